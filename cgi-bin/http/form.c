/* See form.h. */
#include "http/form.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/words.h"
#include "store/entry.h"
#include "sys/lang.h"

static enum err text_in(struct visit *v, const struct input *in, struct str value, struct str *out)
{
	struct arena *mem = v->rq->mem;
	size_t chars;

	if (in->kind == IN_SECRET) {
		*out = value;
		return OK;
	}
	if (!str_is_text(value)) {
		*out = in->kind == IN_LINE ? text_line(mem, str_mend(mem, value))
		                           : text_body(mem, str_mend(mem, value));
		return wrong_say(&v->wrong, in->name,
		                 _("This had bytes that are no characters. They are marked."));
	}
	*out = in->kind == IN_LINE ? text_line(mem, value) : text_body(mem, value);
	chars = str_chars(*out);
	if (chars <= in->most)
		return OK;
	return wrong_say(&v->wrong, in->name,
	                 str_format(mem, _("This is too long: %zu of %zu characters at most."),
	                            chars, in->most).p);
}

static enum err number_in(struct visit *v, const struct input *in, struct str value, int64_t *out)
{
	*out = 0;
	if (!value.n || (value.n <= 18 && str_int(value, out) && *out >= 0
	                 && (!in->most || *out <= (int64_t)in->most)))
		return OK;
	if (in->most)
		return wrong_say(&v->wrong, in->name,
		                 str_format(v->rq->mem, _("A whole number from 0 to %zu, please."),
		                            in->most).p);
	return wrong_say(&v->wrong, in->name, _("This has to be a number."));
}

static enum err name_in(struct visit *v, const struct input *in, struct str value, int *out)
{
	int i = name_find(in->names, value);

	if (!value.n)
		return OK;
	if (i < 0)
		return wrong_say(&v->wrong, in->name, _("Please choose one of these."));
	*out = i;
	return OK;
}

static enum err read_one(struct visit *v, const struct input *in, struct str value, void *at)
{
	switch (in->kind) {
	case IN_LINE:
	case IN_TEXT:
	case IN_SECRET:
		return text_in(v, in, value, at);
	case IN_NUMBER:
		return number_in(v, in, value, at);
	case IN_NAME:
		return name_in(v, in, value, at);
	case IN_FLAG:
		*(bool *)at = true;
		return OK;
	}
	return OK;
}

enum err form_read(struct visit *v, const struct form *form, void *out)
{
	struct str value;

	for (size_t i = 0; i < form->count; i++) {
		const struct input *in = &form->input[i];

		if (params_get(&v->params, str_of(in->name), &value))
			read_one(v, in, value, (char *)out + in->at);
	}
	return v->wrong.n ? E_INVALID : OK;
}

struct str form_value(struct arena *mem, const struct input *in, const void *card)
{
	const void *at = (const char *)card + in->at;

	switch (in->kind) {
	case IN_LINE:
	case IN_TEXT:
		return *(const struct str *)at;
	case IN_NUMBER:
		return str_format(mem, "%" PRId64, *(const int64_t *)at);
	case IN_NAME:
		return str_of(name_of(in->names, *(const int *)at));
	case IN_FLAG:
		return *(const bool *)at ? str_of(_("yes")) : str_of(_("no"));
	case IN_SECRET:
		break;
	}
	return S("");
}

static bool is_extra(struct str name)
{
	int64_t id;

	return str_begins(name, S("x_")) && str_int(str_from(name, 2), &id) && id > 0;
}

bool form_knows(const struct form *form, struct str name)
{
	if (str_eq(name, S("csrf")) || str_eq(name, S("once")))
		return true;
	if (!form)
		return false;
	if (form->seen && str_eq(name, S("seen")))
		return true;
	if (form->extras && is_extra(name))
		return true;
	if (form->files && (str_eq(name, S("file")) || str_eq(name, S("drop"))))
		return true;
	for (size_t i = 0; i < form->count; i++)
		if (str_eq(name, str_of(form->input[i].name)))
			return true;
	return false;
}

bool form_is_secret(const struct form *form, struct str name)
{
	for (size_t i = 0; form && i < form->count; i++)
		if (form->input[i].kind == IN_SECRET && str_eq(name, str_of(form->input[i].name)))
			return true;
	return false;
}

static const char *capitals(struct arena *mem, const char *name, const char *after)
{
	struct str s = str_format(mem, "%s%s", name, after);
	char *p = (char *)s.p;

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(p[i] >= 'a' && p[i] <= 'z' ? p[i] - 32 : p[i]);
	return p;
}

static void show_value(const struct visit *v, struct view *view, const struct input *in,
                       const void *at)
{
	const char *name = capitals(v->rq->mem, in->name, "");

	if (in->kind == IN_LINE || in->kind == IN_TEXT)
		view_set(view, name, *(const struct str *)at);
	else if (in->kind == IN_FLAG)
		view_show_if(view, name, *(const bool *)at);
}

static void show_wrong(const struct visit *v, struct view *view, const char *form_name)
{
	struct view *any;

	if (!v->wrong.n)
		return;
	any = view_add(view, "WRONG_ANY");
	view_set(any, "FORM", str_of(form_name));
	for (size_t i = 0; i < v->wrong.n; i++) {
		const struct wrong *w = &v->wrong.v[i];
		struct view *row = view_add(any, "WRONG");

		view_set(row, "FIELD", w->field);
		view_set(row, "TEXT", w->text);
		row = view_add(view, capitals(v->rq->mem, w->field.p, "_WRONG"));
		view_set(row, "TEXT", w->text);
	}
}

void form_show(const struct visit *v, struct view *view, const struct form *form, const void *in)
{
	for (size_t i = 0; i < form->count; i++)
		show_value(v, view, &form->input[i], (const char *)in + form->input[i].at);
	show_wrong(v, view, form->name);
}

void form_choice(struct view *view, const char *section, struct str value, struct str label,
                 bool selected)
{
	struct view *row = view_add(view, section);

	view_set(row, "VALUE", value);
	view_set(row, "LABEL", label);
	view_set(row, "HELP", S(""));
	view_show_if(row, "SELECTED", selected);
}

void form_choices(struct view *view, const char *section, const struct names *names, uint64_t mask,
                  struct str (*word)(int), struct str (*help)(int), int selected)
{
	for (int i = 0; i < names->count; i++) {
		struct view *row;

		if (!(mask >> i & 1))
			continue;
		row = view_add(view, section);
		view_set(row, "VALUE", str_of(name_of(names, i)));
		view_set(row, "LABEL", word(i));
		view_set(row, "HELP", help ? help(i) : S(""));
		view_show_if(row, "SELECTED", i == selected);
	}
}

enum err form_once(struct visit *v, struct view *view, bool came_back)
{
	char code[ONCE_BYTES];
	struct str once = v->once;
	const struct attachment *file;
	struct rows rows = { 0 };

	if (!came_back || !once.n) {
		crypt_random(code, sizeof code);
		once = str_copy(v->rq->mem, (struct str){ code, sizeof code });
	} else {
		TRY(basket_list(v->site->db, v->rq->mem, v->actor.id, once, &rows));
	}
	view_set(view, "ONCE", crypt_base64url(v->rq->mem, once));
	file = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "UPLOAD");

		view_int(row, "UPLOAD_ID", file[i].id);
		view_set(row, "NAME", file[i].name);
		view_set(row, "SIZE_TEXT", size_words(v->rq->mem, file[i].size));
	}
	return OK;
}

struct str form_code(const struct visit *v, struct str path)
{
	unsigned char digest[DIGEST_SIZE];

	crypt_digest(str_format(v->rq->mem, "%.*s %.*s", FMT(crypt_hex(v->rq->mem, v->once)),
	                        FMT(path)), digest);
	return str_copy(v->rq->mem, (struct str){ (char *)digest, ONCE_BYTES });
}
