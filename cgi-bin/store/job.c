/* See job.h. */
#include "store/job.h"

static const struct query add = { "job_register", NULL,
	"INSERT IGNORE INTO job (name, due_at)"
	" VALUES (?, ?)" };

enum err job_register(struct db *db, struct str name, int64_t now)
{
	return db_run(db, &add, ARGS(arg(name), arg_at(now)), NULL);
}

static const struct query lease = { "job_lease", NULL,
	"UPDATE job"
	"   SET leased_until = ?"
	" WHERE name = ? AND due_at <= ? AND (leased_until IS NULL OR leased_until <= ?)" };

enum err job_lease(struct db *db, struct str name, int64_t now, int64_t until, bool *ours)
{
	struct done done;

	TRY(db_run(db, &lease, ARGS(arg_at(until), arg(name), arg_at(now), arg_at(now)), &done));
	*ours = done.changed == 1;
	return OK;
}

static const struct query finish = { "job_release", NULL,
	"UPDATE job"
	"   SET leased_until = NULL, due_at = ?, last_error = ?,"
	"       last_ok_at = IF(? = '', ?, last_ok_at),"
	"       failures = IF(? = '', 0, failures + 1)"
	" WHERE name = ? AND leased_until = ?" };

enum err job_release(struct db *db, struct str name, int64_t leased_until, int64_t now,
                     int64_t due_at, struct str error)
{
	return db_run(db, &finish,
	              ARGS(arg_at(due_at), arg(error), arg(error), arg_at(now), arg(error),
	                   arg(name), arg_at(leased_until)), NULL);
}

static const struct field state_fields[] = {
	FIELD(struct job_state, name, F_STR),
	FIELD(struct job_state, due_at, F_AT),
	FIELD(struct job_state, leased_until, F_AT),
	FIELD(struct job_state, last_ok_at, F_AT),
	FIELD(struct job_state, failures, F_INT),
	FIELD(struct job_state, last_error, F_STR),
};
static const struct record state_record = RECORD("job", struct job_state, state_fields);

#define JOB \
	"j.name, j.due_at, j.leased_until, j.last_ok_at, j.failures, j.last_error FROM job j"

static const struct query by_name = { "job_by_name", &state_record,
	"SELECT " JOB
	" WHERE j.name = ?" };

enum err job_by_name(struct db *db, struct arena *mem, struct str name, struct job_state *out)
{
	return db_one(db, mem, &by_name, ARGS(arg(name)), out);
}

static const struct query list = { "job_list", &state_record,
	"SELECT " JOB
	" ORDER BY j.name"
	" LIMIT 200" };

enum err job_list(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &list, NO_ARGS, out);
}

static const struct query beat = { "heartbeat_beat", NULL,
	"REPLACE INTO heartbeat (name, at)"
	" VALUES (?, ?)" };

enum err heartbeat_beat(struct db *db, struct str name, int64_t now)
{
	return db_run(db, &beat, ARGS(arg(name), arg_at(now)), NULL);
}

struct moment {
	int64_t at;
};
static const struct field moment_fields[] = { FIELD(struct moment, at, F_AT) };
static const struct record moment_record = RECORD("moment", struct moment, moment_fields);

static const struct query newest = { "heartbeat_newest", &moment_record,
	"SELECT h.at"
	"  FROM heartbeat h"
	" WHERE LEFT(h.name, CHAR_LENGTH(?)) = ?"
	" ORDER BY h.at DESC"
	" LIMIT 1" };

enum err heartbeat_newest(struct db *db, struct arena *mem, struct str begins, int64_t *at)
{
	struct moment moment = { 0 };

	TRY(db_one(db, mem, &newest, ARGS(arg(begins), arg(begins)), &moment));
	*at = moment.at;
	return OK;
}

static const struct query silent = { "heartbeat_forget", NULL,
	"DELETE FROM heartbeat"
	" WHERE at < ?"
	" LIMIT 1000" };

enum err heartbeat_forget(struct db *db, int64_t before, int64_t *gone)
{
	struct done done;

	TRY(db_run(db, &silent, ARGS(arg_at(before)), &done));
	*gone = done.changed;
	return OK;
}

static const struct field setting_fields[] = {
	FIELD(struct setting, name, F_STR),
	FIELD(struct setting, value, F_STR),
};
static const struct record setting_record = RECORD("setting", struct setting, setting_fields);

#define SETTINGS \
	"SELECT s.name, s.value" \
	"  FROM setting s" \
	" ORDER BY s.name" \
	" LIMIT 500"

static const struct query settings = { "setting_list", &setting_record, SETTINGS };
static const struct query held = { "setting_hold", &setting_record, SETTINGS " FOR UPDATE" };

enum err setting_list(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &settings, NO_ARGS, out);
}

enum err setting_hold(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &held, NO_ARGS, out);
}

static const struct query set = { "setting_insert", NULL,
	"REPLACE INTO setting (name, value)"
	" VALUES (?, ?)" };

enum err setting_insert(struct db *db, struct str name, struct str value)
{
	return db_run(db, &set, ARGS(arg(name), arg(value)), NULL);
}

static const struct query unset = { "setting_delete", NULL,
	"DELETE FROM setting"
	" WHERE name = ?" };

enum err setting_delete(struct db *db, struct str name)
{
	return db_run(db, &unset, ARGS(arg(name)), NULL);
}

const struct query *const job_queries[] = {
	&add, &lease, &finish, &by_name, &list, &beat, &newest, &silent, &settings, &held, &set,
	&unset, NULL,
};
