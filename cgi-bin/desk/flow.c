/* See flow.h. */
#include "desk/flow.h"

#include "base/arena.h"
#include "desk/settings.h"
#include "desk/sla.h"
#include "store/privacy.h"

static enum err nothing_more(struct dossier *x)
{
	(void)x;
	return OK;
}

static enum err pause(struct dossier *x)
{
	sla_pause(x);
	return OK;
}

static enum err resume(struct dossier *x)
{
	sla_resume(x);
	return OK;
}

static enum err solved(struct dossier *x)
{
	struct settings settings;

	TRY(settings_load(x->d, &settings));
	x->t.resolved_at = x->d->now;
	if (x->t.kind == KIND_INCIDENT && !x->t.restored_at)
		x->t.restored_at = x->d->now;
	sla_meet(x, TIMER_RESPONSE);
	sla_meet(x, TIMER_RESOLVE);
	sla_start_closing(x, settings.close_days);
	return OK;
}

static enum err ended(struct dossier *x)
{
	x->t.closed_at = x->d->now;
	sla_stop_closing(x);
	return OK;
}

static enum err dropped(struct dossier *x)
{
	x->t.closed_at = x->d->now;
	sla_stop(x);
	return OK;
}

static enum err taken_up(struct dossier *x)
{
	x->t.resolved_at = 0;
	x->t.restored_at = 0;
	x->t.closed_at = 0;
	x->t.resolution_code = RESOLUTION_NONE;
	sla_stop_closing(x);
	sla_restart(x);
	return ticket_update_texts_gone(x->d->db, x->t.id, false);      /* there will be new ones */
}

static enum err begun_again(struct dossier *x)
{
	x->t.reopened_count++;
	return taken_up(x);
}

#define IN(status) (1u << (status))
#define RUNNING    (IN(STATUS_NEW) | IN(STATUS_OPEN) | IN(STATUS_WAITING))
#define SOLVED     (IN(STATUS_RESOLVED) | IN(STATUS_CLOSED))
#define DROPPED    IN(STATUS_CANCELLED)

static const struct {
	unsigned from;
	enum status to;
	enum event_kind told;
	enum err (*follows)(struct dossier *);
} steps[STEPS] = {
#define STEP(step, from, to, told, follows) \
	[STEP_##step] = { from, STATUS_##to, EV_##told, follows }
	STEP(START,    IN(STATUS_NEW),      OPEN,      STATUS,    nothing_more),
	STEP(WAIT,     RUNNING,             WAITING,   STATUS,    pause),
	STEP(RESUME,   IN(STATUS_WAITING),  OPEN,      STATUS,    resume),
	STEP(RESOLVE,  RUNNING,             RESOLVED,  RESOLVED,  solved),
	STEP(CONFIRM,  IN(STATUS_RESOLVED), CLOSED,    CONFIRMED, ended),
	STEP(CLOSE,    IN(STATUS_RESOLVED), CLOSED,    CLOSED,    ended),
	STEP(REOPEN,   SOLVED,              OPEN,      REOPENED,  begun_again),
	STEP(WITHDRAW, IN(STATUS_NEW),      CANCELLED, WITHDRAWN, dropped),
	STEP(JUNK,     RUNNING,             CANCELLED, JUNK,      dropped),
	STEP(RESTORE,  DROPPED,             OPEN,      RESTORED,  taken_up),
#undef STEP
};

bool flow_court(int status, int waiting_for, enum court *court)
{
	static const enum court waits[] = {
		[FOR_NOBODY] = COURT_US, [FOR_REQUESTER] = COURT_REQUESTER,
		[FOR_VENDOR] = COURT_VENDOR, [FOR_APPROVAL] = COURT_APPROVER };

	*court = status == STATUS_WAITING ? waits[waiting_for]
	       : status == STATUS_RESOLVED ? COURT_REQUESTER : COURT_US;
	return status != STATUS_CLOSED && status != STATUS_CANCELLED;
}

/*
 * The spans of a ticket add up to its age. One that comes back from closed
 * was with its requester meanwhile.
 */
static enum err pass_the_ball(struct dossier *x, int status, int waiting_for, int64_t closed_at)
{
	enum court was, becomes;
	bool ran = flow_court(status, waiting_for, &was);
	bool runs = flow_court(x->t.status, x->t.waiting_for, &becomes);

	if (ran && runs && was == becomes)
		return OK;
	if (ran)
		TRY(span_update_end(x->d->db, x->t.id, x->d->now));
	else
		TRY(span_insert(x->d->db, x->t.id, COURT_REQUESTER, closed_at, x->d->now));
	return runs ? span_insert(x->d->db, x->t.id, becomes, x->d->now, 0) : OK;
}

struct str flow_code(struct arena *mem, int status, int waiting_for)
{
	if (status != STATUS_WAITING)
		return str_of(name_of(&status_names, status));
	return str_format(mem, "%s:%s", name_of(&status_names, status),
	                  name_of(&waiting_for_names, waiting_for));
}

static enum err go(struct dossier *x, enum step step, enum waiting_for whom)
{
	int status = x->t.status, waiting_for = x->t.waiting_for;
	int64_t closed_at = x->t.closed_at;
	struct str was = flow_code(x->d->mem, status, waiting_for), becomes;

	if (!(steps[step].from >> status & 1))
		return E_DENIED;
	if (step == STEP_WAIT && status == STATUS_WAITING && waiting_for == (int)whom)
		return OK;
	if (status == STATUS_WAITING && step == STEP_RESOLVE)
		sla_resume(x);
	x->t.status = (int)steps[step].to;
	x->t.waiting_for = (int)whom;
	TRY(pass_the_ball(x, status, waiting_for, closed_at));
	TRY(steps[step].follows(x));
	becomes = flow_code(x->d->mem, x->t.status, x->t.waiting_for);
	if (steps[step].told == EV_RESOLVED)
		becomes = str_of(name_of(&resolution_names, x->t.resolution_code));
	return dossier_tell(x, steps[step].told, was, becomes, S(""));
}

enum err flow_step(struct dossier *x, enum step step)
{
	return go(x, step, FOR_NOBODY);
}

enum err flow_wait(struct dossier *x, enum waiting_for whom)
{
	return go(x, STEP_WAIT, whom);
}

enum err flow_begin(struct dossier *x)
{
	return span_insert(x->d->db, x->t.id, COURT_US, x->d->now, 0);
}
