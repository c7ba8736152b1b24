/* The hall: every request gets an answer, whatever happens; a form is carried out once. */
#include "http/form.h"
#include "pages/routes.h"
#include "tests/site.h"

#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"
#define OTHER_KEY "BBBBBBBBBBBBBBBBBBBBBA"

TEST(the_same_form_sent_twice_is_one_ticket_and_one_answer)
{
	struct guest *anna = site_as("anna");
	struct seen first = post(anna, "/tickets", "text=Hello&once=" ONE_KEY);
	struct seen second = post(anna, "/tickets", "text=Hello&once=" ONE_KEY);

	EQ(first.status, 303);
	EQ(second.status, 303);
	SAME(second.location, first.location);
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 1);
	EQ(count_of("SELECT COUNT(*) FROM entry"), 1);
}

TEST(the_same_reply_sent_twice_is_one_reply)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "Help");

	EQ(post(anna, below(ticket, "reply"), "text=Hello&once=" ONE_KEY).status, 303);
	EQ(post(anna, below(ticket, "reply"), "text=Hello&once=" ONE_KEY).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM entry"), 2);
}

TEST(two_forms_of_one_page_are_two_things)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(site_as("anna"), "Help");

	EQ(post(mia, below(ticket, "note"), "text=Known&once=" ONE_KEY).status, 303);
	EQ(post(mia, below(ticket, "reply"), "text=Hello&once=" ONE_KEY).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM entry"), 3);
}

TEST(a_form_with_another_key_is_another_form)
{
	struct guest *anna = site_as("anna");

	post(anna, "/tickets", "text=Hello&once=" ONE_KEY);
	post(anna, "/tickets", "text=Hello&once=" OTHER_KEY);
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 2);
}

TEST(the_same_key_with_other_words_drops_nothing)
{
	struct guest *anna = site_as("anna");
	struct seen first = post(anna, "/tickets", "text=Hello&once=" ONE_KEY);
	struct seen second = post(anna, "/tickets", "text=Good+bye&once=" ONE_KEY);

	EQ(second.status, 409);
	HAS(second.body, "Good bye");
	IS(str_search(second.body, first.location) != SIZE_MAX);
	LACKS(second.body, ONE_KEY);
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 1);
}

TEST(a_form_without_a_key_is_not_carried_out_and_its_text_stays)
{
	struct guest *anna = site_as("anna");
	struct seen seen = ask_raw(&(struct raw){ .method = POST, .path = "/tickets",
		.cookie = cookie_of(anna), .type = "application/x-www-form-urlencoded",
		.body = str_format(test_mem(), "csrf=%.*s&text=A+long+story",
		                   FMT(token_of(anna))) });

	EQ(seen.status, 400);
	HAS(seen.body, "Please open the page again");
	HAS(seen.body, "A long story");
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 0);
}

TEST(every_form_has_a_key_or_says_why_it_needs_none)
{
	for (size_t t = 0; all_routes[t]; t++)
		for (const struct route *r = all_routes[t]; r->path; r++)
			if (r->method == POST)
				IS(r->form && (r->form->once != (r->form->freely != NULL)));
}

TEST(a_wrong_guess_counts_and_the_key_stays_good)
{
	struct guest *anna = site_as("anna");
	struct seen seen;

	site_passwords();
	EQ(post(anna, "/me/password", "old=wrong&password=seven-herons-77&again=seven-herons-77"
	              "&once=" ONE_KEY).status, 422);
	EQ(count_of("SELECT MAX(failures) FROM guess"), 1);
	seen = post(anna, "/me/password", "old=" TEST_PASSWORD "&password=seven-herons-77"
	                  "&again=seven-herons-77&once=" ONE_KEY);
	EQ(seen.status, 303);
	anna = guest_of(&seen);         /* her session is another one now */
	EQ(post(anna, "/me/password", "old=" TEST_PASSWORD "&password=seven-herons-77"
	              "&again=seven-herons-77&once=" ONE_KEY).status, 303);
	EQ(post(anna, "/me/password", "old=" TEST_PASSWORD "&password=nine-herons-99"
	              "&again=nine-herons-99&once=" ONE_KEY).status, 409);
}

TEST(keys_are_each_persons_own)
{
	post(site_as("anna"), "/tickets", "text=Hello&once=" ONE_KEY);
	EQ(post(site_as("boris"), "/tickets", "text=Hello&once=" ONE_KEY).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM ticket WHERE requester_id = 2"), 1);
}

TEST(a_form_that_was_not_accepted_may_be_sent_again_with_its_key)
{
	struct guest *anna = site_as("anna");
	struct seen seen = post(anna, "/tickets", "text=&once=" ONE_KEY);

	EQ(seen.status, 422);
	HAS(seen.body, "name=\"once\" value=\"" ONE_KEY "\"");
	EQ(post(anna, "/tickets", "text=Hello&once=" ONE_KEY).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 1);
}

TEST(a_form_that_was_refused_may_be_sent_again_with_its_key)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(site_as("anna"), "Help");

	EQ(post(site_as("max"), below(ticket, "take"), "once=" ONE_KEY).status, 403);
	EQ(post(mia, below(ticket, "confirm"), "once=" ONE_KEY).status, 403);
	EQ(post(mia, below(ticket, "take"), "once=" ONE_KEY).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM once WHERE person_id IN (3, 4)"), 1);
}

TEST(a_stranger_is_asked_to_sign_in_and_comes_to_where_he_wanted)
{
	struct seen seen = get(NULL, "/tickets?show=solved");

	EQ(seen.status, 303);
	STREQ(seen.location, "/sign-in?next=%2Ftickets%3Fshow%3Dsolved");
}

TEST(what_a_stranger_sends_is_not_lost_though_it_is_refused)
{
	struct seen page = get(NULL, "/sign-in");
	struct seen seen = post(guest_of(&page), "/tickets", "text=A+long+story");

	EQ(seen.status, 403);
	HAS(seen.body, "You are signed out");
	HAS(seen.body, "A long story");
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 0);
}

TEST(an_error_page_has_a_number_and_no_inside)
{
	struct seen seen = get(site_as("anna"), "/tickets/4711");

	EQ(seen.status, 404);
	HAS(seen.body, "<code>test</code>");
	HAS(seen.body, "This page does not exist, or it is not yours to see.");
	LACKS(seen.body, "SELECT");
	LACKS(seen.body, ".c:");
}

TEST(with_the_database_away_a_page_says_so_and_keeps_what_was_typed)
{
	struct guest *anna = site_as("anna");
	struct seen seen;

	token_of(anna);
	site_lose_database();
	seen = post(anna, "/tickets", "text=A+long+story&phone=555-1");
	EQ(seen.status, 503);
	STREQ(header_of(&seen, "Retry-After"), "5");
	HAS(seen.body, "cannot reach its database");
	HAS(seen.body, "A long story");
	HAS(seen.body, "555-1");
}

TEST(with_the_database_away_a_file_is_not_half_kept)
{
	struct guest *anna = site_as("anna");
	struct seen seen;

	site_lose_database();
	seen = post_file(anna, "/tickets", "text=A+long+story&once=" ONE_KEY, "a.txt", "text/plain",
	                 S("x"));
	EQ(seen.status, 503);
	HAS(seen.body, "A long story");
	site_find_database();
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
}

TEST(with_the_database_away_every_page_is_a_503_and_the_process_is_well)
{
	static const char *const paths[] = { "/", "/me", "/tickets", "/queue/open", "/tickets/1" };
	struct guest *mia = site_as("mia");
	struct seen ready;

	site_lose_database();
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		EQ(get(mia, "%s", paths[i]).status, 503);
	EQ(get(NULL, "/healthz").status, 200);
	ready = get(NULL, "/readyz");
	EQ(ready.status, 503);
	HAS(ready.body, "\"ready\":false");
}

TEST(when_the_database_is_back_the_next_request_works)
{
	struct guest *anna = site_as("anna");

	site_lose_database();
	EQ(get(anna, "/").status, 503);
	site_find_database();
	EQ(get(anna, "/").status, 200);
	EQ(post(anna, "/tickets", "text=Hello").status, 303);
}

TEST(B015_a_cookie_that_is_no_token_is_no_cookie)
{
	static const char *const cookies[] = {
		"__Host-sid-0000test=<b>x</b>", "__Host-sid-0000test=", "__Host-sid-0000test=%00",
		"__Host-sid-0000test=' OR 1=1 --", "sid=1; ; ==;", "\x01\x02",
		"__Host-sid-0000test",
	};

	for (size_t i = 0; i < sizeof cookies / sizeof *cookies; i++) {
		struct seen seen = ask_raw(&(struct raw){ .path = "/me", .cookie = cookies[i] });

		EQ(seen.status, 303);
		LACKS(seen.head, "<b>");
	}
}

TEST(the_cookie_of_another_instance_is_not_ours)
{
	struct guest *anna = site_as("anna");
	struct seen seen = ask_raw(&(struct raw){ .path = "/me",
		.cookie = str_format(test_mem(), "__Host-sid-deadbeef=%.*s",
		                     FMT(anna->secret)).p });

	EQ(seen.status, 303);
}

TEST(more_questions_in_an_address_than_anybody_has_are_refused)
{
	struct guest *anna = site_as("anna");
	struct str path = S("/tickets?");

	for (int i = 0; i < 60; i++)
		path = str_format(test_mem(), "%.*sa%d=1&", FMT(path), i);
	EQ(get(anna, "%s", path.p).status, 400);
}

TEST(B014_what_an_address_asks_for_and_we_do_not_know_is_ignored)
{
	struct guest *mia = site_as("mia");

	EQ(get(mia, "/queue/open?page=9999&_pjax=%%22%%3E&sort=due&sort=drop").status, 200);
	EQ(get(mia, "/tickets?show=%%27&after=-1&x=%%ff").status, 200);
	EQ(get(mia, "/tickets/new?text=%%ff%%00&text=b").status, 200);
}
