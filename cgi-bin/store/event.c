/* See event.h. */
#include "store/event.h"

static const char *const kinds[] = {
	"opened", "replied", "noted", "resolved", "reopened", "confirmed", "closed", "withdrawn",
	"junk", "restored", "status", "team", "assignee", "kind", "subject", "category", "impact",
	"urgency", "priority", "missed", "redacted", "task_added", "task_changed", "task_done",
	"task_undone", "task_removed", "task_back", "step_done", "step_undone", "field" };
const struct names event_kind_names = NAMES(kinds);

static const struct field event_fields[] = {
	FIELD(struct event, id, F_INT),
	FIELD(struct event, ticket_id, F_INT),
	FIELD(struct event, seq, F_INT),
	FIELD(struct event, at, F_AT),
	FIELD(struct event, actor_id, F_INT),
	FIELD(struct event, actor, F_STR),
	FIELD(struct event, kind, F_ENUM, &event_kind_names),
	FIELD(struct event, was, F_STR),
	FIELD(struct event, becomes, F_STR),
	FIELD(struct event, note, F_STR),
	FIELD(struct event, entry_id, F_INT),
	FIELD(struct event, entry_digest, F_STR),
	FIELD(struct event, digest, F_STR),
	FIELD(struct event, mac, F_STR),
	FIELD(struct event, redacted, F_BOOL),
};
const struct record event_record = RECORD("event", struct event, event_fields);

#define COLUMNS \
	"v.id, v.ticket_id, v.seq, v.at, v.actor_id, p.name AS actor, v.kind, v.was, v.becomes," \
	" v.note, v.entry_id, v.entry_digest, v.digest, v.mac, v.redacted"
#define EVENT COLUMNS " FROM event v LEFT JOIN person p ON p.id = v.actor_id"

static const struct query list = { "event_list", &event_record,
	"SELECT " EVENT
	" WHERE v.ticket_id = ?"
	" ORDER BY v.seq DESC"
	" LIMIT 2000" };

enum err event_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out)
{
	TRY(db_all(db, mem, &list, ARGS(arg(ticket_id)), out));
	rows_turn(out, &event_record);
	return OK;
}

static const struct query since = { "event_changes_since", &event_record,
	"SELECT " EVENT
	" WHERE v.ticket_id = ? AND v.seq > ?"
	"   AND (v.kind NOT IN ('opened','replied','noted','missed','redacted','task_added',"
	"                       'task_changed','task_done','task_undone','task_removed',"
	"                       'task_back','step_done','step_undone')"
	"        OR (v.kind = 'redacted' AND v.becomes = 'field'))"
	" ORDER BY v.seq"
	" LIMIT 50" };

enum err event_changes_since(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq,
                             struct rows *out)
{
	return db_all(db, mem, &since, ARGS(arg(ticket_id), arg(seq)), out);
}

static const struct query last = { "event_last", &event_record,
	"SELECT " EVENT
	" WHERE v.ticket_id = ?"
	" ORDER BY v.seq DESC"
	" LIMIT 1" };

enum err event_last(struct db *db, struct arena *mem, int64_t ticket_id, struct event *out)
{
	return db_one(db, mem, &last, ARGS(arg(ticket_id)), out);
}

static const struct query insert = { "event_insert", NULL,
	"INSERT INTO event (ticket_id, seq, at, actor_id, kind, was, becomes, note, entry_id,"
	"                   entry_digest, digest, mac)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err event_insert(struct db *db, const struct event *e)
{
	return db_run(db, &insert,
	              ARGS(arg(e->ticket_id), arg(e->seq), arg_at(e->at), arg_id(e->actor_id),
	                   arg_name(&event_kind_names, e->kind), arg(e->was), arg(e->becomes),
	                   arg(e->note), arg_id(e->entry_id), arg(e->entry_digest), arg(e->digest),
	                   arg(e->mac)), NULL);
}

static const struct query redact = { "event_update_redacted", NULL,
	"UPDATE event"
	"   SET was = '', becomes = '', note = '', redacted = TRUE"
	" WHERE id = ?" };

enum err event_update_redacted(struct db *db, int64_t id)
{
	return db_run(db, &redact, ARGS(arg(id)), NULL);
}

static const struct query expire = { "event_update_expired", NULL,
	"UPDATE event"
	"   SET was = '', becomes = '', note = '', redacted = TRUE"
	" WHERE ticket_id = ?"
	"   AND kind IN ('field','task_added','task_changed','task_done','task_undone',"
	"                'task_removed','task_back')" };

bool event_expires(int kind)
{
	return kind == EV_EXTRA || (kind >= EV_TASK_ADDED && kind <= EV_TASK_BACK);
}

enum err event_update_expired(struct db *db, int64_t ticket_id)
{
	return db_run(db, &expire, ARGS(arg(ticket_id)), NULL);
}

static const struct query redaction = { "event_redaction_of", &event_record,
	"SELECT " EVENT
	" WHERE v.ticket_id = ? AND v.seq > ? AND v.kind = 'redacted' AND v.becomes = ?"
	" ORDER BY v.seq"
	" LIMIT 1" };

enum err event_redaction_of(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq,
                            struct str becomes, struct event *out)
{
	return db_one(db, mem, &redaction, ARGS(arg(ticket_id), arg(seq), arg(becomes)), out);
}

static const struct query redactions = { "event_redactions", &event_record,
	"SELECT " EVENT
	" WHERE v.ticket_id = ? AND v.kind = 'redacted' AND v.entry_id IS NOT NULL"
	"   AND v.becomes = ''"
	" ORDER BY v.seq"
	" LIMIT 200" };

enum err event_redactions(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out)
{
	return db_all(db, mem, &redactions, ARGS(arg(ticket_id)), out);
}

static const struct query resealed = { "event_redaction_of_entry", &event_record,
	"SELECT " EVENT
	" WHERE v.ticket_id = ? AND v.seq > ? AND v.kind = 'redacted' AND v.entry_id = ?"
	" ORDER BY v.seq"
	" LIMIT 1" };

enum err event_redaction_of_entry(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq,
                                  int64_t entry_id, struct event *out)
{
	return db_one(db, mem, &resealed, ARGS(arg(ticket_id), arg(seq), arg(entry_id)), out);
}

#define OF_EVENT(member, kind, ...) { #member, kind, \
	offsetof(struct witnessed, event) + offsetof(struct event, member), \
	FIELD_FIRST(__VA_ARGS__ __VA_OPT__(,) NULL, NULL) }

static const struct field witnessed_fields[] = {
	OF_EVENT(id, F_INT),
	OF_EVENT(ticket_id, F_INT),
	OF_EVENT(seq, F_INT),
	OF_EVENT(at, F_AT),
	OF_EVENT(actor_id, F_INT),
	OF_EVENT(actor, F_STR),
	OF_EVENT(kind, F_ENUM, &event_kind_names),
	OF_EVENT(was, F_STR),
	OF_EVENT(becomes, F_STR),
	OF_EVENT(note, F_STR),
	OF_EVENT(entry_id, F_INT),
	OF_EVENT(entry_digest, F_STR),
	OF_EVENT(digest, F_STR),
	OF_EVENT(mac, F_STR),
	OF_EVENT(redacted, F_BOOL),
	FIELD(struct witnessed, has_entry, F_BOOL),
	FIELD(struct witnessed, author_id, F_STR),
	FIELD(struct witnessed, visibility, F_STR),
	FIELD(struct witnessed, text, F_STR),
	FIELD(struct witnessed, files, F_STR),
};
static const struct record witnessed_record = RECORD("witnessed", struct witnessed,
                                                     witnessed_fields);

static const struct query walk = { "event_walk", &witnessed_record,
	"SELECT " COLUMNS ","
	"       e.id IS NOT NULL AS has_entry, e.author_id, e.visibility, e.text,"
	"       (SELECT GROUP_CONCAT(HEX(x.digest) ORDER BY x.id) FROM attachment x"
	"         WHERE x.entry_id = e.id) AS files"
	"  FROM event v"
	"  LEFT JOIN person p ON p.id = v.actor_id"
	"  LEFT JOIN entry e ON e.id = v.entry_id"
	" WHERE v.ticket_id >= ? AND (v.ticket_id > ? OR v.seq > ?)"
	" ORDER BY v.ticket_id, v.seq"
	" LIMIT ?" };

enum err event_walk(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq, int limit,
                    struct rows *out)
{
	return db_all(db, mem, &walk, ARGS(arg(ticket_id), arg(ticket_id), arg(seq), arg(limit)),
	              out);
}

static const struct query range = { "event_range", &event_record,
	"SELECT " EVENT
	" WHERE v.id > ? AND v.id <= ?"
	" ORDER BY v.id"
	" LIMIT ?" };

enum err event_range(struct db *db, struct arena *mem, int64_t after, int64_t up_to, int limit,
                     struct rows *out)
{
	return db_all(db, mem, &range, ARGS(arg(after), arg(up_to), arg(limit)), out);
}

struct top {
	int64_t id;
};
static const struct field top_fields[] = { FIELD(struct top, id, F_INT) };
static const struct record top_record = RECORD("top", struct top, top_fields);

static const struct query top = { "event_newest", &top_record,
	"SELECT MAX(v.id) AS id"
	"  FROM event v" };

enum err event_newest(struct db *db, struct arena *mem, int64_t *id)
{
	struct top row = { 0 };

	TRY(db_one(db, mem, &top, NO_ARGS, &row));
	*id = row.id;
	return OK;
}

static const struct field anchor_fields[] = {
	FIELD(struct anchor, id, F_INT),
	FIELD(struct anchor, at, F_AT),
	FIELD(struct anchor, last_event, F_INT),
	FIELD(struct anchor, seen_event, F_INT),
	FIELD(struct anchor, events, F_INT),
	FIELD(struct anchor, heads, F_STR),
	FIELD(struct anchor, before_mac, F_STR),
	FIELD(struct anchor, mac, F_STR),
};
static const struct record anchor_record = RECORD("anchor", struct anchor, anchor_fields);

#define ANCHOR \
	"a.id, a.at, a.last_event, a.seen_event, a.events, a.heads, a.before_mac, a.mac" \
	" FROM anchor a"

static const struct query anchor_newest = { "anchor_last", &anchor_record,
	"SELECT " ANCHOR
	" ORDER BY a.id DESC"
	" LIMIT 1" };

enum err anchor_last(struct db *db, struct arena *mem, struct anchor *out)
{
	return db_one(db, mem, &anchor_newest, NO_ARGS, out);
}

static const struct query anchor_some = { "anchor_list", &anchor_record,
	"SELECT " ANCHOR
	" WHERE a.id > ?"
	" ORDER BY a.id"
	" LIMIT 500" };

enum err anchor_list(struct db *db, struct arena *mem, int64_t after, struct rows *out)
{
	return db_all(db, mem, &anchor_some, ARGS(arg(after)), out);
}

static const struct query anchor_add = { "anchor_insert", NULL,
	"INSERT INTO anchor (at, last_event, seen_event, events, heads, before_mac, mac)"
	" VALUES (?, ?, ?, ?, ?, ?, ?)" };

enum err anchor_insert(struct db *db, const struct anchor *a)
{
	return db_run(db, &anchor_add,
	              ARGS(arg_at(a->at), arg(a->last_event), arg(a->seen_event), arg(a->events),
	                   arg(a->heads), arg(a->before_mac), arg(a->mac)), NULL);
}

const struct query *const event_queries[] = {
	&redact, &expire, &redaction, &redactions, &resealed,
	&list,  &since,         &last,        &insert,     &walk,
	&range, &top, &anchor_newest, &anchor_some, &anchor_add, NULL,
};
