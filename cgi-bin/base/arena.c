/* Blocks in a list; the newest is filled from the bottom. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>

#include "base/banned.h"

/* clang says it in its own way. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

/* Between neighbours, so that an overrun is seen. */
#if defined(__SANITIZE_ADDRESS__)
#define GAP 16
#else
#define GAP 0
#endif

enum { BLOCK = 256 * 1024, ALIGN = alignof(max_align_t) };

struct block {
	struct block *before;
	size_t size, used;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *top;
	size_t total, ceiling;
};

static _Noreturn void out_of_memory(const char *why, size_t n)
{
	fprintf(stderr, "arena: %s (%zu bytes)\n", why, n);
	abort();
}

static struct block *block_new(struct block *before, size_t size)
{
	struct block *b = malloc(sizeof *b + size);

	if (!b)
		out_of_memory("out of memory", size);
	b->before = before;
	b->size = size;
	b->used = 0;
	ASAN_POISON_MEMORY_REGION(b->bytes, size);
	return b;
}

static void block_free(struct block *b)
{
	ASAN_UNPOISON_MEMORY_REGION(b->bytes, b->size);
	free(b);
}

struct arena *arena_open(size_t ceiling)
{
	struct arena *a = malloc(sizeof *a);

	if (!a)
		out_of_memory("out of memory", sizeof *a);
	a->top = block_new(NULL, BLOCK);
	a->total = 0;
	a->ceiling = ceiling;
	return a;
}

void arena_reset(struct arena *a)
{
	while (a->top->before) {
		struct block *b = a->top;

		a->top = b->before;
		block_free(b);
	}
	a->top->used = 0;
	a->total = 0;
	ASAN_POISON_MEMORY_REGION(a->top->bytes, a->top->size);
}

void arena_close(struct arena *a)
{
	if (!a)
		return;
	arena_reset(a);
	block_free(a->top);
	free(a);
}

void *arena_take(struct arena *a, size_t n)
{
	struct block *b = a->top;
	size_t room;
	void *p;

	if (n > a->ceiling)
		out_of_memory("over its ceiling", n);
	room = (n + GAP + ALIGN - 1) / ALIGN * ALIGN;
	if (a->total + room > a->ceiling)
		out_of_memory("over its ceiling", n);
	if (b->size - b->used < room)
		b = a->top = block_new(b, room > BLOCK ? room : BLOCK);
	p = b->bytes + b->used;
	b->used += room;
	a->total += room;
	ASAN_UNPOISON_MEMORY_REGION(p, n);
	return memset(p, 0, n);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t n;

	if (__builtin_mul_overflow(count, size, &n))
		out_of_memory("array too large", count);
	return arena_take(a, n);
}

size_t arena_used(const struct arena *a)
{
	return a->total;
}
