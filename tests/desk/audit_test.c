/* The seals of the timelines: whoever changes the past is found out. */
#include "desk/timeline.h"
#include "tests/scratch.h"

static struct str told;

static void keep(struct str line)
{
	told = str_format(test_mem(), "%.*s\n%.*s", FMT(told), FMT(line));
}

/* How many breaches there are after this statement; the database is as before then. */
static int64_t breaches_after(const char *sql)
{
	struct scratch *s = scratch_demo();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW + 7200000);
	struct arena *spare = arena_open(64 << 20);
	int64_t events = 0, bad = 0;
	int done = 0;

	told = S("");
	OKAY(db_begin(s->db));
	OKAY(timeline_anchor(&d, &done));
	OKAY(timeline_anchor(&d, &done));       /* what the first had seen */
	IS(done > 1500);
	if (sql)
		scratch_say(s, sql);
	OKAY(timeline_verify(&d, spare, keep, &events, &bad));
	IS(events > 1500);
	ERR(db_end(s->db, E_STALE), E_STALE);
	arena_close(spare);
	return bad;
}

TEST(every_chain_of_the_demo_company_holds)
{
	EQ(breaches_after(NULL), 0);
}

TEST(B079_an_altered_event_is_found)
{
	EQ(breaches_after("UPDATE event SET note = 'never happened' WHERE ticket_id = 10005"
	                  " AND seq = 2"), 1);
	HAS(told, "ticket 10005 event 2");
	HAS(told, "content was altered");
	IS(breaches_after("UPDATE event SET at = at + INTERVAL 1 SECOND WHERE ticket_id = 10005"
	                  " AND seq = 2") > 0);
	IS(breaches_after("UPDATE event SET actor_id = NULL WHERE ticket_id = 10005"
	                  " AND seq = 1") > 0);
}

TEST(B079_a_removed_event_is_found)
{
	IS(breaches_after("DELETE FROM event WHERE ticket_id = 10005 AND seq = 2") > 0);
	HAS(told, "the event before it is missing");
}

TEST(B079_a_tail_that_was_cut_off_is_found)
{
	IS(breaches_after("DELETE FROM event WHERE ticket_id = 10005"
	                  " ORDER BY seq DESC LIMIT 1") > 0);
	HAS(told, "anchor");
	LACKS(told, "ticket 10005");
}

TEST(a_whole_timeline_that_was_removed_is_found)
{
	IS(breaches_after("DELETE FROM event WHERE ticket_id = 10005") > 0);
	HAS(told, "anchor");
}

TEST(an_altered_anchor_is_found)
{
	IS(breaches_after("UPDATE anchor SET events = events - 1") > 0);
	HAS(told, "anchor");
}
