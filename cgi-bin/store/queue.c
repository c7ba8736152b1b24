/*
 * See queue.h. One statement for each view, order and direction, made from
 * one pattern: find ids in the index, then join. The optimizer is told the
 * index, for on large data it has chosen to sort instead.
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
	FIELD(struct line, requester_vip, F_BOOL),
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
	FIELD(struct line, sort_key, F_INT),
};
const struct record line_record = RECORD("line", struct line, line_fields);

#define LINE(key) \
	"SELECT t.id, t.kind, t.status, t.waiting_for, t.priority, t.subject," \
	" LEFT(e.text, 200) AS last_line, t.requester_id, t.requester_name," \
	" r.vip AS requester_vip, a.name AS agency, m.name AS team, t.assignee_id," \
	" w.name AS assignee, t.category_id," \
	" t.first_touched_at IS NOT NULL OR t.opened_by_id <> t.requester_id AS touched," \
	" t.created_at, t.updated_at, t.resolved_at, t.due_at, t.files_count, t.confidential," \
	" " key " AS sort_key"
#define JOINS(last) \
	" JOIN ticket t ON t.id = k.id" \
	" JOIN person r ON r.id = t.requester_id" \
	" LEFT JOIN agency a ON a.id = t.agency_id" \
	" LEFT JOIN team m ON m.id = t.team_id" \
	" LEFT JOIN person w ON w.id = t.assignee_id" \
	" LEFT JOIN entry e ON e.id = " last

/* Whoever asked for it sees the last public line, in the desk's lists, too. */
#define LAST_SEEN "IF(t.requester_id = ?, t.last_public_id, t.last_entry_id)"

/*
 * The key of an order as a number for the cursor, and as the column that the index holds.
 * UNIX_TIMESTAMP would be NULL after 2038, where those stand that are never due.
 */
#define MS(column) "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', " column ") DIV 1000"

#define LIST(name, number, column, index, where, more, direction) { name, &line_record, \
	LINE(number) \
	" FROM (SELECT t.id, " column " AS place" \
	"         FROM ticket t FORCE INDEX (" index ")" \
	"        WHERE " where \
	"          AND t.confidential <= ?" \
	"          AND " column " " more "= ?" \
	"          AND (" column " " more " ? OR t.id " more " ?)" \
	"        ORDER BY " column " " direction ", t.id " direction \
	"        LIMIT ?) k" \
	JOINS(LAST_SEEN) \
	" ORDER BY k.place " direction ", k.id " direction }

#define BOTH(name, number, column, index, where) { \
	LIST(name "_up", number, column, index, where, ">", "ASC"), \
	LIST(name "_down", number, column, index, where, "<", "DESC") }

#define IS_MINE   "t.assignee_id = ? AND t.is_open = 1"
#define IS_LOOSE  IN_HER_TEAMS " AND t.assignee_id IS NULL AND t.is_open = 1"
#define IS_RAW    "t.triage = 1"
#define IS_WAITED "t.waiting_for = 'requester'"
#define IS_OPEN   "t.is_open = 1"
#define IS_SOLVED "t.resolved_at > ? AND t.status IN ('resolved','closed')"

#define DUE       MS("t.due_at"), "t.due_at"
#define PRIORITY  "t.priority_rank", "t.priority_rank"
#define UPDATED   MS("t.updated_at"), "t.updated_at"
#define NUMBER    "t.id", "t.id"
#define SOLVED    MS("t.resolved_at"), "t.resolved_at"
#define PAIR(...) BOTH(__VA_ARGS__)

/* [view][sort][descending]; small sets are sorted after the index has found them. */
static const struct query lists[VIEWS][SORTS][2] = {
	[VIEW_MINE] = {
		[SORT_DUE] = PAIR("queue_mine_due", DUE, "assignee_due", IS_MINE),
		[SORT_PRIORITY] = PAIR("queue_mine_priority", PRIORITY, "assignee_due", IS_MINE),
		[SORT_UPDATED] = PAIR("queue_mine_updated", UPDATED, "assignee_due", IS_MINE),
		[SORT_NUMBER] = PAIR("queue_mine_number", NUMBER, "assignee_due", IS_MINE),
	},
	[VIEW_UNASSIGNED] = {
		[SORT_DUE] = PAIR("queue_loose_due", DUE, "team_due", IS_LOOSE),
		[SORT_PRIORITY] = PAIR("queue_loose_priority", PRIORITY, "team_due", IS_LOOSE),
		[SORT_UPDATED] = PAIR("queue_loose_updated", UPDATED, "team_due", IS_LOOSE),
		[SORT_NUMBER] = PAIR("queue_loose_number", NUMBER, "team_due", IS_LOOSE),
	},
	[VIEW_TRIAGE] = {
		[SORT_DUE] = PAIR("queue_triage_due", DUE, "triage_due", IS_RAW),
		[SORT_PRIORITY] = PAIR("queue_triage_priority", PRIORITY, "triage_due", IS_RAW),
		[SORT_UPDATED] = PAIR("queue_triage_updated", UPDATED, "triage_due", IS_RAW),
		[SORT_NUMBER] = PAIR("queue_triage_number", NUMBER, "triage_due", IS_RAW),
	},
	[VIEW_WAITING] = {
		[SORT_UPDATED] = PAIR("queue_waiting_updated", UPDATED, "waiting", IS_WAITED),
		[SORT_NUMBER] = PAIR("queue_waiting_number", NUMBER, "waiting", IS_WAITED),
	},
	[VIEW_OPEN] = {
		[SORT_DUE] = PAIR("queue_open_due", DUE, "open_due", IS_OPEN),
		[SORT_PRIORITY] = PAIR("queue_open_priority", PRIORITY, "open_priority", IS_OPEN),
		[SORT_UPDATED] = PAIR("queue_open_updated", UPDATED, "open_updated", IS_OPEN),
		[SORT_NUMBER] = PAIR("queue_open_number", NUMBER, "open_id", IS_OPEN),
	},
	[VIEW_SOLVED] = {
		[SORT_SOLVED] = PAIR("queue_solved_solved", SOLVED, "solved", IS_SOLVED),
	},
};

/* For those who see their own teams' tickets: views that would hold others', too. */
#define OF_TEAMS(where) IN_HER_TEAMS " AND t.is_open = 1 AND " where

static const struct query team_lists[VIEWS][SORTS][2] = {
	[VIEW_TRIAGE] = {
		[SORT_DUE] = PAIR("queue_team_triage_due", DUE, "team_due", OF_TEAMS(IS_RAW)),
		[SORT_PRIORITY] =
			PAIR("queue_team_triage_priority", PRIORITY, "team_due", OF_TEAMS(IS_RAW)),
		[SORT_UPDATED] =
			PAIR("queue_team_triage_updated", UPDATED, "team_due", OF_TEAMS(IS_RAW)),
		[SORT_NUMBER] =
			PAIR("queue_team_triage_number", NUMBER, "team_due", OF_TEAMS(IS_RAW)),
	},
	[VIEW_WAITING] = {
		[SORT_UPDATED] =
			PAIR("queue_team_wait_updated", UPDATED, "team_due", OF_TEAMS(IS_WAITED)),
		[SORT_NUMBER] =
			PAIR("queue_team_wait_number", NUMBER, "team_due", OF_TEAMS(IS_WAITED)),
	},
	[VIEW_OPEN] = {
		[SORT_DUE] = PAIR("queue_team_open_due", DUE, "team_due", OF_TEAMS(IS_OPEN)),
		[SORT_PRIORITY] =
			PAIR("queue_team_open_priority", PRIORITY, "team_due", OF_TEAMS(IS_OPEN)),
		[SORT_UPDATED] =
			PAIR("queue_team_open_updated", UPDATED, "team_due", OF_TEAMS(IS_OPEN)),
		[SORT_NUMBER] =
			PAIR("queue_team_open_number", NUMBER, "team_due", OF_TEAMS(IS_OPEN)),
	},
	[VIEW_SOLVED] = {
		[SORT_SOLVED] =
			PAIR("queue_team_solved", SOLVED, "solved", IN_HER_TEAMS " AND " IS_SOLVED),
	},
};

bool queue_sorts(enum view_kind view, enum sort sort)
{
	return lists[view][sort][0].sql != NULL;
}

static struct arg place_of(enum sort sort, const struct cursor *after, bool descending)
{
	int64_t key = after ? after->key : descending ? DUE_NEVER : 1;

	if (sort == SORT_DUE || sort == SORT_UPDATED || sort == SORT_SOLVED)
		return arg_at(key);
	return arg_int(after || !descending ? key : INT64_MAX);
}

enum err queue_list(struct db *db, struct arena *mem, struct viewer who, enum view_kind view,
                    enum sort sort, bool descending, const struct cursor *after, int64_t since,
                    int limit, struct rows *out)
{
	bool of_teams = who.sight == SIGHT_TEAMS && team_lists[view][sort][0].sql;
	const struct query *q = of_teams ? &team_lists[view][sort][descending]
	                                 : &lists[view][sort][descending];
	struct arg place = place_of(sort, after, descending);
	int64_t id = after ? after->id : descending ? INT64_MAX : 0;
	struct arg v[9];
	size_t n = 0;

	if (who.sight < SIGHT_TEAMS || !q->sql)
		return E_MISSING;
	if (view == VIEW_MINE || view == VIEW_UNASSIGNED || of_teams)
		v[n++] = arg(who.id);
	if (view == VIEW_SOLVED)
		v[n++] = arg_at(since);
	v[n++] = arg(who.sight == SIGHT_SECURITY);
	v[n++] = place;
	v[n++] = place;
	v[n++] = arg(id);
	v[n++] = arg(limit);
	v[n++] = arg(who.id);
	return db_all(db, mem, q, (struct args){ v, n }, out);
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
	" WHERE " where " AND t.confidential <= ? LIMIT 1000) c)"

/* Hers to do, in tickets that are not her own. */
#define HER_TASKS \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM task w FORCE INDEX (by_assignee)" \
	"   JOIN ticket t ON t.id = w.ticket_id" \
	"  WHERE w.assignee_id = ? AND w.state = 'open' AND w.kind = 'task' AND t.is_open = 1" \
	"    AND t.confidential <= ? AND t.requester_id <> ? LIMIT 1000) c)"

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
                      struct counts *out)
{
	bool all = who.sight == SIGHT_SECURITY;
	struct arg id = arg(who.id), no = arg(false);

	if (who.sight == SIGHT_TEAMS)
		return db_one(db, mem, &team_counts,
		              ARGS(id, no, id, no, id, no, id, no, id, no, id, arg_at(since), no,
		                   id, no, id),
		              out);
	return db_one(db, mem, &counts,
	              ARGS(id, arg(all), id, arg(all), arg(all), arg(all), arg(all),
	                   arg_at(since), arg(all), id, arg(all), id), out);
}

#define OWN(name, from, where) { name, &line_record, \
	LINE("t.id") \
	" FROM (SELECT t.id" \
	"         FROM " from \
	"        WHERE " where \
	"          AND t.id < ?" \
	"        ORDER BY t.id DESC" \
	"        LIMIT ?) k" \
	JOINS("t.last_public_id") \
	" ORDER BY k.id DESC" }

#define HERS "ticket t FORCE INDEX (requester)"

static const struct query own[MINES] = {
	[MINE_OPEN] = OWN("queue_own_open", HERS,
		"t.requester_id = ? AND t.is_open = 1 AND t.waiting_for <> 'requester'"),
	[MINE_WAITING] = OWN("queue_own_waiting", HERS,
		"t.requester_id = ? AND t.waiting_for = 'requester'"),
	[MINE_SOLVED] = OWN("queue_own_solved", HERS,
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
	LINE("t.id") \
	" FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) k" \
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
	&counts, &own[MINE_OPEN], &own[MINE_WAITING], &own[MINE_SOLVED], &own[MINE_SHARED],
	&of_person, NULL,
};
