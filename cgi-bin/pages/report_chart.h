/*
 * Charts as numbers: where lines, columns, ticks and names stand. The marks
 * themselves are in templates/report/chart.tpl. All begin at zero; each series
 * has a colour and a pattern or marker of its own, and its name beside it.
 */
#ifndef PAGES_REPORT_CHART_H
#define PAGES_REPORT_CHART_H

#include "base/view.h"

enum { SERIES_MOST = 8 };

struct chart {
	struct str title;
	bool columns;           /* stacked columns; lines otherwise */
	bool time;              /* values are milliseconds */
	size_t points, series;
	const struct str *label;        /* of each point */
	const struct str *name;         /* of each series */
	const int64_t *value;           /* [point * series + series]; NO_VALUE: no data */
};

#define NO_VALUE (-1)

/* The chart's names into the view that the template reads. */
void chart_show(struct arena *mem, struct view *view, const struct chart *c);

/* One line, 120 wide and 32 high, as the data of a path; empty when there is none. */
struct str chart_spark(struct arena *mem, const int64_t *value, size_t points);

#endif
