/* See dossier.h. */
#include "desk/dossier.h"

#include <inttypes.h>

/* Notes, replies and missed promises leave other people's forms good. */
static enum err unchanged_since(struct desk *d, int64_t id, int64_t seen)
{
	struct rows rows;

	TRY(event_changes_since(d->db, d->mem, id, seen, &rows));
	return rows.n ? E_STALE : OK;
}

static enum err take_timers(struct dossier *x)
{
	struct rows rows;

	TRY(timer_list(x->d->db, x->d->mem, x->t.id, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct timer *t = (const struct timer *)rows.v + i;

		x->timer[t->kind] = *t;
	}
	memcpy(x->timer_was, x->timer, sizeof x->timer);
	return OK;
}

enum err dossier_take(struct desk *d, int64_t id, enum may what, struct dossier *x)
{
	*x = (struct dossier){ .d = d };
	TRY(ticket_held_by(d->db, d->mem, desk_viewer(d), id, &x->t));
	TRY(may_on(d, what, &x->t));
	TRY(chain_of(d, id, &x->chain));
	return take_timers(x);
}

enum err dossier_take_seen(struct desk *d, int64_t id, enum may what, int64_t seen,
                           struct dossier *x)
{
	TRY(dossier_take(d, id, what, x));
	return unchanged_since(d, id, seen);
}

static enum err put_timer(struct dossier *x, enum timer_kind kind)
{
	const struct timer *now = &x->timer[kind], *was = &x->timer_was[kind];

	if (memcmp(now, was, sizeof *now) == 0)
		return OK;
	return now->id ? timer_update(x->d->db, now) : timer_insert(x->d->db, now);
}

/* The nearest promise that runs, so that lists can be walked by it. */
static int64_t next_due(const struct dossier *x)
{
	int64_t due = DUE_NEVER;

	for (int kind = TIMER_RESPONSE; kind <= TIMER_RESOLVE; kind++) {
		const struct timer *t = &x->timer[kind];

		if (timer_is_live(t) && !t->paused_at && t->due_at < due)
			due = t->due_at;
	}
	return due;
}

enum err dossier_return(struct dossier *x)
{
	for (int kind = 0; kind < TIMERS; kind++)
		TRY(put_timer(x, (enum timer_kind)kind));
	x->t.updated_at = x->d->now;
	x->t.due_at = next_due(x);
	return ticket_update(x->d->db, &x->t);
}

enum err dossier_tell(struct dossier *x, enum event_kind kind, struct str was, struct str becomes,
                      struct str note)
{
	struct event event = { .kind = (int)kind, .was = was, .becomes = becomes, .note = note,
	                       .entry_id = x->entry_id };

	if (x->entry_id)
		event.entry_digest = (struct str){ (char *)x->entry_digest, DIGEST_SIZE };
	x->entry_id = 0;
	return chain_tell(x->d, &x->chain, event);
}

enum err dossier_seal(struct dossier *x, const struct entry *entry)
{
	struct str author = str_format(x->d->mem, "%" PRId64, entry->author_id), files = S("");

	TRY(attachment_digests(x->d->db, x->d->mem, entry->id, &files));
	timeline_entry_digest(x->d->mem, entry->author_id ? author : S(""),
	                      str_of(name_of(&visibility_names, entry->visibility)), entry->text,
	                      files, x->entry_digest);
	x->entry_id = entry->id;
	return OK;
}

void dossier_touch(struct dossier *x)
{
	if (!x->t.first_touched_at && x->d->by->id)
		x->t.first_touched_at = x->d->now;
}
