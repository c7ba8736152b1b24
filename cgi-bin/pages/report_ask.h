/*
 * What somebody asks of the reports: a period, a split and a slice, read from
 * the address, shown again as a form, and written into links. What makes no
 * sense is noted in v->wrong, field by field, and the form shows it again.
 */
#ifndef PAGES_REPORT_ASK_H
#define PAGES_REPORT_ASK_H

#include "desk/report.h"
#include "http/form.h"

/* The form as it came. */
struct sought {
	struct str from, to, team, category, agency, without, after, before;
	int figure, period, step, by, channel, kind, priority, age;
};

struct asked {
	struct sought sought;
	struct question q;
	int preset;                     /* -1: from and to */
	const struct part_name *names;
	size_t names_count;
};

/* E_INVALID: v->wrong says why; the question is then one that can be shown. */
enum err report_asked(struct visit *v, enum figure figure, struct asked *out);

/* The page of a figure, "/reports/volume"; and the figure of a page, false: of none. */
const char *figure_path(enum figure figure);
bool figure_at(struct str path, enum figure *out);

/* The question as an address below path; with its preset where it has one. */
struct str report_url(const struct visit *v, const struct asked *a, const char *path);

/* The list behind a number of this question. */
struct str behind_url(const struct visit *v, const char *path, const struct question *q);

/* The parts of the page that ask: presets, form, chips of the slice. */
void show_asked(struct visit *v, struct view *view, const struct asked *a, const char *path);

struct str figure_word(enum figure figure);
struct str split_word(int split);
struct str part_word(const struct visit *v, const struct asked *a, int split, int64_t key);

/* "2 Jun", "1 - 7 Jun 2026", "Jun 2026"; all of it: "1 Jun - 30 Jun 2026". */
struct str bucket_axis(const struct visit *v, const struct bucket *b, enum grain grain);
struct str bucket_words(const struct visit *v, const struct bucket *b, enum grain grain);

#endif
