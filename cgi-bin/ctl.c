/*
 * firstline: the operator's tool. A table of commands; each says what it
 * needs to be opened first. Ends with 0 when all went well, 1 when not, 2
 * when it was called wrongly. Errors are one line on stderr.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "base/when.h"
#include "desk/demo_bulk.h"
#include "desk/doctor.h"
#include "desk/may.h"
#include "desk/people.h"
#include "desk/search.h"
#include "desk/settings.h"
#include "desk/timeline.h"
#include "pages/routes.h"
#include "store/job.h"
#include "store/schema.h"
#include "sys/clock.h"
#include "sys/conf.h"
#include "sys/file.h"
#include "sys/password.h"

#define VERSION "0.1"
enum { DONE = 0, FAILED = 1, MISUSED = 2, ARENA_MOST = 512 << 20, EXAMPLE_MOST = 64 * 1024 };

enum need { NOTHING, CONFIG, SERVER, HOUSE };   /* each with all before it; HOUSE: schema and key */

struct call {
	struct arena *mem, *scratch;
	const char *data, *file;        /* of the configuration */
	struct { VEC(const char *); } words;
	size_t used;                    /* words that name the command */
	struct conf conf;
	struct key seal;
	struct desk desk;
};

struct command {
	const char *words, *arguments, *help;
	enum need need;
	int (*run)(struct call *c);
};
static const struct command commands[];

/* ---- saying ---- */
static char reason[512];                /* what fail() said last */

static void keep_reason(enum err e, const char *line)
{
	(void)e;
	snprintf(reason, sizeof reason, "%s", line);
}

static int sorry(enum err e)
{
	fprintf(stderr, "firstline: %s\n", reason[0] ? reason : err_name(e));
	return FAILED;
}

static int ended(enum err e, const char *well)
{
	if (e != OK)
		return sorry(e);
	printf("%s", well);
	return DONE;
}

static int misused(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
static int misused(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	fprintf(stderr, "firstline: ");
	vfprintf(stderr, fmt, args);
	fprintf(stderr, " (firstline --help tells more)\n");
	va_end(args);
	return MISUSED;
}

static int refused(const struct errors *wrong, enum err e)
{
	for (size_t i = 0; i < wrong->n; i++)
		fprintf(stderr, "firstline: %.*s\n", FMT(wrong->v[i].text));
	return wrong->n ? FAILED : sorry(e);
}

static void say_line(struct str line)
{
	printf("%.*s\n", FMT(line));
}

static int say_help(struct call *c)
{
	(void)c;
	printf("firstline: the operator's tool of the Firstline help desk\n\n"
	       "  firstline [--data DIR | --config FILE] COMMAND ...\n\n");
	for (const struct command *k = commands; k->words; k++)
		printf("  firstline %s%s%s\n      %s\n", k->words, *k->arguments ? " " : "",
		       k->arguments, k->help);
	printf("\nWhich installation is meant:\n"
	       "  --data DIR      the private one in DIR, made by: make run DATA=DIR\n"
	       "  --config FILE   the one that FILE describes\n"
	       "Without both it is the one in $FIRSTLINE_DATA, else the one in ./var, else the\n"
	       "one of /etc/firstline/firstline.conf.\n\n"
	       "It ends with 0 when all went well, 1 when something failed, 2 when it was called\n"
	       "wrongly.\n");
	return DONE;
}

static int say_version(struct call *c)
{
	(void)c;
	printf("Firstline %s, schema %d\n", VERSION, SCHEMA_NEWEST);
	return DONE;
}

/* ---- arguments ---- */
static const char *argument(const struct call *c, size_t i)
{
	return c->used + i < c->words.n ? c->words.v[c->used + i] : NULL;
}

static bool has_word(const struct call *c, const char *word)
{
	const char *is;

	for (size_t i = 0; (is = argument(c, i)); i++)
		if (strcmp(is, word) == 0)
			return true;
	return false;
}

/* Nothing but, at most, this word. */
static bool only_word(const struct call *c, const char *word)
{
	return !argument(c, 0) || (strcmp(argument(c, 0), word) == 0 && !argument(c, 1));
}

/* ---- the commands ---- */
static void say_check(const char *name, enum err e, struct str detail)
{
	if (e != OK && reason[0])
		printf("FAIL %s: %s\n", name, reason);
	else
		printf("%s %s: %.*s\n", e == OK ? "ok  " : "FAIL", name, FMT(detail));
	reason[0] = 0;
}

static int run_doctor(struct call *c)
{
	enum err e;
	int failed;

	e = conf_load(c->mem, c->file, &c->conf);
	say_check("configuration", e, str_of(c->file));
	if (e != OK)
		return FAILED;
	c->conf.database.statement_s = 10;
	c->desk.db = db_open(&c->conf.database);
	failed = doctor_examine(&c->desk, &c->conf, say_check);
	printf("%d checks failed\n", failed);
	return failed ? FAILED : DONE;
}

static int run_migrate(struct call *c)
{
	struct str dir = str_format(c->mem, "%.*s/migrations", FMT(c->conf.sql));
	struct schema_state state;
	enum err e = OK;

	if (!only_word(c, "--status") && !only_word(c, "--dry-run"))
		return misused("migrate takes --status or --dry-run");
	if (!argument(c, 0))
		e = schema_migrate(c->desk.db, c->mem, dir, say_line);
	if (e == OK)
		e = schema_state(c->desk.db, c->mem, dir, &state);
	if (e == OK)
		printf("The schema is at number %" PRId64 " of %" PRId64 "%s.\n", state.done,
		       state.newest, state.done == state.newest ? ", up to date" : "");
	return ended(e, "");
}

static bool read_role(const char *name, uint64_t *roles)
{
	int role = name ? name_find(&role_names, str_of(name)) : -1;

	if (role < 0)
		fprintf(stderr, "firstline: there is no role %s\n", name ? name : "");
	else
		*roles |= (uint64_t)1 << role;
	return role >= 0;
}

/* false: not understood. */
static bool read_newcomer(const struct call *c, struct newcomer *in)
{
	const char *word;

	for (size_t i = 0; (word = argument(c, i)); i++) {
		if (strcmp(word, "--admin") == 0) {
			in->roles |= (uint64_t)1 << ROLE_ADMIN;
		} else if (strcmp(word, "--again") == 0) {
			in->again = true;
		} else if (strcmp(word, "--role") == 0) {
			if (!read_role(argument(c, ++i), &in->roles))
				return false;
		} else if (strcmp(word, "--name") == 0) {
			if (!argument(c, ++i))
				return false;
			in->name = str_of(argument(c, i));
		} else {
			if (in->email.n || word[0] == '-')
				return false;
			in->email = str_of(word);
		}
	}
	return in->email.n > 0;
}

static int run_person_add(struct call *c)
{
	struct errors wrong = { .mem = c->mem };
	struct newcomer in = { 0 };
	struct person person;
	struct str link;
	enum err e;

	if (!read_newcomer(c, &in))
		return misused("person add takes options and one mail address");
	e = desk_welcome_person(&c->desk, &in, c->conf.base_url, &wrong, &person, &link);
	if (e != OK)
		return refused(&wrong, e);
	printf("%.*s <%.*s> sets a password here; the link is good once, and for 24 hours:\n%.*s\n",
	       FMT(person.name), FMT(person.email), FMT(link));
	return DONE;
}

static void say_progress(struct str line)
{
	fprintf(stderr, "%.*s\n", FMT(line));
}

/* With a number, a demo company that is here already grows. */
static enum err load_demo(struct call *c, int64_t tickets, struct demo_size *size)
{
	int64_t people;

	if (!tickets)
		return demo_load(&c->desk, c->scratch, &c->conf, size);
	TRY(person_count(c->desk.db, c->mem, &people));
	if (!people)
		TRY(demo_load(&c->desk, c->scratch, &c->conf, size));
	return demo_grow(&c->desk, c->scratch, &c->conf, tickets, say_progress, size);
}

static int run_demo_load(struct call *c)
{
	struct demo_size size = { 0 };
	int64_t tickets = 0;
	enum err e;

	if (argument(c, 0) && (strcmp(argument(c, 0), "--tickets") != 0 || !argument(c, 1)
	                       || argument(c, 2) || !str_int(str_of(argument(c, 1)), &tickets)
	                       || tickets < 1 || tickets > BULK_TICKETS_MOST))
		return misused("demo load takes --tickets N, up to %d", BULK_TICKETS_MOST);
	e = load_demo(c, tickets, &size);
	if (e == OK && tickets)
		printf("It has grown: %" PRId64 " people, %" PRId64 " tickets.\n", size.people,
		       size.tickets);
	else if (e == OK)
		printf("The demo company is here: %" PRId64 " agencies, %" PRId64 " teams, %" PRId64
		       " people, %" PRId64 " tickets.\n", size.agencies, size.teams,
		       size.people, size.tickets);
	return ended(e, "");
}

static int run_demo_purge(struct call *c)
{
	return ended(demo_purge(&c->desk), "The demo company is gone.\n");
}

static int run_audit_verify(struct call *c)
{
	int64_t events = 0, bad = 0;
	enum err e = timeline_verify(&c->desk, c->scratch, say_line, &events, &bad);

	if (e != OK)
		return sorry(e);
	printf("%" PRId64 " events, %" PRId64 " breaches\n", events, bad);
	return bad ? FAILED : DONE;
}

static int run_search_rebuild(struct call *c)
{
	return ended(desk_index_all(&c->desk, c->scratch), "The index is made.\n");
}

static int run_config_check(struct call *c)
{
	struct key master;

	return ended(conf_secret(c->mem, c->conf.secret, &master), "The configuration is right.\n");
}

static int run_config_example(struct call *c)
{
	struct buf b;

	buf_init(&b, c->mem, EXAMPLE_MOST);
	conf_example(&b);
	return ended(OK, buf_str(&b).p);
}

static int run_setting_set(struct call *c)
{
	const char *why = "";
	enum err e;

	if (!argument(c, 1) || argument(c, 2))
		return misused("setting set NAME VALUE");
	e = settings_set(&c->desk, str_of(argument(c, 0)), str_of(argument(c, 1)), &why);
	if (e == E_MISSING)
		return misused("there is no setting %s", argument(c, 0));
	if (e == E_INVALID)
		snprintf(reason, sizeof reason, "%s: %s", argument(c, 0), why);
	return ended(e, "");
}

static int run_job_list(struct call *c)
{
	struct rows rows;
	enum err e = job_list(c->desk.db, c->mem, &rows);

	for (size_t i = 0; e == OK && i < rows.n; i++) {
		const struct job_state *job = (const struct job_state *)rows.v + i;

		printf("%-16.*s due %.*s, last done %.*s", FMT(job->name),
		       FMT(when_rfc3339(c->mem, job->due_at)),
		       FMT(job->last_ok_at ? when_rfc3339(c->mem, job->last_ok_at) : S("never")));
		if (job->failures)
			printf(", failed %" PRId64 " times: %.*s", job->failures,
			       FMT(job->last_error));
		printf("\n");
	}
	return ended(e, "");
}

static int run_routes(struct call *c)
{
	if (!only_word(c, "--json"))
		return misused("routes takes --json");
	return ended(OK, routes_json(c->mem).p);
}

static const struct command commands[] = {
	{ "doctor", "", "Looks whether everything is well, one line for each check.",
	  NOTHING, run_doctor },
	{ "migrate", "[--status | --dry-run]", "Brings the database to this program's schema, or "
	  "says how far it is.", SERVER, run_migrate },
	{ "person add", "[--admin | --role ROLE]... [--name NAME] [--again] EMAIL",
	  "Adds a person and prints the one-time link to set a password. Roles: employee, agent,\n"
	  "      lead, admin, security, auditor. --again: also for who has a password already.",
	  HOUSE, run_person_add },
	{ "demo load", "[--tickets N]", "Fills an empty house with an invented company (config: "
	  "demo=yes).\n      --tickets: and lets it grow until it has N of them, for measuring.",
	  HOUSE, run_demo_load },
	{ "demo purge", "", "Takes the invented company out again.", HOUSE, run_demo_purge },
	{ "audit verify", "", "Checks the chain of every timeline against its seals.",
	  HOUSE, run_audit_verify },
	{ "search rebuild", "", "Makes the index of the search anew.", HOUSE, run_search_rebuild },
	{ "setting set", "NAME VALUE", "Changes what the organisation decides for itself.",
	  HOUSE, run_setting_set },
	{ "job list", "", "The regular work: when it is due, when it was done, what failed.",
	  HOUSE, run_job_list },
	{ "config check", "", "Reads the configuration and the key.", CONFIG, run_config_check },
	{ "config example", "", "Prints a configuration that explains itself.",
	  NOTHING, run_config_example },
	{ "routes", "[--json]", "All addresses of the site: method, path, ability, fields.",
	  NOTHING, run_routes },
	{ "--help", "", "This.", NOTHING, say_help },
	{ "--version", "", "The version.", NOTHING, say_version },
	{ NULL },
};

/* ---- opening what a command needs ---- */
static enum err open_needs(struct call *c, enum need need)
{
	struct key master;

	c->desk = (struct desk){ .db = c->desk.db, .mem = c->mem, .by = &the_house,
	                         .now = clock_now(), .seal = &c->seal };
	if (need >= CONFIG)
		TRY(conf_load(c->mem, c->file, &c->conf));
	if (need >= SERVER)
		c->desk.db = db_open(&c->conf.database);
	if (need < HOUSE)
		return OK;
	TRY(conf_secret(c->mem, c->conf.secret, &master));
	c->seal = crypt_derive(&master, "audit");
	TRY(password_init());
	return schema_fits(c->desk.db, c->mem);
}

static const char *config_file(const struct call *c)
{
	const char *data = c->data ? c->data : getenv("FIRSTLINE_DATA");

	if (c->file)
		return c->file;
	if (data && *data)
		return str_format(c->mem, "%s/firstline.conf", data).p;
	return file_exists("var/firstline.conf") ? "var/firstline.conf"
	                                         : "/etc/firstline/firstline.conf";
}

/* How many words of the command line name this command; 0: another one. */
static size_t named(const struct call *c, const char *words)
{
	struct str rest = str_of(words), word;
	size_t n = 0;

	while (str_cut(&rest, ' ', &word))
		if (n >= c->words.n || !str_eq(word, str_of(c->words.v[n++])))
			return 0;
	return n;
}

static int run(struct call *c)
{
	enum err e;

	if (!c->words.n)
		return misused("what shall be done?");
	for (const struct command *k = commands; k->words; k++) {
		c->used = named(c, k->words);
		if (!c->used)
			continue;
		if (has_word(c, "--help")) {
			printf("firstline %s %s\n      %s\n", k->words, k->arguments, k->help);
			return DONE;
		}
		if (!*k->arguments && argument(c, 0))
			return misused("%s takes no arguments", k->words);
		c->file = config_file(c);
		e = open_needs(c, k->need);
		return e == OK ? k->run(c) : sorry(e);
	}
	return misused("there is no command %s", c->words.v[0]);
}

/* --name VALUE or --name=VALUE, wherever it stands: 1 taken, 0 not it, -1 without a value. */
static int take_option(char **argv, int *i, const char *name, const char **value)
{
	size_t n = strlen(name);

	if (strncmp(argv[*i], name, n) != 0 || (argv[*i][n] && argv[*i][n] != '='))
		return 0;
	*value = argv[*i][n] ? argv[*i] + n + 1 : argv[++*i];
	return *value ? 1 : -1;
}

static int read_arguments(struct call *c, char **argv)
{
	for (int i = 1; argv[i]; i++) {
		int taken = take_option(argv, &i, "--data", &c->data);

		if (!taken)
			taken = take_option(argv, &i, "--config", &c->file);
		if (taken < 0)
			return misused("a value is missing at the end");
		if (!taken)
			*vec_push(c->mem, &c->words) = argv[i];
	}
	return DONE;
}

int main(int argc, char **argv)
{
	struct call c = { .mem = arena_open(ARENA_MOST), .scratch = arena_open(ARENA_MOST) };
	int status;

	(void)argc;
	fail_to(keep_reason);
	status = read_arguments(&c, argv);
	if (status == DONE)
		status = run(&c);
	if (fflush(stdout) != 0)
		status = FAILED;
	db_close(c.desk.db);
	arena_close(c.scratch);
	arena_close(c.mem);
	return status;
}
