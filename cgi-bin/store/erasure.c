/* See erasure.h. */
#include "store/erasure.h"

#include "base/arena.h"
#include "base/buf.h"

enum { WALK_IDS = 10000, WALK_FOUND = 1000, WORDS_AT_ONCE = 40, PATTERN_MOST = 64 << 10 };

static const struct field own_fields[] = { FIELD(struct own, id, F_INT) };
static const struct record own_record = RECORD("own", struct own, own_fields);

static const struct query records = { "erasure_records", &own_record,
	"WITH RECURSIVE her (id, far) AS ("
	"  SELECT p.id, 0 FROM person p WHERE p.id = ?"
	"  UNION ALL"
	"  SELECT m.id, h.far + 1 FROM her h JOIN person m ON m.merged_into_id = h.id"
	"   WHERE h.far < 20)"
	" SELECT h.id"
	"  FROM her h"
	" ORDER BY h.far, h.id"
	" LIMIT 500" };

enum err erasure_records(struct db *db, struct arena *mem, int64_t person_id, struct rows *out)
{
	return db_all(db, mem, &records, ARGS(arg(person_id)), out);
}

static const struct field called_fields[] = { FIELD(struct called, word, F_STR) };
static const struct record called_record = RECORD("called", struct called, called_fields);

#define ON_HER "audit a WHERE a.object = 'person' AND a.object_id = ?"

static const struct query words = { "erasure_words", &called_record,
	"SELECT DISTINCT CONVERT(w.word USING utf8mb4) COLLATE utf8mb4_bin AS word"
	"  FROM (SELECT p.name AS word FROM person p WHERE p.id = ?"
	"        UNION ALL SELECT p.email FROM person p WHERE p.id = ?"
	"        UNION ALL SELECT x.value FROM person_address x"
	"                   WHERE x.person_id = ? AND x.kind = 'email'"
	"        UNION ALL SELECT a.object_name FROM " ON_HER
	"        UNION ALL SELECT a.was FROM " ON_HER " AND a.what IN ('name', 'email')"
	"        UNION ALL SELECT a.becomes FROM " ON_HER " AND a.what IN ('name', 'email')) w"
	" WHERE CHAR_LENGTH(w.word) > 1"
	" LIMIT 500" };

enum err erasure_words(struct db *db, struct arena *mem, int64_t person_id, struct rows *out)
{
	struct arg id = arg(person_id);

	return db_all(db, mem, &words, ARGS(id, id, id, id, id, id), out);
}

static const struct query person = { "person_update_erased", NULL,
	"UPDATE person"
	"   SET name = ?, email = CONCAT('erased-', id, '@erased.invalid'), phone = '',"
	"       location = '', location_id = NULL, manager_id = NULL, note = '', zone = '',"
	"       language = '', roles = 'employee', vip = FALSE, active = FALSE,"
	"       password_hash = '', leave_at = IFNULL(leave_at, ?), erased = TRUE,"
	"       version = version + 1"
	" WHERE id = ?" };

enum err person_update_erased(struct db *db, int64_t person_id, struct str name, int64_t now)
{
	return db_run(db, &person, ARGS(arg(name), arg_at(now), arg(person_id)), NULL);
}

static const struct query tickets = { "ticket_update_erased", NULL,
	"UPDATE ticket"
	"   SET requester_name = ?, requester_phone = '', requester_location = ''"
	" WHERE requester_id = ?" };

enum err ticket_update_erased(struct db *db, int64_t person_id, struct str name)
{
	return db_run(db, &tickets, ARGS(arg(name), arg(person_id)), NULL);
}

static const struct query traces[] = {
	{ "privacy_delete_sessions", NULL, "DELETE FROM session WHERE person_id = ?" },
	{ "privacy_delete_tokens", NULL, "DELETE FROM token WHERE person_id = ?" },
	{ "privacy_delete_addresses", NULL, "DELETE FROM person_address WHERE person_id = ?" },
	{ "privacy_delete_teams", NULL, "DELETE FROM membership WHERE person_id = ?" },
	{ "privacy_delete_follows", NULL, "DELETE FROM follower WHERE person_id = ?" },
	{ "privacy_delete_keys", NULL, "DELETE FROM once WHERE person_id = ?" },
};

enum err privacy_delete_traces(struct db *db, int64_t person_id)
{
	for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
		TRY(db_run(db, &traces[i], ARGS(arg(person_id)), NULL));
	return OK;
}

/* ---- the audit log ---- */

static const struct query about = { "audit_update_erased", NULL,
	"UPDATE audit"
	"   SET object_name = ?, was = '', becomes = ''"
	" WHERE object = 'person' AND object_id = ?" };

static const struct query actor = { "audit_update_erased_actor", NULL,
	"UPDATE audit"
	"   SET actor_name = ?"
	" WHERE actor_id = ?" };

enum err audit_update_erased(struct db *db, int64_t person_id, struct str name)
{
	TRY(db_run(db, &about, ARGS(arg(name), arg(person_id)), NULL));
	return db_run(db, &actor, ARGS(arg(name), arg(person_id)), NULL);
}

/* Found first and changed by id, so that nobody who writes on the log waits for the walk. */
static const struct query naming = { "audit_naming", &own_record,
	"SELECT a.id"
	"  FROM audit a"
	" WHERE a.id > ? AND a.id <= ?"
	"   AND (a.object_name REGEXP ? OR a.was REGEXP ? OR a.becomes REGEXP ?)"
	" ORDER BY a.id"
	" LIMIT ?" };

/* What somebody else is called stays, also when it is the same name. */
static const struct query unname = { "audit_update_unnamed", NULL,
	"UPDATE audit"
	"   SET object_name = IF(object = 'person', object_name,"
	"                        LEFT(REGEXP_REPLACE(object_name, ?, ?), 200)),"
	"       was = IF(object = 'person' AND what = 'name', was,"
	"                LEFT(REGEXP_REPLACE(was, ?, ?), 500)),"
	"       becomes = IF(object = 'person' AND what = 'name', becomes,"
	"                    LEFT(REGEXP_REPLACE(becomes, ?, ?), 500))"
	" WHERE id = ?" };

static const struct query newest = { "audit_newest", &own_record,
	"SELECT IFNULL(MAX(a.id), 0) AS id"
	"  FROM audit a" };

/* As it is and whole: "mia@x.org" is neither in "emmia@x.org" nor in "mia@x.org.example". */
static void add_word(struct buf *b, struct str word)
{
	bool address = str_find(word, '@') < word.n;

	buf_add(b, address ? S("(?<![\\pL\\pN._%+-])") : S("(?<![\\pL\\pN-])"));
	for (size_t i = 0; i < word.n; i++) {
		unsigned char c = (unsigned char)word.p[i];
		bool plain = c >= 128 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
		          || (c >= 'A' && c <= 'Z');

		if (!plain)
			buf_char(b, '\\');
		buf_char(b, word.p[i]);
	}
	buf_add(b, address ? S("(?![\\pL\\pN-]|\\.[\\pL\\pN])") : S("(?![\\pL\\pN-])"));
}

static enum err pattern_of(struct arena *mem, const struct called *word, size_t n, struct str *out)
{
	struct buf b;

	buf_init(&b, mem, PATTERN_MOST);
	buf_add(&b, S("(?i)(?:"));
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(&b, '|');
		add_word(&b, word[i].word);
	}
	buf_char(&b, ')');
	*out = buf_str(&b);
	return buf_full(&b) ? fail(E_BROKEN, "names are too long to be looked for") : OK;
}

static enum err walk(struct db *db, struct arena *mem, struct str pattern, struct str name)
{
	struct arg p = arg(pattern), n = arg(name);
	struct own last = { 0 };
	const struct own *found;
	struct rows rows;

	TRY(db_one(db, mem, &newest, NO_ARGS, &last));
	for (int64_t after = 0, upto; after < last.id; after = upto) {
		upto = after + WALK_IDS;
		TRY(db_all(db, mem, &naming,
		           ARGS(arg(after), arg(upto), p, p, p, arg(WALK_FOUND)), &rows));
		found = rows.v;
		for (size_t i = 0; i < rows.n; i++)
			TRY(db_run(db, &unname, ARGS(p, n, p, n, p, n, arg(found[i].id)), NULL));
		if (rows.n == WALK_FOUND)
			upto = found[rows.n - 1].id;
	}
	return OK;
}

enum err audit_update_unnamed(struct db *db, struct arena *mem, const struct rows *list,
                              struct str name)
{
	const struct called *word = list->v;
	struct str pattern;

	for (size_t i = 0; i < list->n; i += WORDS_AT_ONCE) {
		size_t n = list->n - i < WORDS_AT_ONCE ? list->n - i : WORDS_AT_ONCE;

		TRY(pattern_of(mem, word + i, n, &pattern));
		TRY(walk(db, mem, pattern, name));
	}
	return OK;
}

const struct query *const erasure_queries[] = {
	&records, &words, &person, &tickets, &traces[0], &traces[1], &traces[2], &traces[3],
	&traces[4], &traces[5], &about, &actor, &naming, &unname, &newest, NULL,
};
