/* The demo company: it loads, what it left behind hangs together, and it goes without a trace. */
#include "base/when.h"
#include "desk/demo.h"
#include "desk/demo_text.h"
#include "desk/timeline.h"
#include "store/counts.h"
#include "store/queue.h"
#include "tests/scratch.h"

TEST(the_demo_company_is_as_large_as_promised)
{
	struct scratch *s = scratch_demo();

	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM agency"), 3);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM team"), 6);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM person WHERE demo"), 60);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket"), 300);
	EQ(scratch_number(s, "SELECT COUNT(DISTINCT password_hash) AS n FROM person"), 1);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM attachment WHERE entry_id > 0") >= 3);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM follower") >= 10);
}

TEST(its_queue_looks_like_a_working_day)
{
	struct scratch *s = scratch_demo();

	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE is_open") > 50);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE status = 'new'") > 10);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE status = 'waiting'") > 5);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE status = 'resolved'") > 5);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE status = 'cancelled'") > 3);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE is_open"
	                     " AND due_at < '2026-05-06 15:30'") >= 2);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE is_open"
	                     " AND due_at < '2026-05-06 15:30'") <= 15);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE is_open"
	                     " AND due_at BETWEEN '2026-05-06 15:30' AND '2026-05-06 17:30'") >= 3);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket"
	                     " WHERE created_at > '2026-05-06 15:30'"
	                     "    OR created_at < '2026-02-05 15:30'"), 0);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM event WHERE at > '2026-05-06 15:30'"), 0);
}

TEST(everybody_who_signs_in_finds_something_to_do)
{
	static const char *const people[] = { "mia@demo.example", "max@demo.example",
	                                      "sol@demo.example" };
	struct scratch *s = scratch_demo();
	struct counts counts;

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct desk d = scratch_desk(s, scratch_actor(s, people[i]), DEMO_NOW);

		OKAY(counts_all(s->db, test_mem(), desk_viewer(&d), DEMO_NOW - 7 * MS_PER_DAY,
		                  &(struct counts){ 100, 100, 100, 100, 100 }, &counts));
		IS(counts.mine > 0 && counts.unassigned > 0);
	}
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket t JOIN person p"
	                     " ON p.id = t.requester_id"
	                     " WHERE p.email = 'anna@demo.example' AND t.is_open") > 1);
}

TEST(texts_of_the_demo_have_no_gaps)
{
	struct scratch *s = scratch_demo();

	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE subject LIKE '%{%}%'"), 0);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM entry WHERE text LIKE '%{%}%'"), 0);
	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM entry WHERE text LIKE '%\n%'") > 0);
}

TEST(confidential_tickets_are_the_security_teams)
{
	struct scratch *s = scratch_demo();

	IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE confidential") > 5);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket t JOIN team m ON m.id = t.team_id"
	                     " WHERE t.confidential AND m.kind <> 'security'"), 0);
}

TEST(the_facts_of_the_demo_company_hold)
{
	scratch_holds(scratch_demo());
}

TEST(it_loads_at_any_time_of_the_year)
{
	static const char *const times[] = {
		"2026-03-08T07:59:59Z", "2026-11-01T06:30:00Z", "2027-01-01T00:00:00Z",
		"2028-02-29T23:59:59Z" };
	struct scratch *s = scratch_open();
	struct arena *spare = arena_open(64 << 20);
	struct demo_size size;
	int64_t now;

	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		struct desk d = scratch_desk(s, NULL, 0);

		IS(when_parse(str_of(times[i]), &now));
		d.now = now;
		OKAY(db_begin(s->db));
		OKAY(demo_load(&d, spare, &s->conf, &size));
		scratch_holds(s);
		IS(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE is_open") > 50);
		ERR(db_end(s->db, E_STALE), E_STALE);
	}
	arena_close(spare);
}

TEST(it_is_the_same_company_each_time)
{
	static const char *const fingerprint =
		"SELECT BIT_XOR(CRC32(CONCAT_WS('|', t.id, t.subject, t.status, t.created_at,"
		" t.updated_at, t.requester_name, t.due_at, w.name))) AS n"
		" FROM ticket t LEFT JOIN person w ON w.id = t.assignee_id";
	struct scratch *one = scratch_demo(), *other = scratch_open();
	struct desk d = scratch_desk(other, NULL, DEMO_NOW);
	struct arena *spare = arena_open(64 << 20);
	struct demo_size size;

	OKAY(demo_load(&d, spare, &other->conf, &size));
	arena_close(spare);
	EQ(scratch_number(other, fingerprint), scratch_number(one, fingerprint));
}

TEST(a_demo_is_refused_where_it_does_not_belong)
{
	struct scratch *s = scratch_demo();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);
	struct conf conf = s->conf;
	struct demo_size size;

	ERR(demo_load(&d, NULL, &conf, &size), E_DENIED);
	HAS(test_said(), "60 people");
	conf.base_url = S("https://help.example.org");
	ERR(demo_load(&d, NULL, &conf, &size), E_DENIED);
	HAS(test_said(), "help.example.org");
	conf = s->conf;
	conf.demo = false;
	ERR(demo_load(&d, NULL, &conf, &size), E_DENIED);
}

TEST(only_addresses_of_this_machine_are_local)
{
	IS(demo_is_local(S("http://127.0.0.1:8080")) && demo_is_local(S("http://localhost")));
	IS(demo_is_local(S("http://[::1]:81")));
	IS(!demo_is_local(S("https://127.0.0.1.example.com")));
	IS(!demo_is_local(S("https://x.org")));
	IS(!demo_is_local(S("https://localhost.example.com")) && !demo_is_local(S("")));
}

TEST(purging_the_demo_leaves_an_empty_house)
{
	struct scratch *s = scratch_demo();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);

	OKAY(db_begin(s->db));
	OKAY(demo_purge(&d));
	EQ(scratch_number(s, "SELECT (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM ticket)"
	                     " + (SELECT COUNT(*) FROM event) + (SELECT COUNT(*) FROM entry)"
	                     " + (SELECT COUNT(*) FROM content) + (SELECT COUNT(*) FROM category)"
	                     " + (SELECT COUNT(*) FROM team) + (SELECT COUNT(*) FROM agency)"
	                     " + (SELECT COUNT(*) FROM timer) AS n"), 0);
	ERR(db_end(s->db, E_STALE), E_STALE);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM person"), 60);
}

TEST(a_demo_with_somebody_elses_tickets_stays)
{
	struct scratch *s = scratch_demo();
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);

	OKAY(db_begin(s->db));
	scratch_say(s, "UPDATE person SET demo = FALSE WHERE email = 'anna@demo.example'");
	ERR(demo_purge(&d), E_DENIED);
	HAS(test_said(), "tickets of people who are not of the demo");
	ERR(db_end(s->db, E_STALE), E_STALE);
}

TEST(a_text_is_unescaped_in_one_pass)
{
	SAME(demo_unescape(test_mem(), S("a\\nb")), S("a\nb"));
	SAME(demo_unescape(test_mem(), S("S:\\\\new\\\\x")), S("S:\\new\\x"));
	SAME(demo_unescape(test_mem(), S("end\\")), S("end\\"));
}
