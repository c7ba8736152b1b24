/* Figures, reckoned by hand; and what must hold for any of them. */
#include "desk/report.h"

#include "tests/site.h"

#define HOUR 3600000LL

static const struct period june = { 20605, 20634, GRAIN_DAY };         /* 1 to 30 June 2026 */

static struct report reckoned(enum reckoning how, struct period p, struct fact *facts, size_t n)
{
	struct report r = { 0 };

	report_reckon(test_mem(), how, &p, facts, n, &r);
	return r;
}

/* "5,1,9": that many hours, each a ticket of 1 June. */
static struct stat stat_of(const char *hours)
{
	struct fact facts[40];
	struct str rest = str_of(hours), word;
	size_t n = 0;

	for (; rest.n && str_cut(&rest, ',', &word); n++) {
		facts[n] = (struct fact){ 20605, 0, 0 };
		IS(str_int(word, &facts[n].amount));
	}
	return reckoned(RECKON_DURATIONS, june, facts, n).now;
}

TEST(mean_median_and_the_ninetieth_percentile_by_hand)
{
	static const struct {
		const char *hours;
		int64_t n, sum, median, p90;
	} rows[] = {
		{ "",                        0,  0,  0,  0 },
		{ "7",                       1,  7,  7,  7 },
		{ "4,2",                     2,  6,  3,  4 },
		{ "9,1,5",                   3, 15,  5,  9 },
		{ "10,2,8,4",                4, 24,  6, 10 },   /* between 4 and 8 */
		{ "1,1,1,1,96",              5, 100, 1, 96 }, /* one moves the mean only */
		{ "1,2,3,4,5,6,7,8,9,10",   10, 55,  5,  9 },   /* 5.5, in whole units */
		{ "1,2,3,4,5,6,7,8,9,10,11", 11, 66, 6, 10 },
		{ "3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,3,50", 20, 107, 3, 3 },
		{ "0,0,0",                   3,  0,  0,  0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct stat s = stat_of(rows[i].hours);

		EQ(s.n, rows[i].n);
		EQ(s.sum, rows[i].sum);
		EQ(s.median, rows[i].median);
		EQ(s.p90, rows[i].p90);
	}
}

TEST(the_period_before_is_kept_apart)
{
	struct fact facts[] = {
		{ 20605, 1, 5 }, { 20634, 1, 2 }, { 20634, 2, 4 },      /* June: 11 */
		{ 20604, 1, 10 }, { 20574, 2, 3 },                      /* May: 13 */
		{ 20635, 1, 99 },                                       /* July: nobody asked */
	};
	struct report r = reckoned(RECKON_COUNTS, june, facts, 6);

	EQ(r.now.n, 11);
	EQ(r.before.n, 13);
	EQ(r.parts, 2);
	EQ(r.part[0].key, 1);
	EQ(r.part[0].now.n, 7);
	EQ(r.part[0].before.n, 10);
	EQ(r.part[1].now.n, 4);
	EQ(r.part[1].before.n, 3);
	EQ(r.total[0].n, 5);
	EQ(r.total[29].n, 6);
	EQ(report_cell(&r, 29, 1)->n, 4);
	EQ(report_cell(&r, 1, 0)->n, 0);
}

TEST(a_backlog_is_what_it_is_at_the_end_and_not_a_sum)
{
	struct fact facts[] = {
		{ 20604, 1, 6 },                                /* the day before */
		{ 20605, 1, 4 }, { 20605, 2, 3 }, { 20606, 0, 0 }, { 20634, 1, 5 },
		{ 20634, 2, 9 } };
	struct report r = reckoned(RECKON_STATES, june, facts, 6);

	EQ(r.now.n, 14);
	EQ(r.before.n, 6);
	EQ(r.total[0].n, 7);
	IS(r.known_before && r.known[0] && r.known[1] && r.known[29]);
	IS(!r.known[2]);                                        /* nobody kept it: not nothing */
	EQ(r.total[1].n, 0);
	EQ(r.parts, 2);
	EQ(r.part[0].key, 2);
	EQ(r.part[0].now.n, 9);
}

TEST(a_period_without_tickets_has_no_figure)
{
	struct report r = reckoned(RECKON_DURATIONS, june, NULL, 0);

	EQ(r.buckets, 30);
	EQ(r.now.n, 0);
	EQ(r.before.n, 0);
	EQ(r.parts, 0);
}

/* A generator that is the same each time. */
static int64_t next_of(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)(*state >> 33);
}

TEST(parts_and_buckets_add_up_to_the_whole_whatever_is_counted)
{
	uint64_t state = 20260615;

	for (int round = 0; round < 60; round++) {
		size_t n = (size_t)(next_of(&state) % 400);
		struct fact *facts = arena_array(test_mem(), n + 1, sizeof *facts);
		struct period p = { 20605, 20605 + next_of(&state) % 90,
		                    (enum grain)(next_of(&state) % GRAINS) };
		enum reckoning how = round % 2 ? RECKON_DURATIONS : RECKON_COUNTS;
		int64_t by_part = 0, by_bucket = 0, by_cell = 0, before = 0;
		struct report r;

		for (size_t i = 0; i < n; i++)
			facts[i] = (struct fact){ 20515 + next_of(&state) % 180,
			                          next_of(&state) % 7 - 1, next_of(&state) % 1000 };
		r = reckoned(how, p, facts, n);
		for (size_t i = 0; i < r.parts; i++) {
			by_part += r.part[i].now.n;
			before += r.part[i].before.n;
			for (size_t b = 0; b < r.buckets; b++)
				by_cell += report_cell(&r, b, i)->n;
		}
		for (size_t b = 0; b < r.buckets; b++)
			by_bucket += r.total[b].n;
		EQ(by_part, r.now.n);
		EQ(by_bucket, r.now.n);
		EQ(by_cell, r.now.n);
		EQ(before, r.before.n);
	}
}

TEST(a_zone_is_told_by_its_offsets)
{
	struct zone *z;
	struct clocks c;
	int64_t from = 1767247200000, to = from + 730 * 24 * HOUR;     /* two years from 2026 on */

	OKAY(zone_open(test_mem(), S("America/Chicago"), &z));
	OKAY(clocks_of(z, from, to, &c));
	EQ(c.offset[0], -6 * 3600);
	EQ(c.until[0], 1772956800000);                  /* 8 March 2026, 08:00 UTC */
	EQ(c.offset[1], -5 * 3600);
	EQ(c.until[1], 1793516400000);                  /* 1 November 2026, 07:00 UTC */
	EQ(c.offset[4], -6 * 3600);
	EQ(c.until[4], to);
	OKAY(zone_open(test_mem(), S("UTC"), &z));
	OKAY(clocks_of(z, from, to, &c));
	EQ(c.until[0], to);
	EQ(c.offset[6], 0);
}

/* ---- with tickets ---- */

struct made {
	const char *created, *answered, *resolved;
	int team, category, agency;
	const char *channel, *kind, *priority;
	bool confidential;
};

static const struct made tickets[] = {
	{ "2026-06-02 14:00", "2026-06-02 15:00", "2026-06-02 16:00",
	  1, 1, 1, "phone",  "incident", "P1", false },
	{ "2026-06-02 20:00", "2026-06-02 20:10", "2026-06-04 20:00",
	  1, 2, 1, "portal", "request",  "P3", false },
	{ "2026-06-03 04:30", "2026-06-03 05:30", "2026-06-03 06:30",
	  2, 1, 2, "mail",   "incident", "P2", false },
	{ "2026-06-10 12:00", "2026-06-11 12:00", NULL,
	  2, 0, 0, "portal", "incident", "P3", false },
	{ "2026-06-10 13:00", NULL,               NULL,
	  3, 3, 1, "portal", "incident", "P1", true },
	{ "2026-06-11 13:00", "2026-06-11 14:00", "2026-06-12 13:00",
	  3, 3, 2, "phone",  "incident", "P1", true },
	{ "2026-05-20 13:00", "2026-05-20 19:00", "2026-05-21 13:00",
	  1, 1, 1, "phone",  "incident", "P2", false },
};

static const char *quoted(const char *text)
{
	return text ? str_format(test_mem(), "'%s'", text).p : "NULL";
}

static void make(const struct made *m)
{
	say("INSERT INTO ticket (kind, status, channel, subject, requester_id, requester_name,"
	    " agency_id, opened_by_id, category_id, impact, urgency, priority, team_id,"
	    " confidential, created_at, updated_at, first_answered_at, resolved_at) VALUES ('%s',"
	    " '%s', '%s', 'Made', 1, 'Anna Reyes', NULLIF(%d, 0), 1, NULLIF(%d, 0), 'one', 'low',"
	    " '%s', %d, %d, '%s', %s, %s, %s)", m->kind, m->resolved ? "closed" : "open",
	    m->channel, m->agency, m->category, m->priority, m->team, m->confidential, m->created,
	    quoted(m->resolved ? m->resolved : m->created), quoted(m->answered),
	    quoted(m->resolved));
}

static void make_all(void)
{
	site_at(TEST_NOW);
	for (size_t i = 0; i < sizeof tickets / sizeof *tickets; i++)
		make(&tickets[i]);
}

static struct question about(enum figure figure, const char *first, const char *last,
                             const char *zone)
{
	struct question q = { .figure = figure, .period.grain = GRAIN_DAY };
	struct zone *z;

	OKAY(zone_open(test_mem(), str_of(zone), &z));
	IS(day_parse(str_of(first), &q.period.first) && day_parse(str_of(last), &q.period.last));
	q.zone = z;
	return q;
}

/* A lead who is of the security team. */
static struct desk *secret_desk(void)
{
	say("INSERT IGNORE INTO membership (person_id, team_id) VALUES (5, 3)");
	return site_desk("lena");
}

TEST(figures_of_june_by_hand)
{
	struct question q = about(FIGURE_CREATED, "2026-06-01", "2026-06-15", "America/Chicago");
	struct report r;

	make_all();
	OKAY(desk_report(site_desk("lena"), &q, &r));
	EQ(r.now.n, 4);
	EQ(r.before.n, 1);
	EQ(r.total[1].n, 3);            /* 2 June: also 04:30 UTC of the third, 23:30 in Chicago */
	EQ(r.total[2].n, 0);
	EQ(r.total[9].n, 1);
	q.figure = FIGURE_RESOLVED;
	OKAY(desk_report(site_desk("lena"), &q, &r));
	EQ(r.now.n, 3);
	EQ(r.now.sum, 52 * HOUR);       /* 2, 48 and 2 hours */
	EQ(r.now.median, 2 * HOUR);
	EQ(r.now.p90, 48 * HOUR);
	EQ(r.before.median, 24 * HOUR);
	q.figure = FIGURE_ANSWERED;
	OKAY(desk_report(site_desk("lena"), &q, &r));
	EQ(r.now.n, 4);
	EQ(r.now.median, HOUR);         /* 10 min, 1 h, 1 h, 24 h */
	EQ(r.now.p90, 24 * HOUR);
}

TEST(days_are_those_of_whoever_looks)
{
	static const struct { const char *zone; int64_t second, third; } rows[] = {
		{ "America/Chicago", 3, 0 }, { "UTC", 2, 1 }, { "Asia/Kolkata", 1, 2 },
		{ "Asia/Kathmandu", 1, 2 },
	};

	make_all();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct question q = about(FIGURE_CREATED, "2026-06-01", "2026-06-15",
		                          rows[i].zone);
		struct report r;

		OKAY(desk_report(site_desk("lena"), &q, &r));
		EQ(r.total[1].n, rows[i].second);
		EQ(r.total[2].n, rows[i].third);
	}
}

TEST(a_day_on_which_the_clock_is_set_holds_its_own_tickets)
{
	static const char *const created[] = {
		"2026-03-08 05:59", "2026-03-08 06:00", "2026-03-08 07:59", "2026-03-08 08:00",
		"2026-03-09 04:59", "2026-03-09 05:00",         /* the 8th has 23 hours */
		"2026-11-01 04:59", "2026-11-01 05:00", "2026-11-01 07:30", "2026-11-02 05:59",
		"2026-11-02 06:00",                             /* the 1st has 25 */
	};
	struct question q = about(FIGURE_CREATED, "2026-03-07", "2026-03-09", "America/Chicago");
	struct report r;

	site_at(TEST_NOW);
	for (size_t i = 0; i < sizeof created / sizeof *created; i++)
		make(&(struct made){ created[i], NULL, NULL, 1, 1, 1, "phone", "incident",
		                     "P3" });
	OKAY(desk_report(site_desk("lena"), &q, &r));
	EQ(r.total[0].n, 1);
	EQ(r.total[1].n, 4);
	EQ(r.total[2].n, 1);
	q = about(FIGURE_CREATED, "2026-10-31", "2026-11-02", "America/Chicago");
	OKAY(desk_report(site_desk("lena"), &q, &r));
	EQ(r.total[0].n, 1);
	EQ(r.total[1].n, 3);
	EQ(r.total[2].n, 1);
}

static int64_t listed(struct desk *d, const struct question *q)
{
	struct behind b = report_behind(d, q);
	struct place place = { 0, 0, true };
	int64_t n, counted;
	struct rows rows;

	OKAY(desk_report_list(d, &b, &place, 1000, &rows));
	n = (int64_t)rows.n;
	OKAY(desk_report_count(d, &b, &counted));
	EQ(counted, n);
	return n;
}

/* Every split of every figure adds up, and behind each number stand exactly so many tickets. */
static void all_of_it_adds_up(struct desk *d, struct question q)
{
	for (int split = SPLIT_NONE; split < SPLITS; split++) {
		struct question of_part = q;
		struct report r;
		int64_t sum = 0;

		q.slice.by = (enum split)split;
		OKAY(desk_report(d, &q, &r));
		for (size_t i = 0; i < r.parts; i++) {
			sum += r.part[i].now.n;
			if (split == SPLIT_NONE)
				continue;
			of_part.slice.of[split] = r.part[i].key;
			EQ(listed(d, &of_part), r.part[i].now.n);
		}
		EQ(sum, r.now.n);
		EQ(listed(d, &q), r.now.n);
		for (size_t i = 0; i < r.buckets && q.figure != FIGURE_BACKLOG; i++) {
			of_part = q;
			of_part.period.first = r.bucket[i].first;
			of_part.period.last = r.bucket[i].last;
			EQ(listed(d, &of_part), r.total[i].n);
		}
	}
}

TEST(behind_every_number_are_exactly_its_tickets)
{
	static const char *const zones[] = { "America/Chicago", "Asia/Kolkata" };

	make_all();
	for (int figure = 0; figure < FIGURES; figure++)
		for (size_t i = 0; i < 2; i++) {
			struct question q = about((enum figure)figure, "2026-06-01", "2026-06-15",
			                          zones[i]);

			/* Ages are of the backlog; of others they are one part. */
			all_of_it_adds_up(site_desk("lena"), q);
			all_of_it_adds_up(secret_desk(), q);
		}
}

TEST(a_confidential_ticket_is_in_no_figure_of_others)
{
	static const struct { enum figure figure; int64_t others, security; } rows[] = {
		{ FIGURE_CREATED, 4, 6 }, { FIGURE_ANSWERED, 4, 5 }, { FIGURE_RESOLVED, 3, 4 },
		{ FIGURE_BACKLOG, 1, 2 },
	};
	static const char *const others[] = { "lena", "ada", "otto" };
	struct report r;

	make_all();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct question q = about(rows[i].figure, "2026-06-01", "2026-06-15", "UTC");

		for (size_t k = 0; k < 3; k++) {
			OKAY(desk_report(site_desk(others[k]), &q, &r));
			EQ(r.now.n, rows[i].others);
			EQ(listed(site_desk(others[k]), &q), rows[i].others);
			q.slice.of[SPLIT_TEAM] = 3;
			OKAY(desk_report(site_desk(others[k]), &q, &r));
			EQ(r.now.n, 0);
			q.slice.of[SPLIT_TEAM] = 0;
		}
		OKAY(desk_report(secret_desk(), &q, &r));
		EQ(r.now.n, rows[i].security);
		say("DELETE FROM membership WHERE person_id = 5 AND team_id = 3");
	}
}

TEST(only_who_may_see_figures_gets_some)
{
	static const char *const nobodies[] = { "anna", "mia", "sol" };
	struct question q = about(FIGURE_CREATED, "2026-06-01", "2026-06-15", "UTC");
	struct behind b;
	struct report r;
	int64_t n;

	make_all();
	for (size_t i = 0; i < 3; i++) {
		struct desk *d = site_desk(nobodies[i]);

		b = report_behind(d, &q);
		ERR(desk_report(d, &q, &r), E_DENIED);
		ERR(desk_report_count(d, &b, &n), E_DENIED);
	}
}
