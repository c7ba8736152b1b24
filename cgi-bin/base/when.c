/* See when.h. Days as in Howard Hinnant's "chrono-compatible low-level date algorithms". */
#include "base/when.h"

#include "base/arena.h"

#include <inttypes.h>

/* 0001-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z */
#define FIRST_AT (-62135596800000LL)
#define LAST_AT 253402300799999LL

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int64_t clamp(int64_t at)
{
	return at < FIRST_AT ? FIRST_AT : at > LAST_AT ? LAST_AT : at;
}

/* The year begins in March here, so that the leap day is its last. */
static int64_t days_of(int64_t year, int month, int day)
{
	int64_t y = year - (month <= 2), era = floor_div(y, 400), of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void date_of(int64_t days, struct civil *c)
{
	int64_t z = days + 719468, era = floor_div(z, 146097), d = z - era * 146097;
	int64_t y = (d - d / 1460 + d / 36524 - d / 146096) / 365;
	int64_t of_year = d - (365 * y + y / 4 - y / 100);
	int month = (int)((5 * of_year + 2) / 153);

	c->day = (int)(of_year - (153 * month + 2) / 5 + 1);
	c->month = month < 10 ? month + 3 : month - 9;
	c->year = (int)(y + era * 400 + (c->month <= 2));
	c->weekday = (int)(days + 4 - floor_div(days + 4, 7) * 7);
}

struct civil when_civil(int64_t at)
{
	int64_t days, ms;
	struct civil c;

	at = clamp(at);
	days = floor_div(at, MS_PER_DAY);
	ms = at - days * MS_PER_DAY;
	date_of(days, &c);
	c.hour = (int)(ms / 3600000);
	c.minute = (int)(ms / 60000 % 60);
	c.second = (int)(ms / 1000 % 60);
	c.ms = (int)(ms % 1000);
	return c;
}

int64_t when_at(const struct civil *c)
{
	int64_t months = c->year * 12LL + c->month - 1, year = floor_div(months, 12);
	int64_t days = days_of(year, (int)(months - year * 12) + 1, 1) + c->day - 1LL;
	int64_t s = c->hour * 3600LL + c->minute * 60LL + c->second;

	if (year < -9999 || year > 99999)
		return year < 0 ? FIRST_AT : LAST_AT;
	return clamp(days * MS_PER_DAY + s * MS_PER_S + c->ms);
}

/* A number of that many digits, and what follows it. A page has hundreds of these: no printf. */
static char *put(char *p, int n, int digits, char after)
{
	for (int i = digits - 1; i >= 0; i--, n /= 10)
		p[i] = (char)('0' + n % 10);
	p[digits] = after;
	return p + digits + 1;
}

static struct str rfc3339(struct arena *mem, int64_t at, bool with_ms)
{
	struct civil c = when_civil(at);
	char *begin = arena_take(mem, 32), *p = begin;

	p = put(p, c.year, 4, '-');
	p = put(p, c.month, 2, '-');
	p = put(p, c.day, 2, 'T');
	p = put(p, c.hour, 2, ':');
	p = put(p, c.minute, 2, ':');
	p = put(p, c.second, 2, with_ms ? '.' : 'Z');
	if (with_ms)
		p = put(p, c.ms, 3, 'Z');
	return (struct str){ begin, (size_t)(p - begin) };
}

struct str when_rfc3339(struct arena *mem, int64_t at)
{
	return rfc3339(mem, at, true);
}

struct str when_rfc3339_s(struct arena *mem, int64_t at)
{
	return rfc3339(mem, at, false);
}

struct str when_http(struct arena *mem, int64_t at)
{
	static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
	                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct civil c = when_civil(at);

	return str_format(mem, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[c.weekday], c.day,
	                  months[c.month - 1], c.year, c.hour, c.minute, c.second);
}

/* Cuts exactly n digits off *s into *out. */
static bool digits(struct str *s, size_t n, int *out)
{
	int v = 0;

	if (s->n < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return false;
		v = v * 10 + s->p[i] - '0';
	}
	*s = str_from(*s, n);
	*out = v;
	return true;
}

static bool mark(struct str *s, char c)
{
	if (!s->n || (s->p[0] != c && !(c >= 'A' && s->p[0] == c + 32)))
		return false;
	*s = str_from(*s, 1);
	return true;
}

/* One to nine digits after the point; we keep milliseconds. */
static bool fraction(struct str *s, int *ms)
{
	int v, digit, weight = 100;

	*ms = 0;
	if (!mark(s, '.'))
		return true;
	if (!digits(s, 1, &v))
		return false;
	*ms = v * weight;
	for (int i = 1; i < 9 && digits(s, 1, &digit); i++)
		*ms += digit * (weight /= 10);
	return true;
}

static bool offset(struct str *s, int64_t *ms)
{
	int hours, minutes, sign = 1;

	*ms = 0;
	if (mark(s, 'Z'))
		return true;
	if (mark(s, '-'))
		sign = -1;
	else if (!mark(s, '+'))
		return false;
	if (!digits(s, 2, &hours) || !mark(s, ':') || !digits(s, 2, &minutes)
	    || hours > 23 || minutes > 59)
		return false;
	*ms = sign * (hours * 60LL + minutes) * 60000;
	return true;
}

static bool is_a_day(const struct civil *c)
{
	struct civil same;

	if (c->year < 1 || c->month < 1 || c->month > 12 || c->day < 1 || c->day > 31)
		return false;
	same = when_civil(when_at(&(struct civil){ c->year, c->month, c->day, 0, 0, 0, 0, 0 }));
	return same.day == c->day;
}

bool when_parse(struct str s, int64_t *at)
{
	struct civil c = { 0 };
	int64_t away;

	if (!digits(&s, 4, &c.year) || !mark(&s, '-') || !digits(&s, 2, &c.month)
	    || !mark(&s, '-') || !digits(&s, 2, &c.day) || !is_a_day(&c) || !mark(&s, 'T'))
		return false;
	if (!digits(&s, 2, &c.hour) || !mark(&s, ':') || !digits(&s, 2, &c.minute)
	    || !mark(&s, ':') || !digits(&s, 2, &c.second)
	    || c.hour > 23 || c.minute > 59 || c.second > 59)
		return false;
	if (!fraction(&s, &c.ms) || !offset(&s, &away) || s.n)
		return false;
	*at = when_at(&c) - away;
	return *at >= FIRST_AT && *at <= LAST_AT;
}
