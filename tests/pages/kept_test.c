/* What an admin keeps stays as it is when its form is sent back as it came. */
#include "tests/forms.h"
#include "tests/site.h"

static const char *const kept[] = {
	"/admin/people/1", "/admin/people/3", "/admin/people/7", "/admin/agencies/1",
	"/admin/locations/1", "/admin/teams/3", "/admin/categories/2", "/admin/fields/1",
	"/admin/templates/1",
};

static void fill(void)
{
	say("INSERT INTO person_address (person_id, kind, value) VALUES"
	    " (1, 'email', 'zoe2@x.example'), (1, 'email', 'anna@old.example'),"
	    " (1, 'phone', '+1 217 555 0998'), (3, 'phone', '555 0199')");
	say("UPDATE person SET note = 'Likes tea\nand <b>\"cake\"', join_at = '2026-01-01 06:00',"
	    " manager_id = 5, location_id = NULL, vip = 1 WHERE id = 1");
	say("INSERT INTO location (id, agency_id, code, name) VALUES (1, 1, 'TUL', 'Tulsa')");
	say("UPDATE agency SET domains = 'dot.gov mail.dot.gov' WHERE id = 1");
	say("UPDATE category SET steps = 'Ask which & whose\nLook  twice\nWrite it down',"
	    " help = 'Away' WHERE id = 2");
	say("INSERT INTO extra (id, name, label, kind, choices) VALUES"
	    " (1, 'colour', 'Colour', 'choice', 'red\ngreen')");
	say("INSERT INTO outline (id, name, kind, subject, text, impact, urgency, tasks) VALUES"
	    " (1, 'Leaver', 'request', 'Somebody leaves', 'Dear all\n\nPlease', 'one', 'low',"
	    " 'Ask\nCollect')");
}

TEST(a_form_that_is_sent_back_as_it_came_changes_nothing)
{
	struct guest *ada = site_as("ada");

	fill();
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		struct seen form = get(ada, "%s", kept[i]), seen;

		EQ(form.status, 200);
		seen = post(ada, kept[i], form_sent(form.body, kept[i]));
		test_eq(seen.status, 303, kept[i], HERE);
	}
	STREQ(text_of("SELECT GROUP_CONCAT(what) FROM audit"), "");
	EQ(count_of("SELECT COUNT(*) FROM person_address WHERE person_id = 1"), 3);
	STREQ(text_of("SELECT steps FROM category WHERE id = 2"),
	      "Ask which & whose\nLook  twice\nWrite it down");
	STREQ(text_of("SELECT note FROM person WHERE id = 1"), "Likes tea\nand <b>\"cake\"");
}

TEST(somebody_who_was_two_records_can_be_saved)
{
	struct guest *ada = site_as("ada");
	struct seen form;

	EQ(post(ada, "/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	form = get(ada, "/admin/people/1");
	EQ(post(ada, "/admin/people/1",
	        form_sent_with(form.body, "/admin/people/1", "name", "Anna Stern")).status, 303);
	STREQ(text_of("SELECT name FROM person WHERE id = 1"), "Anna Stern");
	STREQ(text_of("SELECT GROUP_CONCAT(value ORDER BY value) FROM person_address"),
	      "555-0102,boris@demo.example");
}

TEST(lines_that_cannot_be_saved_come_back_as_lines)
{
	struct guest *ada = site_as("ada");
	struct seen seen = post(ada, "/admin/categories/1",
	                        "version=1&name=&code=network&steps=One%0D%0ATwo");

	EQ(seen.status, 422);
	HAS(str_of(form_sent(seen.body, "/admin/categories/1")), "steps=One%0D%0ATwo");
}
