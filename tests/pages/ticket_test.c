/* A request travels from an employee to an agent's answer and back. */
#include "base/when.h"
#include "tests/site.h"

#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"
#define HOUR 3600000LL

/* The form by which a ticket gets a category, as its page sends it. */
static struct seen give_category(const struct guest *who, const char *ticket)
{
	return post(who, below(ticket, "change"), str_format(test_mem(),
		"subject=Printer&kind=incident&category=3&impact=one&urgency=normal&priority="
		"&priority_reason=&status=open&waiting_for=nobody&version=%ld",
		(long)version_of(ticket)).p);
}

static struct seen resolve(const struct guest *who, const char *ticket, const char *text)
{
	return post(who, below(ticket, "resolve"),
	            str_format(test_mem(), "text=%s&code=fixed&version=%ld", encoded(str_of(text)),
	                                                      (long)version_of(ticket)).p);
}

TEST(a_request_travels_from_asking_to_closing_and_back_again)
{
	struct guest *anna = site_as("anna"), *mia = site_as("mia");
	struct seen seen = post(anna, "/tickets", "text=The+printer+eats+paper&kind=incident"
	                                          "&blocked=hurts&affected=me");
	const char *ticket = str_z(test_mem(), seen.location);

	EQ(seen.status, 303);
	HAS(get(mia, "/queue/unassigned").body, "The printer eats paper");
	EQ(post(mia, below(ticket, "take"), "").status, 303);
	HAS(get(mia, "/queue/mine").body, "The printer eats paper");
	EQ(post(mia, below(ticket, "note"), "text=That+old+thing").status, 303);
	EQ(post(mia, below(ticket, "reply"), "text=Which+one%3F&then=waiting").status, 303);
	seen = get(anna, "%s", ticket);
	HAS(seen.body, "Which one?");
	HAS(seen.body, "Mia from Service desk has it");
	LACKS(seen.body, "That old thing");
	HAS(get(anna, "/tickets?show=waiting").body, "The printer eats paper");
	EQ(post(anna, below(ticket, "reply"), "text=The+red+one").status, 303);
	STREQ(text_of("SELECT status FROM ticket"), "open");
	EQ(give_category(mia, ticket).status, 303);
	EQ(resolve(mia, ticket, "New roller").status, 303);
	seen = get(anna, "%s", ticket);
	HAS(seen.body, "New roller");
	HAS(seen.body, "It works now");
	EQ(post(anna, below(ticket, "reopen"), "text=It+does+it+again").status, 303);
	HAS(get(mia, "%s", ticket).body, "It does it again");
	EQ(resolve(mia, ticket, "Another roller").status, 303);
	EQ(post(anna, below(ticket, "confirm"), "").status, 303);
	STREQ(text_of("SELECT status FROM ticket"), "closed");
	HAS(get(anna, "/tickets?show=solved").body, "Printer");
	HAS(get(mia, "%s/timeline", ticket).body, "confirmed that it works now");
}

TEST(after_sending_the_number_and_the_promise_are_there)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "The printer eats paper");
	struct str cookie = str_format(test_mem(), "%s; __Host-note-0000test=sent",
	                               cookie_of(anna));
	struct seen seen = ask_raw(&(struct raw){ .path = ticket, .cookie = cookie.p });

	HAS(seen.body, "We have your request. Its number is I-");
	HAS(seen.body, "You will have an answer by 18:00");             /* in Chicago */
	HAS(seen.body, "It is with the team Service desk");
	LACKS(seen.body, "priority-P");
	LACKS(seen.body, "Priority");
}

TEST(a_promise_that_is_over_is_said_to_be)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "The printer eats paper");

	site_at(TEST_NOW + 9 * HOUR);
	HAS(get(anna, "%s", ticket).body, "We are late: an answer was promised by");
}

TEST(operations_promise_nothing_on_any_page)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "Nightly run");

	say("DELETE FROM timer");
	say("UPDATE ticket SET priority = 'OPS', due_at = '9999-12-31'");
	LACKS(get(anna, "%s", ticket).body, "You will have");
	LACKS(get(site_as("mia"), "/queue/open").body, "due-");
}

TEST(times_are_shown_in_the_viewers_zone)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "The printer eats paper");

	HAS(get(anna, "%s", ticket).body, "10:00:00 CDT");
	say("UPDATE person SET zone = 'Asia/Kathmandu' WHERE id = 1");
	HAS(get(anna, "%s", ticket).body, "20:45:00");
	say("UPDATE person SET zone = 'Nowhere/Land' WHERE id = 1");
	HAS(get(anna, "%s", ticket).body, "15:00:00 UTC");
}

TEST(an_empty_reply_says_so_in_its_form)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(site_as("anna"), "Help");
	struct seen seen = post(mia, below(ticket, "note"), "text=+%0A+");

	EQ(seen.status, 422);
	HAS(seen.body, "<a href=\"#note-text\">Please write something.</a>");
	LACKS(seen.body, "id=\"reply-text-wrong\"");
	EQ(count_of("SELECT COUNT(*) FROM entry"), 1);
}

TEST(who_changes_what_somebody_has_changed_is_shown_both)
{
	struct guest *mia = site_as("mia"), *lena = site_as("lena");
	const char *ticket = ask_for_help(site_as("anna"), "Help");
	struct seen seen;

	EQ(give_category(mia, ticket).status, 303);
	seen = post(lena, below(ticket, "change"), "subject=My+long+subject&kind=request&category="
		"&impact=team&urgency=high&priority=&priority_reason=&status=open"
		"&waiting_for=nobody&version=1");
	EQ(seen.status, 409);
	HAS(seen.body, "Somebody changed this ticket meanwhile");
	HAS(seen.body, "Mia Ortega changed the category from none to Hardware");
	HAS(seen.body, "value=\"My long subject\"");
	IS(str_search(seen.body, str_format(test_mem(), "name=\"version\" value=\"%ld\"",
	                                    (long)version_of(ticket))) != SIZE_MAX);
	STREQ(text_of("SELECT subject FROM ticket"), "Printer");
	STREQ(text_of("SELECT kind FROM ticket"), "incident");
}

TEST(the_form_that_comes_back_after_a_collision_can_be_sent)
{
	struct guest *mia = site_as("mia"), *lena = site_as("lena");
	const char *ticket = ask_for_help(site_as("anna"), "Help");

	give_category(mia, ticket);
	EQ(post(lena, below(ticket, "resolve"),
	        "text=Done&code=fixed&version=1&once=" ONE_KEY).status, 409);
	EQ(post(lena, below(ticket, "resolve"), str_format(test_mem(),
		"text=Done&code=fixed&once=" ONE_KEY "&version=%ld",
		(long)version_of(ticket)).p).status, 303);
	STREQ(text_of("SELECT status FROM ticket"), "resolved");
}

TEST(a_stale_resolution_keeps_its_text)
{
	const char *ticket = ask_for_help(site_as("anna"), "Help");
	struct seen seen;

	give_category(site_as("mia"), ticket);
	seen = post(site_as("lena"), below(ticket, "resolve"),
	            "text=A+long+explanation&code=workaround&version=1");
	EQ(seen.status, 409);
	HAS(seen.body, ">A long explanation</textarea>");
	HAS(seen.body, "<option value=\"workaround\" selected>");
}

TEST(a_version_that_is_none_is_no_version)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(site_as("anna"), "Help");

	give_category(mia, ticket);
	EQ(post(mia, below(ticket, "resolve"), "text=Done&code=fixed&version=x").status, 422);
	EQ(post(mia, below(ticket, "resolve"), "text=Done&code=fixed").status, 409);
	STREQ(text_of("SELECT status FROM ticket"), "open");
}

TEST(assigning_keeps_what_was_typed_when_it_does_not_fit)
{
	const char *ticket = ask_for_help(site_as("anna"), "Help");
	struct seen seen = post(site_as("lena"), below(ticket, "assign"), str_format(test_mem(),
		"team=2&assignee=3&reason=He+knows&version=%ld", (long)version_of(ticket)).p);

	EQ(seen.status, 422);
	HAS(seen.body, "This person does not work in that team.");
	HAS(seen.body, "value=\"He knows\"");
}

TEST(a_withdrawn_request_says_that_it_is)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "Help");

	HAS(get(anna, "%s", ticket).body, "Withdraw this request");
	EQ(post(anna, below(ticket, "withdraw"), "").status, 303);
	HAS(get(anna, "%s", ticket).body, "You withdrew this request.");
}

TEST(what_somebody_works_on_cannot_be_withdrawn_any_more)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "Help");

	EQ(post(site_as("mia"), below(ticket, "take"), "").status, 303);
	LACKS(get(anna, "%s", ticket).body, "Withdraw this request");
	EQ(post(anna, below(ticket, "withdraw"), "").status, 403);
	STREQ(text_of("SELECT status FROM ticket"), "open");
}

TEST(junk_tells_its_requester_nothing_rude)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "Buy now");

	EQ(post(site_as("mia"), below(ticket, "junk"), "").status, 303);
	HAS(get(anna, "%s", ticket).body, "The help desk closed this without working on it.");
	LACKS(get(anna, "%s", ticket).body, "unk");
}

TEST(the_buttons_on_a_page_are_those_that_work)
{
	struct guest *anna = site_as("anna"), *max = site_as("max"), *otto = site_as("otto");
	const char *ticket = ask_for_help(anna, "Help");
	struct seen seen = get(max, "%s", ticket);

	HAS(seen.body, "/note\"");
	LACKS(seen.body, "/reply\"");
	LACKS(seen.body, "/take\"");
	LACKS(seen.body, "/resolve\"");
	LACKS(get(otto, "%s", ticket).body, "action=\"/tickets");
	seen = get(anna, "%s", ticket);
	LACKS(seen.body, "/confirm\"");
	LACKS(seen.body, "/reopen\"");
	LACKS(seen.body, "/note\"");
}

TEST(my_requests_are_paged_and_nobody_elses)
{
	struct guest *anna = site_as("anna");
	struct seen first, second;
	size_t at, end;

	ask_for_help(site_as("boris"), "Not hers");
	for (int i = 0; i < 60; i++)
		ask_for_help(anna, str_format(test_mem(), "Wish number %d.", i).p);
	first = get(anna, "/tickets");
	HAS(first.body, "Wish number 59.");
	HAS(first.body, "Wish number 10.");
	LACKS(first.body, "Wish number 9.");
	LACKS(first.body, "Not hers");
	at = str_search(first.body, S("/tickets?show=open&amp;after="));
	IS(at != SIZE_MAX);
	end = str_find(str_from(first.body, at), '"');
	second = get(anna, "/tickets?show=open&after=%.*s", (int)(end - 29),
	             first.body.p + at + 29);
	HAS(second.body, "Wish number 9.");
	HAS(second.body, "Wish number 0.");
	LACKS(second.body, "Wish number 10.");
}

TEST(each_list_of_mine_holds_its_own)
{
	struct guest *anna = site_as("anna");

	ask_for_help(anna, "Alpha");
	ask_for_help(anna, "Beta");
	ask_for_help(anna, "Gamma");
	say("UPDATE ticket SET status = 'waiting', waiting_for = 'requester' WHERE subject ="
	    " 'Beta'");
	say("UPDATE ticket SET status = 'closed' WHERE subject = 'Gamma'");
	HAS(get(anna, "/tickets").body, "Alpha");
	LACKS(get(anna, "/tickets").body, "Beta");
	LACKS(get(anna, "/tickets").body, "Gamma");
	HAS(get(anna, "/tickets?show=waiting").body, "Beta");
	LACKS(get(anna, "/tickets?show=waiting").body, "Alpha");
	HAS(get(anna, "/tickets?show=solved").body, "Gamma");
	HAS(get(anna, "/tickets?show=nonsense").body, "Alpha");
}

/* "statements;dur=9" */
static int64_t statements_of(const struct seen *seen)
{
	struct str timing = header_of(seen, "Server-Timing"), mark = S("statements;dur=");
	int64_t n = -1;

	IS(str_int(str_from(timing, str_search(timing, mark) + mark.n), &n));
	return n;
}

TEST(a_ticket_with_all_that_can_hang_on_it_is_twelve_statements_at_most)
{
	struct guest *anna = site_as("anna"), *mia = site_as("mia");
	struct seen first, again;
	const char *ticket;

	EQ(post_file(anna, "/tickets", "text=It+jams", "a.txt", "text/plain", S("x")).status, 303);
	ask_for_help(anna, "Another");
	ticket = str_format(test_mem(), "/tickets/%ld",
	                    (long)count_of("SELECT MIN(id) FROM ticket")).p;
	say("UPDATE category SET steps = 'Look\nPull' WHERE id = 3");
	say("UPDATE ticket SET category_id = 3");
	say("INSERT INTO extra (name, label, kind, choices, active) VALUES ('room', 'Room', 'text',"
	    " '', 1)");
	say("INSERT INTO extra_value (ticket_id, extra_id, value)"
	    " SELECT %ld, MAX(id), '6F' FROM extra", (long)number_of(ticket));
	EQ(post(mia, below(ticket, "tasks"), "title=Order+it").status, 303);
	first = get(mia, "%s", ticket);
	again = get(mia, "%s", ticket);
	HAS(again.body, "6F");
	HAS(again.body, "Order it");
	HAS(again.body, "a.txt");
	IS(statements_of(&first) > 0 && statements_of(&first) <= 12);
	IS(statements_of(&again) <= 10);
	first = get(anna, "%s", ticket);
	IS(statements_of(&first) <= 8);
	say("UPDATE ticket SET category_id = NULL");
	again = get(mia, "%s", ticket);
	IS(statements_of(&again) <= 10);
}
