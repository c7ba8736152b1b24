/* Search: who finds what, in which order, how it is shown, and what garbage does. */
#include "desk/search.h"
#include "store/ticket.h"
#include "tests/finding.h"

static void note(const char *ticket, const char *text)
{
	EQ(post(site_as("lena"), below(ticket, "note"),
	        str_format(test_mem(), "text=%s", encoded(str_of(text))).p).status, 303);
}

static const char *const desk[] = { "mia", "max", "lena", "ada", "sol", "otto" };
#define EACH_OF_DESK(who) \
	for (size_t w = 0; w < sizeof desk / sizeof *desk && (who = desk[w]); w++)

TEST(an_employee_finds_her_own_and_shared_requests)
{
	const char *ticket = ask_for_help(site_as("anna"), "The zeppelin is stuck");

	index_now();
	IS(finds("anna", "zeppelin", ticket));
	IS(finds("anna", "STUCK Zeppelin", ticket));
	IS(!finds("boris", "zeppelin", ticket));
	OKAY(follower_insert(site_db(), 2, number_of(ticket)));
	IS(finds("boris", "zeppelin", ticket));
	say("UPDATE ticket SET confidential = 1 WHERE id = %ld", (long)number_of(ticket));
	IS(!finds("boris", "zeppelin", ticket));
	say("INSERT INTO search_due (ticket_id) VALUES (%ld)", (long)number_of(ticket));
	index_now();
	IS(finds("anna", "zeppelin", ticket));
	IS(!finds("boris", "zeppelin", ticket));
}

TEST(the_desk_finds_what_is_not_confidential)
{
	const char *ticket = ask_for_help(site_as("anna"), "The zeppelin is stuck"), *who;

	index_now();
	EACH_OF_DESK(who)
		IS(finds(who, "zeppelin", ticket));
}

TEST(B070_an_internal_note_is_found_by_the_desk_alone)
{
	const char *ticket = ask_for_help(site_as("anna"), "Please help"), *who;

	note(ticket, "She mentioned a zeppelin");
	OKAY(follower_insert(site_db(), 2, number_of(ticket)));
	index_now();
	EACH_OF_DESK(who)
		IS(finds(who, "zeppelin", ticket));
	IS(!finds("anna", "zeppelin", ticket));
	IS(!finds("boris", "zeppelin", ticket));
	IS(!finds("rita", "zeppelin", ticket));
	/* and its absence is not told either */
	IS(finds("anna", "help -zeppelin", ticket));
	IS(finds("rita", "help -zeppelin", ticket));
	IS(!finds("mia", "help -zeppelin", ticket));
	LACKS(get(site_as("anna"), "/search?q=help").body, "eppelin");
}

TEST(B070_an_agents_own_request_is_found_by_its_public_side)
{
	const char *ticket = ask_for_help(site_as("mia"), "My chair squeaks");

	note(ticket, "Mia wants a throne");
	index_now();
	IS(finds("mia", "chair", ticket));
	IS(!finds("mia", "throne", ticket));
	IS(!finds("mia", "thron*", ticket));
	IS(!finds("mia", "\"a throne\"", ticket));
	IS(finds("max", "throne", ticket));
	LACKS(get(site_as("mia"), "/search?q=chair").body, "throne");
}

static const char *a_secret(void)
{
	const char *ticket = ask_for_help(site_as("carla@acme.example"), "Zeppelin payroll leak");

	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE id = %ld",
	    (long)number_of(ticket));
	index_now();
	return ticket;
}

/* Neither found nor counted, and the answer is that of a word that nobody ever wrote. */
TEST(B074_what_is_confidential_is_not_there)
{
	static const char *const others[] = { "mia", "max", "lena", "ada", "otto", "anna", "rita" };
	const char *ticket = a_secret();

	IS(finds("sol", "zeppelin", ticket));
	IS(finds("sol", "zeppeli*", ticket));
	IS(finds("sol", "\"payroll leak\"", ticket));
	IS(finds("carla@acme.example", "zeppelin", ticket));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct guest *g = site_as(others[i]);
		struct seen there = get(g, "/search?q=zeppelin");
		struct seen absent = get(g, "/search?q=zeppelim");

		IS(!finds(others[i], "zeppelin", ticket));
		EQ(there.body.n, absent.body.n);
		IS(!finds(others[i], "zepp*", ticket));
		IS(!finds(others[i], "\"payroll leak\"", ticket));
		IS(!finds(others[i], "status:unsolved", ticket));
		LACKS(get(g, "/search?q=%ld", (long)number_of(ticket)).body, "payroll");
		LACKS(get(g, "/search?q=%ld", (long)number_of(ticket)).body, "search-jump");
	}
	EQ(count_of("SELECT COUNT(*) FROM search_posting"
	            " WHERE scope = 0 AND word = 'zeppelin'"), 0);
	EQ(get(site_as("mia"), "/search?q=zeppelin").body.n,
	   get(site_as("mia"), "/search?q=zeppelim").body.n);
}

TEST(B074_an_agency_contact_finds_her_agencys_tickets_alone)
{
	const char *hers = ask_for_help(site_as("anna"), "The zeppelin is stuck");
	const char *foreign = ask_for_help(site_as("boris"), "A zeppelin over Health");

	index_now();
	IS(finds("rita", "zeppelin", hers));
	IS(!finds("rita", "zeppelin", foreign));
	STREQ(found_count("rita", "q=zeppelin"), "1 ticket");
	STREQ(found_count("rita", "q=zepp*"), "1 ticket");
	STREQ(found_count("rita", "q=status:unsolved"), "1 ticket");
	EQ(get(site_as("rita"), "/search.csv?q=zeppelin").status, 403);
}

TEST(a_number_jumps_to_its_ticket)
{
	static const char *const shapes[] = { "%ld", "%%23%ld", "I-%ld", "i-%ld", "+%ld+" };
	const char *ticket = ask_for_help(site_as("anna"), "The zeppelin is stuck");

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		struct str path = S("/search?q="), body;
		struct str number = str_format(test_mem(), "%ld", (long)number_of(ticket));
		struct str shape = str_of(shapes[i]);
		size_t at = str_search(shape, S("%ld"));

		path = str_format(test_mem(), "%.*s%.*s%.*s%.*s", FMT(path),
		                  FMT(str_sub(shape, 0, at)), FMT(number),
		                  FMT(str_from(shape, at + 3)));
		if (str_search(path, S("%%")) != SIZE_MAX)
			path = str_format(test_mem(), "/search?q=%%23%.*s", FMT(number));
		body = ask_raw(&(struct raw){ .path = path.p,
		                              .cookie = cookie_of(site_as("mia")) }).body;
		HAS(body, "search-jump");
		HAS(body, "The zeppelin is stuck");
	}
	LACKS(get(site_as("boris"), "/search?q=%ld", (long)number_of(ticket)).body, "search-jump");
	EQ(get(site_as("boris"), "/search?q=%ld", (long)number_of(ticket)).body.n,
	   get(site_as("boris"), "/search?q=%ld", (long)number_of(ticket) + 1).body.n);
}

TEST(words_in_the_subject_come_first_then_the_newest)
{
	const char *old = ask_for_help(site_as("anna"), "Zeppelin one");
	const char *text = ask_for_help(site_as("anna"), "Help\nwith the zeppelin");
	const char *new = ask_for_help(site_as("anna"), "Zeppelin two");
	struct str body;

	index_now();
	body = get(site_as("mia"), "/search?q=zeppelin").body;
	IS(str_search(body, ref(new)) < str_search(body, ref(old)));
	IS(str_search(body, ref(old)) < str_search(body, ref(text)));
	IS(str_search(body, ref(text)) != SIZE_MAX);
}

TEST(words_that_match_are_marked_and_nothing_else_is_html)
{
	ask_for_help(site_as("anna"), "<b>R\u00e9sum\u00e9</b> lost\nIt was on <i>drive</i> R:");
	index_now();
	HAS(get(site_as("mia"), "/search?q=resume").body,
	    "&lt;b&gt;<mark>R\u00e9sum\u00e9</mark>&lt;");
	HAS(get(site_as("mia"), "/search?q=DRIVE").body, "&lt;i&gt;<mark>drive</mark>&lt;");
	HAS(get(site_as("mia"), "/search?q=dri*").body, "<mark>drive</mark>");
	LACKS(get(site_as("mia"), "/search?q=%%3Cscript%%3Ealert").body, "<script>alert");
}

TEST(each_sign_of_a_search_means_what_it_says)
{
	static const struct { const char *words; bool found; } cases[] = {
		{ "paper", true }, { "paper jam", true }, { "jam paper", true },
		{ "\"paper jam\"", true }, { "\"jam paper\"", false }, { "paper-jam", true },
		{ "pap*", true }, { "paper -toner", true }, { "paper -jam", false },
		{ "-\"jam paper\" paper", true }, { "-\"paper jam\" paper", false },
		{ "paper jam tray two", true }, { "paper jam tray three", false },
		{ "papers", false }, { "pape", false }, { "PAPER", true }, { "p\u00e1per", true },
		{ "status:unsolved paper", true }, { "status:solved paper", false },
		{ "team:desk paper", true }, { "team:\"Service desk\" paper", true },
		{ "team:network paper", false }, { "assignee:nobody paper", true },
		{ "assignee:me paper", false }, { "priority:p3 paper", true },
		{ "kind:request paper", false }, { "agency:dot paper", true },
		{ "from:2026-06-15 paper", true }, { "to:2026-06-14 paper", false },
		{ "from:2026-06-16 paper", false }, { "to:2026-06-15", true },
	};
	const char *ticket = ask_for_help(site_as("anna"), "Paper jam\nin tray two");

	say("UPDATE ticket SET priority = 'P3' WHERE id = %ld", (long)number_of(ticket));
	index_now();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (finds("mia", cases[i].words, ticket) != cases[i].found)
			SAME(str_of(cases[i].words),
			     str_of(cases[i].found ? "found" : "not found"));
}

TEST(both_tabs_say_how_many_and_an_empty_one_leads_to_the_other)
{
	struct str body;

	ask_for_help(site_as("anna"), "Boris has my keys");
	index_now();
	body = get(site_as("mia"), "/search?q=boris").body;
	HAS(body, "Tickets <span class=\"count\">1</span>");
	HAS(body, "People <span class=\"count\">1</span>");
	body = get(site_as("mia"), "/search?in=people&q=boris").body;
	HAS(body, "Tickets <span class=\"count\">1</span>");
	HAS(body, "People <span class=\"count\">1</span>");
	HAS(body, "href=\"/search?q=&amp;requester=boris%40demo.example\"");
	LACKS(body, "/admin/people/2");
	HAS(get(site_as("ada"), "/search?in=people&q=boris").body, "/admin/people/2");
	body = get(site_as("mia"), "/search?q=kolb").body;
	HAS(body, "Nothing found.");
	HAS(body, "<a href=\"/search?q=kolb&amp;in=people\">1 person found</a>");
	/* B074: whom she may not know is not counted */
	body = get(site_as("rita"), "/search?q=kolb").body;
	HAS(body, "People <span class=\"count\">0</span>");
	LACKS(body, "person found");
	LACKS(get(site_as("anna"), "/search?q=kolb").body, "person found");
}

TEST(a_number_that_jumped_does_not_say_that_nothing_is_found)
{
	const char *ticket = ask_for_help(site_as("anna"), "The zeppelin is stuck");
	struct str body = get(site_as("mia"), "/search?q=%ld", (long)number_of(ticket)).body;

	HAS(body, "search-jump");
	LACKS(body, "Nothing found");
	LACKS(body, "0 tickets");
	HAS(get(site_as("mia"), "/search?q=99999").body, "Nothing found");
}

/* Operators of LIKE and FULLTEXT, many terms, deep pages, odd bytes. */
TEST(B029_B030_B119_garbage_is_no_error_of_ours)
{
	static const char *const queries[] = {
		"q=%25", "q=_", "q=%2Bjam+-%28a%29", "q=%22", "q=%22%22%22", "q=jam%22", "q=-",
		"q=--jam",
		"q=jam*%2B", "q=***jam", "q=%00", "q=%ff%fe", "q=%F0%9F%98%80", "q=jam%27+OR+1=1--",
		"q=jam&page=1000000000", "q=jam&after=999999999999999999999.1", "q=jam&after=x.y",
		"q=jam&after=-1.-1", "q=jam&before=-5", "q=jam&before=99999999999999999999",
		"q=jam&before=9223372036854775807", "q=jam&in=people&after=1.%27", "q=jam&in=x",
		"q[]=jam", "q=jam&q=x", "in=people&q=%25", "in=people&q=_", "in=people&q=%5C",
		"q=%E2%80%AE", "q=a:b:c", "q=status:", "q=-status:open", "q=status:%22", "",
	};

	ask_for_help(site_as("anna"), "Paper jam 100% done");
	index_now();
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		struct seen seen = ask_raw(&(struct raw){ .cookie = cookie_of(site_as("mia")),
			.path = str_format(test_mem(), "/search?%s", queries[i]).p });

		IS(seen.status == 200 || seen.status == 422);
	}
	LACKS(get(site_as("mia"), "/search?in=people&q=%%25").body, "people-table");
	LACKS(get(site_as("mia"), "/search?in=people&q=_").body, "people-table");
}

TEST(B119_ten_thousand_terms_are_refused_at_once)
{
	struct buf b;

	buf_init(&b, test_mem(), 100000);
	buf_add(&b, S("/search?q="));
	for (int i = 0; i < 10000; i++)
		buf_format(&b, "w%d+", i);
	EQ(ask_raw(&(struct raw){ .cookie = cookie_of(site_as("mia")),
	                          .path = buf_str(&b).p }).status, 422);
}

TEST(people_are_found_by_name_address_and_phone)
{
	struct guest *mia = site_as("mia");

	HAS(get(mia, "/search?in=people&q=reyes").body, "anna@demo.example");
	HAS(get(mia, "/search?in=people&q=anna+rey").body, "anna@demo.example");
	HAS(get(mia, "/search?in=people&q=555-0101").body, "anna@demo.example");
	HAS(get(mia, "/search?in=people&q=carla@acme").body, "carla@acme.example");
	LACKS(get(mia, "/search?in=people&q=eyes").body, "anna@demo.example");
	LACKS(get(mia, "/search?in=people&q=anna+kolb").body, "anna@demo.example");
}

TEST(B074_an_employee_finds_no_people_and_a_contact_her_agencys)
{
	LACKS(get(site_as("anna"), "/search?in=people&q=boris").body, "boris@");
	LACKS(get(site_as("anna"), "/search?in=people&q=anna").body, "people-table");
	HAS(get(site_as("rita"), "/search?in=people&q=anna").body, "anna@demo.example");
	LACKS(get(site_as("rita"), "/search?in=people&q=anna").body, "Tulsa");
	LACKS(get(site_as("rita"), "/search?in=people&q=boris").body, "boris@");
	LACKS(get(site_as("rita"), "/search?in=people&q=mia").body, "mia@");
}

TEST(pages_of_results_meet_each_ticket_once)
{
	struct str met = S(",");
	struct str body;
	const char *path = "/search?q=wish";
	int pages = 0, n = 0;

	for (int i = 0; i < 60; i++)
		ask_for_help(site_as("anna"), i % 3 ? "Please\nmy wish" : "A wish");
	index_now();
	while (path) {
		size_t at;

		body = ask_raw(&(struct raw){ .cookie = cookie_of(site_as("mia")),
		                              .path = path }).body;
		IS(++pages < 5);
		path = NULL;
		while ((at = str_search(body, S("<li><a href=\"/tickets/"))) != SIZE_MAX) {
			struct str id;

			body = str_from(body, at + 22);
			id = str_sub(body, 0, str_find(body, '"'));
			id = str_format(test_mem(), ",%.*s,", FMT(id));
			IS(str_search(met, id) == SIZE_MAX);
			met = str_format(test_mem(), "%.*s%.*s", FMT(met), FMT(id));
			n++;
		}
		at = str_search(body, S("/search?q=wish&amp;after="));
		if (at != SIZE_MAX) {
			body = str_from(body, at + 25);
			path = str_format(test_mem(), "/search?q=wish&after=%.*s",
			                  FMT(str_sub(body, 0, str_find(body, '"')))).p;
		}
	}
	EQ(n, 60);
	EQ(pages, 3);
}

TEST(a_search_goes_into_a_table_that_no_spreadsheet_runs)
{
	struct seen seen;

	ask_for_help(site_as("anna"), "=HYPERLINK(\"x\") zeppelin");
	index_now();
	seen = get(site_as("mia"), "/search.csv?q=zeppelin");
	EQ(seen.status, 200);
	SAME(seen.type, S("text/csv; charset=utf-8"));
	HAS(seen.head, "attachment; filename=\"search.csv\"");
	HAS(seen.body, "\"'=HYPERLINK(\"\"x\"\") zeppelin\"");
	EQ(get(site_as("anna"), "/search.csv?q=zeppelin").status, 403);
	EQ(get(site_as("mia"), "/search.csv?q=").status, 400);
	a_secret();
	LACKS(get(site_as("ada"), "/search.csv?q=payroll").body, "payroll");
	HAS(get(site_as("sol"), "/search.csv?q=payroll").body, "payroll");
}

TEST(what_changes_is_found_as_it_is_now)
{
	const char *ticket = ask_for_help(site_as("anna"), "The zeppelin is stuck");

	index_now();
	EQ(post(site_as("mia"), below(ticket, "reply"), "text=Try+the+ballast").status, 303);
	IS(!finds("mia", "ballast", ticket));
	index_now();
	IS(finds("mia", "ballast", ticket));
	IS(finds("anna", "ballast", ticket));
	say("UPDATE entry SET text = '(taken out)' WHERE text LIKE '%%ballast%%'");
	say("INSERT INTO search_due (ticket_id) VALUES (%ld)", (long)number_of(ticket));
	index_now();
	IS(!finds("mia", "ballast", ticket));
	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE id = %ld",
	    (long)number_of(ticket));
	say("INSERT INTO search_due (ticket_id) VALUES (%ld)", (long)number_of(ticket));
	index_now();
	IS(!finds("mia", "zeppelin", ticket));
	IS(finds("sol", "zeppelin", ticket));
	EQ(count_of("SELECT COUNT(*) FROM search_posting WHERE scope = 0"), 0);
}

TEST(a_text_is_read_as_far_as_it_is_indexed)
{
	const char *ticket = ask_for_help(site_as("anna"), "Please help");

	say("UPDATE entry SET text = CONCAT(REPEAT('tea ', 3000), 'copper kettle')");
	index_now();
	IS(finds("mia", "copper kettle", ticket));
	IS(finds("mia", "\"copper kettle\"", ticket));
	IS(!finds("mia", "copper -\"copper kettle\"", ticket));
}

TEST(who_asks_in_confidence_finds_her_own_request_and_nobody_elses)
{
	const char *hers = ask_for_help(site_as("mia"), "Zeppelin balloon salary");
	const char *other = ask_for_help(site_as("anna"), "Zeppelin balloon bonus");
	static const char *const words[] = {
		"zeppelin", "zepp*", "zeppelin balloon", "\"zeppelin balloon\"", "salary zeppelin",
		"zeppelin -bonus", "status:unsolved zepp*" };

	say("UPDATE ticket SET confidential = 1, team_id = 3");
	say("INSERT IGNORE INTO search_due (ticket_id) SELECT id FROM ticket");
	index_now();
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		test_is(finds("mia", words[i], hers), words[i], HERE);
		test_is(!finds("mia", words[i], other), words[i], HERE);
		test_is(!finds("max", words[i], hers), words[i], HERE);
	}
	STREQ(found_count("mia", "q=zeppelin"), "1 ticket");
	STREQ(found_count("mia", "q=zepp*"), "1 ticket");
	IS(!finds("mia", "zeppelin bonus", hers));
	EQ(get(site_as("max"), "/search?q=zeppelin").body.n,
	   get(site_as("max"), "/search?q=zeppelim").body.n);
}
