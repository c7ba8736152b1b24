/* What is compared as bytes is equal only when its bytes are (security.md, trap 3). */
#include "store/session.h"
#include "tests/site.h"

static struct str bytes(const char *text)
{
	char *p = arena_take(test_mem(), 32);

	memset(p, ' ', 32);
	memcpy(p, text, strlen(text));
	return (struct str){ p, 32 };
}

TEST(B030_a_digest_in_other_letters_is_another_digest)
{
	struct session s = { .digest = bytes("abc"), .person_id = 1, .created_at = TEST_NOW,
	                     .seen_at = TEST_NOW };
	struct known found;
	static const char *const others[] = { "ABC", "abc\xc3\xa4", "ab", "", "%", "abc\t" };

	OKAY(session_insert(site_db(), &s));
	OKAY(session_known(site_db(), test_mem(), bytes("abc"), &found));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ERR(session_known(site_db(), test_mem(), bytes(others[i]), &found), E_MISSING);
	ERR(session_known(site_db(), test_mem(), S("abc"), &found), E_MISSING);
	ERR(session_known(site_db(), test_mem(), S(""), &found), E_MISSING);
}

TEST(B051_an_address_is_found_as_it_is_and_not_as_it_looks)
{
	static const char *const others[] = { "anna@demo.example ", " anna@demo.example",
		"anna@demo.ex\xc3\xa4mple", "ann\xc3\xa0@demo.example",
		"anna@demo.example\xe2\x80\x8b", "%", "anna@demo.exampl_", "" };
	struct person p;

	OKAY(person_by_email(site_db(), test_mem(), S("anna@demo.example"), &p));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ERR(person_by_email(site_db(), test_mem(), str_of(others[i]), &p), E_MISSING);
}

TEST(a_form_is_new_once_for_each_person)
{
	struct once before;

	OKAY(once_insert(site_db(), 1, S("0123456789abcdef"), S(""), TEST_NOW));
	ERR(once_insert(site_db(), 1, S("0123456789abcdef"), S(""), TEST_NOW), E_STALE);
	OKAY(once_insert(site_db(), 2, S("0123456789abcdef"), S(""), TEST_NOW));
	OKAY(once_insert(site_db(), 1, S("0123456789ABCDEF"), S(""), TEST_NOW));
	OKAY(once_update(site_db(), 1, S("0123456789abcdef"), S("/tickets/5")));
	OKAY(once_by_code(site_db(), test_mem(), 1, S("0123456789abcdef"), &before));
	STREQ(before.location, "/tickets/5");
}

TEST(guesses_are_forgotten_after_a_while)
{
	struct guess g;

	OKAY(guess_insert(site_db(), bytes("a"), TEST_NOW, TEST_NOW - 1000));
	OKAY(guess_insert(site_db(), bytes("a"), TEST_NOW + 500, TEST_NOW - 500));
	OKAY(guess_of(site_db(), test_mem(), bytes("a"), &g));
	EQ(g.failures, 2);
	OKAY(guess_insert(site_db(), bytes("a"), TEST_NOW + 9000, TEST_NOW + 8000));
	OKAY(guess_of(site_db(), test_mem(), bytes("a"), &g));
	EQ(g.failures, 1);
	EQ(g.last_at, TEST_NOW + 9000);
}
