/*
 * Many rows at once, for data that was made and not worked out: each table
 * takes them by wide statements of a fixed shape, the values bound. Whoever
 * calls has numbered tickets, entries and people, and answers for the facts
 * that hang together; the server does not look up foreign keys meanwhile.
 */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "base/vec.h"
#include "store/entry.h"
#include "store/event.h"
#include "store/promise.h"

struct following {
	int64_t person_id, ticket_id;
};

struct newcomer_row {
	struct person person;
	struct str hash;
	int64_t join_at;
	int64_t team_id;        /* 0: does not work at the desk */
};

/* What is to be written. updated_at and version of a ticket are its own, too. */
struct bulk {
	struct { VEC(struct ticket); } tickets;
	struct { VEC(struct entry); } entries;
	struct { VEC(struct event); } events;
	struct { VEC(struct span); } spans;
	struct { VEC(struct timer); } timers;
	struct { VEC(struct contact); } contacts;
	struct { VEC(struct following); } followings;
	struct { VEC(struct newcomer_row); } people;
};

enum err bulk_insert(struct db *db, const struct bulk *b);

/* Foreign and secondary unique keys of this connection are looked up, or not. */
enum err bulk_update_checks(struct db *db, bool on);

/* The highest numbers so far. */
struct bulk_ids {
	int64_t ticket, entry, person, tickets;
};
enum err bulk_ids(struct db *db, struct arena *mem, struct bulk_ids *out);

/* The first 200 people, as models for more of them; struct person. */
enum err bulk_models(struct db *db, struct arena *mem, struct rows *out);

extern const struct query *const bulk_queries[];

#endif
