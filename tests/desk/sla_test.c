/* Promises, to the millisecond. */
#include "base/when.h"
#include "desk/sla.h"
#include "tests/site.h"

#define MINUTE 60000LL
#define HOUR   3600000LL

/* A ticket opened at TEST_NOW whose promises have been made from the agreement. */
static struct dossier promised(enum priority priority)
{
	struct dossier x = { .d = site_desk("mia") };

	x.t = (struct ticket){ .id = 1, .priority = (int)priority, .created_at = TEST_NOW };
	OKAY(sla_aim(&x));
	return x;
}

static void at(struct dossier *x, int64_t after)
{
	x->d->now = TEST_NOW + after;
}

static int64_t due(const struct dossier *x, enum timer_kind kind)
{
	return x->timer[kind].due_at - TEST_NOW;
}

TEST(each_priority_promises_what_its_agreement_says)
{
	static const struct {
		enum priority priority;
		int64_t respond, resolve;
	} rows[] = {
		{ PRIORITY_1, 30 * MINUTE,  4 * HOUR },
		{ PRIORITY_2, 2 * HOUR,     MS_PER_DAY },
		{ PRIORITY_3, 8 * HOUR,     5 * MS_PER_DAY },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct dossier x = promised(rows[i].priority);

		EQ(due(&x, TIMER_RESPONSE), rows[i].respond);
		EQ(due(&x, TIMER_RESOLVE), rows[i].resolve);
	}
}

TEST(operations_promise_nothing)
{
	struct dossier x = promised(PRIORITY_OPS);

	for (int kind = 0; kind < TIMERS; kind++)
		IS(!timer_is_live(&x.timer[kind]));
}

TEST(a_pause_moves_the_promise_by_its_length)
{
	struct dossier x = promised(PRIORITY_2);

	at(&x, 10 * MINUTE + 7);
	sla_pause(&x);
	at(&x, 3 * HOUR + 8);
	sla_resume(&x);
	EQ(due(&x, TIMER_RESPONSE), 2 * HOUR + 2 * HOUR + 50 * MINUTE + 1);
	EQ(due(&x, TIMER_RESOLVE), MS_PER_DAY + 2 * HOUR + 50 * MINUTE + 1);
	EQ(x.timer[TIMER_RESOLVE].paused_ms, 2 * HOUR + 50 * MINUTE + 1);
	EQ(x.timer[TIMER_RESOLVE].paused_at, 0);
}

TEST(two_pauses_add_up_and_pausing_twice_is_one)
{
	struct dossier x = promised(PRIORITY_2);

	at(&x, 1 * MINUTE);
	sla_pause(&x);
	at(&x, 2 * MINUTE);
	sla_pause(&x);
	at(&x, 4 * MINUTE);
	sla_resume(&x);
	sla_resume(&x);
	at(&x, 10 * MINUTE);
	sla_pause(&x);
	at(&x, 10 * MINUTE + 1);
	sla_resume(&x);
	EQ(due(&x, TIMER_RESPONSE), 2 * HOUR + 3 * MINUTE + 1);
}

TEST(a_promise_kept_on_the_very_millisecond_is_kept)
{
	static const struct {
		int64_t after;
		enum timer_state state;
	} rows[] = {
		{ 0, TIMER_MET }, { 2 * HOUR - 1, TIMER_MET }, { 2 * HOUR, TIMER_MET },
		{ 2 * HOUR + 1, TIMER_LATE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct dossier x = promised(PRIORITY_2);

		at(&x, rows[i].after);
		sla_meet(&x, TIMER_RESPONSE);
		EQ(x.timer[TIMER_RESPONSE].state, rows[i].state);
		EQ(x.timer[TIMER_RESPONSE].done_at, TEST_NOW + rows[i].after);
	}
}

TEST(a_promise_kept_once_is_not_kept_again)
{
	struct dossier x = promised(PRIORITY_2);

	at(&x, MINUTE);
	sla_meet(&x, TIMER_RESPONSE);
	at(&x, MS_PER_DAY);
	sla_meet(&x, TIMER_RESPONSE);
	EQ(x.timer[TIMER_RESPONSE].done_at, TEST_NOW + MINUTE);
	EQ(x.timer[TIMER_RESPONSE].state, TIMER_MET);
}

TEST(a_promise_kept_during_a_pause_has_the_pause_taken_off)
{
	struct dossier x = promised(PRIORITY_2);

	at(&x, HOUR);
	sla_pause(&x);
	at(&x, 5 * HOUR);
	sla_meet(&x, TIMER_RESPONSE);
	EQ(x.timer[TIMER_RESPONSE].state, TIMER_MET);
	EQ(due(&x, TIMER_RESPONSE), 6 * HOUR);
}

TEST(another_priority_aims_anew_from_when_it_was_opened)
{
	struct dossier x = promised(PRIORITY_3);

	at(&x, 3 * HOUR);
	x.t.priority = PRIORITY_1;
	OKAY(sla_aim(&x));
	EQ(due(&x, TIMER_RESPONSE), 30 * MINUTE);
	EQ(due(&x, TIMER_RESOLVE), 4 * HOUR);
}

TEST(a_new_aim_keeps_the_pauses_there_have_been)
{
	struct dossier x = promised(PRIORITY_3);

	sla_pause(&x);
	at(&x, 5 * MINUTE);
	sla_resume(&x);
	x.t.priority = PRIORITY_1;
	OKAY(sla_aim(&x));
	EQ(due(&x, TIMER_RESOLVE), 4 * HOUR + 5 * MINUTE);
	EQ(x.timer[TIMER_RESOLVE].target_s, 4 * 3600);
}

TEST(a_new_aim_leaves_a_promise_that_was_kept)
{
	struct dossier x = promised(PRIORITY_3);

	at(&x, HOUR);
	sla_meet(&x, TIMER_RESPONSE);
	x.t.priority = PRIORITY_1;
	OKAY(sla_aim(&x));
	EQ(due(&x, TIMER_RESPONSE), 8 * HOUR);
	EQ(x.timer[TIMER_RESPONSE].state, TIMER_MET);
}

TEST(a_later_aim_makes_a_missed_promise_run_again)
{
	struct dossier x = promised(PRIORITY_1);

	at(&x, HOUR);
	x.timer[TIMER_RESPONSE].state = TIMER_MISSED;
	x.timer[TIMER_RESPONSE].missed_at = TEST_NOW + 30 * MINUTE;
	x.t.priority = PRIORITY_3;
	OKAY(sla_aim(&x));
	EQ(x.timer[TIMER_RESPONSE].state, TIMER_RUNNING);
	EQ(x.timer[TIMER_RESPONSE].missed_at, 0);
	EQ(due(&x, TIMER_RESPONSE), 8 * HOUR);
}

TEST(operations_take_the_promises_back_and_another_priority_makes_them_again)
{
	struct dossier x = promised(PRIORITY_2);

	x.t.priority = PRIORITY_OPS;
	OKAY(sla_aim(&x));
	EQ(x.timer[TIMER_RESOLVE].state, TIMER_STOPPED);
	at(&x, HOUR);
	x.t.priority = PRIORITY_3;
	OKAY(sla_aim(&x));
	EQ(x.timer[TIMER_RESOLVE].state, TIMER_RUNNING);
	EQ(due(&x, TIMER_RESOLVE), 5 * MS_PER_DAY);
}

TEST(a_promise_made_while_it_waits_is_paused_from_the_beginning)
{
	struct dossier x = promised(PRIORITY_OPS);

	x.t.status = STATUS_WAITING;
	x.t.priority = PRIORITY_2;
	OKAY(sla_aim(&x));
	EQ(x.timer[TIMER_RESPONSE].paused_at, TEST_NOW);
	at(&x, HOUR);
	sla_resume(&x);
	EQ(due(&x, TIMER_RESPONSE), 3 * HOUR);
}

TEST(what_is_reopened_runs_on_from_where_it_was_solved)
{
	struct dossier x = promised(PRIORITY_2);

	at(&x, HOUR);
	sla_meet(&x, TIMER_RESPONSE);
	sla_meet(&x, TIMER_RESOLVE);
	at(&x, HOUR + 2 * MS_PER_DAY + 3);
	sla_restart(&x);
	EQ(x.timer[TIMER_RESOLVE].state, TIMER_RUNNING);
	EQ(due(&x, TIMER_RESOLVE), MS_PER_DAY + 2 * MS_PER_DAY + 3);
	EQ(x.timer[TIMER_RESOLVE].paused_ms, 2 * MS_PER_DAY + 3);
	EQ(x.timer[TIMER_RESPONSE].state, TIMER_MET);
}

TEST(what_was_solved_late_is_still_late_when_it_is_reopened)
{
	struct dossier x = promised(PRIORITY_1);

	at(&x, 4 * HOUR + 1);
	x.timer[TIMER_RESOLVE].state = TIMER_MISSED;
	x.timer[TIMER_RESOLVE].missed_at = TEST_NOW + 4 * HOUR;
	sla_meet(&x, TIMER_RESOLVE);
	EQ(x.timer[TIMER_RESOLVE].state, TIMER_LATE);
	sla_restart(&x);
	EQ(x.timer[TIMER_RESOLVE].state, TIMER_MISSED);
}

TEST(junk_that_is_taken_up_again_owes_its_answer_again)
{
	struct dossier x = promised(PRIORITY_2);

	at(&x, HOUR);
	sla_stop(&x);
	EQ(x.timer[TIMER_RESPONSE].state, TIMER_STOPPED);
	at(&x, 4 * HOUR);
	sla_restart(&x);
	EQ(x.timer[TIMER_RESPONSE].state, TIMER_RUNNING);
	EQ(due(&x, TIMER_RESPONSE), 5 * HOUR);
}

TEST(a_solved_ticket_closes_by_itself_after_so_many_days)
{
	struct dossier x = promised(PRIORITY_2);

	at(&x, HOUR);
	sla_start_closing(&x, 7);
	EQ(due(&x, TIMER_CLOSE), HOUR + 7 * MS_PER_DAY);
	sla_stop_closing(&x);
	EQ(x.timer[TIMER_CLOSE].state, TIMER_STOPPED);
}

TEST(waiting_does_not_stop_the_closing)
{
	struct dossier x = promised(PRIORITY_2);

	sla_start_closing(&x, 7);
	sla_pause(&x);
	EQ(x.timer[TIMER_CLOSE].paused_at, 0);
}

TEST(a_promise_is_missed_when_its_moment_has_come_and_not_before_or_twice)
{
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");
	struct desk *d = site_desk(NULL);
	struct dossier x;

	OKAY(dossier_take(d, number_of(ticket), MAY_NOTE, &x));
	d->now = x.timer[TIMER_RESPONSE].due_at - 1;
	ERR(sla_miss(&x, TIMER_RESPONSE), E_MISSING);
	d->now = x.timer[TIMER_RESPONSE].due_at;
	OKAY(sla_miss(&x, TIMER_RESPONSE));
	EQ(x.timer[TIMER_RESPONSE].missed_at, x.timer[TIMER_RESPONSE].due_at);
	ERR(sla_miss(&x, TIMER_RESPONSE), E_MISSING);
	EQ(count_on(ticket,
	            "SELECT COUNT(*) FROM event WHERE kind = 'missed' AND ticket_id = %ld"), 1);
}

TEST(a_paused_promise_is_not_missed)
{
	struct dossier x = promised(PRIORITY_1);

	sla_pause(&x);
	at(&x, 9 * MS_PER_DAY);
	ERR(sla_miss(&x, TIMER_RESPONSE), E_MISSING);
	ERR(sla_miss(&x, TIMER_UPDATE), E_MISSING);     /* there is none */
}
