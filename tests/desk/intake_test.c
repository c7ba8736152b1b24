/* How a ticket begins: its priority, its team, what it keeps of its requester. */
#include "desk/intake.h"
#include "desk/triage.h"
#include "store/entry.h"
#include "tests/site.h"

enum { NETWORK = 1, VPN = 2, HARDWARE = 3 };            /* categories of the fixture */

static struct errors wrong;

static struct draft a_draft(const char *text)
{
	return (struct draft){ .text = str_of(text), .subject = S(""), .phone = S(""),
	                       .location = S(""), .resolution = S(""), .urgency = URGENCY_NORMAL };
}

static enum err open_for(const char *who, const struct draft *in, struct ticket *out)
{
	struct desk *d = site_desk(who);
	int64_t id = 0;

	wrong = (struct errors){ .mem = test_mem() };
	TRY(desk_open_ticket(d, in, &wrong, &id));
	return ticket_seen_by(d->db, d->mem, (struct viewer){ 0, SIGHT_SECURITY }, id, out);
}

static struct ticket opened(const char *who, struct draft in)
{
	struct ticket t = { 0 };

	OKAY(open_for(who, &in, &t));
	return t;
}

TEST(impact_and_urgency_make_the_priority)
{
	static const struct {
		enum impact impact;
		enum urgency urgency;
		enum priority priority;
	} rows[] = {
		{ IMPACT_ONE,  URGENCY_LOW,    PRIORITY_3 },
		{ IMPACT_ONE,  URGENCY_NORMAL, PRIORITY_3 },
		{ IMPACT_ONE,  URGENCY_HIGH,   PRIORITY_2 },
		{ IMPACT_TEAM, URGENCY_LOW,    PRIORITY_3 },
		{ IMPACT_TEAM, URGENCY_NORMAL, PRIORITY_2 },
		{ IMPACT_TEAM, URGENCY_HIGH,   PRIORITY_2 },
		{ IMPACT_MANY, URGENCY_LOW,    PRIORITY_2 },
		{ IMPACT_MANY, URGENCY_NORMAL, PRIORITY_2 },
		{ IMPACT_MANY, URGENCY_HIGH,   PRIORITY_1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct draft in = a_draft("The printer eats paper");

		in.impact = rows[i].impact;
		in.urgency = rows[i].urgency;
		EQ(priority_of(rows[i].impact, rows[i].urgency), rows[i].priority);
		EQ(opened("anna", in).priority, rows[i].priority);
	}
}

TEST(the_category_finds_the_team_and_nothing_found_is_the_service_desk)
{
	static const struct {
		int64_t category;
		const char *team;
	} rows[] = {
		{ 0, "Service desk" }, { NETWORK, "Network" }, { VPN, "Network" },
		{ HARDWARE, "Service desk" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct draft in = a_draft("Please help");

		in.category_id = rows[i].category;
		SAME(opened("anna", in).team, str_of(rows[i].team));
	}
}

TEST(a_subject_is_the_first_line_unless_it_is_said)
{
	struct draft in = a_draft("\n\nVPN is down\nsince this morning");

	STREQ(opened("anna", in).subject, "VPN is down");
	in.subject = S("No VPN");
	STREQ(opened("anna", in).subject, "No VPN");
}

TEST(a_ticket_keeps_who_its_requester_was_that_day)
{
	struct draft in = a_draft("Please help");
	struct ticket t;

	in.phone = S("555-9999");
	t = opened("anna", in);
	say("UPDATE person SET name = 'Anna Else', phone = '1', location = 'Moon' WHERE id = 1");
	OKAY(ticket_seen_by(site_db(), test_mem(), (struct viewer){ 1, SIGHT_OWN }, t.id, &t));
	STREQ(t.requester_name, "Anna Reyes");
	STREQ(t.requester_phone, "555-9999");
	STREQ(t.requester_location, "Tulsa 4F");
	STREQ(t.agency, "Transportation");
}

TEST(a_new_ticket_has_one_event_one_entry_one_contact_one_span_and_two_promises)
{
	struct ticket t = opened("anna", a_draft("Please help"));

	EQ(t.status, STATUS_NEW);
	EQ(t.contacts_count, 1);
	EQ(t.first_touched_at, 0);
	EQ(t.due_at, TEST_NOW + 8 * 3600 * 1000);
	EQ(count_of("SELECT COUNT(*) FROM event"), 1);
	EQ(count_of("SELECT COUNT(*) FROM entry WHERE visibility = 'public' AND NOT by_desk"), 1);
	EQ(count_of("SELECT COUNT(*) FROM contact WHERE channel = 'portal' AND outcome = 'ticket'"
	            " AND agent_id IS NULL"), 1);
	EQ(count_of("SELECT COUNT(*) FROM span WHERE court = 'us' AND to_at IS NULL"), 1);
	EQ(count_of("SELECT COUNT(*) FROM timer WHERE state = 'running'"), 2);
}

TEST(cases_are_for_business_customers)
{
	struct draft in = a_draft("Our contract");
	struct ticket t;

	in.kind = KIND_CASE;
	ERR(open_for("anna", &in, &t), E_INVALID);
	STREQ(wrong.v[0].field, "kind");
	EQ(opened("carla@acme.example", in).kind, KIND_CASE);
}

TEST(problems_and_changes_do_not_begin_here)
{
	static const enum ticket_kind kinds[] = { KIND_PROBLEM, KIND_CHANGE };

	for (size_t i = 0; i < 2; i++) {
		struct draft in = a_draft("Something");
		struct ticket t;

		in.kind = kinds[i];
		ERR(open_for("mia", &in, &t), E_INVALID);
		STREQ(wrong.v[0].field, "kind");
	}
}

TEST(an_agent_opens_for_somebody_who_called)
{
	struct draft in = a_draft("She cannot print");
	struct ticket t;

	in.requester_id = 1;
	in.channel = BY_PHONE;
	t = opened("mia", in);
	STREQ(t.requester_name, "Anna Reyes");
	STREQ(t.opened_by, "Mia Ortega");
	EQ(t.channel, BY_PHONE);
	EQ(count_of("SELECT COUNT(*) FROM contact WHERE channel = 'phone' AND person_id = 1"
	            " AND agent_id = 3"), 1);
}

TEST(an_employee_does_not_open_for_others_and_an_auditor_not_at_all)
{
	struct draft in = a_draft("For him");
	struct ticket t;

	in.requester_id = 2;
	ERR(open_for("anna", &in, &t), E_DENIED);
	ERR(open_for("otto", &in, &t), E_DENIED);
	in.requester_id = 0;
	ERR(open_for("otto", &in, &t), E_DENIED);
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 0);
}

TEST(solved_on_the_phone_is_opened_answered_and_solved_in_one_go)
{
	struct draft in = a_draft("Password forgotten");
	struct ticket t;

	in.requester_id = 1;
	in.channel = BY_PHONE;
	in.category_id = HARDWARE;
	in.solved = true;
	in.resolution = S("Set a new one together");
	in.resolution_code = RESOLUTION_FIXED;
	t = opened("mia", in);
	EQ(t.status, STATUS_RESOLVED);
	STREQ(t.assignee, "Mia Ortega");
	EQ(t.resolved_at, TEST_NOW);
	EQ(t.first_touched_at, TEST_NOW);
	EQ(t.first_answered_at, TEST_NOW);
	EQ(t.restored_at, TEST_NOW);
	EQ(t.due_at, DUE_NEVER);
	EQ(count_of("SELECT COUNT(*) FROM timer WHERE state = 'met'"), 2);
}

TEST(solving_at_once_needs_words_a_code_and_a_category)
{
	struct draft in = a_draft("Password forgotten");
	struct ticket t;

	in.requester_id = 1;
	in.channel = BY_PHONE;
	in.solved = true;
	ERR(open_for("mia", &in, &t), E_INVALID);
	EQ(wrong.n, 3);
	IS(wrong_has(&wrong, S("resolution")) && wrong_has(&wrong, S("code"))
	   && wrong_has(&wrong, S("category")));
}

TEST(who_has_left_or_never_was_is_no_requester)
{
	struct draft in = a_draft("Hello");
	struct ticket t;

	in.requester_id = 4711;
	ERR(open_for("mia", &in, &t), E_INVALID);
	STREQ(wrong.v[0].field, "requester");
	say("UPDATE person SET active = 0 WHERE id = 2");
	in.requester_id = 2;
	ERR(open_for("mia", &in, &t), E_INVALID);
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 0);
}

TEST(teams_and_categories_that_are_not_there_are_said_at_their_field)
{
	struct draft in = a_draft("Hello");
	struct ticket t;

	in.category_id = 99;
	ERR(open_for("anna", &in, &t), E_INVALID);
	STREQ(wrong.v[0].field, "category");
	in.category_id = 0;
	in.team_id = 99;
	ERR(open_for("mia", &in, &t), E_INVALID);
	STREQ(wrong.v[0].field, "team");
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 0);
}
