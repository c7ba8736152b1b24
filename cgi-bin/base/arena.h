/*
 * Memory of one request or job run: taken in pieces, given back all at once.
 * Out of memory and the ceiling end the process; the parent starts another.
 * Under AddressSanitizer the unused part is poisoned, so that a stale
 * pointer is seen.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* ceiling: how many bytes it may hold in all before it is a mistake. */
struct arena *arena_open(size_t ceiling);
void arena_close(struct arena *a);

/* Everything taken so far is gone. Keeps one block for the next round. */
void arena_reset(struct arena *a);

/* Zeroed, aligned for anything. */
void *arena_take(struct arena *a, size_t n) __attribute__((malloc, alloc_size(2), returns_nonnull));
void *arena_array(struct arena *a, size_t count, size_t size)
	__attribute__((alloc_size(2, 3), returns_nonnull));

/* How much is taken now, for figures and tests. */
size_t arena_used(const struct arena *a);

#define NEW(arena, type) ((type *)arena_take((arena), sizeof(type)))

#endif
