/* The runner: all tests by file and name, or those whose "file:name" contains the argument. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#undef fail              /* its word; ours is base/err.h */
#include "tests/test.h"

#include <inttypes.h>

enum { SHOWN = 4000 };

static struct test *all;
static struct arena *mem;
static char said[512];
static void (*after[4])(void);
static size_t after_count;

void test_register(struct test *t)
{
	t->next = all;
	all = t;
}

struct arena *test_mem(void)
{
	if (!mem)
		mem = arena_open(256 << 20);
	return mem;
}

struct str test_said(void)
{
	return str_of(said);
}

static void keep(enum err e, const char *line)
{
	snprintf(said, sizeof said, "%s: %s", err_name(e), line);
}

static void give_up(const char *file, int line)
{
	if (said[0])
		print_error("    last failure: %s\n", said);
	_fail(file, line);
}

void test_err(enum err got, enum err want, const char *what, const char *file, int line)
{
	if (got == want)
		return;
	print_error("%s\n    is %s, should be %s\n", what, err_name(got), err_name(want));
	give_up(file, line);
}

void test_is(bool so, const char *what, const char *file, int line)
{
	if (so)
		return;
	print_error("%s\n    is not so\n", what);
	give_up(file, line);
}

void test_eq(int64_t got, int64_t want, const char *what, const char *file, int line)
{
	if (got == want)
		return;
	print_error("%s\n    is %" PRId64 ", should be %" PRId64 "\n", what, got, want);
	give_up(file, line);
}

/* Bytes that a terminal would not show are written as \xNN. */
static void show(const char *title, struct str s)
{
	print_error("    %s %zu bytes: ", title, s.n);
	for (size_t i = 0; i < s.n && i < SHOWN; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= 0x20 && c != 0x7f) || c == '\n')
			print_error("%c", c);
		else
			print_error("\\x%02x", c);
	}
	print_error("%s\n", s.n > SHOWN ? " ..." : "");
}

void test_same(struct str got, struct str want, const char *what, const char *file, int line)
{
	if (str_eq(got, want))
		return;
	print_error("%s\n", what);
	show("is", got);
	show("should be", want);
	give_up(file, line);
}

void test_has(struct str got, struct str part, bool want, const char *what, const char *file,
              int line)
{
	if ((part.n == 0 || str_search(got, part) != SIZE_MAX) == want)
		return;
	print_error("%s\n", what);
	show(want ? "lacks" : "has", part);
	show("is", got);
	give_up(file, line);
}

static void run(void **state)
{
	struct test *t = *state;

	said[0] = 0;
	t->run();
}

void test_after(void (*clean)(void))
{
	if (after_count < sizeof after / sizeof *after)
		after[after_count++] = clean;
}

static int clean_up(void **state)
{
	(void)state;
	while (after_count)
		after[--after_count]();
	arena_close(mem);
	mem = NULL;
	return 0;
}

/* "base/url_test.c", wherever it was compiled from. */
static const char *room(const struct test *t)
{
	const char *at = strstr(t->file, "tests/");

	return at ? at + 6 : t->file;
}

static int by_file_and_name(const void *a, const void *b)
{
	const struct CMUnitTest *x = a, *y = b;
	const struct test *s = x->initial_state, *t = y->initial_state;
	int order = strcmp(room(s), room(t));

	return order ? order : strcmp(s->name, t->name);
}

static bool is_wanted(const struct test *t, const char *part)
{
	char full[512];

	snprintf(full, sizeof full, "%s:%s", room(t), t->name);
	return !part || strstr(full, part);
}

static const char *title(const struct test *t)
{
	int n = snprintf(NULL, 0, "%s:%s", room(t), t->name) + 1;
	char *z = malloc((size_t)n);

	if (!z)
		abort();
	snprintf(z, (size_t)n, "%s:%s", room(t), t->name);
	return z;
}

int main(int argc, char **argv)
{
	struct CMUnitTest *tests;
	size_t n = 0;
	int failed;

	for (struct test *t = all; t; t = t->next)
		n += is_wanted(t, argc > 1 ? argv[1] : NULL);
	tests = calloc(n + 1, sizeof *tests);
	if (!tests)
		return 1;
	n = 0;
	for (struct test *t = all; t; t = t->next)
		if (is_wanted(t, argc > 1 ? argv[1] : NULL))
			tests[n++] = (struct CMUnitTest){ title(t), run, NULL, clean_up, t };
	qsort(tests, n, sizeof *tests, by_file_and_name);
	fail_to(keep);
	failed = n ? _cmocka_run_group_tests("firstline", tests, n, NULL, NULL) : 0;
	for (size_t i = 0; i < n; i++)
		free((void *)(uintptr_t)tests[i].name);
	free(tests);
	fflush(stderr);
	printf("%zu passed, %d failed\n", n - (size_t)failed, failed);
	fflush(stdout);
	return n == 0 || failed > 0;
}
