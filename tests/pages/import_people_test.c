/* A list of people who belong together: managers in the file, long lists, odd people. */
#include "desk/import.h"
#include "tests/site.h"

#define KEY "AAAAAAAAAAAAAAAAAAAAAA"
#define STEP(path) post(site_as("ada"), "/admin/people/import" path, "once=" KEY)

static struct seen send(struct str csv)
{
	struct guest *ada = site_as("ada");
	struct seen seen = post_file(ada, "/admin/people/import", "once=" KEY, "people.csv",
	                             "text/csv", csv);

	return seen.status == 303 ? get(ada, "%.*s", FMT(seen.location)) : seen;
}

static int64_t statements(const struct seen *seen)
{
	struct str timing = header_of(seen, "Server-Timing"), word = S("statements;dur=");
	int64_t n = -1;

	str_int(str_from(timing, str_search(timing, word) + word.n), &n);
	return n;
}

static struct str manager_of(const char *email)
{
	return text_of(str_format(test_mem(), "SELECT IFNULL(b.email, '-') FROM person p"
	                          " LEFT JOIN person b ON b.id = p.manager_id"
	                          " WHERE p.email = '%s'", email).p);
}

static const char *const company =
	"email,name,manager\r\n"
	"nora@x.example,Nora,chief@x.example\r\n"
	"chief@x.example,The Chief,mia@demo.example\r\n"
	"anna@demo.example,Anna Reyes,NORA@x.example\r\n"
	"one@x.example,One,two@x.example\r\n"
	"two@x.example,Two,one@x.example\r\n"
	"self@x.example,Self,self@x.example\r\n"
	"lost@x.example,Lost,gone@x.example\r\n"
	"gone@x.example,,mia@demo.example\r\n"
	"below@x.example,Below,lost@x.example\r\n";

TEST(managers_may_be_in_the_file_themselves_above_or_below)
{
	struct seen seen = send(str_of(company));

	EQ(seen.status, 200);
	HAS(seen.body, "4 new, 1 with changes, 0 as they are, 4 wrong");
	HAS(seen.body, "Nobody is his own manager.");
	HAS(seen.body, "Nobody active has this address.");
	EQ(STEP("/all").status, 303);
	STREQ(manager_of("nora@x.example"), "chief@x.example");
	STREQ(manager_of("chief@x.example"), "mia@demo.example");
	STREQ(manager_of("anna@demo.example"), "nora@x.example");
	STREQ(manager_of("one@x.example"), "two@x.example");
	STREQ(manager_of("two@x.example"), "one@x.example");
	EQ(count_of("SELECT COUNT(*) FROM person WHERE email LIKE '%@x.example'"), 4);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'manager' AND was = ''"), 5);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'manager'"), 5);
	say("DELETE FROM once");
	HAS(send(str_of(company)).body, "0 new, 0 with changes, 5 as they are, 4 wrong");
}

/* The first twenty have managers below, all others above. */
static struct str many(int n, const char *name)
{
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	buf_add(&b, S("email,name,phone,agency,manager,roles,vip\n"));
	for (int i = 0; i < n; i++)
		buf_format(&b, "p%d@x%d.example,%s %d,555-0%d,%s,p%d@x%d.example,agent,yes\n", i,
		           i % 5, name, i, 100 + i, i % 2 ? "DOT" : "", i < 20 ? i + 20 : i % 20,
		           i % 5);
	return buf_str(&b);
}

TEST(a_long_list_is_looked_at_and_saved_with_few_statements)
{
	struct seen seen = send(many(200, "Person"));

	HAS(seen.body, "200 new, 0 with changes, 0 as they are, 0 wrong");
	test_is(statements(&seen) < 30, str_format(test_mem(), "%d statements to look",
	                                           (int)statements(&seen)).p, HERE);
	seen = STEP("/all");
	EQ(seen.status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE email LIKE '%@x_.example'"
	            " AND manager_id IS NOT NULL"), 200);
	test_is(statements(&seen) < 200 * 6, str_format(test_mem(), "%d statements to add",
	                                                (int)statements(&seen)).p, HERE);
	say("DELETE FROM once");
	seen = send(many(200, "Someone"));
	HAS(seen.body, "0 new, 200 with changes, 0 as they are, 0 wrong");
	test_is(statements(&seen) < 30, "statements to look again", HERE);
	seen = STEP("/all");
	EQ(seen.status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE name LIKE 'Someone %'"), 200);
	test_is(statements(&seen) < 200 * 6, str_format(test_mem(), "%d statements to change",
	                                                (int)statements(&seen)).p, HERE);
}

TEST(whom_somebody_changed_meanwhile_is_left_and_the_rest_goes_on)
{
	static const char *const list = "email,name,manager\r\nanna@demo.example,Anna Stern,\r\n"
	                                "boris@demo.example,Boris Stern,nora@x.example\r\n"
	                                "nora@x.example,Nora,\r\n";
	struct desk *ada = site_desk("ada");
	struct errors wrong = { .mem = test_mem() };
	struct import in;

	OKAY(desk_import_read(ada, str_of(list), &in, &wrong));
	EQ(in.count[IMPORT_CHANGED], 2);
	say("UPDATE person SET version = version + 1, name = 'Anna Moon' WHERE id = 1");
	say("INSERT INTO person (email, name, created_at) VALUES"
	    " ('nora@x.example', 'Other', '2026-01-01')");
	OKAY(desk_import_save(ada, &in));
	EQ(in.late, 3);
	EQ(in.count[IMPORT_WRONG], 3);
	STREQ(in.v[0].faults.v[0].text, "Somebody changed this person meanwhile.");
	STREQ(in.v[2].faults.v[0].text, "Somebody has this address already.");
	STREQ(text_of("SELECT name FROM person WHERE id = 1"), "Anna Moon");
	/* all of his but the manager, who is not the one of the file */
	STREQ(in.v[1].faults.v[0].text, "Nobody active has this address.");
	STREQ(text_of("SELECT name FROM person WHERE id = 2"), "Boris Stern");
	STREQ(manager_of("boris@demo.example"), "-");
}

TEST(other_addresses_go_out_and_come_in_again)
{
	struct seen seen;
	struct str csv;

	site_db();
	say("INSERT INTO person_address (person_id, kind, value) VALUES"
	    " (1, 'phone', '+1 555 0199'),"
	    " (1, 'email', 'anna.r@x.example')");
	csv = get(site_as("ada"), "/admin/people.csv").body;
	HAS(csv, "\"anna.r@x.example; +1 555 0199\"");
	HAS(send(csv).body, "0 new, 0 with changes, 10 as they are, 0 wrong");
	seen = send(S("email,name,more\r\nboris@demo.example,,ANNA.R@x.example\r\n"
	              "max@demo.example,,+1 555 0200; Max.K@x.example\r\n"
	              "nora@x.example,Nora,555-0188\r\nmia@demo.example,,abc\r\n"
	              "lena@demo.example,,nora@x.example\r\nanna@demo.example,,-\r\n"));
	HAS(seen.body, "1 new, 2 with changes, 0 as they are, 3 wrong");
	HAS(seen.body, "has the address anna.r@x.example already.");
	HAS(seen.body, "is neither a mail address nor a phone number.");
	HAS(seen.body, "nora@x.example stands in a row of its own.");
	EQ(STEP("/all").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person_address WHERE person_id = 1"), 0);
	EQ(count_of("SELECT COUNT(*) FROM person_address WHERE value IN"
	            " ('+1 555 0200', 'max.k@x.example', '555-0188')"), 3);
}

/* 70 letters of two bytes each; an agency and a location that were put away; a manager who left. */
TEST(an_export_of_odd_but_good_people_can_be_imported_again)
{
	struct seen seen;

	site_db();
	say("INSERT INTO location (id, code, name, active) VALUES (1, 'TUL', 'Tulsa', 0)");
	say("UPDATE agency SET active = 0 WHERE id = 1");
	say("UPDATE person SET name = REPEAT('\u0416', 70), location_id = 1, manager_id = 2,"
	    " note = REPEAT('\u0416', 300) WHERE id = 1");
	say("UPDATE person SET active = 0 WHERE id = 2");
	seen = send(get(site_as("ada"), "/admin/people.csv").body);
	EQ(seen.status, 200);
	HAS(seen.body, "0 new, 0 with changes, 9 as they are, 0 wrong");
	/* somebody else is not put there any more */
	HAS(send(S("email,agency\r\nmax@demo.example,DOT\r\n")).body,
	    "There is no agency with this code");
	/* and what says more than a form takes is too long */
	HAS(send(str_format(test_mem(), "email,name\r\nmax@demo.example,%.*s\r\n",
	                    FMT(text_of("SELECT REPEAT('\u0416', 121)")))).body,
	    "This is too long.");
}
