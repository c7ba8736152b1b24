/* Text with a length, numbers and UTF-8. */
#include "tests/test.h"

TEST(comparing_looks_at_bytes_and_length)
{
	IS(str_eq(S("a\0b"), S("a\0b")));
	IS(!str_eq(S("a\0b"), S("a\0c")));
	IS(str_eq((struct str){ 0 }, S("")));
	IS(str_eq_nocase(S("Content-Type"), S("content-type")));
	IS(!str_eq_nocase(S("a"), S("ab")));
	IS(str_begins(S("abc"), S("ab")) && !str_begins(S("a"), S("ab")));
	IS(str_ends(S("abc"), S("bc")) && !str_ends(S("c"), S("bc")));
	IS(str_cmp(S("a"), S("ab")) < 0 && str_cmp(S("b"), S("ab")) > 0);
	EQ(str_cmp(S("ab"), S("ab")), 0);
}

TEST(finding_and_cutting_stay_inside)
{
	EQ(str_find(S("abc"), 'c'), 2);
	EQ(str_find(S("abc"), 'x'), SIZE_MAX);
	EQ(str_search(S("abcabd"), S("abd")), 3);
	EQ(str_search(S("ab"), S("abc")), SIZE_MAX);
	STREQ(str_sub(S("abc"), 1, 9), "bc");
	STREQ(str_sub(S("abc"), 9, 9), "");
	STREQ(str_from(S("abc"), 2), "c");
	STREQ(str_trim(S(" \t a b\r\n")), "a b");
	STREQ(str_trim(S("  ")), "");
	STREQ(str_lower(test_mem(), S("ABCxyz\xc3\x84")), "abcxyz\xc3\x84");
}

TEST(parts_are_cut_until_nothing_is_left)
{
	struct str rest = S("a,,b"), part;

	IS(str_cut(&rest, ',', &part));
	STREQ(part, "a");
	IS(str_cut(&rest, ',', &part));
	STREQ(part, "");
	IS(str_cut(&rest, ',', &part));
	STREQ(part, "b");
	IS(!str_cut(&rest, ',', &part));
}

TEST(whole_numbers_are_read_up_to_the_last_bit)
{
	static const struct { struct str text; bool good; int64_t number; } rows[] = {
		{ STR("0"), true, 0 },
		{ STR("-1"), true, -1 },
		{ STR("007"), true, 7 },
		{ STR("9223372036854775807"), true, INT64_MAX },
		{ STR("-9223372036854775808"), true, INT64_MIN },
		{ STR("9223372036854775808"), false, 0 },
		{ STR("-9223372036854775809"), false, 0 },
		{ STR("000000000000000000000"), false, 0 },
		{ STR(""), false, 0 },
		{ STR("-"), false, 0 },
		{ STR("1 "), false, 0 },
		{ STR("0x1"), false, 0 },
		{ STR("1\0"), false, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t n = 0;

		EQ(str_int(rows[i].text, &n), rows[i].good);
		EQ(n, rows[i].number);
	}
}

TEST(only_well_formed_utf8_is_text)
{
	static const struct { struct str text; bool good; } rows[] = {
		{ STR(""), true },
		{ STR("abc\x7f"), true },
		{ STR("\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80 \xf4\x8f\xbf\xbf"), true },
		{ STR("a\0b"), false },
		{ STR("\xc0\xaf"), false },             /* overlong */
		{ STR("\xe0\x80\xaf"), false },
		{ STR("\xf0\x80\x80\xaf"), false },
		{ STR("\xed\xa0\x80"), false },         /* surrogate */
		{ STR("\xf4\x90\x80\x80"), false },     /* past U+10FFFF */
		{ STR("\xe2\x82"), false },             /* cut */
		{ STR("\x80"), false },
		{ STR("\xff"), false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str mended = str_mend(test_mem(), rows[i].text);

		EQ(str_is_text(rows[i].text), rows[i].good);
		IS(str_is_text(mended));
		EQ(str_eq(mended, rows[i].text), rows[i].good);
	}
	STREQ(str_mend(test_mem(), S("a\xff" "b\0")), "a\xef\xbf\xbd" "b\xef\xbf\xbd");
}

TEST(clipping_never_cuts_a_character)
{
	struct str s = S("a\xe2\x82\xac" "b");

	EQ(str_chars(s), 3);
	STREQ(str_clip(s, 9), "a\xe2\x82\xac" "b");
	STREQ(str_clip(s, 4), "a\xe2\x82\xac");
	STREQ(str_clip(s, 3), "a");
	STREQ(str_clip(s, 0), "");
}

TEST(copies_are_terminated)
{
	EQ(str_copy(test_mem(), S("abc")).p[3], 0);
	EQ(strlen(str_z(test_mem(), str_sub(S("abcdef"), 0, 3))), 3);
	STREQ(str_format(test_mem(), "%s-%d", "a", 5), "a-5");
}
