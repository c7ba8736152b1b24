/* An organisation's parts are kept by its admins, and by nobody else. */
#include "tests/site.h"

static struct seen add(const char *room, const char *fields)
{
	return post(site_as("ada"), str_format(test_mem(), "/admin/%s/new", room).p, fields);
}

static struct seen change(const char *room, int id, const char *fields)
{
	return post(site_as("ada"), str_format(test_mem(), "/admin/%s/%d", room, id).p, fields);
}

TEST(an_admin_starts_with_what_is_to_do_and_whether_all_is_well)
{
	struct seen seen = get(site_as("ada"), "/admin");

	EQ(seen.status, 200);
	HAS(seen.body, "A second administrator");
	HAS(seen.body, "The worker is silent");
	HAS(seen.body, "The database answers");
	EQ(get(site_as("mia"), "/admin").status, 403);
}

TEST(an_agency_is_added_changed_and_put_away)
{
	EQ(add("agencies", "name=Parks&code=PRK&domains=Parks.gov,+mail.parks.gov"
	                   "&security=anna%40demo.example").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM agency WHERE code = 'PRK' AND domains = "
	            "'parks.gov mail.parks.gov' AND security_person_id = 1"), 1);
	HAS(get(site_as("ada"), "/admin/agencies").body, "Parks");
	EQ(change("agencies", 1, "version=1&name=Roads&code=DOT").status, 303);
	STREQ(text_of("SELECT name FROM agency WHERE id = 1"), "Roads");
	EQ(count_of("SELECT active FROM agency WHERE id = 1"), 0);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'agency' AND object_id = 1"
	            " AND what = 'name' AND was = 'Transportation' AND becomes = 'Roads'"), 1);
	LACKS(get(site_as("ada"), "/admin/people/1").body, ">Roads<");
	HAS(get(site_as("ada"), "/admin/people/1").body, "as it is, put away");
}

TEST(what_cannot_be_is_said_beside_its_field_and_stays_as_typed)
{
	static const struct {
		const char *room, *fields, *says;
	} rows[] = {
		{ "agencies", "name=&code=X", "Please give it a name" },
		{ "agencies", "name=Parks&code=two+words", "A short code" },
		{ "agencies", "name=Parks&code=DOT", "has this code already" },
		{ "agencies", "name=Parks&code=P&domains=no_domain",
		  "not the name of a mail domain" },
		{ "agencies", "name=Parks&code=P&security=x%40y.example", "Nobody active" },
		{ "locations", "name=Parks&code=P&agency_id=99", "no such agency" },
		{ "locations", "name=Parks&code=P&agency_id=x1", "has to be a number" },
		{ "teams", "name=Parks&code=P&tier=4", "tiers 1, 2 and 3" },
		{ "teams", "name=Parks&code=P&tier=1&kind=royal", "choose one of these" },
		{ "categories", "name=Parks&code=P&team_id=99", "no such team" },
		{ "categories", "name=Parks&code=P&parent_id=2", "two levels" },
		{ "categories", "name=Parks&code=P&parent_id=99", "no such category" },
		{ "categories", "name=Parks&code=P&sort=999999999", "up to 100000" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = add(rows[i].room, rows[i].fields);

		EQ(seen.status, 422);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].fields, HERE);
	}
	HAS(add("agencies", "name=Parks&code=two+words").body, "value=\"two words\"");
}

TEST(two_admins_change_one_card_and_the_second_sees_both)
{
	struct seen seen;

	EQ(change("teams", 1, "version=1&name=First+line&code=desk&tier=1&active=yes").status, 303);
	seen = change("teams", 1, "version=1&name=Help+line&code=desk&tier=2&active=yes");
	EQ(seen.status, 409);
	HAS(seen.body, "First line");
	HAS(seen.body, "Help line");
	HAS(seen.body, "Tier 2");
	HAS(seen.body, "name=\"version\" value=\"2\"");
	EQ(change("teams", 1, "version=2&name=Help+line&code=desk&tier=2&active=yes").status, 303);
}

TEST(a_team_with_work_is_not_put_away)
{
	struct seen seen;

	ask_for_help(site_as("anna"), "The printer eats paper");
	seen = change("teams", 1, "version=1&name=Service+desk&code=desk&tier=1");
	EQ(seen.status, 422);
	HAS(seen.body, "It has open tickets");
	EQ(change("teams", 2, "version=1&name=Network&code=network&tier=2").status, 422);
	say("UPDATE category SET team_id = NULL");
	EQ(change("teams", 2, "version=1&name=Network&code=network&tier=2").status, 303);
	LACKS(get(site_as("mia"), "/tickets/for").body, "<option value=\"2\">Network<");
}

TEST(the_kind_of_a_team_never_changes_and_a_security_team_is_securitys)
{
	EQ(change("teams", 1, "version=1&name=D&code=desk&tier=1&kind=security&active=yes").status,
	   303);
	STREQ(text_of("SELECT kind FROM team WHERE id = 1"), "desk");
	EQ(change("teams", 3, "version=1&name=Security&code=security&tier=3").status, 422);
}

TEST(a_category_has_steps_and_a_place_and_is_not_offered_when_put_away)
{
	struct guest *anna = site_as("anna");

	EQ(add("categories", "name=Tyres&code=tyres&parent_id=3&team_id=2&kind=request&sort=9"
	                     "&help=Round&steps=Look%0D%0ATurn").status, 303);
	STREQ(text_of("SELECT steps FROM category WHERE code = 'tyres'"), "Look\nTurn");
	HAS(get(anna, "/tickets/new").body, "Hardware: Tyres");
	HAS(get(site_as("ada"), "/admin/categories").body, "Hardware: Tyres");
	EQ(change("categories", 3, "version=1&name=Hardware&code=hardware&team_id=1&sort=3").status,
	   303);
	LACKS(get(anna, "/tickets/new").body, "Hardware: Tyres");
	LACKS(get(anna, "/tickets/new").body, "Hardware");
}

TEST(an_agency_has_contacts_and_gets_one)
{
	struct guest *ada = site_as("ada");
	struct seen seen = get(ada, "/admin/agencies/1");

	HAS(seen.body, "<a href=\"/admin/people/30\">Rita Bell</a>");
	HAS(get(ada, "/admin/agencies/2").body, "Nobody speaks for this agency yet.");
	EQ(post(ada, "/admin/agencies/2/contact", "email=Boris%40demo.example").status, 303);
	EQ(post(ada, "/admin/agencies/2/contact", "email=mia%40demo.example").status, 303);
	HAS(get(ada, "/admin/agencies/2").body, "Boris Kolb</a>");
	STREQ(text_of("SELECT roles FROM person WHERE id = 2"), "employee,contact");
	EQ(count_of("SELECT agency_id FROM person WHERE id = 3"), 2);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'roles' AND object_id = 2"
	            " AND becomes = 'employee,contact' AND actor_id = 6"), 1);
	seen = post(ada, "/admin/agencies/2/contact", "email=anna%40demo.example");
	EQ(seen.status, 422);
	HAS(seen.body, "Anna Reyes belongs to another agency (DOT).");
	HAS(seen.body, "value=\"anna@demo.example\"");
	EQ(post(ada, "/admin/agencies/2/contact", "email=x%40y.example").status, 422);
	EQ(post(ada, "/admin/agencies/99/contact", "email=mia%40demo.example").status, 404);
	EQ(post(site_as("mia"), "/admin/agencies/2/contact", "email=mia%40demo.example").status,
	   403);
}

TEST(a_domain_belongs_to_one_agency)
{
	struct seen seen;

	site_db();
	say("UPDATE agency SET domains = 'dot.gov mail.dot.gov' WHERE id = 1");
	seen = change("agencies", 2, "version=1&name=Health&code=DOH&domains=Mail.Dot.GOV+x.gov"
	                             "&active=yes");
	EQ(seen.status, 422);
	HAS(seen.body, "mail.dot.gov belongs to Transportation already.");
	HAS(seen.body, "value=\"mail.dot.gov x.gov\"");
	EQ(change("agencies", 1, "version=1&name=Roads&code=DOT&domains=dot.gov,mail.dot.gov"
	                         "&active=yes").status, 303);
	STREQ(text_of("SELECT domains FROM agency WHERE id = 1"), "dot.gov mail.dot.gov");
}

TEST(whoever_is_new_belongs_where_her_address_does)
{
	static const struct {
		const char *email, *fields;
		int agency;
	} rows[] = {
		{ "a@dot.gov", "", 1 },              { "b@west.dot.gov", "", 1 },
		{ "c@dot.gov", "&agency_id=2", 2 },  { "d@notdot.gov", "", 0 },
		{ "e@health.dot.gov", "", 2 },       { "f@old.gov", "", 0 },
	};
	struct guest *ada = site_as("ada");

	say("INSERT INTO agency (id, code, name, domains, active) VALUES"
	    " (3, 'OLD', 'Old', 'old.gov', 0)");
	say("UPDATE agency SET domains = 'x.gov dot.gov' WHERE id = 1");
	say("UPDATE agency SET domains = 'health.dot.gov' WHERE id = 2");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		EQ(post(ada, "/admin/people/new",
		        str_format(test_mem(), "name=N&email=%s%s", rows[i].email,
		                   rows[i].fields).p).status, 303);
		test_eq(count_of(str_format(test_mem(), "SELECT IFNULL(agency_id, 0) FROM person"
		                            " WHERE email = '%s'", rows[i].email).p),
		        rows[i].agency, rows[i].email, HERE);
	}
	EQ(post(ada, "/admin/people/1",
	        "version=1&name=A&email=anna%40dot.gov&agency_id=").status, 303);
	EQ(count_of("SELECT IFNULL(agency_id, 0) FROM person WHERE id = 1"), 0);
}

TEST(a_category_stands_right_below_its_parent)
{
	static const char *const pages[] = { "/admin/categories", "/tickets/for" };
	static const char *const order[] = {
		"Network", "Network: Cables", "Network: VPN", "Hardware", "Hardware: Drone",
		"Software", "Software: Mail" };

	site_db();
	say("INSERT INTO category (id, parent_id, code, name, sort) VALUES"
	    " (10, NULL, 'sw', 'Software', 4), (11, 10, 'mail', 'Mail', 0),"
	    " (12, 3, 'drone', 'Drone', 5), (13, 1, 'cable', 'Cables', 2)");
	for (size_t k = 0; k < sizeof pages / sizeof *pages; k++) {
		struct str rest = get(site_as("ada"), "%s", pages[k]).body;

		for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
			size_t at = str_search(rest, str_format(test_mem(), ">%s<", order[i]));

			test_is(at != SIZE_MAX, order[i], HERE);
			rest = str_from(rest, at + 1);
		}
	}
}

TEST(a_ticket_keeps_the_category_that_was_put_away)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");

	say("UPDATE ticket SET category_id = 3");
	say("UPDATE category SET active = 0 WHERE id = 3");
	HAS(get(mia, "%s", ticket).body, "<option value=\"3\" selected>Hardware");
}

TEST(members_join_and_leave_and_both_cards_say_so)
{
	EQ(post(site_as("ada"), "/admin/teams/2/join", "email=mia%40demo.example&leads=yes").status,
	   303);
	EQ(count_of("SELECT leads FROM membership WHERE team_id = 2 AND person_id = 3"), 1);
	EQ(post(site_as("ada"), "/admin/teams/2/join", "email=mia%40demo.example").status, 303);
	EQ(count_of("SELECT leads FROM membership WHERE team_id = 2 AND person_id = 3"), 0);
	EQ(post(site_as("ada"), "/admin/teams/2/leave", "person=3").status, 303);
	EQ(post(site_as("ada"), "/admin/teams/2/leave", "person=3").status, 404);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'team' AND object_id = 2"), 3);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'person' AND object_id = 3"), 3);
	EQ(post(site_as("ada"), "/admin/teams/2/join", "email=anna%40demo.example").status, 422);
	EQ(post(site_as("ada"), "/admin/teams/2/join", "email=x").status, 422);
}

/* Everybody made in the browser is an employee, too. */
TEST(B073_an_auditor_joins_no_team_and_sees_nothing_confidential)
{
	static const char *const roles[] = { "auditor", "employee,auditor", "contact,auditor" };

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		say("UPDATE person SET roles = '%s' WHERE id = 8", roles[i]);
		EQ(post(site_as("ada"), "/admin/people/8/join", "team=3").status, 422);
		EQ(post(site_as("ada"), "/admin/people/8/join", "team=1").status, 422);
	}
	say("UPDATE person SET roles = 'employee,auditor' WHERE id = 8");
	say("INSERT INTO membership (person_id, team_id) VALUES (8, 3)");
	EQ(get(site_as("otto"), "/security").status, 404);
	say("UPDATE person SET roles = 'employee,agent,auditor' WHERE id = 8");
	EQ(get(site_as("otto"), "/security").status, 200);
}

TEST(joining_the_security_team_is_on_the_audit_log)
{
	EQ(post(site_as("ada"), "/admin/people/6/join", "team=3").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'team' AND object_id = 3"
	            " AND what = 'joined' AND becomes = 'ada@demo.example' AND actor_id = 6"), 1);
}

TEST(joining_the_security_team_is_told_to_its_members)
{
	struct guest *sol = site_as("sol"), *ada = site_as("ada");
	struct seen seen;

	LACKS(get(sol, "/queue/open").body, "Security</strong>");
	EQ(post(ada, "/admin/people/6/join", "team=3").status, 303);
	seen = get(sol, "/queue/open");
	HAS(seen.body, "<strong>Ada Nwosu</strong> joined <strong>Security</strong>");
	HAS(seen.body, "by Ada Nwosu</li>");
	HAS(get(sol, "/").body, "<strong>Ada Nwosu</strong> joined");
	LACKS(get(site_as("lena"), "/queue/open").body, "Ada Nwosu</strong> joined");
	LACKS(get(site_as("ada"), "/queue/open").body, "Ada Nwosu</strong> joined");
	HAS(get(sol, "/security").body, "ada@demo.example");
	EQ(get(site_as("lena"), "/security").status, 404);
	EQ(post(site_as("lena"), "/security/seen", "upto=99999999").status, 404);
	EQ(post(sol, "/security/seen", str_format(test_mem(), "upto=%ld",
		(long)count_of("SELECT MAX(id) FROM audit")).p).status, 303);
	LACKS(get(sol, "/queue/open").body, "Ada Nwosu</strong> joined");
	HAS(get(sol, "/security").body, "ada@demo.example");
	say("UPDATE person SET joins_seen_id = 0");
	site_at(TEST_NOW + 31 * 86400000LL);
	LACKS(get(site_as("sol"), "/queue/open").body, "Ada Nwosu</strong> joined");
}

TEST(the_use_of_a_card_does_not_count_what_is_confidential)
{
	ask_for_help(site_as("anna"), "One");
	HAS(get(site_as("ada"), "/admin/agencies/1").body, "Used by 1 ticket,");
	say("UPDATE ticket SET confidential = 1, team_id = 3");
	HAS(get(site_as("ada"), "/admin/agencies/1").body, "Used by 0 tickets");
	HAS(get(site_as("ada"), "/admin/teams/3").body, "Used by 0 tickets");
}

TEST(B073_who_is_no_admin_keeps_nothing)
{
	static const char *const people[] = { "anna", "mia", "lena", "sol", "otto" };
	static const char *const rooms[] = { "agencies", "locations", "teams", "categories" };

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct guest *g = site_as(people[i]);

		for (size_t k = 0; k < sizeof rooms / sizeof *rooms; k++) {
			EQ(get(g, "/admin/%s", rooms[k]).status, 403);
			EQ(get(g, "/admin/%s/1", rooms[k]).status, 403);
			EQ(post(g, str_format(test_mem(), "/admin/%s/1", rooms[k]).p, "").status,
			   403);
			EQ(post(g, str_format(test_mem(), "/admin/%s/new", rooms[k]).p, "").status,
			   403);
		}
		EQ(post(g, "/admin/teams/3/join", "email=mia%40demo.example").status, 403);
	}
	EQ(count_of("SELECT COUNT(*) FROM audit"), 0);
}

TEST(B072_fields_that_are_not_in_the_form_are_refused)
{
	EQ(change("teams", 1, "version=1&name=D&code=desk&tier=1&id=3&active=yes").status, 400);
	EQ(change("teams", 1, "version=1&name=D&code=desk&tier=1&members=9&active=yes").status,
	   400);
	EQ(change("categories", 1, "version=1&name=D&code=d&path=x&active=yes").status, 400);
	STREQ(text_of("SELECT name FROM team WHERE id = 1"), "Service desk");
}
