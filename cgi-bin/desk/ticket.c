/* See ticket.h. */
#include "desk/ticket.h"

#include "base/when.h"
#include "desk/change.h"
#include "desk/flow.h"
#include "desk/settings.h"
#include "desk/sla.h"
#include "desk/task.h"
#include "store/team.h"
#include "sys/lang.h"

static const char *const thens[] = { "stay", "waiting" };
const struct names then_names = NAMES(thens);

enum err desk_add_entry(struct dossier *x, struct entry *entry, struct str basket)
{
	int64_t files = 0;

	TRY(entry_insert(x->d->db, entry, &entry->id));
	if (basket.n)
		TRY(basket_update_claim(x->d->db, x->d->by->id, basket, x->t.id, entry->id,
		                        &files));
	x->t.files_count += files;
	x->t.last_entry_id = entry->id;
	if (entry->visibility == PUBLIC)
		x->t.last_public_id = entry->id;
	return dossier_seal(x, entry);
}

/* Written, and told as an event of its own. */
static enum err add_told_entry(struct dossier *x, struct entry *entry, struct str basket)
{
	TRY(desk_add_entry(x, entry, basket));
	return dossier_tell(x, entry->kind == ENTRY_REPLY ? EV_REPLIED : EV_NOTED, S(""), S(""),
	                    S(""));
}

static struct entry entry_of(const struct dossier *x, enum entry_kind kind, struct str text)
{
	bool by_requester = x->d->by->id == x->t.requester_id;

	return (struct entry){
		.ticket_id = x->t.id, .kind = (int)kind,
		.visibility = kind == ENTRY_NOTE ? INTERNAL : PUBLIC,
		.channel = BY_PORTAL, .author_id = x->d->by->id, .by_desk = !by_requester,
		.text = text, .written_at = x->d->now,
	};
}

/* The requester asked for something once more. */
static enum err count_contact(struct dossier *x)
{
	x->t.contacts_count++;
	return contact_insert(x->d->db, &(struct contact){
		.ticket_id = x->t.id, .person_id = x->d->by->id, .channel = BY_PORTAL,
		.outcome = OUTCOME_FOLLOW_UP, .started_at = x->d->now, .ended_at = x->d->now });
}

static enum err heard_from_requester(struct dossier *x)
{
	TRY(count_contact(x));
	if (x->t.status == STATUS_WAITING && x->t.waiting_for == FOR_REQUESTER)
		return flow_step(x, STEP_RESUME);
	if (x->t.status == STATUS_RESOLVED)
		return flow_step(x, STEP_REOPEN);
	return OK;
}

static enum err start_work(struct dossier *x)
{
	dossier_touch(x);
	return x->t.status == STATUS_NEW ? flow_step(x, STEP_START) : OK;
}

static enum err give_to(struct dossier *x, int64_t person_id, struct str name, struct str reason)
{
	if (x->t.assignee_id == person_id)
		return OK;
	TRY(dossier_tell(x, EV_ASSIGNEE, x->t.assignee, name, reason));
	x->t.assignee_id = person_id;
	x->t.assignee = name;
	return OK;
}

static enum err answered_by_desk(struct dossier *x, enum then then)
{
	if (!x->t.first_answered_at)
		x->t.first_answered_at = x->d->now;
	sla_meet(x, TIMER_RESPONSE);
	if (!x->t.assignee_id)
		TRY(give_to(x, x->d->by->id, x->d->by->name, S("")));
	if (x->t.status == STATUS_RESOLVED)
		return OK;
	TRY(start_work(x));
	return then == THEN_WAIT ? flow_wait(x, FOR_REQUESTER) : OK;
}

static enum err need_text(struct str text, const char *otherwise, struct errors *wrong)
{
	return text.n ? OK : wrong_say(wrong, "text", otherwise);
}

/* Who answers looks first at what others wrote; the requester, who sees less, is never held up. */
static enum err unanswered_since(const struct dossier *x, const struct answer *a)
{
	struct rows since;

	if (!a->newest || x->t.last_entry_id <= a->newest || x->d->by->id == x->t.requester_id)
		return OK;
	TRY(entry_since(x->d->db, x->d->mem, x->t.id, a->newest, x->d->by->id, &since));
	return since.n ? E_STALE : OK;
}

static enum err answer_in_tx(struct desk *d, int64_t id, const struct answer *a,
                            struct errors *wrong)
{
	struct dossier x;
	struct entry entry;

	TRY(dossier_take(d, id, MAY_REPLY, &x));
	TRY(need_text(a->text, _("Please write something."), wrong));
	TRY(unanswered_since(&x, a));
	entry = entry_of(&x, ENTRY_REPLY, a->text);
	TRY(add_told_entry(&x, &entry, a->basket));
	TRY(entry.by_desk ? answered_by_desk(&x, a->then) : heard_from_requester(&x));
	return dossier_return(&x);
}

enum err desk_answer(struct desk *d, int64_t id, const struct answer *a, struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, answer_in_tx(d, id, a, wrong));
}

enum err desk_reply(struct desk *d, int64_t id, struct str text, struct str basket, enum then then,
                    struct errors *wrong)
{
	return desk_answer(d, id, &(struct answer){ text, basket, then, 0 }, wrong);
}

static enum err note_in_tx(struct desk *d, int64_t id, struct str text, struct str basket,
                           struct errors *wrong)
{
	struct dossier x;
	struct entry entry;

	TRY(dossier_take(d, id, MAY_NOTE, &x));
	TRY(need_text(text, _("Please write something."), wrong));
	entry = entry_of(&x, ENTRY_NOTE, text);
	TRY(add_told_entry(&x, &entry, basket));
	dossier_touch(&x);
	return dossier_return(&x);
}

enum err desk_note(struct desk *d, int64_t id, struct str text, struct str basket,
                   struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, note_in_tx(d, id, text, basket, wrong));
}

/* Steps that need no more than a button: who may, which step, what it is called in the code. */
static enum err plain_step(struct desk *d, int64_t id, enum may what, enum step step, int code,
                           int64_t seen)
{
	struct dossier x;

	TRY(seen ? dossier_take_seen(d, id, what, seen, &x) : dossier_take(d, id, what, &x));
	if (code != RESOLUTION_NONE)
		x.t.resolution_code = code;
	if (x.d->by->id != x.t.requester_id)
		dossier_touch(&x);
	TRY(flow_step(&x, step));
	return dossier_return(&x);
}

enum err desk_confirm(struct desk *d, int64_t id)
{
	TRY(db_begin(d->db));
	return db_end(d->db, plain_step(d, id, MAY_CONFIRM, STEP_CONFIRM, RESOLUTION_NONE, 0));
}

enum err desk_withdraw(struct desk *d, int64_t id)
{
	TRY(db_begin(d->db));
	return db_end(d->db,
	              plain_step(d, id, MAY_WITHDRAW, STEP_WITHDRAW, RESOLUTION_WITHDRAWN, 0));
}

enum err desk_junk(struct desk *d, int64_t id, int64_t seen)
{
	TRY(db_begin(d->db));
	return db_end(d->db, plain_step(d, id, MAY_JUNK, STEP_JUNK, RESOLUTION_JUNK, seen));
}

enum err desk_restore(struct desk *d, int64_t id, int64_t seen)
{
	TRY(db_begin(d->db));
	return db_end(d->db, plain_step(d, id, MAY_RESTORE, STEP_RESTORE, RESOLUTION_NONE, seen));
}

bool desk_reopens(const struct desk *d, const struct settings *settings, const struct ticket *t)
{
	return !t->closed_at || d->now - t->closed_at <= settings->reopen_days * MS_PER_DAY;
}

static enum err reopen_in_tx(struct desk *d, int64_t id, struct str text, struct str basket,
                             struct errors *wrong)
{
	struct dossier x;
	struct entry entry;
	struct settings settings;

	TRY(dossier_take(d, id, MAY_REOPEN, &x));
	TRY(need_text(text, _("Please say what is still not working."), wrong));
	TRY(settings_load(d, &settings));
	if (!desk_reopens(d, &settings, &x.t))
		return wrong_say(wrong, "text", _("This was closed too long ago. "
		                                  "Please send a new request."));
	entry = entry_of(&x, ENTRY_REPLY, text);
	TRY(add_told_entry(&x, &entry, basket));
	TRY(count_contact(&x));
	TRY(flow_step(&x, STEP_REOPEN));
	return dossier_return(&x);
}

enum err desk_reopen(struct desk *d, int64_t id, struct str text, struct str basket,
                     struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, reopen_in_tx(d, id, text, basket, wrong));
}

static enum err take_in_tx(struct desk *d, int64_t id, int64_t seen)
{
	struct dossier x;

	TRY(seen ? dossier_take_seen(d, id, MAY_TAKE, seen, &x)
	         : dossier_take(d, id, MAY_TAKE, &x));
	TRY(give_to(&x, d->by->id, d->by->name, S("")));
	TRY(start_work(&x));
	return dossier_return(&x);
}

enum err desk_take(struct desk *d, int64_t id, int64_t seen)
{
	TRY(db_begin(d->db));
	return db_end(d->db, take_in_tx(d, id, seen));
}

static enum err pass_to_team(struct dossier *x, const struct team *team, struct str reason)
{
	if (x->t.team_id == team->id)
		return OK;
	TRY(dossier_tell(x, EV_TEAM, x->t.team, team->name, reason));
	if (team->tier > x->t.team_tier)
		x->t.escalated_count++;
	x->t.team_id = team->id;
	x->t.team = team->name;
	return OK;
}

/* A team that there is, and somebody in it who may work on this very ticket. */
static enum err check_hands(struct dossier *x, const struct assignment *to, struct team *team,
                            struct person *person, struct errors *wrong)
{
	bool member;
	enum err e = team_by_id(x->d->db, x->d->mem, to->team_id, team);

	if (e == E_MISSING)
		return wrong_say(wrong, "team", _("This team does not exist."));
	TRY(e);
	if (x->t.confidential && team->kind != TEAM_SECURITY)
		return wrong_say(wrong, "team", _("A confidential ticket stays with security."));
	if (!to->assignee_id)
		return OK;
	if (to->assignee_id == x->t.requester_id)
		return wrong_say(wrong, "assignee", _("Nobody works on a request of her own."));
	TRY(team_has(x->d->db, x->d->mem, to->team_id, to->assignee_id, &member));
	if (member)
		return person_by_id(x->d->db, x->d->mem, to->assignee_id, person);
	/* The owner of before, left in the select when only the team was changed. */
	if (to->assignee_id == x->t.assignee_id && to->team_id != x->t.team_id)
		return OK;
	return wrong_say(wrong, "assignee", _("This person does not work in that team."));
}

static enum err assign_in_tx(struct desk *d, int64_t id, const struct assignment *to,
                             struct errors *wrong)
{
	struct dossier x;
	struct team team;
	struct person person = { 0 };

	TRY(dossier_take_seen(d, id, MAY_ASSIGN, to->seen, &x));
	TRY(check_hands(&x, to, &team, &person, wrong));
	if (!to->reason.n && (person.id != d->by->id || !person.id)
	    && (to->team_id != x.t.team_id || person.id != x.t.assignee_id))
		return wrong_say(wrong, "reason", _("Please say why it changes hands."));
	TRY(pass_to_team(&x, &team, to->reason));
	TRY(give_to(&x, person.id, person.name, to->reason));
	dossier_touch(&x);
	if (person.id && person.id == d->by->id)
		TRY(start_work(&x));
	return dossier_return(&x);
}

enum err desk_assign(struct desk *d, int64_t id, const struct assignment *to, struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, assign_in_tx(d, id, to, wrong));
}

bool resolution_is_work(int code)
{
	return code > RESOLUTION_NONE && code < RESOLUTION_JUNK;
}

enum err desk_resolve_dossier(struct dossier *x, struct str text, int code, struct str basket)
{
	struct entry entry = entry_of(x, ENTRY_RESOLUTION, text);

	entry.by_desk = true;
	TRY(desk_add_entry(x, &entry, basket));
	if (!x->t.first_answered_at)
		x->t.first_answered_at = x->d->now;
	x->t.resolution_code = code;
	return flow_step(x, STEP_RESOLVE);
}

static enum err resolve_in_tx(struct desk *d, int64_t id, const struct solution *by,
                              struct errors *wrong)
{
	struct dossier x;

	TRY(dossier_take_seen(d, id, MAY_RESOLVE, by->seen, &x));
	need_text(by->text, _("Please say how it was solved."), wrong);
	if (!x.t.category_id && by->category_id)
		TRY(desk_put_category(&x, by->category_id, wrong));
	if (!resolution_is_work(by->code))
		wrong_say(wrong, "code", _("Please choose how it was solved."));
	if (!x.t.category_id)
		wrong_say(wrong, "category", _("Please choose a category before solving it."));
	TRY(desk_tasks_done(&x, wrong));
	if (wrong->n)
		return E_INVALID;
	if (!x.t.assignee_id)
		TRY(give_to(&x, d->by->id, d->by->name, S("")));
	dossier_touch(&x);
	TRY(desk_resolve_dossier(&x, by->text, by->code, S("")));
	return dossier_return(&x);
}

enum err desk_resolve(struct desk *d, int64_t id, const struct solution *by,
                      struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, resolve_in_tx(d, id, by, wrong));
}

static enum err timer_in_tx(struct desk *d, int64_t id, enum timer_kind kind)
{
	struct dossier x;

	TRY(dossier_take(d, id, MAY_NOTE, &x));
	if (kind == TIMER_CLOSE) {
		if (x.timer[kind].state != TIMER_RUNNING || x.timer[kind].due_at > d->now)
			return E_MISSING;
		TRY(flow_step(&x, STEP_CLOSE));
	} else {
		TRY(sla_miss(&x, kind));
	}
	return dossier_return(&x);
}

enum err desk_timer_due(struct desk *d, int64_t id, enum timer_kind kind)
{
	TRY(db_begin(d->db));
	return db_end(d->db, timer_in_tx(d, id, kind));
}
