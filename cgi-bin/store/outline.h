/*
 * How a ticket of a recurring kind begins: what the form is filled with, and
 * which tasks it has. People call it a template; here that word means HTML.
 */
#ifndef STORE_OUTLINE_H
#define STORE_OUTLINE_H

#include "store/ticket.h"

struct outline {
	int64_t id;
	struct str name;
	int kind;                       /* enum ticket_kind: incident, request or case */
	int64_t category_id;
	struct str category;
	struct str subject, text;
	int impact, urgency;
	int64_t team_id;
	struct str team;
	struct str tasks;               /* one a line */
	bool active;
	int64_t version;
};
extern const struct record outline_record;

/* All of them, or only those in use; at most 500. */
enum err outline_list(struct db *db, struct arena *mem, bool all, struct rows *out);
enum err outline_by_id(struct db *db, struct arena *mem, int64_t id, struct outline *out);
/* E_STALE: the name is taken; of an update also that somebody was quicker. */
enum err outline_insert(struct db *db, const struct outline *o, int64_t *id);
enum err outline_update(struct db *db, const struct outline *o);

extern const struct query *const outline_queries[];

#endif
