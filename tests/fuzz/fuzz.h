/*
 * What fuzz targets share: the input as text, fresh memory for each, and
 * HOLDS(), which stops the fuzzer where a property does not hold.
 * Build one with clang -fsanitize=fuzzer,address,undefined and all of base.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define HOLDS(expr) ((expr) ? (void)0 : does_not_hold(#expr, __LINE__))

/* The target: once per input. */
static void look_at(struct arena *mem, struct str in);

static inline void does_not_hold(const char *what, int line)
{
	fprintf(stderr, "line %d: does not hold: %s\n", line, what);
	abort();
}

static inline void say_nothing(enum err e, const char *line)
{
	(void)e;
	(void)line;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static struct arena *mem;
	/* a copy of exact size, so that one byte too far is seen */
	char *copy = malloc(n ? n : 1);

	if (!copy)
		abort();
	if (n)
		memcpy(copy, bytes, n);
	fail_to(say_nothing);
	if (!mem)
		mem = arena_open(64 << 20);
	look_at(mem, (struct str){ copy, n });
	arena_reset(mem);
	free(copy);
	return 0;
}

#endif
