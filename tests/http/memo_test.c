/* What a process remembers, and that it does not believe it for too long. */
#include "http/memo.h"

#include "base/arena.h"
#include "base/when.h"
#include "sys/zone.h"
#include "tests/site.h"

static int64_t open_count(struct memo *m, struct desk *d, bool afresh)
{
	struct counts c;

	OKAY(memo_counts(m, d, d->now - 7 * MS_PER_DAY, afresh, &c));
	return c.open;
}

TEST(counts_are_a_second_old_at_most)
{
	struct memo *m = NEW(test_mem(), struct memo);
	struct desk *d = site_desk("mia");
	int64_t before = open_count(m, d, false);

	ask_for_help(site_as("anna"), "One more.");
	d = site_desk("mia");
	EQ(open_count(m, d, false), before);
	d->now += 999;
	EQ(open_count(m, d, false), before);
	d->now += 1;
	EQ(open_count(m, d, false), before + 1);
}

TEST(who_has_just_changed_something_is_shown_it)
{
	struct memo *m = NEW(test_mem(), struct memo);
	struct desk *d = site_desk("mia");
	int64_t before = open_count(m, d, false);

	ask_for_help(site_as("anna"), "One more.");
	EQ(open_count(m, site_desk("mia"), true), before + 1);
	ask_for_help(site_as("anna"), "Another.");
	memo_forget_counts(m);
	EQ(open_count(m, site_desk("mia"), false), before + 2);
}

TEST(a_clock_that_is_set_back_does_not_make_counts_last)
{
	struct memo *m = NEW(test_mem(), struct memo);
	struct desk *d = site_desk("mia");
	int64_t before = open_count(m, d, false);

	ask_for_help(site_as("anna"), "One more.");
	d = site_desk("mia");
	d->now -= MS_PER_DAY;
	EQ(open_count(m, d, false), before + 1);
}

/* B074: the security team counts more than others do; neither is shown the other's. */
TEST(B074_what_one_sight_has_counted_is_not_shown_to_another)
{
	struct memo *m = NEW(test_mem(), struct memo);
	const char *ticket = ask_for_help(site_as("anna"), "Somebody reads my mail.");
	int64_t all;

	OKAY(db_script(site_db(), str_format(test_mem(), "UPDATE ticket SET confidential = 1"
	                                     " WHERE id = %s", ticket + strlen("/tickets/"))));
	all = open_count(m, site_desk("sol"), false);
	EQ(open_count(m, site_desk("mia"), false), all - 1);
	EQ(open_count(m, site_desk("sol"), false), all);
}

TEST(names_and_settings_are_read_again_when_the_house_has_changed)
{
	struct memo *m = NEW(test_mem(), struct memo);
	struct desk *d = site_desk("mia");
	int64_t team = d->by->teams[0];
	struct str was;

	OKAY(memo_house(m, d, 5));
	was = str_copy(test_mem(), memo_name(m, NAMED_TEAM, team));
	IS(was.n > 0);
	OKAY(db_script(site_db(), str_format(test_mem(), "UPDATE team SET name = 'Night Owls'"
	                                     " WHERE id = %d", (int)team)));
	OKAY(memo_house(m, d, 5));
	SAME(memo_name(m, NAMED_TEAM, team), was);
	OKAY(memo_house(m, d, 6));
	STREQ(memo_name(m, NAMED_TEAM, team), "Night Owls");
	STREQ(memo_name(m, NAMED_TEAM, 999999), "");
	arena_close(m->mem);
}

TEST(an_owner_who_is_not_of_the_desk_any_more_has_a_name_still)
{
	struct memo *m = NEW(test_mem(), struct memo);
	struct desk *d = site_desk("mia");

	OKAY(memo_house(m, d, 5));
	STREQ(memo_owner(m, d, 1), "Anna Reyes");
	STREQ(memo_owner(m, d, 1), "Anna Reyes");
	SAME(memo_owner(m, d, d->by->id), d->by->name);
	STREQ(memo_owner(m, d, 1 + MEMO_PEOPLE * 1000000LL), "");
	STREQ(memo_owner(m, d, 0), "");
	arena_close(m->mem);
}

TEST(what_nobody_wrote_down_is_seen_after_a_minute)
{
	struct memo *m = NEW(test_mem(), struct memo);
	struct desk *d = site_desk("mia");

	OKAY(memo_house(m, d, 5));
	OKAY(db_script(site_db(), S("UPDATE team SET name = 'Night Owls'")));
	d->now += 60 * MS_PER_S;
	OKAY(memo_house(m, d, 5));
	STREQ(memo_name(m, NAMED_TEAM, d->by->teams[0]), "Night Owls");
	arena_close(m->mem);
}

TEST(zones_are_kept_and_one_that_is_none_is_missing)
{
	static const char *const names[] = {
		"Europe/Vienna", "Europe/Berlin", "Europe/Paris", "Europe/Rome", "Europe/Oslo",
		"Europe/Madrid", "Europe/Lisbon", "Europe/London", "Asia/Tokyo", "Asia/Seoul",
		"Asia/Kolkata", "America/Chicago", "America/Denver", "America/Lima",
		"America/Bogota", "Africa/Cairo", "Africa/Lagos", "Europe/Vienna" };
	struct memo *m = NEW(test_mem(), struct memo);
	struct zone *first, *zone;

	m->kept = test_mem();
	OKAY(memo_zone(m, test_mem(), S("Europe/Vienna"), &first));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		OKAY(memo_zone(m, test_mem(), str_of(names[i]), &zone));
	IS(zone == first);
	EQ(m->zones_count, (size_t)MEMO_ZONES);
	ERR(memo_zone(m, test_mem(), S("Mars/Olympus"), &zone), E_MISSING);
	ERR(memo_zone(m, test_mem(), S("../../etc/passwd"), &zone), E_MISSING);
}
