/* How many tickets are in each view of the desk. */
#ifndef STORE_COUNTS_H
#define STORE_COUNTS_H

#include "store/person.h"

struct counts {
	int64_t mine, unassigned, triage, waiting, open, solved;
	int64_t tasks;          /* of the viewer herself */
};
enum { COUNTED_TO = 100 };

/* All of them; each is counted no further than to says, 0: not at all. */
enum err counts_all(struct db *db, struct arena *mem, struct viewer who, int64_t since,
                    const struct counts *to, struct counts *out);

/* Those alone that are hers: mine, unassigned (of her teams), tasks. The rest becomes 0. */
enum err counts_own(struct db *db, struct arena *mem, struct viewer who, int64_t to,
                    struct counts *out);

extern const struct query *const counts_queries[];

#endif
