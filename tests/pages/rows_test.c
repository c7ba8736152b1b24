/*
 * What a page reads to be made. In a house of some thousand tickets nothing
 * that an agent opens all day reads more than a few rows for each one that it
 * shows, so that it costs the same in a house of a million.
 */
#include "tests/site.h"

enum { TICKETS = 6000 };

/* Every tenth is open; of them every third waits and every fourth is nobody's. */
static void grow(void)
{
	OKAY(db_script(site_db(), str_format(test_mem(),
		"INSERT INTO ticket (id, kind, status, waiting_for, channel, subject, requester_id,"
		"  requester_name, opened_by_id, category_id, impact, urgency, priority, team_id,"
		"  assignee_id, agency_id, created_at, updated_at, resolved_at, closed_at, due_at)"
		" SELECT 500000 + s.seq, 'incident',"
		"  IF(s.seq %% 10, IF(s.seq %% 50 = 1, 'resolved', 'closed'),"
		"     IF(s.seq %% 30, 'open', 'waiting')),"
		"  IF(s.seq %% 30, 'nobody', 'requester'), 'portal', CONCAT('Printer ', s.seq),"
		"  IF(s.seq %% 20, 2, 1), 'Somebody', 2, 1, 'one', 'normal', 'P3', 1,"
		"  IF(s.seq %% 40, 3, NULL), 1, '2026-01-01' + INTERVAL s.seq MINUTE,"
		"  '2026-01-01' + INTERVAL s.seq MINUTE,"
		"  IF(s.seq %% 10, '2026-06-01' + INTERVAL s.seq MINUTE, NULL),"
		"  IF(s.seq %% 10 AND s.seq %% 50 <> 1, '2026-06-09', NULL),"
		"  IF(s.seq %% 10, '9999-12-31', '2026-06-20' + INTERVAL s.seq MINUTE)"
		"   FROM seq_1_to_%d s", TICKETS)));
	OKAY(db_script(site_db(), S("INSERT INTO entry (ticket_id, kind, visibility, channel,"
		"  author_id, by_desk, source, text, written_at)"
		" SELECT t.id, 'reply', 'public', 'portal', 2, 0, 'It jams.', 'It jams.',"
		"  t.created_at"
		"   FROM ticket t WHERE t.id > 500000")));
	OKAY(db_script(site_db(), S("UPDATE ticket t JOIN entry e ON e.ticket_id = t.id"
		"   SET t.last_entry_id = e.id, t.last_public_id = e.id,"
		"       t.last_line = e.text, t.last_public_line = e.text WHERE t.id > 500000")));
}

static int64_t rows_read(void)
{
	return count_of("SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS"
	                " WHERE VARIABLE_NAME = 'ROWS_READ'");
}

static void reads_at_most(const char *who, const char *path, int64_t most)
{
	struct guest *g = site_as(who);
	int64_t before;

	EQ(get(g, "%s", path).status, 200);     /* statements are prepared, the house is known */
	before = rows_read();
	get(g, "%s", path);
	test_is(rows_read() - before <= most, str_format(test_mem(), "%s by %s reads %d rows", path,
	        who, (int)(rows_read() - before)).p, HERE);
}

TEST(no_list_reads_much_more_than_it_shows)
{
	static const struct {
		const char *who, *path;
		int most;
	} rows[] = {
		{ "mia",  "/queue/mine",                         500 },
		{ "mia",  "/queue/mine?sort=due&dir=down",       500 },
		{ "mia",  "/queue/unassigned",                   500 },
		{ "mia",  "/queue/triage",                       500 },
		{ "mia",  "/queue/waiting",                      500 },
		{ "mia",  "/queue/waiting?sort=updated&dir=down", 500 },
		{ "mia",  "/queue/open",                         500 },
		{ "mia",  "/queue/open?sort=priority&dir=up",    500 },
		{ "mia",  "/queue/open?sort=priority&dir=down",  500 },
		{ "mia",  "/queue/open?sort=updated&dir=up",     500 },
		{ "mia",  "/queue/open?sort=updated&dir=down",   500 },
		{ "mia",  "/queue/open?sort=number&dir=up",      500 },
		{ "mia",  "/queue/open?sort=number&dir=down",    500 },
		{ "mia",  "/queue/solved",                       500 },
		{ "mia",  "/queue/solved?sort=solved&dir=up",    500 },
		{ "mia",  "/tickets/500010",                     500 },
		{ "mia",  "/work",                               500 },
		{ "sol",  "/queue/open",                         500 },
		{ "otto", "/queue/open",                         500 },
		{ "anna", "/",                                   500 },
		{ "anna", "/tickets",                            500 },
		{ "anna", "/tickets?show=waiting",               500 },
		{ "anna", "/tickets?show=solved",                500 },
		{ "anna", "/tickets?show=shared",                500 },
		{ "rita", "/agency",                             500 },
		{ "rita", "/agency?show=solved",                 500 },
	};

	grow();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		reads_at_most(rows[i].who, rows[i].path, rows[i].most);
}

/* A cursor begins where it says, and does not read its way there. */
TEST(the_hundredth_page_of_a_list_costs_what_the_first_does)
{
	grow();
	reads_at_most("mia", "/queue/open?sort=number&dir=up&after=505000.505000", 500);
	reads_at_most("mia", "/queue/open?sort=number&dir=down&after=501000.501000", 500);
	reads_at_most("anna", "/tickets?show=solved&before=501000", 500);
}

TEST(a_page_of_the_desk_has_few_statements)
{
	static const struct {
		const char *path;
		int most;
	} rows[] = {
		{ "/queue/open", 4 }, { "/queue/mine", 4 }, { "/queue/unassigned", 4 },
		{ "/tickets/500010", 12 }, { "/search?q=printer", 12 }, { "/work", 12 },
	};

	grow();
	get(site_as("mia"), "/help");           /* the house is known */
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = get(site_as("mia"), "%s", rows[i].path);
		struct str timing = header_of(&seen, "Server-Timing");
		int64_t n = 0;

		IS(str_int(str_from(timing, str_search(timing, S("statements;dur=")) + 15), &n));
		test_is(n <= rows[i].most, str_format(test_mem(), "%s: %.*s", rows[i].path,
		        FMT(timing)).p, HERE);
	}
}
