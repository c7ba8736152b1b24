/* See schema.h. */
#include "store/schema.h"

#include <dirent.h>
#include <inttypes.h>

#include "base/arena.h"
#include "base/vec.h"
#include "sys/crypt.h"
#include "sys/file.h"

enum { FILE_MOST = 1 << 20, LOCK_WAIT_S = 60 };

static const char *const journal =
	"CREATE TABLE IF NOT EXISTS migration ("
	" number INT NOT NULL,"
	" step INT NOT NULL,"           /* statements done; -1 in none */
	" name VARCHAR(100) NOT NULL,"
	" digest BINARY(32) NOT NULL,"
	" whole BOOLEAN NOT NULL DEFAULT FALSE,"
	" PRIMARY KEY (number)"
	") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

struct migration {
	int64_t number, step;
	struct str name, digest;
	bool whole;
};
static const struct field migration_fields[] = {
	FIELD(struct migration, number, F_INT),
	FIELD(struct migration, step, F_INT),
	FIELD(struct migration, name, F_STR),
	FIELD(struct migration, digest, F_STR),
	FIELD(struct migration, whole, F_BOOL),
};
static const struct record migration_record = RECORD("migration", struct migration,
                                                     migration_fields);

static const struct query by_number = { "migration_by_number", &migration_record,
	"SELECT m.number, m.step, m.name, m.digest, m.whole"
	"  FROM migration m"
	" WHERE m.number = ?" };

static const struct query newest = { "migration_newest", &migration_record,
	"SELECT m.number, m.step, m.name, m.digest, m.whole"
	"  FROM migration m"
	" WHERE m.whole"
	" ORDER BY m.number DESC"
	" LIMIT 1" };

static const struct query mark = { "migration_mark", NULL,
	"REPLACE INTO migration (number, step, name, digest, whole)"
	" VALUES (?, ?, ?, ?, ?)" };

struct answer {
	int64_t got;
};
static const struct field answer_fields[] = { FIELD(struct answer, got, F_INT) };
static const struct record answer_record = RECORD("answer", struct answer, answer_fields);

static const struct query lock = { "migration_lock", &answer_record,
	"SELECT GET_LOCK('firstline-migrate', ?) AS got" };

static const struct query unlock = { "migration_unlock", &answer_record,
	"SELECT RELEASE_LOCK('firstline-migrate') AS got" };

const struct query *const schema_queries[] = { &by_number, &newest, &mark, &lock, &unlock, NULL };

struct names_found {
	VEC(struct str);
};

static enum err files_in(struct arena *mem, struct str dir, struct names_found *out)
{
	DIR *d = opendir(str_z(mem, dir));
	struct dirent *entry;
	size_t j;

	if (!d)
		return fail(E_BROKEN, "no migrations in %.*s", FMT(dir));
	while ((entry = readdir(d))) {
		struct str name = str_of(entry->d_name);

		if (str_ends(name, S(".sql")))
			*vec_push(mem, out) = str_copy(mem, name);
	}
	closedir(d);
	for (size_t i = 1; i < out->n; i++) {
		struct str name = out->v[i];

		for (j = i; j && str_cmp(out->v[j - 1], name) > 0; j--)
			out->v[j] = out->v[j - 1];
		out->v[j] = name;
	}
	return OK;
}

static bool number_of(struct str name, int64_t *number)
{
	return str_int(str_sub(name, 0, 4), number);
}

/* Statements end with a semicolon at the end of a line. */
static bool next_statement(struct str *rest, struct str *statement)
{
	size_t at = str_search(*rest, S(";\n"));

	*statement = str_trim(str_sub(*rest, 0, at));
	*rest = at == SIZE_MAX ? S("") : str_from(*rest, at + 2);
	return statement->n > 0;
}

static enum err apply(struct db *db, struct arena *mem, struct str dir, struct str name,
                      void (*say)(struct str))
{
	struct migration m = { .name = name };
	unsigned char digest[32];
	struct str rest, statement;
	int64_t step = 0;
	enum err e;

	number_of(name, &m.number);
	TRY(file_read_whole(mem, str_format(mem, "%.*s/%.*s", FMT(dir), FMT(name)).p, FILE_MOST,
	                    &rest));
	crypt_digest(rest, digest);
	e = db_one(db, mem, &by_number, ARGS(arg(m.number)), &m);
	if (e == OK && !str_eq(m.digest, (struct str){ (char *)digest, sizeof digest }))
		return fail(E_BROKEN, "%.*s was edited after it was applied", FMT(name));
	if (e == OK && m.whole)
		return OK;
	if (e != OK && e != E_MISSING)
		return e;
	m.digest = str_copy(mem, (struct str){ (char *)digest, sizeof digest });
	say(str_format(mem, "%.*s", FMT(name)));
	while (next_statement(&rest, &statement)) {
		if (step++ < m.step)
			continue;
		TRY(db_script(db, statement));
		TRY(db_run(db, &mark, ARGS(arg(m.number), arg(step), arg(name), arg(m.digest),
		                           arg(false)), NULL));
	}
	return db_run(db, &mark, ARGS(arg(m.number), arg(step), arg(name), arg(m.digest),
	                              arg(true)), NULL);
}

static enum err apply_all(struct db *db, struct arena *mem, struct str dir,
                          void (*say)(struct str))
{
	struct names_found files = { 0 };
	int64_t number;

	TRY(db_script(db, str_of(journal)));
	TRY(files_in(mem, dir, &files));
	for (size_t i = 0; i < files.n; i++) {
		if (!number_of(files.v[i], &number) || number != (int64_t)i + 1)
			return fail(E_BROKEN, "%.*s: migrations are numbered without gaps",
			            FMT(files.v[i]));
		TRY(apply(db, mem, dir, files.v[i], say));
	}
	return OK;
}

enum err schema_migrate(struct db *db, struct arena *mem, struct str dir, void (*say)(struct str))
{
	struct answer answer = { 0 };
	enum err e;

	TRY(db_one(db, mem, &lock, ARGS(arg(LOCK_WAIT_S)), &answer));
	if (answer.got != 1)
		return fail(E_BUSY, "another program is migrating");
	e = apply_all(db, mem, dir, say);
	db_one(db, mem, &unlock, NO_ARGS, &answer);
	return e;
}

enum err schema_state(struct db *db, struct arena *mem, struct str dir, struct schema_state *out)
{
	struct names_found files = { 0 };
	struct migration m = { 0 };
	enum err e;

	*out = (struct schema_state){ 0 };
	TRY(files_in(mem, dir, &files));
	TRY(db_script(db, str_of(journal)));
	e = db_one(db, mem, &newest, NO_ARGS, &m);
	if (e != OK && e != E_MISSING)
		return e;
	out->done = m.number;
	out->newest = (int64_t)files.n;
	return OK;
}

enum err schema_fits(struct db *db, struct arena *mem)
{
	struct migration m = { 0 };
	enum err e = db_one(db, mem, &newest, NO_ARGS, &m);

	if (e == E_BUSY)
		return e;
	if (e == OK && m.number == SCHEMA_NEWEST)
		return OK;
	return fail(E_BUSY, "the database is at schema %" PRId64 ", this program wants %d",
	            m.number, SCHEMA_NEWEST);
}
