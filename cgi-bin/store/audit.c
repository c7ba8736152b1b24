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

enum err audit_list(struct db *db, struct arena *mem, struct str object, int64_t object_id,
                    int64_t actor_id, int64_t before, int limit, struct rows *out)
{
	int64_t from = before ? before : INT64_MAX;

	if (object.n && object_id)
		return db_all(db, mem, &of_one,
		              ARGS(arg(object), arg(object_id), arg(from), arg(limit)), out);
	if (object.n)
		return db_all(db, mem, &of_object, ARGS(arg(object), arg(from), arg(limit)), out);
	if (actor_id)
		return db_all(db, mem, &of_actor, ARGS(arg(actor_id), arg(from), arg(limit)), out);
	return db_all(db, mem, &all, ARGS(arg(from), arg(limit)), out);
}

const struct query *const audit_queries[] = {
	&insert, &all, &of_actor, &of_object, &of_one, NULL,
};
