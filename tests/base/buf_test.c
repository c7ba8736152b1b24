/* Text being built. */
#include "tests/test.h"

#include "base/buf.h"

TEST(a_buffer_grows_and_stays_terminated)
{
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	STREQ(buf_str(&b), "");
	for (int i = 0; i < 1000; i++)
		buf_format(&b, "%d,", i);
	IS(!buf_full(&b));
	EQ(b.n, 3890);
	EQ(buf_str(&b).p[b.n], 0);
	IS(str_begins(buf_str(&b), S("0,1,2,")) && str_ends(buf_str(&b), S(",999,")));
}

TEST(past_its_ceiling_a_buffer_takes_nothing_and_remembers)
{
	struct buf b;

	buf_init(&b, test_mem(), 4);
	buf_add(&b, S("abcd"));
	IS(!buf_full(&b));
	buf_char(&b, 'e');
	IS(buf_full(&b));
	STREQ(buf_str(&b), "abcd");
}

TEST(what_does_not_fit_is_not_half_there)
{
	struct buf b;

	buf_init(&b, test_mem(), 4);
	buf_add(&b, S("ab"));
	buf_add(&b, S("cde"));
	buf_add(&b, S("f"));
	IS(buf_full(&b));
	STREQ(buf_str(&b), "ab");
}

TEST(a_long_format_is_whole)
{
	char long_text[2000];
	struct buf b;

	memset(long_text, 'x', sizeof long_text);
	buf_init(&b, test_mem(), 5000);
	buf_format(&b, "<%.*s>", (int)sizeof long_text, long_text);
	EQ(b.n, 2002);
	IS(str_ends(buf_str(&b), S("x>")));
	EQ(buf_str(&b).p[b.n], 0);
}

TEST(numbers_are_written_with_as_many_digits_as_asked_for)
{
	static const struct {
		int64_t n;
		int digits;
		struct str text;
	} rows[] = {
		{ 0, 1, STR("0") }, { 0, 2, STR("00") }, { 7, 2, STR("07") },
		{ 2026, 1, STR("2026") },
		{ -5, 1, STR("-5") }, { -5, 3, STR("-005") }, { 123, 2, STR("123") },
		{ INT64_MAX, 1, STR("9223372036854775807") },
		{ INT64_MIN, 1, STR("-9223372036854775808") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf b;

		buf_init(&b, test_mem(), 40);
		buf_int(&b, rows[i].n, rows[i].digits);
		SAME(buf_str(&b), rows[i].text);
	}
}

TEST(a_number_that_does_not_fit_is_not_half_there)
{
	struct buf b;

	buf_init(&b, test_mem(), 3);
	buf_int(&b, 1234, 1);
	EQ(b.n, 0);
	IS(buf_full(&b));
}
