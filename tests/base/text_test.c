/* What people type, made decent. */
#include "tests/test.h"

#include "base/buf.h"
#include "base/text.h"

#define E_ACUTE "\xc3\xa9"
#define RLO "\xe2\x80\xae"              /* U+202E, turns what follows around */
#define ZWSP "\xe2\x80\x8b"
#define ZWJ "\xe2\x80\x8d"
#define BOM "\xef\xbb\xbf"
#define WRONG_BYTE "\xef\xbf\xbd"       /* U+FFFD */
#define NBSP "\xc2\xa0"
#define MORE "\xe2\x80\xa6"

TEST(B012_B037_B040_file_names_are_made_safe_to_show)
{
	static const struct { struct str raw, name; } rows[] = {
		{ STR("report.pdf"), STR("report.pdf") },
		{ STR("My " E_ACUTE " file.txt"), STR("My " E_ACUTE " file.txt") },
		{ STR("../../etc/passwd"), STR("passwd") },
		{ STR("C:\\Users\\anna\\a.txt"), STR("a.txt") },
		{ STR("..\\..\\boot.ini"), STR("boot.ini") },
		{ STR("/"), STR("file") },
		{ STR("dir/"), STR("file") },
		{ STR(""), STR("file") },
		{ STR("..."), STR("file") },
		{ STR(" . . "), STR("file") },
		{ STR(".htaccess"), STR("htaccess") },
		{ STR("a.txt. . "), STR("a.txt") },
		{ STR("\"><img src=x onerror=alert(1)>.png"),
		  STR("\"><img src=x onerror=alert(1)>.png") },         /* templates escape it */
		{ STR("invoice" RLO "fdp.exe"), STR("invoicefdp.exe") },
		{ STR("a" ZWSP "." ZWJ "e" BOM "xe"), STR("a.exe") },
		{ STR("." ZWSP "./x"), STR("x") },
		{ STR("." ZWSP "."), STR("file") },
		{ STR(RLO ZWSP), STR("file") },
		{ STR("a\0.png"), STR("a.png") },
		{ STR("a\r\nSet-Cookie: b.png"), STR("aSet-Cookie: b.png") },
		{ STR("a\x1b[31m.txt"), STR("a[31m.txt") },
		{ STR("a\xc2\x85" "b.txt"), STR("ab.txt") },            /* U+0085 */
		{ STR("a\xff.txt"), STR("a" WRONG_BYTE ".txt") },
		{ STR(".\xc0\xaf./x"), STR("x") },
		{ STR(NBSP "a" NBSP "b" NBSP), STR("a b") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(file_name_clean(test_mem(), rows[i].raw), rows[i].name);
}

static struct str repeated(const char *part, size_t n, const char *end)
{
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	while (n--)
		buf_add(&b, str_of(part));
	buf_add(&b, str_of(end));
	return buf_str(&b);
}

TEST(B012_a_long_file_name_keeps_its_extension)
{
	struct str name = file_name_clean(test_mem(), repeated("x", 4096, ".tar.gz"));

	EQ(name.n, 255);
	IS(str_ends(name, S("xx.gz")));
	name = file_name_clean(test_mem(), repeated(E_ACUTE, 500, ".pdf"));
	EQ(name.n, 254);
	IS(str_is_text(name) && str_ends(name, S(E_ACUTE ".pdf")));
	name = file_name_clean(test_mem(), repeated("x", 300, ""));
	EQ(name.n, 255);
	name = file_name_clean(test_mem(), repeated("x.", 200, "an extension longer than others"));
	IS(name.n <= 255 && name.n > 250);
	name = file_name_clean(test_mem(), repeated(". ", 200, repeated("x", 300, ".c").p));
	EQ(name.n, 255);
}

TEST(a_line_is_one_line)
{
	static const struct { struct str raw, line; } rows[] = {
		{ STR(""), STR("") },
		{ STR(" \t\r\n "), STR("") },
		{ STR("  a \r\n\t b" NBSP "  c "), STR("a b c") },
		{ STR("a\0b"), STR("ab") },
		{ STR("a\x1b" "b\x7f"), STR("a b") },
		{ STR("a\xe2\x80\xa8" "b"), STR("a b") },               /* U+2028 */
		{ STR(RLO "ab" ZWSP BOM "c"), STR("abc") },
		{ STR("a " RLO " b"), STR("a b") },
		{ STR("\xf0\x9f\x91\xa9" ZWJ "\xf0\x9f\x94\xa7"),
		  STR("\xf0\x9f\x91\xa9" ZWJ "\xf0\x9f\x94\xa7") },     /* one emoji of two */
		{ STR("a\xffz"), STR("a" WRONG_BYTE "z") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(text_line(test_mem(), rows[i].raw), rows[i].line);
}

TEST(a_body_keeps_its_lines_and_nothing_else)
{
	static const struct { struct str raw, body; } rows[] = {
		{ STR(""), STR("") },
		{ STR("a\r\nb\rc\nd"), STR("a\nb\nc\nd") },
		{ STR("  a\tb  \n\n c \r\n \t\n"), STR("  a\tb  \n\n c") },
		{ STR("a\0\x08\x1b" "b\xc2\x9b" "c"), STR("abc") },
		{ STR("a\xc3"), STR("a" WRONG_BYTE) },
		{ STR("\r\r\n\n"), STR("") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(text_body(test_mem(), rows[i].raw), rows[i].body);
}

TEST(the_first_line_says_what_it_is_about)
{
	STREQ(text_first_line(test_mem(), S("\n \r\n  VPN  is down \nnow"), 80), "VPN is down");
	STREQ(text_first_line(test_mem(), S(" \n\n"), 80), "");
	STREQ(text_first_line(test_mem(), S("one two three four"), 14), "one two" MORE);
	STREQ(text_first_line(test_mem(), S("onetwothreefour"), 10), "onetwot" MORE);
	STREQ(text_first_line(test_mem(), S(E_ACUTE E_ACUTE E_ACUTE E_ACUTE), 6), E_ACUTE MORE);
	STREQ(text_first_line(test_mem(), S("abcdef"), 6), "abcdef");
	STREQ(text_first_line(test_mem(), S("abcdef"), 2), "ab");
}

/* Links in <angle brackets>, everything else as it is. */
static struct str marked(struct str text)
{
	struct piece *piece;
	size_t n = text_pieces(test_mem(), text, &piece);
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	for (size_t i = 0; i < n; i++) {
		buf_add(&b, piece[i].link ? S("<") : S(""));
		buf_add(&b, piece[i].text);
		buf_add(&b, piece[i].link ? S(">") : S(""));
	}
	return buf_str(&b);
}

TEST(addresses_in_text_become_links)
{
	static const struct { struct str text, marked; } rows[] = {
		{ STR(""), STR("") },
		{ STR("no link"), STR("no link") },
		{ STR("http://a.example"), STR("<http://a.example>") },
		{ STR("see HTTPS://a.example/x?y=z#q, please"),
		  STR("see <HTTPS://a.example/x?y=z#q>, please") },
		{ STR("(https://a.example/x)."), STR("(<https://a.example/x>).") },
		{ STR("https://a.example/x_(y)"), STR("<https://a.example/x_(y)>") },
		{ STR("[https://a.example/x](y)"), STR("[<https://a.example/x](y)>") },
		{ STR("\"https://a.example\""), STR("\"<https://a.example>\"") },
		{ STR("https://a.example/\xc3\xa9\xe3\x80\x82"),
		  STR("<https://a.example/\xc3\xa9>\xe3\x80\x82") },    /* ideographic full stop */
		{ STR("https://a.example/a" RLO "b"), STR("<https://a.example/a>" RLO "b") },
		{ STR("https://a https://b\nhttps://c"),
		  STR("<https://a> <https://b>\n<https://c>") },
		{ STR("http://[::1]:80/"), STR("<http://[::1]:80/>") },
		{ STR("https://a.example/?x=@y"), STR("<https://a.example/?x=@y>") },
		/* and these are none */
		{ STR("http://"), STR("http://") },
		{ STR("https:// a"), STR("https:// a") },
		{ STR("xhttp://a.example"), STR("xhttp://a.example") },
		{ STR("javascript:alert(1)"), STR("javascript:alert(1)") },
		{ STR("ftp://a.example"), STR("ftp://a.example") },
		{ STR("https://bank.example@evil.example/"),
		  STR("https://bank.example@evil.example/") },
		{ STR("https://..."), STR("https://...") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(marked(rows[i].text), rows[i].marked);
}

TEST(text_that_is_none_does_no_harm)
{
	STREQ(marked(S("http://a\xe2\0) http://b\xc3")), "<http://a>\xe2\0) <http://b>\xc3");
}

TEST(two_hundred_links_are_enough)
{
	struct piece *piece;
	size_t n = text_pieces(test_mem(), repeated("http://a ", 300, ""), &piece), links = 0;

	for (size_t i = 0; i < n; i++)
		links += piece[i].link;
	EQ(links, 200);
	EQ(n, 400);
	EQ(piece[399].text.n, 1 + 100 * 9);
}

TEST(a_link_longer_than_any_address_is_text)
{
	struct piece *piece;

	EQ(text_pieces(test_mem(), repeated("http://a", 100000, ")))"), &piece), 1);
	IS(!piece[0].link);
}
