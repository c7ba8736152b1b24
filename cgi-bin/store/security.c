/* See security.h. */
#include "store/security.h"

#include "store/audit.h"

static const struct field joined_fields[] = {
	FIELD(struct joined, id, F_INT),
	FIELD(struct joined, at, F_AT),
	FIELD(struct joined, name, F_STR),
	FIELD(struct joined, team, F_STR),
	FIELD(struct joined, by, F_STR),
};
const struct record joined_record = RECORD("joined", struct joined, joined_fields);

#define HER_LOG \
	"  FROM membership m" \
	"  JOIN person me ON me.id = m.person_id" \
	"  JOIN team t ON t.id = m.team_id AND t.kind = 'security'" \
	"  JOIN audit a FORCE INDEX (by_object) ON a.object = 'team' AND a.object_id = t.id"

static const struct query joined = { "security_joined", &joined_record,
	"SELECT a.id, a.at, IFNULL(p.name, a.becomes) AS name, a.object_name AS team,"
	"       a.actor_name AS `by`"
	HER_LOG
	"  LEFT JOIN person p ON p.email = a.becomes"
	" WHERE m.person_id = ? AND a.id > me.joins_seen_id AND a.at > ?"
	"   AND a.what IN ('joined', 'joined as lead') AND a.becomes <> me.email"
	" ORDER BY a.id DESC"
	" LIMIT 20" };

enum err security_joined(struct db *db, struct arena *mem, int64_t member, int64_t since,
                         struct rows *out)
{
	return db_all(db, mem, &joined, ARGS(arg(member), arg_at(since)), out);
}

static const struct query seen = { "security_update_seen", NULL,
	"UPDATE person"
	"   SET joins_seen_id = GREATEST(joins_seen_id, ?)"
	" WHERE id = ?" };

enum err security_update_seen(struct db *db, int64_t member, int64_t upto)
{
	return db_run(db, &seen, ARGS(arg(upto), arg(member)), NULL);
}

static const struct query log_of = { "security_log", &audit_record,
	"SELECT a.id, a.at, a.actor_id, a.actor_name, a.object, a.object_id, a.object_name,"
	"       a.what, a.was, a.becomes"
	HER_LOG
	" WHERE m.person_id = ?"
	" ORDER BY a.id DESC"
	" LIMIT 200" };

enum err security_log(struct db *db, struct arena *mem, int64_t member, struct rows *out)
{
	return db_all(db, mem, &log_of, ARGS(arg(member)), out);
}

const struct query *const security_queries[] = { &joined, &seen, &log_of, NULL };
