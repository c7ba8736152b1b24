/* Periods are whole days; what they are cut into, and what goes before them. */
#include "desk/period.h"
#include "tests/test.h"

static int64_t day(const char *text)
{
	int64_t n = 0;

	IS(day_parse(str_of(text), &n));
	return n;
}

TEST(a_day_is_read_as_it_is_written)
{
	static const struct {
		const char *text;
		bool good;
		int64_t day;
	} rows[] = {
		{ "2026-06-15", true, 20619 }, { "2000-01-01", true, 10957 },
		{ "2028-02-29", true, 21243 }, { "2026-02-29", false },
		{ "2026-13-01", false }, { "2026-00-10", false }, { "2026-06-31", false },
		{ "2026-6-15", false }, { "26-06-15", false }, { "1999-12-31", false },
		{ "2100-01-01", false }, { "", false }, { "2026-06-15 ", false },
		{ "2026/06/15", false }, { "+026-06-15", false }, { "2026-06-1'", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t n = 0;

		EQ(day_parse(str_of(rows[i].text), &n), rows[i].good);
		if (!rows[i].good)
			continue;
		EQ(n, rows[i].day);
		SAME(day_text(test_mem(), n), str_of(rows[i].text));
	}
}

TEST(presets_end_where_they_say)
{
	static const struct {
		const char *today;
		enum preset preset;
		const char *first, *last;
		enum grain grain;
	} rows[] = {
		{ "2026-06-15", LAST_7_DAYS,    "2026-06-09", "2026-06-15", GRAIN_DAY },
		{ "2026-06-15", LAST_30_DAYS,   "2026-05-17", "2026-06-15", GRAIN_DAY },
		{ "2026-06-15", LAST_12_WEEKS,  "2026-03-30", "2026-06-15", GRAIN_WEEK },
		{ "2026-06-21", LAST_12_WEEKS,  "2026-03-30", "2026-06-21", GRAIN_WEEK },
		{ "2026-06-15", THIS_MONTH,     "2026-06-01", "2026-06-15", GRAIN_DAY },
		{ "2026-03-31", LAST_MONTH,     "2026-02-01", "2026-02-28", GRAIN_DAY },
		{ "2026-01-05", LAST_MONTH,     "2025-12-01", "2025-12-31", GRAIN_DAY },
		{ "2026-06-15", LAST_12_MONTHS, "2025-07-01", "2026-06-15", GRAIN_MONTH },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct period p = period_of(rows[i].preset, day(rows[i].today));

		SAME(day_text(test_mem(), p.first), str_of(rows[i].first));
		SAME(day_text(test_mem(), p.last), str_of(rows[i].last));
		EQ(p.grain, rows[i].grain);
	}
}

TEST(the_period_before_ends_where_this_one_begins)
{
	static const struct { const char *first, *last, *before; } rows[] = {
		{ "2026-06-09", "2026-06-15", "2026-06-02" },   /* as many days */
		{ "2026-06-15", "2026-06-15", "2026-06-14" },
		{ "2026-06-01", "2026-06-30", "2026-05-01" },   /* whole months: as many months */
		{ "2026-03-01", "2026-03-31", "2026-02-01" },
		{ "2026-01-01", "2026-12-31", "2025-01-01" },
		{ "2026-01-01", "2026-02-28", "2025-11-01" },
		{ "2026-06-01", "2026-06-15", "2026-05-17" },   /* a part of one: days again */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct period p = { day(rows[i].first), day(rows[i].last), GRAIN_DAY };

		SAME(day_text(test_mem(), period_before(&p)), str_of(rows[i].before));
	}
}

TEST(buckets_cover_each_day_of_the_period_once)
{
	static const struct {
		const char *first, *last;
		enum grain grain;
		size_t n;
		const char *second;
	} rows[] = {
		{ "2026-06-01", "2026-06-30", GRAIN_DAY,   30, "2026-06-02" },
		{ "2026-06-03", "2026-06-30", GRAIN_WEEK,   5, "2026-06-08" },  /* a Wednesday */
		{ "2026-06-01", "2026-06-07", GRAIN_WEEK,   1, NULL },
		{ "2026-01-31", "2026-03-01", GRAIN_MONTH,  3, "2026-02-01" },
		{ "2025-12-29", "2026-01-04", GRAIN_WEEK,   1, NULL },  /* of two years */
		{ "2028-02-01", "2028-03-31", GRAIN_MONTH,  2, "2028-03-01" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct period p = { day(rows[i].first), day(rows[i].last), rows[i].grain };
		struct bucket bucket[BUCKETS_MOST];
		int64_t next = p.first;

		EQ(period_buckets(&p, bucket), rows[i].n);
		for (size_t k = 0; k < rows[i].n; k++) {
			EQ(bucket[k].first, next);
			IS(bucket[k].last >= bucket[k].first);
			next = bucket[k].last + 1;
		}
		EQ(next, p.last + 1);
		if (rows[i].second)
			SAME(day_text(test_mem(), bucket[1].first), str_of(rows[i].second));
	}
}

TEST(a_day_begins_where_its_clock_says_so_also_when_it_is_set)
{
	static const struct { const char *zone, *day; int64_t begins, hours; } rows[] = {
		{ "America/Chicago", "2026-03-08", 1772949600000, 23 },         /* spring */
		{ "America/Chicago", "2026-11-01", 1793509200000, 25 },         /* autumn */
		{ "America/Chicago", "2026-06-15", 1781499600000, 24 },
		{ "Asia/Kolkata",    "2026-06-15", 1781461800000, 24 },
		{ "Africa/Cairo",    "2026-04-24", 1776981600000, 23 },  /* without midnight */
		{ "UTC",             "2026-06-15", 1781481600000, 24 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct zone *z;
		int64_t n = day(rows[i].day);

		OKAY(zone_open(test_mem(), str_of(rows[i].zone), &z));
		EQ(day_begin(z, n), rows[i].begins);
		EQ(day_begin(z, n + 1) - day_begin(z, n), rows[i].hours * 3600000);
		EQ(day_today(z, day_begin(z, n)), n);
		EQ(day_today(z, day_begin(z, n) - 1), n - 1);
	}
}
