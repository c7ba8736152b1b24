/* See report_ask.h. */
#include "pages/report_ask.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/url.h"
#include "desk/words.h"
#include "pages/part.h"
#include "sys/lang.h"

#define SOUGHT(member, kind, ...) INPUT(struct sought, member, kind, __VA_ARGS__)

static const struct input inputs[] = {
	SOUGHT(from, IN_LINE, 20), SOUGHT(to, IN_LINE, 20), SOUGHT(team, IN_LINE, 20),
	SOUGHT(category, IN_LINE, 20), SOUGHT(agency, IN_LINE, 20), SOUGHT(without, IN_LINE, 200),
	SOUGHT(after, IN_LINE, 60), SOUGHT(before, IN_LINE, 60),
	SOUGHT(figure, IN_NAME, 0, &figure_names), SOUGHT(period, IN_NAME, 0, &preset_names),
	SOUGHT(step, IN_NAME, 0, &grain_names), SOUGHT(by, IN_NAME, 0, &split_names),
	SOUGHT(channel, IN_NAME, 0, &channel_names), SOUGHT(kind, IN_NAME, 0, &ticket_kind_names),
	SOUGHT(priority, IN_NAME, 0, &priority_names), SOUGHT(age, IN_NAME, 0, &band_names),
};
static const struct form report_form = FORM("report", struct sought, inputs);

static const struct figure_row {
	const char *path, *word;
} figures[FIGURES] = {
	[FIGURE_CREATED]  = { "/reports/volume",     N_("Ticket volume") },
	[FIGURE_ANSWERED] = { "/reports/answer",     N_("First answer time") },
	[FIGURE_RESOLVED] = { "/reports/resolution", N_("Resolution time") },
	[FIGURE_BACKLOG]  = { "/reports/backlog",    N_("Backlog") },
};

const char *figure_path(enum figure figure)
{
	return figures[figure].path;
}

struct str figure_word(enum figure figure)
{
	return str_of(_(figures[figure].word));
}

bool figure_at(struct str path, enum figure *out)
{
	for (int i = 0; i < FIGURES; i++) {
		*out = (enum figure)i;
		if (str_begins(path, str_of(figures[i].path)))
			return true;
	}
	return false;
}

/* Empty is all, "none" those that have none, else an id. */
static void read_id(struct visit *v, const char *name, struct str text, int64_t *out)
{
	*out = 0;
	if (str_eq(text, S("none")))
		*out = PART_NONE;
	else if (text.n && (text.n > 18 || !str_int(text, out) || *out <= 0)) {
		*out = 0;
		wrong_say(&v->wrong, name, _("Please choose one of these."));
	}
}

/* Numbers with commas and nothing else: it is compared with numbers. */
static bool is_list(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!strchr("-,0123456789", s.p[i]))
			return false;
	return true;
}

static bool is_named(const struct asked *a, int split, int64_t id)
{
	for (size_t i = 0; i < a->names_count; i++)
		if (a->names[i].split == split && a->names[i].id == id)
			return true;
	return false;
}

/* A number of nothing is not an empty report. */
static void check_ids(struct visit *v, struct asked *a)
{
	const struct { int split; const char *name; struct str typed; } ids[] = {
		{ SPLIT_TEAM, "team", a->sought.team },
		{ SPLIT_CATEGORY, "category", a->sought.category },
		{ SPLIT_AGENCY, "agency", a->sought.agency } };

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		int64_t *id = &a->q.slice.of[ids[i].split];

		if (*id <= 0 || is_named(a, ids[i].split, *id))
			continue;
		wrong_value(&v->wrong, ids[i].name, ids[i].typed,
		            _("There is none with this number: please choose one of these."));
		*id = 0;
	}
}

static void read_slice(struct visit *v, const struct sought *s, enum figure figure,
                       struct slice *out)
{
	*out = (struct slice){ .by = s->by > 0 ? (enum split)s->by : SPLIT_NONE,
	                       .without = s->without };
	if (out->by == SPLIT_AGE && figure != FIGURE_BACKLOG)
		out->by = SPLIT_NONE;
	if (s->by < 0 && figure == FIGURE_BACKLOG)
		out->by = SPLIT_AGE;
	read_id(v, "team", s->team, &out->of[SPLIT_TEAM]);
	read_id(v, "category", s->category, &out->of[SPLIT_CATEGORY]);
	read_id(v, "agency", s->agency, &out->of[SPLIT_AGENCY]);
	out->of[SPLIT_CHANNEL] = s->channel + 1;
	out->of[SPLIT_KIND] = s->kind + 1;
	out->of[SPLIT_PRIORITY] = s->priority + 1;
	out->of[SPLIT_AGE] = figure == FIGURE_BACKLOG ? s->age + 1 : 0;
	if (!is_list(s->without)) {
		out->without = S("");
		wrong_say(&v->wrong, "without", _("Please choose one of these."));
	}
}

static void check_length(struct visit *v, const struct period *p)
{
	int64_t days = p->last - p->first + 1;

	if (days < 1)
		wrong_say(&v->wrong, "to", _("The last day is before the first."));
	else if (days > PERIOD_DAYS_MOST)
		wrong_say(&v->wrong, "to", str_format(v->rq->mem,
			_("This is too long: a report covers %d days at most."),
			PERIOD_DAYS_MOST).p);
	else if (p->grain == GRAIN_DAY && days > BUCKETS_MOST)
		wrong_say(&v->wrong, "step", str_format(v->rq->mem,
			_("By day a report covers %d days at most: choose weeks or months."),
			BUCKETS_MOST).p);
}

static void read_dates(struct visit *v, struct asked *a, int64_t today)
{
	const struct sought *s = &a->sought;
	struct period *p = &a->q.period;

	*p = period_of(LAST_30_DAYS, today);
	if (s->from.n && !day_parse(s->from, &p->first))
		wrong_say(&v->wrong, "from", _("This is no date: write it as 2026-06-15."));
	if (s->to.n && !day_parse(s->to, &p->last))
		wrong_say(&v->wrong, "to", _("This is no date: write it as 2026-06-15."));
	if (s->from.n && !s->to.n)
		p->last = p->first > today ? p->first : today;
	if (s->to.n && !s->from.n)
		p->first = p->last - 29;
	p->grain = s->step >= 0 ? (enum grain)s->step : period_grain(p->first, p->last);
}

static void read_period(struct visit *v, struct asked *a, int64_t today)
{
	const struct sought *s = &a->sought;

	a->preset = s->period >= 0 ? s->period : s->from.n || s->to.n ? -1 : LAST_30_DAYS;
	if (a->preset < 0) {
		read_dates(v, a, today);
	} else {
		a->q.period = period_of((enum preset)a->preset, today);
		if (s->step >= 0)
			a->q.period.grain = (enum grain)s->step;
	}
	if (!v->wrong.n)
		check_length(v, &a->q.period);
	if (v->wrong.n)
		return;
	a->sought.from = day_text(v->rq->mem, a->q.period.first);
	a->sought.to = day_text(v->rq->mem, a->q.period.last);
}

enum err report_asked(struct visit *v, enum figure figure, struct asked *out)
{
	int64_t today = day_today(v->zone, v->desk.now);
	struct rows names;

	*out = (struct asked){ .sought = { .figure = -1, .period = -1, .step = -1, .by = -1,
	                                   .channel = -1, .kind = -1, .priority = -1, .age = -1 } };
	form_read(v, &report_form, &out->sought);
	if (figure == FIGURES)
		figure = out->sought.figure >= 0 ? (enum figure)out->sought.figure : FIGURE_CREATED;
	out->q = (struct question){ .figure = figure, .zone = v->zone };
	read_slice(v, &out->sought, figure, &out->q.slice);
	read_period(v, out, today);
	TRY(report_names(v->site->db, v->rq->mem, &names));
	out->names = names.v;
	out->names_count = names.n;
	check_ids(v, out);
	return v->wrong.n ? E_INVALID : OK;
}

/* ---- addresses ---- */

static void put(struct buf *b, const char *name, struct str value)
{
	if (!value.n)
		return;
	buf_format(b, "%s%s=", b->n && str_find(buf_str(b), '?') != SIZE_MAX ? "&" : "?", name);
	url_encode(b, value);
}

static void put_name(struct buf *b, const char *name, const struct names *names, int64_t part)
{
	if (part > 0)
		put(b, name, str_of(name_of(names, (int)part - 1)));
}

static void put_id(struct buf *b, struct arena *mem, const char *name, int64_t id)
{
	if (id)
		put(b, name, id == PART_NONE ? S("none") : str_format(mem, "%" PRId64, id));
}

static void put_slice(struct buf *b, struct arena *mem, const struct slice *s)
{
	put_id(b, mem, "team", s->of[SPLIT_TEAM]);
	put_id(b, mem, "category", s->of[SPLIT_CATEGORY]);
	put_id(b, mem, "agency", s->of[SPLIT_AGENCY]);
	put_name(b, "channel", &channel_names, s->of[SPLIT_CHANNEL]);
	put_name(b, "kind", &ticket_kind_names, s->of[SPLIT_KIND]);
	put_name(b, "priority", &priority_names, s->of[SPLIT_PRIORITY]);
	put_name(b, "age", &band_names, s->of[SPLIT_AGE]);
}

static void put_dates(struct buf *b, struct arena *mem, const struct period *p)
{
	put(b, "from", day_text(mem, p->first));
	put(b, "to", day_text(mem, p->last));
}

struct str report_url(const struct visit *v, const struct asked *a, const char *path)
{
	struct arena *mem = v->rq->mem;
	struct buf b;

	buf_init(&b, mem, 2000);
	buf_add(&b, str_of(path));
	if (a->preset >= 0)
		put(&b, "period", str_of(name_of(&preset_names, a->preset)));
	else
		put_dates(&b, mem, &a->q.period);
	if (a->sought.step >= 0)
		put(&b, "step", str_of(name_of(&grain_names, a->sought.step)));
	if (a->sought.by >= 0)
		put(&b, "by", str_of(name_of(&split_names, a->sought.by)));
	put_slice(&b, mem, &a->q.slice);
	return buf_str(&b);
}

struct str behind_url(const struct visit *v, const char *path, const struct question *q)
{
	struct arena *mem = v->rq->mem;
	struct buf b;

	buf_init(&b, mem, 2000);
	buf_add(&b, str_of(path));
	put(&b, "figure", str_of(name_of(&figure_names, (int)q->figure)));
	put_dates(&b, mem, &q->period);
	put_slice(&b, mem, &q->slice);
	if (q->slice.without.n) {
		put(&b, "by", str_of(name_of(&split_names, (int)q->slice.by)));
		put(&b, "without", q->slice.without);
	}
	return buf_str(&b);
}

/* ---- words ---- */

struct str split_word(int split)
{
	static const char *const words[SPLITS] = {
		N_("Nothing"), N_("Team"), N_("Category"), N_("Agency"), N_("Channel"), N_("Type"),
		N_("Priority"), N_("Age") };

	return str_of(_(words[split]));
}

static struct str none_word(int split)
{
	return str_of(split == SPLIT_TEAM ? _("No team") : split == SPLIT_CATEGORY
	              ? _("No category") : _("No agency"));
}

static struct str band_word(int band)
{
	static const char *const words[BANDS] = {
		N_("0-1 days"), N_("2-7 days"), N_("8-30 days"), N_("Over 30 days") };

	return str_of(_(words[band]));
}

static struct str id_word(const struct visit *v, const struct asked *a, int split, int64_t id)
{
	for (size_t i = 0; i < a->names_count; i++)
		if (a->names[i].split == split && a->names[i].id == id)
			return a->names[i].name;
	return str_format(v->rq->mem, "%" PRId64, id);
}

struct str part_word(const struct visit *v, const struct asked *a, int split, int64_t key)
{
	if (key == PART_NONE)
		return none_word(split);
	switch (split) {
	case SPLIT_CHANNEL:
		return channel_word((int)key - 1);
	case SPLIT_KIND:
		return kind_word((int)key - 1);
	case SPLIT_PRIORITY:
		return priority_word((int)key - 1);
	case SPLIT_AGE:
		return band_word((int)key - 1);
	default:
		return id_word(v, a, split, key);
	}
}

struct str bucket_axis(const struct visit *v, const struct bucket *b, enum grain grain)
{
	struct civil c = day_civil(b->first);

	if (grain == GRAIN_MONTH)
		return str_format(v->rq->mem, "%s %02d", month_word(c.month), c.year % 100);
	return str_format(v->rq->mem, "%d %s", c.day, month_word(c.month));
}

struct str bucket_words(const struct visit *v, const struct bucket *b, enum grain grain)
{
	struct civil f = day_civil(b->first), l = day_civil(b->last);
	struct civil after = day_civil(b->last + 1);
	struct arena *mem = v->rq->mem;

	if (grain == GRAIN_MONTH && f.day == 1 && after.day == 1 && f.month == l.month)
		return str_format(mem, "%s %d", month_word(f.month), f.year);
	if (b->first == b->last)
		return str_format(mem, "%d %s %d", f.day, month_word(f.month), f.year);
	if (f.year != l.year)
		return str_format(mem, "%d %s %d \xe2\x80\x93 %d %s %d", f.day, month_word(f.month),
		                  f.year, l.day, month_word(l.month), l.year);
	if (f.month != l.month)
		return str_format(mem, "%d %s \xe2\x80\x93 %d %s %d", f.day, month_word(f.month),
		                  l.day, month_word(l.month), l.year);
	return str_format(mem, "%d \xe2\x80\x93 %d %s %d", f.day, l.day, month_word(l.month),
	                  l.year);
}

/* ---- the form ---- */

static void show_presets(const struct visit *v, struct view *view, const struct asked *a,
                         const char *path)
{
	static const char *const words[PRESETS] = {
		N_("7 days"), N_("30 days"), N_("12 weeks"), N_("This month"), N_("Last month"),
		N_("12 months") };
	struct asked other = *a;

	other.sought.step = -1;
	for (int i = 0; i < PRESETS; i++) {
		struct view *row = view_add(view, "PRESET");

		other.preset = i;
		view_set(row, "LABEL", str_of(_(words[i])));
		view_set(row, "URL", report_url(v, &other, path));
		view_show_if(row, "CURRENT", a->preset == i);
	}
}

static void show_ids(const struct visit *v, struct view *view, const struct asked *a, int split,
                     const char *section)
{
	int64_t chosen = a->q.slice.of[split];

	form_choice(view, section, S(""), str_of(_("All")), !chosen);
	for (size_t i = 0; i < a->names_count; i++)
		if (a->names[i].split == split)
			form_choice(view, section,
			            str_format(v->rq->mem, "%" PRId64, a->names[i].id),
			            a->names[i].name, a->names[i].id == chosen);
	form_choice(view, section, S("none"), none_word(split), chosen == PART_NONE);
}

static void show_words(struct view *view, const char *section, const struct names *names,
                       struct str (*word)(int), int64_t chosen)
{
	form_choice(view, section, S(""), str_of(_("All")), !chosen);
	form_choices(view, section, names, ~(uint64_t)0, word, NULL, (int)chosen - 1);
}

static struct str grain_word(int grain)
{
	static const char *const words[GRAINS] = { N_("Day"), N_("Week"), N_("Month") };

	return str_of(_(words[grain]));
}

static void show_choices(struct visit *v, struct view *view, const struct asked *a)
{
	const struct slice *s = &a->q.slice;
	uint64_t splits = (1u << SPLITS) - 1;

	if (a->q.figure != FIGURE_BACKLOG)
		splits &= ~(uint64_t)(1u << SPLIT_AGE);
	form_choices(view, "STEP_OPTION", &grain_names, 7, grain_word, NULL,
	             (int)a->q.period.grain);
	form_choices(view, "BY_OPTION", &split_names, splits, split_word, NULL, (int)s->by);
	show_ids(v, view, a, SPLIT_TEAM, "TEAM_OPTION");
	show_ids(v, view, a, SPLIT_CATEGORY, "CATEGORY_OPTION");
	show_ids(v, view, a, SPLIT_AGENCY, "AGENCY_OPTION");
	show_words(view, "CHANNEL_OPTION", &channel_names, channel_word, s->of[SPLIT_CHANNEL]);
	show_words(view, "KIND_OPTION", &ticket_kind_names, kind_word, s->of[SPLIT_KIND]);
	show_words(view, "PRIORITY_OPTION", &priority_names, priority_word,
	           s->of[SPLIT_PRIORITY]);
	if (a->q.figure == FIGURE_BACKLOG)
		show_words(view_add(view, "HAS_AGE"), "AGE_OPTION", &band_names, band_word,
		           s->of[SPLIT_AGE]);
}

static void show_chips(const struct visit *v, struct view *view, const struct asked *a,
                       const char *path)
{
	struct view *chips = NULL;

	for (int split = SPLIT_TEAM; split < SPLITS; split++) {
		struct asked other = *a;
		struct view *row;

		if (!a->q.slice.of[split])
			continue;
		if (!chips)
			chips = view_add(view, "CHIPS");
		other.q.slice.of[split] = 0;
		row = view_add(chips, "CHIP");
		view_set(row, "NAME", split_word(split));
		view_set(row, "LABEL", part_word(v, a, split, a->q.slice.of[split]));
		view_set(row, "URL", report_url(v, &other, path));
	}
}

void show_asked(struct visit *v, struct view *view, const struct asked *a, const char *path)
{
	struct view *ask = view_include(view, "ASK", "report/ask.tpl");
	bool filtered = v->wrong.n > 0;

	for (int split = SPLIT_TEAM; split < SPLITS; split++)
		filtered |= a->q.slice.of[split] != 0;
	view_set(ask, "ACTION", str_of(path));
	view_show_if(ask, "FILTERED", filtered);
	view_show_if(ask, "MAY_SPLIT", !str_eq(str_of(path), S("/reports")));
	form_show(v, ask, &report_form, &a->sought);
	show_presets(v, ask, a, path);
	show_choices(v, ask, a);
	show_chips(v, ask, a, path);
}
