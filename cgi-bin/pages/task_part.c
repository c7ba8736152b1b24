/* See task_part.h. */
#include "pages/task_part.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/task.h"
#include "pages/page.h"
#include "pages/part.h"
#include "sys/lang.h"

enum { DUE_BYTES = 20, WHO_BYTES = 20 };

static const char *const froms[] = { "ticket", "work" };
static const struct names from_names = NAMES(froms);

static const struct input task_inputs[] = {
	INPUT(struct task_in, title, IN_LINE, TASK_TITLE),
	INPUT(struct task_in, who, IN_LINE, WHO_BYTES),
	INPUT(struct task_in, due, IN_LINE, DUE_BYTES),
	INPUT(struct task_in, after, IN_NUMBER),
	INPUT(struct task_in, version, IN_NUMBER),
};
static const struct input tick_inputs[] = { INPUT(struct tick_in, from, IN_NAME, 0, &from_names) };
static const struct input step_inputs[] = {
	INPUT(struct step_in, step, IN_LINE, TASK_TITLE),
	INPUT(struct step_in, undo, IN_FLAG),
};

const struct form task_form = FORM("task", struct task_in, task_inputs, .once = true);
const struct form task_change_form = FORM("task", struct task_in, task_inputs, .seen = true,
                                          .once = true);
const struct form tick_form = FORM("resolve", struct tick_in, tick_inputs, .once = true);
const struct form step_form = FORM("step", struct step_in, step_inputs, .once = true);

static bool digits(struct str s, size_t from, size_t n, int *out)
{
	int64_t value;

	if (!str_int(str_sub(s, from, n), &value) || s.p[from] < '0' || s.p[from] > '9')
		return false;
	*out = (int)value;
	return true;
}

bool moment_read(const struct visit *v, struct str text, int64_t *at)
{
	struct civil c = { 0 }, back;

	*at = 0;
	if (!text.n)
		return true;
	if (text.n < 16 || text.p[4] != '-' || text.p[7] != '-' || text.p[10] != 'T'
	    || text.p[13] != ':' || !digits(text, 0, 4, &c.year) || !digits(text, 5, 2, &c.month)
	    || !digits(text, 8, 2, &c.day) || !digits(text, 11, 2, &c.hour)
	    || !digits(text, 14, 2, &c.minute) || c.year < 2000 || c.year > 2999)
		return false;
	back = when_civil(when_at(&c));
	if (back.day != c.day || back.month != c.month || back.hour != c.hour
	    || back.minute != c.minute)
		return false;
	*at = zone_at(v->zone, &c);
	return true;
}

struct str moment_typed(const struct visit *v, int64_t at)
{
	struct civil c;

	if (!at || at == DUE_NEVER)
		return S("");
	c = zone_civil(v->zone, at);
	return str_format(v->rq->mem, "%04d-%02d-%02dT%02d:%02d", c.year, c.month, c.day, c.hour,
	                  c.minute);
}

bool who_read(struct str text, int64_t *person, int64_t *team)
{
	int64_t *to = str_begins(text, S("p")) ? person : team;

	*person = *team = 0;
	if (!text.n)
		return true;
	return (text.p[0] == 'p' || text.p[0] == 't') && str_int(str_from(text, 1), to) && *to > 0;
}

void part_task_due(const struct visit *v, struct view *view, int64_t from, int64_t due_at)
{
	struct line line = { .status = STATUS_OPEN, .created_at = from, .due_at = due_at };

	part_line_due(v, view, &line);
}

static void show_state(struct visit *v, struct view *row, const struct ticket *t,
                       const struct task *task)
{
	bool may = desk_may_tick(&v->desk, t, task);

	view_show_if(row, "DONE", task->state == TASK_DONE);
	view_show_if(row, "TICK", may && task->state == TASK_OPEN && !task->blocked);
	view_show_if(row, "UNTICK", may && task->state == TASK_DONE);
	view_show_if(row, "NO_TICK", task->state == TASK_OPEN && (!may || task->blocked));
	view_show_if(row, "DONE_FIXED", task->state == TASK_DONE && !may);
	if (task->state == TASK_OPEN && task->blocked)
		view_set(view_add(row, "WAITS"), "AFTER", task->after);
}

static void show_task(struct visit *v, struct view *view, const struct ticket *t,
                      const struct task *task)
{
	struct view *row = view_add(view, "TASK");
	struct str who = task->assignee_id ? task->assignee : task->team;

	view_int(row, "TASK_ID", task->id);
	view_set(row, "TASK_TITLE", task->title);
	show_state(v, row, t, task);
	if (who.n && task->state == TASK_OPEN)
		view_set(view_add(row, "WHO_IS"), "WHO", who);
	if (task->state == TASK_OPEN)
		part_task_due(v, row, v->desk.now, task->due_at);
	if (task->state == TASK_DONE) {
		struct view *done = view_add(row, "DONE_BY");

		view_set(done, "BY", task->done_by);
		part_moment(v, done, "AT", task->done_at);
	}
	view_show_if(row, "MAY_KEEP", may_now(&v->desk, MAY_CHANGE, t));
}

static void show_removed(struct visit *v, struct view *view, const struct task *task, size_t n,
                         bool may)
{
	struct view *fold = NULL;

	for (size_t i = 0; i < n; i++) {
		struct view *row;

		if (task[i].kind != TASK_PLAIN || task[i].state != TASK_REMOVED)
			continue;
		if (!fold)
			fold = view_add(view, "REMOVED");
		view_show_if(fold, "OPEN", i == 0 && page_noted(v, "task-removed"));
		row = view_add(fold, "GONE");
		view_int(row, "TASK_ID", task[i].id);
		view_set(row, "TASK_TITLE", task[i].title);
		view_show_if(row, "MAY_KEEP", may);
	}
}

static const struct task *tick_of(const struct task *task, size_t n, struct str line)
{
	for (size_t i = 0; i < n; i++)
		if (task[i].kind == TASK_STEP && task[i].state == TASK_DONE
		    && str_eq(task[i].title, line))
			return &task[i];
	return NULL;
}

static void show_steps(struct visit *v, struct view *view, const struct ticket *t,
                       const struct task *task, size_t n)
{
	struct str rest = t->procedure, line;
	bool may = may_now(&v->desk, MAY_CHANGE, t);
	struct view *list = NULL;

	while (line_cut(&rest, &line)) {
		const struct task *tick = tick_of(task, n, line);
		struct view *row, *done;

		if (!list)
			list = view_add(view, "STEPS_LIST");
		row = view_add(list, "STEP_ROW");
		view_set(row, "LINE", line);
		view_show_if(row, "TICK", may && !tick);
		view_show_if(row, "UNTICK", may && tick);
		view_show_if(row, "NO_TICK", !may && !tick);
		view_show_if(row, "DONE_FIXED", !may && tick);
		view_show_if(row, "DONE", tick != NULL);
		if (!tick)
			continue;
		done = view_add(row, "DONE_BY");
		view_set(done, "BY", tick->done_by);
		part_moment(v, done, "AT", tick->done_at);
	}
}

/* Who is at hand; anybody else on the task's own page. */
static void show_near(struct visit *v, struct view *form, const struct ticket *t, struct str who)
{
	struct str me = str_format(v->rq->mem, "p%" PRId64, v->actor.id);
	struct str owner = str_format(v->rq->mem, "p%" PRId64, t->assignee_id);
	struct str team = str_format(v->rq->mem, "t%" PRId64, t->team_id);

	form_choice(form, "WHO_OPTION", S(""), str_of(_("Nobody yet")), !who.n);
	form_choice(form, "WHO_OPTION", me, str_of(_("Me")), str_eq(who, me));
	if (t->assignee_id && t->assignee_id != v->actor.id)
		form_choice(form, "WHO_OPTION", owner, t->assignee, str_eq(who, owner));
	if (t->team_id)
		form_choice(form, "WHO_OPTION", team, t->team, str_eq(who, team));
}

static void show_add(struct visit *v, struct view *view, const struct ticket *t,
                     const struct task *task, size_t n, const struct came_back *back)
{
	struct task_in in = { .title = S(""), .who = S(""), .due = S("") };
	bool came_back = back && back->form == &task_form;
	struct view *form = view_add(view, "MAY_ADD");

	if (came_back)
		in = *(const struct task_in *)back->in;
	if (came_back)
		form_show(v, form, &task_form, &in);
	view_set(form, "TASK_TITLE", in.title);
	view_set(form, "DUE", in.due);
	view_show_if(form, "OPEN", came_back || page_noted(v, "task-added"));
	show_near(v, form, t, in.who);
	form_choice(form, "AFTER_OPTION", S(""), str_of(_("Nothing")), !in.after);
	for (size_t i = 0; i < n; i++)
		if (task[i].kind == TASK_PLAIN && task[i].state == TASK_OPEN)
			form_choice(form, "AFTER_OPTION",
			            str_format(v->rq->mem, "%" PRId64, task[i].id), task[i].title,
			            task[i].id == in.after);
}

static void show_wrongs(struct visit *v, struct view *view, const struct came_back *back)
{
	if (back && back->form == &tick_form && v->wrong.n)
		form_show(v, view, &tick_form, back->in);
}

enum err show_tasks(struct visit *v, struct view *view, const struct ticket *t,
                    const struct came_back *back)
{
	bool may = may_now(&v->desk, MAY_CHANGE, t);
	size_t all = 0, done = 0;
	struct task *task;
	struct view *part;
	struct rows rows = { 0 };

	if (t->has_tasks)
		TRY(task_list(v->site->db, v->rq->mem, t->id, &rows));
	task = rows.v;
	if (!rows.n && !may && !t->procedure.n)
		return OK;
	part = view_add(view, "TASKS");
	show_wrongs(v, part, back);
	show_steps(v, part, t, task, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		if (task[i].kind != TASK_PLAIN || task[i].state == TASK_REMOVED)
			continue;
		all++;
		done += task[i].state == TASK_DONE;
		show_task(v, part, t, &task[i]);
	}
	view_show_if(part, "SOME", all > 0);
	if (all)
		view_format(view_add(part, "COUNTED"), "COUNT_TEXT", "%zu/%zu", done, all);
	show_removed(v, part, task, rows.n, may);
	if (may)
		show_add(v, part, t, task, rows.n, back);
	return OK;
}
