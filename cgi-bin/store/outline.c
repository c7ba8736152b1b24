/* See outline.h. */
#include "store/outline.h"

#include "base/arena.h"

static const struct field outline_fields[] = {
	FIELD(struct outline, id, F_INT),
	FIELD(struct outline, name, F_STR),
	FIELD(struct outline, kind, F_ENUM, &ticket_kind_names),
	FIELD(struct outline, category_id, F_INT),
	FIELD(struct outline, category, F_STR),
	FIELD(struct outline, subject, F_STR),
	FIELD(struct outline, text, F_STR),
	FIELD(struct outline, impact, F_ENUM, &impact_names),
	FIELD(struct outline, urgency, F_ENUM, &urgency_names),
	FIELD(struct outline, team_id, F_INT),
	FIELD(struct outline, team, F_STR),
	FIELD(struct outline, tasks, F_STR),
	FIELD(struct outline, active, F_BOOL),
	FIELD(struct outline, version, F_INT),
};
const struct record outline_record = RECORD("outline", struct outline, outline_fields);

#define OUTLINE \
	"SELECT o.id, o.name, o.kind, o.category_id," \
	"       IF(p.id IS NULL, c.name, CONCAT(p.name, ': ', c.name)) AS category," \
	"       o.subject, o.text, o.impact, o.urgency, o.team_id, m.name AS team, o.tasks," \
	"       o.active, o.version" \
	"  FROM outline o" \
	"  LEFT JOIN category c ON c.id = o.category_id" \
	"  LEFT JOIN category p ON p.id = c.parent_id" \
	"  LEFT JOIN team m ON m.id = o.team_id"

static const struct query list = { "outline_list", &outline_record,
	OUTLINE
	" WHERE o.active OR ?"
	" ORDER BY o.name, o.id"
	" LIMIT 500" };

enum err outline_list(struct db *db, struct arena *mem, bool all, struct rows *out)
{
	return db_all(db, mem, &list, ARGS(arg(all)), out);
}

static const struct query by_id = { "outline_by_id", &outline_record,
	OUTLINE
	" WHERE o.id = ?" };

enum err outline_by_id(struct db *db, struct arena *mem, int64_t id, struct outline *out)
{
	return db_one(db, mem, &by_id, ARGS(arg(id)), out);
}

static const struct query insert = { "outline_insert", NULL,
	"INSERT INTO outline (name, kind, category_id, subject, text, impact, urgency, team_id,"
	"                     tasks, active)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err outline_insert(struct db *db, const struct outline *o, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &insert,
	           ARGS(arg(o->name), arg_name(&ticket_kind_names, o->kind),
	                arg_id(o->category_id), arg(o->subject), arg(o->text),
	                arg_name(&impact_names, o->impact), arg_name(&urgency_names, o->urgency),
	                arg_id(o->team_id), arg(o->tasks), arg(o->active)), &done));
	*id = done.id;
	return OK;
}

static const struct query update = { "outline_update", NULL,
	"UPDATE outline"
	"   SET name = ?, kind = ?, category_id = ?, subject = ?, text = ?, impact = ?,"
	"       urgency = ?, team_id = ?, tasks = ?, active = ?, version = version + 1"
	" WHERE id = ? AND version = ?" };

enum err outline_update(struct db *db, const struct outline *o)
{
	struct done done;

	TRY(db_run(db, &update,
	           ARGS(arg(o->name), arg_name(&ticket_kind_names, o->kind),
	                arg_id(o->category_id), arg(o->subject), arg(o->text),
	                arg_name(&impact_names, o->impact), arg_name(&urgency_names, o->urgency),
	                arg_id(o->team_id), arg(o->tasks), arg(o->active), arg(o->id),
	                arg(o->version)), &done));
	return done.changed == 1 ? OK : E_STALE;
}

const struct query *const outline_queries[] = { &list, &by_id, &insert, &update, NULL };
