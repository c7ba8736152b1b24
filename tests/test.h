/*
 * Tests tell stories: TEST(a_breach_pages_only_once) { ... } defines one and
 * registers it by itself. The first look that is not as expected ends the
 * test, with both values and the place. cmocka itself is seen by test.c only,
 * for it needs what base/banned.h forbids.
 */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct test {
	const char *file, *name;
	void (*run)(void);
	struct test *next;
};

void test_register(struct test *t);

#define TEST(name) \
	static void name(void); \
	__attribute__((constructor)) static void name##_registered(void) \
	{ \
		static struct test t = { __FILE__, #name, name, NULL }; \
		test_register(&t); \
	} \
	static void name(void)

/* Memory of this test: new for each, gone after it. */
struct arena *test_mem(void);

/* To be called when this test has ended, however it ended. */
void test_after(void (*clean)(void));

/* What fail() said last in this test, "" when nothing was said. */
struct str test_said(void);

#define HERE __FILE__, __LINE__
#define OKAY(expr) test_err((expr), OK, #expr, HERE)
#define ERR(expr, e) test_err((expr), (e), #expr, HERE)
#define IS(expr) test_is((expr), #expr, HERE)
#define EQ(a, b) test_eq((int64_t)(a), (int64_t)(b), #a, HERE)
#define SAME(a, b) test_same((a), (b), #a, HERE)                /* struct str both, for tables */
#define STREQ(a, literal) test_same((a), S(literal), #a, HERE)
#define HAS(a, literal) test_has((a), S(literal), true, #a, HERE)
#define LACKS(a, literal) test_has((a), S(literal), false, #a, HERE)

void test_err(enum err got, enum err want, const char *what, const char *file, int line);
void test_is(bool so, const char *what, const char *file, int line);
void test_eq(int64_t got, int64_t want, const char *what, const char *file, int line);
void test_same(struct str got, struct str want, const char *what, const char *file, int line);
void test_has(struct str got, struct str part, bool want, const char *what, const char *file,
              int line);

#endif
