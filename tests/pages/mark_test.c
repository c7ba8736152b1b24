/* Marks in texts, and the line that is shown of a long one. */
#include "pages/mark.h"

#include "base/buf.h"
#include "tests/test.h"

static struct terms terms_of(struct str typed)
{
	struct terms terms;
	size_t at;

	OKAY(terms_parse(test_mem(), typed, NULL, &terms, &at));
	return terms;
}

/* "The [VPN] drops" */
static struct str marked(struct str text, struct str typed)
{
	struct terms terms = terms_of(typed);
	struct view *view = view_new(test_mem());
	struct buf b;

	mark_text(view, "P", text, &terms);
	buf_init(&b, test_mem(), 1000);
	for (size_t i = 0; i < view_rows(view, S("P")); i++) {
		const struct view *row = view_row(view, S("P"), i);
		bool mark = view_rows(row, S("MARK")) > 0;
		struct str piece = S("");

		IS(view_text(view_row(row, mark ? S("MARK") : S("PLAIN"), 0), S("TEXT"), &piece));
		buf_format(&b, mark ? "[%.*s]" : "%.*s", FMT(piece));
	}
	return buf_str(&b);
}

TEST(words_are_marked_where_they_stand)
{
	STREQ(marked(S("The VPN drops"), S("vpn")), "The [VPN] drops");
	STREQ(marked(S("VPN"), S("vpn")), "[VPN]");
	STREQ(marked(S("The VPN"), S("zeppelin")), "The VPN");
	STREQ(marked(S(""), S("vpn")), "");
	STREQ(marked(S("vpn, Vpn-vpnx"), S("vpn")), "[vpn], [Vpn]-vpnx");
	STREQ(marked(S("vpnx"), S("vpn*")), "[vpnx]");
	STREQ(marked(S("a vpn"), S("-vpn a")), "[a] vpn");
	STREQ(marked(S("R\u00e9sum\u00e9"), S("resume")), "[R\u00e9sum\u00e9]");
	STREQ(marked(S("x\u6771\u4eac\u90fdx"), S("\u6771\u4eac\u90fd")),
	      "x[\u6771\u4eac\u90fd]x");
}

TEST(a_line_begins_near_the_first_word)
{
	struct terms terms = terms_of(S("zeppelin"));
	struct str text = S("It was a long day with many words before\nanything of note was said, "
	                    "and then the zeppelin came");

	STREQ(mark_line(test_mem(), S("The zeppelin\ncame"), &terms), "The zeppelin came");
	STREQ(mark_line(test_mem(), text, &terms),
	      "\u2026 before anything of note was said, and then the zeppelin came");
	STREQ(mark_line(test_mem(), S(""), &terms), "");
	EQ(mark_count(text, &terms), 1);
	terms = terms_of(S("the zeppelin -day"));
	EQ(mark_count(text, &terms), 2);
}
