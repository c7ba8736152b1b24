/* Reports as pages: what they say, where their numbers lead, and who never sees what. */
#include "base/csv.h"
#include "tests/site.h"

/* Tickets of June 2026, some of them confidential; TEST_NOW is the 15th. */
static void make(const char *created, const char *resolved, int team, const char *channel,
                 bool confidential, const char *subject)
{
	say("INSERT INTO ticket (kind, status, channel, subject, requester_id, requester_name,"
	    " agency_id, opened_by_id, category_id, impact, urgency, priority, team_id,"
	    " confidential, created_at, updated_at, first_answered_at, resolved_at) VALUES"
	    " ('incident', IF('%s' = '', 'open', 'closed'), '%s', '%s', 1, 'Anna Reyes', 1, 1, 2,"
	    " 'one', 'low', 'P3', %d, %d, '%s', '%s', NULLIF('%s', ''), NULLIF('%s', ''))",
	    resolved, channel, subject, team, confidential, created, created, resolved, resolved);
}

static void make_june(void)
{
	site_at(TEST_NOW);
	make("2026-06-02 14:00", "2026-06-02 16:00", 1, "phone", false, "Printer jam");
	make("2026-06-03 14:00", "2026-06-03 18:00", 1, "portal", false, "Slow mail");
	make("2026-06-04 14:00", "2026-06-04 22:00", 2, "portal", false, "Wi-Fi is away");
	make("2026-06-05 14:00", "", 2, "mail", false, "=cmd|calc");
	make("2026-06-05 15:00", "", 3, "chat", true, "Payroll leak");
	make("2026-06-06 15:00", "2026-06-07 15:00", 3, "phone", true, "Badge cloned");
}

#define JUNE "from=2026-06-01&to=2026-06-15"

static const char *const pages[] = {
	"/reports?" JUNE, "/reports/volume?" JUNE, "/reports/volume?" JUNE "&by=channel",
	"/reports/resolution?" JUNE, "/reports/answer?" JUNE "&by=team", "/reports/backlog?" JUNE,
	"/reports/volume.csv?" JUNE "&by=channel", "/reports/resolution.csv?" JUNE,
	"/reports/answer.csv?" JUNE, "/reports/backlog.csv?" JUNE,
	"/reports/tickets?figure=created&" JUNE, "/reports/tickets?figure=backlog&" JUNE,
	"/reports/tickets.csv?figure=created&" JUNE,
};
enum { PAGES = sizeof pages / sizeof *pages };

static struct guest *security_lead(void)
{
	say("INSERT IGNORE INTO membership (person_id, team_id) VALUES (5, 3)");
	return site_as("lena");
}

TEST(every_page_of_the_reports_can_be_seen_by_those_who_may)
{
	static const char *const who[] = { "lena", "ada", "otto" };

	make_june();
	for (size_t k = 0; k < 3; k++)
		for (size_t i = 0; i < PAGES; i++)
			EQ(get(site_as(who[k]), "%s", pages[i]).status, 200);
	EQ(get(security_lead(), "/reports").status, 200);
}

TEST(a_figure_says_what_it_is_and_from_how_many)
{
	struct str page;

	make_june();
	page = get(site_as("lena"), "/reports/resolution?" JUNE).body;
	HAS(page, ">4 h</a>");                          /* 2, 4 and 8 hours */
	HAS(page, "n = 3");
	HAS(page, "mean 4 h 40 min");
	HAS(page, "90 % within 8 h");
	HAS(page, "How is this computed?");
	HAS(page, "No data for the period before.");
	HAS(page, "The time axis is in America/Chicago.");
}

TEST(the_period_before_is_beside_each_figure)
{
	struct str page;

	make_june();
	make("2026-05-20 14:00", "2026-05-20 16:00", 1, "phone", false, "Earlier");
	make("2026-05-21 14:00", "", 1, "phone", false, "Earlier");
	page = get(site_as("lena"), "/reports/volume?" JUNE).body;
	HAS(page, "+100 %");                            /* four after two */
	HAS(page, "17 \xe2\x80\x93 31 May 2026");
}

TEST(no_data_is_never_nought_or_all)
{
	static const char *const empty[] = {
		"/reports?from=2020-01-01&to=2020-01-31",
		"/reports/resolution?from=2020-01-01&to=2020-01-31",
		"/reports/volume?" JUNE "&agency=2",
	};

	make_june();
	for (size_t i = 0; i < 3; i++) {
		struct seen seen = get(site_as("lena"), "%s", empty[i]);

		EQ(seen.status, 200);
		HAS(seen.body, "no data");
		LACKS(seen.body, ">0 %");
		LACKS(seen.body, "100 %");
		LACKS(seen.body, ">0</a>");
	}
}

TEST(a_day_with_none_has_nought_and_only_a_median_has_a_dash)
{
	struct str volume, median;

	make_june();
	volume = get(site_as("lena"), "/reports/volume?" JUNE).body;
	HAS(volume, "<td class=\"number\">0</td>");
	LACKS(volume, "report-dash");
	median = get(site_as("lena"), "/reports/resolution?" JUNE).body;
	HAS(median, "report-dash");
	HAS(get(site_as("lena"), "/reports?" JUNE).body, "<svg class=\"chart\"");
	LACKS(get(site_as("lena"), "/reports?from=2020-01-01&to=2020-01-31").body,
	      "<svg class=\"chart\"");
}

/* How often a text stands in another. */
static int64_t times(struct str page, const char *what)
{
	int64_t n = 0;
	size_t at;

	while ((at = str_search(page, str_of(what))) != SIZE_MAX) {
		page = str_from(page, at + 1);
		n++;
	}
	return n;
}

/* Follows every link to a list of tickets: there are as many as the number of the link says. */
static void every_number_leads_to_its_tickets(const struct guest *who, const char *path)
{
	struct str page = get(who, "%s", path).body;
	size_t at;
	int links = 0;

	while ((at = str_search(page, S("href=\"/reports/tickets?"))) != SIZE_MAX) {
		struct str url, text;
		struct seen list;
		char plain[600];
		int64_t n;
		size_t k = 0;

		page = str_from(page, at + 6);
		url = str_sub(page, 0, str_find(page, '"'));
		text = str_from(page, str_find(page, '>') + 1);
		text = str_sub(text, 0, str_find(text, '<'));
		for (size_t i = 0; i < url.n && k < sizeof plain - 1; i++) {
			plain[k++] = url.p[i];
			if (url.p[i] == '&')
				i += 4;                         /* amp; */
		}
		plain[k] = '\0';
		list = get(who, "%s", plain);
		EQ(list.status, 200);
		if (!str_int(text, &n))
			continue;                       /* a time: its n stands elsewhere */
		EQ(times(list.body, "<td class=\"ref\">"), n);
		test_has(list.body, str_format(test_mem(), "n = %ld", (long)n), true, "its n",
		         HERE);
		links++;
	}
	IS(links > 0);
}

TEST(each_number_leads_to_exactly_its_tickets)
{
	make_june();
	for (int i = 0; i < 6; i++) {
		if (i == 3 || i == 4)
			continue;
		every_number_leads_to_its_tickets(site_as("lena"), pages[i]);
		every_number_leads_to_its_tickets(security_lead(), pages[i]);
		say("DELETE FROM membership WHERE person_id = 5 AND team_id = 3");
	}
}

TEST(what_is_too_much_for_a_column_is_together_and_leads_to_its_tickets)
{
	make_june();
	for (int i = 0; i < 12; i++) {
		say("INSERT INTO category (id, code, name) VALUES (%d, 'c%d', 'Sort %d')", 50 + i,
		    i, i);
		for (int k = 0; k <= i % 4; k++) {
			make("2026-06-08 14:00", "", 1, "phone", false, "Many");
			say("UPDATE ticket SET category_id = %d ORDER BY id DESC LIMIT 1", 50 + i);
		}
	}
	HAS(get(site_as("lena"), "/reports/volume?" JUNE "&by=category").body, "All others");
	every_number_leads_to_its_tickets(site_as("lena"), "/reports/volume?" JUNE "&by=category");
}

TEST(a_list_of_many_is_walked_page_by_page)
{
	struct str page, there = S("");
	const char *path = "/reports/tickets?figure=created&" JUNE;
	int64_t met = 0;
	int pages_seen = 0;

	site_at(TEST_NOW);
	for (int i = 0; i < 120; i++)
		make("2026-06-02 14:00", "2026-06-02 16:00", 1, "phone", false,
		     str_format(test_mem(), "Wish %d.", i).p);
	while (path) {
		size_t at;
		struct str next;

		page = get(site_as("lena"), "%s", path).body;
		there = str_format(test_mem(), "%.*s%.*s", FMT(there), FMT(page));
		met += times(page, "<td class=\"ref\">");
		IS(++pages_seen < 5);
		at = str_search(page, S("&amp;after="));
		path = NULL;
		if (at == SIZE_MAX)
			continue;
		next = str_from(page, at + 11);
		next = str_sub(next, 0, str_find(next, '"'));
		path = str_format(test_mem(), "/reports/tickets?figure=created&" JUNE "&after=%.*s",
		                  FMT(next)).p;
	}
	EQ(met, 120);
	EQ(pages_seen, 3);
	for (int i = 0; i < 120; i++)
		EQ(times(there, str_format(test_mem(), "Wish %d.", i).p), 1);
}

TEST(the_table_is_a_file_with_the_same_figures)
{
	struct seen seen;

	make_june();
	seen = get(site_as("lena"), "/reports/resolution.csv?" JUNE "&step=month&by=team");
	HAS(seen.type, "text/csv");
	HAS(seen.head, "attachment; filename=\"resolution-2026-06-01-2026-06-15.csv\"");
	HAS(seen.body, "from,to,split,part,n,mean_s,median_s,p90_s\r\n");
	HAS(seen.body, "2026-06-01,2026-06-15,team,All,3,16800,14400,28800\r\n");
	HAS(seen.body, "2026-06-01,2026-06-15,team,Service desk,2,10800,10800,14400\r\n");
	HAS(seen.body, "2026-06-01,2026-06-15,team,Network,1,28800,28800,28800\r\n");
	seen = get(site_as("lena"), "/reports/volume.csv?" JUNE);
	HAS(seen.body, "2026-06-01,2026-06-01,none,All,,,,\r\n");      /* no data is no figure */
}

TEST(what_makes_no_sense_is_refused_with_its_place_and_stays)
{
	static const struct { const char *query, *says, *kept; } rows[] = {
		{ "from=2026-02-30&to=2026-03-05", "This is no date", "value=\"2026-02-30\"" },
		{ "from=2026-06-10&to=2026-06-01", "The last day is before the first.",
		  "value=\"2026-06-01\"" },
		{ "from=2020-01-01&to=2026-01-01", "400 days at most", "value=\"2020-01-01\"" },
		{ "from=2026-01-01&to=2026-06-01&step=day", "By day a report covers 93 days",
		  "value=\"2026-01-01\"" },
		{ "by=colour", "Please choose one of these.", "volume" },
		{ "team=1+OR+1%3D1", "Please choose one of these.", "volume" },
		{ "team=999", "999: There is none with this number", "volume" },
		{ "category=9999", "9999: There is none with this number", "volume" },
		{ "agency=999", "999: There is none with this number", "volume" },
		{ "step=hour", "Please choose one of these.", "volume" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = get(site_as("lena"), "/reports/volume?%s", rows[i].query);

		EQ(seen.status, 422);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].query, HERE);
		test_has(seen.body, str_of(rows[i].kept), true, rows[i].query, HERE);
	}
}

TEST(a_viewer_has_his_own_days)
{
	make_june();
	make("2026-06-09 20:00", "", 1, "phone", false, "Late");
	say("UPDATE person SET zone = 'Asia/Kolkata' WHERE id = 8");
	HAS(get(site_as("otto"), "/reports/volume?from=2026-06-10&to=2026-06-10").body,
	    "The time axis is in Asia/Kolkata.");
	HAS(get(site_as("otto"), "/reports/volume?from=2026-06-10&to=2026-06-10").body, "n = 1");
	HAS(get(site_as("lena"), "/reports/volume?from=2026-06-09&to=2026-06-09").body, "n = 1");
	HAS(get(site_as("lena"), "/reports/volume?from=2026-06-10&to=2026-06-10").body, "no data");
}

/* ---- attacks ---- */

TEST(B014_what_is_asked_comes_back_escaped_or_not_at_all)
{
	static const char *const names[] = {
		"from",     "to",      "period",  "step",   "by",       "team",
		"category", "agency",  "channel", "kind",   "priority", "age",
		"figure",   "without", "after",   "before", "unknown",
	};
	static const char *const paths[] = { "/reports", "/reports/backlog", "/reports/tickets" };

	for (size_t k = 0; k < 3; k++)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			struct seen seen = get(site_as("lena"), "%s?%s=%%22%%3E%%3Cb%%20id=x%%3E",
			                       paths[k], names[i]);

			IS(seen.status < 500);
			LACKS(seen.body, "<b id=x>");
		}
}

TEST(B026_B027_no_text_of_the_address_becomes_a_statement)
{
	static const char *const texts[] = {
		"1%27%20OR%20%271%27=%271",
		"1;DROP+TABLE+ticket",
		"-1+UNION+SELECT+1",
		"0x31",
		"%00",
		"1e9",
		"99999999999999999999",
		"-9223372036854775808",
		"none,none",
		"created_at+DESC",
	};
	static const char *const names[] = { "team",  "category", "agency", "by",    "without",
		                             "after", "before",   "from",   "figure" };

	make_june();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
			IS(get(site_as("lena"), "/reports/tickets?" JUNE "&%s=%s", names[i],
			       texts[k]).status < 500);
			IS(get(site_as("lena"), "/reports/volume?" JUNE "&%s=%s", names[i],
			       texts[k]).status < 500);
		}
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 6);
}

TEST(B041_a_subject_is_no_formula_in_a_file)
{
	struct str file;

	make_june();
	file = get(site_as("lena"), "/reports/tickets.csv?figure=created&" JUNE).body;
	HAS(file, "'=cmd|calc");
	LACKS(file, ",=cmd");
}

TEST(B067_a_confidential_ticket_is_behind_no_number_of_others)
{
	static const char *const who[] = { "lena", "ada", "otto" };
	static const char *const slices[] = {
		"",
		"&team=3",
		"&channel=chat",
		"&by=team",
		"&by=team&without=1,2",
		"&by=channel&without=1",
		"&by=age&without=9",
		"&team=3&priority=P3&kind=incident&agency=1&category=2",
	};

	make_june();
	for (size_t k = 0; k < 3; k++)
		for (size_t i = 0; i < PAGES; i++)
			for (size_t s = 0; s < sizeof slices / sizeof *slices; s++) {
				struct str body =
					get(site_as(who[k]), "%s%s", pages[i], slices[s]).body;

				LACKS(body, "Payroll leak");
				LACKS(body, "Badge cloned");
			}
	HAS(get(security_lead(), "/reports/tickets?figure=created&" JUNE).body, "Payroll leak");
}

TEST(B074_a_confidential_ticket_changes_no_page_of_others)
{
	struct str before[PAGES];

	make_june();
	say("DELETE FROM ticket WHERE confidential");
	for (size_t i = 0; i < PAGES; i++)
		before[i] = get(site_as("lena"), "%s", pages[i]).body;
	make("2026-06-05 15:00", "2026-06-09 15:00", 3, "chat", true, "Payroll leak");
	make("2026-06-05 15:00", "", 3, "chat", true, "Payroll leak");
	for (size_t i = 0; i < PAGES; i++) {
		struct str after = get(site_as("lena"), "%s", pages[i]).body;
		size_t main = str_search(before[i], S("<main"));

		/* The frame has tokens that differ each time. */
		if (main == SIZE_MAX)
			SAME(after, before[i]);
		else
			SAME(str_from(after, str_search(after, S("<main"))),
			     str_from(before[i], main));
	}
}

TEST(B076_nobody_else_gets_a_report_or_its_file)
{
	static const char *const who[] = { "anna", "boris", "mia", "sol" };

	for (size_t k = 0; k < 4; k++)
		for (size_t i = 0; i < PAGES; i++)
			EQ(get(site_as(who[k]), "%s", pages[i]).status, 403);
}
