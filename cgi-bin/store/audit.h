/* What was changed in the house itself: rules, people, settings. Append only. */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "store/person.h"

struct audit {
	int64_t id, at, actor_id;
	struct str actor_name;
	struct str object;              /* "person", "team", "setting" ... */
	int64_t object_id;
	struct str object_name;
	struct str what;                /* a field, or "added", "removed", "merged" ... */
	struct str was, becomes;
};
extern const struct record audit_record;

enum err audit_insert(struct db *db, const struct audit *a);
/* Many of one thing: [["what", "was", "becomes"], ...] as JSON. */
enum err audit_insert_changes(struct db *db, const struct audit *of, struct str changes);

/*
 * Newest first, those before that id (0: from the newest). object, object_id
 * (with its object only) and actor_id narrow it down; empty and 0 do not.
 */
enum err audit_list(struct db *db, struct arena *mem, struct str object, int64_t object_id,
                    int64_t actor_id, int64_t before, int limit, struct rows *out);

/* Who is on the log: struct choice, by name. */
enum err audit_actors(struct db *db, struct arena *mem, struct rows *out);

extern const struct query *const audit_queries[];

#endif
