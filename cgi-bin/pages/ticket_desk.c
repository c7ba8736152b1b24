/* See ticket_desk.h. */
#include "pages/ticket_desk.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/rules.h"
#include "desk/triage.h"
#include "desk/words.h"
#include "pages/choices.h"
#include "pages/extra_part.h"
#include "pages/part.h"
#include "pages/task_part.h"
#include "pages/ticket_talk.h"
#include "store/event.h"
#include "store/team.h"
#include "sys/lang.h"

enum { RECENT = 5, SINCE_MOST = 3 };

static void show_why(const struct visit *v, struct view *view, const struct ticket *t)
{
	if (t->priority_reason.n)
		view_set(view, "PRIORITY_WHY", str_format(v->rq->mem, _("Set by hand: %.*s"),
		                                          FMT(t->priority_reason)));
	else
		view_set(view, "PRIORITY_WHY",
		         str_format(v->rq->mem, _("Impact: %.*s. Urgency: %.*s."),
		                    FMT(impact_word(t->impact)), FMT(urgency_word(t->urgency))));
}

static void show_owner(const struct visit *v, struct view *view, const struct ticket *t)
{
	struct view *owned;

	if (!t->assignee_id) {
		view_add(view, "UNOWNED");
		return;
	}
	owned = view_add(view, "OWNED");
	view_set(owned, "ASSIGNEE", t->assignee);
	view_set(owned, "ASSIGNEE_INITIALS", initials_of(v->rq->mem, t->assignee));
}

static void show_facts(struct visit *v, struct view *view, const struct ticket *t)
{
	view_record(view, &ticket_record, t);
	view_set(view, "REF", ref_of(v->rq->mem, t->kind, t->id));
	view_set(view, "REQUESTER", t->requester_name);
	view_set(view, "REQUESTER_INITIALS", initials_of(v->rq->mem, t->requester_name));
	view_set(view, "LOCATION", t->requester_location);
	view_show_if(view, "HAS_LOCATION", t->requester_location.n);
	view_set(view, "KIND_WORD", kind_word(t->kind));
	view_set(view, "STATUS_WORD", status_word(t->status, t->waiting_for));
	view_set(view, "PRIORITY_WORD", priority_word(t->priority));
	view_set(view, "IMPACT_WORD", impact_word(t->impact));
	view_set(view, "URGENCY_WORD", urgency_word(t->urgency));
	view_set(view, "CATEGORY_WORD", t->category.n ? t->category : str_of(_("none yet")));
	view_set(view, "CHANNEL_WORD", channel_word(t->channel));
	view_add(view, t->requester_erased ? "NO_EMAIL" : "EMAIL");
	view_format(view, "ACTION", "/tickets/%" PRId64, t->id);
	part_moment(v, view, "CREATED", t->created_at);
	part_moment(v, view, "UPDATED", t->updated_at);
	if (t->requester_phone.n) {
		struct view *phone = view_add(view, "REQUESTER_PHONE");

		view_set(phone, "PHONE", t->requester_phone);
		view_set(phone, "PHONE_TEL", phone_digits(v->rq->mem, t->requester_phone));
	}
	show_why(v, view, t);
	show_owner(v, view, t);
}

static enum err show_timers(struct visit *v, struct view *view, const struct ticket *t)
{
	const struct timer *timer;
	struct rows rows;

	TRY(timer_list(v->site->db, v->rq->mem, t->id, &rows));
	timer = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row;

		if (timer[i].kind == TIMER_CLOSE || timer[i].state == TIMER_STOPPED)
			continue;
		row = view_add(view, "TIMER");
		view_set(row, "TIMER_WORD", timer_word(timer[i].kind));
		part_timer_due(v, row, &timer[i]);
	}
	return OK;
}

/* Other requests of the same person that this viewer may see, too. */
static enum err show_recent(struct visit *v, struct view *view, const struct ticket *t)
{
	const struct line *line;
	struct rows rows;

	TRY(queue_of_person(v->site->db, v->rq->mem, desk_viewer(&v->desk), t->requester_id, t->id,
	                    RECENT, &rows));
	line = rows.v;
	view_show_if(view, "RECENTS", rows.n > 0);
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "RECENT");

		view_set(row, "REF", ref_of(v->rq->mem, line[i].kind, line[i].id));
		view_format(row, "URL", "/tickets/%" PRId64, line[i].id);
		view_set(row, "SUBJECT", line[i].subject);
		view_set(row, "STATUS", str_of(name_of(&status_names, line[i].status)));
		view_set(row, "STATUS_WORD", status_word(line[i].status, line[i].waiting_for));
	}
	return OK;
}

static enum err show_assign(struct visit *v, struct view *view, const struct ticket *t,
                            const struct came_back *back)
{
	struct handover in = { t->team_id, t->assignee_id, S(""), 0 };
	bool came_back = back && back->form == &assign_form;
	struct view *row;

	if (!may_now(&v->desk, MAY_ASSIGN, t))
		return OK;
	row = view_add(view, "MAY_ASSIGN");
	if (came_back)
		in = *(const struct handover *)back->in;
	view_set(row, "REASON", in.reason);
	if (came_back) {
		form_show(v, row, &assign_form, &in);
		view_add(row, "OPEN");
	}
	return choices_of_workers(v, row, in.team, in.assignee);
}

/* A ticket keeps the priority that it got by other rules, as long as nobody says more. */
static enum err show_priorities(struct visit *v, struct view *row, const struct ticket *t,
                                const struct fields *in)
{
	int computed = t->priority;

	if (t->priority_reason.n || in->impact != t->impact || in->urgency != t->urgency)
		TRY(desk_priority(&v->desk, in->impact, in->urgency, &computed));
	form_choice(row, "PRIORITY_OPTION", S(""),
	            str_format(v->rq->mem, _("By impact and urgency: %.*s"),
	                       FMT(priority_word(computed))), in->priority < 0);
	form_choices(row, "PRIORITY_OPTION", &priority_names, ~(uint64_t)0, priority_word, NULL,
	             in->priority);
	return OK;
}

static struct str bare_status_word(int status)
{
	return status_word(status, FOR_NOBODY);
}

/*
 * A stale form comes back: fields that its sender had not touched show what a
 * colleague has made of them, so that sending it again does not undo that.
 */
static enum err follow_changes(struct visit *v, struct fields *in, const struct ticket *t,
                               int64_t seen)
{
	const struct { int kind; const struct names *names; int *typed; int now; } coded[] = {
		{ EV_KIND, &ticket_kind_names, &in->kind, t->kind },
		{ EV_IMPACT, &impact_names, &in->impact, t->impact },
		{ EV_URGENCY, &urgency_names, &in->urgency, t->urgency },
	};
	const struct event *event;
	struct rows rows;

	TRY(event_changes_since(v->site->db, v->rq->mem, t->id, seen, &rows));
	event = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		for (size_t k = 0; k < sizeof coded / sizeof *coded; k++)
			if (event[i].kind == coded[k].kind
			    && *coded[k].typed == name_find(coded[k].names, event[i].was))
				*coded[k].typed = coded[k].now;
		if (event[i].kind == EV_SUBJECT && str_eq(in->subject, event[i].was))
			in->subject = t->subject;
		if (event[i].kind == EV_PRIORITY && in->priority < 0)
			in->priority = t->priority_reason.n ? t->priority : -1;
		if (event[i].kind == EV_STATUS
		    && str_begins(event[i].was, str_of(name_of(&status_names, in->status)))) {
			in->status = t->status;
			in->waiting_for = t->waiting_for;
		}
	}
	if (!in->priority_reason.n)
		in->priority_reason = t->priority_reason;
	return OK;
}

static enum err show_change(struct visit *v, struct view *view, const struct ticket *t,
                            const struct rows *extras, const struct came_back *back)
{
	struct fields in = fields_of(t);
	bool came_back = back && back->form == &change_form;
	struct view *row;
	uint64_t kinds = kinds_for(t->requester_kind);
	uint64_t statuses = 1u << STATUS_OPEN | 1u << STATUS_WAITING | 1u << t->status;

	if (!may_now(&v->desk, MAY_CHANGE, t))
		return OK;
	row = view_add(view, "MAY_CHANGE");
	if (came_back) {
		in = *(const struct fields *)back->in;
		if (back->stale)
			TRY(follow_changes(v, &in, t, back->seen));
		form_show(v, row, &change_form, &in);
	} else {
		view_set(row, "SUBJECT", in.subject);
		view_set(row, "PRIORITY_REASON", in.priority_reason);
	}
	view_show_if(row, "OPEN", came_back);
	form_choices(row, "KIND_OPTION", &ticket_kind_names, kinds | 1u << t->kind, kind_word, NULL,
	             in.kind);
	form_choices(row, "IMPACT_OPTION", &impact_names, ~(uint64_t)0, impact_word, NULL,
	             in.impact);
	form_choices(row, "URGENCY_OPTION", &urgency_names, ~(uint64_t)0, urgency_word, NULL,
	             in.urgency);
	form_choices(row, "STATUS_OPTION", &status_names, statuses, bare_status_word, NULL,
	             in.status);
	form_choices(row, "WAITING_FOR_OPTION", &waiting_for_names, ~(uint64_t)0, waiting_word,
	             NULL, in.waiting_for);
	TRY(show_priorities(v, row, t, &in));
	show_extra_inputs(v, row, "change", extras, true);
	return choices_of_categories(v, row, in.category, str_of(_("None yet")));
}

static enum err show_resolve(struct visit *v, struct view *view, const struct ticket *t,
                         const struct came_back *back)
{
	struct verdict in = { .text = S("") };
	bool came_back = back && back->form == &resolve_form;
	struct view *row;

	if (!may_now(&v->desk, MAY_RESOLVE, t))
		return OK;
	row = view_add(view, "MAY_RESOLVE");
	if (came_back)
		in = *(const struct verdict *)back->in;
	view_set(row, "TEXT", in.text);
	if (came_back)
		form_show(v, row, &resolve_form, &in);
	choices_of_resolutions(row, in.code);
	if (t->category_id)
		return OK;
	view_add(row, "NO_CATEGORY");
	return choices_of_categories(v, row, in.category, str_of(_("Please choose")));
}

static bool is_over(const struct ticket *t)
{
	return t->status == STATUS_CLOSED || t->status == STATUS_CANCELLED;
}

/* Why there is no reply, or that nobody would read it. */
static void show_limits(struct visit *v, struct view *view, const struct ticket *t, bool replies,
                        bool notes)
{
	struct arena *mem = v->rq->mem;
	struct str text = S("");

	if (t->requester_erased)
		text = str_of(_("Whoever asked was erased: nobody would read a reply. You can "
		                "leave an internal note."));
	else if (!replies && notes && !is_over(t))
		text = str_format(mem, _("%.*s works on this ticket. You can leave an internal "
		                         "note for them."), FMT(t->team));
	else if (replies && !t->requester_active)
		text = str_format(mem, _("%.*s is not active any more and cannot sign in to read "
		                         "a reply."), FMT(t->requester_name));
	if (text.n)
		view_set(view_add(view, "NOT_YOURS"), "TEXT", text);
}

static void show_since(struct visit *v, struct view *row, const struct rows *since)
{
	const struct since *s = since->v;

	for (size_t i = 0; i < since->n && i < SINCE_MOST; i++) {
		struct view *entry = view_add(row, "SINCE");

		view_set(entry, "BY", s[i].author.n ? s[i].author : S("Firstline"));
		view_add(entry, s[i].visibility == INTERNAL ? "IS_NOTE" : "IS_REPLY");
		part_moment(v, entry, "AT", s[i].written_at);
	}
	view_format(row, "REVIEW_URL", "#entry-%" PRId64, since->n ? s[0].id : 0);
}

/* Somebody else has written since the reply was begun: it waits for another look. */
static enum err show_answered(struct visit *v, struct view *view, const struct ticket *t,
                              const struct came_back *back)
{
	bool ours = back && back->form == &reply_form;
	int64_t newest = ours ? ((const struct words *)back->in)->newest : 0;
	struct rows since;
	struct view *row;

	view_int(view, "NEWEST", newest && !back->stale ? newest : t->last_entry_id);
	if (!ours || !back->stale) {
		view_add(view, "REPLY_FRESH");
		return OK;
	}
	TRY(entry_since(v->site->db, v->rq->mem, t->id, newest, v->actor.id, &since));
	row = view_add(view, "REPLY_STALE");
	view_set(row, "COUNT_TEXT",
	         str_format(v->rq->mem, ngettext("%d new entry since you began.",
	                                         "%d new entries since you began.",
	                                         (unsigned long)since.n), (int)since.n));
	show_since(v, row, &since);
	return OK;
}

static enum err show_composer(struct visit *v, struct view *view, const struct ticket *t,
                              const struct came_back *back)
{
	const struct form *form = back ? back->form : NULL;
	bool replies = may_now(&v->desk, MAY_REPLY, t), notes = may_now(&v->desk, MAY_NOTE, t);
	bool note_first = form == &note_form || (!replies && form != &resolve_form);

	view_show_if(view, "COMPOSER", replies || notes);
	show_limits(v, view, t, replies, notes);
	view_add(view, form == &resolve_form ? "COMPOSE_RESOLVE"
	             : note_first ? "COMPOSE_NOTE" : "COMPOSE_REPLY");
	view_show_if(view, "REPLY_WAITS", may_now(&v->desk, MAY_CHANGE, t));
	TRY(show_answered(v, view, t, back));
	if (replies)
		TRY(show_words_form(v, view, "MAY_REPLY", &reply_form, back));
	if (notes)
		TRY(show_words_form(v, view, "MAY_NOTE", &note_form, back));
	return show_resolve(v, view, t, back);
}

/* Who changed what since the form was opened. */
static enum err show_stale(struct visit *v, struct view *view, const struct ticket *t,
                           const struct came_back *back)
{
	const struct event *event;
	struct view *stale;
	struct rows rows;

	TRY(event_changes_since(v->site->db, v->rq->mem, t->id, back->seen, &rows));
	stale = view_add(view, "STALE");
	event = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		view_set(view_add(stale, "CHANGE"), "TEXT",
		         str_format(v->rq->mem, "%.*s %.*s, %.*s",
		                    FMT(event[i].actor.n ? event[i].actor : S("Firstline")),
		                    FMT(event_sentence(v->rq->mem, &event[i])),
		                    FMT(moment_short(v, event[i].at))));
	return OK;
}

enum err show_desk_ticket(struct visit *v, const struct ticket *t, const struct came_back *back,
                          int status)
{
	struct str ref = ref_of(v->rq->mem, t->kind, t->id);
	struct view *view = visit_view(v, "ticket/show.tpl",
	                               str_format(v->rq->mem, "%.*s %.*s", FMT(ref),
	                                          FMT(t->subject)));
	struct rows extras = { 0 };
	int64_t seq = 0;

	show_facts(v, view, t);
	TRY(show_timers(v, view, t));
	TRY(show_talk(v, view, t, true, &seq));
	/* A form that was wrong stays as old as it was; one that was stale has now been shown why.
	 */
	view_int(view, "VERSION", back && !back->stale && back->seen ? back->seen : seq);
	if (back && back->stale && back->form != &reply_form)
		TRY(show_stale(v, view, t, back));
	TRY(show_recent(v, view, t));
	TRY(show_tasks(v, view, t, back));
	TRY(show_assign(v, view, t, back));
	if (t->has_extras)
		TRY(extra_of_ticket(v->site->db, v->rq->mem, t->id, &extras));
	show_extra_facts(view, &extras);
	TRY(show_change(v, view, t, &extras, back));
	TRY(show_composer(v, view, t, back));
	view_show_if(view, "MAY_TAKE", may_now(&v->desk, MAY_TAKE, t)
	                               && t->assignee_id != v->actor.id);
	view_show_if(view, "MAY_JUNK", may_now(&v->desk, MAY_JUNK, t));
	view_show_if(view, "MAY_RESTORE", may_now(&v->desk, MAY_RESTORE, t));
	return visit_show(v, status);
}
