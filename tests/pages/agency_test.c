/* Agency contacts: their agency's tickets and people, and nothing else anywhere. */
#include "tests/site.h"

#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"

static int64_t newest_file(void)
{
	return count_of("SELECT MAX(id) FROM attachment");
}

TEST(a_contact_sees_her_agencys_tickets)
{
	const char *hers = ask_for_help(site_as("anna"), "Doors of Transport");
	const char *foreign = ask_for_help(site_as("boris"), "Doors of Health");
	struct guest *rita = site_as("rita");
	struct str body = get(rita, "/agency").body;

	HAS(body, "<h1>Transportation</h1>");
	HAS(body, "Doors of Transport");
	HAS(body, "<span class=\"requests-last\">Anna Reyes</span>");
	LACKS(body, "Anna Reyes: ");
	LACKS(body, "Doors of Health");
	EQ(get(rita, "%s", hers).status, 200);
	EQ(get(rita, "%s", foreign).status, 404);
	LACKS(get(rita, "/agency?show=solved").body, "Doors of");
	EQ(post(site_as("mia"), below(hers, "take"), "").status, 303);
	say("UPDATE ticket SET status = 'resolved', resolved_at = updated_at WHERE id = %ld",
	    (long)number_of(hers));
	HAS(get(rita, "/agency?show=solved").body, "Doors of Transport");
	LACKS(get(rita, "/agency").body, "Doors of");
}

TEST(what_waits_for_somebody_else_does_not_wait_for_the_contact)
{
	const char *hers = ask_for_help(site_as("anna"), "Doors of Transport");
	const char *own = ask_for_help(site_as("rita"), "My own doors");
	struct str body;

	say("UPDATE ticket SET status = 'waiting', waiting_for = 'requester'");
	body = get(site_as("rita"), "%s", hers).body;
	HAS(body, "Waiting for Anna Reyes");
	LACKS(body, "Waiting for you");
	HAS(body, "<a href=\"/agency\">Transportation</a>");
	HAS(body, "Anna Reyes asked for this.");
	body = get(site_as("rita"), "%s", own).body;
	HAS(body, "Waiting for you");
	HAS(body, "<a href=\"/tickets\">My requests</a>");
	LACKS(body, "asked for this");
	HAS(get(site_as("anna"), "%s", hers).body, "Waiting for you");
	body = get(site_as("rita"), "/agency").body;
	HAS(body, "Waiting for Anna Reyes");
	HAS(body, "Waiting for you");
	body = get(site_as("rita"), "/search?q=%ld", (long)number_of(hers)).body;
	HAS(body, "Waiting for Anna Reyes");
}

TEST(a_contact_reads_the_public_side_and_changes_nothing)
{
	static const char *const verbs[] = {
		"reply", "confirm", "reopen", "withdraw", "note", "take", "assign", "change",
		"resolve", "junk", "restore" };
	struct seen seen = post_file(site_as("anna"), "/tickets", "text=Help&once=" ONE_KEY,
	                             "mine.txt", "text/plain", S("public bytes"));
	const char *ticket = str_z(test_mem(), seen.location);
	int64_t public_file = newest_file(), internal_file;
	struct guest *rita = site_as("rita");

	EQ(post_file(site_as("mia"), below(ticket, "note"), "text=She+is+rude&once=" ONE_KEY,
	             "secret.txt", "text/plain", S("internal bytes")).status, 303);
	internal_file = newest_file();
	LACKS(get(rita, "%s", ticket).body, "rude");
	LACKS(get(rita, "%s", ticket).body, "secret.txt");
	LACKS(get(rita, "/agency").body, "rude");
	LACKS(get(rita, "%s", ticket).body, "action=\"/tickets");
	EQ(get(rita, "/attachments/%ld", (long)public_file).status, 200);
	EQ(get(rita, "/attachments/%ld", (long)internal_file).status, 404);
	EQ(get(rita, "%s/timeline", ticket).status, 403);
	EQ(get(rita, "%s/timeline.csv", ticket).status, 403);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		EQ(post(rita, below(ticket, verbs[i]), "").status, 403);
}

TEST(B067_foreign_and_confidential_tickets_are_not_there_for_a_contact)
{
	struct seen seen = post_file(site_as("boris"), "/tickets", "text=Help&once=" ONE_KEY,
	                             "his.txt", "text/plain", S("bytes"));
	const char *foreign = str_z(test_mem(), seen.location);
	const char *secret = ask_for_help(site_as("anna"), "Whistle");
	struct guest *rita = site_as("rita");
	struct seen absent = get(rita, "/tickets/999999");

	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE id = %ld",
	    (long)number_of(secret));
	EQ(get(rita, "%s", foreign).status, 404);
	EQ(get(rita, "%s", foreign).body.n, absent.body.n);
	EQ(get(rita, "%s", secret).body.n, absent.body.n);
	EQ(get(rita, "/attachments/%ld", (long)newest_file()).status, 404);
	LACKS(get(rita, "/agency").body, "Whistle");
	LACKS(get(rita, "/agency?show=solved").body, "Whistle");
	EQ(post(rita, below(foreign, "reply"), "text=a").status, 404);
	EQ(post(rita, below(secret, "reply"), "text=a").status, 404);
}

TEST(a_contact_sees_the_people_of_her_agency)
{
	struct str body = get(site_as("rita"), "/agency?show=people").body;

	HAS(body, "Anna Reyes");
	HAS(body, "tel:5550101");
	HAS(body, "mailto:anna@demo.example");
	LACKS(body, "Tulsa");
	LACKS(body, "Boris");
	LACKS(body, "Mia");
	say("UPDATE person SET active = 0 WHERE id = 1");
	LACKS(get(site_as("rita"), "/agency?show=people").body, "Anna Reyes");
}

TEST(an_agencys_pages_are_walked)
{
	struct guest *rita = site_as("rita");
	struct str body;
	size_t at;

	for (int i = 0; i < 51; i++)
		ask_for_help(site_as("anna"), "Please");
	body = get(rita, "/agency").body;
	at = str_search(body, S("/agency?show=open&amp;after="));
	IS(at != SIZE_MAX);
	body = str_from(body, at + 28);
	body = str_sub(body, 0, str_find(body, '"'));
	body = get(rita, "/agency?show=open&after=%.*s", FMT(body)).body;
	HAS(body, "rel=\"prev\"");
	LACKS(body, "rel=\"next\"");
	EQ(get(rita, "/agency?show=open&after=%%27").status, 200);
	EQ(get(rita, "/agency?show=people&after=x.%%27").status, 200);
}

TEST(without_an_agency_there_is_no_such_page)
{
	say("UPDATE person SET agency_id = NULL WHERE id = 30");
	EQ(get(site_as("rita"), "/agency").status, 404);
	EQ(get(site_as("anna"), "/agency").status, 403);
	EQ(get(site_as("mia"), "/agency").status, 403);
}
