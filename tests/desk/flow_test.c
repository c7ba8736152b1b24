/* The status machine as a picture, and whose court the ball is in. */
#include "desk/flow.h"
#include "tests/site.h"

/* A ticket of anna's on the table, opened and put into a status without a history. */
static struct dossier dossier_in(int status, int waiting_for)
{
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");
	struct dossier x;

	say("UPDATE ticket SET status = '%s', waiting_for = '%s',"
	    " closed_at = IF('%s' IN ('closed', 'cancelled'), created_at, NULL) WHERE id = %ld",
	    name_of(&status_names, status), name_of(&waiting_for_names, waiting_for),
	    name_of(&status_names, status), (long)number_of(ticket));
	OKAY(dossier_take(site_desk(NULL), number_of(ticket), MAY_NOTE, &x));
	return x;
}

TEST(each_step_leads_from_its_states_to_one_other)
{
	static const struct {
		enum step step;
		int to;
		const char *from;       /* a letter for each status it may begin in */
	} rows[STEPS] = {
		{ STEP_START,    STATUS_OPEN,      "n-----" },
		{ STEP_WAIT,     STATUS_WAITING,   "now---" },
		{ STEP_RESUME,   STATUS_OPEN,      "--w---" },
		{ STEP_RESOLVE,  STATUS_RESOLVED,  "now---" },
		{ STEP_CONFIRM,  STATUS_CLOSED,    "---r--" },
		{ STEP_CLOSE,    STATUS_CLOSED,    "---r--" },
		{ STEP_REOPEN,   STATUS_OPEN,      "---rc-" },
		{ STEP_WITHDRAW, STATUS_CANCELLED, "n-----" },
		{ STEP_JUNK,     STATUS_CANCELLED, "now---" },
		{ STEP_RESTORE,  STATUS_OPEN,      "-----X" },
	};

	for (size_t i = 0; i < STEPS; i++) {
		for (int from = 0; from < STATUSES; from++) {
			bool may_go = rows[i].from[from] != '-';
			struct dossier x = dossier_in(from, from == STATUS_WAITING ? FOR_VENDOR
			                                                           : FOR_NOBODY);
			int64_t events = x.chain.seq;

			ERR(rows[i].step == STEP_WAIT ? flow_wait(&x, FOR_REQUESTER)
			                              : flow_step(&x, rows[i].step),
			    may_go ? OK : E_DENIED);
			EQ(x.t.status, may_go ? rows[i].to : from);
			EQ(x.chain.seq, events + may_go);
		}
	}
}

TEST(waiting_says_for_whom_and_going_on_forgets_it)
{
	struct dossier x = dossier_in(STATUS_OPEN, FOR_NOBODY);

	OKAY(flow_wait(&x, FOR_VENDOR));
	EQ(x.t.waiting_for, FOR_VENDOR);
	OKAY(flow_wait(&x, FOR_APPROVAL));
	EQ(x.t.waiting_for, FOR_APPROVAL);
	OKAY(flow_step(&x, STEP_RESUME));
	EQ(x.t.waiting_for, FOR_NOBODY);
}

TEST(waiting_on_for_the_same_is_no_change)
{
	struct dossier x = dossier_in(STATUS_OPEN, FOR_NOBODY);
	int64_t events;

	OKAY(flow_wait(&x, FOR_VENDOR));
	events = x.chain.seq;
	OKAY(flow_wait(&x, FOR_VENDOR));
	EQ(x.chain.seq, events);
}

TEST(the_ball_goes_to_whom_it_waits_for_and_comes_back)
{
	static const struct {
		enum waiting_for whom;
		const char *court;
	} rows[] = {
		{ FOR_REQUESTER, "requester" }, { FOR_VENDOR, "vendor" },
		{ FOR_APPROVAL, "approver" } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct dossier x = dossier_in(STATUS_OPEN, FOR_NOBODY);
		struct str sql = str_format(test_mem(), "SELECT GROUP_CONCAT(court ORDER BY id)"
		                            " FROM span WHERE ticket_id = %ld", (long)x.t.id);

		OKAY(flow_wait(&x, rows[i].whom));
		OKAY(flow_step(&x, STEP_RESUME));
		SAME(text_of(sql.p), str_format(test_mem(), "us,%s,us", rows[i].court));
	}
}

TEST(a_solution_gives_the_ball_to_the_requester)
{
	struct dossier x = dossier_in(STATUS_OPEN, FOR_NOBODY);

	OKAY(flow_step(&x, STEP_RESOLVE));
	STREQ(text_of(str_format(test_mem(), "SELECT court FROM span WHERE to_at IS NULL"
	                         " AND ticket_id = %ld", (long)x.t.id).p), "requester");
}

TEST(only_an_incident_has_a_service_that_is_restored)
{
	struct dossier incident = dossier_in(STATUS_OPEN, FOR_NOBODY), request;

	OKAY(flow_step(&incident, STEP_RESOLVE));
	EQ(incident.t.restored_at, TEST_NOW);
	request = dossier_in(STATUS_OPEN, FOR_NOBODY);
	request.t.kind = KIND_REQUEST;
	OKAY(flow_step(&request, STEP_RESOLVE));
	EQ(request.t.restored_at, 0);
	EQ(request.t.resolved_at, TEST_NOW);
}

TEST(what_begins_again_forgets_how_it_ended)
{
	struct dossier x = dossier_in(STATUS_OPEN, FOR_NOBODY);

	OKAY(flow_step(&x, STEP_RESOLVE));
	OKAY(flow_step(&x, STEP_CONFIRM));
	EQ(x.t.closed_at, TEST_NOW);
	OKAY(flow_step(&x, STEP_REOPEN));
	EQ(x.t.reopened_count, 1);
	EQ(x.t.resolved_at, 0);
	EQ(x.t.restored_at, 0);
	EQ(x.t.closed_at, 0);
	EQ(x.t.resolution_code, RESOLUTION_NONE);
}
