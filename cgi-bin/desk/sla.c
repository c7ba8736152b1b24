/* See sla.h. */
#include "desk/sla.h"

#include "base/when.h"

static bool is_promise(int kind)
{
	return kind != TIMER_CLOSE;
}

static void unpause(struct timer *t, int64_t now)
{
	if (!t->paused_at)
		return;
	t->paused_ms += now - t->paused_at;
	t->due_at += now - t->paused_at;
	t->paused_at = 0;
}

/* Taken back because there was no such promise, not because the work had ended. */
static bool taken_back(const struct timer *t)
{
	return t->state == TIMER_STOPPED && !t->done_at;
}

static void take_back(struct timer *t, int64_t now)
{
	if (!t->ticket_id)
		return;
	unpause(t, now);
	t->state = TIMER_STOPPED;
}

/* How long others have had the ball so far, and since when they have it now (0: they have not). */
static enum err away(struct dossier *x, int64_t *ms, int64_t *since)
{
	const struct span *span;
	struct rows rows;

	*ms = 0;
	*since = x->t.status == STATUS_WAITING ? x->d->now : 0;
	if (x->t.created_at == x->d->now)
		return OK;
	TRY(span_list(x->d->db, x->d->mem, x->t.id, &rows));
	span = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (span[i].court == COURT_US)
			continue;
		if (span[i].to_at)
			*ms += span[i].to_at - span[i].from_at;
		else
			*since = span[i].from_at;
	}
	return OK;
}

/* A promise that was not there before runs from the beginning, less what was not ours. */
static enum err begin(struct dossier *x, struct timer *t, enum timer_kind kind)
{
	t->ticket_id = x->t.id;
	t->kind = (int)kind;
	t->state = TIMER_RUNNING;
	t->started_at = x->t.created_at;
	t->missed_at = 0;
	return away(x, &t->paused_ms, &t->paused_at);
}

static enum err aim(struct dossier *x, enum timer_kind kind, int64_t target_s)
{
	struct timer *t = &x->timer[kind];

	if (t->ticket_id && !timer_is_live(t) && !taken_back(t))
		return OK;
	if (!target_s) {
		take_back(t, x->d->now);
		return OK;
	}
	if (!timer_is_live(t))
		TRY(begin(x, t, kind));
	t->target_s = target_s;
	t->due_at = t->started_at + target_s * 1000 + t->paused_ms;
	if (t->due_at > (t->paused_at ? t->paused_at : x->d->now)) {
		t->state = TIMER_RUNNING;
		t->missed_at = 0;
	}
	return OK;
}

enum err sla_aim(struct dossier *x)
{
	struct agreement a;

	TRY(agreement_of(x->d->db, x->d->mem, (enum priority)x->t.priority, &a));
	TRY(aim(x, TIMER_RESPONSE, a.respond_s));
	return aim(x, TIMER_RESOLVE, a.resolve_s);
}

void sla_pause(struct dossier *x)
{
	for (int kind = 0; kind < TIMERS; kind++) {
		struct timer *t = &x->timer[kind];

		if (is_promise(kind) && timer_is_live(t) && !t->paused_at)
			t->paused_at = x->d->now;
	}
}

void sla_resume(struct dossier *x)
{
	for (int kind = 0; kind < TIMERS; kind++)
		if (is_promise(kind) && timer_is_live(&x->timer[kind]))
			unpause(&x->timer[kind], x->d->now);
}

void sla_meet(struct dossier *x, enum timer_kind kind)
{
	struct timer *t = &x->timer[kind];

	if (!timer_is_live(t))
		return;
	unpause(t, x->d->now);
	t->done_at = x->d->now;
	t->state = t->state == TIMER_MISSED || t->due_at < x->d->now ? TIMER_LATE : TIMER_MET;
}

void sla_stop(struct dossier *x)
{
	for (int kind = 0; kind < TIMERS; kind++) {
		struct timer *t = &x->timer[kind];

		if (!timer_is_live(t))
			continue;
		unpause(t, x->d->now);
		t->state = TIMER_STOPPED;
		t->done_at = x->d->now;
	}
}

void sla_restart(struct dossier *x)
{
	for (int kind = TIMER_RESPONSE; kind <= TIMER_RESOLVE; kind++) {
		struct timer *t = &x->timer[kind];

		if (!t->ticket_id || timer_is_live(t) || !t->done_at
		    || (kind == TIMER_RESPONSE && t->state != TIMER_STOPPED))
			continue;
		t->paused_at = t->done_at;
		unpause(t, x->d->now);
		t->state = t->missed_at ? TIMER_MISSED : TIMER_RUNNING;
		t->done_at = 0;
	}
}

void sla_start_closing(struct dossier *x, int64_t days)
{
	x->timer[TIMER_CLOSE] = (struct timer){
		.ticket_id = x->t.id, .kind = TIMER_CLOSE, .target_s = days * 86400,
		.started_at = x->d->now, .due_at = x->d->now + days * MS_PER_DAY,
	};
}

void sla_stop_closing(struct dossier *x)
{
	struct timer *t = &x->timer[TIMER_CLOSE];

	if (!timer_is_live(t))
		return;
	t->state = TIMER_STOPPED;
	t->done_at = x->d->now;
}

enum err sla_miss(struct dossier *x, enum timer_kind kind)
{
	struct timer *t = &x->timer[kind];

	if (t->state != TIMER_RUNNING || !t->ticket_id || t->paused_at || t->due_at > x->d->now)
		return E_MISSING;
	t->state = TIMER_MISSED;
	t->missed_at = t->due_at;
	return dossier_tell(x, EV_MISSED, S(""), str_of(name_of(&timer_kind_names, (int)kind)),
	                    S(""));
}
