/*
 * Figures with their arithmetic: how many, and how long it took (mean, median
 * and 90th percentile), for each step on the time axis and each part of a
 * split, and for the period before. The tickets behind a number are found
 * with the same slice. Where n is 0 there is no figure.
 */
#ifndef DESK_REPORT_H
#define DESK_REPORT_H

#include "desk/desk.h"
#include "desk/period.h"
#include "store/report.h"

extern const struct names figure_names, split_names, band_names;

/* Of n numbers: the middle one, or the mean of the two in the middle; the least that 90 % reach. */
struct stat {
	int64_t n, sum, median, p90;
	int64_t met;            /* so many were looked at in order */
};

struct part {
	int64_t key;
	struct stat now, before;
};

struct report {
	struct bucket bucket[BUCKETS_MOST];
	size_t buckets;
	bool known[BUCKETS_MOST];       /* false: nobody kept how it was */
	bool known_before;
	struct part *part;              /* the largest first */
	size_t parts;
	struct stat *cell;              /* of each bucket each part: report_cell() */
	struct stat total[BUCKETS_MOST];
	struct stat now, before;
	bool too_many;                  /* more than can be sorted; nothing is said then */
	bool until_now;                 /* of a backlog: its last bucket is not a day's end */
};

struct question {
	enum figure figure;
	struct slice slice;
	struct period period;
	const struct zone *zone;        /* whose days they are */
};

enum err desk_report(struct desk *d, const struct question *q, struct report *out);

const struct stat *report_cell(const struct report *r, size_t bucket, size_t part);
bool figure_takes_time(enum figure figure);

/* What is behind it; a backlog of now where the period's last day is today or later. */
struct behind report_behind(const struct desk *d, const struct question *q);
enum err desk_report_list(struct desk *d, const struct behind *b, const struct place *place,
                          int limit, struct rows *out);
enum err desk_report_count(struct desk *d, const struct behind *b, int64_t *out);

/*
 * The arithmetic alone, for whoever has facts of his own: durations (one each
 * ticket), counts, or states at a day's end. Puts the facts in order.
 */
enum reckoning { RECKON_COUNTS, RECKON_DURATIONS, RECKON_STATES };
void report_reckon(struct arena *mem, enum reckoning how, const struct period *p,
                   struct fact *facts, size_t n, struct report *out);

/* The offsets of a zone between two instants; E_INVALID: its clock is set too often. */
enum err clocks_of(const struct zone *z, int64_t from, int64_t to, struct clocks *out);

#endif
