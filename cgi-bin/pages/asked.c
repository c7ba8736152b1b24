/* See asked.h. */
#include "pages/asked.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/words.h"
#include "http/form.h"
#include "pages/part.h"
#include "store/team.h"
#include "sys/lang.h"

enum { Q_CHARS = 200, NAME_CHARS = 20 };

static const size_t places[FILTERS] = {
	offsetof(struct asked, status), offsetof(struct asked, kind),
	offsetof(struct asked, priority), offsetof(struct asked, team),
	offsetof(struct asked, agency), offsetof(struct asked, assignee),
	offsetof(struct asked, requester), offsetof(struct asked, from),
	offsetof(struct asked, to),
};

/* Other words that people have for a filter. */
static const struct {
	const char *name;
	enum filter filter;
} aliases[] = { { "owner", FILTER_ASSIGNEE }, { "type", FILTER_KIND } };
enum { ALIASES = sizeof aliases / sizeof *aliases, TYPED_NAMES = FILTERS + ALIASES };

static struct str *value_at(const struct asked *a, int filter)
{
	return (struct str *)((char *)(uintptr_t)a + places[filter]);
}

static bool has_filter(const struct visit *v, int filter)
{
	return v->actor.sight >= filter_rows[filter].least;
}

static struct str read_line(const struct visit *v, const char *name)
{
	return text_line(v->rq->mem, str_clip(visit_query(v, name), 4096));
}

/* ---- what was typed as name:value ---- */

static struct names typed_names(struct visit *v)
{
	const char **name = arena_array(v->rq->mem, TYPED_NAMES, sizeof *name);

	for (int i = 0; i < TYPED_NAMES; i++) {
		int filter = i < FILTERS ? i : (int)aliases[i - FILTERS].filter;

		name[i] = i < FILTERS ? filter_rows[i].name : aliases[i - FILTERS].name;
		name[i] = has_filter(v, filter) ? name[i] : "";
	}
	return (struct names){ name, TYPED_NAMES };
}

/* As people call it: "owner" before "assignee". */
static const char *word_of(int filter)
{
	for (int i = 0; i < ALIASES; i++)
		if ((int)aliases[i].filter == filter)
			return aliases[i].name;
	return filter_rows[filter].name;
}

static enum err typed_wrong(struct visit *v, int filter, struct str value, const char *why)
{
	return wrong_say(&v->wrong, "q", str_format(v->rq->mem, "%s:%.*s: %s", word_of(filter),
	                                            FMT(str_clip(value, 60)), why).p);
}

/* An odd one is never closed. */
static bool quotes_are_even(struct str s)
{
	bool even = true;

	for (size_t i = 0; i < s.n; i++)
		even = even != (s.p[i] == '"');
	return even;
}

/* To its field; one word more cannot make it another search than it says. */
static void take_typed(struct visit *v, struct asked *a, const struct term *t)
{
	int filter = t->filter < FILTERS ? t->filter : (int)aliases[t->filter - FILTERS].filter;

	if (t->without)
		typed_wrong(v, filter, t->text, _("A filter cannot have a \"-\" before it."));
	else if (!t->text.n)
		typed_wrong(v, filter, t->text, _("There is nothing behind the colon."));
	else if (a->typed[filter])
		typed_wrong(v, filter, t->text, _("This filter is there twice."));
	*value_at(a, filter) = t->text;
	a->typed[filter] = true;
}

static enum err read_words(struct visit *v, struct asked *a)
{
	struct names names = typed_names(v);
	size_t at = 0;

	if (str_chars(a->q) > Q_CHARS) {
		a->q = str_clip(a->q, Q_CHARS * 4);
		return wrong_say(&v->wrong, "q", str_format(v->rq->mem,
			_("A search may have %d characters."), Q_CHARS).p);
	}
	if (!quotes_are_even(a->q))
		return wrong_say(&v->wrong, "q", _("A quotation mark is never closed."));
	if (terms_parse(v->rq->mem, a->q, &names, &a->search.terms, &at) != OK)
		return wrong_say(&v->wrong, "q", str_format(v->rq->mem,
			_("A search may have %d words; take these out: %.*s"), TERMS_MOST,
			FMT(str_from(a->q, at))).p);
	for (size_t i = 0; i < a->search.terms.n; i++)
		if (a->search.terms.v[i].filter >= 0)
			take_typed(v, a, &a->search.terms.v[i]);
	if (a->q.n && !a->search.terms.n)
		wrong_say(&v->wrong, "q", _("Please type a word or a number."));
	a->q = a->search.terms.words;
	return OK;
}

static enum err read_value(struct visit *v, struct asked *a, int filter)
{
	struct sieve sieve = { &a->search.filters, a->label, &a->choices, a->desk };
	struct str value = *value_at(a, filter);
	const char *why = "";
	enum err e = value.n ? filter_rows[filter].read(v, &sieve, value, &why) : OK;

	if (e != E_INVALID)
		return e;
	if (a->typed[filter])
		typed_wrong(v, filter, value, why);
	else
		wrong_value(&v->wrong, filter_rows[filter].name, value, why);
	return OK;
}

static void check_days(struct visit *v, const struct asked *a)
{
	const struct filters *f = &a->search.filters;
	const char *why = _("The last day is before the first.");

	if (!f->from || !f->to || f->from < f->to)
		return;
	if (a->typed[FILTER_TO])
		typed_wrong(v, FILTER_TO, a->to, why);
	else if (a->typed[FILTER_FROM])
		typed_wrong(v, FILTER_FROM, a->from, why);
	else
		wrong_value(&v->wrong, "to", a->to, why);
}

/* What is wrong stays where it was typed, and the rest of it with it. */
static void put_back(struct asked *a, struct str typed)
{
	a->q = typed;
	for (int i = 0; i < FILTERS; i++) {
		if (!a->typed[i])
			continue;
		*value_at(a, i) = S("");
		a->label[i] = S("");
	}
}

static void read_tab(struct visit *v, struct asked *a)
{
	struct str in = visit_query(v, "in");

	a->people = str_eq(in, S("people")) && v->actor.sight != SIGHT_OWN;
	if (in.n && !str_eq(in, S("people")) && !str_eq(in, S("tickets")))
		wrong_value(&v->wrong, "q", in, _("There is nothing of this kind to search."));
}

enum err asked_read(struct visit *v, struct asked *a)
{
	struct str typed, before = visit_query(v, "before");

	*a = (struct asked){ .q = read_line(v, "q"), .desk = v->actor.sight >= SIGHT_TEAMS,
	                     .after = visit_query(v, "after") };
	typed = str_clip(a->q, Q_CHARS * 4);
	if (a->desk)
		TRY(team_agency_choices(v->site->db, v->rq->mem, &a->choices));
	read_tab(v, a);
	for (int i = 0; i < FILTERS; i++)
		if (has_filter(v, i))
			*value_at(a, i) = read_line(v, filter_rows[i].name);
	a->lost = before.n && (!str_int(before, &a->search.before) || a->search.before < 1);
	if (a->lost)
		a->search.before = 0;
	if (read_words(v, a) == OK)
		for (int i = 0; i < FILTERS; i++)
			TRY(read_value(v, a, i));
	check_days(v, a);
	if (!v->wrong.n)
		return OK;
	put_back(a, typed);
	return E_INVALID;
}

/* ---- what looks like a filter, and is none ---- */

/* Not "10:30", "C:\temp", "http://..." or "std::string". */
static bool looks_like_filter(const struct term *t)
{
	struct str value = t->text;

	if (t->filter >= 0 || t->name.n < 2 || t->name.n > NAME_CHARS)
		return false;
	for (size_t i = 0; i < t->name.n; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", t->name.p[i]))
			return false;
	if (value.p == t->name.p)       /* it was not in quotes */
		value = str_from(value, t->name.n + 1);
	return value.n && value.p[0] != '/' && value.p[0] != ':' && value.p[0] != '\\';
}

static void show_remarks(struct visit *v, const struct asked *a)
{
	const struct term *t = a->search.terms.v;
	struct buf b;
	size_t i = 0;

	while (i < a->search.terms.n && !looks_like_filter(&t[i]))
		i++;
	if (i == a->search.terms.n || a->people)
		return;
	buf_init(&b, v->rq->mem, 1000);
	for (int k = 0; k < FILTERS; k++)
		if (has_filter(v, k))
			buf_format(&b, "%s%s:", b.n ? " " : "", word_of(k));
	visit_remark(v, str_format(v->rq->mem,
		_("There is no filter \"%.*s:\", so it was searched as words. Filters are: %.*s"),
		FMT(t[i].name), FMT(buf_str(&b))));
}

/* ---- asking again ---- */

struct str asked_url(const struct visit *v, const struct asked *a, const char *path, int but)
{
	struct buf b;

	buf_init(&b, v->rq->mem, 64 * 1024);
	buf_format(&b, "%s?q=", path);
	url_encode(&b, a->q);
	if (a->people)
		buf_add(&b, S("&in=people"));
	for (int i = 0; i < FILTERS; i++) {
		if (i == but || !value_at(a, i)->n)
			continue;
		buf_format(&b, "&%s=", filter_rows[i].name);
		url_encode(&b, *value_at(a, i));
	}
	return buf_str(&b);
}

/* The same shape as a form's, so that the form engine shows values and faults. */
static const struct input inputs[] = {
	INPUT(struct asked, q, IN_LINE), INPUT(struct asked, status, IN_LINE),
	INPUT(struct asked, kind, IN_LINE), INPUT(struct asked, priority, IN_LINE),
	INPUT(struct asked, team, IN_LINE), INPUT(struct asked, agency, IN_LINE),
	INPUT(struct asked, assignee, IN_LINE), INPUT(struct asked, requester, IN_LINE),
	INPUT(struct asked, from, IN_LINE), INPUT(struct asked, to, IN_LINE),
};
static const struct form form = FORM("search", struct asked, inputs);

static void show_names(struct view *view, const char *section, const struct names *n,
                       const struct asked *a, int filter, struct str (*word)(int))
{
	form_choice(view, section, S(""), str_of(_("Any")), !value_at(a, filter)->n);
	for (int i = 0; i < n->count; i++)
		form_choice(view, section, str_of(name_of(n, i)),
		            word ? word(i) : status_label(a->desk, i),
		            str_eq_nocase(*value_at(a, filter), str_of(name_of(n, i))));
}

static void show_choices(struct visit *v, struct view *view, const struct asked *a, int group,
                         const char *section, int64_t chosen)
{
	const struct choice *c = a->choices.v;

	form_choice(view, section, S(""), str_of(_("Any")), !chosen);
	for (size_t i = 0; i < a->choices.n; i++)
		if (c[i].group_id == group)
			form_choice(view, section, str_format(v->rq->mem, "%" PRId64, c[i].id),
			            c[i].name, c[i].id == chosen);
}

static void show_assignees(struct view *view, const struct asked *a)
{
	bool me = str_eq(a->assignee, S("me")), nobody = str_eq(a->assignee, S("nobody"));

	form_choice(view, "ASSIGNEE_OPTION", S(""), str_of(_("Any")), !a->assignee.n);
	form_choice(view, "ASSIGNEE_OPTION", S("me"), str_of(_("Me")), me);
	form_choice(view, "ASSIGNEE_OPTION", S("nobody"), str_of(_("Nobody")), nobody);
	if (a->label[FILTER_ASSIGNEE].n && !me && !nobody)
		form_choice(view, "ASSIGNEE_OPTION", a->assignee, a->label[FILTER_ASSIGNEE],
		            true);
}

static void show_chips(struct visit *v, struct view *view, const struct asked *a)
{
	struct view *chips = NULL;

	for (int i = 0; i < FILTERS; i++) {
		struct view *chip;

		if (!a->label[i].n)
			continue;
		chips = chips ? chips : view_add(view, "CHIPS");
		chip = view_add(chips, "CHIP");
		view_set(chip, "CHIP_TEXT", str_format(v->rq->mem, "%s: %.*s",
		                                       _(filter_rows[i].word), FMT(a->label[i])));
		view_set(chip, "CHIP_URL", asked_url(v, a, "/search", i));
	}
}

/* How to search, by example. */
static void show_signs(const struct visit *v, struct view *view)
{
	for (int i = 0; i < FILTERS; i++) {
		struct view *row;

		if (!has_filter(v, i))
			continue;
		row = view_add(view, "SIGN");
		view_set(row, "EXAMPLE", str_of(filter_rows[i].example));
		view_set(row, "MEANS", str_of(_(filter_rows[i].means)));
	}
}

void asked_show(struct visit *v, struct view *view, const struct asked *a)
{
	bool wrong = false;

	form_show(v, view, &form, a);
	for (int i = 0; i < FILTERS; i++)
		wrong = wrong || wrong_has(&v->wrong, str_of(filter_rows[i].name));
	view_show_if(view, "FILTERS_OPEN", wrong);
	show_names(view, "STATUS_OPTION", &status_choices, a, FILTER_STATUS, NULL);
	show_chips(v, view, a);
	show_signs(v, view);
	show_remarks(v, a);
	if (a->lost)
		part_lost(v);
	view_show_if(view, "BY_REQUESTER", has_filter(v, FILTER_REQUESTER));
	if (!a->desk)
		return;
	view = view_add(view, "ALL_FILTERS");
	show_names(view, "KIND_OPTION", &ticket_kind_names, a, FILTER_KIND, kind_word);
	show_names(view, "PRIORITY_OPTION", &priority_names, a, FILTER_PRIORITY, priority_word);
	show_choices(v, view, a, CHOICE_TEAM, "TEAM_OPTION", a->search.filters.team_id);
	show_choices(v, view, a, CHOICE_AGENCY, "AGENCY_OPTION", a->search.filters.agency_id);
	show_assignees(view, a);
}
