/*
 * Instants and dates: milliseconds since 1970 UTC to and from the civil
 * calendar (proleptic Gregorian). No clock and no time zones here.
 * Years 1 to 9999; anything else is refused or clamped.
 */
#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include "base/str.h"

struct civil {
	int year, month, day;           /* month 1-12, day 1-31 */
	int hour, minute, second, ms;
	int weekday;                    /* 0 Sunday .. 6 */
};

#define MS_PER_S 1000LL
#define MS_PER_DAY 86400000LL

struct civil when_civil(int64_t at);            /* in UTC */
int64_t when_at(const struct civil *c);         /* weekday is not looked at */

/* "2026-11-21T20:42:18.000Z"; parse takes the same with or without fraction, Z or +hh:mm. */
struct str when_rfc3339(struct arena *mem, int64_t at);
struct str when_rfc3339_s(struct arena *mem, int64_t at);       /* without milliseconds */
bool when_parse(struct str s, int64_t *at);

/* Thursday, 01 Jan 1970 00:00:00 GMT as HTTP wants it (RFC 9110, 5.6.7). */
struct str when_http(struct arena *mem, int64_t at);

#endif
