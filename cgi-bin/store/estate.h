/*
 * What belongs to a person, and how it passes to another: open tickets,
 * duties, and everything when two records turn out to be one person. What a
 * merge moved is written down, so that it can be moved back.
 */
#ifndef STORE_ESTATE_H
#define STORE_ESTATE_H

#include "store/person.h"

/* Counted to 1000; tickets only as far as this viewer may see them. */
struct estate {
	int64_t open;           /* tickets assigned to her that are not solved */
	int64_t tasks;          /* hers and not done, on tickets that are not solved */
	int64_t requests;       /* tickets she asked for */
	int64_t entries;        /* what she wrote */
	int64_t follows, reports, agencies, addresses;
};
enum err estate_of(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                   struct estate *out);

/* Numbers of up to 200 open tickets that are hers or have open tasks of hers, whoever sees them. */
struct owned {
	int64_t id;
};
enum err estate_open(struct db *db, struct arena *mem, int64_t person_id, struct rows *out);

/* Security authority of agencies, and manager of people: to the heir, or to nobody (0). */
enum err estate_update_duties(struct db *db, int64_t from, int64_t to);

struct merge {
	int64_t id, at, kept_id, gone_id;
	bool was_active;
	int64_t undone_at;
	struct str kept, gone, by;      /* names */
};
extern const struct record merge_record;

enum err merge_insert(struct db *db, const struct merge *m, int64_t by_id, int64_t *id);
/* The newest that took this person away and was not undone; its row is held. */
enum err merge_of(struct db *db, struct arena *mem, int64_t gone_id, struct merge *out);
/* Those who became this person since then, newest first. */
enum err merge_into(struct db *db, struct arena *mem, int64_t kept_id, int64_t since,
                    struct rows *out);
enum err merge_update_undone(struct db *db, int64_t id, int64_t now);

/*
 * Requests, follows, reports and agencies pass to the one who is kept, each
 * noted. Confidential requests only with a viewer who may see them.
 */
enum err merge_update_move(struct db *db, const struct merge *m, struct viewer who);
/* The requests that were left behind, for a viewer who may see them. */
enum err merge_update_rest(struct db *db, const struct merge *m);
/* And back, where they have not moved on. */
enum err merge_update_return(struct db *db, const struct merge *m);
/* One more address of the kept one that came from this merge. */
enum err merge_part_insert_address(struct db *db, int64_t merge_id, int64_t address_id);

extern const struct query *const estate_queries[];

#endif
