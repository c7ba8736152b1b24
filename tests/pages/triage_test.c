/* Triage (S1-04, S1-05), and lists as tables. */
#include "base/csv.h"
#include "tests/site.h"

static struct str triage(void)
{
	return get(site_as("mia"), "/queue/triage").body;
}

TEST(an_open_ticket_is_in_triage_until_nothing_lacks)
{
	const char *ticket = ask_for_help(site_as("anna"), "Door stuck");

	HAS(triage(), "Door stuck");
	HAS(triage(), "no category");
	HAS(triage(), "no owner");
	HAS(triage(), "priority not looked at");
	EQ(post(site_as("mia"), below(ticket, "take"), "").status, 303);
	HAS(triage(), "no category");
	LACKS(triage(), "no owner");
	LACKS(triage(), "priority not looked at");
	say("UPDATE ticket SET category_id = 3 WHERE id = %ld", (long)number_of(ticket));
	LACKS(triage(), "Door stuck");
	HAS(triage(), "Every open ticket has a category and an owner");
}

TEST(triage_is_counted_beside_the_other_views)
{
	struct str body;

	ask_for_help(site_as("anna"), "Door stuck");
	ask_for_help(site_as("anna"), "Window stuck");
	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE subject = 'Window stuck'");
	body = get(site_as("mia"), "/queue/mine").body;
	HAS(body, "<span>To triage</span><span class=\"count\">1</span>");
	body = get(site_as("sol"), "/queue/mine").body;
	HAS(body, "<span>To triage</span><span class=\"count\">2</span>");
	LACKS(triage(), "Window stuck");
}

TEST(what_is_over_is_not_in_triage)
{
	const char *ticket = ask_for_help(site_as("anna"), "Door stuck");

	EQ(post(site_as("anna"), below(ticket, "withdraw"), "").status, 303);
	LACKS(triage(), "Door stuck");
}

TEST(a_view_goes_into_a_table)
{
	struct seen seen;
	struct csv csv;
	size_t line;

	ask_for_help(site_as("anna"), "+1 of \"all\"");
	ask_for_help(site_as("boris"), "Doors");
	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE subject = 'Doors'");
	seen = get(site_as("mia"), "/queue/open.csv?sort=number&dir=up");
	EQ(seen.status, 200);
	HAS(seen.head, "attachment; filename=\"open.csv\"");
	OKAY(csv_read(test_mem(), seen.body, 100, 20, &csv, &line));
	EQ(csv.rows, 2);
	STREQ(csv_at(&csv, 0, 0), "number");
	STREQ(csv_at(&csv, 1, 4), "'+1 of \"all\"");
	STREQ(csv_at(&csv, 1, 12), "");
	HAS(get(site_as("mia"), "/queue/open").body,
	    "href=\"/queue/open.csv?sort=due&amp;dir=up\"");
}

TEST(a_table_is_of_whoever_asks_for_it)
{
	ask_for_help(site_as("boris"), "Doors");
	say("UPDATE ticket SET confidential = 1, team_id = 3");
	LACKS(get(site_as("ada"), "/queue/open.csv").body, "Doors");
	HAS(get(site_as("sol"), "/queue/open.csv").body, "Doors");
	EQ(get(site_as("anna"), "/queue/open.csv").status, 403);
	EQ(get(site_as("mia"), "/queue/nothing.csv").status, 404);
	EQ(get(site_as("mia"), "/queue/.csv").status, 404);
	EQ(get(site_as("mia"), "/queue/open.csv.csv").status, 404);
	EQ(get(site_as("mia"), "/queue/open.CSV").status, 404);
}

TEST(B070_an_agents_own_request_has_no_notes_in_a_table)
{
	const char *ticket = ask_for_help(site_as("mia"), "My chair");

	EQ(post(site_as("lena"), below(ticket, "note"), "text=throne").status, 303);
	LACKS(get(site_as("mia"), "/queue/open.csv").body, "throne");
}
