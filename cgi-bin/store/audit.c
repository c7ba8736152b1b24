/* See audit.h. */
#include "store/audit.h"

static const struct field audit_fields[] = {
	FIELD(struct audit, id, F_INT),
	FIELD(struct audit, at, F_AT),
	FIELD(struct audit, actor_id, F_INT),
	FIELD(struct audit, actor_name, F_STR),
	FIELD(struct audit, object, F_STR),
	FIELD(struct audit, object_id, F_INT),
	FIELD(struct audit, object_name, F_STR),
	FIELD(struct audit, what, F_STR),
	FIELD(struct audit, was, F_STR),
	FIELD(struct audit, becomes, F_STR),
};
const struct record audit_record = RECORD("audit", struct audit, audit_fields);

static const struct query insert = { "audit_insert", NULL,
	"INSERT INTO audit (at, actor_id, actor_name, object, object_id, object_name, what, was,"
	"                   becomes)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err audit_insert(struct db *db, const struct audit *a)
{
	return db_run(db, &insert,
	              ARGS(arg_at(a->at), arg_id(a->actor_id), arg(a->actor_name), arg(a->object),
	                   arg_id(a->object_id), arg(a->object_name), arg(a->what), arg(a->was),
	                   arg(a->becomes)), NULL);
}

/* What changed of one thing at one time travels together. */
static const struct query insert_changes = { "audit_insert_changes", NULL,
	"INSERT INTO audit (at, actor_id, actor_name, object, object_id, object_name, what, was,"
	"                   becomes)"
	" SELECT ?, ?, ?, ?, ?, ?, j.what, j.was, j.becomes"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS ("
	"          n FOR ORDINALITY,"
	"          what VARCHAR(40) PATH '$[0]',"
	"          was VARCHAR(500) PATH '$[1]',"
	"          becomes VARCHAR(500) PATH '$[2]')) j"
	"  ORDER BY j.n" };

enum err audit_insert_changes(struct db *db, const struct audit *of, struct str changes)
{
	return db_run(db, &insert_changes,
	              ARGS(arg_at(of->at), arg_id(of->actor_id), arg(of->actor_name),
	                   arg(of->object), arg_id(of->object_id), arg(of->object_name),
	                   arg(changes)), NULL);
}

#define AUDIT(where) \
	"SELECT a.id, a.at, a.actor_id, a.actor_name, a.object, a.object_id, a.object_name," \
	" a.what, a.was, a.becomes" \
	"  FROM audit a" \
	" WHERE " where " a.id < ?" \
	" ORDER BY a.id DESC" \
	" LIMIT ?"

static const struct query all = { "audit_all", &audit_record, AUDIT("") };
static const struct query of_actor = { "audit_of_actor", &audit_record,
	AUDIT("a.actor_id = ? AND") };
static const struct query of_object = { "audit_of_object", &audit_record,
	AUDIT("a.object = ? AND") };
static const struct query of_one = { "audit_of_one", &audit_record,
	AUDIT("a.object = ? AND a.object_id = ? AND") };
static const struct query of_object_by = { "audit_of_object_by", &audit_record,
	AUDIT("a.object = ? AND a.actor_id = ? AND") };
static const struct query of_one_by = { "audit_of_one_by", &audit_record,
	AUDIT("a.object = ? AND a.object_id = ? AND a.actor_id = ? AND") };

enum err audit_list(struct db *db, struct arena *mem, struct str object, int64_t object_id,
                    int64_t actor_id, int64_t before, int limit, struct rows *out)
{
	struct arg from = arg(before ? before : INT64_MAX), most = arg(limit);
	struct arg what = arg(object), which = arg(object_id), who = arg(actor_id);

	if (object.n && object_id && actor_id)
		return db_all(db, mem, &of_one_by, ARGS(what, which, who, from, most), out);
	if (object.n && object_id)
		return db_all(db, mem, &of_one, ARGS(what, which, from, most), out);
	if (object.n && actor_id)
		return db_all(db, mem, &of_object_by, ARGS(what, who, from, most), out);
	if (object.n)
		return db_all(db, mem, &of_object, ARGS(what, from, most), out);
	if (actor_id)
		return db_all(db, mem, &of_actor, ARGS(who, from, most), out);
	return db_all(db, mem, &all, ARGS(from, most), out);
}

static const struct query actors = { "audit_actors", &choice_record,
	"SELECT p.id, p.name, p.email AS detail, 0 AS group_id"
	"  FROM (SELECT DISTINCT a.actor_id FROM audit a WHERE a.actor_id IS NOT NULL) w"
	"  JOIN person p ON p.id = w.actor_id"
	" ORDER BY p.name, p.id"
	" LIMIT 500" };

enum err audit_actors(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &actors, NO_ARGS, out);
}

const struct query *const audit_queries[] = {
	&insert, &insert_changes, &all, &of_actor, &of_object, &of_one, &of_object_by,
	&of_one_by, &actors, NULL,
};
