/* The printable history of a ticket. */
#include "base/when.h"
#include "tests/site.h"

#define MINUTE 60000LL

static const char *a_history(void)
{
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");

	site_at(TEST_NOW + 18 * MINUTE);
	EQ(post(site_as("mia"), below(ticket, "reply"), "text=Which+one%3F&then=waiting").status,
	   303);
	site_at(TEST_NOW + 138 * MINUTE);
	EQ(post(site_as("anna"), below(ticket, "reply"), "text=That+one").status, 303);
	return ticket;
}

TEST(every_step_is_there_with_the_time_between)
{
	struct seen seen = get(site_as("lena"), "%s/timeline", a_history());

	EQ(seen.status, 200);
	HAS(seen.body, "opened it (Portal)");
	HAS(seen.body, "changed the assignee from nobody to Mia Ortega");
	HAS(seen.body, "changed the status from Open to Waiting for requester");
	HAS(seen.body, "18 min");
	HAS(seen.body, "2 h");
	HAS(seen.body, "2 h 18 min");
	HAS(seen.body, "10:18:00 CDT");
}

TEST(whose_court_it_was_in_adds_up)
{
	struct guest *lena = (a_history(), site_as("lena"));
	struct seen seen;

	site_at(TEST_NOW + 198 * MINUTE);
	seen = get(lena, "/tickets/%ld/timeline", (long)count_of("SELECT MAX(id) FROM ticket"));
	HAS(seen.body, "Requester");
	HAS(seen.body, "1 h 18 min");           /* ours: 18 min and an hour */
}

TEST(promises_say_how_they_ended)
{
	const char *ticket = a_history();

	HAS(get(site_as("lena"), "%s/timeline", ticket).body, "met");
	site_at(TEST_NOW + 90 * MS_PER_DAY);
	say("UPDATE timer SET state = 'late', done_at = due_at + INTERVAL 3 HOUR WHERE kind ="
	    " 'response'");
	HAS(get(site_as("lena"), "%s/timeline", ticket).body, "late by 3 h");
}

TEST(the_table_has_a_line_for_each_step)
{
	struct seen seen = get(site_as("otto"), "%s/timeline.csv", a_history());
	int lines = 0;

	EQ(seen.status, 200);
	STREQ(seen.type, "text/csv; charset=utf-8");
	HAS(header_of(&seen, "Content-Disposition"), "attachment; filename=\"I-");
	for (size_t i = 0; i < seen.body.n; i++)
		lines += seen.body.p[i] == '\n';
	EQ(lines, 1 + count_of("SELECT COUNT(*) FROM event"));
	HAS(seen.body, "1080");                 /* seconds between */
}

TEST(B041_a_formula_in_a_subject_is_text_in_the_table)
{
	static const char *const subjects[] = { "=cmd%7C%27+%2FC+calc%27%21A0", "%2B1%2B2",
		"-1%2B2", "%40SUM(A1)",
	                                        "%EF%BC%9D1" };
	struct guest *mia = site_as("mia");

	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
		const char *ticket = ask_for_help(site_as("anna"), "Help");
		struct str csv;

		EQ(post(mia, below(ticket, "change"),
		        str_format(test_mem(), "subject=%s&status=new&version=1"
		        "&urgency=normal", subjects[i]).p).status, 303);
		csv = get(mia, "%s/timeline.csv", ticket).body;
		LACKS(csv, ",=");
		LACKS(csv, ",+");
		LACKS(csv, ",-");
		LACKS(csv, ",@");
		LACKS(csv, ",\"=");
		LACKS(csv, ",\xef\xbc\x9d");
	}
}

TEST(seals_of_the_chain_are_nobodys_business)
{
	struct seen seen = get(site_as("otto"), "%s/timeline.csv", a_history());

	LACKS(seen.body, "mac");
	LACKS(seen.body, "digest");
}

TEST(requesters_read_the_conversation_and_not_the_timeline)
{
	const char *ticket = a_history();

	EQ(get(site_as("anna"), "%s/timeline", ticket).status, 403);
	EQ(get(site_as("boris"), "%s/timeline", ticket).status, 403);
}
