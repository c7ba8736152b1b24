/*
 * Who came to the security teams, for those who are in them: from the audit
 * log, by its index. The member is in the WHERE; others are told nothing.
 */
#ifndef STORE_SECURITY_H
#define STORE_SECURITY_H

#include "store/person.h"

struct joined {
	int64_t id, at;                 /* on the audit log */
	struct str name, team, by;
};
extern const struct record joined_record;

/* Others who joined a security team of this member since then, newest first, at most 20. */
enum err security_joined(struct db *db, struct arena *mem, int64_t member, int64_t since,
                         struct rows *out);
/* Those up to that one are not shown to her again. */
enum err security_update_seen(struct db *db, int64_t member, int64_t upto);
/* The audit log of her security teams, newest first, at most 200: struct audit. */
enum err security_log(struct db *db, struct arena *mem, int64_t member, struct rows *out);

extern const struct query *const security_queries[];

#endif
