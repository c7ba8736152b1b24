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

#define COUNT(index, where) \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM ticket t FORCE INDEX (" index ")" \
	" WHERE " where " AND t.confidential <= ? LIMIT ?) c)"

/* Hers to do, in tickets that are not her own. */
#define HER_TASKS \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM task w FORCE INDEX (by_assignee)" \
	"   JOIN ticket t ON t.id = w.ticket_id" \
	"  WHERE w.assignee_id = ? AND w.state = 'open' AND w.kind = 'task' AND t.is_open = 1" \
	"    AND t.confidential <= ? AND t.requester_id <> ? LIMIT ?) c)"

static const struct query all_counts = { "counts_all", &counts_record,
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine,"
	" " COUNT("team_due", IS_LOOSE) " AS unassigned,"
	" " COUNT("triage_due", IS_RAW) " AS triage,"
	" " COUNT("waiting", IS_WAITED) " AS waiting,"
	" " COUNT("open_due", IS_OPEN) " AS open,"
	" " COUNT("solved", IS_SOLVED) " AS solved,"
	" " HER_TASKS " AS tasks" };

/* Of one team they are walked without a look at the memberships, as in the list. */
#define OWN_COUNTS(loose) \
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine," \
	" " COUNT("team_due", loose) " AS unassigned," \
	" " HER_TASKS " AS tasks"

static const struct field own_counts_fields[] = {
	FIELD(struct counts, mine, F_INT),
	FIELD(struct counts, unassigned, F_INT),
	FIELD(struct counts, tasks, F_INT),
};
static const struct record own_counts_record = RECORD("own_counts", struct counts,
                                                      own_counts_fields);

static const struct query own_counts = { "counts_own", &own_counts_record,
	OWN_COUNTS(IS_LOOSE) };
static const struct query own_counts_of_one = { "counts_own_of_one", &own_counts_record,
	OWN_COUNTS(IS_LOOSE_OF_ONE) };

enum err counts_own(struct db *db, struct arena *mem, struct viewer who, int64_t to,
                    struct counts *out)
{
	struct arg id = arg(who.id), all = arg(who.sight == SIGHT_SECURITY), most = arg(to);

	return db_one(db, mem, who.only_team ? &own_counts_of_one : &own_counts,
	              ARGS(id, all, most, who.only_team ? arg(who.only_team) : id, all, most,
	                   id, all, id, most), out);
}

static const struct query team_counts = { "counts_team", &counts_record,
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine,"
	" " COUNT("team_due", IS_LOOSE) " AS unassigned,"
	" " COUNT("team_due", OF_TEAMS(IS_RAW)) " AS triage,"
	" " COUNT("team_due", OF_TEAMS(IS_WAITED)) " AS waiting,"
	" " COUNT("team_due", OF_TEAMS(IS_OPEN)) " AS open,"
	" " COUNT("solved", IN_HER_TEAMS " AND " IS_SOLVED) " AS solved,"
	" " HER_TASKS " AS tasks" };

enum err counts_all(struct db *db, struct arena *mem, struct viewer who, int64_t since,
                    const struct counts *to, struct counts *out)
{
	struct arg id = arg(who.id), all = arg(who.sight == SIGHT_SECURITY), from = arg_at(since);

	if (who.sight == SIGHT_TEAMS)
		return db_one(db, mem, &team_counts,
		              ARGS(id, all, arg(to->mine), id, all, arg(to->unassigned),
		                   id, all, arg(to->triage), id, all, arg(to->waiting),
		                   id, all, arg(to->open), id, from, all, arg(to->solved),
		                   id, all, id, arg(to->tasks)), out);
	return db_one(db, mem, &all_counts,
	              ARGS(id, all, arg(to->mine), id, all, arg(to->unassigned),
	                   all, arg(to->triage), all, arg(to->waiting),
	                   all, arg(to->open), from, all, arg(to->solved),
	                   id, all, id, arg(to->tasks)), out);
}

const struct query *const counts_queries[] = {
	&all_counts, &team_counts, &own_counts, &own_counts_of_one, NULL,
};
