/*
 * Regular work: a table of jobs, each leased for a minute so that of any
 * number of workers only one does it, and tried again later, longer each
 * time, when it fails. Whoever calls says what time it is.
 */
#ifndef WORK_LOOP_H
#define WORK_LOOP_H

#include "desk/desk.h"

struct job {
	const char *name;
	int every_s;
	enum err (*run)(struct desk *d, int *done);
};

/* Ended by a row without a name. */
extern const struct job all_jobs[];

enum { JOBS_MOST = 32 };

struct loop {
	const struct job *jobs;
	struct db *db;
	struct arena *mem;      /* reset for each run */
	const struct key *seal;
	const struct zone *zone;        /* of the house */
	struct str name;        /* of this worker: "worker host:pid" */

	bool known;             /* the jobs have their rows */
	int64_t beat_at;        /* when to be heard of again */
	int64_t look_at[JOBS_MOST];
};

/*
 * Be heard of, and do at most one job that is due. *next is when to come
 * back. An error is the database's; come back in a second.
 */
enum err loop_step(struct loop *l, int64_t now, int64_t *next);

#endif
