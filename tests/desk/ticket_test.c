/* The life of a ticket on the desk: what each verb writes down, and that it adds up. */
#include "desk/ticket.h"
#include "base/when.h"
#include "tests/site.h"

#define MINUTE 60000LL
#define HOUR   3600000LL
#define NOTHING S("")

static struct errors wrong;

static void start(void)
{
	wrong = (struct errors){ .mem = test_mem() };
}

/* Anna's ticket with a category, so that it can be solved. */
static int64_t a_ticket(void)
{
	const char *path = ask_for_help(site_as("anna"), "The printer eats paper");

	start();
	say("UPDATE ticket SET category_id = 3 WHERE id = %ld", (long)number_of(path));
	return number_of(path);
}

static struct desk *after(const char *who, int64_t ms)
{
	struct desk *d = site_desk(who);

	d->now = TEST_NOW + ms;
	return d;
}

static struct ticket ticket(int64_t id)
{
	struct ticket t = { 0 };

	OKAY(ticket_seen_by(site_db(), test_mem(), (struct viewer){ 0, SIGHT_SECURITY }, id, &t));
	return t;
}

static struct str kinds_of_events(int64_t id)
{
	return text_of(str_format(test_mem(), "SELECT GROUP_CONCAT(kind ORDER BY seq) FROM event"
	                          " WHERE ticket_id = %ld", (long)id).p);
}

/* Milliseconds of all spans of a ticket together; open ones count until then. */
static int64_t spans_of(int64_t id, int64_t now)
{
	return count_of(str_format(test_mem(),
		"SELECT ROUND(SUM(TIMESTAMPDIFF(MICROSECOND, from_at, IFNULL(to_at,"
		" FROM_UNIXTIME(%lld.%03lld)))) / 1000) FROM span WHERE ticket_id = %ld",
		(long long)(now / 1000), (long long)(now % 1000), (long)id).p);
}

static enum err solve(struct desk *d, int64_t id)
{
	return desk_resolve(d, id,
	    &(struct solution){ S("Fixed the roller"), RESOLUTION_FIXED, 0, 99 }, &wrong);
}

/* A life with everything in it; ends closed a day and five hours later. */
static int64_t a_long_life(void)
{
	int64_t id = a_ticket();

	OKAY(desk_take(after("mia", 10 * MINUTE), id, 0));
	OKAY(desk_reply(after("mia", 20 * MINUTE + 1), id, S("Which one?"), NOTHING, THEN_WAIT,
	                &wrong));
	OKAY(desk_note(after("lena", 30 * MINUTE), id, S("It is the old one"), NOTHING, &wrong));
	OKAY(desk_reply(after("anna", HOUR + 3), id, S("The red one"), NOTHING, THEN_STAY, &wrong));
	OKAY(solve(after("mia", 2 * HOUR), id));
	OKAY(desk_reopen(after("anna", 3 * HOUR + 5), id, S("It does it again"), NOTHING, &wrong));
	OKAY(solve(after("mia", 5 * HOUR), id));
	OKAY(desk_confirm(after("anna", 5 * HOUR + MS_PER_DAY), id));
	return id;
}

TEST(every_verb_is_one_event_and_each_change_of_status_another)
{
	STREQ(kinds_of_events(a_long_life()),
	      "opened,assignee,status,replied,status,noted,replied,status,resolved,replied,"
	      "reopened,resolved,confirmed");
}

TEST(the_spans_of_a_ticket_add_up_to_its_age_to_the_millisecond)
{
	int64_t id = a_long_life();
	struct ticket t = ticket(id);

	EQ(t.status, STATUS_CLOSED);
	EQ(spans_of(id, 0), t.closed_at - t.created_at);
	EQ(count_of("SELECT COUNT(*) FROM span WHERE to_at IS NULL"), 0);
}

TEST(the_spans_of_an_open_ticket_reach_until_now)
{
	int64_t id = a_ticket();

	OKAY(desk_reply(after("mia", MINUTE + 1), id, S("Which?"), NOTHING, THEN_WAIT, &wrong));
	OKAY(desk_reply(after("anna", 2 * MINUTE + 2), id, S("That"), NOTHING, THEN_STAY, &wrong));
	EQ(spans_of(id, TEST_NOW + HOUR + 7), HOUR + 7);
}

TEST(time_between_closed_and_reopened_was_the_requesters)
{
	int64_t id = a_long_life();

	OKAY(desk_reopen(after("anna", 3 * MS_PER_DAY), id, S("Still"), NOTHING, &wrong));
	EQ(spans_of(id, TEST_NOW + 4 * MS_PER_DAY), 4 * MS_PER_DAY);
}

TEST(the_stamps_are_of_the_first_time_each_thing_happened)
{
	struct ticket t = ticket(a_long_life());

	EQ(t.created_at, TEST_NOW);
	EQ(t.first_touched_at, TEST_NOW + 10 * MINUTE);
	EQ(t.first_answered_at, TEST_NOW + 20 * MINUTE + 1);
	EQ(t.restored_at, TEST_NOW + 5 * HOUR);
	EQ(t.resolved_at, TEST_NOW + 5 * HOUR);
	EQ(t.closed_at, TEST_NOW + 5 * HOUR + MS_PER_DAY);
	EQ(t.reopened_count, 1);
}

TEST(each_time_the_requester_asks_is_a_contact)
{
	struct ticket t = ticket(a_long_life());

	EQ(t.contacts_count, 3);        /* asked, answered, reopened */
	EQ(count_of("SELECT COUNT(*) FROM contact"), 3);
}

TEST(promises_wait_while_the_requester_has_the_ball)
{
	int64_t id = a_ticket();

	OKAY(desk_reply(after("mia", HOUR), id, S("Which?"), NOTHING, THEN_WAIT, &wrong));
	EQ(ticket(id).due_at, DUE_NEVER);
	OKAY(desk_reply(after("anna", 11 * HOUR), id, S("That"), NOTHING, THEN_STAY, &wrong));
	EQ(ticket(id).due_at, TEST_NOW + 5 * MS_PER_DAY + 10 * HOUR);
}

TEST(an_answer_to_a_vendors_wait_does_not_resume_it)
{
	int64_t id = a_ticket();

	OKAY(desk_take(after("mia", MINUTE), id, 0));
	say("UPDATE ticket SET status = 'waiting', waiting_for = 'vendor'");
	OKAY(desk_reply(after("anna", HOUR), id, S("Any news?"), NOTHING, THEN_STAY, &wrong));
	EQ(ticket(id).status, STATUS_WAITING);
}

TEST(a_word_of_the_requester_reopens_what_was_solved)
{
	int64_t id = a_ticket();

	OKAY(solve(after("mia", HOUR), id));
	OKAY(desk_reply(after("anna", 2 * HOUR), id, S("No, it is not"), NOTHING, THEN_STAY,
	                &wrong));
	EQ(ticket(id).status, STATUS_OPEN);
	EQ(ticket(id).reopened_count, 1);
}

TEST(a_note_is_no_answer_and_no_beginning)
{
	int64_t id = a_ticket();

	OKAY(desk_note(after("mia", HOUR), id, S("Known"), NOTHING, &wrong));
	EQ(ticket(id).status, STATUS_NEW);
	EQ(ticket(id).first_answered_at, 0);
	EQ(ticket(id).first_touched_at, TEST_NOW + HOUR);
	EQ(count_of("SELECT COUNT(*) FROM timer WHERE state = 'running'"), 2);
}

TEST(who_answers_first_has_it)
{
	int64_t id = a_ticket();

	OKAY(desk_reply(after("mia", HOUR), id, S("On it"), NOTHING, THEN_STAY, &wrong));
	STREQ(ticket(id).assignee, "Mia Ortega");
	OKAY(desk_reply(after("lena", HOUR), id, S("Me too"), NOTHING, THEN_STAY, &wrong));
	STREQ(ticket(id).assignee, "Mia Ortega");
}

TEST(taking_it_twice_is_taking_it_once)
{
	int64_t id = a_ticket();

	OKAY(desk_take(after("mia", 0), id, 0));
	OKAY(desk_take(after("mia", 0), id, 0));
	STREQ(kinds_of_events(id), "opened,assignee,status");
}

TEST(passing_it_on_says_why_and_going_up_a_tier_is_an_escalation)
{
	int64_t id = a_ticket();
	struct assignment to = { .team_id = 2, .reason = S(""), .seen = 1 };

	ERR(desk_assign(after("mia", 0), id, &to, &wrong), E_INVALID);
	STREQ(wrong.v[0].field, "reason");
	start();
	to.reason = S("It is the switch");
	OKAY(desk_assign(after("mia", 0), id, &to, &wrong));
	STREQ(ticket(id).team, "Network");
	EQ(ticket(id).escalated_count, 1);
	STREQ(text_of("SELECT note FROM event WHERE kind = 'team'"), "It is the switch");
	to = (struct assignment){ .team_id = 1, .reason = S("It is not"), .seen = 9 };
	OKAY(desk_assign(after("max", 0), id, &to, &wrong));
	EQ(ticket(id).escalated_count, 1);
}

TEST(only_members_of_a_team_get_its_tickets)
{
	int64_t id = a_ticket();
	struct assignment to = { .team_id = 2, .assignee_id = 3, .reason = S("You know"),
		.seen = 1 };

	ERR(desk_assign(after("lena", 0), id, &to, &wrong), E_INVALID);
	STREQ(wrong.v[0].field, "assignee");
	start();
	to.team_id = 77;
	ERR(desk_assign(after("lena", 0), id, &to, &wrong), E_INVALID);
	STREQ(wrong.v[0].field, "team");
	STREQ(kinds_of_events(id), "opened");
}

TEST(solving_needs_words_a_code_and_a_category)
{
	int64_t id = a_ticket();

	say("UPDATE ticket SET category_id = NULL");
	ERR(desk_resolve(after("mia", 0), id,
	    &(struct solution){ NOTHING, RESOLUTION_NONE, 0, 9 }, &wrong),
	    E_INVALID);
	EQ(wrong.n, 3);
	start();
	ERR(desk_resolve(after("mia", 0), id,
	    &(struct solution){ S("x"), RESOLUTION_JUNK, 0, 9 }, &wrong),
	    E_INVALID);
	EQ(ticket(id).status, STATUS_NEW);
}

TEST(replies_and_notes_of_others_do_not_make_a_form_old_but_changes_do)
{
	int64_t id = a_ticket();

	OKAY(desk_note(after("max", 0), id, S("Seen"), NOTHING, &wrong));
	OKAY(desk_reply(after("anna", 0), id, S("Hello?"), NOTHING, THEN_STAY, &wrong));
	OKAY(desk_assign(after("mia", 0), id, &(struct assignment){ .team_id = 1, .assignee_id = 3,
	     .reason = S(""), .seen = 1 }, &wrong));
	ERR(desk_resolve(after("lena", 0), id,
	    &(struct solution){ S("Done"), RESOLUTION_FIXED, 0, 1 }, &wrong),
	    E_STALE);
}

TEST(a_closed_request_can_be_reopened_for_a_fortnight)
{
	int64_t id = a_long_life(), closed = ticket(id).closed_at - TEST_NOW;

	ERR(desk_reopen(after("anna", closed + 14 * MS_PER_DAY + 1), id, S("Again"), NOTHING,
	                &wrong), E_INVALID);
	HAS(wrong.v[0].text, "send a new request");
	start();
	OKAY(desk_reopen(after("anna", closed + 14 * MS_PER_DAY), id, S("Again"), NOTHING, &wrong));
}

TEST(junk_is_out_of_the_way_and_can_come_back)
{
	int64_t id = a_ticket();

	OKAY(desk_junk(after("mia", HOUR), id, 0));
	EQ(ticket(id).status, STATUS_CANCELLED);
	EQ(ticket(id).resolution_code, RESOLUTION_JUNK);
	EQ(ticket(id).due_at, DUE_NEVER);
	OKAY(desk_restore(after("mia", 3 * HOUR), id, 0));
	EQ(ticket(id).status, STATUS_OPEN);
	EQ(ticket(id).due_at, TEST_NOW + 8 * HOUR + 2 * HOUR);
	EQ(spans_of(id, TEST_NOW + 4 * HOUR), 4 * HOUR);
}

TEST(a_withdrawn_request_promises_nothing)
{
	int64_t id = a_ticket();

	OKAY(desk_withdraw(after("anna", HOUR), id));
	EQ(ticket(id).status, STATUS_CANCELLED);
	EQ(ticket(id).first_touched_at, 0);
	EQ(count_of("SELECT COUNT(*) FROM timer WHERE state = 'stopped'"), 2);
}

TEST(what_is_due_is_missed_once_and_told_by_the_house)
{
	int64_t id = a_ticket();

	ERR(desk_timer_due(after(NULL, 8 * HOUR - 1), id, TIMER_RESPONSE), E_MISSING);
	OKAY(desk_timer_due(after(NULL, 8 * HOUR), id, TIMER_RESPONSE));
	ERR(desk_timer_due(after(NULL, 9 * HOUR), id, TIMER_RESPONSE), E_MISSING);
	STREQ(kinds_of_events(id), "opened,missed");
	EQ(count_of("SELECT COUNT(*) FROM event WHERE kind = 'missed' AND actor_id IS NULL"), 1);
	EQ(ticket(id).first_touched_at, 0);
}

TEST(what_nobody_confirms_closes_by_itself_after_a_week)
{
	int64_t id = a_ticket();

	OKAY(solve(after("mia", HOUR), id));
	ERR(desk_timer_due(after(NULL, HOUR + 7 * MS_PER_DAY - 1), id, TIMER_CLOSE), E_MISSING);
	OKAY(desk_timer_due(after(NULL, HOUR + 7 * MS_PER_DAY), id, TIMER_CLOSE));
	EQ(ticket(id).status, STATUS_CLOSED);
	EQ(spans_of(id, 0), HOUR + 7 * MS_PER_DAY);
}

TEST(what_was_confirmed_does_not_close_again)
{
	int64_t id = a_long_life();

	ERR(desk_timer_due(after(NULL, 40 * MS_PER_DAY), id, TIMER_CLOSE), E_MISSING);
}

TEST(nothing_is_half_done_when_a_verb_is_refused)
{
	int64_t id = a_ticket();

	ERR(desk_reply(after("max", 0), id, S("Let me"), NOTHING, THEN_STAY, &wrong), E_DENIED);
	ERR(desk_reply(after("boris", 0), id, S("Me too"), NOTHING, THEN_STAY, &wrong), E_MISSING);
	ERR(desk_take(after("otto", 0), id, 0), E_DENIED);
	EQ(count_of("SELECT COUNT(*) FROM entry"), 1);
	EQ(count_of("SELECT COUNT(*) FROM event"), 1);
	EQ(ticket(id).version, 2);
}
