/* The table of what is done regularly, and the few lines that are not in the desk already. */
#include "work/loop.h"

#include "base/when.h"
#include "desk/backlog.h"
#include "desk/files.h"
#include "desk/retention.h"
#include "desk/search.h"
#include "desk/sign_in.h"
#include "desk/ticket.h"
#include "desk/timeline.h"
#include "store/job.h"
#include "sys/log.h"

enum { ROUNDS = 20 };           /* of 50 timers, so that a run ends well within its lease */

/*
 * One promise that ran out. What somebody did in the meantime is no matter;
 * what is wrong with one ticket is written down and does not stop the others.
 */
static enum err ring(struct desk *d, const struct timer *t, int *done)
{
	enum err e = desk_timer_due(d, t->ticket_id, (enum timer_kind)t->kind);

	if (e == OK)
		++*done;
	if (e == OK || e == E_MISSING || e == E_STALE || e == E_BUSY)
		return e == E_BUSY ? e : OK;
	LOG_AT(LEVEL_ERROR, "timer", { "ticket", LOG_INT(t->ticket_id) },
	       { "kind", str_of(name_of(&timer_kind_names, t->kind)) },
	       { "error", str_of(err_name(e)) });
	return OK;
}

static enum err timers(struct desk *d, int *done)
{
	struct rows rows;
	int before;

	for (int round = 0; round < ROUNDS; round++) {
		before = *done;
		TRY(timer_due(d->db, d->mem, d->now, &rows));
		for (size_t i = 0; i < rows.n; i++)
			TRY(ring(d, (const struct timer *)rows.v + i, done));
		if (*done == before)
			return OK;
	}
	return OK;
}

static enum err sweep_sessions(struct desk *d, int *done)
{
	int64_t silent;

	TRY(desk_sweep_sessions(d, done));
	TRY(heartbeat_forget(d->db, d->now - MS_PER_DAY, &silent));
	*done += (int)silent;
	return OK;
}

const struct job all_jobs[] = {
	{ "timers",           10, timers },
	{ "search",            2, desk_index_due },
	{ "anchor",         3600, timeline_anchor },
	{ "sweep-sessions",  600, sweep_sessions },
	{ "sweep-files",    3600, desk_sweep_files },
	{ "backlog",          60, desk_keep_backlog },
	{ "retention",      3600, desk_drop_old },
	{ NULL },
};
