/* Regular work: by one worker at a time, again after a failure, each thing once. */
#include "work/loop.h"

#include "base/when.h"
#include "store/job.h"
#include "sys/zone.h"
#include "tests/scratch.h"

#define T0 DEMO_NOW

static int runs;
static enum err outcome;

static enum err count_run(struct desk *d, int *done)
{
	(void)d;
	*done = 1;
	runs++;
	return outcome;
}

static const struct job counting[] = { { "counting", 10, count_run }, { NULL } };

static struct loop worker(struct scratch *s, const struct job *jobs, const char *name)
{
	struct zone *zone;

	runs = 0;
	outcome = OK;
	OKAY(zone_open(test_mem(), S("America/Chicago"), &zone));
	return (struct loop){ .jobs = jobs, .db = s->db, .mem = test_mem(), .seal = &s->seal,
	                      .zone = zone, .name = str_of(name) };
}

static void step(struct loop *l, int64_t now)
{
	int64_t next;

	OKAY(loop_step(l, now, &next));
	IS(next > now);
}

TEST(a_job_is_done_when_it_is_due_and_not_before)
{
	struct loop l = worker(scratch_open(), counting, "worker one:1");

	step(&l, T0);
	EQ(runs, 1);
	step(&l, T0 + 9000);
	EQ(runs, 1);
	step(&l, T0 + 10000);
	EQ(runs, 2);
}

TEST(a_job_that_fails_is_tried_later_and_later)
{
	struct scratch *s = scratch_open();
	struct loop l = worker(s, counting, "worker one:1");
	int64_t now = T0;

	outcome = E_BROKEN;
	for (int64_t wait = 10000; wait < 600000; wait *= 2) {
		int before = runs;

		step(&l, now);
		EQ(runs, before + 1);
		step(&l, now + wait - 1);
		EQ(runs, before + 1);
		now += wait;
	}
	EQ(scratch_number(s, "SELECT failures AS n FROM job"), runs);
	STREQ(scratch_text(s, "SELECT last_error AS n FROM job"), "broken");
	outcome = OK;
	step(&l, now + 600000);
	EQ(scratch_number(s, "SELECT failures AS n FROM job"), 0);
}

TEST(two_workers_do_a_job_once)
{
	struct scratch *s = scratch_open();
	struct loop one = worker(s, counting, "worker one:1");
	struct loop two = worker(s, counting, "worker two:2");

	step(&one, T0);
	step(&two, T0);
	EQ(runs, 1);
	step(&two, T0 + 10000);
	step(&one, T0 + 10000);
	EQ(runs, 2);
}

TEST(the_job_of_a_worker_that_died_is_taken_over)
{
	struct scratch *s = scratch_open();
	struct loop two = worker(s, counting, "worker two:2");
	bool ours;

	OKAY(job_register(s->db, S("counting"), T0));
	OKAY(job_lease(s->db, S("counting"), T0, T0 + 60000, &ours));
	IS(ours);
	step(&two, T0 + 1000);
	step(&two, T0 + 59000);
	EQ(runs, 0);
	step(&two, T0 + 64000);
	EQ(runs, 1);
}

TEST(a_worker_is_heard_of_every_ten_seconds)
{
	struct scratch *s = scratch_open();
	struct loop l = worker(s, counting, "worker one:1");
	int64_t at;

	step(&l, T0);
	step(&l, T0 + 9999);
	OKAY(heartbeat_newest(s->db, test_mem(), S("worker"), &at));
	EQ(at, T0);
	step(&l, T0 + 10000);
	OKAY(heartbeat_newest(s->db, test_mem(), S("worker"), &at));
	EQ(at, T0 + 10000);
}

/* The real jobs on the demo company, for so long; all is as before at the end of the test. */
static void work_through(struct scratch *s, int64_t from, int64_t to, int64_t every)
{
	struct loop l = worker(s, all_jobs, "worker one:1");

	l.mem = arena_open(256 << 20);
	for (int64_t now = from; now <= to; now += every)
		for (int i = 0; i < 5; i++)
			loop_step(&l, now, &(int64_t){ 0 });
	arena_close(l.mem);
}

TEST(a_missed_promise_is_told_once)
{
	static const char *const told =
		"SELECT COUNT(*) AS n FROM event v"
		" WHERE v.kind = 'missed' AND v.becomes = 'response'"
		"   AND v.ticket_id = (SELECT c.ticket_id FROM timer c"
		"                       WHERE c.kind = 'response' AND c.due_at > '2026-05-06 15:30'"
		"                       ORDER BY c.due_at, c.id LIMIT 1)";
	struct scratch *s = scratch_demo();
	struct str text;
	int64_t due;

	OKAY(db_begin(s->db));
	text = scratch_text(s, "SELECT DATE_FORMAT(MIN(due_at), '%Y-%m-%dT%H:%i:%sZ') AS n"
	                       " FROM timer WHERE kind = 'response'"
	                       " AND due_at > '2026-05-06 15:30'");
	IS(when_parse(text, &due));
	work_through(s, due - 1000, due - 1000, 1000);
	EQ(scratch_number(s, told), 0);
	work_through(s, due + 10000, due + 60000, 10000);
	EQ(scratch_number(s, told), 1);
	ERR(db_end(s->db, E_STALE), E_STALE);
}

TEST(a_solved_ticket_closes_by_itself_after_seven_days)
{
	static const char *const newest =
		"SELECT MAX(id) AS n FROM ticket WHERE status = 'resolved'";
	struct scratch *s = scratch_demo();
	int64_t id = scratch_number(s, newest);
	struct str last;

	OKAY(db_begin(s->db));
	work_through(s, DEMO_NOW + 8 * MS_PER_DAY, DEMO_NOW + 8 * MS_PER_DAY, 1000);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE status = 'resolved'"), 0);
	last = str_format(test_mem(), "SELECT CONCAT(kind, IFNULL(actor_id, ' by itself')) AS n"
	                  " FROM event WHERE ticket_id = %d ORDER BY seq DESC LIMIT 1", (int)id);
	STREQ(scratch_text(s, last.p), "closed by itself");
	ERR(db_end(s->db, E_STALE), E_STALE);
}
