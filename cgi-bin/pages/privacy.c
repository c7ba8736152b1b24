/* What is kept about a person, handed out or erased; and how long what is over is kept. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/when.h"
#include "desk/retention.h"
#include "desk/privacy.h"
#include "pages/part.h"
#include "pages/stale.h"
#include "sys/lang.h"

enum { SHOWN = 50, COUNTED = 1000, DAYS_MOST = 36500 };

static enum err people(struct visit *v)
{
	struct view *view = visit_view(v, "admin/privacy.tpl", str_of(_("Privacy")));
	struct str words = text_line(v->rq->mem, str_clip(visit_query(v, "q"), 100));
	struct rows rows = { 0 };
	const struct person *p;

	if (words.n)
		TRY(privacy_people(v->site->db, v->rq->mem, words, &rows));
	p = rows.v;
	view_set(view, "Q", words);
	view_show_if(view, "NOBODY", words.n && !rows.n);
	view_show_if(view, "SOME", rows.n > 0);
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "PERSON");

		view_record(row, &person_record, &p[i]);
		view_format(row, "URL", "/admin/privacy/%" PRId64, p[i].id);
		view_show_if(row, "LEFT", !p[i].active);
	}
	return visit_show(v, 200);
}

struct erasing {
	struct str reason;
};
static const struct input erase_inputs[] = { INPUT(struct erasing, reason, IN_LINE, 300) };
static const struct form erase_form = FORM("erase", struct erasing, erase_inputs, .once = true);

struct handing_out {
	int64_t number;         /* of the part */
};
enum { PARTS_MOST = 100000 };
static const struct input export_inputs[] = {
	INPUT(struct handing_out, number, IN_NUMBER, PARTS_MOST) };
static const struct form export_form = FORM("export", struct handing_out, export_inputs,
	.freely = "hands out; each time is on the audit log");

/* What is no number comes back as it was typed. */
static void show_number(struct visit *v, struct view *view, const char *name, const char *field,
                        int64_t number)
{
	struct str typed;

	if (v->wrong.n && params_get(&v->params, str_of(field), &typed))
		view_set(view, name, str_clip(str_mend(v->rq->mem, typed), 20));
	else
		view_int(view, name, number);
}

static enum err person_view(struct visit *v, const char *file, const char *title,
                            const struct form *form, const void *in, struct view **out)
{
	struct view *view = *out = visit_view(v, file, str_of(_(title)));
	bool erased;
	struct person p;

	TRY(person_by_id(v->site->db, v->rq->mem, v->id, &p));
	TRY(privacy_is_erased(v->site->db, v->rq->mem, v->id, &erased));
	view_record(view, &person_record, &p);
	view_format(view, "ACTION", "/admin/privacy/%" PRId64, p.id);
	view_show_if(view, "ERASED", erased);
	view_show_if(view, "MAY_ERASE", !erased);
	view_show_if(view, "LEFT", !p.active);
	form_show(v, view, form, in);
	return OK;
}

static enum err show_hand_out(struct visit *v, const struct handing_out *in, int status)
{
	struct view *view;

	TRY(person_view(v, "admin/privacy-person.tpl", N_("Privacy"), &export_form, in, &view));
	show_number(v, view, "NUMBER", "number", in->number);
	return visit_show(v, status);
}

static enum err person(struct visit *v)
{
	return show_hand_out(v, &(struct handing_out){ 1 }, 200);
}

static enum err show_erase(struct visit *v, const struct erasing *in, int status)
{
	struct view *view;

	TRY(person_view(v, "admin/privacy-erase.tpl", N_("Erase a person"), &erase_form, in,
	                &view));
	return visit_show(v, status);
}

static enum err confirm(struct visit *v)
{
	return show_erase(v, &(struct erasing){ S("") }, 200);
}

static enum err erase(struct visit *v)
{
	struct erasing in = { S("") };
	struct person p;
	enum err e = form_read(v, &erase_form, &in);

	TRY(person_by_id(v->site->db, v->rq->mem, v->id, &p));
	if (e == OK)
		e = desk_erase_person(&v->desk, v->id, in.reason, &v->wrong);
	if (e == E_INVALID && v->wrong.n)
		return show_erase(v, &in, 422);
	TRY(e);
	visit_note(v, "erased");
	return visit_go(v, "/admin/privacy");
}

/* What comes in one file is called by its number only. */
static struct str file_name(struct visit *v, const struct exported *x)
{
	if (x->parts == 1)
		return str_format(v->rq->mem, "attachment; filename=\"person-%" PRId64 ".json\"",
		                  v->id);
	return str_format(v->rq->mem, "attachment; filename=\"person-%" PRId64
	                  "-part-%d-of-%d.json\"", v->id, (int)x->part, (int)x->parts);
}

static enum err hand_out(struct visit *v)
{
	struct handing_out in = { 1 };
	struct exported x;
	struct str typed;
	enum err e = form_read(v, &export_form, &in);

	if (!params_get(&v->params, S("number"), &typed))
		in.number = 1;
	x = (struct exported){ .part = in.number };
	if (e == OK)
		e = desk_export_person(&v->desk, v->id, &x, &v->wrong);
	if (e == E_INVALID && v->wrong.n)
		return show_hand_out(v, &in, 422);
	TRY(e);
	reply_header(v->re, "Content-Disposition", file_name(v, &x));
	return visit_text(v, 200, "application/json; charset=utf-8", x.json);
}

struct rules {
	int64_t files_days, texts_days;
	bool on;
};
static const struct input rules_inputs[] = {
	INPUT(struct rules, files_days, IN_NUMBER, DAYS_MOST),
	INPUT(struct rules, texts_days, IN_NUMBER, DAYS_MOST),
	INPUT(struct rules, on, IN_FLAG),
};
static const struct form rules_form = FORM("keep", struct rules, rules_inputs, .seen = true,
                                           .once = true);
static const struct said said[] = {
	{ "files_days", N_("Files of tickets that are over: days") },
	{ "texts_days", N_("Texts of tickets that are over: days") },
	{ "on", N_("Remove them") }, { NULL, NULL },
};

static enum err rules_now(struct visit *v, enum err (*get)(struct desk *, struct retention *),
                          struct rules *out)
{
	struct retention k;

	TRY(get(&v->desk, &k));
	*out = (struct rules){ k.files_days, k.texts_days, k.on };
	return OK;
}

static struct str count_words(struct visit *v, int64_t n)
{
	return n >= COUNTED ? str_format(v->rq->mem, "%d+", COUNTED - 1)
	                    : str_format(v->rq->mem, "%d", (int)n);
}

static enum err show_old(struct visit *v, struct view *view, const char *section, int64_t days,
                         int64_t count,
                         enum err (*list)(struct db *, struct arena *, struct viewer, int64_t, int,
                                          struct rows *))
{
	const struct old_ticket *t;
	struct view *part;
	struct rows rows;

	if (!days)
		return OK;
	part = view_add(view, section);
	TRY(list(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->desk.now - days * MS_PER_DAY,
	         SHOWN, &rows));
	t = rows.v;
	view_set(part, "COUNT", count_words(v, count));
	view_show_if(part, "SOME", rows.n > 0);
	view_show_if(part, "NONE", rows.n == 0);
	view_show_if(part, "MORE", count > (int64_t)rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(part, "OLD");

		view_set(row, "REF", ref_of(v->rq->mem, t[i].kind, t[i].id));
		view_format(row, "URL", "/tickets/%" PRId64, t[i].id);
		view_set(row, "SUBJECT", t[i].subject);
		view_int(row, "FILES", t[i].files_count);
		part_moment(v, row, "CLOSED", t[i].closed_at);
	}
	return OK;
}

static enum err show_keeping(struct visit *v, struct rules *typed, int status)
{
	struct view *view = visit_view(v, "admin/keeping.tpl",
	                               str_of(_("How long things are kept")));
	struct old_counts counts;
	struct rules k, *in = typed ? typed : &k;

	TRY(rules_now(v, desk_retention, &k));
	if (status == 409)
		TRY(stale_show(v, view, &rules_form, said, NULL, in, &k));
	form_show(v, view, &rules_form, in);
	seen_show(v, view, &rules_form, in, status == 409 ? &k : NULL);
	show_number(v, view, "FILES_DAYS", "files_days", in->files_days);
	show_number(v, view, "TEXTS_DAYS", "texts_days", in->texts_days);
	view_show_if(view, "RUNS", k.on);
	view_show_if(view, "RESTS", !k.on);
	TRY(privacy_old_counts(v->site->db, v->rq->mem, desk_viewer(&v->desk),
	                       v->desk.now - k.files_days * MS_PER_DAY,
	                       v->desk.now - k.texts_days * MS_PER_DAY, &counts));
	TRY(show_old(v, view, "OLD_FILES", k.files_days, counts.files, privacy_old_files));
	TRY(show_old(v, view, "OLD_TEXTS", k.texts_days, counts.texts, privacy_old_texts));
	view_show_if(view, "FOR_EVER", !k.files_days && !k.texts_days);
	return visit_show(v, status);
}

static enum err keeping(struct visit *v)
{
	return show_keeping(v, NULL, 200);
}

static enum err save_keeping(struct visit *v)
{
	struct rules in = { 0 }, now;
	enum err e = form_read(v, &rules_form, &in);

	TRY(rules_now(v, desk_hold_retention, &now));
	if (e == OK && seen_is_stale(v, &rules_form, &now))
		return show_keeping(v, &in, 409);
	if (e == OK)
		e = desk_save_retention(&v->desk,
		                      &(struct retention){ in.files_days, in.texts_days, in.on },
		                      &v->wrong);
	if (e == E_INVALID && v->wrong.n)
		return show_keeping(v, &in, 422);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/admin/privacy/keeping");
}

const struct route privacy_pages[] = {
	{ GET,  "/admin/privacy",             MAY_ADMIN, NULL,         people,       false },
	{ GET,  "/admin/privacy/keeping",     MAY_ADMIN, NULL,         keeping,      false },
	{ POST, "/admin/privacy/keeping",     MAY_ADMIN, &rules_form,  save_keeping, false },
	{ GET,  "/admin/privacy/{id}",        MAY_ADMIN, NULL,         person,       false },
	{ POST, "/admin/privacy/{id}/export", MAY_ADMIN, &export_form, hand_out,     false },
	{ GET,  "/admin/privacy/{id}/erase",  MAY_ADMIN, NULL,         confirm,      false },
	{ POST, "/admin/privacy/{id}/erase",  MAY_ADMIN, &erase_form,  erase,        false },
	{ 0 },
};
