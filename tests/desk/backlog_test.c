/* The ends of days: which tickets were not resolved then, kept for good. */
#include "desk/backlog.h"

#include "desk/report.h"
#include "tests/site.h"

/* One of the service desk's; resolved NULL: it is open. */
static void make(const char *created, const char *resolved, bool confidential)
{
	say("INSERT INTO ticket (kind, status, channel, subject, requester_id, requester_name,"
	    " agency_id, opened_by_id, impact, urgency, priority, team_id, confidential,"
	    " created_at, updated_at, resolved_at) VALUES ('incident', '%s', 'phone', 'Made', 1,"
	    " 'Anna Reyes', 1, 1, 'one', 'low', 'P3', 1, %d, '%s', '%s', NULLIF('%s', ''))",
	    resolved ? "closed" : "open", confidential, created, resolved ? resolved : created,
	    resolved ? resolved : "");
}

static void make_all(void)
{
	site_at(TEST_NOW);
	make("2026-06-02 14:00", "2026-06-02 16:00", false);
	make("2026-06-02 20:00", "2026-06-04 20:00", false);
	make("2026-06-03 04:30", "2026-06-03 06:30", false);
	make("2026-06-10 12:00", NULL, false);
	make("2026-06-10 13:00", NULL, true);
	make("2026-06-11 13:00", "2026-06-12 13:00", true);
	make("2026-05-20 13:00", "2026-05-21 13:00", false);
}

static struct desk *worker_at(const char *now)
{
	struct desk *d;
	struct zone *z;
	int64_t at;

	IS(when_parse(str_of(now), &at));
	site_at(at);
	d = site_desk(NULL);
	OKAY(zone_open(test_mem(), S("America/Chicago"), &z));
	d->zone = z;
	return d;
}

static int64_t backlog_of(const char *day)
{
	struct desk *lena = site_desk("lena");
	struct question q = { .figure = FIGURE_BACKLOG };
	struct behind b;
	struct zone *z;
	struct report r;
	int64_t n;

	OKAY(zone_open(test_mem(), S("America/Chicago"), &z));
	IS(day_parse(str_of(day), &q.period.first));
	q.period.last = q.period.first;
	q.zone = z;
	OKAY(desk_report(lena, &q, &r));
	b = report_behind(lena, &q);
	OKAY(desk_report_count(lena, &b, &n));
	EQ(n, r.now.n);
	return r.known[0] ? r.now.n : -1;
}

static int keep(const char *now)
{
	int done = 0;

	OKAY(desk_keep_backlog(worker_at(now), &done));
	return done;
}

TEST(the_backlog_of_each_day_is_kept_and_that_of_days_before_filled_in)
{
	static const struct { const char *day; int64_t n; } rows[] = {
		{ "2026-05-19", -1 },           /* before there was a ticket */
		{ "2026-05-20", 1 }, { "2026-05-21", 0 }, { "2026-06-01", 0 },
		{ "2026-06-02", 2 },            /* until the 4th, and until 06:30 UTC */
		{ "2026-06-03", 1 }, { "2026-06-04", 0 }, { "2026-06-10", 1 }, { "2026-06-14", 1 },
		{ "2026-06-15", 1 },            /* now */
	};

	make_all();
	EQ(keep("2026-06-15T15:00:00Z"), 26);           /* 20 May to 14 June */
	EQ(keep("2026-06-15T15:01:00Z"), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		EQ(backlog_of(rows[i].day), rows[i].n);
	EQ(count_of("SELECT COUNT(*) FROM backlog_day b JOIN ticket t ON t.id = b.ticket_id"
	            " WHERE b.confidential <> t.confidential"), 0);
}

TEST(a_kept_day_stays_as_it_was)
{
	make_all();
	keep("2026-06-15T15:00:00Z");
	say("UPDATE ticket SET status = 'closed', resolved_at = '2026-06-15 16:00',"
	    " updated_at = '2026-06-15 16:00' WHERE resolved_at IS NULL");
	EQ(keep("2026-06-16T04:59:00Z"), 0);            /* the 15th has not ended in Chicago */
	EQ(keep("2026-06-16T05:01:00Z"), 1);
	site_at(1781611200000);                         /* 16 June, 12:00 UTC */
	EQ(backlog_of("2026-06-14"), 1);
	EQ(backlog_of("2026-06-15"), 0);
	say("UPDATE ticket SET status = 'open', resolved_at = NULL WHERE id > 0");
	EQ(backlog_of("2026-06-15"), 0);
}

TEST(a_worker_that_was_away_keeps_the_days_that_it_missed)
{
	make_all();
	keep("2026-06-12T15:00:00Z");
	say("UPDATE ticket SET status = 'closed', resolved_at = '2026-06-14 01:00',"
	    " updated_at = '2026-06-14 01:00' WHERE resolved_at IS NULL");
	EQ(keep("2026-06-15T15:00:00Z"), 3);
	EQ(backlog_of("2026-06-12"), 1);
	EQ(backlog_of("2026-06-13"), 0);                /* 01:00 UTC is still the 13th */
	EQ(backlog_of("2026-06-14"), 0);
}

TEST(ages_fall_into_bands_at_the_end_of_the_day)
{
	static const struct { const char *created; int64_t band; } rows[] = {
		{ "2026-06-15 04:00", 1 }, { "2026-06-13 05:01", 1 }, { "2026-06-13 05:00", 2 },
		{ "2026-06-07 05:01", 2 }, { "2026-06-07 05:00", 3 }, { "2026-05-15 05:01", 3 },
		{ "2026-05-15 05:00", 4 }, { "2026-01-15 05:00", 4 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		site_at(TEST_NOW);
		say("DELETE FROM ticket");
		say("DELETE FROM backlog_day");
		say("DELETE FROM backlog_taken");
		make(rows[i].created, NULL, false);
		keep("2026-06-15T05:00:00Z");
		EQ(count_of("SELECT band FROM backlog_day WHERE day = 20618"), rows[i].band);
	}
}

TEST(an_empty_house_keeps_nothing)
{
	EQ(keep("2026-06-15T15:00:00Z"), 0);
	EQ(count_of("SELECT COUNT(*) FROM backlog_taken"), 0);
}
