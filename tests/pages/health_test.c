/* Is it there, and can it work? */
#include "tests/site.h"

TEST(health_asks_neither_who_nor_the_database)
{
	struct seen seen = get(NULL, "/healthz");

	EQ(seen.status, 200);
	STREQ(seen.body, "{\"serves\":true}\n");
	HAS(seen.head, "statements;dur=0");
	EQ(seen.cookie.n, 0);
}

TEST(readiness_says_what_is_there)
{
	struct seen seen = get(NULL, "/readyz");

	EQ(seen.status, 200);
	HAS(seen.body, "\"ready\":true");
	HAS(seen.body, "\"worker\":false");
}

TEST(a_worker_that_was_heard_of_within_a_minute_is_there)
{
	site_db();
	say("INSERT INTO heartbeat (name, at) VALUES ('worker',"
	    " FROM_UNIXTIME(%lld - 59))", (long long)(TEST_NOW / 1000));
	HAS(get(NULL, "/readyz").body, "\"worker\":true");
	site_at(TEST_NOW + 2000);
	HAS(get(NULL, "/readyz").body, "\"worker\":false");
}
