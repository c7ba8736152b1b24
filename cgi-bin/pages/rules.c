/* The rules for tickets and the settings: the matrix, what is promised, what a desk decides. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/rules.h"
#include "desk/words.h"
#include "pages/sheet.h"
#include "pages/stale.h"
#include "sys/lang.h"

/* ---- impact x urgency ---- */

/* One select for each cell, by the names of its impact and urgency; seen: the letters before. */
struct matrix_in {
	struct str seen;
	int one_low, one_normal, one_high, team_low, team_normal, team_high, many_low, many_normal,
	    many_high;
};
#define CELL(member) INPUT(struct matrix_in, member, IN_NAME, 0, &priority_names)
static const struct input matrix_inputs[] = {
	INPUT(struct matrix_in, seen, IN_LINE, 9),
	CELL(one_low),  CELL(one_normal),  CELL(one_high),
	CELL(team_low), CELL(team_normal), CELL(team_high),
	CELL(many_low), CELL(many_normal), CELL(many_high),
};
static const struct form matrix_form =
	FORM("matrix", struct matrix_in, matrix_inputs, .once = true);

/* The cells come after "seen", impact by impact. */
static const struct input *cell_input(int impact, int urgency)
{
	return &matrix_inputs[1 + 3 * impact + urgency];
}

static int *cell_of(struct matrix_in *in, int impact, int urgency)
{
	return (int *)((char *)in + cell_input(impact, urgency)->at);
}

/* "220212110": a digit for each cell, as they were when the form was made. */
static struct str seen_of(struct arena *mem, const struct matrix *m)
{
	struct buf b;

	buf_init(&b, mem, 10);
	for (int i = 0; i < 9; i++)
		buf_char(&b, (char)('0' + m->priority[i / 3][i % 3]));
	return buf_str(&b);
}

static bool seen_read(struct str seen, struct matrix *m)
{
	if (seen.n != 9)
		return false;
	for (int i = 0; i < 9; i++) {
		int priority = seen.p[i] - '0';

		if (priority < 0 || priority >= PRIORITIES)
			return false;
		m->priority[i / 3][i % 3] = priority;
	}
	return true;
}

static struct str bare_priority(int priority)
{
	return str_of(name_of(&priority_names, priority));
}

static struct str cell_words(struct visit *v, int impact, int urgency)
{
	return str_format(v->rq->mem, "%.*s, %.*s", FMT(impact_word(impact)),
	                  FMT(urgency_word(urgency)));
}

/* What was changed by somebody else since it was seen; cells that were left alone follow. */
static void follow_matrix(struct visit *v, struct view *view, const struct matrix *seen,
                          const struct matrix *now, struct matrix *in)
{
	struct view *stale = stale_card(view_add(view, "MATRIX_STALE"));

	for (int k = 0; k < 9; k++) {
		int i = k / 3, u = k % 3, was = seen->priority[i][u], is = now->priority[i][u];
		int *typed = &in->priority[i][u];
		enum differs how = is == was || is == *typed ? DIFFERS_NOT
		                 : *typed == was ? DIFFERS_TAKEN : DIFFERS_CLASH;

		stale_row(stale, cell_words(v, i, u).p, how, bare_priority(is),
		          bare_priority(*typed));
		if (how == DIFFERS_TAKEN)
			*typed = is;
	}
}

static void show_matrix(struct visit *v, struct view *view, const struct matrix *m,
                        const struct matrix *now)
{
	view_set(view, "SEEN", seen_of(v->rq->mem, now));
	for (int u = 0; u < 3; u++)
		view_set(view_add(view, "URGENCY_HEAD"), "LABEL", urgency_word(u));
	for (int i = 0; i < 3; i++) {
		struct view *row = view_add(view, "IMPACT_ROW");

		view_set(row, "IMPACT", impact_word(i));
		for (int u = 0; u < 3; u++) {
			struct view *cell = view_add(row, "CELL");

			view_set(cell, "NAME", str_of(cell_input(i, u)->name));
			view_set(cell, "LABEL", cell_words(v, i, u));
			form_choices(cell, "OPTION", &priority_names, 7, bare_priority, NULL,
			             m->priority[i][u]);
		}
	}
}

/* ---- what is promised ---- */

struct promise_in {
	int64_t version;
	struct str name, respond, resolve;
};
static const struct input promise_inputs[] = {
	INPUT(struct promise_in, version, IN_NUMBER),
	INPUT(struct promise_in, name, IN_LINE, 120),
	INPUT(struct promise_in, respond, IN_LINE, 40),
	INPUT(struct promise_in, resolve, IN_LINE, 40),
};
static const struct form promise_form =
	FORM("promise", struct promise_in, promise_inputs, .seen = true, .once = true);
static const struct said promise_said[] = {
	{ "name", N_("Agreement") }, { "respond", N_("First answer within") },
	{ "resolve", N_("Solved within") }, { NULL, NULL },
};

static struct promise_in promise_in_of(struct arena *mem, const struct promise *p)
{
	return (struct promise_in){ p->version, p->name, duration_text(mem, p->respond_s),
	                            duration_text(mem, p->resolve_s) };
}

/* typed: it came back; stale: somebody else was quicker. */
static enum err show_promise(struct visit *v, struct view *view, const struct promise *p,
                             struct promise_in *typed, bool stale)
{
	struct view *row = view_add(view, "PROMISE");
	struct promise_in is = promise_in_of(v->rq->mem, p), *in = typed ? typed : &is;

	if (stale)
		TRY(stale_show(v, row, &promise_form, promise_said, NULL, in, &is));
	seen_show(v, row, &promise_form, in, typed && !stale ? NULL : &is);
	view_set(row, "PRIORITY", bare_priority(p->priority));
	view_set(row, "PRIORITY_WORD", priority_word(p->priority));
	view_int(row, "ID", p->id);
	view_int(row, "VERSION", stale ? p->version : in->version);
	view_set(row, "NAME", in->name);
	view_set(row, "RESPOND", in->respond);
	view_set(row, "RESOLVE", in->resolve);
	for (size_t i = 0; typed && i < v->wrong.n; i++)
		view_set(view_add(row, "FAULT"), "TEXT", v->wrong.v[i].text);
	return OK;
}

/* ---- the page ---- */

struct back {                           /* what came back, if anything did */
	int64_t promise_id;
	struct promise_in *promise;
	const struct matrix *seen;      /* of a matrix that was stale; with it: */
	struct matrix *matrix;
	bool matrix_cut;                /* it was not sent whole */
};

static enum err show_rules(struct visit *v, const struct back *back, int status)
{
	struct view *view = visit_view(v, "admin/rules.tpl", str_of(_("Priorities and promises")));
	const struct promise *p;
	struct matrix now;
	struct rows rows;

	TRY(desk_matrix(&v->desk, &now));
	if (back->seen)
		follow_matrix(v, view, back->seen, &now, back->matrix);
	show_matrix(v, view, back->matrix ? back->matrix : &now, &now);
	view_show_if(view, "MATRIX_CUT", back->matrix_cut);
	TRY(promise_list(v->site->db, v->rq->mem, &rows));
	p = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		bool came = p[i].id == back->promise_id;

		TRY(show_promise(v, view, &p[i], came ? back->promise : NULL,
		                 came && status == 409));
	}
	return visit_show(v, status);
}

static enum err rules(struct visit *v)
{
	return show_rules(v, &(struct back){ 0 }, 200);
}

static enum err save_matrix(struct visit *v)
{
	struct matrix_in in = { .seen = S("") };
	struct matrix seen, to;
	enum err e;

	TRY(desk_matrix(&v->desk, &to));
	for (int i = 0; i < 9; i++)
		*cell_of(&in, i / 3, i % 3) = to.priority[i / 3][i % 3];
	if (form_read(v, &matrix_form, &in) != OK || !seen_read(in.seen, &seen))
		return show_rules(v, &(struct back){ .matrix_cut = true }, 422);
	for (int i = 0; i < 9; i++)
		to.priority[i / 3][i % 3] = *cell_of(&in, i / 3, i % 3);
	e = desk_save_matrix(&v->desk, &seen, &to);
	if (e == E_STALE)
		return show_rules(v, &(struct back){ .seen = &seen, .matrix = &to }, 409);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/admin/rules");
}

static void read_time(struct visit *v, struct str typed, const char *field, int64_t *seconds)
{
	if (!duration_read(typed, seconds))
		wrong_say(&v->wrong, field, _("A length of time like 30 min, 4 h or 2 d, please; "
		                              "empty for no promise."));
}

static enum err save_promise(struct visit *v)
{
	struct promise_in in, is;
	struct promise p, now;
	struct back back = { .promise_id = v->id, .promise = &in };
	enum err e;

	TRY(promise_hold(v->site->db, v->rq->mem, v->id, &p));
	in = is = promise_in_of(v->rq->mem, &p);
	form_read(v, &promise_form, &in);
	seen_catch_up(v, &promise_form, &in, &is);
	p.version = in.version;
	p.name = in.name;
	read_time(v, in.respond, "respond", &p.respond_s);
	read_time(v, in.resolve, "resolve", &p.resolve_s);
	e = v->wrong.n ? E_INVALID : desk_save_promise(&v->desk, &p, &now, &v->wrong);
	if (e == E_INVALID || e == E_STALE)
		return show_rules(v, &back, e == E_STALE ? 409 : 422);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/admin/rules");
}

/* ---- settings ---- */

struct setting_in {
	struct str name, seen, value;
	bool back;
};
static const struct input setting_inputs[] = {
	INPUT(struct setting_in, name, IN_LINE, 60),
	INPUT(struct setting_in, seen, IN_LINE, 1000),
	INPUT(struct setting_in, value, IN_LINE, 1000),
	INPUT(struct setting_in, back, IN_FLAG),
};
static const struct form setting_form =
	FORM("setting", struct setting_in, setting_inputs, .once = true);

/* A choice as a select, a switch as a box, what has a page of its own as the way there. */
static void show_input(struct view *row, const struct setting_row *s, struct str value)
{
	struct view *input;

	if (s->elsewhere) {
		input = view_add(row, "ELSEWHERE");
		view_set(input, "URL", str_of(s->elsewhere));
		view_set(input, "WORDS", s->value.n ? setting_words(str_of(s->name), s->value)
		                                    : str_of(_("empty")));
	} else if (s->flag) {
		view_show_if(view_add(row, "SWITCH"), "ON", str_eq(value, S("1")));
	} else if (s->names) {
		input = view_add(row, "CHOICE");
		for (int i = 0; i < s->names->count; i++)
			form_choice(input, "OPTION", str_of(name_of(s->names, i)),
			            str_of(_(s->words[i])),
			            str_eq(value, str_of(name_of(s->names, i))));
	} else {
		view_add(row, "INPUT");
	}
}

static void show_setting(struct visit *v, struct view *view, const struct setting_row *s,
                         const struct setting_in *typed, const char *why)
{
	struct view *row = view_add(view, "SETTING");

	view_set(row, "NAME", str_of(s->name));
	view_set(row, "LABEL", str_of(_(s->label)));
	view_set(row, "HELP", *s->help ? str_of(_(s->help)) : S(""));
	view_set(row, "SEEN", s->value);
	view_set(row, "VALUE", typed ? typed->value : s->value);
	view_set(row, "DEFAULT", s->fallback.n
	         ? setting_words(str_of(s->name), s->fallback) : str_of(_("empty")));
	show_input(row, s, typed ? typed->value : s->value);
	view_set(row, "TYPE", s->number ? S("number") : S("text"));
	view_set(row, "LIMITS", s->number && !s->flag
	         ? str_format(v->rq->mem, _("From %d to %d."), (int)s->least, (int)s->most)
	         : S(""));
	view_show_if(row, "HERE", !s->elsewhere);
	view_show_if(row, "CHANGED", s->changed);
	if (typed)
		view_set(view_add(row, "FAULT"), "TEXT", str_of(_(why)));
	if (typed && !str_eq(typed->seen, s->value))
		view_set(view_add(row, "MEANWHILE"), "TEXT",
		         s->value.n ? setting_words(str_of(s->name), s->value)
		                    : str_of(_("empty")));
}

static enum err show_settings(struct visit *v, const struct setting_in *typed, const char *why,
                              int status)
{
	struct view *view = visit_view(v, "admin/settings.tpl", str_of(_("Settings")));
	struct setting_row rows[SETTINGS_MOST];
	struct str q = str_lower(v->rq->mem, str_trim(str_clip(visit_query(v, "q"), 100)));
	size_t n, shown = 0;

	TRY(settings_rows(&v->desk, rows, &n));
	for (size_t i = 0; i < n; i++) {
		bool mine = typed && str_eq(typed->name, str_of(rows[i].name));
		struct str words = str_format(v->rq->mem, "%s %s %s", rows[i].name,
		                              _(rows[i].label),
		                              *rows[i].help ? _(rows[i].help) : "");

		if (q.n && str_search(str_lower(v->rq->mem, words), q) == SIZE_MAX)
			continue;
		show_setting(v, view, &rows[i], mine ? typed : NULL, why);
		shown++;
	}
	view_set(view, "Q", visit_query(v, "q"));
	view_show_if(view, "NONE", !shown);
	return visit_show(v, status);
}

static enum err settings(struct visit *v)
{
	return show_settings(v, NULL, "", 200);
}

static enum err save_setting(struct visit *v)
{
	struct setting_in in = { S(""), S(""), S(""), false };
	const char *why = "";
	enum err e;

	if (form_read(v, &setting_form, &in) != OK)
		return show_settings(v, &in, v->wrong.v[0].text.p, 422);
	e = desk_change_setting(&v->desk, in.name, in.seen, in.value, in.back, &why);
	if (e == E_INVALID)
		return show_settings(v, &in, why, 422);
	if (e == E_STALE)
		return show_settings(v, &in, N_("Somebody changed this meanwhile. What you typed "
		                                "is here: send it again to replace theirs."),
		                     409);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/admin/settings");
}

const struct route rules_pages[] = {
	{ GET,  "/admin/rules",        MAY_ADMIN, NULL,          rules,        false },
	{ POST, "/admin/rules/matrix", MAY_ADMIN, &matrix_form,  save_matrix,  false },
	{ POST, "/admin/rules/{id}",   MAY_ADMIN, &promise_form, save_promise, false },
	{ GET,  "/admin/settings",     MAY_ADMIN, NULL,          settings,     false },
	{ POST, "/admin/settings",     MAY_ADMIN, &setting_form, save_setting, false },
	{ 0 },
};
