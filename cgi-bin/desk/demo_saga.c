/* See demo_saga.h. The verbs are those of desk/ticket.c and desk/flow.c, without a database. */
#include "desk/demo_saga.h"

#include "base/when.h"
#include "desk/flow.h"
#include "desk/sla.h"
#include "store/team.h"

enum { WORKER_WAKES_MS = 10000, CALL_MOST_MS = 12 * 60000 };

/* ---- what is written down ---- */

/* Like dossier_tell: an entry that was written is part of the next event. */
static void tell(struct saga *s, enum event_kind kind, struct str was, struct str becomes,
                 struct str note)
{
	struct event *event = vec_push(s->d.mem, &s->out->events);

	*event = (struct event){ .kind = (int)kind, .was = was, .becomes = becomes, .note = note,
	                         .entry_id = s->x.entry_id };
	if (s->x.entry_id)
		event->entry_digest = str_copy(s->d.mem, (struct str){
			(char *)s->x.entry_digest, DIGEST_SIZE });
	s->x.entry_id = 0;
	chain_seal(&s->d, &s->x.chain, event);
}

static void write_span(struct saga *s, enum court court, int64_t from_at, int64_t to_at)
{
	s->span = s->out->spans.n;
	*vec_push(s->d.mem, &s->out->spans) = (struct span){
		.ticket_id = s->x.t.id, .court = (int)court, .from_at = from_at, .to_at = to_at };
}

static void write_contact(struct saga *s, enum channel channel, enum outcome outcome)
{
	int64_t call = s->x.t.id * 7907 % CALL_MOST_MS;
	bool spoken = channel == BY_PHONE || channel == BY_WALKIN;

	s->x.t.contacts_count++;
	*vec_push(s->d.mem, &s->out->contacts) = (struct contact){
		.ticket_id = s->x.t.id, .person_id = s->x.t.requester_id,
		.agent_id = s->d.by->id == s->x.t.requester_id ? 0 : s->d.by->id,
		.channel = (int)channel, .outcome = (int)outcome, .started_at = s->d.now,
		.ended_at = s->d.now + (spoken ? call : 0) };
}

static void write_entry(struct saga *s, enum entry_kind kind, enum channel channel,
                        struct str text)
{
	struct entry *e = vec_push(s->d.mem, &s->out->entries);

	*e = (struct entry){
		.id = ++*s->entries, .ticket_id = s->x.t.id, .kind = (int)kind,
		.visibility = kind == ENTRY_NOTE ? INTERNAL : PUBLIC, .channel = (int)channel,
		.author_id = s->d.by->id, .by_desk = s->d.by->id != s->x.t.requester_id,
		.text = text, .written_at = s->d.now };
	s->x.t.last_entry_id = e->id;
	if (kind != ENTRY_NOTE)
		s->x.t.last_public_id = e->id;
	dossier_seal_with(&s->x, e, S(""));
}

/* Written, and told as an event of its own. */
static void write_told(struct saga *s, enum entry_kind kind, struct str text)
{
	write_entry(s, kind, BY_PORTAL, text);
	tell(s, kind == ENTRY_NOTE ? EV_NOTED : EV_REPLIED, S(""), S(""), S(""));
}

/* ---- from one status to the next ---- */

static void pass_the_ball(struct saga *s, int status, int waiting_for, int64_t closed_at)
{
	enum court was, becomes;
	bool ran = flow_court(status, waiting_for, &was);
	bool runs = flow_court(s->x.t.status, s->x.t.waiting_for, &becomes);

	if (ran && runs && was == becomes)
		return;
	if (ran)
		s->out->spans.v[s->span].to_at = s->d.now;
	else
		write_span(s, COURT_REQUESTER, closed_at, s->d.now);
	if (runs)
		write_span(s, becomes, s->d.now, 0);
}

static void go(struct saga *s, enum status to, enum waiting_for whom, enum event_kind told)
{
	struct ticket *t = &s->x.t;
	int status = t->status, waiting_for = t->waiting_for;
	int64_t closed_at = t->closed_at;
	struct str becomes;

	t->status = (int)to;
	t->waiting_for = (int)whom;
	pass_the_ball(s, status, waiting_for, closed_at);
	if (to == STATUS_CLOSED || to == STATUS_CANCELLED)
		t->closed_at = s->d.now;
	becomes = flow_code(s->d.mem, t->status, t->waiting_for);
	if (told == EV_RESOLVED)
		becomes = str_of(name_of(&resolution_names, t->resolution_code));
	tell(s, told, flow_code(s->d.mem, status, waiting_for), becomes, S(""));
}

static void start_work(struct saga *s)
{
	dossier_touch(&s->x);
	if (s->x.t.status == STATUS_NEW)
		go(s, STATUS_OPEN, FOR_NOBODY, EV_STATUS);
}

static void give_to(struct saga *s, const struct actor *who, struct str reason)
{
	if (s->x.t.assignee_id == who->id)
		return;
	tell(s, EV_ASSIGNEE, s->x.t.assignee, who->name, reason);
	s->x.t.assignee_id = who->id;
	s->x.t.assignee = who->name;
}

static void begin_again(struct saga *s)
{
	s->x.t.reopened_count++;
	s->x.t.resolved_at = s->x.t.restored_at = s->x.t.closed_at = 0;
	s->x.t.resolution_code = RESOLUTION_NONE;
	sla_stop_closing(&s->x);
	sla_restart(&s->x);
	go(s, STATUS_OPEN, FOR_NOBODY, EV_REOPENED);
}

/* ---- the desk ---- */

static void take(struct saga *s, const struct cue *c)
{
	give_to(s, c->by, S(""));
	start_work(s);
}

static void note(struct saga *s, const struct cue *c)
{
	write_told(s, ENTRY_NOTE, c->text);
	dossier_touch(&s->x);
}

static void answered(struct saga *s)
{
	if (!s->x.t.first_answered_at)
		s->x.t.first_answered_at = s->d.now;
	sla_meet(&s->x, TIMER_RESPONSE);
}

static void reply(struct saga *s, const struct cue *c)
{
	write_told(s, ENTRY_REPLY, c->text);
	answered(s);
	if (!s->x.t.assignee_id)
		give_to(s, c->by, S(""));
	start_work(s);
}

static void wait_for(struct saga *s, enum waiting_for whom)
{
	sla_pause(&s->x);
	go(s, STATUS_WAITING, whom, EV_STATUS);
}

static void ask(struct saga *s, const struct cue *c)
{
	reply(s, c);
	if (s->x.t.waiting_for != FOR_REQUESTER)
		wait_for(s, FOR_REQUESTER);
}

static void vendor(struct saga *s, const struct cue *c)
{
	note(s, c);
	if (s->x.t.waiting_for != FOR_VENDOR)
		wait_for(s, FOR_VENDOR);
}

static void resume(struct saga *s, const struct cue *c)
{
	(void)c;
	sla_resume(&s->x);
	go(s, STATUS_OPEN, FOR_NOBODY, EV_STATUS);
}

static void assign(struct saga *s, const struct cue *c)
{
	struct ticket *t = &s->x.t;

	if (t->team_id != c->team->id) {
		tell(s, EV_TEAM, t->team, c->team->name, c->text);
		t->escalated_count += c->team->tier > t->team_tier;
		t->team_id = c->team->id;
		t->team = c->team->name;
		t->team_tier = c->team->tier;
	}
	give_to(s, &(struct actor){ 0 }, c->text);
	dossier_touch(&s->x);
}

static void resolve(struct saga *s, const struct cue *c)
{
	struct ticket *t = &s->x.t;

	if (!t->assignee_id)
		give_to(s, c->by, S(""));
	dossier_touch(&s->x);
	write_entry(s, ENTRY_RESOLUTION, BY_PORTAL, c->text);
	if (!t->first_answered_at)
		t->first_answered_at = s->d.now;
	t->resolution_code = c->code;
	if (t->status == STATUS_WAITING)
		sla_resume(&s->x);
	t->resolved_at = s->d.now;
	if (t->kind == KIND_INCIDENT && !t->restored_at)
		t->restored_at = s->d.now;
	sla_meet(&s->x, TIMER_RESPONSE);
	sla_meet(&s->x, TIMER_RESOLVE);
	sla_start_closing(&s->x, s->close_days);
	go(s, STATUS_RESOLVED, FOR_NOBODY, EV_RESOLVED);
}

static void drop(struct saga *s, const struct cue *c)
{
	bool junk = c->verb == DO_JUNK;

	s->x.t.resolution_code = junk ? RESOLUTION_JUNK : RESOLUTION_WITHDRAWN;
	if (junk)
		dossier_touch(&s->x);
	sla_stop(&s->x);
	go(s, STATUS_CANCELLED, FOR_NOBODY, junk ? EV_JUNK : EV_WITHDRAWN);
}

/* ---- the requester ---- */

static void answer(struct saga *s, const struct cue *c)
{
	write_told(s, ENTRY_REPLY, c->text);
	write_contact(s, BY_PORTAL, OUTCOME_FOLLOW_UP);
	if (s->x.t.status == STATUS_WAITING && s->x.t.waiting_for == FOR_REQUESTER)
		resume(s, c);
	else if (s->x.t.status == STATUS_RESOLVED)
		begin_again(s);
}

static void reopen(struct saga *s, const struct cue *c)
{
	write_told(s, ENTRY_REPLY, c->text);
	write_contact(s, BY_PORTAL, OUTCOME_FOLLOW_UP);
	begin_again(s);
}

static void confirm(struct saga *s, const struct cue *c)
{
	(void)c;
	sla_stop_closing(&s->x);
	go(s, STATUS_CLOSED, FOR_NOBODY, EV_CONFIRMED);
}

#define IN(status) (1u << (status))
#define RUNNING    (IN(STATUS_NEW) | IN(STATUS_OPEN) | IN(STATUS_WAITING))

static const struct {
	unsigned from;
	void (*act)(struct saga *, const struct cue *);
} acts[VERBS] = {
	[DO_TAKE]     = { RUNNING, take },
	[DO_NOTE]     = { RUNNING | IN(STATUS_RESOLVED), note },
	[DO_REPLY]    = { RUNNING, reply },
	[DO_ASK]      = { RUNNING, ask },
	[DO_VENDOR]   = { RUNNING, vendor },
	[DO_RESUME]   = { IN(STATUS_WAITING), resume },
	[DO_ASSIGN]   = { RUNNING, assign },
	[DO_RESOLVE]  = { RUNNING, resolve },
	[DO_JUNK]     = { RUNNING, drop },
	[DO_ANSWER]   = { RUNNING | IN(STATUS_RESOLVED), answer },
	[DO_CONFIRM]  = { IN(STATUS_RESOLVED), confirm },
	[DO_REOPEN]   = { IN(STATUS_RESOLVED) | IN(STATUS_CLOSED), reopen },
	[DO_WITHDRAW] = { IN(STATUS_NEW), drop },
};

static void acted(struct saga *s)
{
	s->x.t.version++;
	s->x.t.updated_at = s->d.now;
}

bool saga_act(struct saga *s, const struct cue *c)
{
	if (!(acts[c->verb].from >> s->x.t.status & 1))
		return false;
	s->d.now = c->at;
	s->d.by = c->by;
	acts[c->verb].act(s, c);
	acted(s);
	return true;
}

/* ---- the clock ---- */

static struct timer *first_to_ring(struct saga *s, int64_t until)
{
	struct timer *first = NULL;

	for (int kind = 0; kind < TIMERS; kind++) {
		struct timer *t = &s->x.timer[kind];

		if (t->ticket_id && t->state == TIMER_RUNNING && !t->paused_at
		    && t->due_at <= until && (!first || t->due_at < first->due_at))
			first = t;
	}
	return first;
}

static void ring(struct saga *s, struct timer *t)
{
	if (t->kind == TIMER_CLOSE) {
		sla_stop_closing(&s->x);
		go(s, STATUS_CLOSED, FOR_NOBODY, EV_CLOSED);
		return;
	}
	t->state = TIMER_MISSED;
	t->missed_at = t->due_at;
	tell(s, EV_MISSED, S(""), str_of(name_of(&timer_kind_names, t->kind)), S(""));
}

void saga_wait(struct saga *s, int64_t until)
{
	struct timer *t;

	while ((t = first_to_ring(s, until))) {
		int64_t rings_at = t->due_at + s->x.t.id * 7919 % WORKER_WAKES_MS;

		/* Never before what happened last. */
		s->d.now = rings_at > until ? until : rings_at;
		if (s->d.now < s->x.t.updated_at)
			s->d.now = s->x.t.updated_at;
		s->d.by = &the_house;
		ring(s, t);
		acted(s);
	}
}

/* ---- beginning and end ---- */

enum err saga_open(struct saga *s, const struct ticket *t, const struct agreement *a,
                   struct str text, const struct actor *by)
{
	s->d.by = by;
	s->d.now = t->created_at;
	s->x = (struct dossier){ .d = &s->d, .t = *t, .chain = { .ticket_id = t->id } };
	s->x.t.updated_at = t->created_at;
	s->x.t.opened_by_id = by->id;
	s->x.t.version = 1;
	write_entry(s, ENTRY_REPLY, (enum channel)t->channel, text);
	s->out->entries.v[s->out->entries.n - 1].by_desk = false;
	write_contact(s, (enum channel)t->channel, OUTCOME_TICKET);
	tell(s, EV_OPENED, S(""), str_of(name_of(&channel_names, t->channel)), S(""));
	write_span(s, COURT_US, t->created_at, 0);
	return sla_aim_by(&s->x, a);
}

void saga_end(struct saga *s)
{
	s->x.t.due_at = dossier_due(&s->x);
	*vec_push(s->d.mem, &s->out->tickets) = s->x.t;
	for (int kind = 0; kind < TIMERS; kind++)
		if (s->x.timer[kind].ticket_id)
			*vec_push(s->d.mem, &s->out->timers) = s->x.timer[kind];
}
