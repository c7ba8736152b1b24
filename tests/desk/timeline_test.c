/* One ticket's chain of events: how it is told. That breaches are found is in audit_test.c. */
#include "desk/timeline.h"
#include "desk/ticket.h"
#include "tests/site.h"

static void nobody(struct str line)
{
	(void)line;
}

static int64_t breaches(void)
{
	struct arena *spare = arena_open(16 << 20);
	int64_t events = 0, bad = -1;

	OKAY(timeline_verify(site_desk(NULL), spare, nobody, &events, &bad));
	arena_close(spare);
	return bad;
}

TEST(a_chain_counts_from_one_and_holds)
{
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");
	struct desk *d = site_desk("mia");
	struct errors wrong = { .mem = test_mem() };

	OKAY(desk_take(d, number_of(ticket), 0));
	OKAY(desk_reply(d, number_of(ticket), S("On it"), S(""), THEN_WAIT, &wrong));
	EQ(count_of("SELECT MAX(seq) - COUNT(*) FROM event"), 0);
	EQ(count_of("SELECT MIN(seq) FROM event"), 1);
	EQ(breaches(), 0);
}

TEST(two_tickets_are_two_chains)
{
	ask_for_help(site_as("anna"), "One");
	ask_for_help(site_as("boris"), "Two");
	EQ(count_of("SELECT COUNT(*) FROM event WHERE seq = 1"), 2);
	EQ(breaches(), 0);
}

TEST(an_event_moved_to_another_ticket_is_found)
{
	const char *first = ask_for_help(site_as("anna"), "One");
	const char *second = ask_for_help(site_as("anna"), "Two");

	OKAY(desk_take(site_desk("mia"), number_of(first), 0));
	say("UPDATE event SET ticket_id = %ld WHERE ticket_id = %ld AND seq = 2",
	    (long)number_of(second), (long)number_of(first));
	IS(breaches() > 0);
}

TEST(long_texts_are_cut_to_their_columns_and_the_chain_still_holds)
{
	const char *ticket = ask_for_help(site_as("anna"), "One");
	struct desk *d = site_desk("mia");
	struct str essay = str_copy(test_mem(), (struct str){ arena_take(test_mem(), 3000), 3000 });
	struct chain chain;

	memset((char *)essay.p, 'x', essay.n);
	OKAY(chain_of(d, number_of(ticket), &chain));
	OKAY(chain_tell(d, &chain, (struct event){ .kind = EV_SUBJECT, .was = essay,
	                                           .becomes = essay, .note = essay }));
	EQ(count_of("SELECT LENGTH(becomes) + LENGTH(note) FROM event WHERE seq = 2"), 755);
	EQ(breaches(), 0);
}

TEST(an_anchor_covers_what_has_settled_and_nothing_twice)
{
	struct desk *d;
	int done = 0;

	ask_for_help(site_as("anna"), "One");
	d = site_desk(NULL);
	OKAY(timeline_anchor(d, &done));
	EQ(done, 0);                            /* it may still have company with lower numbers */
	OKAY(timeline_anchor(d, &done));
	EQ(done, 1);
	done = 0;
	OKAY(timeline_anchor(d, &done));
	EQ(done, 0);
	EQ(count_of("SELECT COUNT(*) FROM anchor"), 2);
	EQ(count_of("SELECT SUM(events) FROM anchor"), 1);
}

TEST(another_key_does_not_open_the_chain)
{
	struct desk *d = (ask_for_help(site_as("anna"), "One"), site_desk(NULL));
	struct key other = { { 0 } };
	struct arena *spare = arena_open(16 << 20);
	int64_t events, bad = 0;

	d->seal = &other;
	OKAY(timeline_verify(d, spare, nobody, &events, &bad));
	arena_close(spare);
	EQ(bad, 1);
}
