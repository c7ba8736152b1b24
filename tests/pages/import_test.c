/* A list of people from a file; and what an attacker would write into all that is kept. */
#include "tests/site.h"

#define KEY "AAAAAAAAAAAAAAAAAAAAAA"
#define STEP(path) post(site_as("ada"), "/admin/people/import" path, "once=" KEY)

/* The file is sent, and looked at. */
static struct seen send(struct str csv)
{
	struct guest *ada = site_as("ada");
	struct seen seen = post_file(ada, "/admin/people/import", "once=" KEY, "people.csv",
	                             "text/csv", csv);

	if (seen.status == 303)
		STREQ(seen.location, "/admin/people/import?file=" KEY);
	return seen.status == 303 ? get(ada, "%.*s", FMT(seen.location)) : seen;
}

static const char *const list =
	"email,name,agency,roles,vip,join\r\n"
	"nora@demo.example,Nora Quist,DOT,\"employee,agent\",yes,2026-03-01\r\n"
	"anna@demo.example,Anna Stern,DOH,employee,no,2026-01-01\r\n"
	"BORIS@demo.example,Boris Kolb,DOH,employee,no,2026-01-01\r\n"
	"nora@demo.example,Nora Again,DOT,,,\r\n"
	"nobody,Nobody,DOT,,,\r\n"
	"max@demo.example,Max Keller,XXX,,,\r\n"
	"lena@demo.example,Lena Brandt,,chief,,\r\n"
	"=cmd@x,Eve,,,maybe,soon\r\n"
	"ada@demo.example,Ada Nwosu,,employee,,\r\n";

TEST(a_file_is_looked_at_before_anything_is_changed)
{
	struct seen seen;

	site_db();
	say("UPDATE person SET join_at = '2026-01-01' WHERE id IN (1, 2)");
	seen = send(str_of(list));
	EQ(seen.status, 200);
	HAS(seen.body, "1 new, 1 with changes, 1 as they are, 6 wrong");
	HAS(seen.body, "<strong>name</strong> <del>Anna Reyes</del> → <ins>Anna Stern</ins>");
	HAS(seen.body, "<strong>agency</strong> <del>DOT</del> → <ins>DOH</ins>");
	HAS(seen.body, "stands in a row above");
	HAS(seen.body, "no agency with this code");
	HAS(seen.body, "Roles are employee");
	HAS(seen.body, "This is the last administrator");
	EQ(count_of("SELECT COUNT(*) FROM person"), 10);
	EQ(count_of("SELECT COUNT(*) FROM audit"), 0);
}

TEST(the_preview_shows_all_that_somebody_new_will_get_her_roles_first)
{
	struct seen seen = send(S("email,name,phone,roles,vip,join,kind\r\n"
	                          "evil@demo.example,Evil,,admin,,,\r\n"
	                          "nora@demo.example,Nora,555-0177,,no,2026-03-01,employee\r\n"));

	HAS(seen.body, "<td>new</td><td class=\"import-what\">\n"
	               "<p><strong>roles</strong> <ins>admin</ins></p>\n</td>");
	HAS(seen.body, "<td class=\"import-what\">\n<p><strong>roles</strong> "
	               "<ins>employee</ins></p>\n<p><strong>phone</strong> <ins>555-0177</ins>");
	HAS(seen.body, "<strong>vip</strong> <ins>no</ins>");
	HAS(seen.body, "<strong>join</strong> <ins>2026-03-01</ins>");
	HAS(seen.body, "<strong>kind</strong> <ins>employee</ins>");
}

TEST(what_is_wrong_with_a_cell_is_said_with_the_cell)
{
	struct seen seen = send(S("email,name,agency,roles,vip,join,phone,manager\r\n"
	                          "a@x.example,A,XXX,chief,maybe,soon,abc,who@x.example\r\n"));

	HAS(seen.body, "XXX: There is no agency with this code.");
	HAS(seen.body, "chief: Roles are employee");
	HAS(seen.body, "maybe: This is yes or no.");
	HAS(seen.body, "soon: A date like 2026-11-21, please.");
	HAS(seen.body, "abc: This is no phone number");
	seen = send(S("email,name,manager\r\na@x.example,A,who@x.example\r\n"));
	HAS(seen.body, "who@x.example: Nobody active has this address.");
}

TEST(what_is_right_is_imported_once)
{
	EQ(send(str_of(list)).status, 200);
	EQ(STEP("/all").status, 303);
	EQ(STEP("/all").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person"), 11);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE email = 'nora@demo.example' AND vip"
	" AND roles = 'employee,agent' AND agency_id = 1 AND join_at = '2026-03-01'"),
	  1);
	STREQ(text_of("SELECT name FROM person WHERE id = 1"), "Anna Stern");
	STREQ(text_of("SELECT roles FROM person WHERE id = 6"), "employee,admin");
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 1);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'name' AND was = 'Anna Reyes'"), 1);
}

TEST(B041_the_wrong_rows_come_back_as_a_file_with_place_and_reason)
{
	struct seen seen;

	send(str_of(list));
	seen = STEP("/faults");
	EQ(seen.status, 200);
	STREQ(seen.type, "text/csv; charset=utf-8");
	HAS(seen.body, "row,column,reason,email,name,agency,roles,vip,join");
	HAS(seen.body, "7,agency,XXX: There is no agency with this code.,max@demo.example");
	HAS(seen.body, "'=cmd@x");
	LACKS(seen.body, "Nora Quist");
}

TEST(a_file_that_is_none_is_refused_with_its_place)
{
	static const struct {
		struct str csv;
		const char *says;
	} rows[] = {
		{ STR("name\r\nNora\r\n"), "no column" },
		{ STR("email,colour\r\nn@x.example,blue\r\n"), "Column 2" },
		{ STR("email,email\r\nn@x.example,b\r\n"), "Column 2" },
		{ STR("email,name\r\n"), "nobody in this file" },
		{ STR("email,name\r\nn@x.example,M\xfcller\r\n"),
		  "Line 2: This is not in UTF-8. In Excel, save the file as &quot;CSV UTF-8" },
		{ STR("email,name\r\nn@x.example,\"Nora\r\nm@x.example,Mia\r\n"),
		  "Line 2: A quote opens here that is never closed" },
		{ STR("email,name\r\nn@x.example,No\"ra\"\r\n"), "Line 2: A quote or a line end" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = send(rows[i].csv);

		EQ(seen.status, 422);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].says, HERE);
	}
	EQ(post(site_as("ada"), "/admin/people/import/all", "").status, 422);
}

TEST(a_row_of_another_width_is_a_wrong_row_and_the_rest_goes_on)
{
	struct seen seen = send(S("email;name;agency\r\n"
		"nora@demo.example;Nora, the 2nd;DOT\r\n"
		";;\r\n"
		"max@demo.example;Max;Stern;DOT\r\n"
		"lena@demo.example\r\n"
		"\r\n"));

	EQ(seen.status, 200);
	HAS(seen.body, "1 new, 0 with changes, 0 as they are, 2 wrong");
	HAS(seen.body, "<td class=\"number\">4</td>");
	HAS(seen.body, "This row has 4 cells, the first one 3.");
	HAS(seen.body, "This row has 1 cells, the first one 3.");
	EQ(STEP("/all").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE name = 'Nora, the 2nd'"), 1);
}

TEST(what_a_row_holds_too_much_is_not_lost_and_asked_for_until_it_is_put_right)
{
	struct str csv;

	send(S("email;name;agency\r\n"
	       "max@demo.example;Max;Stern;DOT;\"a;b\"\r\n"
	       "nobody;;;;;\r\n"
	       ";;;lost\r\n"));
	csv = STEP("/faults").body;
	HAS(csv, "row,column,reason,email,name,agency,surplus\r\n2,,");
	HAS(csv, ",max@demo.example,Max,Stern,\"DOT;\"\"a;b\"\"\"\r\n");
	HAS(csv, "nobody,,,\r\n");
	HAS(csv, ",,,lost\r\n");
	HAS(send(csv).body, "0 new, 0 with changes, 0 as they are, 3 wrong");
	HAS(send(csv).body, "<strong>surplus</strong> Put this where it belongs");
	HAS(STEP("/faults").body, ",max@demo.example,Max,Stern,\"DOT;\"\"a;b\"\"\"\r\n");
	HAS(send(S("email,name,agency,surplus\r\nmax@demo.example,Max Stern,DOT,\r\n")).body,
	    "1 with changes, 0 as they are, 0 wrong");
}

TEST(too_many_people_are_said_to_be_too_many)
{
	struct seen seen;
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	buf_add(&b, S("email\n"));
	for (int i = 0; i < 2001; i++)
		buf_format(&b, "p%d@x.example\n", i);
	seen = send(buf_str(&b));
	EQ(seen.status, 422);
	HAS(seen.body, "These are more than 2000 people");
}

TEST(what_was_not_imported_is_corrected_and_sent_again)
{
	static const char *const faulty =
		"Email,name,agency,roles,vip\r\n"
		"nora@demo.example,Nora,XXX,chief,perhaps\r\n";
	struct seen seen;
	struct str csv;

	seen = send(str_of(faulty));
	HAS(seen.body, "0 new, 0 with changes, 0 as they are, 1 wrong");
	HAS(seen.body, "no agency with this code");
	HAS(seen.body, "Roles are employee");
	HAS(seen.body, "This is yes or no.");
	csv = STEP("/faults").body;
	HAS(csv, "row,column,reason,email,name,agency,roles,vip\r\n");
	HAS(csv, "\"agency, roles, vip\"");
	HAS(csv, "nora@demo.example,Nora,XXX,chief,perhaps");
	HAS(send(csv).body, "0 new, 0 with changes, 0 as they are, 1 wrong");
	seen = send(S("row,column,reason,email,name,agency,roles,vip\r\n"
	              "2,\"agency, roles, vip\",There is,nora@demo.example,Nora,DOT,agent,"
	              "yes\r\n"));
	HAS(seen.body, "1 new, 0 with changes, 0 as they are, 0 wrong");
}

TEST(an_empty_cell_changes_nothing_and_a_dash_empties)
{
	struct seen seen = send(S("email,name,phone,agency,roles\r\n"
	                          "anna@demo.example,,,,\r\n"
	                          "mia@demo.example,,-,-,\r\n"));

	HAS(seen.body, "0 new, 1 with changes, 1 as they are, 0 wrong");
	HAS(seen.body, "<strong>phone</strong> <del>555-0103</del> → "
	               "<span class=\"muted\">nothing</span><ins></ins>");
	EQ(STEP("/all").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE id = 1 AND phone = '555-0101'"
	            " AND agency_id = 1 AND name = 'Anna Reyes'"), 1);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE id = 3 AND phone = '' AND agency_id IS NULL"
	            " AND roles = 'employee,agent'"), 1);
}

TEST(location_is_a_code_and_place_is_in_words_and_older_files_are_understood)
{
	static const struct str files[] = {
		STR("email,location,place\r\nanna@demo.example,TUL,Room 4.11\r\n"),
		STR("email,location,agency,place\r\nanna@demo.example,Room 4.11,,tul\r\n"),
	};

	site_db();
	say("INSERT INTO location (id, code, name) VALUES (1, 'TUL', 'Tulsa')");
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		say("UPDATE person SET location = '', location_id = NULL WHERE id = 1");
		say("DELETE FROM once");
		HAS(send(files[i]).body, "0 new, 1 with changes");
		EQ(STEP("/all").status, 303);
		EQ(count_of("SELECT COUNT(*) FROM person WHERE id = 1 AND location_id = 1"
		            " AND location = 'Room 4.11'"), 1);
	}
	HAS(get(site_as("ada"), "/admin/people.csv?q=anna").body, "TUL,Room 4.11");
	say("DELETE FROM once");
	HAS(send(S("email,location\r\nanna@demo.example,TLU\r\n")).body,
	    "There is no location with this code");
}

TEST(the_preview_says_which_agency_follows_from_the_address)
{
	site_db();
	say("UPDATE agency SET domains = 'dot.gov' WHERE id = 1");
	HAS(send(S("email,name\r\nnora@dot.gov,Nora\r\n")).body,
	    "<strong>agency</strong> <ins>DOT</ins>");
	EQ(STEP("/all").status, 303);
	EQ(count_of("SELECT agency_id FROM person WHERE email = 'nora@dot.gov'"), 1);
}

TEST(what_was_looked_at_is_looked_at_again_until_it_is_imported)
{
	struct guest *ada = site_as("ada"), *lena;
	const char *url = "/admin/people/import?file=" KEY;

	send(str_of(list));
	HAS(get(ada, "%s", url).body, "1 new, 2 with changes");
	STREQ(STEP("/all").location, "/admin/people/import?file=" KEY "&new=1&changed=2&left=6");
	HAS(get(ada, "%s", url).body, "This file was imported already. <strong>1 new, 2 changed");
	EQ(send(str_of(list)).status, 422);
	say("DELETE FROM once");
	HAS(get(ada, "%s", url).body, "This file is not kept any more.");
	send(str_of(list));
	say("UPDATE person SET roles = 'employee,admin' WHERE id = 5");
	lena = site_as("lena");
	LACKS(get(lena, "%s", url).body, "Nora Quist");
	EQ(get(ada, "/admin/people/import?file=x").status, 200);
}

/* A page with the note of what was just done. */
static struct seen noted(struct guest *who, struct str url)
{
	return ask_raw(&(struct raw){
		.path = str_z(test_mem(), url),
		.cookie = str_format(test_mem(), "%s; __Host-note-0000test=imported",
		                     cookie_of(who)).p });
}

TEST(what_came_of_a_file_is_said_and_what_was_left_out_is_still_there)
{
	struct guest *ada = site_as("ada");
	struct seen seen;

	send(str_of(list));
	seen = noted(ada, STEP("/all").location);
	EQ(seen.status, 200);
	HAS(seen.body, "The list is imported.");
	HAS(seen.body, "<strong>1 new, 2 changed, 6 left out.</strong>");
	LACKS(seen.body, "imported already");
	HAS(seen.body, "/admin/people/import/faults");
	HAS(STEP("/faults").body, "max@demo.example");
	say("DELETE FROM once");
	send(S("email,name\r\nzoe@demo.example,Zoe\r\n"));
	seen = STEP("/all");
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
	seen = get(ada, "%.*s", FMT(seen.location));
	HAS(seen.body, "<strong>1 new, 0 changed, 0 left out.</strong>");
	HAS(seen.body, "/admin/people?state=invited");
	LACKS(seen.body, "/admin/people/import/faults");
}

TEST(an_export_can_be_imported_again_and_changes_nothing)
{
	struct seen seen = get(site_as("ada"), "/admin/people.csv");

	EQ(count_of("SELECT COUNT(*) FROM person WHERE active"), 10);
	seen = send(seen.body);
	EQ(seen.status, 200);
	HAS(seen.body, "0 new, 0 with changes, 10 as they are, 0 wrong");
}

TEST(B068_the_file_of_another_admin_is_not_there)
{
	say("UPDATE person SET roles = 'employee,admin' WHERE id = 5");
	EQ(send(str_of(list)).status, 200);
	EQ(post(site_as("lena"), "/admin/people/import/all", "once=" KEY).status, 422);
	EQ(post(site_as("lena"), "/admin/people/import/faults", "once=" KEY).status, 422);
	EQ(count_of("SELECT COUNT(*) FROM person"), 10);
}

TEST(B073_who_is_no_admin_imports_nobody)
{
	static const char *const people[] = { "anna", "mia", "lena", "sol", "otto" };

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct guest *g = site_as(people[i]);

		EQ(get(g, "/admin/people/import").status, 403);
		EQ(post_file(g, "/admin/people/import", "once=" KEY, "p.csv", "text/csv",
		             str_of(list)).status, 403);
		EQ(post(g, "/admin/people/import/all", "once=" KEY).status, 403);
		EQ(post(g, "/admin/people/import/faults", "once=" KEY).status, 403);
	}
}

/* x'"><b id=hd-7> */
#define CANARY "x%27%22%3E%3Cb+id%3Dhd-7%3E"

static const struct {
	const char *path, *fields;
	int status;
} canary_sent[] = {
	{ "/admin/agencies/new", "name=" CANARY "&code=z1", 303 },
	{ "/admin/agencies/new",
	  "name=n&code=" CANARY "&domains=" CANARY "&security=" CANARY, 422 },
	{ "/admin/locations/new", "name=" CANARY "&code=z2&agency_id=1", 303 },
	{ "/admin/locations/new", "name=" CANARY "&code=z&agency_id=" CANARY, 422 },
	{ "/admin/teams/new", "name=" CANARY "&code=z3&tier=1", 303 },
	{ "/admin/teams/new", "name=" CANARY "&code=z&tier=" CANARY "&kind=" CANARY, 422 },
	{ "/admin/categories/new",
	  "name=" CANARY "&code=z4&help=" CANARY "&steps=" CANARY, 303 },
	{ "/admin/people/new", "name=" CANARY "&email=c%40x.example&phone=555-0999"
	  "&place=" CANARY "&note=" CANARY "&agent=yes", 303 },
	{ "/admin/people/new",
	  "name=n&email=" CANARY "&phone=" CANARY "&manager=" CANARY "&join=x&more=" CANARY, 422 },
	{ "/admin/people/1/deactivate", "heir=" CANARY, 422 },
	{ "/admin/people/1/merge", "into=" CANARY, 422 },
	{ "/admin/teams/1/join", "email=" CANARY, 422 },
	{ "/admin/rules/1", "version=1&name=" CANARY "&respond=1+h&resolve=4+h", 303 },
	{ "/admin/rules/2", "version=1&name=n&respond=" CANARY, 422 },
	{ "/admin/settings", "name=desk_name&seen=Help+Desk&value=" CANARY, 303 },
	{ "/admin/settings", "name=close_days&seen=7&value=" CANARY, 422 },
	{ "/admin/settings", "name=desk_phone&seen=" CANARY "&value=" CANARY, 409 },
};
static const char *const canary_pages[] = {
	"/admin", "/admin/people", "/admin/people?q=" CANARY, "/admin/agencies",
	"/admin/agencies?q=" CANARY, "/admin/locations", "/admin/teams", "/admin/categories",
	"/admin/rules", "/admin/settings", "/admin/settings?q=" CANARY, "/audit",
	"/audit?object=" CANARY, "/admin/people/1/merge?into=" CANARY,
	"/admin/people?state=" CANARY "&role=" CANARY "&agency=" CANARY "&after=" CANARY,
	"/me", "/tickets/for", "/queue/open",
};

static const struct {
	const char *room, *newest;
} canary_cards[] = {
	{ "agencies", "SELECT MAX(id) FROM agency" },
	{ "teams", "SELECT MAX(id) FROM team" },
	{ "locations", "SELECT MAX(id) FROM location" },
	{ "categories", "SELECT MAX(id) FROM category" },
	{ "people", "SELECT MAX(id) FROM person" },
};

TEST(B013_no_field_that_is_kept_becomes_markup)
{
	for (size_t i = 0; i < sizeof canary_sent / sizeof *canary_sent; i++) {
		struct seen seen = post(site_as("ada"), canary_sent[i].path, canary_sent[i].fields);

		EQ(seen.status, canary_sent[i].status);
		test_has(seen.body, S("<b id"), false, canary_sent[i].fields, HERE);
	}
	for (size_t i = 0; i < sizeof canary_pages / sizeof *canary_pages; i++)
		test_has(get(site_as("ada"),
		  "%s", canary_pages[i]).body, S("<b id"), false, canary_pages[i], HERE);
	for (size_t i = 0; i < sizeof canary_cards / sizeof *canary_cards; i++)
		test_has(get(site_as("ada"), "/admin/%s/%ld", canary_cards[i].room,
		             (long)count_of(canary_cards[i].newest)).body, S("&lt;b id=hd-7"), true,
		         canary_cards[i].room, HERE);
	HAS(get(site_as("ada"), "/admin/teams").body, "&lt;b id=hd-7&gt;");
	test_has(send(S("email,name\r\nm@x.example,\"<b id=hd-7>\"\r\n<b id=hd-8>,y\r\n")).body,
	         S("<b id"), false, "import", HERE);
}
