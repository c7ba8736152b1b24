/* The Cookie header. */
#include "tests/test.h"

#include "base/buf.h"
#include "base/cookie.h"

TEST(a_cookie_is_found_by_its_whole_name)
{
	static const struct { struct str header; bool found; struct str value; } rows[] = {
		{ STR("sid=abc"), true, STR("abc") },
		{ STR("a=1; sid=abc; b=2"), true, STR("abc") },
		{ STR("a=1;sid=abc;b=2"), true, STR("abc") },
		{ STR(" a=1 ;  sid = abc "), true, STR("abc") },
		{ STR("sid=\"abc\""), true, STR("abc") },
		{ STR("sid=a=b=="), true, STR("a=b==") },
		{ STR("sid="), true, STR("") },
		{ STR("sid=first; sid=second"), true, STR("first") },
		{ STR(""), false, STR("") },
		{ STR(";;;"), false, STR("") },
		{ STR("sid"), false, STR("") },
		{ STR("=sid"), false, STR("") },
		{ STR("SID=abc"), false, STR("") },
		{ STR("xsid=abc; sidx=abc"), false, STR("") },
		{ STR("__Host-sid=abc"), false, STR("") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str value = S("");

		EQ(cookie_get(rows[i].header, S("sid"), &value), rows[i].found);
		if (rows[i].found)
			SAME(value, rows[i].value);
	}
}

TEST(B035_a_spoiled_cookie_is_none)
{
	static const struct str rows[] = {
		STR("sid=a b"), STR("sid=a\rb"), STR("sid=a\nb"), STR("sid=a\0b"), STR("sid=a,b"),
		STR("sid=a\\b"), STR("sid=\"a"), STR("sid=a\"b"), STR("sid=\xc3\xa9"),
		STR("sid=a\x7f"), STR("sid=bad bad; sid=good"),
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str value;

		EQ(cookie_get(rows[i], S("sid"), &value) ? (int)i : -1, -1);
	}
}

TEST(a_header_past_its_limits_has_no_cookies)
{
	struct str value;
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	for (int i = 0; i < 100; i++)
		buf_format(&b, "c%d=x; ", i);
	buf_add(&b, S("sid=abc"));
	IS(!cookie_get(buf_str(&b), S("sid"), &value));
	IS(cookie_get(buf_str(&b), S("c99"), &value));

	buf_init(&b, test_mem(), 1 << 20);
	buf_add(&b, S("sid="));
	while (b.n < 5000)
		buf_char(&b, 'x');
	IS(!cookie_get(buf_str(&b), S("sid"), &value));
	buf_init(&b, test_mem(), 1 << 20);
	buf_add(&b, S("sid=abc; x="));
	while (b.n < 17000)
		buf_char(&b, 'x');
	IS(!cookie_get(buf_str(&b), S("sid"), &value));
}
