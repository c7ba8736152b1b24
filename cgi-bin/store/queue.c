/*
 * See queue.h. One statement for each view, order and direction, made from
 * two patterns: walk an index that has the order of the list and join as we
 * go; or, where a small set has another order, sort its ids first. The
 * optimizer is told the index and the order of joins, for on large data it
 * has chosen to sort or to begin with the smallest table instead.
 */
#include "store/queue.h"

#include "base/arena.h"

static const char *const views[] = { "mine", "unassigned", "waiting", "open", "solved" };
static const char *const sorts[] = { "due", "priority", "updated", "number", "solved" };
static const char *const mines[] = { "open", "waiting", "solved", "shared" };
const struct names view_names = NAMES(views);
const struct names sort_names = NAMES(sorts);
const struct names mine_names = NAMES(mines);

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
	" w.name AS assignee, t.category_id, t.created_at, t.updated_at, t.resolved_at," \
	" t.due_at, t.files_count, t.confidential"
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
#define IS_LOOSE  "t.team_id IN (SELECT m.team_id FROM membership m WHERE m.person_id = ?)" \
                  " AND t.assignee_id IS NULL AND t.is_open = 1"
#define IS_LOOSE_OF_ONE \
                  "t.team_id = ? AND t.assignee_id IS NULL AND t.is_open = 1"
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

/* Of one team they lie in the index as they are shown; most agents work in one. */
static const struct query loose_of_one[2] =
	WALKED("queue_loose_of_one", DUE, "team_due", IS_LOOSE_OF_ONE);

bool queue_sorts(enum view_kind view, enum sort sort)
{
	return lists[view][sort][0].sql != NULL;
}

/* For whom the last line is comes with the joins, which a sorted list makes at its end. */
static bool is_walked(struct viewer who, enum view_kind view, enum sort sort)
{
	if (view == VIEW_UNASSIGNED)
		return who.only_team && sort == SORT_DUE;
	return view != VIEW_MINE || sort == SORT_DUE;
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

enum err queue_list(struct db *db, struct arena *mem, struct viewer who, enum view_kind view,
                    enum sort sort, bool descending, const struct cursor *after, int64_t since,
                    int limit, struct rows *out)
{
	const struct query *q = &lists[view][sort][descending];
	bool walked = is_walked(who, view, sort);
	struct arg place = place_of(sort, after, descending);
	int64_t id = after ? after->id : descending ? INT64_MAX : 0;
	struct arg v[8];
	size_t n = 0;

	if (who.sight < SIGHT_DESK || !q->sql)
		return E_MISSING;
	if (walked)
		v[n++] = arg(who.id);
	if (view == VIEW_UNASSIGNED && walked)
		q = &loose_of_one[descending];
	if (view == VIEW_MINE || view == VIEW_UNASSIGNED)
		v[n++] = arg(q == &loose_of_one[descending] ? who.only_team : who.id);
	if (view == VIEW_SOLVED)
		v[n++] = arg_at(since);
	v[n++] = arg(who.sight == SIGHT_SECURITY);
	v[n++] = place;
	v[n++] = place;
	v[n++] = arg(id);
	v[n++] = arg(limit);
	if (!walked)
		v[n++] = arg(who.id);
	return db_all(db, mem, q, (struct args){ v, n }, out);
}

static const struct field counts_fields[] = {
	FIELD(struct counts, mine, F_INT),
	FIELD(struct counts, unassigned, F_INT),
	FIELD(struct counts, waiting, F_INT),
	FIELD(struct counts, open, F_INT),
	FIELD(struct counts, solved, F_INT),
};
static const struct record counts_record = RECORD("counts", struct counts, counts_fields);

#define COUNT(index, where) \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM ticket t FORCE INDEX (" index ")" \
	" WHERE " where " AND t.confidential <= ? LIMIT ?) c)"

static const struct query counts = { "queue_counts", &counts_record,
	"SELECT " COUNT("assignee_due", IS_MINE) " AS mine,"
	" " COUNT("team_due", IS_LOOSE) " AS unassigned,"
	" " COUNT("waiting", IS_WAITED) " AS waiting,"
	" " COUNT("open_due", IS_OPEN) " AS open,"
	" " COUNT("solved", IS_SOLVED) " AS solved" };

enum err queue_counts(struct db *db, struct arena *mem, struct viewer who, int64_t since,
                      const struct counts *to, struct counts *out)
{
	struct arg all = arg(who.sight == SIGHT_SECURITY), id = arg(who.id);

	return db_one(db, mem, &counts,
	              ARGS(id, all, arg(to->mine), id, all, arg(to->unassigned),
	                   all, arg(to->waiting), all, arg(to->open),
	                   arg_at(since), all, arg(to->solved)), out);
}

#define OWN(name, from, where) { name, &line_record, \
	LINE \
	" FROM " from \
	JOINS("t.last_public_id") \
	" WHERE " where \
	"   AND t.id < ?" \
	" ORDER BY t.id DESC" \
	" LIMIT ?" }

#define HERS "ticket t FORCE INDEX (requester_open)"

static const struct query own[MINES] = {
	[MINE_OPEN] = OWN("queue_own_open", HERS,
		"t.requester_id = ? AND t.is_open = 1 AND t.waiting_for <> 'requester'"),
	[MINE_WAITING] = OWN("queue_own_waiting", HERS,
		"t.requester_id = ? AND t.is_open = 1 AND t.waiting_for = 'requester'"),
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

static const struct query of_person = { "queue_of_person", &line_record,
	LINE
	" FROM ticket t FORCE INDEX (requester)"
	JOINS("t.last_public_id")
	" WHERE t.requester_id = ? AND t.confidential <= ? AND t.id <> ?"
	" ORDER BY t.id DESC"
	" LIMIT ?" };

enum err queue_of_person(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                         int64_t without, int limit, struct rows *out)
{
	return db_all(db, mem, &of_person,
	              ARGS(arg(person_id), arg(who.sight == SIGHT_SECURITY), arg(without),
	                   arg(limit)), out);
}

#define EACH(view, sort) &lists[view][sort][0], &lists[view][sort][1]

const struct query *const queue_queries[] = {
	EACH(VIEW_MINE, SORT_DUE), EACH(VIEW_MINE, SORT_PRIORITY), EACH(VIEW_MINE, SORT_UPDATED),
	EACH(VIEW_MINE, SORT_NUMBER), EACH(VIEW_UNASSIGNED, SORT_DUE),
	EACH(VIEW_UNASSIGNED, SORT_PRIORITY), EACH(VIEW_UNASSIGNED, SORT_UPDATED),
	EACH(VIEW_UNASSIGNED, SORT_NUMBER), EACH(VIEW_WAITING, SORT_UPDATED),
	EACH(VIEW_WAITING, SORT_NUMBER), EACH(VIEW_OPEN, SORT_DUE), EACH(VIEW_OPEN, SORT_PRIORITY),
	EACH(VIEW_OPEN, SORT_UPDATED), EACH(VIEW_OPEN, SORT_NUMBER), EACH(VIEW_SOLVED, SORT_SOLVED),
	&loose_of_one[0], &loose_of_one[1], &counts, &own[MINE_OPEN], &own[MINE_WAITING],
	&own[MINE_SOLVED], &own[MINE_SHARED],
	&of_person, NULL,
};
