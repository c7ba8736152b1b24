/* See sheet.h. */
#include "pages/sheet.h"

#include <inttypes.h>

#include "base/arena.h"
#include "pages/stale.h"
#include "sys/lang.h"

static const struct {
	const char *section, *type;
} looks[] = {
	[LOOK_LINE]   = { "IS_LINE", "text" },
	[LOOK_MAIL]   = { "IS_LINE", "email" },
	[LOOK_PHONE]  = { "IS_LINE", "tel" },
	[LOOK_DATE]   = { "IS_LINE", "date" },
	[LOOK_NUMBER] = { "IS_LINE", "number" },
	[LOOK_SECRET] = { "IS_LINE", "password" },
	[LOOK_TEXT]   = { "IS_TEXT", "" },
	[LOOK_CHOICE] = { "IS_CHOICE", "" },
	[LOOK_FLAG]   = { "IS_FLAG", "" },
	[LOOK_GROUP]  = { "IS_GROUP", "" },
};

static const struct input *input_of(const struct form *form, const char *name)
{
	for (size_t i = 0; i < form->count; i++)
		if (str_eq(str_of(form->input[i].name), str_of(name)))
			return &form->input[i];
	return NULL;
}

/* A number that is none comes back as it was typed. */
static struct str shown_value(struct visit *v, const struct input *in, const void *card)
{
	struct str typed;
	int64_t number;

	if (in->kind == IN_NUMBER && v->rq->method == POST
	    && params_get(&v->params, str_of(in->name), &typed) && typed.n
	    && !str_int(typed, &number))
		return str_clip(str_mend(v->rq->mem, typed), 40);
	return form_value(v->rq->mem, in, card);
}

static void show_fault(const struct visit *v, struct view *field, const char *name)
{
	for (size_t i = 0; i < v->wrong.n; i++)
		if (str_eq(v->wrong.v[i].field, str_of(name)))
			view_set(view_add(field, "FAULT"), "TEXT", v->wrong.v[i].text);
}

static enum err show_face(struct visit *v, struct view *view, const struct sheet *sheet,
                          const struct face *face, const void *in)
{
	const struct input *input = input_of(sheet->form, face->name);
	struct view *field = view_add(view, "SHEET_FIELD");

	view_set(field, "ID", str_format(v->rq->mem, "%s-%s", sheet->form->name, face->name));
	view_set(field, "NAME", str_of(face->name));
	view_set(field, "LABEL", str_of(_(face->label)));
	view_set(field, "HELP", face->help ? str_of(_(face->help)) : S(""));
	view_set(field, "TYPE", str_of(looks[face->look].type));
	view_add(field, looks[face->look].section);
	view_show_if(field, "WIDE", face->wide);
	show_fault(v, field, face->name);
	if (!input)
		return OK;
	view_set(field, "VALUE", shown_value(v, input, in));
	view_int(field, "MOST", input->most ? (int64_t)input->most : 40);
	if (face->look == LOOK_FLAG)
		view_show_if(field, "TICKED", *(const bool *)((const char *)in + input->at));
	return face->look == LOOK_CHOICE ? sheet->options(v, field, face->name, in) : OK;
}

enum err sheet_show(struct visit *v, struct view *view, const struct sheet *sheet, const void *in,
                    const void *now, bool is_new)
{
	form_show(v, view, sheet->form, in);
	seen_show(v, view, sheet->form, in, now);
	for (size_t i = 0; i < sheet->count; i++)
		if (!is_new || !sheet->face[i].later)
			TRY(show_face(v, view, sheet, &sheet->face[i], in));
	return OK;
}

/* In words: what the select would show. */
static enum err chosen_word(struct visit *v, const struct sheet *sheet, const struct face *face,
                            const struct input *input, const void *card, struct str *out)
{
	struct view *scratch = view_new(v->rq->mem);

	*out = form_value(v->rq->mem, input, card);
	if (face->look != LOOK_CHOICE)
		return OK;
	TRY(sheet->options(v, scratch, face->name, card));
	for (size_t i = 0; i < view_rows(scratch, S("OPTION")); i++) {
		const struct view *row = view_row(scratch, S("OPTION"), i);

		if (view_rows(row, S("SELECTED")))
			view_text(row, S("LABEL"), out);
	}
	return OK;
}

enum err sheet_stale(struct visit *v, struct view *view, const struct sheet *sheet,
                     const void *now, void *in)
{
	struct view *stale = stale_card(view);

	for (size_t i = 0; i < sheet->count; i++) {
		const struct face *face = &sheet->face[i];
		const struct input *input = input_of(sheet->form, face->name);
		struct str is, yours;

		if (!input)
			continue;
		TRY(chosen_word(v, sheet, face, input, now, &is));
		TRY(chosen_word(v, sheet, face, input, in, &yours));
		stale_row(stale, face->label,
		          seen_differs(v, sheet->form, (size_t)(input - sheet->form->input), in,
		                       now), is, yours);
	}
	seen_follow(v, sheet->form, in, now);
	return OK;
}

void sheet_option(struct view *field, struct str value, struct str label, bool selected)
{
	form_choice(field, "OPTION", value, label, selected);
}

void sheet_option_id(struct visit *v, struct view *field, int64_t id, struct str label,
                     int64_t selected)
{
	sheet_option(field, id ? str_format(v->rq->mem, "%" PRId64, id) : S(""), label,
	             id == selected);
}

void sheet_options(struct view *field, const struct names *names, struct str (*word)(int),
                   int selected)
{
	form_choices(field, "OPTION", names, ~(uint64_t)0, word, NULL, selected);
}

void sheet_options_of(struct visit *v, struct view *field, const struct rows *choices,
                      const char *none, int64_t selected)
{
	const struct choice *c = choices->v;
	bool seen = !selected;

	sheet_option_id(v, field, 0, str_of(none), selected);
	for (size_t i = 0; i < choices->n; i++) {
		sheet_option_id(v, field, c[i].id, c[i].name, selected);
		seen = seen || c[i].id == selected;
	}
	if (!seen)
		sheet_option_id(v, field, selected, str_of(_("as it is, put away")), selected);
}

void sheet_untick(const struct form *form, void *in)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->input[i].kind == IN_FLAG)
			*(bool *)((char *)in + form->input[i].at) = false;
}
