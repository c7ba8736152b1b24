/* See entry.h. */
#include "store/entry.h"

#include "base/arena.h"
#include "store/sight.h"

static const char *const kinds[] = { "reply", "note", "call", "resolution" };
static const char *const visibilities[] = { "public", "internal" };
static const char *const gones[] = { "no", "redacted", "expired" };
const struct names gone_names = NAMES(gones);
const struct names entry_kind_names = NAMES(kinds);
const struct names visibility_names = NAMES(visibilities);

static const struct field entry_fields[] = {
	FIELD(struct entry, id, F_INT),
	FIELD(struct entry, ticket_id, F_INT),
	FIELD(struct entry, kind, F_ENUM, &entry_kind_names),
	FIELD(struct entry, visibility, F_ENUM, &visibility_names),
	FIELD(struct entry, channel, F_ENUM, &channel_names),
	FIELD(struct entry, author_id, F_INT),
	FIELD(struct entry, author, F_STR),
	FIELD(struct entry, by_desk, F_BOOL),
	FIELD(struct entry, text, F_STR),
	FIELD(struct entry, written_at, F_AT),
	FIELD(struct entry, gone, F_ENUM, &gone_names),
};
const struct record entry_record = RECORD("entry", struct entry, entry_fields);

static const struct query list = { "entry_list", &entry_record,
	"SELECT e.id, e.ticket_id, e.kind, e.visibility, e.channel, e.author_id,"
	"       p.name AS author, e.by_desk, e.text, e.written_at, e.gone"
	"  FROM entry e"
	"  LEFT JOIN person p ON p.id = e.author_id"
	" WHERE e.ticket_id = ?"
	"   AND (e.visibility = 'public' OR ?)"
	"   AND e.id < ?"
	" ORDER BY e.id DESC"
	" LIMIT ?" };

enum err entry_list(struct db *db, struct arena *mem, int64_t ticket_id, bool internal,
                    int64_t before, int limit, struct rows *out)
{
	TRY(db_all(db, mem, &list,
	           ARGS(arg(ticket_id), arg(internal), arg(before ? before : INT64_MAX),
	                arg(limit)), out));
	rows_turn(out, &entry_record);
	return OK;
}

static const struct field since_fields[] = {
	FIELD(struct since, id, F_INT),
	FIELD(struct since, visibility, F_ENUM, &visibility_names),
	FIELD(struct since, author, F_STR),
	FIELD(struct since, written_at, F_AT),
};
static const struct record since_record = RECORD("since", struct since, since_fields);

static const struct query since = { "entry_since", &since_record,
	"SELECT e.id, e.visibility, p.name AS author, e.written_at"
	"  FROM entry e"
	"  LEFT JOIN person p ON p.id = e.author_id"
	" WHERE e.ticket_id = ? AND e.id > ? AND NOT e.author_id <=> ?"
	" ORDER BY e.id"
	" LIMIT 100" };

enum err entry_since(struct db *db, struct arena *mem, int64_t ticket_id, int64_t after,
                     int64_t but, struct rows *out)
{
	return db_all(db, mem, &since, ARGS(arg(ticket_id), arg(after), arg(but)), out);
}

static const struct query seen = { "entry_seen_by", &entry_record,
	"SELECT e.id, e.ticket_id, e.kind, e.visibility, e.channel, e.author_id,"
	"       p.name AS author, e.by_desk, e.text, e.written_at, e.gone"
	"  FROM entry e"
	"  JOIN ticket t ON t.id = e.ticket_id"
	"  LEFT JOIN person p ON p.id = e.author_id"
	" WHERE e.id = ? AND t.confidential <= ? AND t.requester_id <> ?" };

enum err entry_seen_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                       struct entry *out)
{
	if (who.sight < SIGHT_DESK)
		return E_MISSING;
	return db_one(db, mem, &seen,
	              ARGS(arg(id), arg(who.sight == SIGHT_SECURITY), arg(who.id)), out);
}

static const struct query vanish = { "entry_update_gone", NULL,
	"UPDATE entry"
	"   SET source = '', html = NULL, text = '" GONE_TEXT "', gone = ?"
	" WHERE id = ? AND gone = 'no'" };

static const struct query expire = { "entry_update_expired", NULL,
	"UPDATE entry"
	"   SET source = '', html = NULL, text = '" GONE_TEXT "', gone = 'expired'"
	" WHERE ticket_id = ? AND gone = 'no'" };

/* What lists show of it goes with it. */
#define NOT_QUOTED(which) \
	"UPDATE ticket t" \
	"  LEFT JOIN entry e ON e.id = t.last_entry_id" \
	"  LEFT JOIN entry p ON p.id = t.last_public_id" \
	"   SET t.last_line = IFNULL(LEFT(e.text, 120), '')," \
	"       t.last_public_line = IFNULL(LEFT(p.text, 120), '')" \
	" WHERE t.id = " which

static const struct query unquote_entry = { "entry_update_unquoted", NULL,
	NOT_QUOTED("(SELECT g.ticket_id FROM entry g WHERE g.id = ?)") };
static const struct query unquote_all = { "entry_update_all_unquoted", NULL, NOT_QUOTED("?") };

enum err entry_update_gone(struct db *db, int64_t id, enum gone how)
{
	TRY(db_run(db, &vanish, ARGS(arg_name(&gone_names, (int)how), arg(id)), NULL));
	return db_run(db, &unquote_entry, ARGS(arg(id)), NULL);
}

enum err entry_update_expired(struct db *db, int64_t ticket_id)
{
	TRY(db_run(db, &expire, ARGS(arg(ticket_id)), NULL));
	return db_run(db, &unquote_all, ARGS(arg(ticket_id)), NULL);
}

static const struct query insert = { "entry_insert", NULL,
	"INSERT INTO entry (ticket_id, kind, visibility, channel, author_id, by_desk, source, text,"
	"                   written_at)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err entry_insert(struct db *db, const struct entry *e, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &insert,
	           ARGS(arg(e->ticket_id), arg_name(&entry_kind_names, e->kind),
	                arg_name(&visibility_names, e->visibility),
	                arg_name(&channel_names, e->channel), arg_id(e->author_id),
	                arg(e->by_desk), arg(e->text), arg(e->text), arg_at(e->written_at)),
	           &done));
	*id = done.id;
	return OK;
}

static const struct field attachment_fields[] = {
	FIELD(struct attachment, id, F_INT),
	FIELD(struct attachment, ticket_id, F_INT),
	FIELD(struct attachment, entry_id, F_INT),
	FIELD(struct attachment, person_id, F_INT),
	FIELD(struct attachment, digest, F_STR),
	FIELD(struct attachment, name, F_STR),
	FIELD(struct attachment, type, F_STR),
	FIELD(struct attachment, size, F_INT),
	FIELD(struct attachment, at, F_AT),
};
const struct record attachment_record = RECORD("attachment", struct attachment,
                                               attachment_fields);

#define ATTACHMENT \
	"x.id, x.ticket_id, x.entry_id, x.person_id, x.digest, x.name, x.type, x.size, x.at"

static const struct query files = { "attachment_list", &attachment_record,
	"SELECT " ATTACHMENT
	"  FROM attachment x"
	"  JOIN entry e ON e.id = x.entry_id"
	" WHERE x.ticket_id = ?"
	"   AND (e.visibility = 'public' OR ?)"
	" ORDER BY x.id"
	" LIMIT 1000" };

enum err attachment_list(struct db *db, struct arena *mem, int64_t ticket_id, bool internal,
                         struct rows *out)
{
	return db_all(db, mem, &files, ARGS(arg(ticket_id), arg(internal)), out);
}

#define SEEN_FILE(sight) { "attachment_seen_" #sight, &attachment_record, \
	"SELECT " ATTACHMENT \
	"  FROM attachment x" \
	"  JOIN entry e ON e.id = x.entry_id" \
	"  JOIN ticket t ON t.id = x.ticket_id" \
	" WHERE x.id = ?" \
	"   AND " SEEN_##sight \
	"   AND (e.visibility = 'public' OR " INSIDE_##sight ")" }

static const struct query file_seen[SIGHTS] = { EACH_SIGHT(SEEN_FILE) };

enum err attachment_seen_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                            struct attachment *out)
{
	struct arg v[1 + 2 * SIGHT_ARGS] = { arg(id) };
	size_t n = 1;

	n += seen_args(who, v + n);
	n += inside_args(who, v + n);
	return db_one(db, mem, &file_seen[who.sight], (struct args){ v, n }, out);
}

struct digests {
	struct str files;
};
static const struct field digests_fields[] = { FIELD(struct digests, files, F_STR) };
static const struct record digests_record = RECORD("digests", struct digests, digests_fields);

static const struct query digests = { "attachment_digests", &digests_record,
	"SELECT GROUP_CONCAT(HEX(x.digest) ORDER BY x.id) AS files"
	"  FROM attachment x"
	" WHERE x.entry_id = ?" };

enum err attachment_digests(struct db *db, struct arena *mem, int64_t entry_id, struct str *out)
{
	struct digests row = { 0 };

	TRY(db_one(db, mem, &digests, ARGS(arg(entry_id)), &row));
	*out = row.files;
	return OK;
}

static const struct query basket = { "basket_list", &attachment_record,
	"SELECT " ATTACHMENT
	"  FROM attachment x"
	" WHERE x.person_id = ? AND x.basket = ? AND x.entry_id IS NULL"
	" ORDER BY x.id"
	" LIMIT 50" };

enum err basket_list(struct db *db, struct arena *mem, int64_t person_id, struct str code,
                     struct rows *out)
{
	return db_all(db, mem, &basket, ARGS(arg(person_id), arg(code)), out);
}

static const struct query basket_add = { "basket_insert", NULL,
	"INSERT INTO attachment (person_id, basket, digest, name, type, size, at)"
	" VALUES (?, ?, ?, ?, ?, ?, ?)" };

enum err basket_insert(struct db *db, const struct attachment *a, struct str code, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &basket_add,
	           ARGS(arg(a->person_id), arg(code), arg(a->digest), arg(a->name), arg(a->type),
	                arg(a->size), arg_at(a->at)), &done));
	*id = done.id;
	return OK;
}

static enum err run_counted(struct db *db, const struct query *q, struct args args, int64_t *n)
{
	struct done done;

	TRY(db_run(db, q, args, &done));
	*n = done.changed;
	return OK;
}

static const struct query basket_one = { "basket_file", &attachment_record,
	"SELECT " ATTACHMENT
	"  FROM attachment x"
	" WHERE x.person_id = ? AND x.id = ? AND x.entry_id IS NULL" };

enum err basket_file(struct db *db, struct arena *mem, int64_t person_id, int64_t id,
                     struct attachment *out)
{
	return db_one(db, mem, &basket_one, ARGS(arg(person_id), arg(id)), out);
}

static const struct query basket_drop = { "basket_delete", NULL,
	"DELETE FROM attachment"
	" WHERE person_id = ? AND id = ? AND entry_id IS NULL" };

enum err basket_delete(struct db *db, int64_t person_id, int64_t id, int64_t *gone)
{
	return run_counted(db, &basket_drop, ARGS(arg(person_id), arg(id)), gone);
}

static const struct query basket_claim = { "basket_update_claim", NULL,
	"UPDATE attachment"
	"   SET ticket_id = ?, entry_id = ?, basket = NULL"
	" WHERE person_id = ? AND basket = ? AND entry_id IS NULL" };

enum err basket_update_claim(struct db *db, int64_t person_id, struct str code, int64_t ticket_id,
                             int64_t entry_id, int64_t *claimed)
{
	return run_counted(db, &basket_claim,
	                   ARGS(arg(ticket_id), arg(entry_id), arg(person_id), arg(code)), claimed);
}

static const struct query files_drop = { "attachment_delete", NULL,
	"DELETE FROM attachment"
	" WHERE id = ?" };

enum err attachment_delete(struct db *db, int64_t id)
{
	return db_run(db, &files_drop, ARGS(arg(id)), NULL);
}

struct sum {
	int64_t bytes;
};
static const struct field sum_fields[] = { FIELD(struct sum, bytes, F_INT) };
static const struct record sum_record = RECORD("sum", struct sum, sum_fields);

static const struct query upload_add = { "upload_update", NULL,
	"INSERT INTO upload (person_id, day, bytes)"
	" VALUES (?, ?, ?)"
	" ON DUPLICATE KEY UPDATE bytes = bytes + VALUES(bytes)" };

static const struct query upload_sum = { "upload_sum", &sum_record,
	"SELECT u.bytes"
	"  FROM upload u"
	" WHERE u.person_id = ? AND u.day = ?" };

enum err upload_update(struct db *db, struct arena *mem, int64_t person_id, int64_t day,
                       int64_t bytes, int64_t *sum)
{
	struct sum row = { 0 };

	TRY(db_run(db, &upload_add, ARGS(arg(person_id), arg(day), arg(bytes)), NULL));
	TRY(db_one(db, mem, &upload_sum, ARGS(arg(person_id), arg(day)), &row));
	*sum = row.bytes;
	return OK;
}

static const struct query basket_old = { "basket_delete_old", NULL,
	"DELETE FROM attachment"
	" WHERE entry_id IS NULL AND at < ?"
	" LIMIT 500" };

enum err basket_delete_old(struct db *db, int64_t before, int64_t *gone)
{
	return run_counted(db, &basket_old, ARGS(arg_at(before)), gone);
}

static const struct query content_add = { "content_insert", NULL,
	"INSERT INTO content (digest, size, created_at)"
	" VALUES (?, ?, ?)" };

enum err content_insert(struct db *db, struct str digest, int64_t size, int64_t now)
{
	return db_run(db, &content_add, ARGS(arg(digest), arg(size), arg_at(now)), NULL);
}

static const struct query chunk_add = { "chunk_insert", NULL,
	"INSERT INTO chunk (digest, part, bytes)"
	" VALUES (?, ?, ?)" };

enum err chunk_insert(struct db *db, struct str digest, int64_t part, struct str bytes)
{
	return db_run(db, &chunk_add, ARGS(arg(digest), arg(part), arg(bytes)), NULL);
}

struct chunk {
	struct str bytes;
};
static const struct field chunk_fields[] = { FIELD(struct chunk, bytes, F_STR) };
static const struct record chunk_record = RECORD("chunk", struct chunk, chunk_fields);

static const struct query chunk_one = { "chunk_by_part", &chunk_record,
	"SELECT c.bytes"
	"  FROM chunk c"
	" WHERE c.digest = ? AND c.part = ?" };

enum err chunk_by_part(struct db *db, struct arena *mem, struct str digest, int64_t part,
                       struct str *bytes)
{
	struct chunk chunk = { 0 };

	TRY(db_one(db, mem, &chunk_one, ARGS(arg(digest), arg(part)), &chunk));
	*bytes = chunk.bytes;
	return OK;
}

static const struct query content_drop = { "content_delete_one", NULL,
	"DELETE FROM content"
	" WHERE digest = ?"
	"   AND NOT EXISTS (SELECT 1 FROM attachment x WHERE x.digest = content.digest)" };

enum err content_delete_one(struct db *db, struct str digest)
{
	return db_run(db, &content_drop, ARGS(arg(digest)), NULL);
}

static const struct query content_unused = { "content_delete_unused", NULL,
	"DELETE FROM content"
	" WHERE created_at < ?"
	"   AND NOT EXISTS (SELECT 1 FROM attachment x WHERE x.digest = content.digest)"
	" LIMIT 100" };

enum err content_delete_unused(struct db *db, int64_t before, int64_t *gone)
{
	return run_counted(db, &content_unused, ARGS(arg_at(before)), gone);
}

const struct query *const entry_queries[] = {
	&seen,
	&vanish,
	&expire,
	&unquote_entry,
	&unquote_all,
	&files_drop,
	&list,
	&since,
	&insert,
	&files,
	&file_seen[SIGHT_OWN],
	&file_seen[SIGHT_AGENCY],
	&file_seen[SIGHT_TEAMS],
	&file_seen[SIGHT_DESK],
	&file_seen[SIGHT_SECURITY],
	&digests,
	&basket,
	&basket_add,
	&basket_drop,
	&basket_claim,
	&upload_add,
	&upload_sum,
	&basket_one,
	&content_drop,
	&basket_old,
	&content_add,
	&chunk_add,
	&chunk_one,
	&content_unused,
	NULL,
};
