/* The words of a ticket, kept and asked. */
#include "base/doc.h"

#include "base/buf.h"
#include "tests/test.h"

static struct doc a_doc(void)
{
	struct doc d = { .mem = test_mem() };

	doc_add(&d, S("VPN drops"), IN_SUBJECT);
	doc_add(&d, S("The vpn drops at noon"), IN_PUBLIC);
	doc_add(&d, S("Dropped by the firewall"), IN_INTERNAL);
	doc_sort(&d);
	return d;
}

TEST(a_doc_knows_where_each_word_is)
{
	struct doc d = a_doc();
	struct str text = doc_text(&d);

	STREQ(text, "\nat\t2\nby\t4\ndropped\t4\ndrops\t3\nfirewall\t4\nnoon\t2\nthe\t6\nvpn\t3\n");
	EQ(doc_place(text, S("vpn")), IN_SUBJECT | IN_PUBLIC);
	EQ(doc_place(text, S("firewall")), IN_INTERNAL);
	EQ(doc_place(text, S("drop")), 0);
	EQ(doc_place(text, S("")), 0);
	EQ(doc_place_begins(text, S("drop")), IN_SUBJECT | IN_PUBLIC | IN_INTERNAL);
	EQ(doc_place_begins(text, S("dropp")), IN_INTERNAL);
	EQ(doc_place_begins(text, S("x")), 0);
}

TEST(a_doc_is_read_as_it_was_written)
{
	struct doc d = a_doc(), again;

	doc_read(test_mem(), doc_text(&d), &again);
	EQ(again.n, d.n);
	SAME(doc_text(&again), doc_text(&d));
	doc_read(test_mem(), S("\n"), &again);
	EQ(again.n, 0);
}

TEST(a_doc_has_room_for_so_many_words)
{
	struct doc d = { .mem = test_mem() };
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	for (int i = 0; i < DOC_WORDS_MOST * 2; i++)
		buf_format(&b, "w%d ", i);
	doc_add(&d, buf_str(&b), IN_PUBLIC);
	doc_add(&d, S("w7"), IN_SUBJECT);
	doc_sort(&d);
	EQ(d.n, DOC_WORDS_MOST);
	EQ(doc_place(doc_text(&d), S("w7")), IN_SUBJECT | IN_PUBLIC);
	EQ(doc_place(doc_text(&d), S("w3999")), 0);
}
