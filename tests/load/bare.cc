/*
 * The yardstick of the bench: as little as a page of a list can cost with the libraries that
 * Firstline uses. One indexed SELECT of 50 rows with 8 columns, put into a page of about 24 KB.
 * No session, no rights, no other statement.
 *
 *	bare DB-SOCKET DB-USER DB-NAME LISTEN-SOCKET WORKERS
 */
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <ctime>
#include <fcgiapp.h>
#include <mysql.h>

namespace {

enum { ROWS = 50, COLUMNS = 8, CELL = 256 };

const char *const names[COLUMNS] = {
	"ID", "SUBJECT", "REQUESTER", "STATUS", "PRIORITY", "OWNER", "DUE", "UPDATED" };

/* FORCE INDEX as in our own lists: the optimizer has its moods on large data. */
const char statement[] =
	"SELECT t.id, t.subject, t.requester_name, t.status, t.priority, t.assignee_id, t.due_at,"
	"       t.updated_at"
	"  FROM ticket t FORCE INDEX (open_due)"
	" WHERE t.is_open = 1"
	" ORDER BY t.due_at, t.id"
	" LIMIT 50";

const char head[] =
	"{{%AUTOESCAPE context=\"HTML\"}}\n"
	"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Bare</title>"
	"<link rel=\"stylesheet\" href=\"/static/bare.css\"></head><body><main><h1>All open</h1>"
	"<table><thead><tr><th>No.</th><th>Subject</th><th>Requester</th><th>Status</th>"
	"<th>Priority</th><th>Owner</th><th>Due</th><th>Updated</th></tr></thead><tbody>\n";
const char row[] =
	"{{#ROW}}<tr><td class=\"cell number\"><a class=\"link\" href=\"/tickets/{{ID}}\">"
	"{{ID}}</a></td><td class=\"cell subject\"><a class=\"link\" href=\"/tickets/{{ID}}\">"
	"{{SUBJECT}}</a></td><td class=\"cell requester\">{{REQUESTER}}</td>"
	"<td class=\"cell status\">{{STATUS}}</td><td class=\"cell\">{{PRIORITY}}</td>"
	"<td class=\"cell owner\">{{OWNER}}</td><td class=\"cell due\"><time>{{DUE}}</time></td>"
	"<td class=\"cell updated\"><time>{{UPDATED}}</time></td></tr>\n{{/ROW}}"
	"</tbody></table></main></body></html>\n";

struct list {
	MYSQL *link;
	MYSQL_STMT *handle;
	MYSQL_BIND bind[COLUMNS];
	char cell[COLUMNS][CELL];
	unsigned long length[COLUMNS];
	my_bool null[COLUMNS];
};

[[noreturn]] void die(const char *what, const char *why)
{
	fprintf(stderr, "bare: %s: %s\n", what, why);
	exit(1);
}

void open_list(struct list *l, char **argv)
{
	l->link = mysql_init(NULL);
	if (!mysql_real_connect(l->link, NULL, argv[2], NULL, argv[3], 0, argv[1], 0))
		die("database", mysql_error(l->link));
	l->handle = mysql_stmt_init(l->link);
	if (mysql_stmt_prepare(l->handle, statement, sizeof statement - 1))
		die("statement", mysql_stmt_error(l->handle));
	memset(l->bind, 0, sizeof l->bind);
	for (int i = 0; i < COLUMNS; i++) {
		l->bind[i].buffer_type = MYSQL_TYPE_STRING;
		l->bind[i].buffer = l->cell[i];
		l->bind[i].buffer_length = CELL;
		l->bind[i].length = &l->length[i];
		l->bind[i].is_null = &l->null[i];
	}
}

void fill(struct list *l, ctemplate::TemplateDictionary *page)
{
	if (mysql_stmt_execute(l->handle) || mysql_stmt_bind_result(l->handle, l->bind))
		die("statement", mysql_stmt_error(l->handle));
	while (mysql_stmt_fetch(l->handle) == 0) {
		ctemplate::TemplateDictionary *r = page->AddSectionDictionary("ROW");

		for (int i = 0; i < COLUMNS; i++)
			r->SetValue(names[i], ctemplate::TemplateString(
				l->cell[i], l->null[i] ? 0 : l->length[i]));
	}
	mysql_stmt_free_result(l->handle);
}

double now_ms()
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

void answer(struct list *l, FCGX_Request *request)
{
	double began = now_ms();
	ctemplate::TemplateDictionary page("bare");
	std::string out;

	fill(l, &page);
	if (!ctemplate::ExpandTemplate("bare", ctemplate::DO_NOT_STRIP, &page, &out))
		die("template", "does not expand");
	FCGX_FPrintF(request->out, "Content-Type: text/html; charset=utf-8\r\n"
	             "Content-Length: %lu\r\nServer-Timing: total;dur=%.2f\r\n\r\n",
	             (unsigned long)out.size(), now_ms() - began);
	FCGX_PutStr(out.data(), (int)out.size(), request->out);
	FCGX_Finish_r(request);
}

[[noreturn]] void work(int fd, char **argv)
{
	static struct list l;
	FCGX_Request request;

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	signal(SIGTERM, SIG_DFL);
	ctemplate::StringToTemplateCache("bare", std::string(head) + row,
	                                 ctemplate::DO_NOT_STRIP);
	open_list(&l, argv);
	FCGX_InitRequest(&request, fd, 0);
	while (FCGX_Accept_r(&request) == 0)
		answer(&l, &request);
	exit(0);
}

void stop(int)
{
	signal(SIGTERM, SIG_IGN);
	kill(0, SIGTERM);
	_exit(0);
}

}

int main(int argc, char **argv)
{
	int fd;

	if (argc != 6) {
		fprintf(stderr, "usage: bare DB-SOCKET DB-USER DB-NAME LISTEN-SOCKET WORKERS\n");
		return 2;
	}
	setpgid(0, 0);
	unlink(argv[4]);
	FCGX_Init();
	fd = FCGX_OpenSocket(argv[4], 1024);
	for (int i = 0; i < atoi(argv[5]); i++)
		if (fork() == 0)
			work(fd, argv);
	signal(SIGTERM, stop);
	wait(NULL);             /* the first that ends ends all */
	stop(0);
}
