/* agents_see = own-teams: an agent reads her teams' tickets, her own, and what is hers to do. */
#include "desk/search.h"
#include "desk/settings.h"
#include "store/ticket.h"
#include "tests/finding.h"

static void narrow(void)
{
	const char *why;

	OKAY(settings_set(site_desk(NULL), S("agents_see"), S("own-teams"), &why));
}

/* Of the network team (max), and of the service desk (mia). */
static const char *of_network(const char *text)
{
	const char *ticket = ask_for_help(site_as("anna"), text);

	say("UPDATE ticket SET team_id = 2, category_id = 1 WHERE id = %ld",
	    (long)number_of(ticket));
	return ticket;
}

static bool shows(const char *who, const char *path, const char *words)
{
	return str_search(get(site_as(who), "%s", path).body, str_of(words)) != SIZE_MAX;
}

TEST(an_agent_sees_all_teams_unless_it_is_said_otherwise)
{
	const char *ticket = of_network("Switch is down");

	EQ(get(site_as("mia"), "%s", ticket).status, 200);
	narrow();
	EQ(get(site_as("mia"), "%s", ticket).status, 404);
	EQ(get(site_as("mia"), "%s/timeline", ticket).status, 404);
	EQ(get(site_as("max"), "%s", ticket).status, 200);
}

TEST(leads_admins_auditors_and_security_go_on_seeing_all)
{
	static const char *const all[] = { "lena", "ada", "otto", "sol" };
	const char *ticket = of_network("Switch is down");

	narrow();
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		EQ(get(site_as(all[i]), "%s", ticket).status, 200);
}

TEST(views_and_their_counts_hold_her_teams_tickets)
{
	static const char *const paths[] = {
		"/queue/open", "/queue/open?sort=updated&dir=down", "/queue/open?sort=priority",
		"/queue/open?sort=number", "/queue/triage", "/queue/waiting", "/queue/solved",
		"/queue/open.csv", "/queue/triage.csv" };

	narrow();
	of_network("Switch is down");
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		IS(!shows("mia", paths[i], "Switch"));
		EQ(get(site_as("mia"), "%s", paths[i]).status, 200);
	}
	HAS(get(site_as("mia"), "/queue/open").body, "0 tickets");
	HAS(get(site_as("max"), "/queue/open").body, "1 ticket<");
	IS(shows("max", "/queue/open", "Switch"));
	IS(shows("max", "/queue/triage", "Switch"));
	ask_for_help(site_as("anna"), "Printer jam");
	IS(shows("mia", "/queue/open", "Printer jam"));
	IS(shows("mia", "/queue/unassigned", "Printer jam"));
}

TEST(what_was_given_to_her_is_hers_to_read)
{
	const char *ticket = of_network("Switch is down");

	narrow();
	say("UPDATE ticket SET assignee_id = 3 WHERE id = %ld", (long)number_of(ticket));
	EQ(get(site_as("mia"), "%s", ticket).status, 200);
	IS(shows("mia", "/queue/mine", "Switch"));
}

TEST(what_was_shared_with_her_is_read_as_by_anybody)
{
	const char *ticket = of_network("Switch is down");

	EQ(post(site_as("max"), below(ticket, "note"), "text=The+intern+did+it").status, 303);
	OKAY(follower_insert(site_db(), 3, number_of(ticket)));
	narrow();
	EQ(get(site_as("mia"), "%s", ticket).status, 200);
	IS(!shows("mia", ticket, "intern did"));
	EQ(post(site_as("mia"), below(ticket, "note"), "text=x").status, 403);
	EQ(post(site_as("mia"), below(ticket, "take"), "").status, 403);
	EQ(get(site_as("mia"), "%s/timeline", ticket).status, 404);
}

TEST(B074_a_search_finds_her_teams_tickets)
{
	narrow();
	of_network("A zeppelin over the switch");
	index_now();
	IS(shows("max", "/search?q=zeppelin", "zeppelin</mark> over"));
	IS(shows("max", "/search?q=zepp*", "zeppelin</mark> over"));
	IS(shows("lena", "/search?q=zeppelin", "zeppelin</mark> over"));
	IS(!shows("mia", "/search?q=zeppelin", "over the switch"));
	IS(!shows("mia", "/search?q=zepp*", "over the switch"));
	IS(!shows("mia", "/search?q=status:unsolved", "over the switch"));
	EQ(get(site_as("mia"), "/search?q=zeppelin").body.n,
	   get(site_as("mia"), "/search?q=zeppelim").body.n);
}

TEST(only_choices_that_there_are_can_be_set)
{
	const char *why = "";

	ERR(settings_set(site_desk(NULL), S("agents_see"), S("nothing"), &why), E_INVALID);
	OKAY(settings_set(site_desk(NULL), S("agents_see"), S("all"), &why));
}

TEST(a_ticket_that_leaves_her_teams_leaves_her_sight)
{
	const char *ticket = ask_for_help(site_as("anna"), "Switch is down");
	struct seen seen;

	narrow();
	seen = post(site_as("mia"), below(ticket, "assign"),
	            str_format(test_mem(), "team=2&assignee=&reason=theirs&version=%ld",
	                       (long)version_of(ticket)).p);
	EQ(seen.status, 303);
	STREQ(seen.location, "/queue/mine");
	EQ(get(site_as("mia"), "%s", ticket).status, 404);
}

TEST(nobody_is_given_a_task_in_a_ticket_that_she_does_not_see)
{
	const char *ticket = of_network("Switch is down");
	struct seen seen;

	narrow();
	seen = post(site_as("max"), below(ticket, "tasks"), "title=Swap+it&who=p3");
	EQ(seen.status, 422);
	HAS(seen.body, "This person cannot work on this ticket.");
	seen = post(site_as("max"), below(ticket, "tasks"), "title=Swap+it&who=t1");
	EQ(seen.status, 422);
	HAS(seen.body, "This team cannot work on this ticket.");
	EQ(post(site_as("max"), below(ticket, "tasks"), "title=A&who=p4").status, 303);
	EQ(post(site_as("max"), below(ticket, "tasks"), "title=B&who=t2").status, 303);
	EQ(post(site_as("max"), below(ticket, "tasks"), "title=C&who=p5").status, 303); /* lead */
	say("UPDATE ticket SET assignee_id = 3 WHERE id = %ld", (long)number_of(ticket));
	EQ(post(site_as("max"), below(ticket, "tasks"), "title=D&who=p3").status, 303);
}

TEST(a_task_in_a_ticket_that_went_to_another_team_is_not_counted)
{
	const char *ticket = ask_for_help(site_as("anna"), "A new mouse");

	EQ(post(site_as("mia"), below(ticket, "tasks"), "title=Order+it&who=p3").status, 303);
	IS(shows("mia", "/work", "<span>My tasks</span><span class=\"count\">1</span>"));
	narrow();
	IS(shows("mia", "/work", "<span>My tasks</span><span class=\"count\">1</span>"));
	say("UPDATE ticket SET team_id = 2 WHERE id = %ld", (long)number_of(ticket));
	site_at(site_now() + 5000);
	IS(!shows("mia", "/work", "Order it"));
	IS(shows("mia", "/work", "<span>My tasks</span><span class=\"count\">0</span>"));
	say("INSERT INTO membership (person_id, team_id) VALUES (3, 2)");
	site_at(site_now() + 10000);
	IS(shows("mia", "/work", "<span>My tasks</span><span class=\"count\">1</span>"));
}
