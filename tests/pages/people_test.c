/* Finding the person who called. */
#include "tests/site.h"

TEST(a_person_is_found_by_the_beginning_of_name_address_or_phone)
{
	static const char *const words[] = { "Anna", "anna", "anna@demo", "555-0101", "Reyes" };
	struct guest *mia = site_as("mia");

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		HAS(get(mia, "/people/find?q=%s", words[i]).body, "anna@demo.example");
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
