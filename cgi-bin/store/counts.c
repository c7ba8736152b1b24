/* See counts.h. Each count stops at its limit: a full view costs no more than a short one. */
#include "store/counts.h"

#include "store/views.h"

static const struct field counts_fields[] = {
	FIELD(struct counts, mine, F_INT),
	FIELD(struct counts, unassigned, F_INT),
	FIELD(struct counts, triage, F_INT),
	FIELD(struct counts, waiting, F_INT),
	FIELD(struct counts, open, F_INT),
	FIELD(struct counts, solved, F_INT),
	FIELD(struct counts, tasks, F_INT),
};
static const struct record counts_record = RECORD("counts", struct counts, counts_fields);

enum { TASK_ARGS = 4 + 2 * SIGHT_ARGS };

#define COUNT(index, where) \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM ticket t FORCE INDEX (" index ")" \
	" WHERE " where " AND t.confidential <= ? LIMIT ?) c)"

/* Hers to do, in tickets that are not her own, and that she sees. */
#define HER_TASKS(seen) \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM task w FORCE INDEX (by_assignee)" \
	"   JOIN ticket t ON t.id = w.ticket_id" \
	"  WHERE w.assignee_id = ? AND w.state = 'open' AND w.kind = 'task' AND t.is_open = 1" \
	"    AND t.confidential <= ? AND t.requester_id <> ?" seen " LIMIT ?) c)"
#define IN_SIGHT_OF_TEAMS " AND " SEEN_TEAMS " AND " INSIDE_TEAMS

static const struct query all_counts = { "counts_all", &counts_record,
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine,"
	" " COUNT("team_due", IS_LOOSE) " AS unassigned,"
	" " COUNT("triage_due", IS_RAW) " AS triage,"
	" " COUNT("waiting", IS_WAITED) " AS waiting,"
	" " COUNT("open_due", IS_OPEN) " AS open,"
	" " COUNT("solved", IS_SOLVED) " AS solved,"
	" " HER_TASKS("") " AS tasks" };

/* Of one team they are walked without a look at the memberships, as in the list. */
#define OWN_COUNTS(loose, seen) \
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine," \
	" " COUNT("team_due", loose) " AS unassigned," \
	" " HER_TASKS(seen) " AS tasks"

static const struct field own_counts_fields[] = {
	FIELD(struct counts, mine, F_INT),
	FIELD(struct counts, unassigned, F_INT),
	FIELD(struct counts, tasks, F_INT),
};
static const struct record own_counts_record = RECORD("own_counts", struct counts,
                                                      own_counts_fields);

/* The last: whether a look at the memberships says which tickets she sees. */
static const struct query own_counts[2][2] = {
	{ { "counts_own", &own_counts_record, OWN_COUNTS(IS_LOOSE, "") },
	  { "counts_own_teams", &own_counts_record, OWN_COUNTS(IS_LOOSE, IN_SIGHT_OF_TEAMS) } },
	{ { "counts_own_of_one", &own_counts_record, OWN_COUNTS(IS_LOOSE_OF_ONE, "") },
	  { "counts_own_of_one_teams", &own_counts_record,
	    OWN_COUNTS(IS_LOOSE_OF_ONE, IN_SIGHT_OF_TEAMS) } },
};

static size_t her_tasks_args(struct viewer who, int64_t to, struct arg *v)
{
	size_t n = 0;

	v[n++] = arg(who.id);
	v[n++] = arg(who.sight == SIGHT_SECURITY);
	v[n++] = arg(who.id);
	if (who.sight == SIGHT_TEAMS) {
		n += seen_args(who, v + n);
		n += inside_args(who, v + n);
	}
	v[n++] = arg(to);
	return n;
}

enum err counts_own(struct db *db, struct arena *mem, struct viewer who, int64_t to,
                    struct counts *out)
{
	const struct query *q = &own_counts[who.only_team != 0][who.sight == SIGHT_TEAMS];
	struct arg id = arg(who.id), all = arg(who.sight == SIGHT_SECURITY), most = arg(to);
	struct arg v[TASK_ARGS + 6] = {
		id, all, most, who.only_team ? arg(who.only_team) : id, all, most };

	return db_one(db, mem, q, (struct args){ v, 6 + her_tasks_args(who, to, v + 6) }, out);
}

static const struct query team_counts = { "counts_team", &counts_record,
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine,"
	" " COUNT("team_due", IS_LOOSE) " AS unassigned,"
	" " COUNT("team_due", OF_TEAMS(IS_RAW)) " AS triage,"
	" " COUNT("team_due", OF_TEAMS(IS_WAITED)) " AS waiting,"
	" " COUNT("team_due", OF_TEAMS(IS_OPEN)) " AS open,"
	" " COUNT("solved", IN_HER_TEAMS " AND " IS_SOLVED) " AS solved,"
	" " HER_TASKS(IN_SIGHT_OF_TEAMS) " AS tasks" };

enum err counts_all(struct db *db, struct arena *mem, struct viewer who, int64_t since,
                    const struct counts *to, struct counts *out)
{
	struct arg id = arg(who.id), all = arg(who.sight == SIGHT_SECURITY), from = arg_at(since);

	struct arg of_teams[TASK_ARGS + 19] = {
		id, all, arg(to->mine), id, all, arg(to->unassigned), id, all, arg(to->triage),
		id, all, arg(to->waiting), id, all, arg(to->open),
		id, from, all, arg(to->solved) };

	if (who.sight == SIGHT_TEAMS)
		return db_one(db, mem, &team_counts,
		              (struct args){ of_teams, 19 + her_tasks_args(who, to->tasks,
		                                                           of_teams + 19) }, out);
	return db_one(db, mem, &all_counts,
	              ARGS(id, all, arg(to->mine), id, all, arg(to->unassigned),
	                   all, arg(to->triage), all, arg(to->waiting),
	                   all, arg(to->open), from, all, arg(to->solved),
	                   id, all, id, arg(to->tasks)), out);
}

const struct query *const counts_queries[] = {
	&all_counts, &team_counts, &own_counts[0][0], &own_counts[0][1], &own_counts[1][0],
	&own_counts[1][1], NULL,
};
