/* Memory of one request. */
#include "tests/test.h"

#include "base/vec.h"

TEST(memory_comes_zeroed_and_aligned)
{
	for (size_t n = 1; n < 100; n++) {
		char *p = arena_take(test_mem(), n);

		EQ((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			EQ(p[i], 0);
		memset(p, 0xff, n);
	}
}

TEST(memory_after_a_reset_is_zeroed_again)
{
	struct arena *a = arena_open(1 << 20);

	memset(arena_take(a, 1000), 0xff, 1000);
	EQ(arena_used(a) >= 1000, 1);
	arena_reset(a);
	EQ(arena_used(a), 0);
	for (size_t i = 0; i < 1000; i++)
		EQ(*(char *)arena_take(a, 1), 0);
	arena_close(a);
}

TEST(a_piece_larger_than_a_block_fits)
{
	struct arena *a = arena_open(8 << 20);
	char *before = arena_take(a, 10), *large = arena_take(a, 4 << 20);
	char *after = arena_take(a, 10);

	before[9] = large[(4 << 20) - 1] = after[9] = 'x';
	arena_reset(a);
	arena_close(a);
}

TEST(a_vector_keeps_its_elements_while_it_grows)
{
	struct { VEC(int); } v = { 0 };

	for (int i = 0; i < 1000; i++)
		*vec_push(test_mem(), &v) = i;
	EQ(v.n, 1000);
	for (int i = 0; i < 1000; i++)
		EQ(v.v[i], i);
}
