/*
 * Which stories are told, by whom and when: TELLINGS tickets over the last
 * DEMO_DAYS before now, finished ones anywhere, unfinished ones in the last
 * days so that some are due soon and a few overdue. What would lie after now
 * has not happened yet. Everything lives in the arena.
 */
#ifndef DESK_DEMO_PLAN_H
#define DESK_DEMO_PLAN_H

#include "desk/demo_company.h"
#include "desk/demo_script.h"
#include "store/promise.h"
#include "sys/zone.h"

enum { TELLINGS = 300, DEMO_DAYS = 90 };

struct telling {
	const struct story *story;
	const struct member *asker;
	uint64_t choice;                /* of what fills the gaps in its texts */
	bool today;                     /* people are in the middle of it */
};

/* One thing that somebody does at one moment. */
struct deed {
	int64_t at;
	size_t telling;
	size_t step;                    /* 0: it is asked; then its moves, from 1 */
};

struct plan {
	struct telling *telling;
	size_t tellings;
	struct { VEC(struct deed); } deeds;     /* in order of time */
};

struct circumstances {
	const struct stories *stories;
	const struct company *company;
	const struct zone *zone;
	const struct agreement *agreement;      /* by priority */
	int64_t now;
};

enum err plan_make(struct arena *mem, const struct circumstances *c, struct plan *out);

#endif
