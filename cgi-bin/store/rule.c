/* See rule.h. */
#include "store/rule.h"

#include "base/arena.h"

struct cell {
	int impact, urgency, priority;
};
static const struct field cell_fields[] = {
	FIELD(struct cell, impact, F_ENUM, &impact_names),
	FIELD(struct cell, urgency, F_ENUM, &urgency_names),
	FIELD(struct cell, priority, F_ENUM, &priority_names),
};
static const struct record cell_record = RECORD("cell", struct cell, cell_fields);

static const struct query one = { "matrix_cell", &cell_record,
	"SELECT m.impact, m.urgency, m.priority"
	"  FROM matrix m"
	" WHERE m.impact = ? AND m.urgency = ?" };

enum err matrix_cell(struct db *db, struct arena *mem, int impact, int urgency, int *priority)
{
	struct cell cell;

	TRY(db_one(db, mem, &one, ARGS(arg_name(&impact_names, impact),
	                               arg_name(&urgency_names, urgency)), &cell));
	*priority = cell.priority;
	return OK;
}

#define CELLS \
	"SELECT m.impact, m.urgency, m.priority" \
	"  FROM matrix m" \
	" ORDER BY m.impact, m.urgency" \
	" LIMIT 9"

static const struct query all = { "matrix_read", &cell_record, CELLS };
static const struct query held = { "matrix_hold", &cell_record, CELLS " FOR UPDATE" };

static enum err cells(struct db *db, struct arena *mem, const struct query *q, struct matrix *out)
{
	const struct cell *cell;
	struct rows rows;

	TRY(db_all(db, mem, q, NO_ARGS, &rows));
	cell = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		out->priority[cell[i].impact][cell[i].urgency] = cell[i].priority;
	return OK;
}

enum err matrix_read(struct db *db, struct arena *mem, struct matrix *out)
{
	return cells(db, mem, &all, out);
}

enum err matrix_hold(struct db *db, struct arena *mem, struct matrix *out)
{
	return cells(db, mem, &held, out);
}

static const struct query put = { "matrix_put", NULL,
	"REPLACE INTO matrix (impact, urgency, priority)"
	" VALUES (?, ?, ?)" };

enum err matrix_insert(struct db *db, int impact, int urgency, int priority)
{
	return db_run(db, &put, ARGS(arg_name(&impact_names, impact),
	                             arg_name(&urgency_names, urgency),
	                             arg_name(&priority_names, priority)), NULL);
}

static const struct field promise_fields[] = {
	FIELD(struct promise, id, F_INT),
	FIELD(struct promise, version, F_INT),
	FIELD(struct promise, priority, F_ENUM, &priority_names),
	FIELD(struct promise, name, F_STR),
	FIELD(struct promise, respond_s, F_INT),
	FIELD(struct promise, resolve_s, F_INT),
};
const struct record promise_record = RECORD("agreement", struct promise, promise_fields);

#define PROMISE "a.id, a.version, a.priority, a.name, a.respond_s, a.resolve_s FROM agreement a"

static const struct query list = { "promise_list", &promise_record,
	"SELECT " PROMISE
	" ORDER BY a.priority, a.id"
	" LIMIT 20" };

enum err promise_list(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &list, NO_ARGS, out);
}

static const struct query hold = { "promise_hold", &promise_record,
	"SELECT " PROMISE
	" WHERE a.id = ?"
	"   FOR UPDATE" };

enum err promise_hold(struct db *db, struct arena *mem, int64_t id, struct promise *out)
{
	return db_one(db, mem, &hold, ARGS(arg(id)), out);
}

static const struct query set = { "promise_set", NULL,
	"UPDATE agreement"
	"   SET name = ?, respond_s = ?, resolve_s = ?, version = version + 1"
	" WHERE id = ?" };

enum err promise_update(struct db *db, const struct promise *p)
{
	return db_run(db, &set, ARGS(arg(p->name), arg_id(p->respond_s), arg_id(p->resolve_s),
	                             arg(p->id)), NULL);
}

const struct query *const rule_queries[] = {
	&one, &all, &held, &put, &list, &hold, &set, NULL,
};
