/*
 * See report.h. Every statement walks one of the figures_* indexes or the
 * days of the backlog, and reads no row of the ticket table but the fifty of
 * a list. That a slice is a row of "? IN (0, ...)" keeps it one statement for
 * all slices: the range of the index is the period, and what is filtered is
 * in the index, too.
 */
#include "store/report.h"

#include "base/arena.h"

static const struct field fact_fields[] = {
	FIELD(struct fact, day, F_INT),
	FIELD(struct fact, part, F_INT),
	FIELD(struct fact, amount, F_INT),
};
static const struct record fact_record = RECORD("fact", struct fact, fact_fields);

#define OF_BACKLOG " WHEN 7 THEN t.band"
#define OF_NOW     " WHEN 7 THEN " BAND_NOW
#define BAND_NOW   "IF(t.created_at > ?, 1, IF(t.created_at > ?, 2, IF(t.created_at > ?, 3, 4)))"

/* The numbers are those of enum split. */
#define PART(age) \
	"CASE ? WHEN 1 THEN IFNULL(t.team_id, -1) WHEN 2 THEN IFNULL(t.category_id, -1)" \
	" WHEN 3 THEN IFNULL(t.agency_id, -1) WHEN 4 THEN t.channel + 0" \
	" WHEN 5 THEN t.kind + 0 WHEN 6 THEN t.priority + 0" age " ELSE 0 END"

#define SLICE(age) \
	"t.confidential <= ?" \
	" AND ? IN (0, IFNULL(t.team_id, -1))" \
	" AND ? IN (0, IFNULL(t.category_id, -1))" \
	" AND ? IN (0, IFNULL(t.agency_id, -1))" \
	" AND ? IN (0, t.channel + 0)" \
	" AND ? IN (0, t.kind + 0)" \
	" AND ? IN (0, t.priority + 0)" age
#define SLICE_BACKLOG " AND ? IN (0, t.band)"
#define SLICE_NOW     " AND ? IN (0, " BAND_NOW ")"
#define WITHOUT(age)  " AND (? = '' OR NOT FIND_IN_SET(" PART(age) ", ?))"

#define IN_CLOCK(at, otherwise) "IF(" at " < ?, ?, " otherwise ")"
#define CLOCK(at) \
	IN_CLOCK(at, IN_CLOCK(at, IN_CLOCK(at, IN_CLOCK(at, IN_CLOCK(at, IN_CLOCK(at, "?"))))))

/* 719528 is TO_DAYS('1970-01-01'). */
#define FACTS(name, index, at, amount, group) { name, &fact_record, \
	"SELECT TO_DAYS(" at " + INTERVAL " CLOCK(at) " SECOND) - 719528 AS day," \
	"       " PART("") " AS part, " amount " AS amount" \
	"  FROM ticket t FORCE INDEX (" index ")" \
	" WHERE " at " >= ? AND " at " < ? AND " SLICE("") \
	group " LIMIT 1000001" }

#define BY_DAY " GROUP BY day, part"
#define TOOK(at) "TIMESTAMPDIFF(MICROSECOND, t.created_at, " at ") DIV 1000"

#define CREATED  "t.created_at"
#define ANSWERED "t.first_answered_at"
#define RESOLVED "t.resolved_at"

static const struct query counts[FIGURE_BACKLOG] = {
	FACTS("report_created", "figures_created", CREATED, "COUNT(*)", BY_DAY),
	FACTS("report_answered", "figures_answered", ANSWERED, "COUNT(*)", BY_DAY),
	FACTS("report_resolved", "figures_resolved", RESOLVED, "COUNT(*)", BY_DAY),
};

static const struct query durations[FIGURE_BACKLOG] = {
	[FIGURE_ANSWERED] = FACTS("report_answered_after", "figures_answered", ANSWERED,
	                          TOOK(ANSWERED), ""),
	[FIGURE_RESOLVED] = FACTS("report_resolved_after", "figures_resolved", RESOLVED,
	                          TOOK(RESOLVED), ""),
};

enum { ARGS_MOST = 44 };
struct list {
	struct arg v[ARGS_MOST];
	size_t n;
};

static void add(struct list *l, struct arg arg)
{
	l->v[l->n++] = arg;
}

/* When an age passes into the next band. */
static void add_bands(struct list *l, int64_t now)
{
	static const int64_t days[BANDS - 1] = { 2, 8, 31 };

	for (int i = 0; i < BANDS - 1; i++)
		add(l, arg_at(now - days[i] * 86400000));
}

static void add_slice(struct list *l, struct viewer who, const struct slice *s)
{
	add(l, arg(who.sight == SIGHT_SECURITY));
	for (int i = SPLIT_TEAM; i <= SPLIT_PRIORITY; i++)
		add(l, arg(s->of[i]));
}

static void add_clocks(struct list *l, const struct clocks *c)
{
	for (int i = 0; i < CLOCKS - 1; i++) {
		add(l, arg_at(c->until[i]));
		add(l, arg(c->offset[i]));
	}
	add(l, arg(c->offset[CLOCKS - 1]));
}

static enum err facts(struct db *db, struct arena *mem, const struct query *q, struct viewer who,
                      const struct slice *slice, int64_t from, int64_t to,
                      const struct clocks *clocks, struct rows *out)
{
	struct list l = { 0 };

	if (who.sight < SIGHT_DESK)
		return E_MISSING;
	add_clocks(&l, clocks);
	add(&l, arg((int)slice->by));
	add(&l, arg_at(from));
	add(&l, arg_at(to));
	add_slice(&l, who, slice);
	return db_all(db, mem, q, (struct args){ l.v, l.n }, out);
}

enum err report_counts(struct db *db, struct arena *mem, struct viewer who, enum figure figure,
                       const struct slice *slice, int64_t from, int64_t to,
                       const struct clocks *clocks, struct rows *out)
{
	return facts(db, mem, &counts[figure], who, slice, from, to, clocks, out);
}

enum err report_durations(struct db *db, struct arena *mem, struct viewer who, enum figure figure,
                          const struct slice *slice, int64_t from, int64_t to,
                          const struct clocks *clocks, struct rows *out)
{
	return facts(db, mem, &durations[figure], who, slice, from, to, clocks, out);
}

static const struct query backlog = { "report_backlog", &fact_record,
	"SELECT k.day, IFNULL(" PART(OF_BACKLOG) ", 0) AS part, COUNT(t.ticket_id) AS amount"
	"  FROM backlog_taken k"
	"  LEFT JOIN backlog_day t ON t.day = k.day AND " SLICE(SLICE_BACKLOG)
	" WHERE k.ready = 1 AND FIND_IN_SET(k.day, ?)"
	" GROUP BY k.day, part LIMIT 100000" };

enum err report_backlog(struct db *db, struct arena *mem, struct viewer who,
                        const struct slice *slice, struct str days, struct rows *out)
{
	struct list l = { 0 };

	if (who.sight < SIGHT_DESK)
		return E_MISSING;
	add(&l, arg((int)slice->by));
	add_slice(&l, who, slice);
	add(&l, arg(slice->of[SPLIT_AGE]));
	add(&l, arg(days));
	return db_all(db, mem, &backlog, (struct args){ l.v, l.n }, out);
}

static const struct query backlog_now = { "report_backlog_now", &fact_record,
	"SELECT 0 AS day, " PART(OF_NOW) " AS part, COUNT(*) AS amount"
	"  FROM ticket t FORCE INDEX (figures_open)"
	" WHERE t.is_open = 1 AND " SLICE(SLICE_NOW)
	" GROUP BY part LIMIT 10000" };

enum err report_backlog_now(struct db *db, struct arena *mem, struct viewer who,
                            const struct slice *slice, int64_t now, struct rows *out)
{
	struct list l = { 0 };

	if (who.sight < SIGHT_DESK)
		return E_MISSING;
	add(&l, arg((int)slice->by));
	add_bands(&l, now);
	add_slice(&l, who, slice);
	add(&l, arg(slice->of[SPLIT_AGE]));
	add_bands(&l, now);
	return db_all(db, mem, &backlog_now, (struct args){ l.v, l.n }, out);
}

static const struct field counted_fields[] = {
	FIELD(struct counted, id, F_INT),
	FIELD(struct counted, kind, F_ENUM, &ticket_kind_names),
	FIELD(struct counted, status, F_ENUM, &status_names),
	FIELD(struct counted, waiting_for, F_ENUM, &waiting_for_names),
	FIELD(struct counted, priority, F_ENUM, &priority_names),
	FIELD(struct counted, channel, F_ENUM, &channel_names),
	FIELD(struct counted, subject, F_STR),
	FIELD(struct counted, requester, F_STR),
	FIELD(struct counted, agency, F_STR),
	FIELD(struct counted, team, F_STR),
	FIELD(struct counted, category, F_STR),
	FIELD(struct counted, created_at, F_AT),
	FIELD(struct counted, first_answered_at, F_AT),
	FIELD(struct counted, resolved_at, F_AT),
	FIELD(struct counted, key, F_INT),
};
const struct record counted_record = RECORD("hit", struct counted, counted_fields);

#define MS(column) "CAST(UNIX_TIMESTAMP(" column ") * 1000 AS INTEGER)"

/* The ids first, and the rest of their rows for those alone. */
#define HITS(name, from, id, key, number, range, slice, less, direction) { name, &counted_record, \
	"SELECT t.id, t.kind, t.status, t.waiting_for, t.priority, t.channel, t.subject," \
	"       t.requester_name AS requester, a.name AS agency, m.name AS team," \
	"       IF(p.id IS NULL, c.name, CONCAT(p.name, ': ', c.name)) AS category," \
	"       t.created_at, t.first_answered_at, t.resolved_at, k.number AS `key`" \
	"  FROM (SELECT " id " AS id, " key " AS place, " number " AS number" \
	"          FROM " from \
	"         WHERE " range " AND " slice \
	"           AND " key " " less "= ? AND (" key " " less " ? OR " id " " less " ?)" \
	"         ORDER BY " key " " direction ", " id " " direction \
	"         LIMIT ?) k" \
	"  JOIN ticket t ON t.id = k.id" \
	"  LEFT JOIN agency a ON a.id = t.agency_id" \
	"  LEFT JOIN team m ON m.id = t.team_id" \
	"  LEFT JOIN category c ON c.id = t.category_id" \
	"  LEFT JOIN category p ON p.id = c.parent_id" \
	" WHERE t.confidential <= ?" \
	" ORDER BY k.place " direction ", k.id " direction }

#define BOTH(name, from, id, key, number, range, slice) { \
	HITS(name "_down", from, id, key, number, range, slice, "<", "DESC"), \
	HITS(name "_up", from, id, key, number, range, slice, ">", "ASC") }

#define WALK(index)   "ticket t FORCE INDEX (" index ")"
#define WITHIN(at)    at " >= ? AND " at " < ?"
#define PLAIN_SLICE   SLICE("") WITHOUT("")
#define DAY_SLICE     SLICE(SLICE_BACKLOG) WITHOUT(OF_BACKLOG)
#define OPEN_SLICE    SLICE(SLICE_NOW) WITHOUT(OF_NOW)
#define OF_DAY        "backlog_day t"
#define IS_DAY        "t.day = ?"
#define IS_OPEN       "t.is_open = 1"

/* By figure; the last is the backlog of now. */
enum { BEHIND_NOW = FIGURES, BEHINDS };
static const struct query lists[BEHINDS][2] = {
	BOTH("report_list_created", WALK("figures_created"), "t.id", CREATED, MS(CREATED),
	     WITHIN(CREATED), PLAIN_SLICE),
	BOTH("report_list_answered", WALK("figures_answered"), "t.id", ANSWERED, MS(ANSWERED),
	     WITHIN(ANSWERED), PLAIN_SLICE),
	BOTH("report_list_resolved", WALK("figures_resolved"), "t.id", RESOLVED, MS(RESOLVED),
	     WITHIN(RESOLVED), PLAIN_SLICE),
	BOTH("report_list_backlog", OF_DAY, "t.ticket_id", "t.ticket_id", "t.ticket_id", IS_DAY,
	     DAY_SLICE),
	BOTH("report_list_open", WALK("figures_open"), "t.id", "t.id", "t.id", IS_OPEN,
	     OPEN_SLICE),
};

struct count {
	int64_t n;
};
static const struct field count_fields[] = { FIELD(struct count, n, F_INT) };
static const struct record count_record = RECORD("count", struct count, count_fields);

#define COUNT(name, from, range, slice) { name, &count_record, \
	"SELECT COUNT(*) AS n FROM " from " WHERE " range " AND " slice }

static const struct query sizes[BEHINDS] = {
	COUNT("report_count_created", WALK("figures_created"), WITHIN(CREATED), PLAIN_SLICE),
	COUNT("report_count_answered", WALK("figures_answered"), WITHIN(ANSWERED), PLAIN_SLICE),
	COUNT("report_count_resolved", WALK("figures_resolved"), WITHIN(RESOLVED), PLAIN_SLICE),
	COUNT("report_count_backlog", OF_DAY, IS_DAY, DAY_SLICE),
	COUNT("report_count_open", WALK("figures_open"), IS_OPEN, OPEN_SLICE),
};

static int source_of(const struct behind *b)
{
	return b->figure == FIGURE_BACKLOG && !b->day ? BEHIND_NOW : (int)b->figure;
}

static void add_behind(struct list *l, struct viewer who, const struct behind *b)
{
	int source = source_of(b);

	if (source == FIGURE_BACKLOG) {
		add(l, arg(b->day));
	} else if (source != BEHIND_NOW) {
		add(l, arg_at(b->from));
		add(l, arg_at(b->to));
	}
	add_slice(l, who, &b->slice);
	if (source >= FIGURE_BACKLOG)
		add(l, arg(b->slice.of[SPLIT_AGE]));
	if (source == BEHIND_NOW)
		add_bands(l, b->now);
	add(l, arg(b->slice.without));
	add(l, arg((int)b->slice.by));
	if (source == BEHIND_NOW)
		add_bands(l, b->now);
	add(l, arg(b->slice.without));
}

/* Before the first and after the last there is, where no place is given. */
static struct arg key_of(int source, const struct place *p)
{
	int64_t key = p->id ? p->key : p->backwards ? 1 : DUE_NEVER;

	return source < FIGURE_BACKLOG ? arg_at(key) : arg_int(key);
}

enum err report_list(struct db *db, struct arena *mem, struct viewer who, const struct behind *b,
                     const struct place *place, int limit, struct rows *out)
{
	int source = source_of(b);
	struct arg key = key_of(source, place);
	struct list l = { 0 };

	if (who.sight < SIGHT_DESK)
		return E_MISSING;
	add_behind(&l, who, b);
	add(&l, key);
	add(&l, key);
	add(&l, arg(place->id));
	add(&l, arg(limit));
	add(&l, arg(who.sight == SIGHT_SECURITY));
	return db_all(db, mem, &lists[source][place->backwards], (struct args){ l.v, l.n }, out);
}

enum err report_count(struct db *db, struct arena *mem, struct viewer who, const struct behind *b,
                      int64_t *out)
{
	struct count count = { 0 };
	struct list l = { 0 };

	if (who.sight < SIGHT_DESK)
		return E_MISSING;
	add_behind(&l, who, b);
	TRY(db_one(db, mem, &sizes[source_of(b)], (struct args){ l.v, l.n }, &count));
	*out = count.n;
	return OK;
}

static const struct field name_fields[] = {
	FIELD(struct part_name, split, F_INT),
	FIELD(struct part_name, id, F_INT),
	FIELD(struct part_name, name, F_STR),
};
static const struct record name_record = RECORD("part_name", struct part_name, name_fields);

static const struct query names = { "report_names", &name_record,
	"SELECT 1 AS split, t.id, t.name FROM team t"
	" UNION ALL"
	" SELECT 2, c.id, IF(p.id IS NULL, c.name, CONCAT(p.name, ': ', c.name))"
	"   FROM category c LEFT JOIN category p ON p.id = c.parent_id"
	" UNION ALL"
	" SELECT 3, a.id, a.name FROM agency a"
	" ORDER BY split, name, id"
	" LIMIT 2000" };

enum err report_names(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &names, NO_ARGS, out);
}

const struct query *const report_queries[] = {
	&counts[0], &counts[1], &counts[2], &durations[FIGURE_ANSWERED],
	&durations[FIGURE_RESOLVED], &backlog, &backlog_now, &lists[0][0], &lists[0][1],
	&lists[1][0], &lists[1][1], &lists[2][0], &lists[2][1], &lists[3][0], &lists[3][1],
	&lists[4][0], &lists[4][1], &sizes[0], &sizes[1], &sizes[2], &sizes[3], &sizes[4], &names,
	NULL,
};
