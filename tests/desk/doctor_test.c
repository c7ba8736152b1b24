/* What the operator sees: the checks, and the example of a configuration. */
#include "base/arena.h"
#include "desk/doctor.h"
#include "store/job.h"
#include "sys/file.h"
#include "tests/scratch.h"

static struct str told;
static int checks;

static void keep(const char *name, enum err e, struct str detail)
{
	told = str_format(test_mem(), "%.*s%s %s: %.*s\n", FMT(told), err_name(e), name,
	                  FMT(detail));
	checks++;
}

static int examine(struct scratch *s)
{
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);

	told = S("");
	checks = 0;
	return doctor_examine(&d, &s->conf, keep);
}

TEST(the_doctor_looks_at_everything_even_when_much_is_wrong)
{
	struct scratch *s = scratch_open();
	int failed = examine(s);

	IS(checks >= 11 && failed >= 3);
	HAS(told, "ok database: ");
	HAS(told, "ok schema: ");
	HAS(told, "ok time zone: America/Chicago");
	HAS(told, "missing worker: never heard of");
	HAS(told, "ok demo: ");
}

TEST(the_doctor_hears_a_worker_that_was_there_a_minute_ago_and_not_later)
{
	struct scratch *s = scratch_open();

	OKAY(heartbeat_beat(s->db, S("worker host:1"), DEMO_NOW - 59000));
	examine(s);
	HAS(told, "ok worker: last heard of 59 s ago");
	OKAY(heartbeat_beat(s->db, S("worker host:1"), DEMO_NOW - 60000));
	examine(s);
	HAS(told, "busy worker: last heard of 60 s ago");
}

TEST(a_demo_that_others_can_reach_is_a_finding)
{
	struct scratch *s = scratch_open();

	s->conf.base_url = S("https://help.example.org");
	examine(s);
	HAS(told, "denied demo: ");
	s->conf.demo = false;
	examine(s);
	HAS(told, "ok demo: no demo");
}

TEST(the_example_of_a_configuration_is_up_to_date)
{
	struct str kept;
	struct buf b;

	buf_init(&b, test_mem(), 100000);
	conf_example(&b);
	OKAY(file_read_whole(test_mem(), "conf/firstline.conf.example", 100000, &kept));
	SAME(kept, buf_str(&b));        /* else: build/firstline config example > that file */
}
