/* See ticket.h. */
#include "store/ticket.h"

#include "base/arena.h"
#include "store/sight.h"

static const char *const kinds[] = { "incident", "request", "case", "problem", "change" };
static const char *const statuses[] = {
	"new", "open", "waiting", "resolved", "closed", "cancelled" };
static const char *const waits[] = { "nobody", "requester", "vendor", "approval" };
static const char *const channels[] = {
	"portal", "phone", "walkin", "mail", "chat", "voicemail", "operations" };
static const char *const impacts[] = { "one", "team", "many" };
static const char *const urgencies[] = { "low", "normal", "high" };
static const char *const priorities[] = { "P1", "P2", "P3", "OPS" };
static const char *const resolutions[] = {
	"none", "fixed", "workaround", "answered", "fulfilled", "duplicate", "not_reproducible",
	"not_possible", "junk", "withdrawn" };

const struct names ticket_kind_names = NAMES(kinds);
const struct names status_names = NAMES(statuses);
const struct names waiting_for_names = NAMES(waits);
const struct names channel_names = NAMES(channels);
const struct names impact_names = NAMES(impacts);
const struct names urgency_names = NAMES(urgencies);
const struct names priority_names = NAMES(priorities);
const struct names resolution_names = NAMES(resolutions);

static const struct field ticket_fields[] = {
	FIELD(struct ticket, id, F_INT),
	FIELD(struct ticket, kind, F_ENUM, &ticket_kind_names),
	FIELD(struct ticket, status, F_ENUM, &status_names),
	FIELD(struct ticket, waiting_for, F_ENUM, &waiting_for_names),
	FIELD(struct ticket, channel, F_ENUM, &channel_names),
	FIELD(struct ticket, subject, F_STR),
	FIELD(struct ticket, requester_id, F_INT),
	FIELD(struct ticket, requester_name, F_STR),
	FIELD(struct ticket, requester_phone, F_STR),
	FIELD(struct ticket, requester_location, F_STR),
	FIELD(struct ticket, requester_email, F_STR),
	FIELD(struct ticket, requester_vip, F_BOOL),
	FIELD(struct ticket, requester_active, F_BOOL),
	FIELD(struct ticket, requester_erased, F_BOOL),
	FIELD(struct ticket, requester_kind, F_ENUM, &person_kind_names),
	FIELD(struct ticket, agency_id, F_INT),
	FIELD(struct ticket, agency, F_STR),
	FIELD(struct ticket, opened_by_id, F_INT),
	FIELD(struct ticket, opened_by, F_STR),
	FIELD(struct ticket, category_id, F_INT),
	FIELD(struct ticket, category, F_STR),
	FIELD(struct ticket, procedure, F_STR),
	FIELD(struct ticket, has_tasks, F_BOOL),
	FIELD(struct ticket, has_extras, F_BOOL),
	FIELD(struct ticket, impact, F_ENUM, &impact_names),
	FIELD(struct ticket, urgency, F_ENUM, &urgency_names),
	FIELD(struct ticket, priority, F_ENUM, &priority_names),
	FIELD(struct ticket, priority_reason, F_STR),
	FIELD(struct ticket, team_id, F_INT),
	FIELD(struct ticket, team, F_STR),
	FIELD(struct ticket, team_tier, F_INT),
	FIELD(struct ticket, assignee_id, F_INT),
	FIELD(struct ticket, assignee, F_STR),
	FIELD(struct ticket, confidential, F_BOOL),
	FIELD(struct ticket, resolution_code, F_ENUM, &resolution_names),
	FIELD(struct ticket, version, F_INT),
	FIELD(struct ticket, created_at, F_AT),
	FIELD(struct ticket, updated_at, F_AT),
	FIELD(struct ticket, first_touched_at, F_AT),
	FIELD(struct ticket, first_answered_at, F_AT),
	FIELD(struct ticket, restored_at, F_AT),
	FIELD(struct ticket, resolved_at, F_AT),
	FIELD(struct ticket, closed_at, F_AT),
	FIELD(struct ticket, due_at, F_AT),
	FIELD(struct ticket, reopened_count, F_INT),
	FIELD(struct ticket, escalated_count, F_INT),
	FIELD(struct ticket, contacts_count, F_INT),
	FIELD(struct ticket, files_count, F_INT),
	FIELD(struct ticket, last_entry_id, F_INT),
	FIELD(struct ticket, last_public_id, F_INT),
};
const struct record ticket_record = RECORD("ticket", struct ticket, ticket_fields);

#define TICKET \
	"t.id, t.kind, t.status, t.waiting_for, t.channel, t.subject, t.requester_id," \
	" t.requester_name, t.requester_phone, t.requester_location, r.email AS requester_email," \
	" r.vip AS requester_vip, r.active AS requester_active, r.erased AS requester_erased," \
	" r.kind AS requester_kind, t.agency_id, a.name AS agency," \
	" t.opened_by_id," \
	" o.name AS opened_by, t.category_id," \
	" IF(cp.id IS NULL, c.name, CONCAT(cp.name, ': ', c.name)) AS category," \
	" IF(c.steps = '', cp.steps, c.steps) AS `procedure`," \
	" EXISTS (SELECT 1 FROM task k WHERE k.ticket_id = t.id) AS has_tasks," \
	" EXISTS (SELECT 1 FROM extra x WHERE x.active)" \
	" OR EXISTS (SELECT 1 FROM extra_value x WHERE x.ticket_id = t.id) AS has_extras," \
	" t.impact," \
	" t.urgency, t.priority, t.priority_reason, t.team_id, m.name AS team," \
	" m.tier AS team_tier, t.assignee_id, w.name AS assignee, t.confidential," \
	" t.resolution_code, t.version, t.created_at, t.updated_at, t.first_touched_at," \
	" t.first_answered_at, t.restored_at, t.resolved_at, t.closed_at, t.due_at," \
	" t.reopened_count, t.escalated_count, t.contacts_count, t.files_count, t.last_entry_id," \
	" t.last_public_id" \
	" FROM ticket t" \
	" JOIN person r ON r.id = t.requester_id" \
	" JOIN person o ON o.id = t.opened_by_id" \
	" LEFT JOIN agency a ON a.id = t.agency_id" \
	" LEFT JOIN category c ON c.id = t.category_id" \
	" LEFT JOIN category cp ON cp.id = c.parent_id" \
	" LEFT JOIN team m ON m.id = t.team_id" \
	" LEFT JOIN person w ON w.id = t.assignee_id"

#define SEEN(sight) { "ticket_seen_" #sight, &ticket_record, \
	"SELECT " TICKET \
	" WHERE t.id = ?" \
	"   AND " SEEN_##sight }

static const struct query seen[SIGHTS] = { EACH_SIGHT(SEEN) };

enum err ticket_seen_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                        struct ticket *out)
{
	struct arg v[1 + SIGHT_ARGS] = { arg(id) };

	return db_one(db, mem, &seen[who.sight], (struct args){ v, 1 + seen_args(who, v + 1) },
	              out);
}

struct key {
	int64_t id;
};
static const struct field key_fields[] = { FIELD(struct key, id, F_INT) };
static const struct record key_record = RECORD("key", struct key, key_fields);

static const struct query hold = { "ticket_hold", &key_record,
	"SELECT t.id"
	"  FROM ticket t"
	" WHERE t.id = ?"
	"   FOR UPDATE" };

enum err ticket_held_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                        struct ticket *out)
{
	struct key key;

	TRY(db_one(db, mem, &hold, ARGS(arg(id)), &key));
	return ticket_seen_by(db, mem, who, id, out);
}

static const struct query insert = { "ticket_insert", NULL,
	"INSERT INTO ticket (kind, channel, subject, requester_id, requester_name,"
	"                    requester_phone, requester_location, agency_id, opened_by_id,"
	"                    category_id, impact, urgency, priority, priority_reason, team_id,"
	"                    confidential, created_at, updated_at)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err ticket_insert(struct db *db, const struct ticket *t, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &insert,
	           ARGS(arg_name(&ticket_kind_names, t->kind),
	                arg_name(&channel_names, t->channel), arg(t->subject),
	                arg(t->requester_id), arg(t->requester_name), arg(t->requester_phone),
	                arg(t->requester_location), arg_id(t->agency_id), arg(t->opened_by_id),
	                arg_id(t->category_id), arg_name(&impact_names, t->impact),
	                arg_name(&urgency_names, t->urgency),
	                arg_name(&priority_names, t->priority), arg(t->priority_reason),
	                arg_id(t->team_id), arg(t->confidential), arg_at(t->created_at),
	                arg_at(t->updated_at)), &done));
	*id = done.id;
	return OK;
}

#define BEGINNING "IFNULL((SELECT LEFT(e.text, 120) FROM entry e WHERE e.id = ?), '')"

/* How the last entry begins is kept for the lists. */
static const struct query update = { "ticket_update", NULL,
	"UPDATE ticket"
	"   SET kind = ?, status = ?, waiting_for = ?, subject = ?, category_id = ?, impact = ?,"
	"       urgency = ?, priority = ?, priority_reason = ?, team_id = ?, assignee_id = ?,"
	"       resolution_code = ?, updated_at = ?, first_touched_at = ?,"
	"       first_answered_at = ?, restored_at = ?, resolved_at = ?, closed_at = ?,"
	"       due_at = ?, reopened_count = ?, escalated_count = ?, contacts_count = ?,"
	"       files_count = ?, last_entry_id = ?, last_public_id = ?,"
	"       last_line = " BEGINNING ", last_public_line = " BEGINNING ","
	"       version = version + 1"
	" WHERE id = ? AND version = ?" };

enum err ticket_update(struct db *db, const struct ticket *t)
{
	struct done done;

	TRY(db_run(db, &update,
	           ARGS(arg_name(&ticket_kind_names, t->kind),
	                arg_name(&status_names, t->status),
	                arg_name(&waiting_for_names, t->waiting_for), arg(t->subject),
	                arg_id(t->category_id), arg_name(&impact_names, t->impact),
	                arg_name(&urgency_names, t->urgency),
	                arg_name(&priority_names, t->priority), arg(t->priority_reason),
	                arg_id(t->team_id), arg_id(t->assignee_id),
	                arg_name(&resolution_names, t->resolution_code), arg_at(t->updated_at),
	                arg_at(t->first_touched_at), arg_at(t->first_answered_at),
	                arg_at(t->restored_at), arg_at(t->resolved_at), arg_at(t->closed_at),
	                arg_at(t->due_at), arg(t->reopened_count), arg(t->escalated_count),
	                arg(t->contacts_count), arg(t->files_count), arg_id(t->last_entry_id),
	                arg_id(t->last_public_id), arg_id(t->last_entry_id),
	                arg_id(t->last_public_id), arg(t->id), arg(t->version)), &done));
	return done.changed == 1 ? OK : E_STALE;
}

static const struct query follow = { "follower_insert", NULL,
	"INSERT IGNORE INTO follower (person_id, ticket_id)"
	" VALUES (?, ?)" };

enum err follower_insert(struct db *db, int64_t person_id, int64_t ticket_id)
{
	return db_run(db, &follow, ARGS(arg(person_id), arg(ticket_id)), NULL);
}

const struct query *const ticket_queries[] = {
	&seen[SIGHT_OWN], &seen[SIGHT_AGENCY], &seen[SIGHT_TEAMS], &seen[SIGHT_DESK],
	&seen[SIGHT_SECURITY], &hold, &insert, &update, &follow, NULL,
};
