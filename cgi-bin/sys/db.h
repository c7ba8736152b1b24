/*
 * MariaDB: statements in, records out. One connection, its statements
 * prepared once each; results live in the arena they were asked for.
 *
 * E_MISSING: db_one found no row. E_STALE: a unique key is taken already.
 * E_BUSY: deadlock, time limit, database away; the transaction is lost and
 * the whole of it may be tried again. E_BROKEN: the statement is wrong.
 * A lost connection is opened again, and the statement repeated once, only
 * outside a transaction.
 */
#ifndef SYS_DB_H
#define SYS_DB_H

#include "base/err.h"
#include "base/record.h"

struct arena;
struct db;

struct db_place {
	struct str socket, host, user, password, name;
	int port;
	int statement_s;        /* time limit of a statement in the server, 0 for none */
};

/* A statement: what one row of its result is (NULL where there is none), and its constant text. */
struct query {
	const char *name;
	const struct record *row;
	const char *sql;
};

enum arg_kind { ARG_NULL, ARG_INT, ARG_TEXT, ARG_AT };

struct arg {
	enum arg_kind kind;
	int64_t number;
	struct str text;
};

struct args {
	const struct arg *v;
	size_t n;
};

static inline struct arg arg_int(int64_t n)
{
	return (struct arg){ .kind = ARG_INT, .number = n };
}

static inline struct arg arg_text(struct str s)
{
	return (struct arg){ .kind = ARG_TEXT, .text = s };
}

/* An instant, 0 for NULL. */
static inline struct arg arg_at(int64_t at)
{
	return (struct arg){ .kind = at ? ARG_AT : ARG_NULL, .number = at };
}

/* An id that may be missing: 0 for NULL. */
static inline struct arg arg_id(int64_t id)
{
	return (struct arg){ .kind = id ? ARG_INT : ARG_NULL, .number = id };
}

/* The name of an enum's value. */
static inline struct arg arg_name(const struct names *names, int value)
{
	return arg_text(str_of(name_of(names, value)));
}

#define arg(x) _Generic((x), \
	struct str: arg_text, \
	bool: arg_int, int: arg_int, long: arg_int, long long: arg_int)(x)

#define ARGS(...) ((struct args){ (const struct arg[]){ __VA_ARGS__ }, \
	sizeof((const struct arg[]){ __VA_ARGS__ }) / sizeof(struct arg) })
#define NO_ARGS ((struct args){ 0 })

struct rows {
	void *v;        /* an array of the record's struct */
	size_t n;
};

/* The last one first: a list that is walked from its newest row is shown from its oldest. */
static inline void rows_turn(struct rows *rows, const struct record *r)
{
	char *first = rows->v, *last = first + r->size * rows->n;

	for (; rows->n && first < (last -= r->size); first += r->size)
		for (size_t i = 0; i < r->size; i++) {
			char other = first[i];

			first[i] = last[i];
			last[i] = other;
		}
}

struct done {
	int64_t id;     /* of the row that was inserted */
	int64_t changed;
};

/* Does not connect yet: a database that is away must not keep a program from starting. */
struct db *db_open(const struct db_place *place);
void db_close(struct db *db);

enum err db_one(struct db *db, struct arena *mem, const struct query *q, struct args args,
                void *row);
enum err db_all(struct db *db, struct arena *mem, const struct query *q, struct args args,
                struct rows *rows);
enum err db_run(struct db *db, const struct query *q, struct args args, struct done *done);

/*
 * Transactions nest: inner ones are savepoints. Every db_begin that gave OK
 * is ended by db_end(db, e), which keeps the work if e is OK and answers e or
 * what went wrong in keeping it.
 */
enum err db_begin(struct db *db);
enum err db_end(struct db *db, enum err e);
bool db_within(const struct db *db);

/* One statement of a migration, as text; never with anything from outside in it. */
enum err db_script(struct db *db, struct str sql);

/* Prepare q and compare its columns with its record; the reason goes to fail(). */
enum err db_check(struct db *db, const struct query *q);

/* Statements since the last reset and the time they took, for Server-Timing. */
struct db_figures {
	int statements;
	int64_t us;
};

struct db_figures db_figures_reset(struct db *db);      /* as they were before */

#endif
