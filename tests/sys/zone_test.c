/* Time zones (E18), by tables and against glibc. */
#include "sys/zone.h"

#include "tests/test.h"

#include "base/arena.h"

static struct zone *open_zone(const char *name)
{
	struct zone *z = NULL;

	OKAY(zone_open(test_mem(), str_of(name), &z));
	return z;
}

static int64_t at(const char *rfc3339)
{
	int64_t ms = 0;

	IS(when_parse(str_of(rfc3339), &ms));
	return ms;
}

/* "2026-11-21T20:42:18.000Z" of what is shown on the wall, with the abbreviation for the Z. */
static struct str shown(const struct zone *z, int64_t ms)
{
	struct civil c = zone_civil(z, ms);

	return str_format(test_mem(), "%04d-%02d-%02d %02d:%02d:%02d %.*s", c.year, c.month, c.day,
			  c.hour, c.minute, c.second, FMT(zone_abbreviation(z, ms)));
}

TEST(clocks_on_the_wall)
{
	static const struct { const char *zone, *at, *wall; } row[] = {
		{ "UTC", "2026-11-21T20:42:18Z", "2026-11-21 20:42:18 UTC" },
		{ "America/Chicago", "2026-11-21T20:42:18Z", "2026-11-21 14:42:18 CST" },
		{ "America/Chicago", "2026-07-01T00:00:00Z", "2026-06-30 19:00:00 CDT" },
		/* to the second at both changes of 2026 */
		{ "America/Chicago", "2026-03-08T07:59:59Z", "2026-03-08 01:59:59 CST" },
		{ "America/Chicago", "2026-03-08T08:00:00Z", "2026-03-08 03:00:00 CDT" },
		{ "America/Chicago", "2026-11-01T06:59:59Z", "2026-11-01 01:59:59 CDT" },
		{ "America/Chicago", "2026-11-01T07:00:00Z", "2026-11-01 01:00:00 CST" },
		/* before any rule: the sun */
		{ "America/Chicago", "1800-01-01T12:00:00Z", "1800-01-01 06:09:24 LMT" },
		/* far away, by the footer */
		{ "America/Chicago", "2400-07-01T12:00:00Z", "2400-07-01 07:00:00 CDT" },
		{ "America/Chicago", "9999-12-31T12:00:00Z", "9999-12-31 06:00:00 CST" },
		{ "Europe/Vienna", "2500-03-28T01:00:00Z", "2500-03-28 03:00:00 CEST" },
		{ "Europe/Dublin", "2026-07-01T12:00:00Z", "2026-07-01 13:00:00 IST" },
		{ "Europe/Dublin", "2060-01-01T12:00:00Z", "2060-01-01 12:00:00 GMT" },
		/* thirty minutes of summer, fifteen of principle */
		{ "Australia/Lord_Howe", "2026-01-01T00:00:00Z", "2026-01-01 11:00:00 +11" },
		{ "Australia/Lord_Howe", "2026-07-01T00:00:00Z", "2026-07-01 10:30:00 +1030" },
		{ "Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01 05:45:00 +0545" },
		/* a day that never was */
		{ "Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29 23:59:59 -10" },
		{ "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31 00:00:00 +14" },
		/* Ramadan */
		{ "Africa/Casablanca", "2026-03-01T12:00:00Z", "2026-03-01 12:00:00 +00" },
		{ "Africa/Casablanca", "2026-06-01T12:00:00Z", "2026-06-01 13:00:00 +01" },
		{ "Asia/Kolkata", "1969-12-31T23:59:59Z", "1970-01-01 05:29:59 IST" },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		SAME(shown(open_zone(row[i].zone), at(row[i].at)), str_of(row[i].wall));
}

TEST(from_the_wall_to_the_instant)
{
	static const struct { const char *zone, *wall, *at; } row[] = {
		{ "America/Chicago", "2026-11-21T14:42:18Z", "2026-11-21T20:42:18Z" },
		{ "America/Chicago", "2026-03-08T01:59:59Z", "2026-03-08T07:59:59Z" },
		/* skipped: 02:30 is 03:30 */
		{ "America/Chicago", "2026-03-08T02:00:00Z", "2026-03-08T08:00:00Z" },
		{ "America/Chicago", "2026-03-08T02:30:00Z", "2026-03-08T08:30:00Z" },
		{ "America/Chicago", "2026-03-08T03:00:00Z", "2026-03-08T08:00:00Z" },
		/* twice: the first, which is still summer */
		{ "America/Chicago", "2026-11-01T00:59:59Z", "2026-11-01T05:59:59Z" },
		{ "America/Chicago", "2026-11-01T01:00:00Z", "2026-11-01T06:00:00Z" },
		{ "America/Chicago", "2026-11-01T01:59:59Z", "2026-11-01T06:59:59Z" },
		{ "America/Chicago", "2026-11-01T02:00:00Z", "2026-11-01T08:00:00Z" },
		{ "America/Chicago", "2090-03-12T02:30:00Z", "2090-03-12T08:30:00Z" },
		{ "Australia/Lord_Howe", "2026-10-04T02:15:00Z", "2026-10-03T15:45:00Z" },
		{ "Australia/Lord_Howe", "2026-04-05T01:45:00Z", "2026-04-04T14:45:00Z" },
		{ "Asia/Kathmandu", "2026-01-01T05:45:00Z", "2026-01-01T00:00:00Z" },
		{ "Pacific/Apia", "2011-12-30T12:00:00Z", "2011-12-30T22:00:00Z" },
		{ "Pacific/Apia", "2011-12-31T00:00:00Z", "2011-12-30T10:00:00Z" },
		{ "Africa/Casablanca", "2026-02-15T02:30:00Z", "2026-02-15T01:30:00Z" },
		{ "UTC", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z" },
		{ "UTC", "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z" },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct civil wall = when_civil(at(row[i].wall));
		int64_t got = zone_at(open_zone(row[i].zone), &wall);

		SAME(when_rfc3339(test_mem(), got), when_rfc3339(test_mem(), at(row[i].at)));
	}
}

TEST(names_that_are_none_are_missing)
{
	static const struct str wrong[] = {
		STR(""), STR("/"), STR("Mars/Olympus"), STR("../../../etc/passwd"), STR("America"),
		STR("America/"), STR("/America/Chicago"), STR("America//Chicago"), STR("tzdata.zi"),
		STR("zone.tab"), STR("leapseconds"), STR("America/Chicago\0x"),
		STR("America/./Chicago"),
		STR("America/Chicago "), STR("Am\xc3\xa9rica"), STR("america/chicago"),
		STR("A23456789012345678901234567890123456789012345678901234567890123456789"),
	};
	struct zone *z;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ERR(zone_open(test_mem(), wrong[i], &z), E_MISSING);
}

static const char *const some[] = {
	"UTC", "America/Chicago", "America/New_York", "America/St_Johns", "America/Sao_Paulo",
	"America/Nuuk", "America/Caracas", "America/Anchorage", "America/Havana",
	"America/Santiago",
	"Africa/Casablanca", "Africa/Cairo", "Africa/Monrovia", "Antarctica/Troll", "Asia/Gaza",
	"Asia/Jerusalem", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Pyongyang", "Asia/Tehran",
	"Asia/Tokyo", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Dublin", "Europe/London",
	"Europe/Lisbon", "Europe/Moscow", "Europe/Vienna", "Pacific/Apia", "Pacific/Chatham",
	"Pacific/Kiritimati", "Pacific/Norfolk", "Etc/GMT+12",
};

static void set_glibc(const char *name)
{
	if (name)
		setenv("TZ", name, 1);
	else
		unsetenv("TZ");
	tzset();
}

/* The same as glibc, and back again to the instant, or to its twin an hour earlier. */
static void compare(const struct zone *z, int64_t s)
{
	struct civil c = zone_civil(z, s * 1000);
	time_t t = (time_t)s;
	int64_t back;
	struct tm tm;

	localtime_r(&t, &tm);
	EQ(zone_offset_s(z, s * 1000), tm.tm_gmtoff);
	SAME(zone_abbreviation(z, s * 1000), str_of(tm.tm_zone));
	EQ(c.year, tm.tm_year + 1900);
	EQ(c.month * 100 + c.day, (tm.tm_mon + 1) * 100 + tm.tm_mday);
	EQ(c.hour * 100 + c.minute, tm.tm_hour * 100 + tm.tm_min);
	EQ(c.second, tm.tm_sec);
	EQ(c.weekday, tm.tm_wday);
	back = zone_at(z, &c);
	IS(back <= s * 1000);
	if (back != s * 1000) {
		struct civil twin = zone_civil(z, back);

		EQ(when_at(&twin), when_at(&c));
	}
}

TEST(glibc_says_the_same)
{
	uint64_t seed = 42;

	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		struct zone *z = open_zone(some[i]);

		set_glibc(some[i]);
		for (int n = 0; n < 300; n++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			/* 1901 to 2100 */
			compare(z, -2177452800 + (int64_t)((seed >> 20) % 6311433600u));
		}
		/* every half an hour of the weeks where clocks are set in 2026 and 2060 */
		for (int64_t s = 1774000000; s < 1774000000 + 10 * 86400; s += 1800)
			compare(z, s);
		for (int64_t s = 2866000000; s < 2866000000 + 10 * 86400; s += 1800)
			compare(z, s);
	}
	set_glibc(NULL);
}

#define FOUR(n) "\0\0\0" n
#define V2(footer) "TZif2" "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	FOUR("\0") FOUR("\0") FOUR("\0") FOUR("\0") FOUR("\1") FOUR("\4") "\0\0\0\0\0\0UTC\0" \
	"TZif2" "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	FOUR("\0") FOUR("\0") FOUR("\0") FOUR("\0") FOUR("\1") FOUR("\4") "\0\0\0\0\0\0UTC\0" \
	"\n" footer "\n"

TEST(footers_are_read)
{
	static const struct { struct str file; const char *at, *wall; } row[] = {
		{ STR(V2("")), "2026-01-01T00:00:00Z", "2026-01-01 00:00:00 UTC" },
		{ STR(V2("<-0330>3:30")),
		  "2026-01-01T00:00:00Z", "2025-12-31 20:30:00 -0330" },
		/* summer all year round (RFC 9636 3.3.1) */
		{ STR(V2("XXX3EDT4,0/0,J365/23")),
		  "2026-01-01T03:00:00Z", "2025-12-31 23:00:00 EDT" },
		{ STR(V2("XXX3EDT4,0/0,J365/23")),
		  "2026-12-31T23:59:59Z", "2026-12-31 19:59:59 EDT" },
		/* Julian days with and without the leap day */
		{ STR(V2("AAA0BBB,J60/0,J61/0")),
		  "2028-03-01T00:00:00Z", "2028-03-01 01:00:00 BBB" },
		{ STR(V2("AAA0BBB,J60/0,J61/0")),
		  "2028-02-29T12:00:00Z", "2028-02-29 12:00:00 AAA" },
		{ STR(V2("AAA0BBB,59/0,60/0")),
		  "2028-02-29T00:00:00Z", "2028-02-29 01:00:00 BBB" },
		{ STR(V2("AAA0BBB,59/0,60/0")),
		  "2027-03-01T00:00:00Z", "2027-03-01 01:00:00 BBB" },
		/* hours before the day and far after it */
		{ STR(V2("AAA0BBB,M3.5.0/-2,M10.5.0/25")),
		  "2026-03-28T22:00:00Z", "2026-03-28 23:00:00 BBB" },
		{ STR(V2("AAA0BBB,M3.5.0/-2,M10.5.0/25")),
		  "2026-10-25T23:59:59Z", "2026-10-26 00:59:59 BBB" },
		{ STR(V2("AAA0BBB,M3.5.0/-2,M10.5.0/25")),
		  "2026-10-26T00:00:00Z", "2026-10-26 00:00:00 AAA" },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct zone *z = NULL;

		OKAY(zone_parse(test_mem(), row[i].file, &z));
		SAME(shown(z, at(row[i].at)), str_of(row[i].wall));
	}
}

TEST(wrong_footers_are_refused)
{
	static const struct str wrong[] = {
		STR(V2("X")), STR(V2("UTC")), STR(V2("UTC0x")), STR(V2("UTC999")), STR(V2("<UTC0")),
		STR(V2("AAA0BBB")), STR(V2("AAA0BBB,M13.1.0,M10.5.0")),
		STR(V2("AAA0BBB,M3.6.0,M10.5.0")),
		STR(V2("AAA0BBB,M3.5.7,M10.5.0")), STR(V2("AAA0BBB,J0,J1")),
		STR(V2("AAA0BBB,M3.5.0")),
		STR(V2("AAA0BBB,M3.5.0,M10.5.0,")), STR(V2("AAA0BBB,366,1")),
	};
	struct zone *z;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		ERR(zone_parse(test_mem(), wrong[i], &z), E_INVALID);
}

/* Every prefix and every changed byte of a good file is a zone or refused, and nothing else. */
TEST(damaged_files_do_no_harm)
{
	static const char good[] = V2("AAA0BBB,M3.5.0/-2,M10.5.0/25");
	size_t n = sizeof good - 1;
	struct civil spring = { .year = 2026, .month = 3, .day = 29, .hour = 2 };
	struct zone *z;

	for (size_t i = 0; i < n; i++) {
		char *copy = arena_take(test_mem(), n);

		if (zone_parse(test_mem(), str_copy(test_mem(), (struct str){ good, i }), &z) == OK)
			zone_civil(z, 0);
		for (int bit = 0; bit < 8; bit++) {
			memcpy(copy, good, n);
			copy[i] = (char)(copy[i] ^ 1 << bit);
			if (zone_parse(test_mem(), (struct str){ copy, n }, &z) != OK)
				continue;
			zone_civil(z, INT64_MAX);
			zone_civil(z, INT64_MIN);
			zone_at(z, &spring);
		}
	}
}
