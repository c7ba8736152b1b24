/* Custom fields, kept by admins. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/extra.h"
#include "desk/words.h"
#include "pages/choices.h"
#include "pages/stale.h"
#include "sys/lang.h"

static struct str kind_name(int kind)
{
	static const char *const words[] = {
		N_("One line of text"), N_("Long text"), N_("Number"), N_("One of some choices"),
		N_("Date"), N_("Yes or no") };

	return str_of(_(words[kind]));
}

static struct str for_name(int ticket_kind)
{
	static const int kinds[] = { [FOR_INCIDENT] = KIND_INCIDENT, [FOR_REQUEST] = KIND_REQUEST,
	                             [FOR_CASE] = KIND_CASE };

	return ticket_kind == FOR_ANY ? str_of(_("Any type")) : kind_word(kinds[ticket_kind]);
}

static enum err list(struct visit *v)
{
	struct view *view = visit_view(v, "admin/fields.tpl", str_of(_("Custom fields")));
	const struct extra *x;
	struct rows rows;

	TRY(extra_list(v->site->db, v->rq->mem, &rows));
	x = rows.v;
	view_show_if(view, "SOME", rows.n > 0);
	view_show_if(view, "EMPTY", rows.n == 0);
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "FIELD_ROW");

		view_record(row, &extra_record, &x[i]);
		view_format(row, "URL", "/admin/fields/%" PRId64, x[i].id);
		view_set(row, "KIND_WORD", kind_name(x[i].kind));
		view_set(row, "FOR_WORD", for_name(x[i].ticket_kind));
		view_show_if(row, "IS_REQUIRED", x[i].required);
		view_show_if(row, "OFF", !x[i].active);
	}
	return visit_show(v, 200);
}

struct typed {
	struct str name, label, choices;
	int kind, ticket_kind;
	bool required, active;
	int64_t category, sort, version;
};
static const struct input inputs[] = {
	INPUT(struct typed, name, IN_LINE, 40),
	INPUT(struct typed, label, IN_LINE, EXTRA_LABEL),
	INPUT(struct typed, kind, IN_NAME, 0, &extra_kind_names),
	INPUT(struct typed, choices, IN_TEXT, EXTRA_CHOICES),
	INPUT(struct typed, required, IN_FLAG),
	INPUT(struct typed, ticket_kind, IN_NAME, 0, &extra_for_names),
	INPUT(struct typed, category, IN_NUMBER),
	INPUT(struct typed, sort, IN_NUMBER),
	INPUT(struct typed, active, IN_FLAG),
	INPUT(struct typed, version, IN_NUMBER),
};
static const struct form field_form = FORM("field", struct typed, inputs, .seen = true,
                                     .once = true);

static struct typed typed_of(const struct extra *x)
{
	return (struct typed){ x->name, x->label, x->choices, x->kind, x->ticket_kind, x->required,
	                       x->active, x->category_id, x->sort, x->version };
}

static const struct said said[] = {
	{ "label", N_("Label") }, { "choices", N_("Choices") }, { "required", N_("Required") },
	{ "ticket_kind", N_("For which type") }, { "category", N_("For which category") },
	{ "sort", N_("Place in the form") }, { "active", N_("In use") }, { NULL, NULL },
};

static enum err show_options(struct visit *v, struct view *view, const void *card)
{
	const struct typed *in = card;

	form_choices(view, "KIND_OPTION", &extra_kind_names, ~(uint64_t)0, kind_name, NULL,
	             in->kind);
	form_choices(view, "TICKET_KIND_OPTION", &extra_for_names, ~(uint64_t)0, for_name, NULL,
	             in->ticket_kind);
	return choices_of_categories(v, view, in->category, str_of(_("Any category")));
}

/* id 0: a new one. typed: it came back. */
static enum err show(struct visit *v, const struct typed *typed, int status)
{
	struct extra x = { .name = S(""), .label = S(""), .choices = S(""), .active = true };
	struct typed in, now;
	struct view *view;

	if (v->id)
		TRY(extra_by_id(v->site->db, v->rq->mem, v->id, &x));
	now = typed_of(&x);
	in = typed ? *typed : now;
	if (typed && v->id) {           /* these stay */
		in.name = now.name;
		in.kind = now.kind;
	}
	view = visit_view(v, "admin/field.tpl", v->id ? x.label : str_of(_("New field")));
	if (status == 409)
		TRY(stale_show(v, view, &field_form, said, show_options, &in, &now));
	form_show(v, view, &field_form, &in);
	seen_show(v, view, &field_form, &in, status == 409 ? &now : NULL);
	view_format(view, "ACTION", v->id ? "/admin/fields/%" PRId64 : "/admin/fields", v->id);
	view_set(view, "HEADING", v->id ? x.label : str_of(_("New field")));
	view_int(view, "SORT", in.sort);
	view_int(view, "VERSION", status == 422 ? in.version : x.version);
	view_show_if(view, v->id ? "KEPT_FIELD" : "NEW_FIELD", true);
	view_set(view, "NAME", v->id ? x.name : in.name);
	view_set(view, "KIND_WORD", kind_name(x.kind));
	TRY(show_options(v, view, &in));
	return visit_show(v, status);
}

static enum err show_field(struct visit *v)
{
	return show(v, NULL, 200);
}

/* Nothing in the form was changed since, but it was saved. */
static enum err catch_up(struct visit *v, struct typed *in)
{
	struct typed now;
	struct extra is;

	if (!v->id)
		return OK;
	TRY(extra_by_id(v->site->db, v->rq->mem, v->id, &is));
	now = typed_of(&is);
	seen_catch_up(v, &field_form, in, &now);
	return OK;
}

static enum err save(struct visit *v)
{
	struct typed in = { .name = S(""), .label = S(""), .choices = S("") };
	enum err e = form_read(v, &field_form, &in);
	struct extra x = {
		.id = v->id, .name = in.name, .label = in.label, .kind = in.kind,
		.choices = in.choices, .required = in.required, .ticket_kind = in.ticket_kind,
		.category_id = in.category, .sort = in.sort, .active = in.active };

	if (e == OK)
		e = catch_up(v, &in);
	x.version = in.version;
	if (e == OK)
		e = desk_save_extra(&v->desk, &x, &v->wrong);
	if (e == E_STALE || (e == E_INVALID && v->wrong.n))
		return show(v, &in, e == E_STALE ? 409 : 422);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/admin/fields");
}

const struct route extra_pages[] = {
	{ GET,  "/admin/fields",      MAY_ADMIN, NULL,        list,       false },
	{ GET,  "/admin/fields/new",  MAY_ADMIN, NULL,        show_field, false },
	{ POST, "/admin/fields",      MAY_ADMIN, &field_form, save,       false },
	{ GET,  "/admin/fields/{id}", MAY_ADMIN, NULL,        show_field, false },
	{ POST, "/admin/fields/{id}", MAY_ADMIN, &field_form, save,       false },
	{ 0 },
};
