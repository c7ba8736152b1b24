/* Fields of a ticket: one event for each that differs, and none for what does not. */
#include "desk/change.h"
#include "desk/ticket.h"
#include "tests/site.h"

static struct errors wrong;

static int64_t a_ticket(void)
{
	const char *path = ask_for_help(site_as("anna"), "The printer eats paper");

	wrong = (struct errors){ .mem = test_mem() };
	return number_of(path);
}

/* What the form holds when nobody touched it. */
static struct change untouched(int64_t id)
{
	struct ticket t = { 0 };

	OKAY(ticket_seen_by(site_db(), test_mem(), (struct viewer){ 0, SIGHT_SECURITY }, id, &t));
	return (struct change){
		.subject = t.subject, .kind = t.kind, .category_id = t.category_id,
		.impact = t.impact, .urgency = t.urgency, .priority = -1, .priority_reason = S(""),
		.status = t.status, .waiting_for = t.waiting_for, .seen = 99 };
}

static struct str events(void)
{
	return text_of("SELECT GROUP_CONCAT(kind, ':', was, '>', becomes ORDER BY seq) FROM event"
	               " WHERE seq > 1");
}

TEST(a_form_that_nobody_touched_changes_nothing)
{
	int64_t id = a_ticket();
	struct change to = untouched(id);

	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	STREQ(events(), "");
}

TEST(each_field_that_differs_is_one_event)
{
	int64_t id = a_ticket();
	struct change to = untouched(id);

	to.subject = S("Printer jam");
	to.kind = KIND_REQUEST;
	to.category_id = 2;
	to.impact = IMPACT_TEAM;
	to.urgency = URGENCY_HIGH;
	to.status = STATUS_WAITING;
	to.waiting_for = FOR_VENDOR;
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	STREQ(events(), "subject:The printer eats paper>Printer jam,kind:incident>request,"
	      "impact:one>team,urgency:normal>high,category:>Network: VPN,priority:P3>P2,"
	      "status:new>waiting:vendor");
}

TEST(another_priority_than_the_matrix_says_has_a_reason)
{
	int64_t id = a_ticket();
	struct change to = untouched(id);

	to.priority = PRIORITY_1;
	ERR(desk_change(site_desk("mia"), id, &to, &wrong), E_INVALID);
	STREQ(wrong.v[0].field, "priority_reason");
	STREQ(events(), "");
	wrong.n = 0;
	to.priority_reason = S("The governor prints");
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	STREQ(text_of("SELECT note FROM event WHERE kind = 'priority'"), "The governor prints");
	EQ(count_of("SELECT TIMESTAMPDIFF(SECOND, started_at, due_at) FROM timer"
	            " WHERE kind = 'resolve'"), 14400);
}

/* One person, normal: was P3. */
static void the_matrix_changes(void)
{
	say("REPLACE INTO matrix (impact, urgency, priority) VALUES ('one', 'normal', 'P1')");
}

TEST(a_new_subject_leaves_the_priority_although_the_rules_have_changed)
{
	int64_t id = a_ticket();
	struct change to = untouched(id);

	the_matrix_changes();
	to.subject = S("Printer jam");
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	STREQ(events(), "subject:The printer eats paper>Printer jam");
	EQ(count_of("SELECT COUNT(*) FROM ticket WHERE priority = 'P3'"), 1);
}

TEST(a_priority_set_by_hand_keeps_its_reason_although_the_rules_say_the_same_now)
{
	int64_t id = a_ticket();
	struct change to = untouched(id);

	to.priority = PRIORITY_1;
	to.priority_reason = S("The governor prints");
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	the_matrix_changes();
	to.subject = S("Printer jam");
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	STREQ(text_of("SELECT priority_reason FROM ticket"), "The governor prints");
	to.priority = -1;
	to.urgency = URGENCY_LOW;
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	EQ(count_of("SELECT COUNT(*) FROM ticket WHERE priority = 'P3'"), 1);
}

TEST(a_reason_for_what_the_matrix_says_anyway_is_forgotten)
{
	int64_t id = a_ticket();
	struct change to = untouched(id);

	to.priority = PRIORITY_3;
	to.priority_reason = S("Because");
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	STREQ(text_of("SELECT priority_reason FROM ticket"), "");
}

TEST(a_priority_set_by_hand_goes_when_it_is_given_back_to_the_matrix)
{
	int64_t id = a_ticket();
	struct change to = untouched(id);

	to.priority = PRIORITY_1;
	to.priority_reason = S("The governor prints");
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	to.priority = -1;
	OKAY(desk_change(site_desk("mia"), id, &to, &wrong));
	STREQ(text_of("SELECT priority FROM ticket"), "P3");
	STREQ(text_of("SELECT priority_reason FROM ticket"), "");
}

TEST(a_status_leads_only_where_the_flow_goes)
{
	static const struct {
		int from, to, waiting_for;
		bool can;
	} rows[] = {
		{ STATUS_NEW,     STATUS_OPEN,     FOR_NOBODY,    true },
		{ STATUS_NEW,     STATUS_WAITING,  FOR_REQUESTER, true },
		{ STATUS_NEW,     STATUS_WAITING,  FOR_NOBODY,    false },
		{ STATUS_OPEN,    STATUS_NEW,      FOR_NOBODY,    false },
		{ STATUS_OPEN,    STATUS_RESOLVED, FOR_NOBODY,    false },
		{ STATUS_OPEN,    STATUS_CLOSED,   FOR_NOBODY,    false },
		{ STATUS_OPEN,    STATUS_CANCELLED, FOR_NOBODY,   false },
		{ STATUS_WAITING, STATUS_OPEN,     FOR_NOBODY,    true },
		{ STATUS_WAITING, STATUS_WAITING,  FOR_APPROVAL,  true },
		{ STATUS_WAITING, STATUS_RESOLVED, FOR_NOBODY,    false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t id = a_ticket();
		struct change to = untouched(id);

		say("UPDATE ticket SET status = '%s', waiting_for = '%s' WHERE id = %ld",
		    name_of(&status_names, rows[i].from),
		    rows[i].from == STATUS_WAITING ? "vendor" : "nobody", (long)id);
		to.status = rows[i].to;
		to.waiting_for = rows[i].waiting_for;
		ERR(desk_change(site_desk("mia"), id, &to, &wrong), rows[i].can ? OK : E_INVALID);
	}
}

TEST(what_cannot_be_is_said_and_nothing_is_half_changed)
{
	int64_t id = a_ticket();
	struct change to = untouched(id);

	to.kind = KIND_REQUEST;
	to.category_id = 99;
	ERR(desk_change(site_desk("mia"), id, &to, &wrong), E_INVALID);
	STREQ(wrong.v[0].field, "category");
	to.category_id = 0;
	to.subject = S("");
	ERR(desk_change(site_desk("mia"), id, &to, &wrong), E_INVALID);
	STREQ(events(), "");
	STREQ(text_of("SELECT kind FROM ticket"), "incident");
}

TEST(who_saw_an_older_ticket_is_told)
{
	int64_t id = a_ticket();
	struct change first = untouched(id), second = first;

	first.seen = second.seen = 1;
	first.impact = IMPACT_TEAM;
	OKAY(desk_change(site_desk("mia"), id, &first, &wrong));
	second.urgency = URGENCY_HIGH;
	ERR(desk_change(site_desk("lena"), id, &second, &wrong), E_STALE);
	STREQ(text_of("SELECT urgency FROM ticket"), "normal");
}
