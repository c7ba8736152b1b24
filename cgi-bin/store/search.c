/*
 * See search.h. Many postings travel as one JSON text: a ticket has some
 * sixty words, and one statement for all is a tenth of the work of sixty.
 */
#include "store/search.h"

static const struct query due_add = { "search_due_insert", NULL,
	"INSERT IGNORE INTO search_due (ticket_id)"
	" VALUES (?)" };

enum err search_due_insert(struct db *db, int64_t ticket_id)
{
	return db_run(db, &due_add, ARGS(arg(ticket_id)), NULL);
}

static const struct query due_done = { "search_due_delete", NULL,
	"DELETE FROM search_due"
	" WHERE ticket_id = ?" };

enum err search_due_delete(struct db *db, int64_t ticket_id)
{
	return db_run(db, &due_done, ARGS(arg(ticket_id)), NULL);
}

static const struct field due_fields[] = { FIELD(struct due_ticket, id, F_INT) };
static const struct record due_record = RECORD("due_ticket", struct due_ticket, due_fields);

static const struct query due_list = { "search_due_list", &due_record,
	"SELECT s.ticket_id AS id"
	"  FROM search_due s"
	" ORDER BY s.ticket_id DESC"
	" LIMIT ?" };

enum err search_due_list(struct db *db, struct arena *mem, int limit, struct rows *out)
{
	return db_all(db, mem, &due_list, ARGS(arg(limit)), out);
}

static const struct field source_fields[] = {
	FIELD(struct source, id, F_INT),
	FIELD(struct source, confidential, F_BOOL),
	FIELD(struct source, subject, F_STR),
	FIELD(struct source, words, F_STR),
	FIELD(struct source, was_scope, F_INT),
};
static const struct record source_record = RECORD("source", struct source, source_fields);

static const struct query sources = { "search_sources", &source_record,
	"SELECT t.id, t.confidential, t.subject, d.words, d.scope AS was_scope"
	"  FROM ticket t"
	"  LEFT JOIN search_doc d ON d.ticket_id = t.id"
	" WHERE t.id >= ?"
	" ORDER BY t.id"
	" LIMIT ?" };

enum err search_sources(struct db *db, struct arena *mem, int64_t from, int limit,
                        struct rows *out)
{
	return db_all(db, mem, &sources, ARGS(arg(from), arg(limit)), out);
}

static const struct field said_fields[] = {
	FIELD(struct said, ticket_id, F_INT),
	FIELD(struct said, internal, F_BOOL),
	FIELD(struct said, text, F_STR),
};
static const struct record said_record = RECORD("said", struct said, said_fields);

static const struct query texts = { "search_texts", &said_record,
	"SELECT e.ticket_id, e.visibility = 'internal' AS internal, " TEXT_SEARCHED
	"  FROM entry e FORCE INDEX (by_ticket)"
	" WHERE e.ticket_id BETWEEN ? AND ?"
	" ORDER BY e.ticket_id, e.id"
	" LIMIT ?" };

enum err search_texts(struct db *db, struct arena *mem, int64_t first, int64_t last, int limit,
                      struct rows *out)
{
	return db_all(db, mem, &texts, ARGS(arg(first), arg(last), arg(limit)), out);
}

static const struct query posting_add = { "posting_insert", NULL,
	"INSERT INTO search_posting (scope, word, ticket_id, place)"
	" SELECT ?, j.word, j.ticket_id, j.place"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS ("
	"          ticket_id BIGINT PATH '$[0]',"
	"          word VARCHAR(32) PATH '$[1]',"
	"          place TINYINT PATH '$[2]')) j"
	" ON DUPLICATE KEY UPDATE place = VALUES(place)" };

enum err posting_insert(struct db *db, int64_t scope, struct str json)
{
	return db_run(db, &posting_add, ARGS(arg(scope), arg(json)), NULL);
}

static const struct query posting_drop = { "posting_delete", NULL,
	"DELETE p FROM search_posting p"
	"  JOIN JSON_TABLE(?, '$[*]' COLUMNS (word VARCHAR(32) PATH '$')) j"
	"    ON p.word = CAST(j.word AS BINARY)"
	" WHERE p.scope = ? AND p.ticket_id = ?" };

enum err posting_delete(struct db *db, int64_t scope, int64_t ticket_id, struct str json)
{
	return db_run(db, &posting_drop, ARGS(arg(json), arg(scope), arg(ticket_id)), NULL);
}

static const struct query doc_add = { "doc_insert", NULL,
	"REPLACE INTO search_doc (ticket_id, scope, words)"
	" VALUES (?, ?, ?)" };

enum err doc_insert(struct db *db, int64_t ticket_id, int64_t scope, struct str words)
{
	return db_run(db, &doc_add, ARGS(arg(ticket_id), arg(scope), arg(words)), NULL);
}

static const struct query clear[] = {
	{ "posting_delete_all", NULL, "TRUNCATE TABLE search_posting" },
	{ "doc_delete_all",     NULL, "TRUNCATE TABLE search_doc" },
};

enum err search_delete_all(struct db *db)
{
	TRY(db_run(db, &clear[0], NO_ARGS, NULL));
	return db_run(db, &clear[1], NO_ARGS, NULL);
}

const struct query *const search_queries[] = {
	&due_add, &due_done, &due_list, &sources, &texts, &posting_add, &posting_drop, &doc_add,
	&clear[0], &clear[1], NULL,
};
