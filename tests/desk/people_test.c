/* People come in by a link, once. */
#include "desk/people.h"
#include "desk/sign_in.h"
#include "tests/scratch.h"

struct guest {
	struct errors wrong;
	struct person person;
	struct str link;
};

static enum err welcome(struct desk *d, const struct newcomer *in, struct guest *g)
{
	*g = (struct guest){ .wrong = { .mem = test_mem() } };
	return desk_welcome_person(d, in, S("http://127.0.0.1:8080"), &g->wrong, &g->person,
	                           &g->link);
}

static struct str secret_of(struct str link)
{
	return str_from(link, S("http://127.0.0.1:8080/welcome/").n);
}

TEST(the_first_admin_comes_in_by_a_link_that_is_good_once)
{
	struct scratch *s = scratch_open();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);
	struct newcomer ada = { .email = S(" Ada.Whitfield@Example.org "),
	                        .roles = 1u << ROLE_ADMIN };
	struct guest g;

	OKAY(welcome(&d, &ada, &g));
	STREQ(g.person.name, "Ada Whitfield");
	STREQ(g.person.email, "ada.whitfield@example.org");
	HAS(g.link, "http://127.0.0.1:8080/welcome/");
	OKAY(desk_welcome(&d, secret_of(g.link), S("correct horse battery"), &g.wrong));
	ERR(desk_welcome(&d, secret_of(g.link), S("correct horse battery"), &g.wrong), E_MISSING);
	EQ(scratch_number(s, "SELECT FIND_IN_SET('admin', roles) > 0 AS n FROM person"), 1);
}

TEST(somebody_without_a_password_gets_a_new_link_and_more_roles)
{
	struct scratch *s = scratch_open();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);
	struct newcomer max = { .email = S("max@example.org"), .name = S("Max B.") };
	struct guest first, second;

	OKAY(welcome(&d, &max, &first));
	max.roles = 1u << ROLE_AGENT;
	OKAY(welcome(&d, &max, &second));
	EQ(first.person.id, second.person.id);
	STREQ(second.person.name, "Max B.");
	EQ(second.person.roles, 1u << ROLE_EMPLOYEE | 1u << ROLE_AGENT);
	ERR(desk_invited(&d, secret_of(first.link), &(struct token){ 0 }), E_MISSING);
	OKAY(desk_invited(&d, secret_of(second.link), &(struct token){ 0 }));
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM person"), 1);
}

TEST(somebody_with_a_password_is_not_added_again_unless_asked_for)
{
	struct scratch *s = scratch_demo();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);
	struct newcomer anna = { .email = S("anna@demo.example") };
	struct guest g;

	OKAY(db_begin(s->db));
	ERR(welcome(&d, &anna, &g), E_INVALID);
	HAS(g.wrong.v[0].text, "has a password");
	anna.again = true;
	OKAY(welcome(&d, &anna, &g));
	STREQ(g.person.name, "Anna Lindqvist");
	ERR(db_end(s->db, E_STALE), E_STALE);
}

TEST(only_phones_are_phones)
{
	static const struct {
		const char *phone;
		bool valid;
	} cases[] = {
		{ "911", true },                  { "555-0101", true },
		{ "+1 (217) 555.0101", true },    { "030/1234-56", true },
		{ "+1 217 555 0101 x12", true },  { "555 0101 ext. 12", true },
		{ "555 0101 EXT12", true },       { "0000000000 0000000000 0000000000", true },
		{ "", false },                    { "12", false },
		{ "abc", false },                 { "abc<>", false },
		{ "555-HELP", false },            { "555 0101 x", false },
		{ "x12", false },                 { "555 0101 x12 x13", false },
		{ "555 0101, 555 0102", false },  { "555\n0101", false },
		{ "12345678901234567890123456789012345678901", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (phone_is_valid(str_of(cases[i].phone)) != cases[i].valid)
			SAME(str_of(cases[i].phone), S("taken for the other"));
}

TEST(only_mail_addresses_are_mail_addresses)
{
	static const struct {
		const char *email;
		bool valid;
	} cases[] = {
		{ "a@b.co", true },             { "o'brien+x@mail.state.example", true },
		{ "", false },                  { "anna", false },
		{ "anna@", false },             { "@example.org", false },
		{ "anna@localhost", false },    { "a b@example.org", false },
		{ "a@b@example.org", false },   { "a@example..org", false },
		{ ".a@example.org", false },    { "a.@example.org", false },
		{ "a@-example.org", false },    { "a@example.org-", false },
		{ "a@exa_mple.org", false },    { "a\n@example.org", false },
		{ "\"a\"@example.org", false }, { "a@example.org.", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (email_is_valid(str_of(cases[i].email)) != cases[i].valid)
			SAME(str_of(cases[i].email), S("taken for the other"));
}
