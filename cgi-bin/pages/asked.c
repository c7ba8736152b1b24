/* See asked.h. The filters are rows of a table: what each is called, and who reads its value. */
#include "pages/asked.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/when.h"
#include "desk/words.h"
#include "http/form.h"
#include "store/team.h"
#include "sys/lang.h"

enum { Q_CHARS = 200 };

static const char *const names[FILTERS] = {
	"status", "kind", "priority", "team", "agency", "assignee", "from", "to" };
static const struct names filter_names = NAMES(names);
/* What others than the desk may type; in the same places. */
static const char *const few[FILTERS] = { "status", "", "", "", "", "", "from", "to" };
static const struct names few_names = NAMES(few);
static const size_t places[FILTERS] = {
	offsetof(struct asked, status), offsetof(struct asked, kind),
	offsetof(struct asked, priority), offsetof(struct asked, team),
	offsetof(struct asked, agency), offsetof(struct asked, assignee),
	offsetof(struct asked, from), offsetof(struct asked, to),
};

/* A status, or several that people think of as one. */
static const char *const statuses[] = {
	"unsolved", "solved", "new", "open", "waiting", "resolved", "closed", "cancelled" };
static const struct names status_choices = NAMES(statuses);
enum { UNSOLVED, SOLVED, FIRST_STATUS };

#define BIT(n) ((int64_t)1 << (n))

static struct str *value_at(const struct asked *a, int filter)
{
	return (struct str *)((char *)(uintptr_t)a + places[filter]);
}

static struct str status_label(const struct asked *a, int i)
{
	if (i == UNSOLVED)
		return str_of(_("Unsolved"));
	if (i == SOLVED)
		return str_of(_("Solved"));
	return a->desk ? status_word(i - FIRST_STATUS, FOR_NOBODY)
	               : status_for_requester(i - FIRST_STATUS, FOR_REQUESTER);
}

static enum err say_wrong(struct visit *v, int filter, const char *text)
{
	return wrong_say(&v->wrong, names[filter], text);
}

static enum err read_status(struct visit *v, struct asked *a, struct str value)
{
	int i = name_find(&status_choices, value);

	if (i < 0)
		return say_wrong(v, FILTER_STATUS, _("There is no such status."));
	a->search.filters.statuses =
		i == UNSOLVED ? BIT(STATUS_NEW) | BIT(STATUS_OPEN) | BIT(STATUS_WAITING)
		: i == SOLVED ? BIT(STATUS_RESOLVED) | BIT(STATUS_CLOSED) : BIT(i - FIRST_STATUS);
	a->label[FILTER_STATUS] = status_label(a, i);
	return OK;
}

static enum err read_kind(struct visit *v, struct asked *a, struct str value)
{
	int i = name_find(&ticket_kind_names, value);

	if (i < 0)
		return say_wrong(v, FILTER_KIND, _("There is no such type."));
	a->search.filters.kinds = BIT(i);
	a->label[FILTER_KIND] = kind_word(i);
	return OK;
}

static enum err read_priority(struct visit *v, struct asked *a, struct str value)
{
	for (int i = 0; i < PRIORITIES; i++) {
		if (!str_eq_nocase(value, str_of(name_of(&priority_names, i))))
			continue;
		a->search.filters.priorities = BIT(i);
		a->label[FILTER_PRIORITY] = priority_word(i);
		return OK;
	}
	return say_wrong(v, FILTER_PRIORITY, _("There is no such priority."));
}

static bool is_called(struct str value, const struct choice *c)
{
	int64_t number;

	return (str_int(value, &number) && number == c->id) || str_eq_nocase(value, c->name)
	    || str_eq_nocase(value, c->detail);
}

static const struct choice *choice_of(const struct asked *a, int group, struct str value)
{
	const struct choice *c = a->choices.v;

	for (size_t i = 0; i < a->choices.n; i++)
		if (c[i].group_id == group && is_called(value, &c[i]))
			return &c[i];
	return NULL;
}

static enum err read_team(struct visit *v, struct asked *a, struct str value)
{
	const struct choice *c = choice_of(a, CHOICE_TEAM, value);

	if (!c)
		return say_wrong(v, FILTER_TEAM, _("There is no such team."));
	a->search.filters.team_id = c->id;
	a->label[FILTER_TEAM] = c->name;
	return OK;
}

static enum err read_agency(struct visit *v, struct asked *a, struct str value)
{
	const struct choice *c = choice_of(a, CHOICE_AGENCY, value);

	if (!c)
		return say_wrong(v, FILTER_AGENCY, _("There is no such agency."));
	a->search.filters.agency_id = c->id;
	a->label[FILTER_AGENCY] = c->name;
	return OK;
}

static enum err read_assignee(struct visit *v, struct asked *a, struct str value)
{
	struct person p = { 0 };
	int64_t id = 0;

	if (str_eq(value, S("me"))) {
		a->search.filters.assignee_id = v->actor.id;
		a->label[FILTER_ASSIGNEE] = str_of(_("Me"));
		return OK;
	}
	if (str_eq(value, S("nobody"))) {
		a->search.filters.assignee_id = -1;
		a->label[FILTER_ASSIGNEE] = str_of(_("Nobody"));
		return OK;
	}
	if (!str_int(value, &id) || id < 1
	    || person_by_id(v->site->db, v->rq->mem, id, &p) != OK)
		return say_wrong(v, FILTER_ASSIGNEE, _("There is no such owner."));
	a->search.filters.assignee_id = id;
	a->label[FILTER_ASSIGNEE] = p.name;
	return OK;
}

/* "2026-06-15" in the visitor's zone; the last moment of a day is the first of the next. */
static bool read_day(struct visit *v, struct str value, bool end, int64_t *at)
{
	struct civil c;
	int64_t utc;

	if (value.n != 10
	    || !when_parse(str_format(v->rq->mem, "%.*sT00:00:00Z", FMT(value)), &utc))
		return false;
	c = when_civil(utc + (end ? MS_PER_DAY : 0));
	*at = zone_at(v->zone, &c);
	return *at > 0;
}

static enum err read_from(struct visit *v, struct asked *a, struct str value)
{
	if (!read_day(v, value, false, &a->search.filters.from))
		return say_wrong(v, FILTER_FROM, _("This is not a day, like 2026-06-15."));
	a->label[FILTER_FROM] = value;
	return OK;
}

static enum err read_to(struct visit *v, struct asked *a, struct str value)
{
	if (!read_day(v, value, true, &a->search.filters.to))
		return say_wrong(v, FILTER_TO, _("This is not a day, like 2026-06-15."));
	a->label[FILTER_TO] = value;
	return OK;
}

static const struct reader {
	const char *word;
	bool for_desk;
	enum err (*read)(struct visit *v, struct asked *a, struct str value);
} readers[FILTERS] = {
	[FILTER_STATUS]   = { N_("Status"),   false, read_status },
	[FILTER_KIND]     = { N_("Type"),     true,  read_kind },
	[FILTER_PRIORITY] = { N_("Priority"), true,  read_priority },
	[FILTER_TEAM]     = { N_("Team"),     true,  read_team },
	[FILTER_AGENCY]   = { N_("Agency"),   true,  read_agency },
	[FILTER_ASSIGNEE] = { N_("Owner"),    true,  read_assignee },
	[FILTER_FROM]     = { N_("From"),     false, read_from },
	[FILTER_TO]       = { N_("To"),       false, read_to },
};

static struct str read_line(const struct visit *v, const char *name)
{
	return text_line(v->rq->mem, str_clip(visit_query(v, name), 4096));
}

/* What was typed as name:value goes to its field. */
static enum err read_words(struct visit *v, struct asked *a)
{
	size_t at = 0;

	if (str_chars(a->q) > Q_CHARS) {
		a->q = str_clip(a->q, Q_CHARS * 4);
		return wrong_say(&v->wrong, "q", str_format(v->rq->mem,
			_("A search may have %d characters."), Q_CHARS).p);
	}
	if (terms_parse(v->rq->mem, a->q, a->desk ? &filter_names : &few_names, &a->search.terms,
	                &at) != OK)
		return wrong_say(&v->wrong, "q", str_format(v->rq->mem,
			_("A search may have %d words; take these out: %.*s"), TERMS_MOST,
			FMT(str_from(a->q, at))).p);
	for (size_t i = 0; i < a->search.terms.n; i++)
		if (a->search.terms.v[i].filter >= 0)
			*value_at(a, a->search.terms.v[i].filter) = a->search.terms.v[i].text;
	a->q = a->search.terms.words;
	return OK;
}

enum err asked_read(struct visit *v, struct asked *a)
{
	struct str typed;

	*a = (struct asked){ .q = read_line(v, "q"), .desk = v->actor.sight >= SIGHT_TEAMS,
	                     .after = visit_query(v, "after") };
	typed = a->q;
	if (a->desk)
		TRY(team_agency_choices(v->site->db, v->rq->mem, &a->choices));
	a->people = str_eq(visit_query(v, "in"), S("people")) && v->actor.sight != SIGHT_OWN;
	for (int i = 0; i < FILTERS; i++)
		if (a->desk || !readers[i].for_desk)
			*value_at(a, i) = read_line(v, names[i]);
	if (!str_int(visit_query(v, "before"), &a->search.before) || a->search.before < 1)
		a->search.before = 0;
	if (read_words(v, a) == OK && typed.n && !a->search.terms.n)
		wrong_say(&v->wrong, "q", _("Please type a word or a number."));
	for (int i = 0; i < FILTERS; i++) {
		enum err e = OK;

		if (value_at(a, i)->n)
			e = readers[i].read(v, a, *value_at(a, i));
		if (e != OK && e != E_INVALID)
			return e;
	}
	return v->wrong.n ? E_INVALID : OK;
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
		buf_format(&b, "&%s=", names[i]);
		url_encode(&b, *value_at(a, i));
	}
	return buf_str(&b);
}

/* The same shape as a form's, so that the form engine shows values and faults. */
static const struct input inputs[] = {
	INPUT(struct asked, q, IN_LINE), INPUT(struct asked, status, IN_LINE),
	INPUT(struct asked, kind, IN_LINE), INPUT(struct asked, priority, IN_LINE),
	INPUT(struct asked, team, IN_LINE), INPUT(struct asked, agency, IN_LINE),
	INPUT(struct asked, assignee, IN_LINE), INPUT(struct asked, from, IN_LINE),
	INPUT(struct asked, to, IN_LINE),
};
static const struct form form = FORM("search", struct asked, inputs);

static void show_names(struct view *view, const char *section, const struct names *n,
                       const struct asked *a, int filter, struct str (*word)(int))
{
	form_choice(view, section, S(""), str_of(_("Any")), !value_at(a, filter)->n);
	for (int i = 0; i < n->count; i++)
		form_choice(view, section, str_of(name_of(n, i)),
		            word ? word(i) : status_label(a, i),
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
		view_set(chip, "CHIP_TEXT", str_format(v->rq->mem, "%s: %.*s", _(readers[i].word),
		                                       FMT(a->label[i])));
		view_set(chip, "CHIP_URL", asked_url(v, a, "/search", i));
	}
}

void asked_show(struct visit *v, struct view *view, const struct asked *a)
{
	bool wrong = false;

	form_show(v, view, &form, a);
	for (int i = 0; i < FILTERS; i++)
		wrong = wrong || wrong_has(&v->wrong, str_of(names[i]));
	view_show_if(view, "FILTERS_OPEN", wrong);
	show_names(view, "STATUS_OPTION", &status_choices, a, FILTER_STATUS, NULL);
	show_chips(v, view, a);
	if (!a->desk)
		return;
	view = view_add(view, "ALL_FILTERS");
	show_names(view, "KIND_OPTION", &ticket_kind_names, a, FILTER_KIND, kind_word);
	show_names(view, "PRIORITY_OPTION", &priority_names, a, FILTER_PRIORITY, priority_word);
	show_choices(v, view, a, CHOICE_TEAM, "TEAM_OPTION", a->search.filters.team_id);
	show_choices(v, view, a, CHOICE_AGENCY, "AGENCY_OPTION", a->search.filters.agency_id);
	show_assignees(view, a);
}
