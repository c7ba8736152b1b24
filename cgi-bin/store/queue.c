/*
 * See queue.h. One statement for each view, order and direction, made from
 * two patterns: walk an index that has the order of the list and join as we
 * go; or, where a small set has another order, sort its ids first. The
 * optimizer is told the index and the order of joins, for on large data it
 * has chosen to sort or to begin with the smallest table instead.
 */
#include "store/queue.h"

#include "base/arena.h"
#include "store/sight.h"

static const char *const views[] = { "mine", "unassigned", "triage", "waiting", "open", "solved" };
static const char *const sorts[] = { "due", "priority", "updated", "number", "solved" };
static const char *const mines[] = { "open", "waiting", "solved", "shared" };
const struct names view_names = NAMES(views);
const struct names sort_names = NAMES(sorts);
const struct names mine_names = NAMES(mines);
static const char *const agency_tabs[] = { "open", "solved" };
const struct names agency_tab_names = NAMES(agency_tabs);

static const struct field line_fields[] = {
	FIELD(struct line, id, F_INT),
	FIELD(struct line, kind, F_ENUM, &ticket_kind_names),
	FIELD(struct line, status, F_ENUM, &status_names),
	FIELD(struct line, waiting_for, F_ENUM, &waiting_for_names),
	FIELD(struct line, priority, F_ENUM, &priority_names),
	FIELD(struct line, subject, F_STR),
	FIELD(struct line, last_line, F_STR),
	FIELD(struct line, requester_id, F_INT),
	FIELD(struct line, requester_name, F_STR),
	FIELD(struct line, agency, F_STR),
	FIELD(struct line, team, F_STR),
	FIELD(struct line, assignee_id, F_INT),
	FIELD(struct line, assignee, F_STR),
	FIELD(struct line, category_id, F_INT),
	FIELD(struct line, touched, F_BOOL),
	FIELD(struct line, created_at, F_AT),
	FIELD(struct line, updated_at, F_AT),
	FIELD(struct line, resolved_at, F_AT),
	FIELD(struct line, due_at, F_AT),
	FIELD(struct line, files_count, F_INT),
	FIELD(struct line, confidential, F_BOOL),
};
const struct record line_record = RECORD("line", struct line, line_fields);

#define LINE \
	"SELECT STRAIGHT_JOIN t.id, t.kind, t.status, t.waiting_for, t.priority, t.subject," \
	" LEFT(e.text, 120) AS last_line, t.requester_id, t.requester_name," \
	" a.name AS agency, m.name AS team, t.assignee_id," \
	" w.name AS assignee, t.category_id," \
	" t.first_touched_at IS NOT NULL OR t.opened_by_id <> t.requester_id AS touched," \
	" t.created_at, t.updated_at, t.resolved_at, t.due_at, t.files_count, t.confidential"
#define JOINS(last) \
	" LEFT JOIN agency a ON a.id = t.agency_id" \
	" LEFT JOIN team m ON m.id = t.team_id" \
	" LEFT JOIN person w ON w.id = t.assignee_id" \
	" LEFT JOIN entry e ON e.id = " last

/* Whoever asked for it sees the last public line, in the desk's lists, too. */
#define LAST_SEEN "IF(t.requester_id = ?, t.last_public_id, t.last_entry_id)"

/* Those of a view that come after the cursor. */
#define PART(column, where, more, direction) \
	" WHERE " where \
	"   AND t.confidential <= ?" \
	"   AND " column " " more "= ?" \
	"   AND (" column " " more " ? OR t.id " more " ?)" \
	" ORDER BY " column " " direction ", t.id " direction \
	" LIMIT ?"

#define WALK(name, column, index, where, more, direction) { name, &line_record, \
	LINE \
	" FROM ticket t FORCE INDEX (" index ")" \
	JOINS(LAST_SEEN) \
	PART(column, where, more, direction) }

#define SORT(name, column, index, where, more, direction) { name, &line_record, \
	LINE \
	" FROM (SELECT t.id, " column " AS place" \
	"         FROM ticket t FORCE INDEX (" index ")" \
	PART(column, where, more, direction) ") k" \
	" JOIN ticket t ON t.id = k.id" \
	JOINS(LAST_SEEN) \
	" ORDER BY k.place " direction ", k.id " direction }

#define BOTH(pattern, name, column, index, where) { \
	pattern(name "_up", column, index, where, ">", "ASC"), \
	pattern(name "_down", column, index, where, "<", "DESC") }

#define IS_MINE   "t.assignee_id = ? AND t.is_open = 1"
#define IS_LOOSE  IN_HER_TEAMS " AND t.assignee_id IS NULL AND t.is_open = 1"
#define IS_LOOSE_OF_ONE \
                  "t.team_id = ? AND t.assignee_id IS NULL AND t.is_open = 1"
#define IS_RAW    "t.triage = 1"
#define IS_WAITED "t.waiting_for = 'requester'"
#define IS_OPEN   "t.is_open = 1"
#define IS_SOLVED "t.resolved_at > ?"

#define DUE       "t.due_at"
#define PRIORITY  "t.priority_rank"
#define UPDATED   "t.updated_at"
#define NUMBER    "t.id"
#define SOLVED    "t.resolved_at"
#define WALKED(...) BOTH(WALK, __VA_ARGS__)
#define SORTED(...) BOTH(SORT, __VA_ARGS__)

/* [view][sort][descending] */
static const struct query lists[VIEWS][SORTS][2] = {
	[VIEW_MINE] = {
		[SORT_DUE] = WALKED("queue_mine_due", DUE, "assignee_due", IS_MINE),
		[SORT_PRIORITY] = SORTED("queue_mine_priority", PRIORITY, "assignee_due", IS_MINE),
		[SORT_UPDATED] = SORTED("queue_mine_updated", UPDATED, "assignee_due", IS_MINE),
		[SORT_NUMBER] = SORTED("queue_mine_number", NUMBER, "assignee_due", IS_MINE),
	},
	[VIEW_UNASSIGNED] = {
		[SORT_DUE] = SORTED("queue_loose_due", DUE, "team_due", IS_LOOSE),
		[SORT_PRIORITY] = SORTED("queue_loose_priority", PRIORITY, "team_due", IS_LOOSE),
		[SORT_UPDATED] = SORTED("queue_loose_updated", UPDATED, "team_due", IS_LOOSE),
		[SORT_NUMBER] = SORTED("queue_loose_number", NUMBER, "team_due", IS_LOOSE),
	},
	[VIEW_TRIAGE] = {
		[SORT_DUE] = WALKED("queue_triage_due", DUE, "triage_due", IS_RAW),
		[SORT_PRIORITY] = SORTED("queue_triage_priority", PRIORITY, "triage_due", IS_RAW),
		[SORT_UPDATED] = SORTED("queue_triage_updated", UPDATED, "triage_due", IS_RAW),
		[SORT_NUMBER] = SORTED("queue_triage_number", NUMBER, "triage_due", IS_RAW),
	},
	[VIEW_WAITING] = {
		[SORT_UPDATED] = WALKED("queue_waiting_updated", UPDATED, "waiting", IS_WAITED),
		[SORT_NUMBER] = WALKED("queue_waiting_number", NUMBER, "open_id",
		                       IS_WAITED " AND " IS_OPEN),
	},
	[VIEW_OPEN] = {
		[SORT_DUE] = WALKED("queue_open_due", DUE, "open_due", IS_OPEN),
		[SORT_PRIORITY] = WALKED("queue_open_priority", PRIORITY, "open_priority", IS_OPEN),
		[SORT_UPDATED] = WALKED("queue_open_updated", UPDATED, "open_updated", IS_OPEN),
		[SORT_NUMBER] = WALKED("queue_open_number", NUMBER, "open_id", IS_OPEN),
	},
	[VIEW_SOLVED] = {
		[SORT_SOLVED] = WALKED("queue_solved_solved", SOLVED, "solved", IS_SOLVED),
	},
};

/* For those who see their own teams' tickets: views that would hold others', too. */
#define OF_TEAMS(where) IN_HER_TEAMS " AND t.is_open = 1 AND " where

static const struct query team_lists[VIEWS][SORTS][2] = {
	[VIEW_TRIAGE] = {
		[SORT_DUE] = SORTED("queue_team_triage_due", DUE, "team_due", OF_TEAMS(IS_RAW)),
		[SORT_PRIORITY] =
			SORTED("queue_team_triage_priority", PRIORITY, "team_due",
			       OF_TEAMS(IS_RAW)),
		[SORT_UPDATED] =
			SORTED("queue_team_triage_updated", UPDATED, "team_due", OF_TEAMS(IS_RAW)),
		[SORT_NUMBER] =
			SORTED("queue_team_triage_number", NUMBER, "team_due", OF_TEAMS(IS_RAW)),
	},
	[VIEW_WAITING] = {
		[SORT_UPDATED] =
			SORTED("queue_team_wait_updated", UPDATED, "team_due", OF_TEAMS(IS_WAITED)),
		[SORT_NUMBER] =
			SORTED("queue_team_wait_number", NUMBER, "team_due", OF_TEAMS(IS_WAITED)),
	},
	[VIEW_OPEN] = {
		[SORT_DUE] = SORTED("queue_team_open_due", DUE, "team_due", OF_TEAMS(IS_OPEN)),
		[SORT_PRIORITY] =
			SORTED("queue_team_open_priority", PRIORITY, "team_due", OF_TEAMS(IS_OPEN)),
		[SORT_UPDATED] =
			SORTED("queue_team_open_updated", UPDATED, "team_due", OF_TEAMS(IS_OPEN)),
		[SORT_NUMBER] =
			SORTED("queue_team_open_number", NUMBER, "team_due", OF_TEAMS(IS_OPEN)),
	},
	[VIEW_SOLVED] = {
		[SORT_SOLVED] =
			SORTED("queue_team_solved", SOLVED, "solved",
			       IN_HER_TEAMS " AND " IS_SOLVED),
	},
};

/* Of one team they lie in the index as they are shown; most agents work in one. */
static const struct query loose_of_one[2] =
	WALKED("queue_loose_of_one", DUE, "team_due", IS_LOOSE_OF_ONE);

bool queue_sorts(enum view_kind view, enum sort sort)
{
	return lists[view][sort][0].sql != NULL;
}

int64_t line_key(const struct line *l, enum sort sort)
{
	switch (sort) {
	case SORT_DUE:      return l->due_at;
	case SORT_PRIORITY: return l->priority + 1;     /* as ENUM counts */
	case SORT_UPDATED:  return l->updated_at;
	case SORT_SOLVED:   return l->resolved_at;
	case SORT_NUMBER:
	case SORTS:         break;
	}
	return l->id;
}

static struct arg place_of(enum sort sort, const struct cursor *after, bool descending)
{
	int64_t key = after ? after->key : descending ? DUE_NEVER : 1;

	if (sort == SORT_DUE || sort == SORT_UPDATED || sort == SORT_SOLVED)
		return arg_at(key);
	return arg_int(after || !descending ? key : INT64_MAX);
}

/* The statement, what comes first of its arguments, and which pattern it is of. */
struct choice_of {
	const struct query *q;
	int64_t whose;                  /* a person, a team; 0: everybody's */
	bool walked;
};

static struct choice_of choose(struct viewer who, enum view_kind view, enum sort sort,
                               bool descending)
{
	bool of_one = view == VIEW_UNASSIGNED || view == VIEW_MINE;

	if (who.sight == SIGHT_TEAMS && team_lists[view][sort][0].sql)
		return (struct choice_of){ &team_lists[view][sort][descending], who.id, false };
	if (view == VIEW_UNASSIGNED && sort == SORT_DUE && who.only_team)
		return (struct choice_of){ &loose_of_one[descending], who.only_team, true };
	return (struct choice_of){
		&lists[view][sort][descending], of_one ? who.id : 0,
		sort == SORT_DUE ? view != VIEW_UNASSIGNED : !of_one && view != VIEW_TRIAGE };
}

enum err queue_list(struct db *db, struct arena *mem, struct viewer who, enum view_kind view,
                    enum sort sort, bool descending, const struct cursor *after, int64_t since,
                    int limit, struct rows *out)
{
	struct choice_of c = choose(who, view, sort, descending);
	struct arg place = place_of(sort, after, descending);
	int64_t id = after ? after->id : descending ? INT64_MAX : 0;
	struct arg v[9];
	size_t n = 0;

	if (who.sight < SIGHT_TEAMS || !c.q->sql)
		return E_MISSING;
	if (c.walked)           /* whose last line is shown is asked in the joins, here or last */
		v[n++] = arg(who.id);
	if (c.whose)
		v[n++] = arg(c.whose);
	if (view == VIEW_SOLVED)
		v[n++] = arg_at(since);
	v[n++] = arg(who.sight == SIGHT_SECURITY);
	v[n++] = place;
	v[n++] = place;
	v[n++] = arg(id);
	v[n++] = arg(limit);
	if (!c.walked)
		v[n++] = arg(who.id);
	return db_all(db, mem, c.q, (struct args){ v, n }, out);
}

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

static const struct query counts = { "queue_counts", &counts_record,
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine,"
	" " COUNT("team_due", IS_LOOSE) " AS unassigned,"
	" " COUNT("triage_due", IS_RAW) " AS triage,"
	" " COUNT("waiting", IS_WAITED) " AS waiting,"
	" " COUNT("open_due", IS_OPEN) " AS open,"
	" " COUNT("solved", IS_SOLVED) " AS solved,"
	" " HER_TASKS " AS tasks" };

static const struct query team_counts = { "queue_team_counts", &counts_record,
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine,"
	" " COUNT("team_due", IS_LOOSE) " AS unassigned,"
	" " COUNT("team_due", OF_TEAMS(IS_RAW)) " AS triage,"
	" " COUNT("team_due", OF_TEAMS(IS_WAITED)) " AS waiting,"
	" " COUNT("team_due", OF_TEAMS(IS_OPEN)) " AS open,"
	" " COUNT("solved", IN_HER_TEAMS " AND " IS_SOLVED) " AS solved,"
	" " HER_TASKS " AS tasks" };

enum err queue_counts(struct db *db, struct arena *mem, struct viewer who, int64_t since,
                      const struct counts *to, struct counts *out)
{
	struct arg id = arg(who.id), all = arg(who.sight == SIGHT_SECURITY), from = arg_at(since);

	if (who.sight == SIGHT_TEAMS)
		return db_one(db, mem, &team_counts,
		              ARGS(id, all, arg(to->mine), id, all, arg(to->unassigned),
		                   id, all, arg(to->triage), id, all, arg(to->waiting),
		                   id, all, arg(to->open), id, from, all, arg(to->solved),
		                   id, all, id, arg(to->tasks)), out);
	return db_one(db, mem, &counts,
	              ARGS(id, all, arg(to->mine), id, all, arg(to->unassigned),
	                   all, arg(to->triage), all, arg(to->waiting),
	                   all, arg(to->open), from, all, arg(to->solved),
	                   id, all, id, arg(to->tasks)), out);
}

#define OWN(name, from, where) { name, &line_record, \
	LINE \
	" FROM " from \
	JOINS("t.last_public_id") \
	" WHERE " where \
	"   AND t.id < ?" \
	" ORDER BY t.id DESC" \
	" LIMIT ?" }

#define HERS      "ticket t FORCE INDEX (requester)"
#define HERS_OPEN "ticket t FORCE INDEX (requester_open)"

static const struct query own[MINES] = {
	[MINE_OPEN] = OWN("queue_own_open", HERS_OPEN,
		"t.requester_id = ? AND t.is_open = 1 AND t.waiting_for <> 'requester'"),
	[MINE_WAITING] = OWN("queue_own_waiting", HERS_OPEN,
		"t.requester_id = ? AND t.is_open = 1 AND t.waiting_for = 'requester'"),
	[MINE_SOLVED] = OWN("queue_own_solved", HERS_OPEN,
		"t.requester_id = ? AND t.is_open = 0"),
	[MINE_SHARED] = OWN("queue_own_shared",
		"follower f JOIN ticket t ON t.id = f.ticket_id",
		"f.person_id = ? AND t.requester_id <> f.person_id AND NOT t.confidential"),
};

enum err queue_own(struct db *db, struct arena *mem, int64_t person_id, enum mine which,
                   int64_t before, int limit, struct rows *out)
{
	return db_all(db, mem, &own[which],
	              ARGS(arg(person_id), arg(before ? before : INT64_MAX), arg(limit)), out);
}

/* Agencies have fewer tickets than a house: those of a tab are picked while the index is walked. */
#define AGENCY(name, where) OWN(name, "ticket t FORCE INDEX (agency)", \
	"t.agency_id = ? AND NOT t.confidential AND " where)

static const struct query agency[AGENCY_TABS] = {
	[AGENCY_OPEN]   = AGENCY("queue_agency_open", "t.is_open = 1"),
	[AGENCY_SOLVED] = AGENCY("queue_agency_solved", "t.is_open = 0"),
};

enum err queue_agency(struct db *db, struct arena *mem, struct viewer who,
                      enum agency_tab which, int64_t before, int limit, struct rows *out)
{
	if (who.sight != SIGHT_AGENCY)
		return E_MISSING;
	return db_all(db, mem, &agency[which],
	              ARGS(arg(who.agency_id), arg(before ? before : INT64_MAX), arg(limit)), out);
}

#define LINES(sight) { "queue_lines_" #sight, &line_record, \
	LINE \
	" FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) k" \
	" JOIN ticket t ON t.id = k.id" \
	JOINS("IF(" INSIDE_##sight ", t.last_entry_id, t.last_public_id)") \
	" WHERE " SEEN_##sight \
	" LIMIT 10000" }

static const struct query lines[SIGHTS] = { EACH_SIGHT(LINES) };

enum err queue_lines(struct db *db, struct arena *mem, struct viewer who, struct str ids,
                     struct rows *out)
{
	struct arg v[1 + 2 * SIGHT_ARGS] = { arg(ids) };
	size_t n = 1;

	n += inside_args(who, v + n);
	n += seen_args(who, v + n);
	return db_all(db, mem, &lines[who.sight], (struct args){ v, n }, out);
}

#define OF_PERSON(name, where) OWN(name, HERS, \
	"t.requester_id = ? AND t.confidential <= ? AND t.id <> ?" where)

static const struct query of_person = OF_PERSON("queue_of_person", "");
static const struct query team_of_person =
	OF_PERSON("queue_team_of_person", " AND " IN_HER_TEAMS);

enum err queue_of_person(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                         int64_t without, int limit, struct rows *out)
{
	struct arg v[6] = { arg(person_id), arg(who.sight == SIGHT_SECURITY), arg(without) };
	size_t n = 3;

	if (who.sight == SIGHT_TEAMS)
		v[n++] = arg(who.id);
	v[n++] = arg(INT64_MAX);
	v[n++] = arg(limit);
	return db_all(db, mem, who.sight == SIGHT_TEAMS ? &team_of_person : &of_person,
	              (struct args){ v, n }, out);
}

#define EACH(view, sort) &lists[view][sort][0], &lists[view][sort][1]
#define TEAM(view, sort) &team_lists[view][sort][0], &team_lists[view][sort][1]

const struct query *const queue_queries[] = {
	EACH(VIEW_MINE, SORT_DUE), EACH(VIEW_MINE, SORT_PRIORITY), EACH(VIEW_MINE, SORT_UPDATED),
	EACH(VIEW_MINE, SORT_NUMBER), EACH(VIEW_UNASSIGNED, SORT_DUE),
	EACH(VIEW_UNASSIGNED, SORT_PRIORITY), EACH(VIEW_UNASSIGNED, SORT_UPDATED),
	EACH(VIEW_UNASSIGNED, SORT_NUMBER), EACH(VIEW_WAITING, SORT_UPDATED),
	EACH(VIEW_WAITING, SORT_NUMBER), EACH(VIEW_OPEN, SORT_DUE), EACH(VIEW_OPEN, SORT_PRIORITY),
	EACH(VIEW_OPEN, SORT_UPDATED), EACH(VIEW_OPEN, SORT_NUMBER), EACH(VIEW_SOLVED, SORT_SOLVED),
	EACH(VIEW_TRIAGE, SORT_DUE), EACH(VIEW_TRIAGE, SORT_PRIORITY),
	EACH(VIEW_TRIAGE, SORT_UPDATED), EACH(VIEW_TRIAGE, SORT_NUMBER),
	TEAM(VIEW_TRIAGE, SORT_DUE), TEAM(VIEW_TRIAGE, SORT_PRIORITY),
	TEAM(VIEW_TRIAGE, SORT_UPDATED), TEAM(VIEW_TRIAGE, SORT_NUMBER),
	TEAM(VIEW_WAITING, SORT_UPDATED), TEAM(VIEW_WAITING, SORT_NUMBER),
	TEAM(VIEW_OPEN, SORT_DUE), TEAM(VIEW_OPEN, SORT_PRIORITY), TEAM(VIEW_OPEN, SORT_UPDATED),
	TEAM(VIEW_OPEN, SORT_NUMBER), TEAM(VIEW_SOLVED, SORT_SOLVED),
	&team_counts, &team_of_person, &agency[AGENCY_OPEN], &agency[AGENCY_SOLVED],
	&lines[SIGHT_OWN], &lines[SIGHT_AGENCY], &lines[SIGHT_TEAMS], &lines[SIGHT_DESK],
	&lines[SIGHT_SECURITY],
	&loose_of_one[0], &loose_of_one[1],
	&counts, &own[MINE_OPEN], &own[MINE_WAITING], &own[MINE_SOLVED], &own[MINE_SHARED],
	&of_person, NULL,
};
