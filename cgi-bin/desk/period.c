/* See period.h. */
#include "desk/period.h"

#include "base/arena.h"

static const char *const grains[] = { "day", "week", "month" };
static const char *const presets[] = {
	"7-days", "30-days", "12-weeks", "this-month", "last-month", "12-months" };
const struct names grain_names = NAMES(grains);
const struct names preset_names = NAMES(presets);

int64_t day_number(int year, int month, int day)
{
	int64_t at = when_at(&(struct civil){ .year = year, .month = month, .day = day });

	return at / MS_PER_DAY - (at % MS_PER_DAY < 0);
}

struct civil day_civil(int64_t day)
{
	return when_civil(day * MS_PER_DAY);
}

int64_t day_today(const struct zone *z, int64_t now)
{
	struct civil c = zone_civil(z, now);

	return day_number(c.year, c.month, c.day);
}

int64_t day_begin(const struct zone *z, int64_t day)
{
	struct civil c = day_civil(day);

	return zone_at(z, &c);
}

static bool digits(struct str s, int *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*out = *out * 10 + (s.p[i] - '0');
	}
	return s.n > 0;
}

bool day_parse(struct str s, int64_t *day)
{
	int year, month, of_month;
	struct civil c;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || !digits(str_sub(s, 0, 4), &year)
	    || !digits(str_sub(s, 5, 2), &month) || !digits(str_sub(s, 8, 2), &of_month)
	    || year < 2000 || year > 2099 || month < 1 || month > 12 || of_month < 1
	    || of_month > 31)
		return false;
	*day = day_number(year, month, of_month);
	c = day_civil(*day);
	return c.day == of_month && c.month == month;
}

struct str day_text(struct arena *mem, int64_t day)
{
	struct civil c = day_civil(day);

	return str_format(mem, "%04d-%02d-%02d", c.year, c.month, c.day);
}

/* The first of the month that is so many after the one of this day. */
static int64_t month_begin(int64_t day, int months)
{
	struct civil c = day_civil(day);
	int month = c.year * 12 + c.month - 1 + months;

	return day_number(month / 12, month % 12 + 1, 1);
}

static int64_t week_begin(int64_t day)
{
	return day - (day_civil(day).weekday + 6) % 7;
}

struct period period_of(enum preset preset, int64_t today)
{
	switch (preset) {
	case LAST_7_DAYS:
		return (struct period){ today - 6, today, GRAIN_DAY };
	case LAST_12_WEEKS:
		return (struct period){ week_begin(today) - 77, today, GRAIN_WEEK };
	case THIS_MONTH:
		return (struct period){ month_begin(today, 0), today, GRAIN_DAY };
	case LAST_MONTH:
		return (struct period){ month_begin(today, -1), month_begin(today, 0) - 1,
		                        GRAIN_DAY };
	case LAST_12_MONTHS:
		return (struct period){ month_begin(today, -11), today, GRAIN_MONTH };
	case LAST_30_DAYS:
	case PRESETS:
		break;
	}
	return (struct period){ today - 29, today, GRAIN_DAY };
}

enum grain period_grain(int64_t first, int64_t last)
{
	int64_t days = last - first + 1;

	return days <= 42 ? GRAIN_DAY : days <= 183 ? GRAIN_WEEK : GRAIN_MONTH;
}

static int64_t bucket_end(const struct period *p, int64_t first)
{
	int64_t last = p->grain == GRAIN_DAY ? first
	             : p->grain == GRAIN_WEEK ? week_begin(first) + 6 : month_begin(first, 1) - 1;

	return last < p->last ? last : p->last;
}

size_t period_buckets(const struct period *p, struct bucket out[BUCKETS_MOST])
{
	size_t n = 0;

	for (int64_t first = p->first; first <= p->last && n < BUCKETS_MOST; n++) {
		out[n] = (struct bucket){ first, bucket_end(p, first) };
		first = out[n].last + 1;
	}
	return n;
}

int64_t period_before(const struct period *p)
{
	struct civil first = day_civil(p->first), after = day_civil(p->last + 1);

	if (first.day == 1 && after.day == 1)
		return month_begin(p->first, (first.year - after.year) * 12
		                             + first.month - after.month);
	return p->first - (p->last - p->first + 1);
}
