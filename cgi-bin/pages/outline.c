/* Templates for tickets that come again and again, kept by admins. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/outline.h"
#include "desk/words.h"
#include "pages/choices.h"
#include "pages/stale.h"
#include "sys/lang.h"

static enum err list(struct visit *v)
{
	struct view *view = visit_view(v, "admin/templates.tpl", str_of(_("Templates")));
	const struct outline *o;
	struct rows rows;

	TRY(outline_list(v->site->db, v->rq->mem, true, &rows));
	o = rows.v;
	view_show_if(view, "SOME", rows.n > 0);
	view_show_if(view, "EMPTY", rows.n == 0);
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "TEMPLATE_ROW");

		view_record(row, &outline_record, &o[i]);
		view_format(row, "URL", "/admin/templates/%" PRId64, o[i].id);
		view_set(row, "KIND_WORD", kind_word(o[i].kind));
		view_show_if(row, "OFF", !o[i].active);
	}
	return visit_show(v, 200);
}

struct typed {
	struct str name, subject, text, tasks;
	int kind, impact, urgency;
	bool active;
	int64_t category, team, version;
};
static const struct input inputs[] = {
	INPUT(struct typed, name, IN_LINE, OUTLINE_NAME),
	INPUT(struct typed, kind, IN_NAME, 0, &ticket_kind_names),
	INPUT(struct typed, category, IN_NUMBER),
	INPUT(struct typed, subject, IN_LINE, 200),
	INPUT(struct typed, text, IN_TEXT, OUTLINE_TEXT),
	INPUT(struct typed, impact, IN_NAME, 0, &impact_names),
	INPUT(struct typed, urgency, IN_NAME, 0, &urgency_names),
	INPUT(struct typed, team, IN_NUMBER),
	INPUT(struct typed, tasks, IN_TEXT, OUTLINE_TASKS),
	INPUT(struct typed, active, IN_FLAG),
	INPUT(struct typed, version, IN_NUMBER),
};
static const struct form outline_form = FORM("template", struct typed, inputs, .seen = true,
                                       .once = true);

static struct typed typed_of(const struct outline *o)
{
	return (struct typed){ o->name, o->subject, o->text, o->tasks, o->kind, o->impact,
	                       o->urgency, o->active, o->category_id, o->team_id, o->version };
}

static const struct said said[] = {
	{ "name", N_("Name") }, { "kind", N_("Type") }, { "category", N_("Category") },
	{ "subject", N_("Subject") }, { "text", N_("Text") }, { "impact", N_("Impact") },
	{ "urgency", N_("Urgency") }, { "team", N_("Team") }, { "tasks", N_("Tasks") },
	{ "active", N_("In use") }, { NULL, NULL },
};

static enum err show_options(struct visit *v, struct view *view, const void *card)
{
	const uint64_t kinds = 1u << KIND_INCIDENT | 1u << KIND_REQUEST | 1u << KIND_CASE;
	const struct typed *in = card;

	form_choices(view, "KIND_OPTION", &ticket_kind_names, kinds, kind_word, NULL, in->kind);
	form_choices(view, "IMPACT_OPTION", &impact_names, ~(uint64_t)0, impact_word, NULL,
	             in->impact);
	form_choices(view, "URGENCY_OPTION", &urgency_names, ~(uint64_t)0, urgency_word, NULL,
	             in->urgency);
	TRY(choices_of_categories(v, view, in->category, str_of(_("Not known yet"))));
	return choices_of_teams(v, view, in->team, str_of(_("By category")));
}

static enum err show(struct visit *v, const struct typed *typed, int status)
{
	struct outline o = { .name = S(""), .subject = S(""), .text = S(""), .tasks = S(""),
	                     .kind = KIND_REQUEST, .urgency = URGENCY_NORMAL, .active = true };
	struct typed in, now;
	struct str title;
	struct view *view;

	if (v->id)
		TRY(outline_by_id(v->site->db, v->rq->mem, v->id, &o));
	now = typed_of(&o);
	in = typed ? *typed : now;
	title = v->id ? o.name : str_of(_("New template"));
	view = visit_view(v, "admin/template.tpl", title);
	if (status == 409)
		TRY(stale_show(v, view, &outline_form, said, show_options, &in, &now));
	form_show(v, view, &outline_form, &in);
	seen_show(v, view, &outline_form, &in, status == 409 ? &now : NULL);
	view_format(view, "ACTION", v->id ? "/admin/templates/%" PRId64 : "/admin/templates",
	            v->id);
	view_set(view, "HEADING", title);
	view_int(view, "VERSION", status == 422 ? in.version : o.version);
	TRY(show_options(v, view, &in));
	return visit_show(v, status);
}

static enum err show_template(struct visit *v)
{
	return show(v, NULL, 200);
}

/* Nothing in the form was changed since, but it was saved. */
static enum err catch_up(struct visit *v, struct typed *in)
{
	struct typed now;
	struct outline is;

	if (!v->id)
		return OK;
	TRY(outline_by_id(v->site->db, v->rq->mem, v->id, &is));
	now = typed_of(&is);
	seen_catch_up(v, &outline_form, in, &now);
	return OK;
}

static enum err save(struct visit *v)
{
	struct typed in = { .name = S(""), .subject = S(""), .text = S(""), .tasks = S("") };
	enum err e = form_read(v, &outline_form, &in);
	struct outline o = {
		.id = v->id, .name = in.name, .kind = in.kind, .category_id = in.category,
		.subject = in.subject, .text = in.text, .impact = in.impact, .urgency = in.urgency,
		.team_id = in.team, .tasks = in.tasks, .active = in.active };

	if (e == OK)
		e = catch_up(v, &in);
	o.version = in.version;
	if (e == OK)
		e = desk_save_outline(&v->desk, &o, &v->wrong);
	if (e == E_STALE || (e == E_INVALID && v->wrong.n))
		return show(v, &in, e == E_STALE ? 409 : 422);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/admin/templates");
}

const struct route outline_pages[] = {
	{ GET,  "/admin/templates",      MAY_ADMIN, NULL,          list,          false },
	{ GET,  "/admin/templates/new",  MAY_ADMIN, NULL,          show_template, false },
	{ POST, "/admin/templates",      MAY_ADMIN, &outline_form, save,          false },
	{ GET,  "/admin/templates/{id}", MAY_ADMIN, NULL,          show_template, false },
	{ POST, "/admin/templates/{id}", MAY_ADMIN, &outline_form, save,          false },
	{ 0 },
};
