/* See backlog.h. */
#include "desk/backlog.h"

#include "desk/period.h"
#include "store/backlog.h"

/* A run ends well within its lease: so many days, so many tickets at a time, so often. */
enum { DAYS_AT_ONCE = 31, FILL_TICKETS = 5000, FILLS_AT_ONCE = 20, DAYS_MOST = 731 };

static enum err keep_in_tx(struct desk *d, int64_t day)
{
	return backlog_insert_day(d->db, day, day_begin(d->zone, day + 1));
}

/* Days that have ended since the last one that was kept; yesterday, if none was. */
static enum err keep_new_days(struct desk *d, const struct backlog_state *s, int64_t yesterday,
                              int *done)
{
	int64_t day = s->days ? s->last_day + 1 : yesterday;

	for (int i = 0; i < DAYS_AT_ONCE && day <= yesterday; i++, day++) {
		TRY(db_begin(d->db));
		TRY(db_end(d->db, keep_in_tx(d, day)));
		++*done;
	}
	return OK;
}

static enum err await_in_tx(struct desk *d, int64_t first, int64_t last)
{
	for (int64_t day = first; day <= last; day++)
		TRY(backlog_insert_waiting(d->db, day, day_begin(d->zone, day + 1)));
	return OK;
}

/* Tickets may be older than the first day that was kept. */
static enum err await_old_days(struct desk *d, const struct backlog_state *s, int64_t yesterday)
{
	int64_t oldest = day_today(d->zone, s->oldest_at), last = s->first_day - 1;

	if (oldest < yesterday - DAYS_MOST)
		oldest = yesterday - DAYS_MOST;
	if (!s->days || s->waiting || oldest > last)
		return OK;
	TRY(db_begin(d->db));
	return db_end(d->db, await_in_tx(d, oldest, last));
}

static enum err fill(struct desk *d, const struct backlog_state *s, int *done)
{
	int64_t id = s->filled_to, to;

	for (int i = 0; i < FILLS_AT_ONCE && id < s->newest_id; i++, id = to) {
		to = id + FILL_TICKETS < s->newest_id ? id + FILL_TICKETS : s->newest_id;
		TRY(db_begin(d->db));
		TRY(db_end(d->db, backlog_insert_filled(d->db, id, to)));
	}
	if (id < s->newest_id)
		return OK;
	*done += (int)s->waiting;
	return backlog_update_ready(d->db);
}

enum err desk_keep_backlog(struct desk *d, int *done)
{
	struct backlog_state s;
	int64_t yesterday;

	TRY(backlog_state(d->db, d->mem, &s));
	if (!s.oldest_at)
		return OK;
	yesterday = day_today(d->zone, d->now) - 1;
	if (day_today(d->zone, s.oldest_at) <= yesterday)
		TRY(keep_new_days(d, &s, yesterday, done));
	TRY(backlog_state(d->db, d->mem, &s));
	TRY(await_old_days(d, &s, yesterday));
	TRY(backlog_state(d->db, d->mem, &s));
	return s.waiting ? fill(d, &s, done) : OK;
}
