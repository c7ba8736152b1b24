/*
 * The fields of a ticket, each with its own event. Priority follows from
 * impact and urgency unless somebody says otherwise and why.
 */
#include "desk/change.h"

#include "desk/flow.h"
#include "desk/rules.h"
#include "desk/triage.h"
#include "desk/sla.h"
#include "store/team.h"
#include "sys/lang.h"

/* Fields that are a value of names: where each is in both structs, and its event. */
static const struct coded {
	enum event_kind told;
	const struct names *names;
	size_t in_ticket, in_change;
} coded[] = {
#define CODED(told, names, member) \
	{ told, names, offsetof(struct ticket, member), offsetof(struct change, member) }
	CODED(EV_KIND,    &ticket_kind_names, kind),
	CODED(EV_IMPACT,  &impact_names,      impact),
	CODED(EV_URGENCY, &urgency_names,     urgency),
#undef CODED
};

static enum err change_coded(struct dossier *x, const struct change *to)
{
	for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
		int *is = (int *)((char *)&x->t + coded[i].in_ticket);
		int becomes = *(const int *)((const char *)to + coded[i].in_change);

		if (*is == becomes)
			continue;
		TRY(dossier_tell(x, coded[i].told, str_of(name_of(coded[i].names, *is)),
		                 str_of(name_of(coded[i].names, becomes)), S("")));
		*is = becomes;
	}
	return OK;
}

static enum err change_subject(struct dossier *x, struct str subject)
{
	if (str_eq(x->t.subject, subject))
		return OK;
	TRY(dossier_tell(x, EV_SUBJECT, x->t.subject, subject, S("")));
	x->t.subject = subject;
	return OK;
}

enum err desk_put_category(struct dossier *x, int64_t id, struct errors *wrong)
{
	struct category category = { 0 };
	enum err e = OK;

	if (x->t.category_id == id)
		return OK;
	if (id)
		e = category_by_id(x->d->db, x->d->mem, id, &category);
	if (e == E_MISSING)
		return wrong_say(wrong, "category", _("This category does not exist."));
	TRY(e);
	TRY(dossier_tell(x, EV_CATEGORY, x->t.category, category.path, S("")));
	x->t.category_id = id;
	x->t.category = category.path;
	return OK;
}

/* What was decided, when nothing that it follows from is changed: rules hold from now on only. */
static bool keeps_priority(const struct ticket *was, const struct change *to)
{
	if (was->impact != to->impact || was->urgency != to->urgency)
		return false;
	if (to->priority < 0)
		return !was->priority_reason.n;
	return to->priority == was->priority && str_eq(to->priority_reason, was->priority_reason);
}

static enum err change_priority(struct dossier *x, const struct ticket *was,
                                const struct change *to, struct errors *wrong)
{
	int computed, becomes;
	struct str reason;

	if (keeps_priority(was, to))
		return OK;
	TRY(desk_priority(x->d, x->t.impact, x->t.urgency, &computed));
	becomes = to->priority < 0 ? computed : to->priority;
	reason = becomes == computed ? S("") : to->priority_reason;
	if (becomes != computed && !reason.n)
		return wrong_say(wrong, "priority_reason",
		                 _("Please say why the priority differs from impact and urgency."));
	if (x->t.priority == becomes && str_eq(x->t.priority_reason, reason))
		return OK;
	x->t.priority_reason = reason;
	TRY(dossier_tell(x, EV_PRIORITY, str_of(name_of(&priority_names, x->t.priority)),
	                 str_of(name_of(&priority_names, becomes)), reason));
	x->t.priority = becomes;
	return sla_aim(x);
}

static enum err change_status(struct dossier *x, const struct change *to, struct errors *wrong)
{
	if (to->status == STATUS_WAITING) {
		if (to->waiting_for == FOR_NOBODY)
			return wrong_say(wrong, "waiting_for", _("Please say for whom it waits."));
		return flow_wait(x, (enum waiting_for)to->waiting_for);
	}
	if (to->status == STATUS_OPEN && x->t.status == STATUS_NEW)
		return flow_step(x, STEP_START);
	if (to->status == STATUS_OPEN && x->t.status == STATUS_WAITING)
		return flow_step(x, STEP_RESUME);
	if (to->status == x->t.status)
		return OK;
	return wrong_say(wrong, "status", _("It cannot go to this status from here."));
}

static enum err change_in_tx(struct desk *d, int64_t id, const struct change *to,
                             struct errors *wrong)
{
	struct dossier x;
	struct ticket was;

	TRY(dossier_take_seen(d, id, MAY_CHANGE, to->seen, &x));
	was = x.t;
	if (!to->subject.n)
		return wrong_say(wrong, "subject", _("Please give it a subject."));
	if (!kind_is_for(to->kind, x.t.requester_kind) && to->kind != x.t.kind)
		return wrong_say(wrong, "kind", _("This type is not for this requester."));
	dossier_touch(&x);
	TRY(change_subject(&x, to->subject));
	TRY(change_coded(&x, to));
	TRY(desk_put_category(&x, to->category_id, wrong));
	TRY(desk_extras_change(&x, &to->extras, wrong));
	TRY(change_priority(&x, &was, to, wrong));
	TRY(change_status(&x, to, wrong));
	return dossier_return(&x);
}

enum err desk_change(struct desk *d, int64_t id, const struct change *to, struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, change_in_tx(d, id, to, wrong));
}
