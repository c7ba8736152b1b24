/* Phrases: they are looked for in texts, and what was not read yet is not said to lack them. */
#include "desk/search.h"
#include "tests/finding.h"

/* Tickets with eleven texts each; the oldest says it the other way round. */
static void many_texts(int tickets)
{
	OKAY(db_script(site_db(), str_format(test_mem(),
		"INSERT INTO ticket (id, kind, status, waiting_for, channel, subject, requester_id,"
		"  requester_name, opened_by_id, category_id, impact, urgency, priority, team_id,"
		"  created_at, updated_at, due_at)"
		" SELECT 500000 + s.seq, 'incident', 'open', 'nobody', 'portal', 'Tea', 1, 'Anna',"
		"  1, 1, 'one', 'normal', 'P3', 1, '2026-06-01', '2026-06-01', '2026-06-20'"
		"   FROM seq_1_to_%d s", tickets)));
	OKAY(db_script(site_db(), S("INSERT INTO entry (ticket_id, kind, visibility, channel,"
		"  author_id, by_desk, source, text, written_at)"
		" SELECT t.id, 'reply', 'public', 'portal', 1, 0, 'x',"
		"  IF(t.id = 500001, 'copper kettle', 'kettle copper'), '2026-06-01'"
		"   FROM ticket t, seq_1_to_11 s WHERE t.id > 500000")));
	say("INSERT IGNORE INTO search_due (ticket_id) SELECT id FROM ticket");
	index_now();
}

/* Page after page of what is older; how many were there. */
static int finds_at_last(const char *who, const char *query, const char *ticket, bool *found)
{
	struct str path = str_format(test_mem(), "/search?q=%s", query);
	int pages = 0;

	for (*found = false; path.n && pages < 20; pages++) {
		struct str body = get(site_as(who), "%.*s", FMT(path)).body;
		size_t next = str_search(body, S("&amp;after=")), older;

		*found = *found || str_search(body, str_of(ticket)) != SIZE_MAX;
		older = str_search(body, next != SIZE_MAX ? S("&amp;after=") : S("&amp;before="));
		path = S("");
		if (older == SIZE_MAX)
			continue;
		next = older;
		while (body.p[next] != '"')
			next--;
		path = str_sub(body, next + 1, older - next - 1);
		body = str_from(body, older + 5);
		path = str_format(test_mem(), "%.*s&%.*s", FMT(path),
		                  FMT(str_sub(body, 0, str_find(body, '"'))));
	}
	return pages;
}

TEST(a_phrase_is_looked_for_in_every_ticket_and_what_was_not_read_is_older)
{
	bool found;
	struct seen seen;

	site_db();
	many_texts(150);
	seen = get(site_as("mia"), "/search?q=%%22copper+kettle%%22");
	HAS(seen.body, "Nothing found so far.");
	IS(finds_at_last("mia", "%22copper+kettle%22", "/tickets/500001\"", &found) > 1);
	IS(found);
	/* nor is it said to lack what it has */
	IS(finds_at_last("mia", "copper+-%22copper+kettle%22", "/tickets/500001\"", &found) > 1);
	IS(!found);
}

TEST(a_file_of_what_was_found_says_what_was_not_looked_at)
{
	struct str body;

	site_db();
	many_texts(150);
	HAS(get(site_as("mia"), "/search?q=%%22kettle+copper%%22").body,
	    "Those looked at as a table (CSV)");
	body = get(site_as("mia"), "/search.csv?q=%%22kettle+copper%%22").body;
	HAS(body, "\r\nTickets with lower numbers than 500");
	HAS(body, " were not looked at.\r\n");
	body = get(site_as("mia"), "/search.csv?q=%%22kettle+copper%%22&before=500020").body;
	LACKS(body, "not looked at");
	LACKS(body, "I-500020,");
	HAS(body, "I-500019,");
}
