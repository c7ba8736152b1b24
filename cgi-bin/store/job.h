/*
 * Regular work and who does it now, heart-beats of programs, and settings.
 * A job is leased in one short statement; whoever dies with it loses the
 * lease when it runs out.
 */
#ifndef STORE_JOB_H
#define STORE_JOB_H

#include "sys/db.h"

/* true: it is due and now ours until that moment. */
enum err job_lease(struct db *db, struct str name, int64_t now, int64_t until, bool *ours);
/* leased_until names the lease: one that ran out and was taken over is left alone. */
enum err job_release(struct db *db, struct str name, int64_t leased_until, int64_t now,
                     int64_t due_at, struct str error);
/* A job that the table does not know yet, due at once. */
enum err job_register(struct db *db, struct str name, int64_t now);

struct job_state {
	struct str name;
	int64_t due_at, leased_until, last_ok_at, failures;
	struct str last_error;
};
enum err job_by_name(struct db *db, struct arena *mem, struct str name, struct job_state *out);
enum err job_list(struct db *db, struct arena *mem, struct rows *out);

enum err heartbeat_beat(struct db *db, struct str name, int64_t now);
/* The newest of all whose name begins so; E_MISSING when there is none. */
enum err heartbeat_newest(struct db *db, struct arena *mem, struct str begins, int64_t *at);
/* Up to 1000 of programs that have not been heard of since before then. */
enum err heartbeat_forget(struct db *db, int64_t before, int64_t *gone);

struct setting {
	struct str name, value;
};
enum err setting_list(struct db *db, struct arena *mem, struct rows *out);
/* The same, as they are now, and nobody else changes them until the transaction ends. */
enum err setting_hold(struct db *db, struct arena *mem, struct rows *out);
enum err setting_insert(struct db *db, struct str name, struct str value);
enum err setting_delete(struct db *db, struct str name);

extern const struct query *const job_queries[];

#endif
