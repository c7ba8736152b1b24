/* See session.h. */
#include "store/session.h"

#include "base/arena.h"

static const struct field session_fields[] = {
	FIELD(struct session, digest, F_STR),
	FIELD(struct session, person_id, F_INT),
	FIELD(struct session, created_at, F_AT),
	FIELD(struct session, seen_at, F_AT),
	FIELD(struct session, address, F_STR),
	FIELD(struct session, browser, F_STR),
};
const struct record session_record = RECORD("session", struct session, session_fields);

#define SESSION "s.digest, s.person_id, s.created_at, s.seen_at, s.address, s.browser"

static const struct field known_fields[] = {
	FIELD_IN(struct known, session., digest, F_STR),
	FIELD_IN(struct known, session., person_id, F_INT),
	FIELD_IN(struct known, session., created_at, F_AT),
	FIELD_IN(struct known, session., seen_at, F_AT),
	FIELD_IN(struct known, session., address, F_STR),
	FIELD_IN(struct known, session., browser, F_STR),
	PERSON_FIELDS(struct known, person.),
	FIELD(struct known, house, F_INT),
};
static const struct record known_record = RECORD("known", struct known, known_fields);

/* Every page begins with it, so it is one statement. */
static const struct query known = { "session_known", &known_record,
	"SELECT " SESSION ", " PERSON_COLUMNS ","
	" (SELECT COALESCE(MAX(u.id), 0) + 1 FROM audit u) AS house"
	"  FROM session s"
	"  JOIN person p ON p.id = s.person_id"
	"  LEFT JOIN agency a ON a.id = p.agency_id"
	" WHERE s.digest = ?" };

enum err session_known(struct db *db, struct arena *mem, struct str digest, struct known *out)
{
	return db_one(db, mem, &known, ARGS(arg(digest)), out);
}

static const struct query list = { "session_list", &session_record,
	"SELECT " SESSION
	"  FROM session s"
	" WHERE s.person_id = ?"
	" ORDER BY s.seen_at DESC"
	" LIMIT 50" };

enum err session_list(struct db *db, struct arena *mem, int64_t person_id, struct rows *out)
{
	return db_all(db, mem, &list, ARGS(arg(person_id)), out);
}

static const struct query insert = { "session_insert", NULL,
	"INSERT INTO session (digest, person_id, created_at, seen_at, address, browser)"
	" VALUES (?, ?, ?, ?, ?, ?)" };

enum err session_insert(struct db *db, const struct session *s)
{
	return db_run(db, &insert,
	              ARGS(arg(s->digest), arg(s->person_id), arg_at(s->created_at),
	                   arg_at(s->seen_at), arg(s->address), arg(s->browser)), NULL);
}

static const struct query update_seen = { "session_update_seen", NULL,
	"UPDATE session"
	"   SET seen_at = ?"
	" WHERE digest = ?" };

enum err session_update_seen(struct db *db, struct str digest, int64_t now)
{
	return db_run(db, &update_seen, ARGS(arg_at(now), arg(digest)), NULL);
}

static const struct query delete_one = { "session_delete", NULL,
	"DELETE FROM session"
	" WHERE digest = ?" };

enum err session_delete(struct db *db, struct str digest)
{
	return db_run(db, &delete_one, ARGS(arg(digest)), NULL);
}

static const struct query delete_of = { "session_delete_of", NULL,
	"DELETE FROM session"
	" WHERE person_id = ?" };

enum err session_delete_of(struct db *db, int64_t person_id)
{
	return db_run(db, &delete_of, ARGS(arg(person_id)), NULL);
}

static enum err run_counted(struct db *db, const struct query *q, struct args args, int64_t *gone)
{
	struct done done;

	TRY(db_run(db, q, args, &done));
	*gone = done.changed;
	return OK;
}

static const struct query delete_idle = { "session_delete_idle", NULL,
	"DELETE FROM session"
	" WHERE seen_at < ? OR created_at < ?"
	" LIMIT 1000" };

enum err session_delete_idle(struct db *db, int64_t seen_before, int64_t created_before,
                             int64_t *gone)
{
	return run_counted(db, &delete_idle, ARGS(arg_at(seen_before), arg_at(created_before)),
	                   gone);
}

static const struct field token_fields[] = {
	FIELD(struct token, person_id, F_INT),
	FIELD(struct token, expires_at, F_AT),
	FIELD(struct token, name, F_STR),
	FIELD(struct token, email, F_STR),
	FIELD(struct token, roles, F_SET, &role_names),
};
static const struct record token_record = RECORD("token", struct token, token_fields);

static const struct query token_one = { "token_by_digest", &token_record,
	"SELECT t.person_id, t.expires_at, p.name, p.email, p.roles"
	"  FROM token t"
	"  JOIN person p ON p.id = t.person_id"
	" WHERE t.digest = ? AND t.purpose = 'welcome' AND t.expires_at > ? AND p.active" };

enum err token_by_digest(struct db *db, struct arena *mem, struct str digest, int64_t now,
                         struct token *out)
{
	return db_one(db, mem, &token_one, ARGS(arg(digest), arg_at(now)), out);
}

static const struct query token_add = { "token_insert", NULL,
	"INSERT INTO token (digest, person_id, purpose, created_at, expires_at)"
	" VALUES (?, ?, 'welcome', ?, ?)" };

enum err token_insert(struct db *db, struct str digest, int64_t person_id, int64_t now,
                      int64_t expires_at)
{
	TRY(token_delete_of(db, person_id));
	return db_run(db, &token_add,
	              ARGS(arg(digest), arg(person_id), arg_at(now), arg_at(expires_at)), NULL);
}

static const struct query token_use = { "token_delete", NULL,
	"DELETE FROM token"
	" WHERE digest = ? AND expires_at > ?" };

enum err token_delete(struct db *db, struct str digest, int64_t now, int64_t *gone)
{
	return run_counted(db, &token_use, ARGS(arg(digest), arg_at(now)), gone);
}

static const struct query token_drop = { "token_delete_of", NULL,
	"DELETE FROM token"
	" WHERE person_id = ? AND purpose = 'welcome'" };

enum err token_delete_of(struct db *db, int64_t person_id)
{
	return db_run(db, &token_drop, ARGS(arg(person_id)), NULL);
}

static const struct field guess_fields[] = {
	FIELD(struct guess, failures, F_INT),
	FIELD(struct guess, since_at, F_AT),
	FIELD(struct guess, last_at, F_AT),
	FIELD(struct guess, good_at, F_AT),
};
static const struct record guess_record = RECORD("guess", struct guess, guess_fields);

static const struct query guess_one = { "guess_of", &guess_record,
	"SELECT g.failures, g.since_at, g.last_at, g.good_at"
	"  FROM guess g"
	" WHERE g.subject = ?" };

enum err guess_of(struct db *db, struct arena *mem, struct str subject, struct guess *out)
{
	return db_one(db, mem, &guess_one, ARGS(arg(subject)), out);
}

static const struct query guess_add = { "guess_insert", NULL,
	"INSERT INTO guess (subject, failures, since_at, last_at)"
	" VALUES (?, 1, ?, ?)"
	" ON DUPLICATE KEY UPDATE"
	"   failures = IF(since_at < ? OR failures = 0, 1, failures + 1),"
	"   since_at = IF(failures = 1, VALUES(since_at), since_at),"
	"   last_at = VALUES(last_at)" };

enum err guess_insert(struct db *db, struct str subject, int64_t now, int64_t forget_before)
{
	return db_run(db, &guess_add,
	              ARGS(arg(subject), arg_at(now), arg_at(now), arg_at(forget_before)), NULL);
}

static const struct query guess_good = { "guess_update_good", NULL,
	"REPLACE INTO guess (subject, failures, since_at, last_at, good_at)"
	" VALUES (?, 0, ?, ?, ?)" };

enum err guess_update_good(struct db *db, struct str subject, int64_t now)
{
	return db_run(db, &guess_good, ARGS(arg(subject), arg_at(now), arg_at(now), arg_at(now)),
	              NULL);
}

static const struct query guess_drop_old = { "guess_delete_old", NULL,
	"DELETE FROM guess"
	" WHERE last_at < ?"
	" LIMIT 1000" };

enum err guess_delete_old(struct db *db, int64_t before, int64_t *gone)
{
	return run_counted(db, &guess_drop_old, ARGS(arg_at(before)), gone);
}

static const struct query once_add = { "once_insert", NULL,
	"INSERT INTO once (person_id, code, content, at)"
	" VALUES (?, ?, ?, ?)" };

enum err once_insert(struct db *db, int64_t person_id, struct str code, struct str content,
                     int64_t now)
{
	return db_run(db, &once_add, ARGS(arg(person_id), arg(code), arg(content), arg_at(now)),
	              NULL);
}

static const struct query once_set = { "once_update", NULL,
	"UPDATE once"
	"   SET location = ?"
	" WHERE person_id = ? AND code = ?" };

enum err once_update(struct db *db, int64_t person_id, struct str code, struct str location)
{
	return db_run(db, &once_set, ARGS(arg(location), arg(person_id), arg(code)), NULL);
}

static const struct field once_fields[] = {
	FIELD(struct once, location, F_STR),
	FIELD(struct once, content, F_STR),
};
static const struct record once_record = RECORD("once", struct once, once_fields);

static const struct query once_get = { "once_by_code", &once_record,
	"SELECT o.location, o.content"
	"  FROM once o"
	" WHERE o.person_id = ? AND o.code = ?" };

enum err once_by_code(struct db *db, struct arena *mem, int64_t person_id, struct str code,
                      struct once *out)
{
	return db_one(db, mem, &once_get, ARGS(arg(person_id), arg(code)), out);
}

static const struct query once_drop = { "once_delete", NULL,
	"DELETE FROM once"
	" WHERE person_id = ? AND code = ?" };

enum err once_delete(struct db *db, int64_t person_id, struct str code)
{
	return db_run(db, &once_drop, ARGS(arg(person_id), arg(code)), NULL);
}

static const struct query once_drop_old = { "once_delete_old", NULL,
	"DELETE FROM once"
	" WHERE at < ?"
	" LIMIT 1000" };

enum err once_delete_old(struct db *db, int64_t before, int64_t *gone)
{
	return run_counted(db, &once_drop_old, ARGS(arg_at(before)), gone);
}

const struct query *const session_queries[] = {
	&known,      &list,        &insert,    &update_seen,   &delete_one,
	&delete_of,  &delete_idle, &token_one, &token_add,     &token_use,
	&token_drop, &guess_one,   &guess_add, &guess_good,    &guess_drop_old,
	&once_add,   &once_set,    &once_get,  &once_drop,     &once_drop_old, NULL,
};
