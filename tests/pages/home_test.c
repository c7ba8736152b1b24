/* The first page. */
#include "tests/site.h"

TEST(the_first_page_asks_and_shows_what_is_open)
{
	struct guest *anna = site_as("anna");

	HAS(get(anna, "/").body, "What do you need help with?");
	ask_for_help(anna, "The printer eats paper");
	HAS(get(anna, "/").body, "The printer eats paper");
	LACKS(get(site_as("boris"), "/").body, "The printer");
}

TEST(what_waits_for_her_stands_before_the_rest)
{
	struct guest *anna = site_as("anna");
	struct str page;

	ask_for_help(anna, "Waits for me");
	for (int i = 0; i < 6; i++)
		ask_for_help(anna, "Something else");
	say("UPDATE ticket SET status = 'waiting', waiting_for = 'requester'"
	    " WHERE subject = 'Waits for me'");
	page = get(anna, "/").body;
	HAS(page, "Waits for me");
	IS(str_search(page, S("Waits for me")) < str_search(page, S("Something else")));
}

TEST(who_may_not_ask_is_not_asked)
{
	LACKS(get(site_as("otto"), "/").body, "action=\"/tickets");
}

TEST(how_to_reach_the_desk_stands_on_every_page)
{
	say("INSERT INTO setting (name, value) VALUES ('desk_phone', '555-0100')");
	HAS(get(site_as("anna"), "/").body, "555-0100");
	HAS(get(NULL, "/sign-in").body, "555-0100");
	HAS(get(site_as("anna"), "/nothing").body, "555-0100");
}

TEST(help_is_for_strangers_too)
{
	EQ(get(NULL, "/help").status, 200);
}

TEST(a_note_of_the_page_before_is_said_once_and_only_in_our_words)
{
	struct guest *anna = site_as("anna");
	struct raw raw = { .path = "/me",
		.cookie = str_format(test_mem(), "%s; __Host-note-0000test=saved",
		                     cookie_of(anna)).p };
	struct seen seen = ask_raw(&raw);

	HAS(seen.body, "Saved.");
	HAS(seen.head, "__Host-note-0000test=; Path=/");
	raw.cookie = str_format(test_mem(), "%s; __Host-note-0000test=<b>x</b>", cookie_of(anna)).p;
	LACKS(ask_raw(&raw).body, "<b>x");
}
