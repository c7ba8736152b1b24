/* People are kept: found, added, changed, invited. */
#include "tests/site.h"

static struct seen ada_posts(const char *path, const char *fields)
{
	return post(site_as("ada"), path, fields);
}

/* Mia's card with other fields at the end; those that come twice would be refused. */
#define MIA "version=1&email=mia%40demo.example&phone=555-0103&agent=yes&name="
#define ADA "version=1&email=ada%40demo.example&name=Ada+Nwosu"

TEST(a_list_is_found_by_name_mail_phone_and_filter)
{
	static const struct {
		const char *query;
		const char *has, *lacks;
	} rows[] = {
		{ "", "Anna Reyes", "nobody" },
		{ "q=rey", "Anna Reyes", "Boris Kolb" },
		{ "q=BORIS%40demo", "Boris Kolb", "Anna Reyes" },
		{ "q=555-0103", "Mia Ortega", "Anna Reyes" },
		{ "q=%25", "Nobody is like this", "Anna Reyes" },
		{ "role=agent", "Mia Ortega", "Anna Reyes" },
		{ "role=admin", "Ada Nwosu", "Mia Ortega" },
		{ "agency=2", "Boris Kolb", "Anna Reyes" },
		{ "team=2", "Max Keller", "Mia Ortega" },
		{ "state=gone", "Carla Fuchs", "Anna Reyes" },
		{ "location=1", "Anna Reyes", "Boris Kolb" },
		{ "manager=LENA%40demo.example", "Mia Ortega", "Anna Reyes" },
		{ "vip=yes", "Boris Kolb", "Anna Reyes" },
		{ "came=joined-30", "Max Keller", "Anna Reyes" },
		{ "came=left-30", "Carla Fuchs", "Anna Reyes" },
		{ "came=left-30&state=active", "1 person<", "Anna Reyes" },
		{ "", "9 people<", "Carla" },
		{ "state=all&vip=yes&q=kolb", "1 person<", "Anna Reyes" },
		{ "state=invited&q=anna", "no password", "Boris Kolb" },
		{ "after=zz", "This place in the list is not known", "Nobody is like this" },
		{ "unknown=zz", "Anna Reyes", "nobody" },
	};

	site_db();
	say("INSERT INTO location (id, code, name) VALUES (1, 'TUL', 'Tulsa')");
	say("UPDATE person SET location_id = 1 WHERE id = 1");
	say("UPDATE person SET vip = 1 WHERE id = 2");
	say("UPDATE person SET manager_id = 5 WHERE id = 3");
	say("UPDATE person SET join_at = '2026-06-01' WHERE id = 4");
	say("UPDATE person SET active = 0, leave_at = '2026-06-01' WHERE id = 9");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = get(site_as("ada"), "/admin/people?%s", rows[i].query);

		EQ(seen.status, 200);
		test_has(seen.body, str_of(rows[i].has), true, rows[i].query, HERE);
		test_has(seen.body, str_of(rows[i].lacks), false, rows[i].query, HERE);
	}
}

/* An empty list would say that nobody is like this, and there is no "like this". */
TEST(a_filter_that_means_nothing_is_refused_by_name_and_shows_no_list)
{
	static const struct {
		const char *query, *field, *says;
	} rows[] = {
		{ "role=royal", "people-role", "royal: There is no such role." },
		{ "state=pink", "people-state", "pink: There is no such state." },
		{ "agency=zz", "people-agency", "zz: There is no such agency." },
		{ "agency=-1", "people-agency", "-1: There is no such agency." },
		{ "agency=999", "people-agency", "999: There is no such agency." },
		{ "team=x&q=rey", "people-team", "x: There is no such team." },
		{ "location=x", "people-location", "x: There is no such location." },
		{ "manager=nobody%40x", "people-manager", "nobody@x: Nobody active has this" },
		{ "vip=maybe", "people-vip", "maybe: There is no such choice." },
		{ "came=never", "people-came", "never: There is no such choice." },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = get(site_as("ada"), "/admin/people?%s", rows[i].query);

		EQ(seen.status, 422);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].query, HERE);
		test_has(seen.body, str_format(test_mem(), "href=\"#%s\"", rows[i].field), true,
		         rows[i].query, HERE);
		LACKS(seen.body, "Nobody is like this");
		LACKS(seen.body, "anna@demo.example");
		EQ(get(site_as("ada"), "/admin/people.csv?%s", rows[i].query).status, 400);
	}
	HAS(get(site_as("ada"), "/admin/people?team=x&q=rey").body, "value=\"rey\"");
}

static struct str link_of(struct str page, const char *id)
{
	size_t at = str_search(page, str_format(test_mem(), "id=\"%s\"", id));
	struct str before = str_sub(page, 0, at), rest = before, href = S("");

	if (at == SIZE_MAX)
		return S("");
	while ((at = str_search(rest, S("href=\""))) != SIZE_MAX) {
		rest = str_from(rest, at + 6);
		href = str_sub(rest, 0, str_find(rest, '"'));
	}
	at = str_search(href, S("&amp;"));
	while (at != SIZE_MAX) {
		href = str_format(test_mem(), "%.*s&%.*s", FMT(str_sub(href, 0, at)),
		                  FMT(str_from(href, at + 5)));
		at = str_search(href, S("&amp;"));
	}
	return href;
}

static size_t people_on(struct str page)
{
	size_t n = 0, at;

	while ((at = str_search(page, S("<th scope=\"row\">"))) != SIZE_MAX) {
		page = str_from(page, at + 10);
		n++;
	}
	return n;
}

TEST(a_hundred_and_thirty_people_are_walked_there_and_back)
{
	struct seen seen;
	size_t there = 0, back = 0;
	struct str url = S("/admin/people");

	site_db();
	for (int i = 0; i < 121; i++)
		say("INSERT INTO person (email, name, created_at) VALUES ('p%d@demo.example', "
		    "'Same Name %d', '2026-01-01')", i, i / 40);
	for (int pages = 0; url.n && pages < 9; pages++) {
		seen = get(site_as("ada"), "%.*s", FMT(url));
		there += people_on(seen.body);
		url = link_of(seen.body, "page-next");
	}
	EQ(there, 131);
	for (url = link_of(seen.body, "page-previous"); url.n;
	     url = link_of(seen.body, "page-previous")) {
		seen = get(site_as("ada"), "%.*s", FMT(url));
		back += people_on(seen.body);
	}
	EQ(back, 100);
}

TEST(a_person_is_added_with_everything_and_is_found_by_a_second_address)
{
	struct seen seen = ada_posts("/admin/people/new",
		"name=Nora+Quist&email=Nora%40demo.example&phone=555-0177&agency_id=1&vip=yes"
		"&manager=lena%40demo.example&join=2026-03-01&agent=yes&note=Likes+tea"
		"&more=nora.q%40mail.example%0A%2B1+555+0178");

	EQ(seen.status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE email = 'nora@demo.example' AND vip"
	            " AND roles = 'employee,agent' AND manager_id = 5 AND agency_id = 1"
	            " AND join_at = '2026-03-01' AND active AND password_hash = ''"), 1);
	HAS(get(site_as("ada"), "/admin/people?q=nora.q").body, "Nora Quist");
	HAS(get(site_as("ada"), "/admin/people?q=%%2B1+555").body, "Nora Quist");
	HAS(get(site_as("ada"), "%.*s", FMT(seen.location)).body, "nora.q@mail.example");
	IS(count_of("SELECT COUNT(*) FROM audit WHERE object = 'person' AND what = 'added'") == 1);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'roles'"
	            " AND becomes = 'employee,agent'"),
	   1);
}

TEST(what_is_wrong_with_a_card_is_said_and_what_was_typed_stays)
{
	static const struct {
		const char *fields, *says;
	} rows[] = {
		{ "name=&email=n%40x.example", "Please give a name" },
		{ "name=N&email=nobody", "is not a mail address" },
		{ "name=N&email=n%40x.example&phone=abc", "This is no phone number" },
		{ "name=N&email=anna%40demo.example", "Anna Reyes has the address" },
		{ "name=N&email=n%40x.example&more=ANNA%40demo.example",
		  "Anna Reyes has the address" },
		{ "name=N&email=n%40x.example&more=hello", "neither a mail address nor" },
		{ "name=N&email=n%40x.example&join=soon", "A date like" },
		{ "name=N&email=n%40x.example&join=2026-02-30", "A date like" },
		{ "name=N&email=n%40x.example&join=2026-02-03&leave=2026-02-02", "before the day" },
		{ "name=N&email=n%40x.example&manager=x%40x.example", "Nobody active" },
		{ "name=N&email=n%40x.example&agency_id=77", "no such agency" },
		{ "name=N&email=n%40x.example&location_id=77", "no such location" },
		{ "name=N&email=n%40x.example&contact=yes", "contact needs an agency" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = ada_posts("/admin/people/new", rows[i].fields);

		EQ(seen.status, 422);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].fields, HERE);
	}
	EQ(count_of("SELECT COUNT(*) FROM person"), 10);
	HAS(ada_posts("/admin/people/new", rows[6].fields).body, "value=\"soon\"");
}

TEST(two_admins_change_one_person_and_the_second_sees_both)
{
	struct seen seen;

	EQ(ada_posts("/admin/people/3", MIA "Mia+Stern").status, 303);
	seen = ada_posts("/admin/people/3", MIA "Mia+Mond");
	EQ(seen.status, 409);
	HAS(seen.body, "Mia Stern");
	HAS(seen.body, "Mia Mond");
	HAS(seen.body, "name=\"version\" value=\"2\"");
	STREQ(text_of("SELECT name FROM person WHERE id = 3"), "Mia Stern");
}

TEST(B045_B047_roles_are_given_and_taken_and_no_session_outlives_them)
{
	struct guest *mia = site_as("mia");

	EQ(get(mia, "/queue/open").status, 200);
	EQ(ada_posts("/admin/people/3",
	             "version=1&email=mia%40demo.example&name=Mia+Ortega").status,
	   303);
	EQ(get(mia, "/queue/open").status, 303);
	EQ(get(site_as("mia"), "/queue/open").status, 403);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'roles' AND object_id = 3"
	            " AND was = 'employee,agent' AND becomes = 'employee'"), 1);
}

TEST(B047_a_card_saved_with_the_same_roles_ends_no_session)
{
	struct guest *mia = site_as("mia");

	EQ(ada_posts("/admin/people/3", MIA "Mia+Stern").status, 303);
	EQ(get(mia, "/queue/open").status, 200);
}

TEST(the_last_admin_stays_one)
{
	struct seen seen = ada_posts("/admin/people/6", ADA);

	EQ(seen.status, 422);
	HAS(seen.body, "This is the last administrator");
	say("UPDATE person SET roles = 'employee,admin' WHERE id = 5");
	EQ(ada_posts("/admin/people/6", ADA).status, 303);
	STREQ(text_of("SELECT roles FROM person WHERE id = 6"), "employee");
}

TEST(a_one_time_link_is_shown_once_and_opens_the_door)
{
	struct seen seen = ada_posts("/admin/people/1/link", "");
	size_t at = str_search(seen.body, S("http://127.0.0.1:8080/welcome/"));

	EQ(seen.status, 200);
	IS(at != SIZE_MAX);
	EQ(get(NULL, "/welcome/%.*s", FMT(str_sub(seen.body, at + 30, 43))).status, 200);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'invited' AND object_id = 1"), 1);
	LACKS(get(site_as("ada"), "/admin/people/1").body, "/welcome/");
	LACKS(text_of("SELECT GROUP_CONCAT(was, becomes) FROM audit"), "welcome");
}

TEST(links_for_many_are_for_those_without_a_password)
{
	struct seen seen;

	site_passwords();
	say("UPDATE person SET password_hash = '' WHERE id IN (1, 2)");
	HAS(get(site_as("ada"), "/admin/people?state=invited").body, "Make links for this list");
	seen = ada_posts("/admin/people/links", "q=&role=&agency=1&team=");
	EQ(seen.status, 200);
	HAS(seen.body, "Anna Reyes");
	LACKS(seen.body, "Boris Kolb");
	LACKS(seen.body, "Mia Ortega</th>");
}

TEST(B073_an_admin_does_not_take_over_the_security_team_by_link)
{
	site_passwords();
	EQ(ada_posts("/admin/people/7/link", "").status, 422);
	EQ(count_of("SELECT COUNT(*) FROM token"), 0);
	say("UPDATE person SET password_hash = '' WHERE id = 7");
	say("INSERT INTO membership (person_id, team_id) VALUES (4, 3)");
	EQ(ada_posts("/admin/people/7/link", "").status, 422);
	say("UPDATE person SET password_hash = '' WHERE id = 4");
	EQ(ada_posts("/admin/people/7/link", "").status, 200);
}

/* The same for everybody, so that nobody learns from it who asked for something confidential. */
TEST(B073_a_link_for_who_has_a_password_ends_sessions_and_is_told_to_security)
{
	struct guest *sol = site_as("sol"), *anna = site_as("anna");
	struct seen seen;

	ask_for_help(anna, "My boss steals");
	say("UPDATE ticket SET confidential = 1, team_id = 3");
	EQ(ada_posts("/admin/people/1/link", "").status, 200);
	EQ(get(anna, "/").status, 200);                 /* no password yet: nothing to take over */
	site_passwords();
	EQ(ada_posts("/admin/people/1/link", "").status, 200);
	EQ(get(anna, "/").status, 303);
	EQ(ada_posts("/admin/people/2/link", "").status, 200);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'team' AND object_id = 3"
	            " AND what = 'new link'"), 2);
	seen = get(sol, "/security");
	HAS(seen.body, "anna@demo.example");
	HAS(seen.body, "boris@demo.example");
	seen = get(sol, "/queue/open");
	HAS(seen.body, "was made for <strong>Anna Reyes</strong>");
	LACKS(seen.body, "was made for <strong>Boris Kolb</strong>");
	LACKS(get(site_as("ada"), "/queue/open").body, "Anna Reyes</strong>,");
	say("UPDATE person SET email = 'other@demo.example' WHERE id = 1");
	HAS(get(sol, "/queue/open").body, "was made for <strong>anna@demo.example</strong>");
	EQ(post(sol, "/security/seen", str_format(test_mem(), "upto=%ld",
		(long)count_of("SELECT MAX(id) FROM audit")).p).status, 303);
	LACKS(get(sol, "/queue/open").body, "was made for");
}

TEST(B041_a_name_that_a_spreadsheet_would_calculate_is_guarded)
{
	struct seen seen;

	say("UPDATE person SET name = '=cmd|x', note = '+1+1', phone = '@x' WHERE id = 1");
	seen = get(site_as("ada"), "/admin/people.csv?q=anna");
	EQ(seen.status, 200);
	STREQ(seen.type, "text/csv; charset=utf-8");
	HAS(seen.body, "'=cmd|x");
	HAS(seen.body, "'+1+1");
	HAS(seen.body, "'@x");
	LACKS(seen.body, "boris");
}

TEST(B065_no_hash_leaves_with_the_list)
{
	site_passwords();
	LACKS(get(site_as("ada"), "/admin/people.csv").body, "argon");
	LACKS(get(site_as("ada"), "/admin/people/3").body, "argon");
	LACKS(get(site_as("ada"), "/audit").body, "argon");
}

TEST(B072_no_field_of_a_card_but_those_of_the_form)
{
	EQ(ada_posts("/admin/people/3", MIA "M&roles=admin").status, 400);
	EQ(ada_posts("/admin/people/3", MIA "M&password_hash=x").status, 400);
	EQ(ada_posts("/admin/people/3", MIA "M&id=6").status, 400);
	EQ(post(site_as("anna"), "/me", "name=Anna&admin=yes").status, 400);
	STREQ(text_of("SELECT name FROM person WHERE id = 3"), "Mia Ortega");
}

TEST(B073_who_is_no_admin_neither_sees_nor_changes_people)
{
	static const char *const people[] = { "anna", "mia", "lena", "sol", "otto" };
	static const char *const verbs[] = { "", "/join", "/leave", "/deactivate", "/reactivate",
	                                     "/part", "/link", "/merge" };

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct guest *g = site_as(people[i]);

		EQ(get(g, "/admin/people").status, 403);
		EQ(get(g, "/admin/people.csv").status, 403);
		EQ(get(g, "/admin/people/6").status, 403);
		EQ(get(g, "/admin/people/999").status, 403);
		EQ(post(g, "/admin/people/links", "").status, 403);
		EQ(post(g, "/admin/people/new", "name=N&email=n%40x.example").status, 403);
		for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
			EQ(post(g, str_format(test_mem(), "/admin/people/6%s", verbs[k]).p,
			        "").status,
			   403);
	}
	EQ(count_of("SELECT COUNT(*) FROM audit"), 0);
}

TEST(B067_numbers_of_nobody_are_not_found)
{
	static const char *const verbs[] = { "", "/join", "/leave", "/deactivate", "/reactivate",
	                                     "/part", "/link" };

	EQ(get(site_as("ada"), "/admin/people/999").status, 404);
	for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
		EQ(ada_posts(str_format(test_mem(), "/admin/people/999%s", verbs[k]).p,
		             *verbs[k] ? "" : "name=N&email=n%40x.example").status, 404);
}

#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"

TEST(links_that_are_printed_stay_good_though_the_form_is_sent_twice)
{
	struct guest *ada = site_as("ada");
	struct str before;
	struct seen seen;

	EQ(post(ada, "/admin/people/links", "once=" ONE_KEY).status, 200);
	before = text_of("SELECT GROUP_CONCAT(HEX(digest) ORDER BY person_id) FROM token");
	seen = post(ada, "/admin/people/links", "once=" ONE_KEY);
	EQ(seen.status, 409);
	HAS(seen.body, "This was done already");
	HAS(seen.body, "href=\"/admin/people?state=invited\"");
	SAME(text_of("SELECT GROUP_CONCAT(HEX(digest) ORDER BY person_id) FROM token"), before);
}

TEST(a_link_for_one_is_made_once_too)
{
	struct guest *ada = site_as("ada");
	struct seen seen;

	EQ(post(ada, "/admin/people/1/link", "once=" ONE_KEY).status, 200);
	seen = post(ada, "/admin/people/1/link", "once=" ONE_KEY);
	EQ(seen.status, 409);
	HAS(seen.body, "href=\"/admin/people/1\"");
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'invited'"), 1);
}
