/* A list of people from a file; and what an attacker would write into all that is kept. */
#include "tests/site.h"

#define KEY "AAAAAAAAAAAAAAAAAAAAAA"
#define STEP(path) post(site_as("ada"), "/admin/people/import" path, "once=" KEY)

static struct seen send(struct str csv)
{
	return post_file(site_as("ada"), "/admin/people/import", "once=" KEY, "people.csv",
	                 "text/csv", csv);
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
	HAS(seen.body, "name, agency");
	HAS(seen.body, "stands in a row above");
	HAS(seen.body, "no agency with this code");
	HAS(seen.body, "Roles are employee");
	HAS(seen.body, "This is the last administrator");
	EQ(count_of("SELECT COUNT(*) FROM person"), 10);
	EQ(count_of("SELECT COUNT(*) FROM audit"), 0);
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
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
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
	HAS(seen.body, "6,agency,There is no agency with this code.,max@demo.example");
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
		{ STR("email,name\r\nn@x.example\r\n"), "Line 2 cannot be read" },
		{ STR("email,name\r\n"), "nobody in this file" },
		{ STR("email,name\r\nn@x.example,\xff\r\n"), "Line 2 cannot be read" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = send(rows[i].csv);

		EQ(seen.status, 422);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].says, HERE);
	}
	EQ(post(site_as("ada"), "/admin/people/import/all", "").status, 422);
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
	{ "/admin/people/new", "name=" CANARY "&email=c%40x.example&phone=" CANARY
	  "&location=" CANARY "&note=" CANARY "&agent=yes", 303 },
	{ "/admin/people/new",
	  "name=n&email=" CANARY "&manager=" CANARY "&join=x&more=" CANARY, 422 },
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
