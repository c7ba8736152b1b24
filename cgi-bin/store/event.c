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
	FIELD(struct event, digest, F_STR),
	FIELD(struct event, mac, F_STR),
	FIELD(struct event, redacted, F_BOOL),
};
const struct record event_record = RECORD("event", struct event, event_fields);

#define EVENT \
	"v.id, v.ticket_id, v.seq, v.at, v.actor_id, p.name AS actor, v.kind, v.was, v.becomes," \
	" v.note, v.entry_id, v.digest, v.mac, v.redacted" \
	" FROM event v LEFT JOIN person p ON p.id = v.actor_id"

static const struct query list = { "event_list", &event_record,
	"SELECT " EVENT
	" WHERE v.ticket_id = ?"
	" ORDER BY v.seq"
	" LIMIT 2000" };

enum err event_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out)
{
	return db_all(db, mem, &list, ARGS(arg(ticket_id)), out);
}

static const struct query since = { "event_since", &event_record,
	"SELECT " EVENT
	" WHERE v.ticket_id = ? AND v.seq > ?"
	" ORDER BY v.seq"
	" LIMIT 50" };

enum err event_since(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq,
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
	"                   digest, mac)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err event_insert(struct db *db, const struct event *e)
{
	return db_run(db, &insert,
	              ARGS(arg(e->ticket_id), arg(e->seq), arg_at(e->at), arg_id(e->actor_id),
	                   arg_name(&event_kind_names, e->kind), arg(e->was), arg(e->becomes),
	                   arg(e->note), arg_id(e->entry_id), arg(e->digest), arg(e->mac)), NULL);
}

static const struct query redact = { "event_update_redacted", NULL,
	"UPDATE event"
	"   SET was = '', becomes = '', note = '', redacted = TRUE"
	" WHERE id = ?" };

enum err event_update_redacted(struct db *db, int64_t id)
{
	return db_run(db, &redact, ARGS(arg(id)), NULL);
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

static const struct query walk = { "event_walk", &event_record,
	"SELECT " EVENT
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
	" WHERE v.id > ? AND v.at < ?"
	" ORDER BY v.id"
	" LIMIT ?" };

enum err event_range(struct db *db, struct arena *mem, int64_t after, int64_t at_before, int limit,
                     struct rows *out)
{
	return db_all(db, mem, &range, ARGS(arg(after), arg_at(at_before), arg(limit)), out);
}

static const struct field anchor_fields[] = {
	FIELD(struct anchor, id, F_INT),
	FIELD(struct anchor, at, F_AT),
	FIELD(struct anchor, last_event, F_INT),
	FIELD(struct anchor, events, F_INT),
	FIELD(struct anchor, heads, F_STR),
	FIELD(struct anchor, mac, F_STR),
};
static const struct record anchor_record = RECORD("anchor", struct anchor, anchor_fields);

#define ANCHOR "a.id, a.at, a.last_event, a.events, a.heads, a.mac FROM anchor a"

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
	"INSERT INTO anchor (at, last_event, events, heads, mac)"
	" VALUES (?, ?, ?, ?, ?)" };

enum err anchor_insert(struct db *db, const struct anchor *a)
{
	return db_run(db, &anchor_add,
	              ARGS(arg_at(a->at), arg(a->last_event), arg(a->events), arg(a->heads),
	                   arg(a->mac)), NULL);
}

const struct query *const event_queries[] = {
	&redact, &redaction,
	&list,  &since,         &last,        &insert,     &walk,
	&range, &anchor_newest, &anchor_some, &anchor_add, NULL,
};
