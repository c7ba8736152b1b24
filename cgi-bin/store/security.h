/*
 * Who came to the security teams, for those who are in them: from the audit
 * log, by its index. The member is in the WHERE; others are told nothing.
 */
#ifndef STORE_SECURITY_H
#define STORE_SECURITY_H

#include "store/person.h"

struct joined {
	int64_t id, at;                 /* on the audit log */
	bool link;                      /* not joined: got a new link, see below */
	struct str name, team, by;
};
extern const struct record joined_record;

/*
 * Others who joined a security team of this member since then, and people with
 * confidential requests for whom somebody made a link to choose a new password;
 * newest first, at most 20.
 */
enum err security_joined(struct db *db, struct arena *mem, int64_t member, int64_t since,
                         struct rows *out);
/* Those up to that one are not shown to her again. */
enum err security_update_seen(struct db *db, int64_t member, int64_t upto);
/* The audit log of her security teams, newest first, at most 200: struct audit. */
enum err security_log(struct db *db, struct arena *mem, int64_t member, struct rows *out);

/* Security teams, as struct choice. */
enum err security_teams(struct db *db, struct arena *mem, struct rows *out);
/* Is somebody in one who has a password, so that there are two who can look after each other? */
enum err security_has_password(struct db *db, struct arena *mem, bool *out);

/* A record that became another while its confidential requests stayed behind. */
struct left_behind {
	int64_t gone_id, at;
	struct str gone, gone_email, kept, kept_email, by;
	int64_t requests;
};
extern const struct record left_behind_record;

/* Newest first, at most 50; nothing for who is in no security team. */
enum err security_left(struct db *db, struct arena *mem, int64_t member, struct rows *out);

extern const struct query *const security_queries[];

#endif
