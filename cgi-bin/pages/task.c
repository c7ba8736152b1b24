/* Tasks: ticked off, moved, changed; and the list of what somebody has to do. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/task.h"
#include "desk/words.h"
#include "pages/page.h"
#include "pages/part.h"
#include "pages/stale.h"
#include "pages/task_part.h"
#include "pages/ticket_view.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 50 };

/* What was typed, as the desk takes it. */
static enum err draft_of(struct visit *v, const struct task_in *in, struct task_draft *out)
{
	*out = (struct task_draft){ .title = in->title, .after_id = in->after,
	                            .version = in->version };
	if (!who_read(in->who, &out->assignee_id, &out->team_id))
		wrong_say(&v->wrong, "who", _("Please choose one of these."));
	if (!moment_read(v, in->due, &out->due_at))
		wrong_say(&v->wrong, "due", _("This is no date and time."));
	return v->wrong.n ? E_INVALID : OK;
}

static enum err back_to(struct visit *v, int64_t ticket_id, const char *note)
{
	if (note)
		visit_note(v, note);
	return visit_go(v, "/tickets/%" PRId64 "#tasks", ticket_id);
}

static enum err add_task(struct visit *v)
{
	struct task_in in = { .title = S(""), .who = S(""), .due = S("") };
	struct task_draft draft;
	enum err e = form_read(v, &task_form, &in);

	if (e == OK)
		e = draft_of(v, &in, &draft);
	if (e == OK)
		e = desk_add_task(&v->desk, v->id, &draft, &v->wrong);
	if (e == E_INVALID && v->wrong.n)
		return show_ticket(v, &(struct came_back){ &task_form, &in, 0 }, 422);
	TRY(e);
	return back_to(v, v->id, "task-added");
}

static enum err tick_step(struct visit *v)
{
	struct step_in in = { .step = S("") };

	TRY(form_read(v, &step_form, &in));
	TRY(desk_tick_step(&v->desk, v->id, in.step, !in.undo));
	return back_to(v, v->id, NULL);
}

static struct str number(struct visit *v, const char *letter, int64_t id)
{
	return str_format(v->rq->mem, "%s%" PRId64, letter, id);
}

/* Every team and everybody who works in one, each once. */
static enum err show_who(struct visit *v, struct view *view, struct str who)
{
	const struct choice *c;
	struct rows rows;

	TRY(person_workers(v->site->db, v->rq->mem, &rows));
	c = rows.v;
	form_choice(view, "WHO_OPTION", S(""), str_of(_("Nobody yet")), !who.n);
	for (size_t i = 0; i < rows.n; i++) {
		struct str value = number(v, "p", c[i].id), team = number(v, "t", c[i].group_id);

		if (i == 0 || c[i].group_id != c[i - 1].group_id)
			form_choice(view, "WHO_OPTION", team,
			            str_format(v->rq->mem, _("Team %.*s"), FMT(c[i].detail)),
			            str_eq(who, team));
		if (c[i].id)
			form_choice(view, "WHO_OPTION", value,
			            str_format(v->rq->mem, "%.*s (%.*s)", FMT(c[i].name),
			                       FMT(c[i].detail)), str_eq(who, value));
	}
	return OK;
}

static enum err show_after(struct visit *v, struct view *view, const struct task *t, int64_t after)
{
	const struct task *other;
	struct rows rows;

	TRY(task_list(v->site->db, v->rq->mem, t->ticket_id, &rows));
	other = rows.v;
	form_choice(view, "AFTER_OPTION", S(""), str_of(_("Nothing")), !after);
	for (size_t i = 0; i < rows.n; i++)
		if (other[i].kind == TASK_PLAIN && other[i].state != TASK_REMOVED
		    && other[i].id != t->id)
			form_choice(view, "AFTER_OPTION", number(v, "", other[i].id),
			            other[i].title, other[i].id == after);
	return OK;
}

/* The ticket, if this visitor may keep its tasks just now. */
static enum err keeper_of(struct visit *v, struct task *task, struct ticket *t)
{
	struct viewer who = desk_viewer(&v->desk);

	TRY(task_seen_by(v->site->db, v->rq->mem, who, v->id, task));
	TRY(ticket_seen_by(v->site->db, v->rq->mem, who, task->ticket_id, t));
	return may_on(&v->desk, MAY_CHANGE, t);
}

static struct str who_of(struct visit *v, const struct task *t)
{
	return t->assignee_id ? number(v, "p", t->assignee_id)
	     : t->team_id ? number(v, "t", t->team_id) : S("");
}

static const struct said said[] = {
	{ "title", N_("What is to be done") }, { "who", N_("Who") }, { "due", N_("Due") },
	{ "after", N_("After") }, { NULL, NULL },
};

static enum err show_options(struct visit *v, struct view *view, const void *card)
{
	const struct task_in *in = card;
	struct task task;

	TRY(task_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->id, &task));
	TRY(show_who(v, view, in->who));
	return show_after(v, view, &task, in->after);
}

static struct task_in task_in_of(struct visit *v, const struct task *t)
{
	return (struct task_in){ t->title, who_of(v, t), moment_typed(v, t->due_at), t->after_id,
	                         t->version };
}

static enum err show_change(struct visit *v, const struct task_in *typed, int status)
{
	struct view *view = visit_view(v, "ticket/task.tpl", str_of(_("Change a task")));
	struct task_in in, now;
	struct ticket t;
	struct task task;

	TRY(keeper_of(v, &task, &t));
	now = task_in_of(v, &task);
	in = typed ? *typed : now;
	if (status == 409)
		TRY(stale_show(v, view, &task_change_form, said, show_options, &in, &now));
	form_show(v, view, &task_change_form, &in);
	seen_show(v, view, &task_change_form, &in, status == 409 ? &now : NULL);
	view_set(view, "TASK_TITLE", in.title);
	view_int(view, "TASK_ID", task.id);
	view_int(view, "VERSION", status == 422 ? in.version : task.version);
	view_set(view, "REF", ref_of(v->rq->mem, t.kind, t.id));
	view_set(view, "SUBJECT", t.subject);
	view_format(view, "TICKET_URL", "/tickets/%" PRId64 "#tasks", t.id);
	TRY(show_options(v, view, &in));
	return visit_show(v, status);
}

static enum err edit_task(struct visit *v)
{
	return show_change(v, NULL, 200);
}

static enum err change_task(struct visit *v)
{
	struct task_in in = { .title = S(""), .who = S(""), .due = S("") }, now;
	struct task_draft draft;
	struct task task;
	enum err e = form_read(v, &task_change_form, &in);

	TRY(task_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->id, &task));
	now = task_in_of(v, &task);
	seen_catch_up(v, &task_change_form, &in, &now);
	if (e == OK)
		e = draft_of(v, &in, &draft);
	if (e == OK)
		e = desk_change_task(&v->desk, v->id, &draft, &v->wrong);
	if (e == E_STALE || (e == E_INVALID && v->wrong.n))
		return show_change(v, &in, e == E_STALE ? 409 : 422);
	TRY(e);
	return back_to(v, task.ticket_id, "saved");
}

static enum err show_work(struct visit *v, int status);

/* After a button on a task: back to where it stood, or what is wrong with it. */
static enum err ticked(struct visit *v, const struct tick_in *in, enum err e, const char *note)
{
	struct task task;

	if (e != OK && !(e == E_INVALID && v->wrong.n))
		return e;
	TRY(task_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->id, &task));
	if (e == E_INVALID && in->from == FROM_WORK)
		return show_work(v, 422);
	if (e == E_INVALID) {
		v->id = task.ticket_id;
		return show_ticket(v, &(struct came_back){ &tick_form, in, 0 }, 422);
	}
	if (in->from != FROM_WORK)
		return back_to(v, task.ticket_id, note);
	visit_note(v, note);
	return visit_go(v, "/work");
}

static enum err tick(struct visit *v)
{
	struct tick_in in = { 0 };

	TRY(form_read(v, &tick_form, &in));
	return ticked(v, &in, desk_tick_task(&v->desk, v->id, true, &v->wrong), "task-done");
}

static enum err untick(struct visit *v)
{
	struct tick_in in = { 0 };

	TRY(form_read(v, &tick_form, &in));
	return ticked(v, &in, desk_tick_task(&v->desk, v->id, false, &v->wrong), "task-undone");
}

static enum err up(struct visit *v)
{
	return ticked(v, &(struct tick_in){ 0 }, desk_move_task(&v->desk, v->id, true), NULL);
}

static enum err down(struct visit *v)
{
	return ticked(v, &(struct tick_in){ 0 }, desk_move_task(&v->desk, v->id, false), NULL);
}

static enum err remove_task(struct visit *v)
{
	return ticked(v, &(struct tick_in){ 0 }, desk_remove_task(&v->desk, v->id),
	              "task-removed");
}

static enum err put_back(struct visit *v)
{
	return ticked(v, &(struct tick_in){ 0 }, desk_restore_task(&v->desk, v->id), "task-back");
}

static const struct tab {
	const char *show, *title, *empty;
	enum err (*list)(struct db *, struct arena *, struct viewer, int64_t, int64_t, int,
	                 struct rows *);
} tabs[] = {
	{ "mine", N_("Mine"), N_("No task is yours just now."), task_of_person },
	{ "team", N_("My teams"), N_("No task waits for one of your teams."), task_of_teams },
};

static void show_tabs(struct view *view, const struct tab *now)
{
	for (const struct tab *t = tabs; t < tabs + 2; t++) {
		struct view *row = view_add(view, "TAB");

		view_set(row, "TAB_NAME", str_of(_(t->title)));
		view_format(row, "TAB_URL", "/work?show=%s", t->show);
		view_show_if(row, "CURRENT", t == now);
	}
}

static void show_line(struct visit *v, struct view *view, const struct task_line *line)
{
	struct view *row = view_add(view, "TASK");
	bool may_tick = may(&v->actor, MAY_NOTE);

	view_int(row, "TASK_ID", line->id);
	view_set(row, "TASK_TITLE", line->title);
	view_set(row, "REF", ref_of(v->rq->mem, line->kind, line->ticket_id));
	view_set(row, "SUBJECT", line->subject);
	view_set(row, "REQUESTER", line->requester_name);
	view_format(row, "URL", "/tickets/%" PRId64 "#tasks", line->ticket_id);
	view_set(row, "PRIORITY", str_of(name_of(&priority_names, line->priority)));
	view_set(row, "PRIORITY_WORD", str_of(name_of(&priority_names, line->priority)));
	view_show_if(row, "TICK", may_tick && !line->blocked);
	view_show_if(row, "NO_TICK", !may_tick || line->blocked);
	if (line->blocked)
		view_set(view_add(row, "WAITS"), "AFTER", line->after);
	if (line->team.n)
		view_set(view_add(row, "OF_TEAM"), "TEAM", line->team);
	part_task_due(v, row, line->created_at, line->due_at);
}

static void read_cursor(const struct visit *v, int64_t *key, int64_t *id)
{
	struct str rest = visit_query(v, "after"), first;

	if (!rest.n || !str_cut(&rest, '.', &first) || !str_int(first, key) || !str_int(rest, id)
	    || *key <= 0 || *key > DUE_NEVER || *id <= 0)
		*key = *id = 0;
}

static enum err show_work(struct visit *v, int status)
{
	struct view *view = visit_view(v, "work.tpl", str_of(_("Tasks")));
	struct str show = visit_query(v, "show");
	const struct tab *tab = &tabs[str_eq(show, S("team"))];
	const struct task_line *line;
	int64_t key = 0, id = 0;
	struct rows rows;
	size_t n;

	read_cursor(v, &key, &id);
	if (show.n && !str_eq(show, str_of(tab->show)))
		part_no_list(v, show, _(tab->title));
	if (visit_query(v, "after").n && !id)
		part_lost(v);
	show_tabs(view, tab);
	TRY(tab->list(v->site->db, v->rq->mem, desk_viewer(&v->desk), key, id, PAGE_ROWS + 1,
	              &rows));
	line = rows.v;
	n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	if (status != 200)
		form_show(v, view, &tick_form, &(struct tick_in){ 0 });
	view_show_if(view, "SOME", n > 0);
	for (size_t i = 0; i < n; i++)
		show_line(v, view, &line[i]);
	if (!n)
		view_set(view_add(view, "EMPTY"), "TEXT", str_of(_(tab->empty)));
	part_pager(view, key ? str_format(v->rq->mem, "/work?show=%s", tab->show) : S(""),
	           rows.n > n ? str_format(v->rq->mem, "/work?show=%s&after=%" PRId64 ".%" PRId64,
	                                   tab->show, line[n - 1].sort_key, line[n - 1].id)
	                      : S(""), S(""));
	return visit_show(v, status);
}

static enum err work(struct visit *v)
{
	return show_work(v, 200);
}

const struct route task_pages[] = {
	{ GET,  "/work",               MAY_DESK,   NULL,              work,        false },
	{ POST, "/tickets/{id}/tasks", MAY_CHANGE, &task_form,        add_task,    false },
	{ POST, "/tickets/{id}/steps", MAY_CHANGE, &step_form,        tick_step,   false },
	{ GET,  "/tasks/{id}",         MAY_CHANGE, NULL,              edit_task,   false },
	{ POST, "/tasks/{id}",         MAY_CHANGE, &task_change_form, change_task, false },
	{ POST, "/tasks/{id}/tick",    MAY_NOTE,   &tick_form,        tick,        false },
	{ POST, "/tasks/{id}/untick",  MAY_NOTE,   &tick_form,        untick,      false },
	{ POST, "/tasks/{id}/up",      MAY_CHANGE, &tick_form,        up,          false },
	{ POST, "/tasks/{id}/down",    MAY_CHANGE, &tick_form,        down,        false },
	{ POST, "/tasks/{id}/remove",  MAY_CHANGE, &tick_form,        remove_task, false },
	{ POST, "/tasks/{id}/restore", MAY_CHANGE, &tick_form,        put_back,    false },
	{ 0 },
};
