/* One person as an admin keeps her: the card, teams, leaving and coming back, one-time link. */
#include "pages/person.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/card.h"
#include "desk/keep.h"
#include "desk/leave.h"
#include "desk/may.h"
#include "http/seen.h"
#include "pages/part.h"
#include "pages/routes.h"
#include "store/audit.h"
#include "sys/lang.h"

enum { LOG_ROWS = 50 };

static enum err show_teams(struct visit *v, struct view *view, bool alive)
{
	const struct member *m;
	const struct choice *c;
	struct rows rows;

	TRY(member_teams(v->site->db, v->rq->mem, v->id, &rows));
	m = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "MEMBERSHIP");

		view_set(row, "TEAM", m[i].team);
		view_int(row, "TEAM_ID", m[i].team_id);
		view_add(row, m[i].leads ? "LEADS" : "PLAIN");
		view_show_if(row, "RANK", alive);
		view_show_if(row, "SECURITY_TEAM", m[i].kind == TEAM_SECURITY);
	}
	view_show_if(view, "NO_TEAM", !rows.n);
	TRY(team_choices(v->site->db, v->rq->mem, &rows));
	c = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		form_choice(view, "TEAM_OPTION", str_format(v->rq->mem, "%" PRId64, c[i].id),
		            c[i].name, i == 0);
	return OK;
}

/* Those who became this one and can be parted again; or the one whom this became. */
static enum err show_merges(struct visit *v, struct view *view, const struct card *c)
{
	const struct merge *m;
	struct rows rows;

	if (c->merged_into_id) {
		view_format(view_add(view, "MERGED"), "URL", "/admin/people/%" PRId64,
		            c->merged_into_id);
		return OK;
	}
	TRY(merge_into(v->site->db, v->rq->mem, c->id, v->desk.now - UNDO_MS, &rows));
	m = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "MERGE");

		view_set(row, "GONE", m[i].gone);
		view_set(row, "BY", m[i].by.n ? m[i].by : S("Firstline"));
		view_format(row, "GONE_URL", "/admin/people/%" PRId64, m[i].gone_id);
		part_moment(v, row, "AT", m[i].at);
	}
	return OK;
}

static enum err show_leaving(struct visit *v, struct view *view, const struct card *c)
{
	struct view *leaving;
	struct estate owned;
	struct str heir = S("");

	if (!c->active || c->id == v->actor.id)
		return OK;
	TRY(estate_of(v->site->db, v->rq->mem, desk_viewer(&v->desk), c->id, &owned));
	params_get(&v->params, S("heir"), &heir);
	leaving = view_add(view, "LEAVING");
	view_set(leaving, "HEIR", v->rq->method == POST ? str_mend(v->rq->mem, heir) : S(""));
	view_set(leaving, "OWNED_TEXT",
	         str_format(v->rq->mem, ngettext("%d open ticket is assigned to this person.",
	                                         "%d open tickets are assigned to this person.",
	                                         (unsigned long)owned.open), (int)owned.open));
	view_set(leaving, "TASKS_TEXT",
	         str_format(v->rq->mem, ngettext("%d open task is this person's.",
	                                         "%d open tasks are this person's.",
	                                         (unsigned long)owned.tasks), (int)owned.tasks));
	return OK;
}

/* Somebody who left: what became of all that was hers, as the log has it. */
static enum err show_handed(struct visit *v, struct view *view, const struct card *c)
{
	const struct audit *a;
	struct rows rows;

	if (c->active || c->merged_into_id)
		return OK;
	TRY(audit_list(v->site->db, v->rq->mem, S("person"), c->id, 0, 0, LOG_ROWS, &rows));
	a = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *handed;

		if (!str_eq(a[i].what, S("deactivated")))
			continue;
		handed = view_add(view, "HANDED");
		view_set(handed, "BY", a[i].actor_name);
		view_set(handed, "WAS", a[i].was);
		view_set(handed, "BECOMES", a[i].becomes);
		part_moment(v, handed, "AT", a[i].at);
		return OK;
	}
	return OK;
}

static void show_verbs(struct visit *v, struct view *view, const struct card *c)
{
	bool alive = c->active && !c->erased && !c->merged_into_id;

	view_show_if(view, "MAY_LINK", alive);
	view_show_if(view, "MAY_RETURN", !c->active && !c->erased && !c->merged_into_id);
	view_show_if(view, "MAY_MERGE", !c->erased && !c->merged_into_id);
	view_show_if(view, "MAY_JOIN", alive);
	view_show_if(view, "IS_INVITED", alive && c->invited);
	for (size_t i = 0; i < v->wrong.n; i++) {
		if (str_eq(v->wrong.v[i].field, S("person")))
			view_set(view_add(view, "PERSON_FAULT"), "TEXT", v->wrong.v[i].text);
		if (str_eq(v->wrong.v[i].field, S("heir")))
			view_set(view_add(view, "HEIR_FAULT"), "TEXT", v->wrong.v[i].text);
	}
}

static enum err show_person(struct visit *v, const struct card *c, struct person_in *in,
                            const struct person_in *now, int status)
{
	struct str title = v->id ? c->name : str_of(_("New person"));
	struct view *view = visit_view(v, "admin/person.tpl", title), *old;

	if (now)
		TRY(sheet_stale(v, view, &person_sheet, now, in));
	TRY(sheet_show(v, view, &person_sheet, in, now, !v->id));
	view_set(view, "HEADING", title);
	view_int(view, "VERSION", now ? now->version : in->version);
	view_set(view, "ACTION", v->id ? str_format(v->rq->mem, "/admin/people/%" PRId64, v->id)
	                               : S("/admin/people/new"));
	view_show_if(view, "MAY_SAVE", !c->erased && !c->merged_into_id);
	if (!v->id)
		return visit_show(v, status);
	view_show_if(view, "OFF", !c->active);
	old = view_add(view, "IS_OLD");
	view_format(old, "HISTORY_URL", "/audit?object=person&id=%" PRId64, v->id);
	TRY(show_teams(v, old, c->active));
	TRY(show_merges(v, old, c));
	TRY(show_leaving(v, old, c));
	TRY(show_handed(v, old, c));
	show_verbs(v, old, c);
	return visit_show(v, status);
}

static enum err open_card(struct visit *v, struct card *c, struct person_in *in)
{
	struct str more = S("");

	*c = (struct card){ .active = true };
	if (v->id) {
		TRY(card_by_id(v->site->db, v->rq->mem, v->id, c));
		TRY(desk_more_addresses(&v->desk, v->id, &more));
	}
	*in = person_in_of(v->rq->mem, c, more);
	return OK;
}

static enum err person(struct visit *v)
{
	struct person_in in;
	struct card c;

	TRY(open_card(v, &c, &in));
	return show_person(v, &c, &in, NULL, 200);
}

/* The same page again, with what was wrong beside the verb. */
static enum err refuse(struct visit *v)
{
	struct person_in in;
	struct card c;

	TRY(open_card(v, &c, &in));
	return show_person(v, &c, &in, NULL, 422);
}

static const char *note_of(const struct visit *v, const struct card *was, const struct card *c,
                           const struct person_in *in)
{
	uint64_t lost = may_of_roles(was->roles) & ~may_of_roles(c->roles);

	if (!v->id && c->agency_id != in->agency_id)
		return "saved-agency";
	return v->id && lost >> MAY_TAKE & 1 ? "saved-handed" : "saved";
}

static enum err save(struct visit *v)
{
	struct person_in in, now;
	struct card c, is;
	enum err e;

	TRY(open_card(v, &c, &in));
	now = in;
	is = c;
	sheet_untick(&person_form, &in);
	form_read(v, &person_form, &in);
	seen_catch_up(v, &person_form, &in, &now);
	person_in_put(&in, &c, &v->wrong);
	e = v->wrong.n ? E_INVALID : desk_save_card(&v->desk, &c, in.more, NULL, &v->wrong);
	if (e == E_INVALID)
		return show_person(v, &is, &in, NULL, 422);
	if (e == E_STALE)
		return show_person(v, &is, &in, &now, 409);
	TRY(e);
	visit_note(v, note_of(v, &is, &c, &in));
	return visit_go(v, "/admin/people/%" PRId64, c.id);
}

/* ---- teams ---- */

struct membership {
	int64_t team;
	bool leads;
};
static const struct input join_inputs[] = {
	INPUT(struct membership, team, IN_NUMBER),
	INPUT(struct membership, leads, IN_FLAG),
};
static const struct form join_form = FORM("join", struct membership, join_inputs, .once = true);
static const struct input leave_inputs[] = { INPUT(struct membership, team, IN_NUMBER) };
static const struct form leave_form = FORM("leave", struct membership, leave_inputs, .once = true);

static enum err done(struct visit *v, enum err e, const char *note)
{
	if (e == E_INVALID)
		return refuse(v);
	TRY(e);
	visit_note(v, note);
	return visit_go(v, "/admin/people/%" PRId64, v->id);
}

static enum err join(struct visit *v)
{
	struct membership in = { 0 };
	struct card c;
	enum err e;

	TRY(card_by_id(v->site->db, v->rq->mem, v->id, &c));
	e = form_read(v, &join_form, &in);
	if (e == OK)
		e = desk_join_team(&v->desk, in.team, v->id, in.leads, &v->wrong);
	return done(v, e, "saved");
}

static enum err leave(struct visit *v)
{
	struct membership in = { 0 };

	TRY(form_read(v, &leave_form, &in));
	return done(v, desk_leave_team(&v->desk, in.team, v->id), "saved");
}

/* ---- leaving and coming back ---- */

struct farewell {
	struct str heir;
};
static const struct input farewell_inputs[] = { INPUT(struct farewell, heir, IN_LINE, 254) };
static const struct form farewell_form =
	FORM("farewell", struct farewell, farewell_inputs, .once = true);
static const struct form plain_form = { .name = "plain", .once = true };
static const struct form link_form = { .name = "link", .once = true, .shown = true };

static enum err deactivate(struct visit *v)
{
	struct farewell in = { S("") };
	enum err e = form_read(v, &farewell_form, &in);

	if (e == OK)
		e = desk_deactivate(&v->desk, v->id, in.heir, &v->wrong);
	return done(v, e, "deactivated");
}

static enum err reactivate(struct visit *v)
{
	return done(v, desk_reactivate(&v->desk, v->id, &v->wrong), "reactivated");
}

static enum err unmerge(struct visit *v)
{
	return done(v, desk_unmerge(&v->desk, v->id, &v->wrong), "unmerged");
}

/* ---- a one-time link, shown once ---- */

static enum err link_once(struct visit *v)
{
	struct view *view, *row;
	struct card c;
	struct str link;
	enum err e = desk_link(&v->desk, v->id, v->site->conf->base_url, &v->wrong, &link);

	if (e == E_INVALID)
		return refuse(v);
	TRY(e);
	TRY(card_by_id(v->site->db, v->rq->mem, v->id, &c));
	view = visit_view(v, "admin/links.tpl", str_of(_("One-time links")));
	row = view_add(view, "LINK_ROW");
	view_set(row, "NAME", c.name);
	view_set(row, "EMAIL", c.email);
	view_set(row, "LINK", link);
	v->way = str_format(v->rq->mem, "/admin/people/%" PRId64, v->id);
	view_set(view, "BACK_URL", v->way);
	return visit_show(v, 200);
}

const struct route person_pages[] = {
	{ GET,  "/admin/people/new",             MAY_ADMIN, NULL,           person,     false },
	{ POST, "/admin/people/new",             MAY_ADMIN, &person_form,   save,       false },
	{ GET,  "/admin/people/{id}",            MAY_ADMIN, NULL,           person,     false },
	{ POST, "/admin/people/{id}",            MAY_ADMIN, &person_form,   save,       false },
	{ POST, "/admin/people/{id}/join",       MAY_ADMIN, &join_form,     join,       false },
	{ POST, "/admin/people/{id}/leave",      MAY_ADMIN, &leave_form,    leave,      false },
	{ POST, "/admin/people/{id}/deactivate", MAY_ADMIN, &farewell_form, deactivate, false },
	{ POST, "/admin/people/{id}/reactivate", MAY_ADMIN, &plain_form,    reactivate, false },
	{ POST, "/admin/people/{id}/part",       MAY_ADMIN, &plain_form,    unmerge,    false },
	{ POST, "/admin/people/{id}/link",       MAY_ADMIN, &link_form,     link_once,  false },
	{ 0 },
};
