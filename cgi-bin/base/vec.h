/*
 * A growing array in an arena, for any type:
 *
 *	struct { VEC(struct row); } rows = { 0 };
 *	*vec_push(mem, &rows) = (struct row){ ... };
 *
 * Elements move when it grows: keep indices, not pointers.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"
#include "base/banned.h"

#define VEC(type) type *v; size_t n, room

#define vec_push(mem, vec) \
	(((vec)->n < (vec)->room ? (void)0 : (void)vec_grow((mem), (void **)&(vec)->v, \
	  (vec)->n, &(vec)->room, sizeof *(vec)->v)), &(vec)->v[(vec)->n++])

static inline void vec_grow(struct arena *mem, void **v, size_t n, size_t *room, size_t size)
{
	size_t more = *room ? *room * 2 : 8;
	void *p = arena_array(mem, more, size);

	if (n)
		memcpy(p, *v, n * size);
	*v = p;
	*room = more;
}

#endif
