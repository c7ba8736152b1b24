/*
 * Reports: a board with four figures, a page for each of them with chart,
 * tables and its definition, and the tickets behind every number.
 */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/csv.h"
#include "desk/words.h"
#include "pages/report_ask.h"
#include "pages/report_list.h"
#include "pages/report_sheet.h"
#include "sys/lang.h"

enum { CSV_BYTES = 4 << 20 };

static struct str definition(enum figure figure)
{
	static const char *const words[FIGURES] = {
		[FIGURE_CREATED] = N_(
			"Tickets created in the period, by every channel, also those that "
			"were withdrawn or turned out to be junk. Each is counted where it "
			"stands now: with its present team, category and priority. n is how "
			"many there are."),
		[FIGURE_ANSWERED] = N_(
			"From a ticket's creation to our first answer to its requester, round "
			"the clock, over the n tickets that were first answered in the "
			"period. Median: half of them were answered sooner. Mean: all times "
			"together, divided by n. 90 %: nine of ten were answered within this."),
		[FIGURE_RESOLVED] = N_(
			"From a ticket's creation to its resolution, round the clock, over "
			"the n tickets that were resolved in the period and have not been "
			"opened again. Median: half of them were resolved sooner. Mean: all "
			"times together, divided by n. 90 %: nine of ten were resolved within "
			"this."),
		[FIGURE_BACKLOG] = N_(
			"Tickets that were not resolved at the end of the day, by their age "
			"then. Every night the help desk keeps which they were; nights before "
			"that began are filled in from the tickets' stamps. A week or month "
			"shows its last day, and today is as of now. n is how many there are."),
	};

	return str_of(_(words[figure]));
}

static void show_tabs(struct visit *v, struct view *view, const struct asked *a, int current)
{
	struct asked other = *a;

	for (int i = -1; i < FIGURES; i++) {
		struct view *row = view_add(view, "TAB");

		other.sought.by = i < 0 || i == FIGURE_BACKLOG || a->sought.by == SPLIT_AGE
		                ? -1 : a->sought.by;
		other.q.slice.of[SPLIT_AGE] = i == FIGURE_BACKLOG ? a->q.slice.of[SPLIT_AGE] : 0;
		view_set(row, "LABEL", i < 0 ? str_of(_("Overview")) : figure_word((enum figure)i));
		view_set(row, "URL", report_url(v, &other,
		                               i < 0 ? "/reports" : figure_path((enum figure)i)));
		view_show_if(row, "CURRENT", i == current);
	}
}

/* What has to be known of every figure here: whose days they are, and whose tickets. */
static void show_terms(struct visit *v, struct view *view)
{
	struct str house = v->site->conf->zone, own = v->person.zone.n ? v->person.zone : house;

	view_set(view, "ZONE", own);
	if (!str_eq(own, house))
		view_set(view_add(view, "OTHER_ZONE"), "HOUSE_ZONE", house);
	view_show_if(view, "WITH_SECRETS", v->actor.sight == SIGHT_SECURITY);
	view_show_if(view, "WITHOUT_SECRETS", v->actor.sight != SIGHT_SECURITY);
}

/* ---- the board ---- */

static void show_card(const struct sheet *s, struct view *view)
{
	struct arena *mem = s->v->rq->mem;
	enum figure figure = s->a->q.figure;
	struct view *card = view_add(view, "CARD");
	int64_t value[BUCKETS_MOST];

	view_set(card, "NAME", figure_word(figure));
	view_set(card, "PAGE", report_url(s->v, s->a, figure_path(figure)));
	view_set(card, "DEFINITION", definition(figure));
	view_show_if(card, "IS_MEDIAN", figure_takes_time(figure));
	for (size_t i = 0; i < s->r->buckets; i++)
		value[i] = s->r->total[i].n || (s->r->known[i] && !figure_takes_time(figure))
		         ? stat_value(figure, &s->r->total[i]) : NO_VALUE;
	view_set(card, "SPARK", chart_spark(mem, value, s->r->buckets));
	sheet_head(s, card);
}

/* Created and resolved in one chart: the one goes up, the backlog with it. */
static void show_flow(struct visit *v, struct view *view, const struct asked *a,
                      const struct report *created, const struct report *resolved)
{
	struct arena *mem = v->rq->mem;
	struct str name[2] = { str_of(_("Created")), str_of(_("Resolved")) };
	struct str *label = arena_array(mem, created->buckets + 1, sizeof *label);
	int64_t *value = arena_array(mem, created->buckets * 2 + 1, sizeof *value);
	struct question q = a->q;

	for (size_t i = 0; i < created->buckets; i++) {
		const struct report *both[2] = { created, resolved };
		struct view *row = view_add(view, "ROW");

		label[i] = bucket_axis(v, &created->bucket[i], a->q.period.grain);
		view_set(row, "LABEL", bucket_words(v, &created->bucket[i], a->q.period.grain));
		q.period.first = created->bucket[i].first;
		q.period.last = created->bucket[i].last;
		for (size_t k = 0; k < 2; k++) {
			struct view *cell = view_add(row, "CELL"), *link;
			int64_t n = both[k]->total[i].n;

			value[i * 2 + k] = n;
			if (n == 0) {
				view_set(view_add(cell, "PLAIN"), "TEXT", S("0"));
				continue;
			}
			q.figure = k ? FIGURE_RESOLVED : FIGURE_CREATED;
			link = view_add(cell, "LINK");
			view_set(link, "TEXT", number_words(mem, n));
			view_set(link, "URL", behind_url(v, "/reports/tickets", &q));
		}
	}
	chart_show(mem, view_include(view, "CHART", "report/chart.tpl"), &(struct chart){
		.title = str_of(_("Created and resolved")), .points = created->buckets,
		.series = 2, .label = label, .name = name, .value = value });
}

static enum err show_board(struct visit *v)
{
	static const enum figure order[FIGURES] = {
		FIGURE_CREATED, FIGURE_BACKLOG, FIGURE_RESOLVED, FIGURE_ANSWERED };
	struct report *report = arena_array(v->rq->mem, FIGURES, sizeof *report);
	struct asked a;
	enum err e = report_asked(v, FIGURE_CREATED, &a);
	struct view *view = visit_view(v, "report/board.tpl", str_of(_("Reports")));
	struct sheet sheet;

	if (e != OK && e != E_INVALID)
		return e;
	show_asked(v, view, &a, "/reports");
	show_tabs(v, view, &a, -1);
	show_terms(v, view);
	if (e == E_INVALID)
		return visit_show(v, 422);
	a.q.slice.by = SPLIT_NONE;
	for (int i = 0; i < FIGURES; i++) {
		a.q.figure = order[i];
		TRY(desk_report(&v->desk, &a.q, &report[order[i]]));
		sheet_open(v, &a, &report[order[i]], &sheet);
		show_card(&sheet, view);
	}
	if (!report[FIGURE_CREATED].now.n && !report[FIGURE_RESOLVED].now.n)
		view_add(view, "NO_FLOW");
	else
		show_flow(v, view_add(view, "FLOW"), &a, &report[FIGURE_CREATED],
		          &report[FIGURE_RESOLVED]);
	return visit_show(v, 200);
}

/* ---- the page of a figure ---- */

static void show_sheet(const struct sheet *s, struct view *view)
{
	struct visit *v = s->v;
	struct view *part;

	view_set(view, "CSV_URL", report_url(v, s->a, str_format(v->rq->mem, "%s.csv",
	                                    figure_path(s->a->q.figure)).p));
	sheet_head(s, view);
	if (s->r->now.n == 0 && s->r->parts == 0)
		return;
	part = view_add(view, "DRAWN");
	sheet_chart(s, part);
	sheet_table(s, part);
	sheet_parts(s, part);
}

static enum err figure_asked(struct visit *v, struct asked *a)
{
	enum figure figure;

	return figure_at(v->rq->path, &figure) ? report_asked(v, figure, a) : E_MISSING;
}

static enum err show_figure(struct visit *v)
{
	struct report *r = NEW(v->rq->mem, struct report);
	struct asked a;
	enum err e = figure_asked(v, &a);
	struct view *view;
	struct sheet sheet;

	if (e != OK && e != E_INVALID)
		return e;
	view = visit_view(v, "report/figure.tpl", figure_word(a.q.figure));
	view_set(view, "HEADING", figure_word(a.q.figure));
	view_set(view, "DEFINITION", definition(a.q.figure));
	view_show_if(view, "IS_MEDIAN", figure_takes_time(a.q.figure));
	view_show_if(view, "IS_BACKLOG", a.q.figure == FIGURE_BACKLOG);
	show_asked(v, view, &a, figure_path(a.q.figure));
	show_tabs(v, view, &a, (int)a.q.figure);
	show_terms(v, view);
	if (e == E_INVALID)
		return visit_show(v, 422);
	TRY(desk_report(&v->desk, &a.q, r));
	sheet_open(v, &a, r, &sheet);
	if (r->too_many)
		view_add(view, "TOO_MANY");
	else
		show_sheet(&sheet, view_add(view, "SHEET"));
	return visit_show(v, 200);
}

/* ---- the table as a file: a row for each step and part that has a figure ---- */

struct csv_row {
	struct str from, to, split, part, n, mean_s, median_s, p90_s;
};
static const struct field csv_fields[] = {
	FIELD(struct csv_row, from, F_STR),
	FIELD(struct csv_row, to, F_STR),
	FIELD(struct csv_row, split, F_STR),
	FIELD(struct csv_row, part, F_STR),
	FIELD(struct csv_row, n, F_STR),
	FIELD(struct csv_row, mean_s, F_STR),
	FIELD(struct csv_row, median_s, F_STR),
	FIELD(struct csv_row, p90_s, F_STR),
};
static const struct record csv_row_record = RECORD("figure", struct csv_row, csv_fields);

static struct str whole(struct arena *mem, int64_t n)
{
	return str_format(mem, "%" PRId64, n);
}

static void put_stat(struct visit *v, struct buf *b, const struct asked *a,
                     const struct bucket *bucket, struct str part, const struct stat *s)
{
	struct arena *mem = v->rq->mem;
	struct csv_row row = {
		.from = day_text(mem, bucket->first), .to = day_text(mem, bucket->last),
		.split = str_of(name_of(&split_names, (int)a->q.slice.by)), .part = part };

	if (s->n)
		row.n = whole(mem, s->n);
	if (s->n && figure_takes_time(a->q.figure)) {
		row.mean_s = whole(mem, s->sum / s->n / 1000);
		row.median_s = whole(mem, s->median / 1000);
		row.p90_s = whole(mem, s->p90 / 1000);
	}
	csv_record(b, mem, &csv_row_record, &row);
}

static void put_report(struct visit *v, struct buf *b, const struct asked *a,
                       const struct report *r)
{
	csv_record_head(b, &csv_row_record);
	for (size_t i = 0; i < r->buckets; i++) {
		put_stat(v, b, a, &r->bucket[i], str_of(_("All")), &r->total[i]);
		for (size_t k = 0; a->q.slice.by && k < r->parts; k++)
			if (report_cell(r, i, k)->n)
				put_stat(v, b, a, &r->bucket[i],
				         part_word(v, a, (int)a->q.slice.by, r->part[k].key),
				         report_cell(r, i, k));
	}
}

static enum err figure_csv(struct visit *v)
{
	struct report *r = NEW(v->rq->mem, struct report);
	struct asked a;
	struct buf b;

	TRY(figure_asked(v, &a));
	TRY(desk_report(&v->desk, &a.q, r));
	if (r->too_many)
		return E_INVALID;
	buf_init(&b, v->rq->mem, CSV_BYTES);
	put_report(v, &b, &a, r);
	if (buf_full(&b))
		return fail(E_BROKEN, "a report is too long for a file");
	reply_header(v->re, "Content-Disposition",
	             str_format(v->rq->mem, "attachment; filename=\"%s-%.*s-%.*s.csv\"",
	                        figure_path(a.q.figure) + sizeof "/reports/" - 1,
	                        FMT(day_text(v->rq->mem, a.q.period.first)),
	                        FMT(day_text(v->rq->mem, a.q.period.last))));
	return visit_text(v, 200, "text/csv; charset=utf-8", buf_str(&b));
}

const struct route report_pages[] = {
	{ GET, "/reports",                MAY_REPORT, NULL, show_board,         false },
	{ GET, "/reports/volume",         MAY_REPORT, NULL, show_figure,        false },
	{ GET, "/reports/backlog",        MAY_REPORT, NULL, show_figure,        false },
	{ GET, "/reports/resolution",     MAY_REPORT, NULL, show_figure,        false },
	{ GET, "/reports/answer",         MAY_REPORT, NULL, show_figure,        false },
	{ GET, "/reports/volume.csv",     MAY_REPORT, NULL, figure_csv,         false },
	{ GET, "/reports/backlog.csv",    MAY_REPORT, NULL, figure_csv,         false },
	{ GET, "/reports/resolution.csv", MAY_REPORT, NULL, figure_csv,         false },
	{ GET, "/reports/answer.csv",     MAY_REPORT, NULL, figure_csv,         false },
	{ GET, "/reports/tickets",        MAY_REPORT, NULL, report_tickets,     false },
	{ GET, "/reports/tickets.csv",    MAY_REPORT, NULL, report_tickets_csv, false },
	{ 0 },
};
