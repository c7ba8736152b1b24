/* See promise.h. */
#include "store/promise.h"

static const char *const timer_kinds[] = { "response", "update", "resolve", "close" };
static const char *const timer_states[] = { "running", "missed", "met", "late", "stopped" };
static const char *const courts[] = { "us", "requester", "vendor", "approver" };
static const char *const outcomes[] = {
	"ticket", "follow_up", "information", "abandoned", "misdirected" };
const struct names timer_kind_names = NAMES(timer_kinds);
const struct names timer_state_names = NAMES(timer_states);
const struct names court_names = NAMES(courts);
const struct names outcome_names = NAMES(outcomes);

static const struct field agreement_fields[] = {
	FIELD(struct agreement, id, F_INT),
	FIELD(struct agreement, priority, F_ENUM, &priority_names),
	FIELD(struct agreement, name, F_STR),
	FIELD(struct agreement, respond_s, F_INT),
	FIELD(struct agreement, resolve_s, F_INT),
};
static const struct record agreement_record = RECORD("agreement", struct agreement,
                                                     agreement_fields);

static const struct query agreement_one = { "agreement_of", &agreement_record,
	"SELECT a.id, a.priority, a.name, a.respond_s, a.resolve_s"
	"  FROM agreement a"
	" WHERE a.priority = ?" };

enum err agreement_of(struct db *db, struct arena *mem, enum priority priority,
                      struct agreement *out)
{
	return db_one(db, mem, &agreement_one, ARGS(arg_name(&priority_names, (int)priority)), out);
}

static const struct field timer_fields[] = {
	FIELD(struct timer, id, F_INT),
	FIELD(struct timer, ticket_id, F_INT),
	FIELD(struct timer, kind, F_ENUM, &timer_kind_names),
	FIELD(struct timer, state, F_ENUM, &timer_state_names),
	FIELD(struct timer, target_s, F_INT),
	FIELD(struct timer, started_at, F_AT),
	FIELD(struct timer, due_at, F_AT),
	FIELD(struct timer, paused_at, F_AT),
	FIELD(struct timer, paused_ms, F_INT),
	FIELD(struct timer, done_at, F_AT),
	FIELD(struct timer, missed_at, F_AT),
};
const struct record timer_record = RECORD("timer", struct timer, timer_fields);

#define TIMER \
	"c.id, c.ticket_id, c.kind, c.state, c.target_s, c.started_at, c.due_at, c.paused_at," \
	" c.paused_ms, c.done_at, c.missed_at FROM timer c"

static const struct query timers = { "timer_list", &timer_record,
	"SELECT " TIMER
	" WHERE c.ticket_id = ?"
	" ORDER BY c.kind"
	" LIMIT 10" };

enum err timer_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out)
{
	return db_all(db, mem, &timers, ARGS(arg(ticket_id)), out);
}

static const struct query timer_add = { "timer_insert", NULL,
	"REPLACE INTO timer (ticket_id, kind, state, target_s, started_at, due_at, paused_at,"
	"                    paused_ms, done_at, missed_at)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err timer_insert(struct db *db, const struct timer *t)
{
	return db_run(db, &timer_add,
	              ARGS(arg(t->ticket_id), arg_name(&timer_kind_names, t->kind),
	                   arg_name(&timer_state_names, t->state), arg(t->target_s),
	                   arg_at(t->started_at), arg_at(t->due_at), arg_at(t->paused_at),
	                   arg(t->paused_ms), arg_at(t->done_at), arg_at(t->missed_at)), NULL);
}

static const struct query timer_set = { "timer_update", NULL,
	"UPDATE timer"
	"   SET state = ?, target_s = ?, due_at = ?, paused_at = ?, paused_ms = ?, done_at = ?,"
	"       missed_at = ?"
	" WHERE id = ?" };

enum err timer_update(struct db *db, const struct timer *t)
{
	return db_run(db, &timer_set,
	              ARGS(arg_name(&timer_state_names, t->state), arg(t->target_s),
	                   arg_at(t->due_at), arg_at(t->paused_at), arg(t->paused_ms),
	                   arg_at(t->done_at), arg_at(t->missed_at), arg(t->id)), NULL);
}

static const struct query due = { "timer_due", &timer_record,
	"SELECT " TIMER
	" WHERE c.state = 'running' AND c.due_at <= ? AND c.paused_at IS NULL"
	" ORDER BY c.due_at"
	" LIMIT 50" };

enum err timer_due(struct db *db, struct arena *mem, int64_t now, struct rows *out)
{
	return db_all(db, mem, &due, ARGS(arg_at(now)), out);
}

static const struct field span_fields[] = {
	FIELD(struct span, id, F_INT),
	FIELD(struct span, ticket_id, F_INT),
	FIELD(struct span, court, F_ENUM, &court_names),
	FIELD(struct span, from_at, F_AT),
	FIELD(struct span, to_at, F_AT),
};
const struct record span_record = RECORD("span", struct span, span_fields);

static const struct query spans = { "span_list", &span_record,
	"SELECT s.id, s.ticket_id, s.court, s.from_at, s.to_at"
	"  FROM span s"
	" WHERE s.ticket_id = ?"
	" ORDER BY s.id"
	" LIMIT 500" };

enum err span_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out)
{
	return db_all(db, mem, &spans, ARGS(arg(ticket_id)), out);
}

static const struct query span_add = { "span_insert", NULL,
	"INSERT INTO span (ticket_id, court, from_at, to_at)"
	" VALUES (?, ?, ?, ?)" };

enum err span_insert(struct db *db, int64_t ticket_id, enum court court, int64_t from_at,
                     int64_t to_at)
{
	return db_run(db, &span_add,
	              ARGS(arg(ticket_id), arg_name(&court_names, (int)court), arg_at(from_at),
	                   arg_at(to_at)), NULL);
}

static const struct query span_end = { "span_update_end", NULL,
	"UPDATE span"
	"   SET to_at = ?"
	" WHERE ticket_id = ? AND to_at IS NULL" };

enum err span_update_end(struct db *db, int64_t ticket_id, int64_t to_at)
{
	return db_run(db, &span_end, ARGS(arg_at(to_at), arg(ticket_id)), NULL);
}

static const struct query contact_add = { "contact_insert", NULL,
	"INSERT INTO contact (ticket_id, person_id, agent_id, channel, outcome, started_at,"
	"                     ended_at)"
	" VALUES (?, ?, ?, ?, ?, ?, ?)" };

enum err contact_insert(struct db *db, const struct contact *c)
{
	return db_run(db, &contact_add,
	              ARGS(arg_id(c->ticket_id), arg_id(c->person_id), arg_id(c->agent_id),
	                   arg_name(&channel_names, c->channel),
	                   arg_name(&outcome_names, c->outcome), arg_at(c->started_at),
	                   arg_at(c->ended_at)),
	              NULL);
}

const struct query *const promise_queries[] = {
	&agreement_one, &timers, &timer_add, &timer_set, &due, &spans, &span_add, &span_end,
	&contact_add, NULL,
};
