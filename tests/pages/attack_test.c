/* What an attacker sends into every field and every address at once; see tests/walk.h. */
#include "pages/routes.h"
#include "tests/walk.h"
#include "work/loop.h"

enum { PAGES_MOST = 220, CANARIES_MOST = 400 };

static const char *const readers[] = { "anna", "rita", "mia", "ada", "sol", "otto" };
enum { READERS = sizeof readers / sizeof *readers };

static int walk_all(walk_look *look)
{
	int pages = 0;

	for (size_t i = 0; i < READERS; i++)
		pages += walk_pages(site_as(readers[i]), PAGES_MOST, look);
	return pages + walk_pages(NULL, PAGES_MOST, look);
}

/* All who have to be there after an attack. */
static int64_t rows_kept(void)
{
	return count_of("SELECT (SELECT COUNT(*) FROM ticket) + (SELECT COUNT(*) FROM entry)"
		" + (SELECT COUNT(*) FROM event) + (SELECT COUNT(*) FROM audit)"
		" + (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM team)"
		" + (SELECT COUNT(*) FROM category) + (SELECT COUNT(*) FROM agency)"
		" + (SELECT COUNT(*) FROM session) + (SELECT COUNT(*) FROM setting)"
		" + (SELECT COUNT(*) FROM membership) + (SELECT COUNT(*) FROM attachment)");
}

static void no_fault_is_told(const char *where, const struct seen *seen)
{
	static const char *const words[] = { "SQL syntax", "You have an error", "WHERE t.",
		"Unknown column", "runtime error", ".c:" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		test_has(seen->body, str_of(words[i]), false, where, HERE);
	if (seen->status >= 500)
		test_same(str_of(where), S("an answer that is no 500"), "status", HERE);
}

/* ---- markup ---- */

#define ELEMENT "<b id=hd-"
#define AS_TEXT "&lt;b id=hd-"

static bool shown[CANARIES_MOST];

static struct str canary(int number)
{
	return str_format(test_mem(), "x'\">" ELEMENT "%d>", number);
}

static void no_canary_sings(const char *path, const struct seen *seen)
{
	struct str rest = seen->body;
	size_t at;

	no_fault_is_told(path, seen);
	if (!str_begins(seen->type, S("text/html")))
		return;
	test_has(seen->body, S(ELEMENT), false, path, HERE);
	while ((at = str_search(rest, S(AS_TEXT))) != SIZE_MAX) {
		int64_t number = 0;

		rest = str_from(rest, at + S(AS_TEXT).n);
		if (str_int(str_sub(rest, 0, str_find(rest, '&')), &number)
		    && number > 0 && number < CANARIES_MOST)
			shown[number] = true;
	}
}

TEST(B013_a_canary_in_every_field_is_an_element_on_no_page)
{
	int written, seen = 0;

	site_db();
	memset(shown, 0, sizeof shown);
	written = walk_write(canary);
	IS(written < CANARIES_MOST);
	IS(walk_all(no_canary_sings) > 300);
	for (int i = 1; i <= written; i++)
		seen += shown[i];
	/* the walk led to what was written, but for reasons that only the log keeps */
	IS(written > 50 && seen * 4 > written * 3);
}

static void is_no_element(const struct route *r, const char *field, const struct seen *seen)
{
	(void)field;
	no_fault_is_told(r->path, seen);
	test_has(seen->body, S(ELEMENT), false, r->path, HERE);
	test_has(seen->head, S(ELEMENT), false, r->path, HERE);
}

TEST(B013_a_canary_in_a_form_that_comes_back_is_an_element_nowhere)
{
	walk_furnish();
	walk_fields(S("x'\">" ELEMENT "7>"), is_no_element);
}

static void ask_for_markup(const char *path, const char *name)
{
	const char *c = encoded(S("x'\">" ELEMENT "7>"));
	const char *who[] = { "ada", "anna", "rita" };

	for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
		struct guest *g = site_as(who[i]);
		struct seen seen = get(g, "%s?%s=%s&%s=x&%s[%s]=%s", path, name, c, name, name, c,
		                       c);

		no_canary_sings(path, &seen);
		LACKS(seen.head, ELEMENT);
	}
}

TEST(B014_whatever_an_address_asks_comes_back_as_text_or_not_at_all)
{
	walk_furnish();
	walk_queries(ask_for_markup);
}

/* ---- SQL ---- */

static void told_no_fault(const struct route *r, const char *field, const struct seen *seen)
{
	no_fault_is_told(r->path, seen);
	(void)field;
}

TEST(B025_B028_B030_a_statement_in_a_field_is_a_text_or_refused)
{
	static const char *const values[] = {
		"1' OR '1'='1", "1; DROP TABLE ticket; -- ", "\\", "-1 UNION SELECT 1,2,3 -- ",
	};
	int64_t rows;

	walk_furnish();
	rows = rows_kept() - count_of("SELECT COUNT(*) FROM session");
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		walk_fields(str_of(values[i]), told_no_fault);
	EQ(rows_kept() - count_of("SELECT COUNT(*) FROM session"), rows);
}

/* The same question, true and false: a page that answers differently has run it. */
static const char *const pairs[][2] = {
	{ "1 AND 1=1", "1 AND 1=2" }, { "1' AND '1'='1", "1' AND '1'='2" },
	{ "x' OR 1=1 -- ", "x' OR 1=2 -- " }, { "1\" AND \"1\"=\"1", "1\" AND \"1\"=\"2" },
	{ "1) OR (1=1", "1) OR (1=2" }, { "(SELECT 1 WHERE 1=1)", "(SELECT 1 WHERE 1=2)" },
	{ "id,(SELECT(1))", "id,(SELECT(0))" }, { "IF(1=1,id,subject)", "IF(1=2,id,subject)" },
};

static const char *const questions[] = {
	"'", "\"", "\\", "`", "1;SELECT SLEEP(0)", "1' UNION SELECT NULL,NULL-- ",
	"1 PROCEDURE ANALYSE()", "extractvalue(1,concat(0x7e,version()))", "1/0", "0x31", "1e309",
	"-9223372036854775809", "1 LIMIT 1 OFFSET 1", "created_at DESC", "%bf%27", "1%00",
	"*/ OR /*", "'||'", "$(1)", "{\"$gt\":0}", "@@version", "1 RLIKE(1)",
};

static struct guest *asker;

static void ask_for_rows(const char *path, const char *name)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct seen yes = get(asker, "%s?%s=%s", path, name, encoded(str_of(pairs[i][0])));
		struct seen no = get(asker, "%s?%s=%s", path, name, encoded(str_of(pairs[i][1])));

		no_fault_is_told(path, &yes);
		EQ(yes.status, no.status);
		EQ(yes.body.n, no.body.n);
	}
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		const char *q = questions[i];
		struct seen seen = get(asker, "%s?%s=%s", path, name,
		                       *q == '%' ? q : encoded(str_of(q)));

		no_fault_is_told(path, &seen);
	}
}

static void ask_of_the_desk(const char *path, const char *name)
{
	struct guest *ada = asker;

	if (str_begins(str_of(path), S("/reports")))
		return;
	if (str_begins(str_of(path), S("/agency")))
		asker = site_as("rita");
	ask_for_rows(path, name);
	asker = ada;
}

static void ask_of_the_reports(const char *path, const char *name)
{
	if (str_begins(str_of(path), S("/reports")))
		ask_for_rows(path, name);
}

TEST(B025_B026_a_statement_in_an_address_is_asked_of_nobody)
{
	int64_t rows;

	walk_furnish();
	asker = site_as("ada");
	rows = rows_kept() - count_of("SELECT COUNT(*) FROM session");
	walk_queries(ask_of_the_desk);
	EQ(rows_kept() - count_of("SELECT COUNT(*) FROM session"), rows);
}

TEST(B025_B026_B027_a_statement_in_the_address_of_a_report_is_asked_of_nobody)
{
	walk_furnish();
	asker = site_as("ada");
	walk_queries(ask_of_the_reports);
}

static struct str statement(int number)
{
	return str_format(test_mem(), "%d' OR 1=1; DROP TABLE x; -- \\", number);
}

TEST(B031_what_was_kept_as_text_is_no_statement_when_it_is_used)
{
	struct zone *zone;
	int64_t rows;
	int done = 0;

	site_db();
	OKAY(zone_open(test_mem(), S("UTC"), &zone));
	IS(walk_write(statement) > 40);
	rows = rows_kept();
	IS(walk_all(no_fault_is_told) > 300);
	EQ(rows_kept(), rows + READERS);
	for (const struct job *job = all_jobs; job->name; job++) {
		struct desk *d = site_desk(NULL);
		enum err e;

		d->zone = zone;
		e = job->run(d, &done);
		if (e != OK)
			test_same(str_of(job->name), S("a job that ends well"), err_name(e), HERE);
	}
	EQ(rows_kept(), rows + READERS);
}

/* ---- formats and templates ---- */

#define SIGNS "%n%s%p%*d {{REF}} {{>/etc/passwd}} {{#X}} [[Take]]" \
	" a${7654*7654}b a#{7654*7654}b a<%= 7654*7654 %>b"

static struct str signs(int number)
{
	return str_format(test_mem(), "%d %s", number, SIGNS);
}

static int told_as_written;

static void signs_are_letters(const char *path, const struct seen *seen)
{
	no_fault_is_told(path, seen);
	LACKS(seen->body, "root:");
	LACKS(seen->body, "a58583716b");
	told_as_written += str_search(seen->body, S("%n%s%p%*d {{REF}}")) != SIZE_MAX;
}

TEST(B020_B044_signs_of_formats_and_templates_in_every_field_are_letters)
{
	struct guest *anna;

	site_db();
	told_as_written = 0;
	IS(walk_write(signs) > 40);
	walk_all(signs_are_letters);
	IS(told_as_written > 30);
	anna = site_as("anna");
	EQ(ask_raw(&(struct raw){ .path = "/%25n%25s%25p?%n=%s%n", .cookie = cookie_of(anna),
	                          .browser = "%n%s%p", .address = "%s%n", .type = "%n",
	                          .origin = "%n%s", .fetch_site = "%n" }).status, 404);
}

/* ---- secrets ---- */

static struct str secrets[8];
static size_t secrets_count;

static void no_secret_is_told(const char *path, const struct seen *seen)
{
	no_fault_is_told(path, seen);
	for (size_t i = 0; i < secrets_count; i++) {
		test_has(seen->body, secrets[i], false, path, HERE);
		test_has(seen->head, secrets[i], false, path, HERE);
	}
}

TEST(B046_B052_B065_no_secret_of_anybody_is_on_any_page_or_in_any_file)
{
	struct guest *max = site_as("max");
	struct seen link;
	size_t at;

	walk_furnish();
	site_passwords();
	link = post(site_as("ada"), "/admin/people/2/link", "");
	at = str_search(link.body, S("/welcome/"));
	IS(at != SIZE_MAX);
	secrets_count = 0;
	secrets[secrets_count++] = str_sub(str_from(link.body, at + 9), 0, 43);
	secrets[secrets_count++] = max->secret;
	secrets[secrets_count++] = S("argon2");
	secrets[secrets_count++] = text_of("SELECT LOWER(HEX(MAX(digest))) FROM session");
	secrets[secrets_count++] = text_of("SELECT HEX(MAX(digest)) FROM token");
	secrets[secrets_count++] = S("0123456789abcdef0123456789abcdef");  /* the house's key */
	secrets[secrets_count++] = text_of("SELECT LOWER(HEX(MAX(mac))) FROM event");
	EQ(count_of(str_format(test_mem(), "SELECT COUNT(*) FROM audit WHERE"
	                       " CONCAT(object_name, was, becomes) LIKE '%%%.*s%%'",
	                       FMT(str_sub(secrets[0], 0, 12))).p), 0);
	IS(walk_all(no_secret_is_told) > 300);
}

/* What is written where others must not look, and whoever is one of them. */
static void nothing_of_it(const char *path, const struct seen *seen)
{
	no_fault_is_told(path, seen);
	test_has(seen->body, S("zebracorn"), false, path, HERE);
	test_has(seen->body, S("Zebracorn"), false, path, HERE);
}

static void ask_for_it(const struct guest *g)
{
	static const char *const paths[] = { "/search?q=zebracorn", "/search?q=zebra",
		"/search?q=%22zebracorn%22", "/search.csv?q=zebracorn",
		"/people/find?q=zebracorn",
		"/admin/people?q=zebracorn", "/admin/privacy?q=zebracorn" };

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct seen seen = get(g, "%s", paths[i]);

		no_fault_is_told(paths[i], &seen);
		LACKS(seen.body, "<mark>");
		LACKS(seen.body, "Reserved matter");
	}
}

TEST(B070_an_internal_note_is_on_no_page_of_those_outside_the_desk)
{
	static const char *const people[] = { "anna", "boris", "rita", "carla@acme.example" };
	const char *ticket;

	walk_furnish();
	ticket = ask_for_help(site_as("anna"), "Reserved matter");
	say("INSERT INTO follower (person_id, ticket_id) VALUES (2, %ld)", (long)number_of(ticket));
	EQ(post(site_as("mia"), below(ticket, "note"), "text=zebracorn").status, 303);
	EQ(post(site_as("mia"), below(ticket, "tasks"), "title=Zebracorn").status, 303);
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		IS(walk_pages(site_as(people[i]), PAGES_MOST, nothing_of_it) > 5);
	IS(walk_pages(NULL, PAGES_MOST, nothing_of_it) > 1);
}

TEST(B067_B074_a_confidential_ticket_is_on_no_page_and_in_no_file_of_others)
{
	static const char *const people[] = { "anna", "boris", "rita", "mia", "lena", "ada",
		"otto" };
	const char *ticket;

	walk_furnish();
	ticket = ask_for_help(site_as("carla@acme.example"), "Reserved matter: zebracorn");
	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE id = %ld",
	    (long)number_of(ticket));
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		IS(walk_pages(site_as(people[i]), PAGES_MOST, nothing_of_it) > 5);
		ask_for_it(site_as(people[i]));
	}
	HAS(get(site_as("sol"), "%s", ticket).body, "zebracorn");
}

/* ---- fields that nobody asked for ---- */

static void refused_whole(const struct route *r, const char *field, const struct seen *seen)
{
	no_fault_is_told(r->path, seen);
	if (seen->status != 400)
		test_same(str_of(r->path), S("a refusal with 400"), field, HERE);
}

TEST(B072_a_field_that_a_form_does_not_have_is_refused_by_every_form)
{
	static const char *const fields[] = { "roles", "is_internal", "visibility", "owner_id",
		"requester_id", "confidential", "password_hash", "_method", "csrf[]", "id" };
	int64_t rows;

	walk_furnish();
	rows = rows_kept() - count_of("SELECT COUNT(*) FROM session");
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		walk_more(fields[i], S("1"), refused_whole);
	EQ(rows_kept() - count_of("SELECT COUNT(*) FROM session"), rows);
}
