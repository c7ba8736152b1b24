/* Tickets as rows: who finds one, and that nobody overwrites what he has not read. */
#include "store/ticket.h"
#include "store/entry.h"
#include "tests/site.h"

static enum err seen_by(int64_t person, enum sight sight, int64_t id)
{
	struct ticket t;

	return ticket_seen_by(site_db(), test_mem(), (struct viewer){ person, sight }, id, &t);
}

TEST(who_finds_a_ticket)
{
	static const struct {
		const char *what;
		int64_t person;
		enum sight sight;
		enum err ordinary, confidential;
	} rows[] = {
		{ "its requester",            1, SIGHT_OWN,      OK,        OK },
		{ "a requester of the desk",  1, SIGHT_DESK,     OK,        OK },
		{ "a follower",               2, SIGHT_OWN,      OK,        E_MISSING },
		{ "somebody else",            9, SIGHT_OWN,      E_MISSING, E_MISSING },
		{ "nobody",                   0, SIGHT_OWN,      E_MISSING, E_MISSING },
		{ "the desk",                 3, SIGHT_DESK,     OK,        E_MISSING },
		{ "the security team",        7, SIGHT_SECURITY, OK,        OK },
	};
	int64_t id = number_of(ask_for_help(site_as("anna"), "Help"));

	OKAY(follower_insert(site_db(), 2, id));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		say("UPDATE ticket SET confidential = 0");
		SAME(str_format(test_mem(), "%s: %s", rows[i].what,
		                err_name(seen_by(rows[i].person, rows[i].sight, id))),
		     str_format(test_mem(), "%s: %s", rows[i].what, err_name(rows[i].ordinary)));
		say("UPDATE ticket SET confidential = 1");
		SAME(str_format(test_mem(), "%s: %s", rows[i].what,
		                err_name(seen_by(rows[i].person, rows[i].sight, id))),
		     str_format(test_mem(), "%s: %s", rows[i].what,
		                err_name(rows[i].confidential)));
	}
	ERR(seen_by(7, SIGHT_SECURITY, id + 1), E_MISSING);
}

TEST(what_was_changed_since_it_was_read_is_not_overwritten)
{
	int64_t id = number_of(ask_for_help(site_as("anna"), "Help"));
	struct ticket mine, theirs;

	OKAY(ticket_seen_by(site_db(), test_mem(), (struct viewer){ 3, SIGHT_DESK }, id, &mine));
	theirs = mine;
	theirs.subject = S("Theirs");
	mine.subject = S("Mine");
	OKAY(ticket_update(site_db(), &theirs));
	ERR(ticket_update(site_db(), &mine), E_STALE);
	STREQ(text_of("SELECT subject FROM ticket"), "Theirs");
}

TEST(a_ticket_read_and_written_is_the_same_ticket)
{
	int64_t id = number_of(ask_for_help(site_as("anna"),
	                                    "Caf\xc3\xa9 \xf0\x9f\x98\x80 it''s \\ %"));
	struct ticket before, after;

	OKAY(ticket_seen_by(site_db(), test_mem(), (struct viewer){ 3, SIGHT_DESK }, id, &before));
	OKAY(ticket_update(site_db(), &before));
	OKAY(ticket_seen_by(site_db(), test_mem(), (struct viewer){ 3, SIGHT_DESK }, id, &after));
	SAME(after.subject, before.subject);
	STREQ(after.subject, "Caf\xc3\xa9 \xf0\x9f\x98\x80 it''s \\ %");
	EQ(after.created_at, before.created_at);
	EQ(after.due_at, before.due_at);
	EQ(after.version, before.version + 1);
}

TEST(following_twice_is_following)
{
	int64_t id = number_of(ask_for_help(site_as("anna"), "Help"));

	OKAY(follower_insert(site_db(), 2, id));
	OKAY(follower_insert(site_db(), 2, id));
	EQ(count_of("SELECT COUNT(*) FROM follower"), 1);
}
