/* A request travels: asked, shown, answered, changed, solved, confirmed. */
#include "pages/routes.h"

#include <inttypes.h>

#include "pages/extra_part.h"
#include "pages/opening.h"
#include "pages/part.h"
#include "pages/ticket_view.h"
#include "store/queue.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 50 };

static const struct {
	const char *title, *empty;
} tabs[MINES] = {
	[MINE_OPEN]    = { N_("Open"), N_("You have no open requests.") },
	[MINE_WAITING] = { N_("Waiting for you"), N_("Nothing waits for you.") },
	[MINE_SOLVED]  = { N_("Solved"), N_("None of your requests has been solved yet.") },
	[MINE_SHARED]  = { N_("Shared with you"), N_("Nobody has shared a request with you.") },
};

static void show_tabs(struct view *view, int which)
{
	for (int i = 0; i < MINES; i++) {
		struct view *row = view_add(view, "TAB");

		view_set(row, "TAB_NAME", str_of(_(tabs[i].title)));
		view_format(row, "TAB_URL", "/tickets?show=%s", name_of(&mine_names, i));
		view_show_if(row, "CURRENT", i == which);
	}
}

static enum err my_requests(struct visit *v)
{
	struct view *view = visit_view(v, "ticket/list.tpl", str_of(_("My requests")));
	struct str show = visit_query(v, "show"), after = visit_query(v, "after");
	int which = name_find(&mine_names, show);
	int64_t before = 0;
	struct rows rows;
	size_t n;

	if (which < 0) {
		which = MINE_OPEN;
		if (show.n)
			part_no_list(v, show, _(tabs[which].title));
	}
	if (after.n && (!str_int(after, &before) || before < 0)) {
		part_lost(v);
		before = 0;
	}
	show_tabs(view, which);
	TRY(queue_own(v->site->db, v->rq->mem, v->actor.id, (enum mine)which, before, PAGE_ROWS + 1,
	              &rows));
	n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	view_show_if(view, "SOME", n > 0);
	for (size_t i = 0; i < n; i++)
		part_line(v, view, (const struct line *)rows.v + i, false);
	if (n == 0)
		view_set(view_add(view, "EMPTY"), "TEXT", str_of(_(tabs[which].empty)));
	part_pager(view,
	           before ? str_format(v->rq->mem, "/tickets?show=%s", name_of(&mine_names, which))
	                  : S(""),
	           rows.n > n ? str_format(v->rq->mem, "/tickets?show=%s&after=%" PRId64,
	                                   name_of(&mine_names, which),
	                                   ((const struct line *)rows.v)[n - 1].id) : S(""),
	           S(""));
	return visit_show(v, 200);
}

static enum err one_ticket(struct visit *v)
{
	return show_ticket(v, NULL, 200);
}

/* After a change: back to the ticket with a word, or the form again with what is wrong. */
static enum err done(struct visit *v, enum err e, const char *note, struct came_back *back)
{
	if (e == E_INVALID && v->wrong.n)
		return show_ticket(v, back, v->too_large ? 413 : 422);
	if (e == E_STALE && back) {
		back->stale = true;
		return show_ticket(v, back, 409);
	}
	TRY(e);
	visit_note(v, note);
	return go_to_ticket(v, v->id);
}

static enum err reply(struct visit *v)
{
	struct words in = { .text = S("") };
	enum err e = form_read(v, &reply_form, &in);

	if (e == OK)
		e = desk_answer(&v->desk, v->id,
		                &(struct answer){ in.text, v->once, (enum then)in.then, in.newest },
		                &v->wrong);
	return done(v, e, "replied", &(struct came_back){ &reply_form, &in, 0, false });
}

static enum err note(struct visit *v)
{
	struct words in = { .text = S("") };
	enum err e = form_read(v, &note_form, &in);

	if (e == OK)
		e = desk_note(&v->desk, v->id, in.text, v->once, &v->wrong);
	return done(v, e, "noted", &(struct came_back){ &note_form, &in, 0, false });
}

static enum err reopen(struct visit *v)
{
	struct words in = { .text = S("") };
	enum err e = form_read(v, &reopen_form, &in);

	if (e == OK)
		e = desk_reopen(&v->desk, v->id, in.text, S(""), &v->wrong);
	return done(v, e, "reopened", &(struct came_back){ &reopen_form, &in, 0, false });
}

static enum err confirm(struct visit *v)
{
	return done(v, desk_confirm(&v->desk, v->id), "confirmed", NULL);
}

static enum err withdraw(struct visit *v)
{
	return done(v, desk_withdraw(&v->desk, v->id), "withdrawn", NULL);
}

/* Buttons without fields; the version of the page goes with them. */
struct plain {
	int64_t version;
};
static const struct input plain_inputs[] = { INPUT(struct plain, version, IN_NUMBER) };
static const struct form plain_form = FORM("plain", struct plain, plain_inputs, .once = true);

static enum err press(struct visit *v, enum err (*verb)(struct desk *, int64_t, int64_t),
                      const char *note)
{
	struct plain in = { 0 };
	enum err e = form_read(v, &plain_form, &in);

	if (e == OK)
		e = verb(&v->desk, v->id, in.version);
	return done(v, e, note, &(struct came_back){ &plain_form, &in, in.version, false });
}

static enum err take(struct visit *v)
{
	return press(v, desk_take, "taken");
}

static enum err junk(struct visit *v)
{
	return press(v, desk_junk, "junk");
}

static enum err restore(struct visit *v)
{
	return press(v, desk_restore, "restored");
}

static enum err assign(struct visit *v)
{
	struct handover in = { .reason = S("") };
	enum err e = form_read(v, &assign_form, &in);

	if (e == OK)
		e = desk_assign(&v->desk, v->id,
		                &(struct assignment){ in.team, in.assignee, in.reason, in.version },
		                &v->wrong);
	return done(v, e, "assigned", &(struct came_back){ &assign_form, &in, in.version, false });
}

static enum err change(struct visit *v)
{
	struct fields in;
	struct ticket t;
	enum err e;

	TRY(ticket_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->id, &t));
	in = fields_of(&t);
	in.priority = -1;       /* empty means: by impact and urgency */
	e = form_read(v, &change_form, &in);
	if (e == OK)
		e = desk_change(&v->desk, v->id,
			&(struct change){
				.subject = in.subject, .kind = in.kind, .category_id = in.category,
				.impact = in.impact, .urgency = in.urgency, .priority = in.priority,
				.priority_reason = in.priority_reason, .status = in.status,
				.waiting_for = in.waiting_for, .extras = extras_read(v, true),
				.seen = in.version }, &v->wrong);
	return done(v, e, "changed", &(struct came_back){ &change_form, &in, in.version, false });
}

static enum err resolve(struct visit *v)
{
	struct verdict in = { .text = S("") };
	enum err e = form_read(v, &resolve_form, &in);

	if (e == OK)
		e = desk_resolve(&v->desk, v->id,
		                 &(struct solution){ in.text, in.code, in.category, in.version },
		                 &v->wrong);
	return done(v, e, "resolved", &(struct came_back){ &resolve_form, &in, in.version, false });
}

const struct route ticket_pages[] = {
	{ GET,  "/tickets",               MAY_ASK,      NULL,          my_requests, false },
	{ GET,  "/tickets/new",           MAY_ASK,      NULL,          new_request, false },
	{ POST, "/tickets/new",           MAY_ASK,      &box_form,     box,         false },
	{ POST, "/tickets",               MAY_ASK,      &ask_form,     ask,         false },
	{ GET,  "/tickets/for",           MAY_OPEN_FOR, NULL,          new_ticket,  false },
	{ POST, "/tickets/for",           MAY_OPEN_FOR, &open_form,    open_ticket, false },
	{ GET,  "/tickets/{id}",          MAY_ENTER,    NULL,          one_ticket,  false },
	{ POST, "/tickets/{id}/reply",    MAY_REPLY,    &reply_form,   reply,       false },
	{ POST, "/tickets/{id}/confirm",  MAY_CONFIRM,  &plain_form,   confirm,     false },
	{ POST, "/tickets/{id}/reopen",   MAY_REOPEN,   &reopen_form,  reopen,      false },
	{ POST, "/tickets/{id}/withdraw", MAY_WITHDRAW, &plain_form,   withdraw,    false },
	{ POST, "/tickets/{id}/note",     MAY_NOTE,     &note_form,    note,        false },
	{ POST, "/tickets/{id}/take",     MAY_TAKE,     &plain_form,   take,        false },
	{ POST, "/tickets/{id}/assign",   MAY_ASSIGN,   &assign_form,  assign,      false },
	{ POST, "/tickets/{id}/change",   MAY_CHANGE,   &change_form,  change,      false },
	{ POST, "/tickets/{id}/resolve",  MAY_RESOLVE,  &resolve_form, resolve,     false },
	{ POST, "/tickets/{id}/junk",     MAY_JUNK,     &plain_form,   junk,        false },
	{ POST, "/tickets/{id}/restore",  MAY_RESTORE,  &plain_form,   restore,     false },
	{ 0 },
};
