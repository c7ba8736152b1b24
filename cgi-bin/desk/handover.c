/* See handover.h. */
#include "desk/handover.h"

#include "base/arena.h"
#include "desk/audit.h"
#include "desk/dossier.h"
#include "store/estate.h"
#include "store/member.h"
#include "store/task.h"
#include "sys/log.h"

/* A hand-over while it goes on: what left whom, who gets it, and why. */
struct passing {
	const struct card *from;
	const struct person *heir;
	const char *why;
	struct handed *handed;
};

/*
 * The house hands over: also what is confidential and what the admin asked
 * for himself. Only the audit log knows who pressed the button.
 */
static struct desk house_of(const struct desk *d)
{
	return (struct desk){ d->db, d->mem, &the_house, d->now, d->seal };
}

/* Nobody works on a request of her own. */
static enum err may_have_ticket(struct dossier *x, const struct person *heir, bool *so)
{
	*so = false;
	if (!heir->id || heir->id == x->t.requester_id)
		return OK;
	return team_has(x->d->db, x->d->mem, x->t.team_id, heir->id, so);
}

static bool may_have_task(struct dossier *x, const struct person *heir)
{
	struct actor as = actor_of(x->d->mem, heir);
	struct desk his = { x->d->db, x->d->mem, &as, x->d->now, x->d->seal };

	if (!heir->id || !heir->teams.n)
		return false;
	if (x->t.confidential && as.sight != SIGHT_SECURITY)
		return false;
	return may_read_internal(&his, &x->t);
}

static enum err pass_ticket(struct dossier *x, const struct passing *p, bool told)
{
	struct str note = str_format(x->d->mem, "%.*s %s", FMT(p->from->name), p->why);
	bool his;

	if (x->t.assignee_id != p->from->id)
		return OK;
	TRY(may_have_ticket(x, p->heir, &his));
	TRY(dossier_tell(x, EV_ASSIGNEE, x->t.assignee, his ? p->heir->name : S(""), note));
	x->t.assignee_id = his ? p->heir->id : 0;
	if (told)
		*(his ? &p->handed->given : &p->handed->back) += 1;
	return OK;
}

static enum err pass_task(struct dossier *x, const struct passing *p, bool told, struct task *t)
{
	bool his = may_have_task(x, p->heir);
	struct str note = str_format(x->d->mem, "%.*s %s, now: %.*s", FMT(p->from->name), p->why,
	                             FMT(his ? p->heir->name : x->t.team));

	t->assignee_id = his ? p->heir->id : 0;
	t->team_id = his ? 0 : x->t.team_id;
	TRY(task_update(x->d->db, t));
	TRY(dossier_tell(x, EV_TASK_CHANGED, S(""), t->title, note));
	if (told)
		*(his ? &p->handed->tasks_given : &p->handed->tasks_back) += 1;
	return OK;
}

/* The ticket first: whoever has it may see its tasks. */
static enum err pass_one(struct desk *d, int64_t ticket_id, const struct passing *p)
{
	struct desk house = house_of(d);
	struct dossier x;
	struct rows rows;
	bool told;

	TRY(dossier_take(&house, ticket_id, MAY_ASSIGN, &x));
	told = !x.t.confidential || d->by->sight == SIGHT_SECURITY;
	TRY(pass_ticket(&x, p, told));
	TRY(task_list_open(d->db, d->mem, ticket_id, p->from->id, &rows));
	for (size_t i = 0; i < rows.n; i++)
		TRY(pass_task(&x, p, told, (struct task *)rows.v + i));
	return dossier_return(&x);
}

enum err desk_hand_over(struct desk *d, const struct card *from, const struct person *heir,
                        const char *why, struct handed *handed)
{
	struct passing p = { from, heir, why, handed };
	struct rows rows;

	*handed = (struct handed){ 0 };
	do {
		TRY(estate_open(d->db, d->mem, from->id, &rows));
		for (size_t i = 0; i < rows.n; i++)
			TRY(pass_one(d, ((const struct owned *)rows.v)[i].id, &p));
	} while (rows.n);
	return OK;
}

enum err desk_leave_teams(struct desk *d, const struct card *c)
{
	const struct member *m;
	struct rows rows;

	TRY(member_teams(d->db, d->mem, c->id, &rows));
	m = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (m[i].kind == TEAM_SECURITY)
			LOG_SECURITY("security-team", { "person", LOG_INT(c->id) },
			             { "what", S("left") }, { "by", LOG_INT(d->by->id) });
		TRY(member_delete(d->db, m[i].team_id, c->id));
		TRY(desk_audit(d, &(struct audited){ "team", m[i].team_id, m[i].team }, "left",
		               c->email, S("")));
	}
	return OK;
}

enum err desk_stop_work(struct desk *d, const struct card *c, const char *why)
{
	static const struct person nobody;
	struct handed handed;
	struct buf was, is;

	TRY(desk_hand_over(d, c, &nobody, why, &handed));
	TRY(desk_leave_teams(d, c));
	buf_init(&was, d->mem, 500);
	buf_init(&is, d->mem, 500);
	handed_say(&handed, S(""), &was, &is);
	if (!was.n)
		return OK;
	return desk_audit(d, &(struct audited){ "person", c->id, c->name }, "handed over",
	                  buf_str(&was), buf_str(&is));
}

void handed_count(struct buf *b, int64_t n, const char *one, const char *many)
{
	if (n)
		buf_format(b, "%s%d %s", b->n ? ", " : "", (int)n, n == 1 ? one : many);
}

void handed_say(const struct handed *h, struct str heir, struct buf *was, struct buf *is)
{
	handed_count(was, h->given + h->back, "open ticket", "open tickets");
	handed_count(was, h->tasks_given + h->tasks_back, "open task", "open tasks");
	handed_count(is, h->given, "ticket", "tickets");
	handed_count(is, h->tasks_given, "task", "tasks");
	if (h->given || h->tasks_given)
		buf_format(is, " to %.*s", FMT(heir));
	handed_count(is, h->back, "ticket back to its team", "tickets back to their teams");
	handed_count(is, h->tasks_back, "task to the team of its ticket",
	             "tasks to the teams of their tickets");
}
