/* See task.h. */
#include "desk/task.h"

#include "base/arena.h"
#include "base/buf.h"
#include "desk/settings.h"
#include "store/team.h"
#include "sys/lang.h"

enum { OPEN_NAMED = 5 };

struct tasks {
	struct task *v;
	size_t n;
};

static enum err tasks_of(struct dossier *x, struct tasks *out)
{
	struct rows rows;

	TRY(task_list(x->d->db, x->d->mem, x->t.id, &rows));
	*out = (struct tasks){ rows.v, rows.n };
	return OK;
}

static struct task *find(const struct tasks *all, int64_t id)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].id == id && all->v[i].kind == TASK_PLAIN)
			return &all->v[i];
	return NULL;
}

static enum err tell(struct dossier *x, enum event_kind kind, struct str title)
{
	return dossier_tell(x, kind, S(""), title, S(""));
}

/* A task with its ticket on the table, both as they are now. */
static enum err take(struct desk *d, int64_t id, enum may what, struct dossier *x,
                     struct tasks *all, struct task **out)
{
	struct task seen;

	TRY(task_seen_by(d->db, d->mem, desk_viewer(d), id, &seen));
	TRY(dossier_take(d, seen.ticket_id, what, x));
	TRY(tasks_of(x, all));
	*out = find(all, id);
	return *out ? OK : E_MISSING;
}

/* Whoever is to do it has to see this ticket, and what is for the desk's eyes. */
static bool may_see(const struct dossier *x, const struct person *p)
{
	struct actor worker = actor_of(x->d->mem, p);
	struct desk hers = { .by = &worker };

	return p->active && p->teams.n && may_read_internal(&hers, &x->t)
	    && (!x->t.confidential || worker.sight == SIGHT_SECURITY);
}

static enum err check_person(struct dossier *x, int64_t id, struct errors *wrong)
{
	struct person p = { 0 };
	enum err e = person_by_id(x->d->db, x->d->mem, id, &p);

	if (e != OK && e != E_MISSING)
		return e;
	if (e == E_MISSING || !may_see(x, &p))
		return wrong_say(wrong, "who", _("This person cannot work on this ticket."));
	return OK;
}

static enum err check_team(struct dossier *x, int64_t id, struct errors *wrong)
{
	struct team team = { 0 };
	struct settings settings;
	enum err e = team_by_id(x->d->db, x->d->mem, id, &team);
	bool sees;

	if (e != OK && e != E_MISSING)
		return e;
	TRY(settings_load(x->d, &settings));
	sees = team.kind == TEAM_SECURITY
	    || (!x->t.confidential && (id == x->t.team_id
	                               || !str_eq(settings.agents_see, S("own-teams"))));
	if (e == E_MISSING || !sees)
		return wrong_say(wrong, "who", _("This team cannot work on this ticket."));
	return OK;
}

/* Along the chain of what it depends on, nobody may come by twice. */
static bool in_a_circle(const struct tasks *all, int64_t id, int64_t after_id)
{
	for (size_t steps = 0; after_id && steps <= all->n; steps++) {
		const struct task *after = find(all, after_id);

		if (after_id == id)
			return true;
		after_id = after ? after->after_id : 0;
	}
	return after_id != 0;
}

static enum err check_after(const struct tasks *all, const struct task *t, int64_t after_id,
                            struct errors *wrong)
{
	const struct task *after = find(all, after_id);

	if (!after_id || after_id == t->after_id)
		return OK;
	if (!after || after->state == TASK_REMOVED)
		return wrong_say(wrong, "after", _("There is no such task on this ticket."));
	if (in_a_circle(all, t->id, after_id))
		return wrong_say(wrong, "after", _("These tasks would wait for each other."));
	return OK;
}

static enum err check(struct dossier *x, const struct tasks *all, const struct task *t,
                      const struct task_draft *in, struct errors *wrong)
{
	enum err e = OK;

	if (!in->title.n)
		wrong_say(wrong, "title", _("Please say what is to be done."));
	if (in->assignee_id && in->assignee_id != t->assignee_id)
		e = check_person(x, in->assignee_id, wrong);
	else if (in->team_id && in->team_id != t->team_id)
		e = check_team(x, in->team_id, wrong);
	if (e != OK && e != E_INVALID)
		return e;
	check_after(all, t, in->after_id, wrong);
	return wrong->n ? E_INVALID : OK;
}

static void put(struct task *t, const struct task_draft *in)
{
	t->title = in->title;
	t->assignee_id = in->assignee_id;
	t->team_id = in->assignee_id ? 0 : in->team_id;
	t->due_at = in->due_at ? in->due_at : DUE_NEVER;
	t->after_id = in->after_id;
}

static int64_t last_place(const struct tasks *all)
{
	return all->n ? all->v[all->n - 1].sort : 0;
}

static size_t plain_ones(const struct tasks *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += all->v[i].kind == TASK_PLAIN && all->v[i].state != TASK_REMOVED;
	return n;
}

static enum err add_in_tx(struct desk *d, int64_t ticket_id, const struct task_draft *in,
                          struct errors *wrong)
{
	struct dossier x;
	struct tasks all;
	struct task t = { .kind = TASK_PLAIN };

	TRY(dossier_take(d, ticket_id, MAY_CHANGE, &x));
	TRY(tasks_of(&x, &all));
	if (plain_ones(&all) >= TASKS_MOST)
		return wrong_say(wrong, "title", _("A ticket has 100 tasks at most."));
	TRY(check(&x, &all, &t, in, wrong));
	put(&t, in);
	t.ticket_id = ticket_id;
	t.sort = last_place(&all) + 1;
	TRY(task_insert(d->db, &t, d->now, &t.id));
	TRY(tell(&x, EV_TASK_ADDED, t.title));
	dossier_touch(&x);
	return dossier_return(&x);
}

enum err desk_add_task(struct desk *d, int64_t ticket_id, const struct task_draft *in,
                       struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, add_in_tx(d, ticket_id, in, wrong));
}

static bool is_the_same(const struct task *t, const struct task_draft *in)
{
	struct task other = *t;

	put(&other, in);
	return str_eq(other.title, t->title) && other.assignee_id == t->assignee_id
	    && other.team_id == t->team_id && other.due_at == t->due_at
	    && other.after_id == t->after_id;
}

static enum err change_in_tx(struct desk *d, int64_t id, const struct task_draft *in,
                             struct errors *wrong)
{
	struct dossier x;
	struct tasks all;
	struct task *t;

	TRY(take(d, id, MAY_CHANGE, &x, &all, &t));
	if (t->version != in->version)
		return E_STALE;
	TRY(check(&x, &all, t, in, wrong));
	if (is_the_same(t, in))
		return OK;
	put(t, in);
	TRY(task_update(d->db, t));
	TRY(tell(&x, EV_TASK_CHANGED, t->title));
	return dossier_return(&x);
}

enum err desk_change_task(struct desk *d, int64_t id, const struct task_draft *in,
                          struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, change_in_tx(d, id, in, wrong));
}

static bool is_theirs(const struct actor *by, const struct task *t)
{
	for (size_t i = 0; i < by->teams_count; i++)
		if (by->teams[i] == t->team_id)
			return true;
	return by->id && t->assignee_id == by->id;
}

static bool is_running(const struct ticket *t)
{
	return t->status == STATUS_NEW || t->status == STATUS_OPEN || t->status == STATUS_WAITING;
}

bool desk_may_tick(const struct desk *d, const struct ticket *t, const struct task *task)
{
	return may_now(d, MAY_CHANGE, t)
	    || (is_running(t) && may_now(d, MAY_NOTE, t) && is_theirs(d->by, task));
}

static enum err tick_in_tx(struct desk *d, int64_t id, bool done, struct errors *wrong)
{
	enum task_state becomes = done ? TASK_DONE : TASK_OPEN;
	struct dossier x;
	struct tasks all;
	struct task *t;

	TRY(take(d, id, MAY_NOTE, &x, &all, &t));
	if (!desk_may_tick(d, &x.t, t) || t->state == TASK_REMOVED)
		return E_DENIED;
	if (t->state == (int)becomes)
		return OK;
	if (done && t->blocked)
		return wrong_say(wrong, "task", str_format(d->mem,
			_("\"%.*s\" has to wait: \"%.*s\" is still open."), FMT(t->title),
			FMT(t->after)).p);
	t->state = (int)becomes;
	t->done_at = done ? d->now : 0;
	t->done_by_id = done ? d->by->id : 0;
	TRY(task_update(d->db, t));
	TRY(tell(&x, done ? EV_TASK_DONE : EV_TASK_UNDONE, t->title));
	dossier_touch(&x);
	return dossier_return(&x);
}

enum err desk_tick_task(struct desk *d, int64_t id, bool done, struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, tick_in_tx(d, id, done, wrong));
}

/* The next one in that direction that people see. */
static struct task *neighbour(const struct tasks *all, struct task *t, bool up)
{
	struct task *end = up ? all->v - 1 : all->v + all->n;

	for (struct task *p = up ? t - 1 : t + 1; p != end; p = up ? p - 1 : p + 1)
		if (p->kind == TASK_PLAIN && p->state != TASK_REMOVED)
			return p;
	return NULL;
}

static enum err move_in_tx(struct desk *d, int64_t id, bool up)
{
	struct dossier x;
	struct tasks all;
	struct task *t, *other;
	int64_t place;

	TRY(take(d, id, MAY_CHANGE, &x, &all, &t));
	other = neighbour(&all, t, up);
	if (!other || t->state == TASK_REMOVED)
		return OK;
	place = t->sort;
	t->sort = other->sort;
	other->sort = place;
	TRY(task_update(d->db, t));
	return task_update(d->db, other);
}

enum err desk_move_task(struct desk *d, int64_t id, bool up)
{
	TRY(db_begin(d->db));
	return db_end(d->db, move_in_tx(d, id, up));
}

static enum err remove_in_tx(struct desk *d, int64_t id)
{
	struct dossier x;
	struct tasks all;
	struct task *t;

	TRY(take(d, id, MAY_CHANGE, &x, &all, &t));
	if (t->state == TASK_REMOVED)
		return OK;
	t->state = TASK_REMOVED;
	t->done_at = t->done_by_id = 0;
	TRY(task_update(d->db, t));
	TRY(tell(&x, EV_TASK_REMOVED, t->title));
	return dossier_return(&x);
}

enum err desk_remove_task(struct desk *d, int64_t id)
{
	TRY(db_begin(d->db));
	return db_end(d->db, remove_in_tx(d, id));
}

static enum err restore_in_tx(struct desk *d, int64_t id)
{
	struct dossier x;
	struct tasks all;
	struct task *t;

	TRY(take(d, id, MAY_CHANGE, &x, &all, &t));
	if (t->state != TASK_REMOVED)
		return OK;
	t->state = TASK_OPEN;
	TRY(task_update(d->db, t));
	TRY(tell(&x, EV_TASK_BACK, t->title));
	return dossier_return(&x);
}

enum err desk_restore_task(struct desk *d, int64_t id)
{
	TRY(db_begin(d->db));
	return db_end(d->db, restore_in_tx(d, id));
}

bool line_cut(struct str *rest, struct str *line)
{
	while (rest->n && str_cut(rest, '\n', line)) {
		*line = str_clip(str_trim(*line), TASK_TITLE);
		if (line->n)
			return true;
	}
	return false;
}

static bool is_a_step(struct str procedure, struct str line)
{
	struct str step;

	while (line_cut(&procedure, &step))
		if (str_eq(step, line))
			return true;
	return false;
}

static struct task *ticked(const struct tasks *all, struct str line)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].kind == TASK_STEP && str_eq(all->v[i].title, line))
			return &all->v[i];
	return NULL;
}

/* The row of a step stays when its tick is taken back. */
static enum err put_step(struct dossier *x, struct task *is, struct str line, bool done)
{
	struct task t = is ? *is : (struct task){
		.ticket_id = x->t.id, .kind = TASK_STEP, .title = line, .due_at = DUE_NEVER };

	t.state = done ? TASK_DONE : TASK_REMOVED;
	t.done_at = done ? x->d->now : 0;
	t.done_by_id = done ? x->d->by->id : 0;
	return is ? task_update(x->d->db, &t) : task_insert(x->d->db, &t, x->d->now, &t.id);
}

static enum err step_in_tx(struct desk *d, int64_t ticket_id, struct str line, bool done)
{
	struct dossier x;
	struct tasks all;
	struct task *is;

	TRY(dossier_take(d, ticket_id, MAY_CHANGE, &x));
	if (!is_a_step(x.t.procedure, line))
		return E_MISSING;
	TRY(tasks_of(&x, &all));
	is = ticked(&all, line);
	if (done == (is && is->state == TASK_DONE))
		return OK;
	TRY(put_step(&x, is, line, done));
	TRY(tell(&x, done ? EV_STEP_DONE : EV_STEP_UNDONE, line));
	dossier_touch(&x);
	return dossier_return(&x);
}

enum err desk_tick_step(struct desk *d, int64_t ticket_id, struct str line, bool done)
{
	TRY(db_begin(d->db));
	return db_end(d->db, step_in_tx(d, ticket_id, line, done));
}

enum err desk_tasks_done(struct dossier *x, struct errors *wrong)
{
	size_t open = 0;
	struct tasks all;
	struct buf b;

	TRY(tasks_of(x, &all));
	buf_init(&b, x->d->mem, (OPEN_NAMED + 1) * 4 * (TASK_TITLE + 8));
	for (size_t i = 0; i < all.n; i++)
		if (all.v[i].kind == TASK_PLAIN && all.v[i].state == TASK_OPEN
		    && open++ < OPEN_NAMED)
			buf_format(&b, "%s\"%.*s\"", open > 1 ? ", " : "", FMT(all.v[i].title));
	if (open > OPEN_NAMED)
		buf_format(&b, _(" and %zu more"), open - OPEN_NAMED);
	if (open)
		wrong_say(wrong, "task",
		          str_format(x->d->mem, ngettext("The task %.*s is still open. Tick it off "
		                                         "or remove it first.",
		                                         "These tasks are still open: %.*s. Tick "
		                                         "them off or remove them first.", open),
		                     FMT(buf_str(&b))).p);
	return OK;
}

enum err desk_tasks_begin(struct dossier *x, struct str lines)
{
	struct task t = { .ticket_id = x->t.id, .kind = TASK_PLAIN, .due_at = DUE_NEVER };

	while (line_cut(&lines, &t.title) && t.sort < TASKS_MOST) {
		t.sort++;
		TRY(task_insert(x->d->db, &t, x->d->now, &t.id));
		TRY(tell(x, EV_TASK_ADDED, t.title));
	}
	return OK;
}
