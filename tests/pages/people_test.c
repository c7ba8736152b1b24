/* Finding the person who called. */
#include "tests/site.h"

TEST(a_person_is_found_by_the_beginning_of_name_address_or_phone)
{
	static const char *const words[] = { "Anna", "anna", "anna@demo", "555-0101", "Reyes" };
	struct guest *mia = site_as("mia");

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		HAS(get(mia, "/people/find?q=%s", words[i]).body, "anna@demo.example");
}

/* As people type a phone, and names in any order: in the picker, on the list, in search. */
TEST(a_person_is_found_as_people_type)
{
	static const char *const finds[] = {
		"0998", "555+0998", "555-0998", "217+555+0998", "2175550998", "%2B12175550998",
		"(217)+555.0998", "0217+555+0998", "001+217+555+0998", "%2B1+217", "1234",
		"lindqvist+zoe", "zoe+lind", "Lindqvist,+Zoe", "berg", "von+berg", "zoe2%40x",
		"lindqvist+0998",
	};
	static const char *const misses[] = {
		"98", "0997", "5550+998+1", "ndqvist", "lindqvist+anna", "12", ",", "099",
	};
	static const char *const pages[] = {
		"/people/find?q=", "/admin/people?q=", "/search?in=people&q=" };

	site_db();
	say("INSERT INTO person (id, email, name, phone, agency_id, created_at) VALUES"
	    " (50, 'zoe@x.example', 'Zo\u00eb Maria Lindqvist von Berg',"
	    " '+1 217 555-0998 ext. 12', 1, '2026-01-01')");
	say("UPDATE person SET name = 'Zo\xc3\xab Maria Lindqvist von Berg' WHERE id = 50");
	say("INSERT INTO person_address (person_id, kind, value) VALUES"
	    " (50, 'phone', '0049 30/1234'), (50, 'email', 'zoe2@x.example')");
	for (size_t k = 0; k < sizeof pages / sizeof *pages; k++) {
		for (size_t i = 0; i < sizeof finds / sizeof *finds; i++)
			test_has(get(site_as("ada"), "%s%s", pages[k], finds[i]).body,
			         S("zoe@x.example"), true, finds[i], HERE);
		for (size_t i = 0; i < sizeof misses / sizeof *misses; i++)
			if (k != 1 || *misses[i] != ',')
				test_has(get(site_as("ada"), "%s%s", pages[k], misses[i]).body,
				         S("zoe@x.example"), false, misses[i], HERE);
	}
	HAS(get(site_as("rita"), "/search?in=people&q=217+555+0998").body, "zoe@x.example");
	HAS(get(site_as("rita"), "/search?in=people&q=berg+zoe").body, "zoe@x.example");
	say("UPDATE person SET agency_id = 2 WHERE id = 50");
	LACKS(get(site_as("rita"), "/search?in=people&q=217+555+0998").body, "zoe@x.example");
	LACKS(get(site_as("rita"), "/search?in=people&q=berg+zoe").body, "zoe@x.example");
}

TEST(the_answer_is_a_piece_of_a_page)
{
	LACKS(get(site_as("mia"), "/people/find?q=anna").body, "<html");
}

TEST(nobody_found_is_said_and_signs_of_patterns_are_letters)
{
	static const char *const words[] = { "%25", "_nna", "%27", "%25anna", "zzz", "%5C", "*",
		"+-%40(" };
	struct guest *mia = site_as("mia");

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct seen seen = get(mia, "/people/find?q=%s", words[i]);

		EQ(seen.status, 200);
		LACKS(seen.body, "anna@demo.example");
	}
}

TEST(nothing_asked_is_nobody_found)
{
	LACKS(get(site_as("mia"), "/people/find").body, "demo.example");
	LACKS(get(site_as("mia"), "/people/find?q=+").body, "demo.example");
}

TEST(twenty_are_shown_and_who_left_is_not)
{
	struct guest *mia = site_as("mia");
	struct str page;
	int found = 0;

	for (int i = 0; i < 30; i++)
		say("INSERT INTO person (email, name, created_at) VALUES ('z%d@x.example', 'Zweig"
		    " %d',"
		    " '2026-01-01')", i, i);
	page = get(mia, "/people/find?q=Zweig").body;
	for (size_t at; (at = str_search(page, S("@x.example"))) != SIZE_MAX; found++)
		page = str_from(page, at + 1);
	IS(found > 0 && found <= 60);
	say("UPDATE person SET active = 0 WHERE name LIKE 'Zweig%%'");
	LACKS(get(mia, "/people/find?q=Zweig").body, "Zweig");
}

TEST(employees_and_the_auditor_look_nobody_up)
{
	EQ(get(site_as("anna"), "/people/find?q=boris").status, 403);
	EQ(get(site_as("otto"), "/people/find?q=boris").status, 403);
	EQ(get(NULL, "/people/find?q=boris").status, 303);
}
