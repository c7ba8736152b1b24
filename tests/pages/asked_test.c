/* What is asked of a search: filters by field and by word, what is wrong, and what is said. */
#include "desk/search.h"
#include "store/ticket.h"
#include "tests/finding.h"

static const char *a_secret(void)
{
	const char *ticket = ask_for_help(site_as("carla@acme.example"), "Zeppelin payroll leak");

	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE id = %ld",
	    (long)number_of(ticket));
	index_now();
	return ticket;
}

TEST(a_filter_is_a_chip_that_can_be_taken_away)
{
	struct str body;

	body = get(site_as("mia"), "/search?q=jam+status:unsolved&team=1&from=2026-06-01").body;
	HAS(body, "href=\"/search?q=jam&amp;team=1&amp;from=2026-06-01\"");
	HAS(body, "href=\"/search?q=jam&amp;status=unsolved&amp;from=2026-06-01\"");
	HAS(body, "Status: Unsolved");
	HAS(body, "Team: Service desk");
	HAS(body, "From: 2026-06-01");
	HAS(body, "name=\"q\" value=\"jam\"");
}

TEST(an_employee_has_no_filters_of_the_desk)
{
	const char *ticket = ask_for_help(site_as("anna"), "Paper jam");
	struct str body;

	index_now();
	body = get(site_as("anna"), "/search?q=jam&assignee=nobody&team=2&kind=x").body;
	LACKS(body, "search-team");
	LACKS(body, "Owner");
	IS(str_search(body, ref(ticket)) != SIZE_MAX);
	IS(!finds("anna", "jam team:desk", ticket));    /* words like any other */
}

TEST(what_is_wrong_in_a_search_is_said_and_what_was_typed_stays)
{
	static const struct { const char *query, *says; } cases[] = {
		{ "q=a+b+c+d+e+f+g+h+spare", "take these out: spare" },
		{ "q=jam+status:odd", "There is no such status." },
		{ "q=jam&team=99", "There is no such team." },
		{ "q=jam&agency=x", "There is no such agency." },
		{ "q=jam&assignee=0", "Nobody is known by this name" },
		{ "q=jam&requester=zorro", "zorro: Nobody is known by this name" },
		{ "q=from:2026-12-01+to:2026-01-01", "The last day is before the first." },
		{ "q=jam&from=2026-12-01&to=2026-01-01", "The last day is before the first." },
		{ "q=-status:open", "status:open: A filter cannot have a" },
		{ "q=jam+status:", "status:: There is nothing behind the colon." },
		{ "q=status:new+status:open", "This filter is there twice." },
		{ "q=jam&in=foo", "foo: There is nothing of this kind" },
		{ "q=jam&kind=%27", "There is no such type." },
		{ "q=jam&priority=P9", "There is no such priority." },
		{ "q=jam&from=yesterday", "This is not a day" },
		{ "q=jam&to=2026-02-31", "This is not a day" },
		{ "q=%2B%2B+%40%28", "Please type a word or a number." },
		{ "q=*", "Please type a word or a number." },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct seen seen = ask_raw(&(struct raw){ .cookie = cookie_of(site_as("mia")),
			.path = str_format(test_mem(), "/search?%s", cases[i].query).p });

		EQ(seen.status, 422);
		IS(str_search(seen.body, str_of(cases[i].says)) != SIZE_MAX);
	}
	HAS(get(site_as("mia"), "/search?q=jam&from=yesterday").body, "value=\"yesterday\"");
	HAS(get(site_as("mia"), "/search?q=a+b+c+d+e+f+g+h+spare").body, "h spare\"");
}

TEST(an_operator_that_is_wrong_stays_in_the_box_with_all_the_words)
{
	static const char *const typed[] = {
		"status:bogus", "paper agency:XXX jam", "priority:p9", "from:anna@demo.example",
		"owner:zorro -jam", "status:open priority:p9 team:desk", "'; jam status:odd",
	};

	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		struct seen seen = get(site_as("mia"), "/search?q=%s", encoded(str_of(typed[i])));
		struct str box = str_of(typed[i]);

		if (typed[i][0] == '\'')
			box = str_format(test_mem(), "&#39;%s", typed[i] + 1);
		EQ(seen.status, 422);
		test_has(seen.body, str_format(test_mem(), "name=\"q\" value=\"%.*s\"", FMT(box)),
		         true, typed[i], HERE);
		test_has(seen.body, S("href=\"#search-q\""), true, typed[i], HERE);
		test_has(seen.body, S("Nothing found"), false, typed[i], HERE);
	}
	HAS(get(site_as("mia"), "/search?q=priority:p9").body, "There are: P1, P2");
	HAS(get(site_as("mia"), "/search?q=%s", encoded(S("'; DROP TABLE--"))).body,
	    "value=\"&#39;; DROP TABLE--\"");
}

TEST(what_only_looks_like_a_filter_is_searched_and_said)
{
	static const struct { const char *typed; bool said; } rows[] = {
		{ "bogus:xyz", true }, { "due:<4h", true }, { "created:yesterday", true },
		{ "10:30", false }, { "http://intranet/x", false }, { "c:drive", false },
		{ "std::string", false }, { "Re: printer", false }, { "status:open", false },
		{ "owner:me", false }, { "type:case", false },
	};
	const char *ticket = ask_for_help(site_as("anna"), "It says bogus xyz");

	index_now();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = get(site_as("mia"), "/search?q=%s",
		                       encoded(str_of(rows[i].typed)));

		EQ(seen.status, 200);
		test_has(seen.body, S("There is no filter"), rows[i].said, rows[i].typed, HERE);
	}
	IS(finds("mia", "bogus:xyz", ticket));
	HAS(get(site_as("mia"), "/search?q=bogus:xyz").body, "owner: requester: from: to:");
	HAS(get(site_as("anna"), "/search?q=team:desk").body, "Filters are: status: from: to:");
	HAS(get(site_as("mia"), "/search?q=jam&before=x").body, "This place in the list");
	HAS(get(site_as("mia"), "/search").body, "requester:&quot;Anna Reyes&quot;");
	LACKS(get(site_as("anna"), "/search").body, "owner:me");
}

TEST(tickets_are_found_by_who_asked_and_who_has_them)
{
	static const struct { const char *words; bool found; } rows[] = {
		{ "requester:anna@demo.example", true }, { "requester:\"Anna Reyes\"", true },
		{ "requester:REYES", true }, { "requester:1", true }, { "requester:boris", false },
		{ "requester:me", false }, { "requester:anna zeppelin", true },
		{ "requester:anna zepp*", true }, { "requester:anna \"the zeppelin\"", true },
		{ "requester:anna blimp", false }, { "requester:anna status:solved", false },
		{ "owner:mia", true }, { "owner:\"Mia Ortega\" zeppelin", true },
		{ "assignee:max", false }, { "owner:me requester:anna", true },
		{ "owner:nobody", false },
	};
	const char *ticket = ask_for_help(site_as("anna"), "The zeppelin is stuck");
	const char *secret = a_secret();

	EQ(post(site_as("mia"), below(ticket, "take"), "").status, 303);
	index_now();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (finds("mia", rows[i].words, ticket) != rows[i].found)
			SAME(str_of(rows[i].words), str_of(rows[i].found ? "found" : "not found"));
	HAS(get(site_as("mia"), "/search?q=requester:reyes").body, "Requester: Anna Reyes");
	IS(finds("rita", "requester:anna", ticket));
	EQ(get(site_as("rita"), "/search?q=requester:boris").status, 422);
	EQ(get(site_as("rita"), "/search?requester=2").status, 422);
	IS(!finds("mia", "requester:carla@acme.example", secret));
	IS(finds("sol", "requester:carla@acme.example", secret));
	STREQ(found_count("mia", "q=requester:carla@acme.example"), "0 tickets");
}

TEST(namesakes_are_told_apart_by_their_addresses)
{
	struct str body;

	say("UPDATE person SET name = 'Anna Rees' WHERE id = 2");
	body = get(site_as("mia"), "/search?q=requester:anna").body;
	HAS(body, "Several people are called so");
	HAS(body, "boris@demo.example, anna@demo.example");
	EQ(get(site_as("mia"), "/search?q=requester:%%22anna+rees%%22").status, 200);
}

TEST(a_quotation_mark_that_is_never_closed_is_said_and_stays)
{
	struct seen seen = get(site_as("mia"), "/search?q=%%22paper+jam");

	EQ(seen.status, 422);
	HAS(seen.body, "A quotation mark is never closed.");
	HAS(seen.body, "value=\"&quot;paper jam\"");
}

TEST(what_is_said_of_a_filter_calls_it_as_people_do)
{
	struct seen seen = get(site_as("mia"), "/search?q=owner:zzzz");

	EQ(seen.status, 422);
	HAS(seen.body, "owner:zzzz: ");
	LACKS(seen.body, "assignee:zzzz");
}
