/* A list of people from a file: sent, looked at, and only then carried out. */
#include "pages/routes.h"

#include "base/arena.h"
#include "desk/import.h"
#include "desk/once.h"
#include "pages/page.h"
#include "store/entry.h"
#include "sys/crypt.h"
#include "sys/lang.h"

enum { SHOWN_MOST = 200, KEY_CHARS = 22 };

/* The file waits in the basket of the form; its key goes with each step. */
static const struct form send_form = {
	.name = "import", .files = true, .freely = "looks into the file, changes nothing" };
static const struct form carry_form = { .name = "import", .once = true };
static const struct form look_form = {
	.name = "import", .freely = "gives back what was sent, changes nothing" };

static struct str what_word(enum import_what what)
{
	static const char *const words[IMPORT_WHATS] = {
		N_("new"), N_("changes"), N_("as it is"), N_("wrong") };

	return str_of(_(words[what]));
}

static void show_row(struct view *view, const struct import_row *in)
{
	struct view *row = view_add(view, "ROW");

	view_int(row, "NUMBER", (int64_t)in->row);
	view_set(row, "WHAT", what_word(in->what));
	view_set(row, "EMAIL", in->card.email);
	view_set(row, "NAME", in->card.name);
	view_show_if(row, "BAD", in->what == IMPORT_WRONG);
	for (size_t i = 0; i < in->faults.n; i++) {
		struct view *fault = view_add(row, "FAULT");

		view_set(fault, "COLUMN", in->faults.v[i].field);
		view_set(fault, "WHY", in->faults.v[i].text);
	}
	for (size_t i = 0; i < in->changes.n; i++) {
		struct view *change = view_add(row, "CHANGE");

		view_set(change, "COLUMN", in->changes.v[i].column);
		view_set(change, "WAS", in->changes.v[i].was);
		view_set(change, "BECOMES", in->changes.v[i].becomes);
		view_show_if(change, "BEFORE", in->what == IMPORT_CHANGED);
		view_show_if(change, "FROM_NOTHING", !in->changes.v[i].was.n);
		view_show_if(change, "TO_NOTHING", !in->changes.v[i].becomes.n);
	}
}

/* What is wrong first, for that is what has to be looked at. */
static void show_rows(struct view *view, const struct import *in)
{
	static const enum import_what order[] = {
		IMPORT_WRONG, IMPORT_NEW, IMPORT_CHANGED, IMPORT_SAME };
	size_t shown = 0;

	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		for (size_t i = 0; i < in->n; i++)
			if (in->v[i].what == order[k] && shown++ < SHOWN_MOST)
				show_row(view, &in->v[i]);
	view_show_if(view, "MORE", in->n > SHOWN_MOST);
}

static enum err show_import(struct visit *v, const struct import *in, int status)
{
	struct view *view = visit_view(v, "admin/import.tpl", str_of(_("Import people")));
	struct view *read;

	form_show(v, view, &look_form, NULL);
	TRY(form_once(v, view, in != NULL));
	if (!in)
		return visit_show(v, status);
	read = view_add(view, "READ");
	view_set(read, "COUNTS",
	         str_format(v->rq->mem, _("%zu new, %zu with changes, %zu as they are, %zu wrong"),
	                    in->count[IMPORT_NEW], in->count[IMPORT_CHANGED],
	                    in->count[IMPORT_SAME], in->count[IMPORT_WRONG]));
	show_rows(read, in);
	view_show_if(read, "SOME_WRONG", in->count[IMPORT_WRONG]);
	view_show_if(read, "CAN", in->count[IMPORT_NEW] + in->count[IMPORT_CHANGED]);
	return visit_show(v, status);
}

/* ---- a file that was imported ---- */

static const struct str all_path = STR("/admin/people/import/all");

/* Its answer stands with its key, and says what came of it. E_MISSING: it was not. */
static enum err find_done(struct visit *v, struct params *said)
{
	struct once done;

	TRY(desk_once_before(&v->desk, form_code(v, all_path), &done));
	return params_parse(v->rq->mem, str_from(done.location, str_find(done.location, '?') + 1),
	                    10, said);
}

static int number_said(const struct params *said, struct str name)
{
	struct str text;
	int64_t n;

	return params_get(said, name, &text) && str_int(text, &n) ? (int)n : 0;
}

static enum err show_done(struct visit *v, const struct params *said)
{
	struct view *view = visit_view(v, "admin/import.tpl", str_of(_("Import people")));
	struct view *done = view_add(view, "DONE");
	struct rows kept;

	form_show(v, view, &look_form, NULL);
	TRY(form_once(v, view, false));
	TRY(basket_list(v->site->db, v->rq->mem, v->actor.id, v->once, &kept));
	view_set(done, "ONCE", crypt_base64url(v->rq->mem, v->once));
	view_set(done, "COUNTS",
	         str_format(v->rq->mem, _("%d new, %d changed, %d left out."),
	                    number_said(said, S("new")), number_said(said, S("changed")),
	                    number_said(said, S("left"))));
	view_show_if(done, "BEFORE", !page_noted(v, "imported") && !page_noted(v, "imported-but"));
	view_show_if(done, "SOME_NEW", number_said(said, S("new")));
	view_show_if(done, "SOME_WRONG", number_said(said, S("left")) && kept.n);
	return visit_show(v, 200);
}

static enum err read_file(struct visit *v, struct import *in)
{
	struct str text;

	TRY(desk_basket_text(&v->desk, v->once, &text, &v->wrong));
	return desk_import_read(&v->desk, text, in, &v->wrong);
}

static enum err show_gone(struct visit *v)
{
	wrong_say(&v->wrong, "file", _("This file is not kept any more. Please choose it again."));
	return show_import(v, NULL, 422);
}

/* With the key of a file that was sent: what it would do, or did. "Back" shows it again. */
static enum err ask(struct visit *v)
{
	struct str key = visit_query(v, "file");
	struct params said;
	struct rows kept;
	struct import in;
	enum err e;

	if (key.n != KEY_CHARS || !crypt_base64url_decode(v->rq->mem, key, &v->once))
		return show_import(v, NULL, 200);
	e = find_done(v, &said);
	if (e == OK)
		return show_done(v, &said);
	if (e != E_MISSING)
		return e;
	TRY(basket_list(v->site->db, v->rq->mem, v->actor.id, v->once, &kept));
	if (!kept.n)
		return show_gone(v);
	e = read_file(v, &in);
	if (e != OK && e != E_INVALID)
		return e;
	return show_import(v, e == OK ? &in : NULL, e == OK ? 200 : 422);
}

/* A page whose file was imported does not take another one: its key is used up. */
static enum err look_into(struct visit *v, struct import *in)
{
	struct params said;
	enum err e = v->once.n ? find_done(v, &said) : E_MISSING;

	if (e == E_MISSING)
		return read_file(v, in);
	TRY(e);
	TRY(desk_basket_empty(&v->desk, v->once));
	return wrong_say(&v->wrong, "file",
	                 _("This page was used for another file. Please choose yours again."));
}

static enum err look(struct visit *v)
{
	struct import in;
	enum err e = v->wrong.n ? E_INVALID : look_into(v, &in);

	if (e == E_INVALID)
		return show_import(v, NULL, 422);
	TRY(e);
	return visit_go(v, "/admin/people/import?file=%.*s",
	                FMT(crypt_base64url(v->rq->mem, v->once)));
}

/* The file stays in its basket as long as there is something to correct. */
static enum err carry_out(struct visit *v)
{
	struct import in;
	struct str text;
	enum err e = desk_basket_text(&v->desk, v->once, &text, &v->wrong);

	if (e == OK)
		e = desk_import(&v->desk, text, &in, &v->wrong);
	if (e == E_INVALID)
		return show_import(v, NULL, 422);
	TRY(e);
	if (!in.count[IMPORT_WRONG])
		TRY(desk_basket_empty(&v->desk, v->once));
	visit_note(v, in.late ? "imported-but" : "imported");
	return visit_go(v, "/admin/people/import?file=%.*s&new=%zu&changed=%zu&left=%zu",
	                FMT(crypt_base64url(v->rq->mem, v->once)), in.count[IMPORT_NEW],
	                in.count[IMPORT_CHANGED], in.count[IMPORT_WRONG]);
}

static enum err faults(struct visit *v)
{
	struct str text, csv;
	enum err e = desk_basket_text(&v->desk, v->once, &text, &v->wrong);

	if (e == OK)
		e = desk_import_faults(&v->desk, text, &csv, &v->wrong);
	if (e == E_INVALID)
		return show_import(v, NULL, 422);
	TRY(e);
	reply_header(v->re, "Content-Disposition", S("attachment; filename=\"not-imported.csv\""));
	return visit_text(v, 200, "text/csv; charset=utf-8", csv);
}

const struct route import_pages[] = {
	{ GET,  "/admin/people/import",        MAY_ADMIN, NULL,        ask,       false },
	{ POST, "/admin/people/import",        MAY_ADMIN, &send_form,  look,      false },
	{ POST, "/admin/people/import/all",    MAY_ADMIN, &carry_form, carry_out, false },
	{ POST, "/admin/people/import/faults", MAY_ADMIN, &look_form,  faults,    false },
	{ 0 },
};
