/* See scratch.h. */
#include "tests/scratch.h"

#include <dirent.h>
#include <unistd.h>

#include "desk/demo.h"
#include "desk/may.h"
#include "store/schema.h"
#include "sys/file.h"
#include "sys/password.h"

enum { HOUSES = 32 };

static struct scratch houses[HOUSES];
static size_t count;

static struct db_place server(struct str name)
{
	return (struct db_place){
		.socket = str_of(getenv("FIRSTLINE_TEST_SOCKET")),
		.user = str_of(getenv("FIRSTLINE_TEST_USER")), .name = name };
}

static enum err say(struct str name, const char *verb)
{
	struct db_place place = server(S(""));
	struct db *db = db_open(&place);
	char sql[120];
	enum err e;

	snprintf(sql, sizeof sql, "%s DATABASE %.*s", verb, FMT(name));
	e = db_script(db, str_of(sql));
	db_close(db);
	return e;
}

static void drop_all(void)
{
	for (size_t i = 0; i < count; i++) {
		db_close(houses[i].db);
		say(houses[i].conf.database.name, "DROP");
		arena_close(houses[i].kept);
	}
}

static void quiet(struct str line)
{
	(void)line;
}

struct scratch *scratch_bare(void)
{
	struct scratch *s = &houses[count];

	IS(getenv("FIRSTLINE_TEST_SOCKET") != NULL && count < HOUSES);
	*s = (struct scratch){ .kept = arena_open(256 << 20) };
	s->conf = (struct conf){
		.base_url = S("http://127.0.0.1:8080"), .zone = S("America/Chicago"), .demo = true,
		.sql = S("sql"), .tmp = S("/tmp"),
		.database = server(str_format(s->kept, "scratch_%d_%zu", (int)getpid(), count)) };
	memset(&s->seal, 7, sizeof s->seal);
	OKAY(say(s->conf.database.name, "CREATE"));
	if (count++ == 0) {
		atexit(drop_all);
		OKAY(password_init());
	}
	s->db = db_open(&s->conf.database);
	return s;
}

void scratch_migrate(struct scratch *s, const char *dir)
{
	OKAY(schema_migrate(s->db, s->kept, str_of(dir), quiet));
}

struct scratch *scratch_open(void)
{
	struct scratch *s = scratch_bare();

	scratch_migrate(s, "sql/migrations");
	return s;
}

struct scratch *scratch_demo(void)
{
	static struct scratch *demo;
	struct arena *spare;
	struct demo_size size;
	struct desk d;

	if (demo)
		return demo;
	demo = scratch_open();
	spare = arena_open(64 << 20);
	d = scratch_desk(demo, NULL, DEMO_NOW);
	OKAY(demo_load(&d, spare, &demo->conf, &size));
	arena_close(spare);
	return demo;
}

struct desk scratch_desk(struct scratch *s, const struct actor *by, int64_t now)
{
	return (struct desk){ .db = s->db, .mem = test_mem(), .by = by ? by : &the_house,
	                      .now = now, .seal = &s->seal };
}

const struct actor *scratch_actor(struct scratch *s, const char *email)
{
	struct actor *actor = NEW(test_mem(), struct actor);
	struct person person;

	OKAY(person_by_email(s->db, test_mem(), str_of(email), &person));
	*actor = actor_of(test_mem(), &person);
	return actor;
}

void scratch_say(struct scratch *s, const char *sql)
{
	OKAY(db_script(s->db, str_of(sql)));
}

struct answer {
	int64_t n;
	struct str text;
};
static const struct field number_fields[] = { FIELD(struct answer, n, F_INT) };
static const struct field text_fields[] = {
	{ "n", F_STR, offsetof(struct answer, text), NULL } };
static const struct record number_record = RECORD("number", struct answer, number_fields);
static const struct record text_record = RECORD("text", struct answer, text_fields);

/* Statements are found again by their query's address, so each question has one for good. */
static struct answer ask(struct scratch *s, const struct record *row, const char *sql)
{
	struct query *q = NEW(s->kept, struct query);
	struct answer answer = { 0 };

	*q = (struct query){ "question", row, str_copy(s->kept, str_of(sql)).p };
	OKAY(db_one(s->db, test_mem(), q, NO_ARGS, &answer));
	return answer;
}

int64_t scratch_number(struct scratch *s, const char *sql)
{
	return ask(s, &number_record, sql).n;
}

struct str scratch_text(struct scratch *s, const char *sql)
{
	return ask(s, &text_record, sql).text;
}

struct breach {
	int64_t ticket_id;
	struct str what;
};
static const struct field breach_fields[] = {
	FIELD(struct breach, ticket_id, F_INT),
	FIELD(struct breach, what, F_STR),
};
static const struct record breach_record = RECORD("breach", struct breach, breach_fields);

static void no_breach(struct scratch *s, const char *name)
{
	struct query *q = NEW(s->kept, struct query);
	const char *path = str_format(s->kept, "sql/checks/%s", name).p;
	struct str sql;
	struct rows rows;

	OKAY(file_read_whole(s->kept, path, 100000, &sql));
	*q = (struct query){ path, &breach_record, sql.p };
	OKAY(db_check(s->db, q));
	OKAY(db_all(s->db, test_mem(), q, NO_ARGS, &rows));
	if (rows.n)
		SAME(((const struct breach *)rows.v)->what, str_of(name));
}

void scratch_holds(struct scratch *s)
{
	DIR *dir = opendir("sql/checks");
	struct dirent *entry;
	int checks = 0;

	IS(dir != NULL);
	while ((entry = readdir(dir))) {
		if (!str_ends(str_of(entry->d_name), S(".sql")))
			continue;
		no_breach(s, entry->d_name);
		checks++;
	}
	closedir(dir);
	IS(checks >= 10);
}
