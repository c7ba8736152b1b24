/* See security.h. */
#include "store/security.h"

#include "store/audit.h"

static const struct field joined_fields[] = {
	FIELD(struct joined, id, F_INT),
	FIELD(struct joined, at, F_AT),
	FIELD(struct joined, link, F_BOOL),
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

/* Whose address was changed since then is told of, too: nobody hides a link like that. */
static const struct query joined = { "security_joined", &joined_record,
	"SELECT a.id, a.at, a.what = 'new link' AS link, IFNULL(p.name, a.becomes) AS name,"
	"       a.object_name AS team, a.actor_name AS `by`"
	HER_LOG
	"  LEFT JOIN person p ON p.email = a.becomes"
	" WHERE m.person_id = ? AND a.id > me.joins_seen_id AND a.at > ?"
	"   AND a.becomes <> me.email"
	"   AND (a.what IN ('joined', 'joined as lead')"
	"    OR (a.what = 'new link' AND (p.id IS NULL OR EXISTS"
	"        (SELECT 1 FROM ticket s WHERE s.requester_id = p.id AND s.confidential))))"
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

static const struct query teams = { "security_teams", &choice_record,
	"SELECT t.id, t.name, t.code AS detail, t.tier AS group_id"
	"  FROM team t"
	" WHERE t.kind = 'security'"
	" ORDER BY t.id"
	" LIMIT 50" };

enum err security_teams(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &teams, NO_ARGS, out);
}

struct yes {
	bool so;
};
static const struct field yes_fields[] = { FIELD(struct yes, so, F_BOOL) };
static const struct record yes_record = RECORD("yes", struct yes, yes_fields);

static const struct query has_password = { "security_has_password", &yes_record,
	"SELECT EXISTS (SELECT 1"
	"                 FROM team t"
	"                 JOIN membership m ON m.team_id = t.id"
	"                 JOIN person p ON p.id = m.person_id"
	"                WHERE t.kind = 'security' AND p.active AND p.password_hash <> '') AS so" };

enum err security_has_password(struct db *db, struct arena *mem, bool *out)
{
	struct yes yes = { 0 };

	TRY(db_one(db, mem, &has_password, NO_ARGS, &yes));
	*out = yes.so;
	return OK;
}

static const struct field left_behind_fields[] = {
	FIELD(struct left_behind, gone_id, F_INT),
	FIELD(struct left_behind, at, F_AT),
	FIELD(struct left_behind, gone, F_STR),
	FIELD(struct left_behind, gone_email, F_STR),
	FIELD(struct left_behind, kept, F_STR),
	FIELD(struct left_behind, kept_email, F_STR),
	FIELD(struct left_behind, by, F_STR),
	FIELD(struct left_behind, requests, F_INT),
};
const struct record left_behind_record = RECORD("left_behind", struct left_behind,
                                                left_behind_fields);

static const struct query left = { "security_left", &left_behind_record,
	"SELECT m.gone_id, m.at, g.name AS gone, g.email AS gone_email, k.name AS kept,"
	"       k.email AS kept_email, b.name AS `by`,"
	"       (SELECT COUNT(*) FROM ticket t"
	"         WHERE t.requester_id = m.gone_id AND t.confidential) AS requests"
	"  FROM merge m"
	"  JOIN person g ON g.id = m.gone_id AND NOT g.erased"
	"  JOIN person k ON k.id = m.kept_id AND NOT k.erased"
	"  LEFT JOIN person b ON b.id = m.by_id"
	" WHERE m.undone_at IS NULL"
	"   AND EXISTS (SELECT 1 FROM membership s JOIN team x ON x.id = s.team_id"
	"                WHERE s.person_id = ? AND x.kind = 'security')"
	" HAVING requests > 0"
	" ORDER BY m.id DESC"
	" LIMIT 50" };

enum err security_left(struct db *db, struct arena *mem, int64_t member, struct rows *out)
{
	return db_all(db, mem, &left, ARGS(arg(member)), out);
}

const struct query *const security_queries[] = {
	&joined, &seen, &log_of, &teams, &has_password, &left, NULL,
};
