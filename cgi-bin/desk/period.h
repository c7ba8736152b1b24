/*
 * Periods of a report: whole days of a calendar, cut into days, weeks from
 * Monday, or months. Days are numbers from 1970-01-01; no zone is known here,
 * so every day is one day, also when its clock is set.
 */
#ifndef DESK_PERIOD_H
#define DESK_PERIOD_H

#include "base/names.h"
#include "base/when.h"
#include "sys/zone.h"

enum grain { GRAIN_DAY, GRAIN_WEEK, GRAIN_MONTH, GRAINS };
enum preset { LAST_7_DAYS, LAST_30_DAYS, LAST_12_WEEKS, THIS_MONTH, LAST_MONTH, LAST_12_MONTHS,
              PRESETS };
extern const struct names grain_names, preset_names;

struct period {
	int64_t first, last;    /* both are in it */
	enum grain grain;
};

/* Steps on the time axis; the first and the last may be parts of a week or month. */
struct bucket {
	int64_t first, last;
};

enum { PERIOD_DAYS_MOST = 400, BUCKETS_MOST = 93 };

int64_t day_number(int year, int month, int day);
struct civil day_civil(int64_t day);
int64_t day_today(const struct zone *z, int64_t now);
int64_t day_begin(const struct zone *z, int64_t day);   /* its first instant */

/* "2026-06-15"; false: there is no such day between 2000 and 2100. */
bool day_parse(struct str s, int64_t *day);
struct str day_text(struct arena *mem, int64_t day);

struct period period_of(enum preset preset, int64_t today);

/* Days up to six weeks, weeks up to half a year, then months. */
enum grain period_grain(int64_t first, int64_t last);

/* How many buckets; at most BUCKETS_MOST. */
size_t period_buckets(const struct period *p, struct bucket out[BUCKETS_MOST]);

/*
 * The first day of the period before, which ends where this one begins: as
 * many months when this one is of whole months, as many days otherwise.
 */
int64_t period_before(const struct period *p);

#endif
