/* See extra.h. */
#include "store/extra.h"

#include "base/arena.h"

static const char *const kinds[] = { "text", "long", "number", "choice", "date", "flag" };
static const char *const fors[] = { "any", "incident", "request", "case" };
const struct names extra_kind_names = NAMES(kinds);
const struct names extra_for_names = NAMES(fors);

static const struct field extra_fields[] = {
	FIELD(struct extra, id, F_INT),
	FIELD(struct extra, name, F_STR),
	FIELD(struct extra, label, F_STR),
	FIELD(struct extra, kind, F_ENUM, &extra_kind_names),
	FIELD(struct extra, choices, F_STR),
	FIELD(struct extra, required, F_BOOL),
	FIELD(struct extra, ticket_kind, F_ENUM, &extra_for_names),
	FIELD(struct extra, category_id, F_INT),
	FIELD(struct extra, category, F_STR),
	FIELD(struct extra, categories, F_STR),
	FIELD(struct extra, sort, F_INT),
	FIELD(struct extra, active, F_BOOL),
	FIELD(struct extra, version, F_INT),
	FIELD(struct extra, value, F_STR),
};
const struct record extra_record = RECORD("extra", struct extra, extra_fields);

#define EXTRA(value) \
	"SELECT x.id, x.name, x.label, x.kind, x.choices, x.required, x.ticket_kind," \
	"       x.category_id," \
	"       IF(p.id IS NULL, c.name, CONCAT(p.name, ': ', c.name)) AS category," \
	"       (SELECT GROUP_CONCAT(s.id) FROM category s" \
	"         WHERE s.id = x.category_id OR s.parent_id = x.category_id) AS categories," \
	"       x.sort, x.active, x.version, " value " AS value" \
	"  FROM extra x" \
	"  LEFT JOIN category c ON c.id = x.category_id" \
	"  LEFT JOIN category p ON p.id = c.parent_id"

static const struct query list = { "extra_list", &extra_record,
	EXTRA("NULL")
	" ORDER BY x.sort, x.id"
	" LIMIT 200" };

enum err extra_list(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &list, NO_ARGS, out);
}

static const struct query by_id = { "extra_by_id", &extra_record,
	EXTRA("NULL")
	" WHERE x.id = ?" };

enum err extra_by_id(struct db *db, struct arena *mem, int64_t id, struct extra *out)
{
	return db_one(db, mem, &by_id, ARGS(arg(id)), out);
}

static const struct query of_ticket = { "extra_of_ticket", &extra_record,
	EXTRA("v.value")
	"  LEFT JOIN extra_value v ON v.extra_id = x.id AND v.ticket_id = ?"
	" WHERE x.active OR v.value IS NOT NULL"
	" ORDER BY x.sort, x.id"
	" LIMIT 200" };

enum err extra_of_ticket(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out)
{
	return db_all(db, mem, &of_ticket, ARGS(arg(ticket_id)), out);
}

static const struct query insert = { "extra_insert", NULL,
	"INSERT INTO extra (name, label, kind, choices, required, ticket_kind, category_id, sort,"
	"                   active)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err extra_insert(struct db *db, const struct extra *x, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &insert,
	           ARGS(arg(x->name), arg(x->label), arg_name(&extra_kind_names, x->kind),
	                arg(x->choices), arg(x->required),
	                arg_name(&extra_for_names, x->ticket_kind), arg_id(x->category_id),
	                arg(x->sort), arg(x->active)), &done));
	*id = done.id;
	return OK;
}

static const struct query update = { "extra_update", NULL,
	"UPDATE extra"
	"   SET label = ?, choices = ?, required = ?, ticket_kind = ?, category_id = ?, sort = ?,"
	"       active = ?, version = version + 1"
	" WHERE id = ? AND version = ?" };

enum err extra_update(struct db *db, const struct extra *x)
{
	struct done done;

	TRY(db_run(db, &update,
	           ARGS(arg(x->label), arg(x->choices), arg(x->required),
	                arg_name(&extra_for_names, x->ticket_kind), arg_id(x->category_id),
	                arg(x->sort), arg(x->active), arg(x->id), arg(x->version)), &done));
	return done.changed == 1 ? OK : E_STALE;
}

static const struct query value_put = { "extra_value_insert", NULL,
	"INSERT INTO extra_value (ticket_id, extra_id, value)"
	" VALUES (?, ?, ?)"
	" ON DUPLICATE KEY UPDATE value = VALUES(value)" };

static const struct query value_drop = { "extra_value_delete", NULL,
	"DELETE FROM extra_value"
	" WHERE ticket_id = ? AND extra_id = ?" };

enum err extra_value_insert(struct db *db, int64_t ticket_id, int64_t extra_id, struct str value)
{
	if (!value.n)
		return db_run(db, &value_drop, ARGS(arg(ticket_id), arg(extra_id)), NULL);
	return db_run(db, &value_put, ARGS(arg(ticket_id), arg(extra_id), arg(value)), NULL);
}

/* What was chosen from a list says nothing of anybody's own, and figures need it. */
static const struct query value_expire = { "extra_value_delete_typed", NULL,
	"DELETE v"
	"  FROM extra_value v"
	"  JOIN extra x ON x.id = v.extra_id"
	" WHERE v.ticket_id = ? AND x.kind NOT IN ('choice', 'flag')" };

enum err extra_value_delete_typed(struct db *db, int64_t ticket_id)
{
	return db_run(db, &value_expire, ARGS(arg(ticket_id)), NULL);
}

const struct query *const extra_queries[] = {
	&list, &by_id, &of_ticket, &insert, &update, &value_put, &value_drop, &value_expire, NULL,
};
