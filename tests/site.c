/* See site.h. */
#include "tests/site.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <unistd.h>

#include "base/arena.h"
#include "desk/sign_in.h"
#include "http/csrf.h"
#include "pages/page.h"
#include "pages/routes.h"
#include "store/event.h"
#include "store/schema.h"
#include "sys/file.h"
#include "sys/password.h"

static struct arena *kept;
static struct conf conf;
static struct site site;
static int64_t now = TEST_NOW;
static bool opened, begun;
static struct db *home;                 /* the real one, while it is away */

static void quiet(struct str line)
{
	(void)line;
}

static void must(enum err e, const char *what)
{
	if (e == OK)
		return;
	fprintf(stderr, "tests/site.c: %s: %s\n", what, err_name(e));
	exit(1);
}

static void write_secret(const char *path)
{
	static const char bytes[32] = "0123456789abcdef0123456789abcdef";
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (fd < 0 || write(fd, bytes, sizeof bytes) != sizeof bytes)
		must(E_BROKEN, path);
	close(fd);
}

static struct db_place place_named(const char *name)
{
	const char *socket = getenv("FIRSTLINE_TEST_SOCKET"), *user = getenv("FIRSTLINE_TEST_USER");

	return (struct db_place){ .socket = str_of(socket), .user = str_of(user),
	                          .name = str_of(name) };
}

static void run_script(struct db *db, struct str text)
{
	while (text.n) {
		size_t end = str_search(text, S(";\n"));
		struct str statement = str_trim(str_sub(text, 0, end));

		if (statement.n)
			must(db_script(db, statement), "fixture");
		text = end == SIZE_MAX ? S("") : str_from(text, end + 2);
	}
}

static void open_database(void)
{
	struct db_place server = place_named("mysql");
	struct db *db = db_open(&server);
	struct str fixture;
	char name[64], sql[128];

	snprintf(name, sizeof name, "page_test_%d", (int)getpid());
	snprintf(sql, sizeof sql, "CREATE DATABASE %s", name);
	must(db_script(db, str_of(sql)), "create database");
	db_close(db);
	conf.database = place_named(str_z(kept, str_of(name)));
	db = db_open(&conf.database);
	must(schema_migrate(db, kept, S("sql/migrations"), quiet), "migrate");
	must(file_read_whole(kept, "tests/fixture.sql", 1 << 20, &fixture), "fixture.sql");
	run_script(db, fixture);
	db_close(db);
}

static void open_site(void)
{
	kept = arena_open(64 << 20);
	write_secret("build/test/secret.key");
	conf = (struct conf){
		.base_url = S("http://127.0.0.1:8080"), .site_name = S("Firstline"),
		.instance = S("0000test"), .zone = S("America/Chicago"),
		.templates = S("build/templates"), .locale = S("build/locale"),
		.static_files = S("static/dist"), .sql = S("sql"),
		.secret = S("build/test/secret.key"), .tmp = S("build/test"),
	};
	open_database();
	must(password_init(), "password");
	must(site_open(kept, &conf, &site), "site");
	site.routes = all_routes;
	site.frame = page_frame;
	opened = true;
}

static void close_all(void)
{
	if (!opened)
		return;
	site_close(&site);
	arena_close(kept);
	opened = false;
}

static void begin(void);

void site_lose_database(void)
{
	struct db_place nowhere = { .socket = S("build/test/no.sock"), .user = S("nobody"),
	                            .name = S("nothing") };

	begin();
	home = site.db;
	site.db = db_open(&nowhere);
}

void site_find_database(void)
{
	if (!home)
		return;
	db_close(site.db);
	site.db = home;
	home = NULL;
}

static void roll_back(void)
{
	site_find_database();
	db_end(site.db, E_INVALID);
	arena_reset(site.mem);
	begun = false;
	now = TEST_NOW;
}

static void begin(void)
{
	if (!opened) {
		open_site();
		atexit(close_all);
	}
	if (begun)
		return;
	must(db_begin(site.db), "begin");
	memo_forget_counts(&site.memo);
	site.memo.house = 0;            /* the test before may have had another house */
	begun = true;
	test_after(roll_back);
}

void site_at(int64_t at)
{
	begin();
	now = at;
}

int64_t site_now(void)
{
	return now;
}

struct db *site_db(void)
{
	begin();
	return site.db;
}

static struct person person_named(const char *name)
{
	struct person p;
	char email[100];

	snprintf(email, sizeof email, strchr(name, '@') ? "%s" : "%s@demo.example", name);
	must(person_by_email(site.db, test_mem(), str_of(email), &p), name);
	return p;
}

struct desk *site_desk(const char *name)
{
	struct desk *d = NEW(test_mem(), struct desk);
	struct actor *a = NEW(test_mem(), struct actor);
	struct person p;

	begin();
	if (name)
		p = person_named(name);
	*a = name ? actor_of(test_mem(), &p) : the_house;
	*d = (struct desk){ site.db, test_mem(), a, now, &site.seal };
	return d;
}

struct guest *site_as(const char *name)
{
	struct guest *g = NEW(test_mem(), struct guest);
	unsigned char digest[DIGEST_SIZE];
	struct session s;

	begin();
	g->secret = crypt_token(test_mem());
	if (!name)
		return g;
	g->id = person_named(name).id;
	crypt_digest(g->secret, digest);
	s = (struct session){ .digest = { (char *)digest, sizeof digest }, .person_id = g->id,
	                      .created_at = now, .seen_at = now };
	must(session_insert(site.db, &s), "session");
	return g;
}

const char *cookie_of(const struct guest *who)
{
	return str_format(test_mem(), "__Host-sid-0000test=%.*s", FMT(who->secret)).p;
}

struct str token_of(const struct guest *who)
{
	begin();
	return csrf_token(test_mem(), &site.csrf_key, who->secret);
}

struct source {
	struct str left;
};

static size_t read_source(void *from, char *p, size_t n)
{
	struct source *s = from;
	struct str piece = str_sub(s->left, 0, n > 1000 ? 1000 : n);

	if (piece.n)
		memcpy(p, piece.p, piece.n);
	s->left = str_from(s->left, piece.n);
	return piece.n;
}

static void collect(void *to, struct str bytes)
{
	buf_add(to, bytes);
}

static struct seen seen_of(struct visit *v, struct reply *re)
{
	struct seen seen = { .status = re->status, .head = str_copy(test_mem(), reply_head(re)) };
	struct buf b;
	struct sink sink = { collect, &b };

	buf_init(&b, test_mem(), 64 << 20);
	if (re->pour)
		must(re->pour(v, &sink), "pour");
	else
		buf_add(&b, re->body);
	seen.body = buf_str(&b);
	seen.type = str_of(re->type);
	seen.location = str_copy(test_mem(), reply_header_of(re, "Location"));
	seen.cookie = str_copy(test_mem(), reply_header_of(re, "Set-Cookie"));
	return seen;
}

struct seen ask_raw(const struct raw *raw)
{
	struct source source = { raw->body };
	struct request rq;
	struct reply re;
	struct visit *v;

	begin();
	arena_reset(site.mem);
	rq = (struct request){
		.mem = site.mem, .number = S("test"), .method = raw->method,
		.uri = str_of(raw->path), .cookie = str_of(raw->cookie),
		.content_type = str_of(raw->type), .origin = str_of(raw->origin),
		.fetch_site = str_of(raw->fetch_site), .head = raw->head,
		.browser = str_of(raw->browser ? raw->browser : "Test"),
		.address = str_of(raw->address ? raw->address : "192.0.2.1"), .read = read_source,
		.from = &source,
		.length = raw->chunked ? -1 : raw->length ? raw->length : (int64_t)raw->body.n,
	};
	v = serve(&site, &rq, &re, now);
	return seen_of(v, &re);
}

struct str header_of(const struct seen *seen, const char *name)
{
	struct str line = str_format(test_mem(), "\r\n%s: ", name);
	size_t at = str_search(seen->head, line);

	if (at == SIZE_MAX)
		return S("");
	line = str_from(seen->head, at + line.n);
	return str_sub(line, 0, str_find(line, '\r'));
}

struct str cookie_set(const struct seen *seen, const char *name)
{
	struct str line = str_format(test_mem(), "\r\nSet-Cookie: %s=", name);
	size_t at = str_search(seen->head, line);

	if (at == SIZE_MAX)
		return S("");
	line = str_from(seen->head, at + line.n);
	return str_sub(line, 0, str_find(line, ';'));
}

struct guest *guest_of(const struct seen *seen)
{
	struct guest *g = NEW(test_mem(), struct guest);

	g->secret = cookie_set(seen, "__Host-sid-0000test");
	return g;
}

void site_passwords(void)
{
	/* Making one takes 30 ms. */
	static char hash[200];

	begin();
	if (!hash[0])
		snprintf(hash, sizeof hash, "%s", password_hash(test_mem(), S(TEST_PASSWORD)).p);
	say("UPDATE person SET password_hash = '%s'", hash);
}

struct seen get(const struct guest *who, const char *fmt, ...)
{
	char path[2000];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(path, sizeof path, fmt, ap);
	va_end(ap);
	return ask_raw(&(struct raw){ .method = GET, .path = path,
	                          .cookie = who ? cookie_of(who) : NULL });
}

struct str key_for(struct str fields)
{
	char bytes[ONCE_BYTES];

	if (str_search(fields, S("once=")) != SIZE_MAX)
		return S("");
	crypt_random(bytes, sizeof bytes);
	return crypt_base64url(test_mem(), (struct str){ bytes, sizeof bytes });
}

struct seen post(const struct guest *who, const char *path, const char *body)
{
	struct str key = key_for(str_of(body));
	struct str whole = str_format(test_mem(), "csrf=%.*s%s%.*s%s%s", FMT(token_of(who)),
	                              key.n ? "&once=" : "", FMT(key), *body ? "&" : "", body);

	return ask_raw(&(struct raw){ .method = POST, .path = path, .cookie = cookie_of(who),
	                          .type = "application/x-www-form-urlencoded", .body = whole });
}

const char *encoded(struct str s)
{
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	url_encode(&b, s);
	return str_z(test_mem(), buf_str(&b));
}

static void add_field(struct buf *b, struct str name, struct str value)
{
	buf_format(b, "--x\r\nContent-Disposition: form-data; name=\"%.*s\"\r\n\r\n", FMT(name));
	buf_add(b, value);
	buf_add(b, S("\r\n"));
}

struct str multipart_body(const struct guest *who, const char *fields, const char *file_name,
                          const char *type, struct str bytes)
{
	struct params params;
	struct buf b;

	must(params_parse(test_mem(), str_of(fields), 100, &params), fields);
	buf_init(&b, test_mem(), 96 << 20);
	add_field(&b, S("csrf"), token_of(who));
	if (key_for(str_of(fields)).n)
		add_field(&b, S("once"), key_for(str_of(fields)));
	for (size_t i = 0; i < params.n; i++)
		add_field(&b, params.v[i].name, params.v[i].value);
	if (file_name) {
		buf_format(&b, "--x\r\nContent-Disposition: form-data; name=\"file\"; "
		               "filename=\"%s\"\r\nContent-Type: %s\r\n\r\n", file_name, type);
		buf_add(&b, bytes);
		buf_add(&b, S("\r\n"));
	}
	buf_add(&b, S("--x--\r\n"));
	return buf_str(&b);
}

struct seen post_file(const struct guest *who, const char *path, const char *fields,
                      const char *file_name, const char *type, struct str bytes)
{
	return ask_raw(&(struct raw){ .method = POST, .path = path, .cookie = cookie_of(who),
		.type = "multipart/form-data; boundary=x",
		.body = multipart_body(who, fields, file_name, type, bytes) });
}

const char *ask_for_help(const struct guest *who, const char *text)
{
	struct seen seen = post(who, "/tickets",
		str_format(test_mem(), "kind=incident&blocked=hurts&affected=me&text=%s",
		           encoded(str_of(text))).p);

	EQ(seen.status, 303);
	return str_z(test_mem(), seen.location);
}

const char *below(const char *ticket, const char *verb)
{
	return str_format(test_mem(), "%s/%s", ticket, verb).p;
}

int64_t number_of(const char *ticket)
{
	int64_t id = 0;

	IS(str_int(str_from(str_of(ticket), sizeof "/tickets/" - 1), &id));
	return id;
}

int64_t version_of(const char *ticket)
{
	struct event last = { 0 };

	must(event_last(site.db, test_mem(), number_of(ticket), &last), "event");
	return last.seq;
}

struct answer {
	int64_t n;
	struct str text;
};
static const struct field answer_fields[] = {
	FIELD(struct answer, n, F_INT), FIELD(struct answer, text, F_STR) };
static const struct record answer_record = RECORD("answer", struct answer, answer_fields);
static const struct query answer_now = { "test_answer", &answer_record,
	"SELECT CAST(@answer AS INTEGER) AS n, CAST(@answer AS CHAR) AS text" };

/* By way of a variable: a connection prepares every text once and never forgets it. */
static struct answer answer_of(const char *sql)
{
	struct answer answer = { 0 };

	must(db_script(site_db(), str_format(test_mem(), "SET @answer = (%s)", sql)), sql);
	must(db_one(site_db(), test_mem(), &answer_now, NO_ARGS, &answer), sql);
	return answer;
}

int64_t count_of(const char *sql)
{
	return answer_of(sql).n;
}

struct str text_of(const char *sql)
{
	return answer_of(sql).text;
}

int64_t count_on(const char *ticket, const char *fmt)
{
	char sql[2000];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	snprintf(sql, sizeof sql, fmt, (long)number_of(ticket));
#pragma GCC diagnostic pop
	return count_of(sql);
}

void say(const char *fmt, ...)
{
	char sql[4000];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sql, sizeof sql, fmt, ap);
	va_end(ap);
	must(db_script(site_db(), str_of(sql)), sql);
}
