/* The demo company grown large: as many tickets as asked, and all facts still hold. */
#include "desk/demo_bulk.h"

#include "base/when.h"
#include "desk/demo_words.h"
#include "desk/timeline.h"
#include "tests/scratch.h"

enum { GROWN = 500 };

static int lines;

static void count_line(struct str line)
{
	IS(line.n > 0);
	lines++;
}

/* How many there are then. */
static int64_t grow(struct scratch *s, int64_t tickets)
{
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);
	struct arena *spare = arena_open(64 << 20);
	struct demo_size size;

	lines = 0;
	OKAY(demo_grow(&d, spare, &s->conf, tickets, count_line, &size));
	arena_close(spare);
	return size.tickets;
}

static struct scratch *grown(void)
{
	static struct scratch *s;
	struct arena *spare;
	struct demo_size size;
	struct desk d;

	if (s)
		return s;
	s = scratch_open();
	spare = arena_open(64 << 20);
	d = scratch_desk(s, NULL, DEMO_NOW);
	OKAY(demo_load(&d, spare, &s->conf, &size));
	EQ(grow(s, GROWN), GROWN);
	IS(lines > 0);
	arena_close(spare);
	return s;
}

TEST(a_company_grows_to_the_size_that_was_asked_for)
{
	struct scratch *s = grown();

	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket"), GROWN);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM person") >= 100);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM person WHERE NOT demo"), 0);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM entry") > 3 * GROWN);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket"
	                     " WHERE created_at < '2024-05-06'") > 20);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM event WHERE at > '2026-05-06 15:30'"), 0);
	EQ(grow(s, 1), GROWN);          /* it has more already: nothing happens */
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket"), GROWN);
}

TEST(the_facts_of_a_grown_company_hold)
{
	scratch_holds(grown());
}

TEST(the_timelines_of_a_grown_company_are_sealed)
{
	struct scratch *s = grown();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);
	struct arena *spare = arena_open(64 << 20);
	int64_t events, bad;

	OKAY(timeline_verify(&d, spare, count_line, &events, &bad));
	EQ(bad, 0);
	EQ(events, scratch_number(s, "SELECT COUNT(*) AS n FROM event"));
	arena_close(spare);
}

TEST(what_hangs_on_a_row_of_a_grown_company_is_there)
{
	static const char *const strays[] = {
		"SELECT COUNT(*) AS n FROM ticket t LEFT JOIN person p ON p.id = t.requester_id"
		" LEFT JOIN person o ON o.id = t.opened_by_id LEFT JOIN team m ON m.id = t.team_id"
		" LEFT JOIN category c ON c.id = t.category_id"
		" WHERE p.id IS NULL OR o.id IS NULL OR m.id IS NULL OR c.id IS NULL",
		"SELECT COUNT(*) AS n FROM ticket t LEFT JOIN membership m"
		" ON m.person_id = t.assignee_id AND m.team_id = t.team_id"
		" WHERE t.assignee_id IS NOT NULL AND m.person_id IS NULL",
		"SELECT COUNT(*) AS n FROM entry e LEFT JOIN ticket t ON t.id = e.ticket_id"
		" LEFT JOIN person p ON p.id = e.author_id WHERE t.id IS NULL OR p.id IS NULL",
		"SELECT COUNT(*) AS n FROM event v LEFT JOIN entry e ON e.id = v.entry_id"
		" WHERE v.entry_id IS NOT NULL AND (e.id IS NULL OR e.ticket_id <> v.ticket_id)",
		"SELECT COUNT(*) AS n FROM ticket t JOIN team m ON m.id = t.team_id"
		" WHERE t.confidential AND m.kind <> 'security'",
		"SELECT COUNT(*) AS n FROM ticket t JOIN person p ON p.id = t.requester_id"
		" WHERE t.kind = 'case' AND p.kind <> 'business'",
	};
	struct scratch *s = grown();

	for (size_t i = 0; i < sizeof strays / sizeof *strays; i++)
		EQ(scratch_number(s, strays[i]), 0);
}

TEST(texts_of_a_grown_company_have_common_words_and_rare_ones)
{
	struct scratch *s = grown();

	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE subject LIKE '%{%}%'"), 0);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM entry WHERE text LIKE '%{%}%'"
	                     " OR text = ''"), 0);
	IS(scratch_number(s, "SELECT COUNT(DISTINCT ticket_id) AS n FROM entry"
	                     " WHERE text LIKE '%please%'") > GROWN / 3);
	IS(scratch_number(s, "SELECT COUNT(DISTINCT ticket_id) AS n FROM entry"
	                     " WHERE text LIKE '%printer%'") < GROWN / 5);
}

TEST(a_grown_company_is_the_same_each_time)
{
	static const char *const fingerprint =
		"SELECT BIT_XOR(CRC32(CONCAT_WS('|', t.id, t.subject, t.status, t.created_at,"
		" t.updated_at, t.requester_name, t.due_at, w.name))) AS n"
		" FROM ticket t LEFT JOIN person w ON w.id = t.assignee_id";
	struct scratch *one = grown(), *other = scratch_open();
	struct desk d = scratch_desk(other, NULL, DEMO_NOW);
	struct arena *spare = arena_open(64 << 20);
	struct demo_size size;

	OKAY(demo_load(&d, spare, &other->conf, &size));
	EQ(grow(other, GROWN), GROWN);
	EQ(scratch_number(other, fingerprint), scratch_number(one, fingerprint));
	arena_close(spare);
}

TEST(only_a_demo_company_grows)
{
	struct scratch *s = scratch_open();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);
	struct conf conf = s->conf;
	struct demo_size size;
	int64_t id;

	conf.demo = false;
	ERR(demo_grow(&d, NULL, &conf, GROWN, count_line, &size), E_DENIED);
	ERR(demo_grow(&d, NULL, &s->conf, GROWN, count_line, &size), E_DENIED);
	HAS(test_said(), "the demo company is not here");
	OKAY(person_insert(s->db, &(struct person){
		.email = S("kim@example.org"), .name = S("Kim Example"), .roles = 1 },
		DEMO_NOW, &id));
	ERR(demo_grow(&d, NULL, &s->conf, GROWN, count_line, &size), E_DENIED);
	HAS(test_said(), "Kim Example is here and not of the demo");
}
