/*
 * Searching: what was typed becomes a walk over what the searcher may see,
 * and what is met there is ranked: words in the subject first, then the
 * newest. A walk ends after some thousand tickets and says where.
 */
#ifndef DESK_FIND_H
#define DESK_FIND_H

#include "desk/desk.h"
#include "store/find.h"

struct search {
	struct terms terms;             /* their filters are looked at by the caller */
	struct filters filters;
	int64_t before;                 /* look at tickets below this number; 0: from the newest */
};

struct found_ticket {
	int64_t id;
	int rank;                       /* how many of the words its subject has */
};

struct findings {
	struct found_ticket *v;         /* best first */
	size_t n;
	int64_t older;                  /* what was not looked at is below this; 0: nothing */
};

enum err desk_find(struct desk *d, const struct search *search, struct findings *out);

/* [1,2,3] */
struct str ids_json(struct arena *mem, const struct found_ticket *v, size_t n);

#endif
