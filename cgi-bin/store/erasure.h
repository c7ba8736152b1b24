/*
 * What erasing a person takes away: each of these for one record, of which a
 * person can have several that were merged.
 */
#ifndef STORE_ERASURE_H
#define STORE_ERASURE_H

#include "sys/db.h"

/* A record of hers: the one asked about first, then those merged into it, and into those. */
struct own {
	int64_t id;
};
enum err erasure_records(struct db *db, struct arena *mem, int64_t person_id, struct rows *out);

/* Names and mail addresses, those of before too. Asked for while they are still there. */
struct called {
	struct str word;
};
enum err erasure_words(struct db *db, struct arena *mem, int64_t person_id, struct rows *out);

enum err person_update_erased(struct db *db, int64_t person_id, struct str name, int64_t now);
enum err ticket_update_erased(struct db *db, int64_t person_id, struct str name);
enum err privacy_delete_traces(struct db *db, int64_t person_id);

/* On the audit log: what is about her, and what she did. */
enum err audit_update_erased(struct db *db, int64_t person_id, struct str name);
/*
 * And wherever else one of those words (struct called) stands there: name in
 * its place. Walks the whole log, a piece at a time.
 */
enum err audit_update_unnamed(struct db *db, struct arena *mem, const struct rows *words,
                              struct str name);

extern const struct query *const erasure_queries[];

#endif
