/* How things are called. */
#include "desk/words.h"
#include "tests/test.h"

#define MINUTE 60000LL
#define HOUR   3600000LL
#define DAY    86400000LL

TEST(durations_are_said_in_their_two_largest_units)
{
	static const struct {
		int64_t ms;
		const char *words;
	} rows[] = {
		{ 0, "0 s" },                     { 999, "0 s" },
		{ 1000, "1 s" },                  { 59999, "59 s" },
		{ MINUTE, "1 min" },              { HOUR - 1, "59 min" },
		{ HOUR, "1 h" },                  { HOUR + 59999, "1 h" },
		{ HOUR + MINUTE, "1 h 1 min" },   { DAY - 1, "23 h 59 min" },
		{ DAY, "1 d" },                   { DAY + HOUR - 1, "1 d" },
		{ DAY + HOUR, "1 d 1 h" },        { 90 * DAY + 5 * HOUR, "90 d 5 h" },
		{ -90 * 1000, "1 min" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(duration_words(test_mem(), rows[i].ms), str_of(rows[i].words));
}

TEST(sizes_are_said_as_shops_say_them)
{
	static const struct {
		int64_t bytes;
		const char *words;
	} rows[] = {
		{ 0, "0 bytes" },         { 999, "999 bytes" },   { 1000, "1 KB" },
		{ 1499, "1 KB" },         { 1500, "2 KB" },       { 1000000, "1.0 MB" },
		{ 25000000, "25.0 MB" },  { 1990000, "1.9 MB" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(size_words(test_mem(), rows[i].bytes), str_of(rows[i].words));
}

TEST(a_requester_reads_plain_words_for_a_status)
{
	static const struct {
		int status, waiting_for;
		const char *desk, *requester;
	} rows[] = {
		{ STATUS_NEW,       FOR_NOBODY,    "New",                   "Received" },
		{ STATUS_OPEN,      FOR_NOBODY,    "Open",                  "In progress" },
		{ STATUS_WAITING,   FOR_REQUESTER, "Waiting for requester", "Waiting for you" },
		{ STATUS_WAITING,   FOR_VENDOR,    "Waiting for vendor",    "In progress" },
		{ STATUS_WAITING,   FOR_APPROVAL,  "Waiting for approval",  "In progress" },
		{ STATUS_RESOLVED,  FOR_NOBODY,    "Resolved",              "Solved" },
		{ STATUS_CLOSED,    FOR_NOBODY,    "Closed",                "Solved" },
		{ STATUS_CANCELLED, FOR_NOBODY,    "Cancelled",             "Withdrawn" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		SAME(status_word(rows[i].status, rows[i].waiting_for), str_of(rows[i].desk));
		SAME(status_for_requester(rows[i].status, rows[i].waiting_for),
		     str_of(rows[i].requester));
	}
}

TEST(every_value_has_a_word)
{
	for (int i = 0; i < KINDS; i++)
		IS(kind_word(i).n && kind_help(i).n);
	for (int i = 0; i < CHANNELS; i++)
		IS(channel_word(i).n);
	for (int i = 0; i < PRIORITIES; i++)
		IS(priority_word(i).n);
	for (int i = 0; i < RESOLUTIONS; i++)
		IS(resolution_word(i).n);
	for (int i = 0; i < TIMERS; i++)
		IS(timer_word(i).n);
	for (int i = 0; i < 3; i++)
		IS(impact_word(i).n && urgency_word(i).n);
	EQ(kind_word(KINDS).n, 0);
	EQ(kind_word(-1).n, 0);
}

TEST(the_letter_of_a_number_says_the_type)
{
	STREQ(((struct str){ (char[]){ kind_letter(0), kind_letter(1), kind_letter(2),
		kind_letter(3), kind_letter(4) }, 5 }), "IRCPH");
}

TEST(every_kind_of_event_is_a_sentence)
{
	for (int i = 0; i < EVENT_KINDS; i++) {
		struct event e = { .kind = i, .was = S("new"), .becomes = S("open") };

		IS(event_sentence(test_mem(), &e).n > 5);
	}
}

TEST(events_are_told_as_one_would_tell_them)
{
	static const struct {
		struct event e;
		const char *sentence;
	} rows[] = {
		{ { .kind = EV_OPENED, .becomes = STR("phone") }, "opened it (Phone)" },
		{ { .kind = EV_TEAM, .was = STR("Service desk"), .becomes = STR("Network") },
		  "changed the team from Service desk to Network" },
		{ { .kind = EV_ASSIGNEE, .becomes = STR("Mia") },
		  "changed the assignee from nobody to Mia" },
		{ { .kind = EV_STATUS, .was = STR("open"), .becomes = STR("waiting:vendor") },
		  "changed the status from Open to Waiting for vendor" },
		{ { .kind = EV_PRIORITY, .was = STR("P3"), .becomes = STR("P1") },
		  "changed the priority from Priority 3 to Priority 1" },
		{ { .kind = EV_RESOLVED, .becomes = STR("fixed") }, "resolved it: Fixed" },
		{ { .kind = EV_MISSED, .becomes = STR("response") }, "promise missed: Response" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(event_sentence(test_mem(), &rows[i].e), str_of(rows[i].sentence));
}
