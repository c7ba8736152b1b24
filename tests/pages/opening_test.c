/* Opening a ticket: for oneself in human words, for somebody else as the desk does it. */
#include "tests/site.h"

#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"

TEST(what_was_begun_on_the_first_page_is_in_the_form)
{
	struct seen seen = get(site_as("anna"), "/tickets/new?text=My+mouse+%%3Cb%%3E");

	EQ(seen.status, 200);
	HAS(seen.body, ">My mouse &lt;b&gt;</textarea>");
	HAS(seen.body, "value=\"555-0101\"");
	HAS(seen.body, "value=\"Tulsa 4F\"");
}

TEST(human_words_become_a_priority)
{
	static const struct {
		const char *blocked, *affected, *priority;
	} rows[] = {
		{ "nohurry", "me", "P3" },   { "hurts", "me", "P3" },   { "cannot", "me", "P2" },
		{ "nohurry", "team", "P3" }, { "hurts", "team", "P2" }, { "cannot", "team", "P2" },
		{ "nohurry", "building", "P2" }, { "hurts", "building", "P2" },
		{ "cannot", "building", "P1" },
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		EQ(post(anna, "/tickets", str_format(test_mem(), "text=a&blocked=%s&affected=%s",
		                                     rows[i].blocked, rows[i].affected).p).status,
		                                     303);
		SAME(text_of("SELECT priority FROM ticket ORDER BY id DESC LIMIT 1"),
		     str_of(rows[i].priority));
	}
}

TEST(only_business_customers_are_offered_a_case)
{
	LACKS(get(site_as("anna"), "/tickets/new").body, "A business matter");
	HAS(get(site_as("carla@acme.example"), "/tickets/new").body, "A business matter");
	EQ(post(site_as("anna"), "/tickets", "text=a&kind=case").status, 422);
	EQ(post(site_as("carla@acme.example"), "/tickets", "text=a&kind=case").status, 303);
}

TEST(the_letter_of_the_number_is_the_type)
{
	struct guest *anna = site_as("anna");
	struct seen seen = post(anna, "/tickets", "text=A+chair&kind=request");

	HAS(get(anna, "%.*s", FMT(seen.location)).body, ">R-1");
}

TEST(an_agent_opens_for_whoever_called)
{
	struct guest *mia = site_as("mia");
	struct seen seen = post(mia, "/tickets/for", "requester=anna%40demo.example&channel=phone"
		"&subject=No+sound&text=She+hears+nothing&kind=incident&category=3&team=&impact=one"
		"&urgency=high&phone=555-1234&location=");

	EQ(seen.status, 303);
	seen = get(mia, "%.*s", FMT(seen.location));
	HAS(seen.body, "No sound");
	HAS(seen.body, "Anna Reyes");
	HAS(seen.body, "Phone");
	HAS(get(site_as("anna"), "/tickets").body, "No sound");
}

TEST(it_may_be_solved_in_the_same_breath)
{
	struct guest *mia = site_as("mia");

	EQ(post(mia, "/tickets/for", "requester=anna%40demo.example&channel=walkin&text=Forgot+it"
		"&category=3&solved=1&resolution=Set+a+new+one&code=fixed").status, 303);
	STREQ(text_of("SELECT status FROM ticket"), "resolved");
	HAS(get(site_as("anna"), "/tickets?show=solved").body, "Forgot it");
}

TEST(solving_at_once_says_what_is_missing_and_keeps_the_rest)
{
	struct seen seen = post(site_as("mia"), "/tickets/for", "requester=anna%40demo.example"
		"&channel=voicemail&subject=Sub&text=Forgot+it&solved=1&resolution=&code=fixed");

	EQ(seen.status, 422);
	HAS(seen.body, "Please say how it was solved.");
	HAS(seen.body, "Please choose a category before solving it.");
	HAS(seen.body, "value=\"anna@demo.example\"");
	HAS(seen.body, "value=\"Sub\"");
	HAS(seen.body, ">Forgot it</textarea>");
	HAS(seen.body, "value=\"voicemail\" checked");
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 0);
}

TEST(a_name_that_only_one_has_is_enough)
{
	static const struct {
		const char *typed, *says;       /* NULL: it is enough */
	} rows[] = {
		{"Anna Reyes",             NULL					  },
		{ "ANNA%40demo.example",   NULL                                          },
		{ "anna reyes",            NULL					  },
		{ "Anna",                  "one of these: Anna Reyes (anna@demo.example)"},
		{ "nobody%40demo.example", "Nobody with this name"                       },
		{ "",		      "for whom this is"                            },
		{ "%25",                   "Nobody with this name"                       },
		{ "_",                     "Nobody with this name"                       },
		{ "Zweig",                 "Zweig A (a@x.example), Zweig B (b@x.example)"},
	};
	struct guest *mia = site_as("mia");

	say("INSERT INTO person (email, name, created_at) VALUES ('a@x.example', 'Zweig A',"
	    " '2026-01-01'),"
	    " ('b@x.example', 'Zweig B', '2026-01-01')");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = post(mia, "/tickets/for",
			str_format(test_mem(), "requester=%s&channel=phone&text=a",
			           rows[i].typed).p);

		EQ(seen.status, rows[i].says ? 422 : 303);
		IS(!rows[i].says || str_search(seen.body, str_of(rows[i].says)) != SIZE_MAX);
	}
}

TEST(an_agent_does_not_say_portal)
{
	struct seen seen = post(site_as("mia"), "/tickets/for",
	                        "requester=anna%40demo.example&channel=portal&text=a");

	EQ(seen.status, 422);
	LACKS(get(site_as("mia"), "/tickets/for").body, "value=\"portal\"");
}

TEST(an_agent_who_opens_for_herself_is_her_own_requester)
{
	struct guest *mia = site_as("mia");
	struct seen seen = post(mia, "/tickets/for",
	                        "requester=mia%40demo.example&channel=phone&text=a");

	EQ(seen.status, 303);
	LACKS(get(mia, "%.*s", FMT(seen.location)).body, "/note\"");
}

TEST(employees_open_nothing_for_others)
{
	struct guest *anna = site_as("anna");

	EQ(get(anna, "/tickets/for").status, 403);
	EQ(post(anna, "/tickets/for",
	        "requester=boris%40demo.example&channel=phone&text=a").status, 403);
	EQ(post(anna, "/tickets", "text=a&requester=boris%40demo.example").status, 400);
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 0);
}
