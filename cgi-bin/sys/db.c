/*
 * See db.h. A statement is prepared when it is first used and found again by
 * the address of its struct query. Columns are bound once: numbers and
 * instants directly, texts through a small buffer; what does not fit is
 * fetched again at its full length.
 */
#include <mysql.h>
#include <mysqld_error.h>
#include <errmsg.h>

#include "sys/db.h"

#include "base/arena.h"
#include "base/vec.h"
#include "base/when.h"
#include "sys/clock.h"

enum { STATEMENTS = 1024, COLUMNS = 64, PARAMETERS = 1000, TEXT_ROOM = 256 };

struct column {
	const struct field *field;
	MYSQL_TIME time;
	long long number;
	char *text;
	unsigned long length;
	my_bool is_null, cut;
};

struct statement {
	const struct query *query;
	MYSQL_STMT *handle;
	unsigned int columns;
	struct column *column;
	MYSQL_BIND *bind;
};

struct db {
	struct db_place place;
	MYSQL *link;
	struct statement statements[STATEMENTS];
	MYSQL_BIND bind[PARAMETERS];    /* of what is being executed */
	MYSQL_TIME times[PARAMETERS];
	int depth;
	bool lost;              /* the server ended the transaction by itself */
	struct db_figures figures;
};

struct db *db_open(const struct db_place *place)
{
	struct db *db = calloc(1, sizeof *db);

	if (!db)
		abort();
	db->place = *place;
	return db;
}

static void statement_close(struct statement *s)
{
	for (unsigned int i = 0; i < s->columns; i++)
		free(s->column[i].text);
	free(s->column);
	free(s->bind);
	if (s->handle)
		mysql_stmt_close(s->handle);
	*s = (struct statement){ 0 };
}

static void disconnect(struct db *db)
{
	for (size_t i = 0; i < STATEMENTS; i++)
		if (db->statements[i].query)
			statement_close(&db->statements[i]);
	if (db->link)
		mysql_close(db->link);
	db->link = NULL;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	disconnect(db);
	free(db);
}

static const char *z_or_null(struct str s)
{
	return s.n ? s.p : NULL;
}

static bool command(struct db *db, const char *text)
{
	return mysql_real_query(db->link, text, strlen(text)) == 0;
}

static bool greet(struct db *db)
{
	char limit[80];

	snprintf(limit, sizeof limit, "SET max_statement_time = %d", db->place.statement_s);
	return command(db, "SET time_zone = '+00:00', "
	                   "sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
	                   "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY', "
	                   "tx_isolation = 'READ-COMMITTED'")
	    && command(db, limit);
}

static enum err connect_now(struct db *db)
{
	const struct db_place *p = &db->place;
	unsigned int connect_s = 5, wait_s = (unsigned int)p->statement_s + 3;

	if (db->link)
		return OK;
	db->link = mysql_init(NULL);
	if (!db->link)
		abort();
	if (p->statement_s == 0)
		wait_s = 3600;
	mysql_optionsv(db->link, MYSQL_OPT_CONNECT_TIMEOUT, &connect_s);
	mysql_optionsv(db->link, MYSQL_OPT_READ_TIMEOUT, &wait_s);
	mysql_optionsv(db->link, MYSQL_OPT_WRITE_TIMEOUT, &wait_s);
	mysql_optionsv(db->link, MYSQL_SET_CHARSET_NAME, "utf8mb4");
	if (mysql_real_connect(db->link, z_or_null(p->host), z_or_null(p->user),
	                       z_or_null(p->password), z_or_null(p->name),
	                       (unsigned int)p->port, z_or_null(p->socket), CLIENT_FOUND_ROWS)
	    && greet(db))
		return OK;
	fail(E_BUSY, "database: %s", mysql_error(db->link));
	disconnect(db);
	return E_BUSY;
}

static bool link_is_gone(unsigned int code)
{
	static const unsigned int codes[] = {
		CR_CONNECTION_ERROR, CR_CONN_HOST_ERROR, CR_SERVER_GONE_ERROR, CR_SERVER_LOST,
		CR_COMMANDS_OUT_OF_SYNC, ER_CONNECTION_KILLED, 1047, 1180, 2057,
		ER_SERVER_SHUTDOWN,
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i] == code)
			return true;
	return false;
}

/* What a server's error means to us; says what only we can mend. */
static enum err meaning(struct db *db, const char *who, unsigned int code, const char *text)
{
	if (code == ER_DUP_ENTRY)
		return E_STALE;
	if (code == ER_LOCK_DEADLOCK || code == ER_LOCK_WAIT_TIMEOUT) {
		db->lost = db->depth > 0;
		return E_BUSY;
	}
	if (link_is_gone(code)) {
		fail(E_BUSY, "%s: %s", who, text);
		db->lost = db->depth > 0;
		disconnect(db);
		return E_BUSY;
	}
	if (code == ER_STATEMENT_TIMEOUT || code == ER_QUERY_INTERRUPTED)
		return fail(E_BUSY, "%s: %s", who, text);
	return fail(E_BROKEN, "%s: %u %s", who, code, text);
}

/* The same for a statement; it is good again after this. */
static enum err meaning_of(struct db *db, MYSQL_STMT *handle, const char *who)
{
	unsigned int code = mysql_stmt_errno(handle);
	char text[256];

	snprintf(text, sizeof text, "%s", mysql_stmt_error(handle));
	mysql_stmt_reset(handle);
	return meaning(db, who, code, text);
}

static size_t slot_of(const struct db *db, const struct query *q)
{
	size_t i = ((uintptr_t)q >> 4) * 2654435761u % STATEMENTS;

	while (db->statements[i].query && db->statements[i].query != q)
		i = (i + 1) % STATEMENTS;
	return i;
}

static void bind_column(struct column *c, MYSQL_BIND *b)
{
	enum field_kind kind = c->field ? c->field->kind : F_STR;

	*b = (MYSQL_BIND){ .length = &c->length, .is_null = &c->is_null, .error = &c->cut };
	if (kind == F_INT || kind == F_BOOL) {
		b->buffer_type = MYSQL_TYPE_LONGLONG;
		b->buffer = &c->number;
	} else if (kind == F_AT) {
		b->buffer_type = MYSQL_TYPE_DATETIME;
		b->buffer = &c->time;
	} else {
		b->buffer_type = MYSQL_TYPE_STRING;
		b->buffer = c->text = calloc(1, TEXT_ROOM);
		b->buffer_length = TEXT_ROOM;
		if (!c->text)
			abort();
	}
}

static void bind_columns(struct statement *s)
{
	MYSQL_RES *meta = mysql_stmt_result_metadata(s->handle);
	const MYSQL_FIELD *f;

	if (!meta)
		return;
	s->columns = mysql_num_fields(meta);
	s->column = calloc(s->columns, sizeof *s->column);
	s->bind = calloc(s->columns, sizeof *s->bind);
	if (!s->column || !s->bind || s->columns > COLUMNS)
		abort();
	f = mysql_fetch_fields(meta);
	for (unsigned int i = 0; i < s->columns; i++) {
		if (s->query->row)
			s->column[i].field = record_field(s->query->row, str_of(f[i].name));
		bind_column(&s->column[i], &s->bind[i]);
	}
	mysql_free_result(meta);
}

static enum err prepared(struct db *db, const struct query *q, struct statement **out)
{
	struct statement *s;

	TRY(connect_now(db));
	s = &db->statements[slot_of(db, q)];
	*out = s;
	if (s->query)
		return OK;
	s->handle = mysql_stmt_init(db->link);
	if (!s->handle)
		abort();
	s->query = q;
	if (mysql_stmt_prepare(s->handle, q->sql, strlen(q->sql))) {
		enum err e = meaning_of(db, s->handle, q->name);

		if (db->link)   /* else it is closed with all others */
			statement_close(s);
		return e;
	}
	bind_columns(s);
	return OK;
}

static MYSQL_TIME time_of(int64_t at)
{
	struct civil c = when_civil(at);

	return (MYSQL_TIME){
		.year = (unsigned)c.year, .month = (unsigned)c.month, .day = (unsigned)c.day,
		.hour = (unsigned)c.hour, .minute = (unsigned)c.minute,
		.second = (unsigned)c.second, .second_part = (unsigned long)c.ms * 1000,
		.time_type = MYSQL_TIMESTAMP_DATETIME,
	};
}

static int64_t at_of(const MYSQL_TIME *t)
{
	return when_at(&(struct civil){
		.year = (int)t->year, .month = (int)t->month, .day = (int)t->day,
		.hour = (int)t->hour, .minute = (int)t->minute, .second = (int)t->second,
		.ms = (int)(t->second_part / 1000) });
}

static void bind_argument(const struct arg *a, MYSQL_BIND *b, MYSQL_TIME *time)
{
	static const enum enum_field_types types[] = {
		[ARG_NULL] = MYSQL_TYPE_NULL, [ARG_INT] = MYSQL_TYPE_LONGLONG,
		[ARG_TEXT] = MYSQL_TYPE_STRING, [ARG_AT] = MYSQL_TYPE_DATETIME };

	*time = time_of(a->kind == ARG_AT ? a->number : 0);
	*b = (MYSQL_BIND){ .buffer_type = types[a->kind], .buffer_length = a->text.n };
	b->buffer = a->kind == ARG_INT ? (void *)&a->number
	          : a->kind == ARG_AT ? (void *)time : (void *)(a->text.p ? a->text.p : "");
}

static enum err execute(struct db *db, struct statement *s, struct args args)
{
	if (args.n != mysql_stmt_param_count(s->handle) || args.n > PARAMETERS)
		return fail(E_BROKEN, "%s: %zu arguments for %lu", s->query->name, args.n,
		            mysql_stmt_param_count(s->handle));
	for (size_t i = 0; i < args.n; i++)
		bind_argument(&args.v[i], &db->bind[i], &db->times[i]);
	if (!mysql_stmt_bind_param(s->handle, db->bind) && !mysql_stmt_execute(s->handle))
		return OK;
	return meaning_of(db, s->handle, s->query->name);
}

/* Run it; again once on a fresh connection where nothing can be half done. */
static enum err start(struct db *db, const struct query *q, struct args args,
                      struct statement **s)
{
	enum err e;

	db->figures.statements++;
	if (db->lost)
		return E_BUSY;
	e = prepared(db, q, s);
	e = e == OK ? execute(db, *s, args) : e;
	if (e != E_BUSY || db->depth || db->link)
		return e;
	TRY(prepared(db, q, s));
	return execute(db, *s, args);
}

static struct str text_of(struct arena *mem, struct statement *s, unsigned int i)
{
	struct column *c = &s->column[i];
	MYSQL_BIND whole = { .buffer_type = MYSQL_TYPE_STRING, .buffer_length = c->length,
	                     .length = &c->length };
	char *p;

	if (c->length <= TEXT_ROOM)
		return str_copy(mem, (struct str){ c->text, c->length });
	p = arena_take(mem, c->length + 1);
	whole.buffer = p;
	mysql_stmt_fetch_column(s->handle, &whole, i, 0);
	return (struct str){ p, c->length };
}

static void fill(struct arena *mem, struct statement *s, unsigned int i, void *row)
{
	struct column *c = &s->column[i];
	char *at;

	if (!c->field || c->is_null)
		return;
	at = (char *)row + c->field->at;
	if (c->field->kind == F_INT)
		*(int64_t *)at = c->number;
	else if (c->field->kind == F_BOOL)
		*(bool *)at = c->number != 0;
	else if (c->field->kind == F_AT)
		*(int64_t *)at = at_of(&c->time);
	else
		field_put(c->field, row, text_of(mem, s, i));
}

static enum err fetch_all(struct db *db, struct arena *mem, struct statement *s, struct rows *rows)
{
	size_t size = s->query->row->size, room = 0;
	char *v = NULL;
	int got;

	if (mysql_stmt_bind_result(s->handle, s->bind))
		return fail(E_BROKEN, "%s: %s", s->query->name, mysql_stmt_error(s->handle));
	while ((got = mysql_stmt_fetch(s->handle)) == 0 || got == MYSQL_DATA_TRUNCATED) {
		if (rows->n == room)
			vec_grow(mem, (void **)&v, rows->n, &room, size);
		for (unsigned int i = 0; i < s->columns; i++)
			fill(mem, s, i, v + rows->n * size);
		rows->n++;
	}
	rows->v = v;
	if (got != MYSQL_NO_DATA)
		return meaning_of(db, s->handle, s->query->name);
	mysql_stmt_free_result(s->handle);
	return OK;
}

enum err db_all(struct db *db, struct arena *mem, const struct query *q, struct args args,
                struct rows *rows)
{
	struct statement *s;
	int64_t began = clock_monotonic_us();
	enum err e;

	*rows = (struct rows){ 0 };
	e = start(db, q, args, &s);
	if (e == OK)
		e = fetch_all(db, mem, s, rows);
	db->figures.us += clock_monotonic_us() - began;
	return e;
}

enum err db_one(struct db *db, struct arena *mem, const struct query *q, struct args args,
                void *row)
{
	struct rows rows;

	TRY(db_all(db, mem, q, args, &rows));
	if (rows.n == 0)
		return E_MISSING;
	memcpy(row, rows.v, q->row->size);
	return OK;
}

enum err db_run(struct db *db, const struct query *q, struct args args, struct done *done)
{
	struct statement *s;
	int64_t began = clock_monotonic_us();
	enum err e = start(db, q, args, &s);

	if (e == OK && done) {
		done->id = (int64_t)mysql_stmt_insert_id(s->handle);
		done->changed = (int64_t)mysql_stmt_affected_rows(s->handle);
	}
	db->figures.us += clock_monotonic_us() - began;
	return e;
}

static enum err say(struct db *db, const char *text)
{
	int64_t began = clock_monotonic_us();
	bool done = connect_now(db) == OK && command(db, text);

	db->figures.us += clock_monotonic_us() - began;
	if (!db->link)
		return E_BUSY;
	return done ? OK : meaning(db, text, mysql_errno(db->link), mysql_error(db->link));
}

enum err db_begin(struct db *db)
{
	char text[40];
	enum err e;

	if (db->depth == 0) {
		db->lost = false;
		e = say(db, "START TRANSACTION");
		if (e == E_BUSY && !db->link)
			e = say(db, "START TRANSACTION");
	} else if (db->lost) {
		e = E_BUSY;
	} else {
		snprintf(text, sizeof text, "SAVEPOINT s%d", db->depth);
		e = say(db, text);
	}
	if (e == OK)
		db->depth++;
	return e;
}

enum err db_end(struct db *db, enum err e)
{
	char text[40];
	enum err ended = OK;
	int depth = --db->depth;

	if (db->lost && e == OK)
		e = E_BUSY;
	if (depth == 0) {
		if (db->link)
			ended = say(db, e == OK ? "COMMIT" : "ROLLBACK");
		db->lost = false;
	} else if (!db->lost) {
		snprintf(text, sizeof text, e == OK ? "RELEASE SAVEPOINT s%d"
		                                    : "ROLLBACK TO SAVEPOINT s%d", depth);
		ended = say(db, text);
	}
	return e == OK ? ended : e;
}

bool db_within(const struct db *db)
{
	return db->depth > 0;
}

enum err db_script(struct db *db, struct str sql)
{
	TRY(connect_now(db));
	if (mysql_real_query(db->link, sql.p, sql.n) == 0)
		return OK;
	return fail(E_BROKEN, "%s", mysql_error(db->link));
}

enum err db_check(struct db *db, const struct query *q)
{
	struct statement *s;

	TRY(prepared(db, q, &s));
	if (!q->row != !s->columns)
		return fail(E_BROKEN, "%s: %u columns", q->name, s->columns);
	for (unsigned int i = 0; i < s->columns; i++)
		if (!s->column[i].field)
			return fail(E_BROKEN, "%s: column %u is not in %s", q->name, i + 1,
			            q->row->name);
	if (q->row && s->columns != q->row->count)
		return fail(E_BROKEN, "%s: %u columns for the %zu of %s", q->name, s->columns,
		            q->row->count, q->row->name);
	return OK;
}

struct db_figures db_figures_reset(struct db *db)
{
	struct db_figures figures = db->figures;

	db->figures = (struct db_figures){ 0 };
	return figures;
}
