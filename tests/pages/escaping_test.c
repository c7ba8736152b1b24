/*
 * Markup in every text that anybody can write, by every role, and then every
 * page: nowhere may it have become an element.
 */
#include "store/ticket.h"
#include "tests/site.h"

#define CANARY "x'\"><b id=hd-7>"
#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"

static const char *const everybody[] = { "anna", "boris", "mia", "max", "lena", "ada", "sol",
	"otto" };
enum { EVERYBODY = sizeof everybody / sizeof *everybody };

static const char *canary(void)
{
	return encoded(S(CANARY));
}

/* "text=%s&code=fixed" with the canary for each %s, at most four. */
static struct seen send(const char *who, const char *path, const char *fmt)
{
	const char *c = canary();

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	return post(site_as(who), path, str_format(test_mem(), fmt, c, c, c, c).p);
#pragma GCC diagnostic pop
}

static void is_harmless(struct seen seen)
{
	LACKS(seen.body, "<b id=hd-7>");
	LACKS(seen.head, "<b");
	IS(seen.status < 500);
}

/* What only the operator or an import writes is text as well. */
static void mark_the_house(void)
{
	static const char *const columns[][2] = {
		{ "agency", "name" }, { "team", "name" }, { "category", "name" },
		{ "category", "help" },
	};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		say("UPDATE %s SET %s = 'x''\"><b id=hd-7>'", columns[i][0], columns[i][1]);
	say("INSERT INTO setting (name, value) VALUES ('desk_name', '<b id=hd-7>'),"
	    " ('desk_phone', '\"><b id=hd-7>'), ('desk_mail', '\"><b id=hd-7>'),"
	    " ('desk_hours', '\"><b id=hd-7>')");
	say("UPDATE person SET zone = '\"><b id=hd-7>' WHERE id = 2");
	say("UPDATE session SET browser = '<b id=hd-7> Firefox'");
}

static void mark_the_profiles(void)
{
	for (size_t i = 0; i < EVERYBODY; i++)
		EQ(send(everybody[i], "/me",
		        "name=%s&phone=&location=%s&zone=&theme=dark").status, 303);
	say("UPDATE person SET phone = 'x''\"><b id=hd-7>'");
}

/* A ticket on which everybody has written everything. */
static const char *a_marked_ticket(void)
{
	struct seen seen = send("anna", "/tickets", "text=%s&phone=%s&location=%s");
	const char *ticket = str_z(test_mem(), seen.location);
	static const char *const workers[] = { "mia", "lena", "ada" };

	OKAY(follower_insert(site_db(), 2, number_of(ticket)));
	for (size_t i = 0; i < sizeof workers / sizeof *workers; i++) {
		EQ(send(workers[i], below(ticket, "reply"), "text=%s&then=waiting").status, 303);
		EQ(send(workers[i], below(ticket, "note"), "text=%s").status, 303);
		EQ(send(workers[i], below(ticket, "change"),
		        "subject=%s&priority=P1&priority_reason=%s"
		        "&category=2&status=open&version=99").status, 303);
	}
	EQ(send("max", below(ticket, "note"), "text=https://a.example/%s").status, 303);
	EQ(send("mia", below(ticket, "assign"), "team=1&assignee=5&reason=%s&version=99").status,
	   303);
	EQ(post_file(site_as("anna"), below(ticket, "reply"), "text=a&once=" ONE_KEY,
	             "x'\\\"><b id=hd-7>.txt", "<b id=hd-7>", S("<b id=hd-7>")).status, 303);
	EQ(send("lena", below(ticket, "resolve"), "text=%s&code=fixed&version=99").status, 303);
	return ticket;
}

static void look_everywhere(const struct guest *who, const char *ticket)
{
	static const char *const paths[] = {
		"/", "/help", "/me", "/tickets", "/tickets?show=solved", "/tickets?show=waiting",
		"/tickets?show=shared", "/tickets/new", "/tickets/for", "/queue/mine",
		"/queue/unassigned",
		"/queue/waiting", "/queue/open", "/queue/solved", "/sign-in", "/nothing",
		"/people/find?q=x", "/people/find?q=555",
	};
	static const char *const echoes[] = {
		"/tickets/new?text=%s", "/tickets/for?for=%s&text=%s", "/tickets?show=%s&after=%s",
		"/queue/open?sort=%s&dir=%s&after=%s", "/people/find?q=%s", "/sign-in?next=%s",
		"/sign-in?next=/%s", "/%s", "/tickets/%s", "/queue/%s", "/?%s=%s",
	};
	const char *c = canary();

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		is_harmless(get(who, "%s", paths[i]));
	is_harmless(get(who, "%s", ticket));
	is_harmless(get(who, "%s/timeline", ticket));
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	for (size_t i = 0; i < sizeof echoes / sizeof *echoes; i++)
		is_harmless(get(who, echoes[i], c, c, c));
#pragma GCC diagnostic pop
}

TEST(B013_markup_that_anybody_wrote_is_an_element_on_no_page)
{
	const char *ticket;

	site_db();
	mark_the_profiles();
	ticket = a_marked_ticket();
	mark_the_house();
	HAS(get(site_as("mia"), "%s", ticket).body, "&lt;b id=hd-7&gt;");
	for (size_t i = 0; i < EVERYBODY; i++)
		look_everywhere(site_as(everybody[i]), ticket);
	say("UPDATE ticket SET status = 'waiting', waiting_for = 'requester', resolved_at = NULL");
	for (size_t i = 0; i < EVERYBODY; i++)
		look_everywhere(site_as(everybody[i]), ticket);
	look_everywhere(NULL, ticket);
}

TEST(B013_markup_in_a_form_that_comes_back_is_an_element_nowhere)
{
	const char *ticket = ask_for_help(site_as("anna"), "Help");

	is_harmless(send("anna", "/tickets", "text=%s&kind=%s&phone=%s&category=%s"));
	is_harmless(send("anna", "/tickets", "text=%s&role=%s"));
	is_harmless(send("anna", "/tickets", "text=a&%s=%s"));
	is_harmless(send("anna", below(ticket, "reopen"), "text=%s"));
	is_harmless(send("mia", "/tickets/for", "requester=%s&channel=%s&subject=%s&team=%s"));
	is_harmless(send("mia", below(ticket, "assign"), "team=99&reason=%s&version=1"));
	is_harmless(send("mia", below(ticket, "assign"),
	                 "team=%s&assignee=%s&reason=%s&version=%s"));
	is_harmless(send("mia", below(ticket, "change"),
	                 "subject=%s&priority=P1&status=%s&version=1"));
	is_harmless(send("mia", below(ticket, "resolve"), "text=%s&code=%s&version=%s"));
	is_harmless(send("mia", below(ticket, "reply"), "text=%s&then=%s"));
	is_harmless(send("anna", "/me", "name=%s&zone=%s&theme=%s"));
	is_harmless(send(NULL, "/sign-in", "email=%s&password=%s&next=%s"));
}

TEST(B013_markup_in_what_somebody_else_changed_is_an_element_nowhere)
{
	const char *ticket = ask_for_help(site_as("anna"), "Help");
	struct seen seen;

	EQ(send("mia", below(ticket, "change"), "subject=%s&status=new&version=99").status, 303);
	seen = send("lena", below(ticket, "change"), "subject=%s&status=new&version=1");
	EQ(seen.status, 409);
	is_harmless(seen);
}

TEST(B012_markup_in_the_name_of_an_upload_is_an_element_nowhere)
{
	struct guest *anna = site_as("anna");

	is_harmless(post_file(anna, "/uploads", "once=" ONE_KEY, "\\\"><b id=hd-7>", "text/plain",
	                      S("x")));
	is_harmless(post_file(anna, "/uploads", "once=" ONE_KEY, "<b id=hd-7>", "text/plain",
	                      S("")));
	is_harmless(post_file(anna, "/tickets", "text=&once=" ONE_KEY, "<b id=hd-7>", "text/plain",
	                      S("x")));
}

TEST(B020_signs_of_templates_and_formats_are_letters)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "{{REF}} {{>../../etc/passwd}} ${x} %s%n [[Take]]");

	HAS(get(anna, "%s", ticket).body, "{{REF}} {{&gt;../../etc/passwd}} ${x} %s%n [[Take]]");
}

TEST(only_addresses_become_links)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna,
	                                  "see https://a.example/?a=1&b=2 or javascript:alert(1)"
		" or data:text/html,x or http://b.example/\"onmouseover=alert(1)");
	struct str page = get(anna, "%s", ticket).body;

	HAS(page, "href=\"https://a.example/?a=1&amp;b=2\"");
	LACKS(page, "href=\"javascript");
	LACKS(page, "href=\"data:");
	LACKS(page, "\"onmouseover");
}
