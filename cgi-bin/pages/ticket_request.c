/* See ticket_request.h. No priorities, no clocks, no internal notes. */
#include "pages/ticket_request.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/words.h"
#include "pages/page.h"
#include "pages/part.h"
#include "pages/ticket_talk.h"
#include "sys/lang.h"

/* Received, in progress, waiting for you, solved: how far a request is. */
static void show_steps(const struct visit *v, struct view *view, const struct ticket *t)
{
	static const char *const words[] = {
		N_("Received"), N_("In progress"), N_("Waiting for you"), N_("Solved") };
	static const int steps[STATUSES] = {
		[STATUS_NEW] = 0, [STATUS_OPEN] = 1, [STATUS_WAITING] = 1, [STATUS_RESOLVED] = 3,
		[STATUS_CLOSED] = 4 };
	int now = steps[t->status];

	if (t->status == STATUS_CANCELLED) {
		view_set(view_add(view, "WITHDRAWN"), "TEXT",
		         t->resolution_code == RESOLUTION_WITHDRAWN
		         ? str_of(t->requester_id == v->actor.id ? _("You withdrew this request.")
		                                                 : _("This request was withdrawn."))
		         : str_of(_("The help desk closed this without working on it.")));
		return;
	}
	if (t->waiting_for == FOR_REQUESTER)
		now = 2;
	view_add(view, "STEPS");
	for (int i = 0; i < 4; i++) {
		struct view *row = view_add(view, "STEP");

		view_set(row, "STEP_WORD", i == 2 ? waiting_words(v, t->requester_id,
		                                                  t->requester_name)
		                                  : str_of(_(words[i])));
		view_show_if(row, "DONE", i < now);
		view_show_if(row, "NOW", i == now);
	}
}

/* What is promised next, in a sentence; each kind in time and too late. */
static void show_promise(const struct visit *v, struct view *view, const struct timer *t)
{
	static const char *const in_time[TIMERS] = {
		N_("You will have an answer by %.*s"), N_("Next update by %.*s"),
		N_("To be solved by %.*s"), N_("Closes by itself %.*s if we hear nothing") };
	static const char *const late[TIMERS] = {
		N_("We are late: an answer was promised by %.*s"),
		N_("We are late: an update was promised by %.*s"),
		N_("We are late: it was to be solved by %.*s"),
		N_("Closes by itself now") };
	struct view *row = view_add(view, "PROMISE");
	struct str when = moment_short(v, t->due_at);
	const char *fmt = t->due_at < v->desk.now ? late[t->kind] : in_time[t->kind];

	part_moment(v, row, "PROMISE", t->due_at);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-extra-args"
	/* The formats stand above and in our catalogues; msgfmt checks those. */
	view_set(row, "PROMISE_TEXT", str_format(v->rq->mem, _(fmt), FMT(when)));
#pragma GCC diagnostic pop
}

static enum err show_next(const struct visit *v, struct view *view, const struct ticket *t)
{
	const struct timer *timer, *next = NULL;
	struct rows rows;

	TRY(timer_list(v->site->db, v->rq->mem, t->id, &rows));
	timer = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		if (timer_is_live(&timer[i]) && !timer[i].paused_at
		    && (!next || timer[i].due_at < next->due_at))
			next = &timer[i];
	if (next)
		show_promise(v, view, next);
	return OK;
}

static struct str first_name(struct str name)
{
	return str_sub(name, 0, str_find(name, ' '));
}

static void show_holder(struct view *view, const struct ticket *t)
{
	if (t->assignee_id)
		view_set(view_add(view, "HELD"), "FIRST_NAME", first_name(t->assignee));
	else
		view_add(view, "NO_HELD");
}

static void show_on_file(struct view *view, const struct ticket *t)
{
	const struct { const char *name; struct str value; } facts[] = {
		{ N_("Phone"), t->requester_phone },
		{ N_("Place"), t->requester_location },
		{ N_("Agency"), t->agency },
	};

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		struct view *row;

		if (!facts[i].value.n)
			continue;
		row = view_add(view, "ON_FILE");
		view_set(row, "FACT_NAME", str_of(_(facts[i].name)));
		view_set(row, "FACT_VALUE", facts[i].value);
	}
}

static enum err show_forms(struct visit *v, struct view *view, const struct ticket *t,
                           const struct came_back *back)
{
	view_show_if(view, "MAY_CONFIRM", may_now(&v->desk, MAY_CONFIRM, t));
	view_show_if(view, "MAY_WITHDRAW", may_now(&v->desk, MAY_WITHDRAW, t));
	if (may_now(&v->desk, MAY_REOPEN, t) && desk_reopens(&v->desk, &v->settings, t))
		TRY(show_words_form(v, view, "MAY_REOPEN", &reopen_form, back));
	if (may_now(&v->desk, MAY_REPLY, t))
		TRY(show_words_form(v, view, "MAY_REPLY", &reply_form, back));
	return OK;
}

/* To the list that this one is on. */
static void show_way_back(const struct visit *v, struct view *view, const struct ticket *t)
{
	bool hers = t->requester_id == v->actor.id;
	bool agency = !hers && v->actor.sight == SIGHT_AGENCY;
	struct view *of;

	view_set(view, "BACK_URL", agency ? S("/agency") : S("/tickets"));
	view_set(view, "BACK_LABEL", agency ? v->person.agency : str_of(_("My requests")));
	if (hers)
		return;
	of = view_add(view, "OF_OTHER");
	view_set(of, "REQUESTER_NAME", t->requester_name);
}

enum err show_request(struct visit *v, const struct ticket *t, const struct came_back *back,
                      int status)
{
	struct str ref = ref_of(v->rq->mem, t->kind, t->id);
	struct view *view = visit_view(v, "ticket/request.tpl",
	                               str_format(v->rq->mem, "%.*s %.*s", FMT(ref),
	                                          FMT(t->subject)));
	int64_t seen;

	view_record(view, &ticket_record, t);
	view_set(view, "REF", ref);
	view_set(view, "KIND_WORD", kind_word(t->kind));
	view_set(view, "CATEGORY_WORD", t->category.n ? t->category : str_of(_("not said")));
	view_format(view, "ACTION", "/tickets/%" PRId64, t->id);
	part_moment(v, view, "CREATED", t->created_at);
	if (page_noted(v, "sent"))
		view_set(view_add(view, "SENT"), "TEXT",
		         str_format(v->rq->mem, _("We have your request. Its number is %.*s."),
		                    FMT(ref)));
	show_steps(v, view, t);
	show_way_back(v, view, t);
	TRY(show_next(v, view, t));
	if (t->status != STATUS_CLOSED && t->status != STATUS_CANCELLED)
		show_holder(view, t);
	view_add(view, t->status == STATUS_RESOLVED ? "REOPENS" : "PLAIN_REPLY");
	show_on_file(view, t);
	TRY(page_settings(v));
	TRY(show_talk(v, view, t, false, &seen));
	TRY(show_forms(v, view, t, back));
	return visit_show(v, status);
}
