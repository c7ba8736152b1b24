/*
 * Visits, one-time links, failed guesses and forms sent once: what the hall
 * remembers. Secrets never come here, only their digests (32 bytes).
 */
#ifndef STORE_SESSION_H
#define STORE_SESSION_H

#include "store/person.h"

struct session {
	struct str digest;
	int64_t person_id, created_at, seen_at;
	struct str address, browser;
};
extern const struct record session_record;

/* Who comes with a cookie: the visit, whose it is, and how long the audit log is. */
struct known {
	struct session session;
	struct person person;
	int64_t house;          /* grows with every change of settings, teams, people */
};

enum err session_known(struct db *db, struct arena *mem, struct str digest, struct known *out);
enum err session_list(struct db *db, struct arena *mem, int64_t person_id, struct rows *out);
enum err session_insert(struct db *db, const struct session *s);
enum err session_update_seen(struct db *db, struct str digest, int64_t now);
enum err session_delete(struct db *db, struct str digest);
enum err session_delete_of(struct db *db, int64_t person_id);
/* Up to 1000 that nobody has used since then. */
enum err session_delete_idle(struct db *db, int64_t seen_before, int64_t created_before,
                             int64_t *gone);

struct token {
	int64_t person_id, expires_at;
	struct str name, email;
	uint64_t roles;
};

enum err token_by_digest(struct db *db, struct arena *mem, struct str digest, int64_t now,
                         struct token *out);
/* A newer link makes the older ones of the same person void. */
enum err token_insert(struct db *db, struct str digest, int64_t person_id, int64_t now,
                      int64_t expires_at);
/* Used up: *gone is 1 for whoever was first. */
enum err token_delete(struct db *db, struct str digest, int64_t now, int64_t *gone);
enum err token_delete_of(struct db *db, int64_t person_id);

struct guess {
	int64_t failures, since_at, last_at, good_at;
};

enum err guess_of(struct db *db, struct arena *mem, struct str subject, struct guess *out);
/* One more failure; counted anew when the first of them was before that moment. */
enum err guess_insert(struct db *db, struct str subject, int64_t now, int64_t forget_before);
/* The right password: no failures, and a good name from now on. */
enum err guess_update_good(struct db *db, struct str subject, int64_t now);
enum err guess_delete_old(struct db *db, int64_t before, int64_t *gone);

/* A form that was carried out: what it said (16 bytes), and where its result is. */
struct once {
	struct str location, content;
};
/* E_STALE: this form was sent before; once_by_code says what became of it. */
enum err once_insert(struct db *db, int64_t person_id, struct str code, struct str content,
                     int64_t now);
enum err once_update(struct db *db, int64_t person_id, struct str code, struct str location);
enum err once_by_code(struct db *db, struct arena *mem, int64_t person_id, struct str code,
                      struct once *out);
enum err once_delete(struct db *db, int64_t person_id, struct str code);
enum err once_delete_old(struct db *db, int64_t before, int64_t *gone);

extern const struct query *const session_queries[];

#endif
