/*
 * See queue.h. One statement for each view, order and direction, made from
 * two patterns: walk an index that has the order of the list and join as we
 * go; or, where a small set has another order, sort its ids first. The
 * optimizer is told the index and the order of joins, for on large data it
 * has chosen to sort or to begin with the smallest table instead.
 */
#include "store/queue.h"

#include "base/arena.h"
#include "store/views.h"

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
	FIELD(struct line, agency_id, F_INT),
	FIELD(struct line, team_id, F_INT),
	FIELD(struct line, assignee_id, F_INT),
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

#define LINE(last) \
	"SELECT STRAIGHT_JOIN t.id, t.kind, t.status, t.waiting_for, t.priority, t.subject," \
	" " last " AS last_line, t.requester_id, t.requester_name," \
	" t.agency_id, t.team_id, t.assignee_id," \
	" t.category_id," \
	" t.first_touched_at IS NOT NULL OR t.opened_by_id <> t.requester_id AS touched," \
	" t.created_at, t.updated_at, t.resolved_at, t.due_at, t.files_count, t.confidential"

/* Whoever asked for it sees the last public line, in the desk's lists, too. */
#define LAST_SEEN "IF(t.requester_id = ?, t.last_public_line, t.last_line)"

/* Those of a view that come after the cursor. */
#define PART(column, where, more, direction) \
	" WHERE " where \
	"   AND t.confidential <= ?" \
	"   AND " column " " more "= ?" \
	"   AND (" column " " more " ? OR t.id " more " ?)" \
	" ORDER BY " column " " direction ", t.id " direction \
	" LIMIT ?"

#define WALK(name, column, index, where, more, direction) { name, &line_record, \
	LINE(LAST_SEEN) \
	" FROM ticket t FORCE INDEX (" index ")" \
	PART(column, where, more, direction) }

/* The first page of a list in its usual order, which is most of what is asked. */
#define FIRST(name, column, index, where, direction) { name, &line_record, \
	LINE(LAST_SEEN) \
	" FROM ticket t FORCE INDEX (" index ")" \
	" WHERE " where \
	"   AND t.confidential <= ?" \
	" ORDER BY " column " " direction ", t.id " direction \
	" LIMIT ?" }

#define SORT(name, column, index, where, more, direction) { name, &line_record, \
	LINE(LAST_SEEN) \
	" FROM (SELECT t.id, " column " AS place" \
	"         FROM ticket t FORCE INDEX (" index ")" \
	PART(column, where, more, direction) ") k" \
	" JOIN ticket t ON t.id = k.id" \
	" ORDER BY k.place " direction ", k.id " direction }

#define BOTH(pattern, name, column, index, where) { \
	pattern(name "_up", column, index, where, ">", "ASC"), \
	pattern(name "_down", column, index, where, "<", "DESC") }

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

static const struct {
	enum sort sort;
	bool descending;
	struct query q;
} firsts[VIEWS] = {
	[VIEW_MINE]    = { SORT_DUE, false,
		FIRST("queue_mine", DUE, "assignee_due", IS_MINE, "ASC") },
	[VIEW_UNASSIGNED] = { SORT_DUE, false,          /* of one team */
		FIRST("queue_loose", DUE, "team_due", IS_LOOSE_OF_ONE, "ASC") },
	[VIEW_TRIAGE]  = { SORT_DUE, false,
		FIRST("queue_triage", DUE, "triage_due", IS_RAW, "ASC") },
	[VIEW_WAITING] = { SORT_UPDATED, false,
		FIRST("queue_waiting", UPDATED, "waiting", IS_WAITED, "ASC") },
	[VIEW_OPEN]    = { SORT_DUE, false,
		FIRST("queue_open", DUE, "open_due", IS_OPEN, "ASC") },
	[VIEW_SOLVED]  = { SORT_SOLVED, true,
		FIRST("queue_solved", SOLVED, "solved", IS_SOLVED, "DESC") },
};

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
	bool walked;                    /* by an index that has its order */
	bool first;                     /* without a cursor */
};

static struct choice_of choose(struct viewer who, enum view_kind view, enum sort sort,
                               bool descending)
{
	bool of_one = view == VIEW_UNASSIGNED || view == VIEW_MINE;

	if (who.sight == SIGHT_TEAMS && team_lists[view][sort][0].sql)
		return (struct choice_of){ &team_lists[view][sort][descending], who.id };
	if (view == VIEW_UNASSIGNED && sort == SORT_DUE && who.only_team)
		return (struct choice_of){ &loose_of_one[descending], who.only_team, true };
	return (struct choice_of){
		&lists[view][sort][descending], of_one ? who.id : 0,
		sort == SORT_DUE ? view != VIEW_UNASSIGNED : !of_one && view != VIEW_TRIAGE };
}

static struct choice_of choose_from(struct viewer who, enum view_kind view, enum sort sort,
                                    bool descending, const struct cursor *after)
{
	struct choice_of c = choose(who, view, sort, descending);

	c.first = c.walked && !after && firsts[view].sort == sort
	       && firsts[view].descending == descending;
	if (c.first)
		c.q = &firsts[view].q;
	return c;
}

enum err queue_list(struct db *db, struct arena *mem, struct viewer who, enum view_kind view,
                    enum sort sort, bool descending, const struct cursor *after, int64_t since,
                    int limit, struct rows *out)
{
	struct choice_of c = choose_from(who, view, sort, descending, after);
	struct arg place = place_of(sort, after, descending);
	int64_t id = after ? after->id : descending ? INT64_MAX : 0;
	struct arg v[9];
	size_t n = 0;

	if (who.sight < SIGHT_TEAMS || !c.q->sql)
		return E_MISSING;
	v[n++] = arg(who.id);
	if (c.whose)
		v[n++] = arg(c.whose);
	if (view == VIEW_SOLVED)
		v[n++] = arg_at(since);
	v[n++] = arg(who.sight == SIGHT_SECURITY);
	if (!c.first) {
		v[n++] = place;
		v[n++] = place;
		v[n++] = arg(id);
	}
	v[n++] = arg(limit);
	return db_all(db, mem, c.q, (struct args){ v, n }, out);
}

#define OWN(name, from, where) { name, &line_record, \
	LINE("t.last_public_line") \
	" FROM " from \
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

#define AGENCY(name, where) OWN(name, "ticket t FORCE INDEX (agency_open)", \
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
	LINE("IF(" INSIDE_##sight ", t.last_line, t.last_public_line)") \
	" FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) k" \
	" JOIN ticket t ON t.id = k.id" \
	" WHERE " SEEN_##sight \
	" LIMIT 10000" }

static const struct query lines[SIGHTS] = { EACH_SIGHT(LINES) };

enum err queue_lines(struct db *db, struct arena *mem, struct viewer who, struct str ids,
                     struct rows *out)
{
	struct arg v[1 + 2 * SIGHT_ARGS];
	size_t n = inside_args(who, v);

	v[n++] = arg(ids);
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
	&team_of_person, &agency[AGENCY_OPEN], &agency[AGENCY_SOLVED],
	&lines[SIGHT_OWN], &lines[SIGHT_AGENCY], &lines[SIGHT_TEAMS], &lines[SIGHT_DESK],
	&lines[SIGHT_SECURITY],
	&loose_of_one[0], &loose_of_one[1],
	&firsts[VIEW_MINE].q, &firsts[VIEW_UNASSIGNED].q, &firsts[VIEW_TRIAGE].q,
	&firsts[VIEW_WAITING].q, &firsts[VIEW_OPEN].q, &firsts[VIEW_SOLVED].q,
	&own[MINE_OPEN], &own[MINE_WAITING], &own[MINE_SOLVED], &own[MINE_SHARED],
	&of_person, NULL,
};
