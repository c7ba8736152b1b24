/*
 * A figure on its page: which parts of a split are shown as series of their
 * own, and the tables below the chart. Every number carries the address of
 * the list that it was counted from.
 */
#ifndef PAGES_REPORT_SHEET_H
#define PAGES_REPORT_SHEET_H

#include "pages/report_ask.h"
#include "pages/report_chart.h"

/* A column of the table and series of the chart: one part, or all that are not among the others. */
struct column {
	int64_t key;
	size_t part;            /* of the report; no such part: its parts count */
	bool other;
};

struct sheet {
	struct visit *v;
	const struct asked *a;
	const struct report *r;
	struct column column[SERIES_MOST];
	struct str name[SERIES_MOST];
	size_t columns;
	struct str without;     /* keys of all columns but the one of others */
};

void sheet_open(struct visit *v, const struct asked *a, const struct report *r, struct sheet *out);

/* The figure of a bucket in a column; n 0 where there is none. */
struct stat sheet_cell(const struct sheet *s, size_t bucket, size_t column);

void sheet_chart(const struct sheet *s, struct view *view);
void sheet_head(const struct sheet *s, struct view *view);
void sheet_table(const struct sheet *s, struct view *view);
void sheet_parts(const struct sheet *s, struct view *view);

/* "1,431"; "+6 %", empty where there is nothing to compare with. */
struct str number_words(struct arena *mem, int64_t n);
struct str change_words(struct arena *mem, int64_t now, int64_t before);

/* What a stat says of a figure: its n, or its median. */
int64_t stat_value(enum figure figure, const struct stat *s);
struct str stat_words(struct arena *mem, enum figure figure, const struct stat *s);

#endif
