/* See intake.h. */
#include "desk/intake.h"

#include "base/text.h"
#include "desk/dossier.h"
#include "desk/flow.h"
#include "desk/rules.h"
#include "desk/sla.h"
#include "desk/task.h"
#include "desk/ticket.h"
#include "desk/triage.h"
#include "store/entry.h"
#include "store/outline.h"
#include "store/team.h"
#include "sys/lang.h"

static enum err check(const struct draft *in, const struct person *requester,
                      const struct actor *by, struct errors *wrong)
{
	if (!in->text.n)
		wrong_say(wrong, "text", _("Please describe what you need."));
	if (!kind_is_for(in->kind, requester->kind))
		wrong_say(wrong, "kind", _("This type is not for this requester."));
	if (in->solved && !in->resolution.n)
		wrong_say(wrong, "resolution", _("Please say how it was solved."));
	if (in->solved && requester->id == by->id)
		wrong_say(wrong, "solved", _("Nobody solves a request of her own."));
	if (in->solved && !resolution_is_work(in->resolution_code))
		wrong_say(wrong, "code", _("Please choose how it was solved."));
	if (in->solved && !in->category_id)
		wrong_say(wrong, "category", _("Please choose a category before solving it."));
	return wrong->n ? E_INVALID : OK;
}

/*
 * The team that was named, else the category's, else the first. What is
 * confidential is always security's.
 */
static enum err team_for(struct desk *d, const struct draft *in, const struct category *category,
                         struct team *out)
{
	int64_t id = in->team_id ? in->team_id : category->team_id;

	if (id)
		TRY(team_by_id(d->db, d->mem, id, out));
	else
		TRY(team_first(d->db, d->mem, TEAM_DESK, out));
	if (in->confidential && out->kind != TEAM_SECURITY)
		return team_first(d->db, d->mem, TEAM_SECURITY, out);
	return OK;
}

static enum err route_to(struct desk *d, const struct draft *in, struct errors *wrong,
                         struct ticket *t)
{
	struct category category = { 0 };
	struct team team;
	enum err e = OK;

	if (in->category_id)
		e = category_by_id(d->db, d->mem, in->category_id, &category);
	if (e == E_MISSING)
		return wrong_say(wrong, "category", _("This category does not exist."));
	TRY(e);
	e = team_for(d, in, &category, &team);
	if (e == E_MISSING)
		return wrong_say(wrong, "team", _("There is no such team."));
	TRY(e);
	t->category_id = in->category_id;
	t->team_id = team.id;
	t->confidential = in->confidential;
	return OK;
}

static struct ticket ticket_of(struct desk *d, const struct draft *in, const struct person *p)
{
	return (struct ticket){
		.kind = in->kind, .channel = in->channel,
		.subject = in->subject.n ? in->subject
		         : text_first_line(d->mem, in->text, SUBJECT_BYTES),
		.requester_id = p->id, .requester_name = p->name,
		.requester_phone = in->phone.n ? in->phone : p->phone,
		.requester_location = in->location.n ? in->location : p->location,
		.agency_id = p->agency_id, .opened_by_id = d->by->id,
		.impact = in->impact, .urgency = in->urgency,
		.created_at = d->now, .updated_at = d->now, .version = 1,
	};
}

static enum err first_entry(struct dossier *x, const struct draft *in)
{
	struct entry entry = {
		.ticket_id = x->t.id, .kind = ENTRY_REPLY, .visibility = PUBLIC,
		.channel = in->channel, .author_id = x->d->by->id, .text = in->text,
		.written_at = x->d->now,
	};

	TRY(desk_add_entry(x, &entry, in->basket));
	return contact_insert(x->d->db, &(struct contact){
		.ticket_id = x->t.id, .person_id = x->t.requester_id,
		.agent_id = x->d->by->id == x->t.requester_id ? 0 : x->d->by->id,
		.channel = in->channel, .outcome = OUTCOME_TICKET,
		.started_at = x->d->now, .ended_at = x->d->now });
}

static enum err solve_at_once(struct dossier *x, const struct draft *in)
{
	x->t.assignee_id = x->d->by->id;
	dossier_touch(x);
	return desk_resolve_dossier(x, in->resolution, in->resolution_code, S(""));
}

/* Work that comes with it keeps it from being solved at once. */
static enum err begin_tasks(struct dossier *x, const struct draft *in, struct errors *wrong)
{
	struct outline o = { 0 };
	enum err e = OK;

	if (in->outline_id)
		e = outline_by_id(x->d->db, x->d->mem, in->outline_id, &o);
	if (e == E_MISSING || (e == OK && !o.tasks.n))
		return OK;
	TRY(e);
	if (in->solved)
		return wrong_say(wrong, "solved", _("This template has tasks. Open the ticket "
		                                    "first, then tick them off."));
	return desk_tasks_begin(x, o.tasks);
}

static enum err open_in_tx(struct desk *d, const struct draft *in, struct errors *wrong,
                           int64_t *id)
{
	struct dossier x = { .d = d };
	struct person requester;
	enum err e;

	e = person_by_id(d->db, d->mem, in->requester_id ? in->requester_id : d->by->id,
	                 &requester);
	if (e == E_MISSING || (e == OK && !requester.active))
		return wrong_say(wrong, "requester", _("This person is not known."));
	TRY(e);
	TRY(check(in, &requester, d->by, wrong));
	x.t = ticket_of(d, in, &requester);
	TRY(desk_priority(d, in->impact, in->urgency, &x.t.priority));
	TRY(route_to(d, in, wrong, &x.t));
	TRY(ticket_insert(d->db, &x.t, &x.t.id));
	x.chain.ticket_id = x.t.id;
	TRY(first_entry(&x, in));
	TRY(dossier_tell(&x, EV_OPENED, S(""), str_of(name_of(&channel_names, in->channel)),
	                 S("")));
	TRY(flow_begin(&x));
	TRY(sla_aim(&x));
	TRY(desk_extras_open(&x, &in->extras, wrong));
	TRY(begin_tasks(&x, in, wrong));
	x.t.contacts_count = 1;
	if (in->solved)
		TRY(solve_at_once(&x, in));
	*id = x.t.id;
	return dossier_return(&x);
}

enum err desk_open_ticket(struct desk *d, const struct draft *in, struct errors *wrong, int64_t *id)
{
	bool for_other = in->requester_id && in->requester_id != d->by->id;

	if (!may(d->by, for_other ? MAY_OPEN_FOR : MAY_ASK))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, open_in_tx(d, in, wrong, id));
}
