/* Addresses and form bodies. */
#include "tests/test.h"

#include "base/url.h"

TEST(a_form_is_read_as_browsers_write_it)
{
	struct params p;
	struct str v;

	OKAY(params_parse(test_mem(), S("title=VPN+is+%3Cb%3Edown&&a=1&a=2&empty=&alone&=x"
	                                "&e=%C3%A9"), 10, &p));
	EQ(p.n, 7);
	IS(params_get(&p, S("title"), &v));
	STREQ(v, "VPN is <b>down");
	IS(params_get(&p, S("a"), &v));
	STREQ(v, "1");
	IS(params_get(&p, S("empty"), &v));
	STREQ(v, "");
	IS(params_get(&p, S("alone"), &v));
	STREQ(v, "");
	IS(params_get(&p, S(""), &v));
	STREQ(v, "x");
	IS(params_get(&p, S("e"), &v));
	STREQ(v, "\xc3\xa9");
	IS(!params_get(&p, S("titl"), &v));
}

TEST(an_empty_form_has_no_fields)
{
	static const struct str rows[] = { STR(""), STR("&"), STR("&&&"), { NULL, 0 } };
	struct params p;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		OKAY(params_parse(test_mem(), rows[i], 0, &p));
		EQ(p.n, 0);
	}
}

TEST(escapes_that_are_none_stay_as_they_are)
{
	static const struct { struct str sent, got; } rows[] = {
		{ STR("%"), STR("%") },
		{ STR("%4"), STR("%4") },
		{ STR("%zz%41"), STR("%zzA") },
		{ STR("100%25"), STR("100%") },
		{ STR("%2525"), STR("%25") },           /* decoded once, never twice */
		{ STR("%2B+%20"), STR("+  ") },
		{ STR("a%00b"), STR("a\0b") },          /* the form says no to it */
		{ STR("%e2%82%AC"), STR("\xe2\x82\xac") },
		{ STR("%+1"), STR("% 1") },
		{ STR("a=b"), STR("a=b") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct params p;

		OKAY(params_parse(test_mem(), str_format(test_mem(), "x=%.*s", FMT(rows[i].sent)),
		                  1, &p));
		SAME(p.v[0].value, rows[i].got);
	}
}

TEST(B117_ten_thousand_fields_are_refused)
{
	struct params p;
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	for (int i = 0; i < 10000; i++)
		buf_format(&b, "f%d=%d&", i, i);
	ERR(params_parse(test_mem(), buf_str(&b), 200, &p), E_INVALID);
	EQ(p.n, 0);
	OKAY(params_parse(test_mem(), buf_str(&b), 10000, &p));
	EQ(p.n, 10000);
}

TEST(an_address_is_path_and_query)
{
	static const struct { struct str uri, path, query; } rows[] = {
		{ STR("/"), STR("/"), STR("") },
		{ STR("/?"), STR("/"), STR("") },
		{ STR("/tickets/12?a=b?c"), STR("/tickets/12"), STR("a=b?c") },
		{ STR("/tickets/"), STR("/tickets/"), STR("") },
		{ STR("/a%20b/%C3%A9"), STR("/a b/\xc3\xa9"), STR("") },
		{ STR("/.well-known/x"), STR("/.well-known/x"), STR("") },
		{ STR("/..."), STR("/..."), STR("") },
		{ STR("/%252e%252e/"), STR("/%2e%2e/"), STR("") },
		{ STR("/a?next=//b\\c%00"), STR("/a"), STR("next=//b\\c%00") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str path, query;

		OKAY(url_path(test_mem(), rows[i].uri, &path, &query));
		SAME(path, rows[i].path);
		SAME(query, rows[i].query);
	}
}

TEST(B037_an_address_cannot_climb_or_hide)
{
	static const struct { struct str uri; enum err e; } rows[] = {
		{ STR(""), E_INVALID },
		{ STR("*"), E_INVALID },
		{ STR("tickets"), E_INVALID },
		{ STR("http://evil.example/"), E_INVALID },
		{ STR("/a#b"), E_INVALID },
		{ STR("/a b"), E_INVALID },
		{ STR("/a\0b"), E_INVALID },
		{ STR("/a\tb"), E_INVALID },
		{ STR("/a?b\nc"), E_INVALID },
		{ STR("/a\x7f"), E_INVALID },
		{ STR("/a\\..\\b"), E_INVALID },
		{ STR("/a%00"), E_INVALID },
		{ STR("/a%0d%0aSet-Cookie:x"), E_INVALID },
		{ STR("/a%7F"), E_INVALID },
		{ STR("/a%2fb"), E_INVALID },
		{ STR("/a%2F..%2Fb"), E_INVALID },
		{ STR("/a%5cb"), E_INVALID },
		{ STR("/%2e%2e%5C"), E_INVALID },
		{ STR("/%"), E_INVALID },
		{ STR("/%4"), E_INVALID },
		{ STR("/%zz"), E_INVALID },
		{ STR("/%ff"), E_INVALID },
		{ STR("/%c0%ae%c0%ae/"), E_INVALID },   /* overlong dots */
		{ STR("/\xff"), E_INVALID },
		{ STR("//evil.example"), E_MISSING },
		{ STR("/a//b"), E_MISSING },
		{ STR("/a//"), E_MISSING },
		{ STR("/.."), E_MISSING },
		{ STR("/."), E_MISSING },
		{ STR("/a/../b"), E_MISSING },
		{ STR("/a/./b"), E_MISSING },
		{ STR("/%2e%2e/b"), E_MISSING },
		{ STR("/a/.%2E"), E_MISSING },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str path, query;

		EQ(url_path(test_mem(), rows[i].uri, &path, &query) == rows[i].e ? -1 : (int)i, -1);
	}
}

TEST(a_component_is_encoded_and_comes_back)
{
	struct params p;
	struct buf b;
	char bytes[256];

	for (int i = 0; i < 256; i++)
		bytes[i] = (char)i;
	buf_init(&b, test_mem(), 4096);
	buf_add(&b, S("x="));
	url_encode(&b, (struct str){ bytes, 256 });
	OKAY(params_parse(test_mem(), buf_str(&b), 1, &p));
	SAME(p.v[0].value, ((struct str){ bytes, 256 }));
	buf_init(&b, test_mem(), 4096);
	url_encode(&b, S("a b/\xc3\xa9~-._&=+%"));
	STREQ(buf_str(&b), "a%20b%2F%C3%A9~-._%26%3D%2B%25");
}

TEST(B083_only_own_paths_are_local)
{
	static const struct { struct str next; bool local; } rows[] = {
		{ STR("/"), true },
		{ STR("/tickets/12"), true },
		{ STR("/tickets/new?text=a%0Ab%2F%5C&for=a%40b"), true },
		{ STR("/tickets/12#entry-3"), true },
		{ STR("/sign-in?next=//x"), true },     /* looked at again when it is used */
		{ STR(""), false },
		{ STR("tickets"), false },
		{ STR("//evil.example"), false },
		{ STR("///evil.example"), false },
		{ STR("/\\evil.example"), false },
		{ STR("\\\\evil.example"), false },
		{ STR("/a\\b"), false },
		{ STR("https:evil.example"), false },
		{ STR("https://evil.example"), false },
		{ STR("javascript:alert(1)"), false },
		{ STR("/%2fevil.example"), false },
		{ STR("%2f%2fevil.example"), false },
		{ STR("/%5cevil.example"), false },
		{ STR("/%252fevil.example"), false },
		{ STR("/%09/evil.example"), false },
		{ STR("/\t/evil.example"), false },
		{ STR("\t//evil.example"), false },
		{ STR(" //evil.example"), false },
		{ STR("/\n/evil.example"), false },
		{ STR("/a\r\nSet-Cookie: x=y"), false },
		{ STR("/./\\evil"), false },
		{ STR("/.//evil.example"), false },
		{ STR("/a/..//evil.example"), false },
		{ STR("/tickets\0"), false },
		{ STR("/\xe3\x80\x82"), false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		EQ(url_is_local(rows[i].next) == rows[i].local ? -1 : (int)i, -1);
}
