/* Files of tables: they hold all rows, however many; one that breaks off does not look whole. */
#include "pages/poured.h"

#include "base/csv.h"
#include "tests/site.h"

static size_t lines_of(struct str body)
{
	size_t n = 0;

	for (size_t i = 0; i < body.n; i++)
		n += body.p[i] == '\n';
	return n;
}

TEST(all_people_are_in_the_file_and_each_once)
{
	struct seen seen;

	OKAY(db_script(site_db(), S("INSERT INTO person (email, name, roles, created_at)"
		" SELECT CONCAT('p', s.seq, '@x.example'), CONCAT('Person ', s.seq DIV 3),"
		"  'employee', '2026-01-01' FROM seq_1_to_3500 s")));
	seen = get(site_as("ada"), "/admin/people.csv");
	EQ(seen.status, 200);
	STREQ(seen.type, "text/csv; charset=utf-8");
	HAS(seen.head, "attachment; filename=\"people.csv\"");
	LACKS(seen.head, "Content-Length");
	EQ(lines_of(seen.body), 1 + count_of("SELECT COUNT(*) FROM person WHERE active"));
	for (int i = 1; i <= 3500; i += 7) {
		struct str who = str_format(test_mem(), "\np%d@x.example,", i);
		size_t at = str_search(seen.body, who);

		IS(at != SIZE_MAX);
		IS(str_search(str_from(seen.body, at + 1), who) == SIZE_MAX);
	}
	seen = get(site_as("ada"), "/admin/people.csv?q=person");
	EQ(lines_of(seen.body), 3501);
}

TEST(the_whole_log_is_in_its_file)
{
	struct str body;

	OKAY(db_script(site_db(), S("INSERT INTO audit (at, actor_id, actor_name, object,"
		"  object_id, object_name, what, was, becomes)"
		" SELECT '2026-01-01', 6, 'Ada', 'person', 1, 'Anna', CONCAT('step ', s.seq, ';'),"
		"  '', '' FROM seq_1_to_2500 s")));
	body = get(site_as("ada"), "/audit.csv?object=person").body;
	EQ(lines_of(body), 2501);
	HAS(body, "step 1;");
	HAS(body, "step 1500;");
	HAS(body, "step 2500;");
}

TEST(a_view_of_the_queue_is_whole_in_its_file_in_the_order_asked_for)
{
	struct str body;

	OKAY(db_script(site_db(), S(
		"INSERT INTO ticket (id, kind, status, waiting_for, channel, subject, requester_id,"
		"  requester_name, opened_by_id, category_id, impact, urgency, priority, team_id,"
		"  created_at, updated_at, due_at)"
		" SELECT 500000 + s.seq, 'incident', 'open', 'nobody', 'portal', 'Tea', 1, 'Anna',"
		"  1, 1, 'one', 'normal', 'P3', 1, '2026-06-01', '2026-06-01', '2026-06-20'"
		"   FROM seq_1_to_2500 s")));
	body = get(site_as("mia"), "/queue/open.csv?sort=due&dir=up").body;
	EQ(lines_of(body), 2501);
	IS(str_search(body, S("I-500001,")) < str_search(body, S("I-501500,")));
	body = get(site_as("mia"), "/queue/open.csv?sort=number&dir=down").body;
	EQ(lines_of(body), 2501);
	IS(str_search(body, S("I-501500,")) < str_search(body, S("I-500001,")));
}

/* Rows of which the third thousand cannot be read. */
static enum err some_rows(struct visit *v, void *at, struct arena *mem, struct buf *b, bool *more)
{
	int *n = at;

	(void)v;
	(void)mem;
	if (++*n == 3)
		return E_BUSY;
	csv_cell(b, S("row"), true);
	csv_row_end(b);
	*more = true;
	return OK;
}

static void collect(void *to, struct str bytes)
{
	buf_add(to, bytes);
}

TEST(a_file_that_breaks_off_says_so_in_its_last_line)
{
	struct request rq = { .mem = test_mem() };
	struct reply re = { .mem = test_mem() };
	struct visit v = { .rq = &rq, .re = &re };
	struct buf b;
	int n = 0;

	buf_init(&b, test_mem(), 1000);
	OKAY(csv_pour(&v, &(struct poured){ "x", &(struct record){ .name = "x" }, some_rows, &n }));
	ERR(re.pour(&v, &(struct sink){ collect, &b }), E_BUSY);
	HAS(buf_str(&b), "row\r\nrow\r\nThis file is cut off here. Please fetch it again.\r\n");
	n = 2;          /* what fails at once is an answer like any other */
	ERR(csv_pour(&v, &(struct poured){ "x", &(struct record){ .name = "x" }, some_rows, &n }),
	    E_BUSY);
}

TEST(a_file_of_people_by_words_says_when_it_cannot_hold_them_all)
{
	struct str body;

	OKAY(db_script(site_db(), S("INSERT INTO person (email, name, roles, created_at)"
		" SELECT CONCAT('p', s.seq, '@x.example'), CONCAT('Person ', s.seq),"
		"  'employee', '2026-01-01' FROM seq_1_to_20010 s")));
	body = get(site_as("ada"), "/admin/people.csv?q=person").body;
	HAS(body, "\r\nThese words find too many people: not all of them are in this file.\r\n");
	body = get(site_as("ada"), "/admin/people.csv?q=person+1999").body;
	LACKS(body, "too many people");
	EQ(lines_of(get(site_as("ada"), "/admin/people.csv").body),
	   1 + count_of("SELECT COUNT(*) FROM person WHERE active"));
}
