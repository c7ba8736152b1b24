/* Instants and the civil calendar. */
#include "tests/test.h"

#include "base/when.h"

TEST(instants_and_their_text_agree)
{
	static const struct { int64_t at; struct str text; int weekday; } rows[] = {
		{ 0, STR("1970-01-01T00:00:00.000Z"), 4 },
		{ -1, STR("1969-12-31T23:59:59.999Z"), 3 },
		{ 951782400000, STR("2000-02-29T00:00:00.000Z"), 2 },
		{ 1795293738123, STR("2026-11-21T20:42:18.123Z"), 6 },
		{ 4107542400000, STR("2100-03-01T00:00:00.000Z"), 1 },
		{ -62135596800000, STR("0001-01-01T00:00:00.000Z"), 1 },
		{ 253402300799999, STR("9999-12-31T23:59:59.999Z"), 5 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct civil c = when_civil(rows[i].at);
		int64_t at = 0;

		SAME(when_rfc3339(test_mem(), rows[i].at), rows[i].text);
		IS(when_parse(rows[i].text, &at));
		EQ(at, rows[i].at);
		EQ(when_at(&c), rows[i].at);
		EQ(c.weekday, rows[i].weekday);
	}
}

TEST(every_day_of_four_centuries_comes_back)
{
	int64_t day = -135140;          /* 1600-01-01 */
	int weekday = when_civil(day * MS_PER_DAY).weekday;
	struct civil before = when_civil((day - 1) * MS_PER_DAY);

	for (; day < -135140 + 146097 + 366; day++, weekday = (weekday + 1) % 7) {
		struct civil c = when_civil(day * MS_PER_DAY);

		EQ(when_at(&c), day * MS_PER_DAY);
		EQ(c.weekday, weekday);
		IS(c.day == before.day + 1 || c.day == 1);
		before = c;
	}
}

TEST(times_are_read_as_rfc3339_writes_them)
{
	static const struct { struct str text; int64_t at; } rows[] = {
		{ STR("1970-01-01T00:00:00Z"), 0 },
		{ STR("1970-01-01t00:00:00z"), 0 },
		{ STR("1970-01-01T00:00:00.5Z"), 500 },
		{ STR("1970-01-01T00:00:00.123456789Z"), 123 },
		{ STR("1970-01-01T01:00:00+01:00"), 0 },
		{ STR("1969-12-31T18:30:00.000-05:30"), 0 },
		{ STR("1970-01-01T00:00:00-00:00"), 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t at = -1;

		IS(when_parse(rows[i].text, &at));
		EQ(at, rows[i].at);
	}
}

TEST(times_that_are_none_are_refused)
{
	static const struct str rows[] = {
		STR(""), STR("1970-01-01"), STR("1970-01-01T00:00:00"), STR("1970-01-01 00:00:00Z"),
		STR("1970-13-01T00:00:00Z"), STR("1970-00-01T00:00:00Z"),
		STR("1970-02-29T00:00:00Z"), STR("1900-02-29T00:00:00Z"),
		STR("1970-04-31T00:00:00Z"), STR("1970-01-00T00:00:00Z"),
		STR("1970-01-01T24:00:00Z"), STR("1970-01-01T00:60:00Z"),
		STR("1970-01-01T00:00:60Z"), STR("0000-01-01T00:00:00Z"),
		STR("1970-01-01T00:00:00.Z"), STR("1970-01-01T00:00:00.1234567890Z"),
		STR("1970-01-01T00:00:00+1:00"), STR("1970-01-01T00:00:00+24:00"),
		STR("1970-01-01T00:00:00Z "), STR("+1970-01-01T00:00:00Z"),
		STR("0001-01-01T00:00:00+00:01"), STR("9999-12-31T23:59:59-00:01"),
		STR("1970-1-1T00:00:00Z"), STR("1970-01-01T00:00:00Z\0"),
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t at;

		EQ(when_parse(rows[i], &at) ? (int)i : -1, -1);
	}
}

TEST(dates_past_the_calendar_roll_over_or_are_clamped)
{
	struct civil c = { .year = 2026, .month = 14, .day = 31, .hour = 25 };

	STREQ(when_rfc3339(test_mem(), when_at(&c)), "2027-03-04T01:00:00.000Z");
	c.year = 20000;
	STREQ(when_rfc3339(test_mem(), when_at(&c)), "9999-12-31T23:59:59.999Z");
	STREQ(when_rfc3339(test_mem(), INT64_MIN), "0001-01-01T00:00:00.000Z");
	STREQ(when_rfc3339(test_mem(), INT64_MAX), "9999-12-31T23:59:59.999Z");
}

TEST(http_dates_name_the_day)
{
	STREQ(when_http(test_mem(), 0), "Thu, 01 Jan 1970 00:00:00 GMT");
	STREQ(when_http(test_mem(), 784111777000), "Sun, 06 Nov 1994 08:49:37 GMT");
}
