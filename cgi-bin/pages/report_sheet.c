/* See report_sheet.h. */
#include "pages/report_sheet.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "desk/words.h"
#include "sys/lang.h"

enum { LINES_MOST = 5 };

struct str number_words(struct arena *mem, int64_t n)
{
	struct str digits = str_format(mem, "%" PRId64, n);
	struct buf b;

	buf_init(&b, mem, 40);
	for (size_t i = 0; i < digits.n; i++) {
		if (i && (digits.n - i) % 3 == 0)
			buf_char(&b, ',');
		buf_char(&b, digits.p[i]);
	}
	return buf_str(&b);
}

struct str change_words(struct arena *mem, int64_t now, int64_t before)
{
	int64_t more = now - before, percent;

	if (before <= 0)
		return S("");
	percent = ((more < 0 ? -more : more) * 200 + before) / (2 * before);
	if (percent == 0)
		return str_of(_("unchanged"));
	return str_format(mem, "%s%.*s %%", more < 0 ? "\xe2\x88\x92" : "+",
	                  FMT(number_words(mem, percent)));
}

int64_t stat_value(enum figure figure, const struct stat *s)
{
	return figure_takes_time(figure) ? s->median : s->n;
}

struct str stat_words(struct arena *mem, enum figure figure, const struct stat *s)
{
	if (s->n == 0)
		return S("");
	return figure_takes_time(figure) ? duration_words(mem, s->median)
	                                 : number_words(mem, s->n);
}

static int64_t mean_of(const struct stat *s)
{
	return s->n ? s->sum / s->n : 0;
}

/* ---- which columns ---- */

static size_t part_at(const struct report *r, int64_t key)
{
	size_t i = 0;

	while (i < r->parts && r->part[i].key != key)
		i++;
	return i;
}

static void add_column(struct sheet *s, int64_t key)
{
	s->column[s->columns] = (struct column){ .key = key, .part = part_at(s->r, key) };
	s->name[s->columns++] = part_word(s->v, s->a, (int)s->a->q.slice.by, key);
}

static void add_largest(struct sheet *s)
{
	bool time = figure_takes_time(s->a->q.figure);
	size_t most = time ? LINES_MOST : SERIES_MOST;
	bool other = !time && s->r->parts > most;

	for (size_t i = 0; i < s->r->parts && s->columns < most - other; i++)
		add_column(s, s->r->part[i].key);
	if (!other)
		return;
	s->column[s->columns].other = true;
	s->name[s->columns++] = str_of(_("All others"));
}

void sheet_open(struct visit *v, const struct asked *a, const struct report *r, struct sheet *out)
{
	struct buf b;

	*out = (struct sheet){ .v = v, .a = a, .r = r };
	if (a->q.slice.by == SPLIT_AGE)
		for (int64_t band = 1; band <= BANDS; band++)
			add_column(out, band);
	else if (a->q.slice.by != SPLIT_NONE)
		add_largest(out);
	buf_init(&b, v->rq->mem, 400);
	for (size_t i = 0; i < out->columns; i++)
		if (!out->column[i].other)
			buf_format(&b, "%s%" PRId64, b.n ? "," : "", out->column[i].key);
	out->without = buf_str(&b);
}

struct stat sheet_cell(const struct sheet *s, size_t bucket, size_t column)
{
	const struct column *c = &s->column[column];
	struct stat rest = s->r->total[bucket];

	if (!c->other)
		return c->part < s->r->parts ? *report_cell(s->r, bucket, c->part)
		                             : (struct stat){ 0 };
	for (size_t i = 0; i < s->columns; i++)
		if (!s->column[i].other)
			rest.n -= report_cell(s->r, bucket, s->column[i].part)->n;
	return rest;
}

/* ---- addresses ---- */

static struct question question_of(const struct sheet *s, const struct bucket *bucket,
                                   const struct column *column)
{
	struct question q = s->a->q;

	if (bucket) {
		q.period.first = bucket->first;
		q.period.last = bucket->last;
	}
	if (column && column->other)
		q.slice.without = s->without;
	else if (column)
		q.slice.of[q.slice.by] = column->key;
	return q;
}

static struct str list_url(const struct sheet *s, const struct bucket *bucket,
                           const struct column *column)
{
	struct question q = question_of(s, bucket, column);

	return behind_url(s->v, "/reports/tickets", &q);
}

/* ---- the chart ---- */

static int64_t charted(const struct sheet *s, size_t bucket, const struct stat *stat)
{
	if (!s->r->known[bucket] || (figure_takes_time(s->a->q.figure) && stat->n == 0))
		return NO_VALUE;
	return stat_value(s->a->q.figure, stat);
}

static void fill_parts(const struct sheet *s, struct chart *c, int64_t *value)
{
	for (size_t i = 0; i < c->points; i++)
		for (size_t k = 0; k < s->columns; k++) {
			struct stat stat = sheet_cell(s, i, k);

			value[i * c->series + k] = charted(s, i, &stat);
		}
	c->name = s->name;
}

static void fill_whole(const struct sheet *s, struct chart *c, int64_t *value)
{
	struct str *name = arena_array(s->v->rq->mem, 3, sizeof *name);

	for (size_t i = 0; i < c->points; i++) {
		const struct stat *stat = &s->r->total[i];

		value[i * c->series] = charted(s, i, stat);
		if (c->series == 1)
			continue;
		value[i * c->series + 1] = stat->n ? mean_of(stat) : NO_VALUE;
		value[i * c->series + 2] = stat->n ? stat->p90 : NO_VALUE;
	}
	name[0] = c->series == 1 ? str_of(_("Tickets")) : str_of(_("Median"));
	name[1] = str_of(_("Mean"));
	name[2] = str_of(_("90 %"));
	c->name = name;
}

void sheet_chart(const struct sheet *s, struct view *view)
{
	struct arena *mem = s->v->rq->mem;
	enum figure figure = s->a->q.figure;
	struct chart c = { .title = figure_word(figure), .time = figure_takes_time(figure),
	                   .columns = !figure_takes_time(figure), .points = s->r->buckets };
	struct str *label = arena_array(mem, c.points + 1, sizeof *label);
	int64_t *value;

	c.series = s->columns ? s->columns : c.time ? 3 : 1;
	value = arena_array(mem, c.points * c.series + 1, sizeof *value);
	for (size_t i = 0; i < c.points; i++)
		label[i] = bucket_axis(s->v, &s->r->bucket[i], s->a->q.period.grain);
	c.label = label;
	c.value = value;
	(s->columns ? fill_parts : fill_whole)(s, &c, value);
	chart_show(mem, view_include(view, "CHART", "report/chart.tpl"), &c);
}

/* ---- the figure in large ---- */

/* A backlog is of its last day. */
static struct str period_words(const struct sheet *s)
{
	struct bucket whole = { s->a->q.period.first, s->a->q.period.last };

	if (s->r->until_now)
		return str_of(_("now"));
	if (s->a->q.figure == FIGURE_BACKLOG)
		whole.first = whole.last;
	return bucket_words(s->v, &whole, GRAIN_DAY);
}

void sheet_head(const struct sheet *s, struct view *view)
{
	struct arena *mem = s->v->rq->mem;
	const struct report *r = s->r;
	enum figure figure = s->a->q.figure;
	struct bucket before = { period_before(&s->a->q.period), s->a->q.period.first - 1 };
	struct view *head;

	view_set(view, "PERIOD", period_words(s));
	if (r->now.n == 0) {
		view_add(view, "NO_DATA");
		return;
	}
	head = view_add(view, "DATA");
	view_set(head, "VALUE", stat_words(mem, figure, &r->now));
	view_set(head, "N", number_words(mem, r->now.n));
	view_set(head, "URL", list_url(s, NULL, NULL));
	if (figure_takes_time(figure)) {
		struct view *times = view_add(head, "TIMES");

		view_set(times, "MEAN", duration_words(mem, mean_of(&r->now)));
		view_set(times, "P90", duration_words(mem, r->now.p90));
	}
	if (r->before.n == 0 || !r->known_before) {
		view_add(head, "NO_BEFORE");
		return;
	}
	head = view_add(head, "BEFORE");
	view_set(head, "CHANGE", change_words(mem, stat_value(figure, &r->now),
	                                      stat_value(figure, &r->before)));
	view_set(head, "BEFORE_VALUE", stat_words(mem, figure, &r->before));
	view_set(head, "BEFORE_N", number_words(mem, r->before.n));
	if (figure == FIGURE_BACKLOG)
		before.first = before.last;
	view_set(head, "BEFORE_PERIOD", bucket_words(s->v, &before, GRAIN_DAY));
	view_set(head, "BEFORE_URL", list_url(s, &before, NULL));
}

/* ---- one row for each step on the time axis ---- */

static void add_head(struct view *view, struct str label)
{
	view_set(view_add(view, "HEAD"), "LABEL", label);
}

static void add_none(struct view *row)
{
	view_add(view_add(row, "CELL"), "NONE");
}

static void add_plain(struct view *row, struct str text)
{
	view_set(view_add(view_add(row, "CELL"), "PLAIN"), "TEXT", text);
}

static void add_link(struct view *row, struct str text, struct str url, struct str note)
{
	struct view *link = view_add(view_add(row, "CELL"), "LINK");

	view_set(link, "TEXT", text);
	view_set(link, "URL", url);
	if (note.n)
		view_set(view_add(link, "HAS_NOTE"), "NOTE", note);
}

/* Whole periods are asked for only where they are known. */
static bool is_known(const struct sheet *s, const struct bucket *bucket)
{
	for (size_t i = 0; i < s->r->buckets; i++)
		if (bucket == &s->r->bucket[i])
			return s->r->known[i];
	return true;
}

static void add_stat(const struct sheet *s, struct view *row, const struct stat *stat,
                     const struct bucket *bucket, const struct column *column)
{
	struct arena *mem = s->v->rq->mem;
	enum figure figure = s->a->q.figure;

	if (stat->n == 0 && is_known(s, bucket) && !figure_takes_time(figure))
		add_plain(row, S("0"));         /* nought is a number; no times are no median */
	else if (stat->n == 0)
		add_none(row);
	else
		add_link(row, stat_words(mem, figure, stat), list_url(s, bucket, column),
		         figure_takes_time(figure)
		         ? str_format(mem, "n = %.*s", FMT(number_words(mem, stat->n))) : S(""));
}

static void add_times(const struct sheet *s, struct view *row, const struct stat *stat)
{
	struct arena *mem = s->v->rq->mem;

	add_plain(row, duration_words(mem, mean_of(stat)));
	add_plain(row, duration_words(mem, stat->p90));
}

static void show_row(const struct sheet *s, struct view *row, size_t bucket)
{
	const struct bucket *b = &s->r->bucket[bucket];
	const struct stat *total = &s->r->total[bucket];

	view_set(row, "LABEL", bucket_words(s->v, b, s->a->q.period.grain));
	add_stat(s, row, total, b, NULL);
	for (size_t i = 0; i < s->columns; i++) {
		struct stat stat = sheet_cell(s, bucket, i);

		add_stat(s, row, &stat, b, &s->column[i]);
	}
	if (s->columns || !figure_takes_time(s->a->q.figure))
		return;
	if (total->n)
		add_times(s, row, total);
	else
		for (int i = 0; i < 2; i++)
			add_none(row);
}

void sheet_table(const struct sheet *s, struct view *view)
{
	bool time = figure_takes_time(s->a->q.figure);

	add_head(view, str_of(time ? _("Median") : s->columns ? _("All") : _("Tickets")));
	for (size_t i = 0; i < s->columns; i++)
		add_head(view, s->name[i]);
	if (time && !s->columns) {
		add_head(view, str_of(_("Mean")));
		add_head(view, str_of(_("90 %")));
	}
	for (size_t i = 0; i < s->r->buckets; i++)
		show_row(s, view_add(view, "ROW"), i);
}

/* ---- one row for each part ---- */

static void show_bar(const struct sheet *s, struct view *row, const struct part *part,
                     int64_t longest)
{
	int64_t value = stat_value(s->a->q.figure, &part->now);

	view_format(row, "BAR", "%.1f", longest ? 100. * (double)value / (double)longest : 0.);
}

static void show_part(const struct sheet *s, struct view *row, const struct part *part,
                      int64_t longest)
{
	struct arena *mem = s->v->rq->mem;
	enum figure figure = s->a->q.figure;
	struct column column = { .key = part->key };
	struct bucket before = { period_before(&s->a->q.period), s->a->q.period.first - 1 };
	struct str change = part->now.n ? change_words(mem, stat_value(figure, &part->now),
	                                   stat_value(figure, &part->before)) : S("");

	if (figure == FIGURE_BACKLOG)
		before.first = before.last;
	view_set(row, "LABEL", part_word(s->v, s->a, (int)s->a->q.slice.by, part->key));
	show_bar(s, row, part, longest);
	add_stat(s, row, &part->now, NULL, &column);
	if (!part->now.n)
		for (int i = 0; i < 1 + figure_takes_time(figure); i++)
			add_none(row);
	else if (figure_takes_time(figure))
		add_times(s, row, &part->now);
	else
		add_plain(row, str_format(mem, "%.1f %%",
		                          100. * (double)part->now.n / (double)s->r->now.n));
	if (s->r->known_before)
		add_stat(s, row, &part->before, &before, &column);
	else
		add_none(row);
	if (change.n)
		add_plain(row, change);
	else
		add_none(row);
}

/* The i-th part by its key, where that says more than its size. */
static size_t in_order_of_age(const struct report *r, size_t i)
{
	for (int64_t key = 1; key <= BANDS; key++)
		if (part_at(r, key) < r->parts && i-- == 0)
			return part_at(r, key);
	return 0;
}

void sheet_parts(const struct sheet *s, struct view *view)
{
	bool time = figure_takes_time(s->a->q.figure);
	int64_t longest = 0;
	struct view *parts;

	if (s->a->q.slice.by == SPLIT_NONE || s->r->parts == 0)
		return;
	parts = view_add(view, "PARTS");
	view_set(parts, "SPLIT", split_word((int)s->a->q.slice.by));
	add_head(parts, str_of(time ? _("Median") : _("Tickets")));
	if (time)
		add_head(parts, str_of(_("Mean")));
	add_head(parts, str_of(time ? _("90 %") : _("Share")));
	add_head(parts, str_of(_("Before")));
	add_head(parts, str_of(_("Change")));
	for (size_t i = 0; i < s->r->parts; i++)
		if (stat_value(s->a->q.figure, &s->r->part[i].now) > longest)
			longest = stat_value(s->a->q.figure, &s->r->part[i].now);
	for (size_t i = 0; i < s->r->parts; i++) {
		size_t at = s->a->q.slice.by == SPLIT_AGE ? in_order_of_age(s->r, i) : i;

		show_part(s, view_add(parts, "ROW"), &s->r->part[at], longest);
	}
}
