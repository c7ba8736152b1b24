/*
 * Every route asked by every role, against tests/golden/access.txt: the two
 * locks in one picture. To accept a change on purpose, read the difference
 * and copy build/test/access.txt over the golden file.
 */
#include <fcntl.h>
#include <unistd.h>

#include "base/buf.h"
#include "http/form.h"
#include "pages/routes.h"
#include "sys/file.h"
#include "tests/site.h"

static const char *const roles[] = {
	NULL, "anna", "boris", "rita", "mia", "max", "lena", "ada", "sol", "otto" };

enum { ROLES_ASKED = sizeof roles / sizeof *roles };

/* Rita is the contact of anna's agency; a confidential one is for the security team alone. */
enum whose { ANNAS, BORISS, CONFIDENTIAL, ABSENT, WHOSE };
static const char *const kinds_of_ticket[WHOSE] = { "anna's", "boris's", "confidential", "absent" };

static int64_t a_ticket(enum whose whose)
{
	const char *path = ask_for_help(site_as(whose == BORISS ? "boris" : "anna"),
	                                "The printer eats paper");
	int64_t id = 0;

	IS(str_int(str_from(str_of(path), 9), &id));
	if (whose == CONFIDENTIAL)
		OKAY(db_script(site_db(), str_format(test_mem(),
			"UPDATE ticket SET confidential = 1, team_id = 3, requester_id = 9"
			" WHERE id = %ld",
			(long)id)));
	say("INSERT INTO task (ticket_id, sort, title, created_at)"
	    " SELECT id, 1, 'Look at it', created_at FROM ticket WHERE id = %ld", (long)id);
	return id;
}

/* Of the ticket, or of what hangs on it. */
static int64_t number_in(const struct route *r, int64_t ticket)
{
	const char *table = str_begins(str_of(r->path), S("/tasks/")) ? "task"
	                  : str_begins(str_of(r->path), S("/entries/")) ? "entry" : NULL;

	return !table ? ticket
	     : count_of(str_format(test_mem(), "SELECT MAX(id) FROM %s WHERE ticket_id = %ld",
	                           table, (long)ticket).p);
}

static bool is_of_ticket(const struct route *r)
{
	return str_begins(str_of(r->path), S("/tickets/{id}"))
	    || str_begins(str_of(r->path), S("/tasks/{id}"))
	    || str_begins(str_of(r->path), S("/entries/{id}"));
}

static const char *address_of(const struct route *r, int64_t id)
{
	struct buf b;
	struct str rest = str_of(r->path), part;
	bool first = true;

	buf_init(&b, test_mem(), 500);
	while (str_cut(&rest, '/', &part)) {
		if (!first)
			buf_char(&b, '/');
		first = false;
		if (str_eq(part, S("{id}")))
			buf_format(&b, "%ld", (long)id);
		else if (str_begins(part, S("{word}")))
			buf_format(&b, "open%.*s", FMT(str_from(part, 6)));
		else if (str_eq(part, S("{secret}")))
			buf_add(&b, S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
		else
			buf_add(&b, part);
	}
	return str_z(test_mem(), buf_str(&b));
}

static int asked(const struct route *r, const char *role, enum whose whose)
{
	int64_t id = a_ticket(whose);
	struct guest *g = site_as(role);
	const char *path = address_of(r, whose == ABSENT ? 99999999 : number_in(r, id));

	return r->method == GET ? get(g, "%s", path).status : post(g, path, "").status;
}

static int answer_to(const struct route *r, const char *role, enum whose whose)
{
	int status;

	OKAY(db_begin(site_db()));
	status = asked(r, role, whose);
	db_end(site_db(), E_INVALID);
	return status;
}

static void ask_route(struct buf *out, const struct route *r, enum whose whose)
{
	buf_format(out, "%-4s %-30s %-12s", r->method == GET ? "GET" : "POST", r->path,
	           is_of_ticket(r) ? kinds_of_ticket[whose] : "");
	for (size_t i = 0; i < ROLES_ASKED; i++)
		buf_format(out, " %5d", answer_to(r, roles[i], whose));
	buf_char(out, '\n');
}

static void keep(struct str text)
{
	int fd = open("build/test/access.txt", O_WRONLY | O_CREAT | O_TRUNC, 0644);

	IS(fd >= 0);
	OKAY(file_write_all(fd, text));
	close(fd);
}

TEST(B076_every_route_answers_every_role_as_the_golden_file_says)
{
	struct str golden;
	struct buf out;

	buf_init(&out, test_mem(), 64 * 1024);
	buf_format(&out, "%-4s %-30s %-12s", "", "route", "ticket");
	for (size_t i = 0; i < ROLES_ASKED; i++)
		buf_format(&out, " %5s", roles[i] ? roles[i] : "-");
	buf_char(&out, '\n');
	for (size_t t = 0; all_routes[t]; t++) {
		for (const struct route *r = all_routes[t]; r->path; r++)
			for (enum whose w = 0; w < (is_of_ticket(r) ? WHOSE : 1); w++)
				ask_route(&out, r, w);
	}
	keep(buf_str(&out));
	OKAY(file_read_whole(test_mem(), "tests/golden/access.txt", 1 << 20, &golden));
	SAME(buf_str(&out), golden);
}

static void is_like_absent(const struct route *r, const char *role, enum whose whose)
{
	test_eq(answer_to(r, role, whose), answer_to(r, role, ABSENT),
	        str_format(test_mem(), "%s by %s", r->path, role).p, HERE);
}

/* A ticket that is not hers to see is answered like one that is not there. */
TEST(B067_what_is_of_others_is_answered_as_if_it_were_absent)
{
	static const struct {
		const char *role;
		enum whose whose;
	} rows[] = {
		{ "boris", ANNAS }, { "anna", BORISS }, { "rita", BORISS },
		{ "anna", CONFIDENTIAL }, { "boris", CONFIDENTIAL }, { "rita", CONFIDENTIAL },
		{ "mia", CONFIDENTIAL }, { "max", CONFIDENTIAL }, { "lena", CONFIDENTIAL },
		{ "ada", CONFIDENTIAL }, { "otto", CONFIDENTIAL },
	};

	for (size_t t = 0; all_routes[t]; t++)
		for (const struct route *r = all_routes[t]; r->path; r++)
			for (size_t i = 0; is_of_ticket(r) && i < sizeof rows / sizeof *rows; i++)
				is_like_absent(r, rows[i].role, rows[i].whose);
}

TEST(B081_no_route_changes_anything_by_get)
{
	for (size_t t = 0; all_routes[t]; t++)
		for (const struct route *r = all_routes[t]; r->path; r++)
			IS(r->method == POST || !r->form);
}
