/* See extra_part.h. */
#include "pages/extra_part.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/task.h"
#include "desk/words.h"
#include "sys/lang.h"

static bool extra_id(struct str name, int64_t *id)
{
	return str_begins(name, S("x_")) && str_int(str_from(name, 2), id) && *id > 0;
}

struct extras extras_read(struct visit *v, bool required)
{
	struct { VEC(struct extra_typed); } typed = { 0 };
	int64_t id;

	for (size_t i = 0; i < v->params.n; i++)
		if (extra_id(v->params.v[i].name, &id))
			*vec_push(v->rq->mem, &typed) = (struct extra_typed){ id,
				text_body(v->rq->mem, str_mend(v->rq->mem, v->params.v[i].value)) };
	return (struct extras){ typed.v, typed.n, required };
}

static struct str value_of(const struct extras *typed, const struct extra *x)
{
	for (size_t i = 0; i < typed->n; i++)
		if (typed->v[i].extra_id == x->id)
			return typed->v[i].value;
	return x->value;
}

static void show_choices(struct view *input, const struct extra *x, struct str value)
{
	struct str rest = x->choices, line;
	bool known = !value.n;

	form_choice(input, "EXTRA_OPTION", S(""), S("-"), !value.n);
	while (line_cut(&rest, &line)) {
		form_choice(input, "EXTRA_OPTION", line, line, str_eq(line, value));
		known = known || str_eq(line, value);
	}
	if (!known)
		form_choice(input, "EXTRA_OPTION", value, value, true);
}

static void show_yes_no(struct view *input, struct str value)
{
	form_choice(input, "EXTRA_OPTION", S(""), S("-"), !value.n);
	form_choice(input, "EXTRA_OPTION", S("yes"), str_of(_("Yes")), str_eq(value, S("yes")));
	form_choice(input, "EXTRA_OPTION", S("no"), str_of(_("No")), str_eq(value, S("no")));
}

static void show_input(struct view *row, const struct extra *x, struct str value)
{
	static const char *const sections[] = {
		[EXTRA_TEXT] = "EXTRA_LINE", [EXTRA_LONG] = "EXTRA_LONG",
		[EXTRA_NUMBER] = "EXTRA_NUMBER", [EXTRA_CHOICE] = "EXTRA_SELECT",
		[EXTRA_DATE] = "EXTRA_DATE", [EXTRA_FLAG] = "EXTRA_SELECT" };
	struct view *input = view_add(row, sections[x->kind]);

	view_set(input, "EXTRA_VALUE", value);
	if (x->kind == EXTRA_CHOICE)
		show_choices(input, x, value);
	if (x->kind == EXTRA_FLAG)
		show_yes_no(input, value);
}

/* For whom the field is, said where scripts cannot hide the others. */
static void show_for(struct visit *v, struct view *row, const struct extra *x)
{
	static const int kinds[] = { [FOR_INCIDENT] = KIND_INCIDENT, [FOR_REQUEST] = KIND_REQUEST,
	                             [FOR_CASE] = KIND_CASE };
	struct str kind = x->ticket_kind == FOR_ANY ? S("") : kind_word(kinds[x->ticket_kind]);

	if (!kind.n && !x->category_id)
		return;
	view_set(view_add(row, "EXTRA_ONLY"), "FOR",
	         str_format(v->rq->mem, "%.*s%s%.*s", FMT(kind),
	                    kind.n && x->category_id ? ", " : "", FMT(x->category)));
}

static void show_wrong(struct visit *v, struct view *row, const struct extra *x)
{
	struct str name = str_format(v->rq->mem, "x_%" PRId64, x->id);

	for (size_t i = 0; i < v->wrong.n; i++)
		if (str_eq(v->wrong.v[i].field, name))
			view_set(view_add(row, "EXTRA_WRONG"), "TEXT", v->wrong.v[i].text);
}

void show_extra_inputs(struct visit *v, struct view *view, const char *form,
                       const struct rows *extras, bool for_desk)
{
	const struct extra *x = extras->v;
	struct extras typed = v->rq->method == POST ? extras_read(v, false) : (struct extras){ 0 };

	for (size_t i = 0; i < extras->n; i++) {
		struct view *row;

		if (!x[i].active)
			continue;
		row = view_add(view, "EXTRA");
		view_set(row, "FORM", str_of(form));
		view_int(row, "EXTRA_ID", x[i].id);
		view_set(row, "LABEL", x[i].label);
		view_set(row, "EXTRA_KIND", str_of(name_of(&extra_for_names, x[i].ticket_kind)));
		view_set(row, "EXTRA_CATEGORIES", x[i].categories);
		view_show_if(row, "OPTIONAL", !for_desk || !x[i].required);
		show_for(v, row, &x[i]);
		show_wrong(v, row, &x[i]);
		show_input(row, &x[i], value_of(&typed, &x[i]));
	}
}

void show_extra_facts(struct view *view, const struct rows *extras)
{
	const struct extra *x = extras->v;


	for (size_t i = 0; i < extras->n; i++) {
		struct view *row;
		struct str value = x[i].value;

		if (!value.n)
			continue;
		if (x[i].kind == EXTRA_FLAG)
			value = str_of(str_eq(value, S("yes")) ? _("Yes") : _("No"));
		row = view_add(view, "EXTRA_FACT");
		view_set(row, "LABEL", x[i].label);
		view_set(row, "EXTRA_VALUE", value);
	}
}
