/* See bulk.h. The wide statement takes as many rows at a time as it can; the other one the rest. */
#include "store/bulk.h"

#include "store/team.h"

enum { ARGS_MOST = 1000 };

struct wide {
	struct query many, one;
	size_t columns, rows, size;             /* rows of many; bytes of a row's struct */
	void (*args)(const void *row, struct arg *out);
};

#define X5(row)  row "," row "," row "," row "," row
#define X20(row) X5(row) "," X5(row) "," X5(row) "," X5(row)
#define X50(row) X20(row) "," X20(row) "," X5(row) "," X5(row)

#define WIDE(table, times, count, type, columns_count, columns, row, args_of) { \
	{ "bulk_" table, NULL, "INSERT INTO " table " (" columns ") VALUES " times(row) }, \
	{ "bulk_" table "_one", NULL, "INSERT INTO " table " (" columns ") VALUES " row }, \
	columns_count, count, sizeof(type), args_of }

static enum err put(struct db *db, const struct wide *w, const void *rows, size_t n)
{
	const char *row = rows;
	struct arg v[ARGS_MOST];

	while (n) {
		size_t now = n >= w->rows ? w->rows : 1;

		for (size_t i = 0; i < now; i++, row += w->size)
			w->args(row, &v[i * w->columns]);
		TRY(db_run(db, now > 1 ? &w->many : &w->one,
		           (struct args){ v, now * w->columns }, NULL));
		n -= now;
	}
	return OK;
}

static void fill(struct arg *out, struct args values)
{
	memcpy(out, values.v, values.n * sizeof *values.v);
}

static void ticket_args(const void *row, struct arg *out)
{
	const struct ticket *t = row;

	fill(out, ARGS(arg(t->id), arg_name(&ticket_kind_names, t->kind),
	               arg_name(&status_names, t->status),
	               arg_name(&waiting_for_names, t->waiting_for),
	               arg_name(&channel_names, t->channel), arg(t->subject), arg(t->requester_id),
	               arg(t->requester_name), arg(t->requester_phone), arg(t->requester_location),
	               arg_id(t->agency_id), arg(t->opened_by_id), arg_id(t->category_id),
	               arg_name(&impact_names, t->impact), arg_name(&urgency_names, t->urgency),
	               arg_name(&priority_names, t->priority), arg_id(t->team_id),
	               arg_id(t->assignee_id), arg(t->confidential),
	               arg_name(&resolution_names, t->resolution_code), arg(t->version),
	               arg_at(t->created_at), arg_at(t->updated_at), arg_at(t->first_touched_at),
	               arg_at(t->first_answered_at), arg_at(t->restored_at),
	               arg_at(t->resolved_at), arg_at(t->closed_at), arg_at(t->due_at),
	               arg(t->reopened_count), arg(t->escalated_count), arg(t->contacts_count),
	               arg_id(t->last_entry_id), arg_id(t->last_public_id),
	               arg_id(t->last_entry_id), arg_id(t->last_public_id)));
}

#define BEGINNING "IFNULL((SELECT LEFT(e.text,120) FROM entry e WHERE e.id=?),'')"

static const struct wide tickets = WIDE("ticket", X20, 20, struct ticket, 36,
	"id, kind, status, waiting_for, channel, subject, requester_id, requester_name,"
	" requester_phone, requester_location, agency_id, opened_by_id, category_id, impact,"
	" urgency, priority, team_id, assignee_id, confidential, resolution_code, version,"
	" created_at, updated_at, first_touched_at, first_answered_at, restored_at, resolved_at,"
	" closed_at, due_at, reopened_count, escalated_count, contacts_count, last_entry_id,"
	" last_public_id, last_line, last_public_line",
	"(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
	BEGINNING "," BEGINNING ")", ticket_args);

static void entry_args(const void *row, struct arg *out)
{
	const struct entry *e = row;

	fill(out, ARGS(arg(e->id), arg(e->ticket_id), arg_name(&entry_kind_names, e->kind),
	               arg_name(&visibility_names, e->visibility),
	               arg_name(&channel_names, e->channel), arg_id(e->author_id),
	               arg(e->by_desk), arg(e->text), arg(e->text), arg_at(e->written_at)));
}

static const struct wide entries = WIDE("entry", X50, 50, struct entry, 10,
	"id, ticket_id, kind, visibility, channel, author_id, by_desk, source, text, written_at",
	"(?,?,?,?,?,?,?,?,?,?)", entry_args);

static void event_args(const void *row, struct arg *out)
{
	const struct event *e = row;

	fill(out, ARGS(arg(e->ticket_id), arg(e->seq), arg_at(e->at), arg_id(e->actor_id),
	               arg_name(&event_kind_names, e->kind), arg(e->was), arg(e->becomes),
	               arg(e->note), arg_id(e->entry_id), arg(e->entry_digest), arg(e->digest),
	               arg(e->mac)));
}

static const struct wide events = WIDE("event", X50, 50, struct event, 12,
	"ticket_id, seq, at, actor_id, kind, was, becomes, note, entry_id, entry_digest, digest,"
	" mac", "(?,?,?,?,?,?,?,?,?,?,?,?)", event_args);

static void span_args(const void *row, struct arg *out)
{
	const struct span *s = row;

	fill(out, ARGS(arg(s->ticket_id), arg_name(&court_names, s->court), arg_at(s->from_at),
	               arg_at(s->to_at)));
}

static const struct wide spans = WIDE("span", X50, 50, struct span, 4,
	"ticket_id, court, from_at, to_at", "(?,?,?,?)", span_args);

static void timer_args(const void *row, struct arg *out)
{
	const struct timer *t = row;

	fill(out, ARGS(arg(t->ticket_id), arg_name(&timer_kind_names, t->kind),
	               arg_name(&timer_state_names, t->state), arg(t->target_s),
	               arg_at(t->started_at), arg_at(t->due_at), arg_at(t->paused_at),
	               arg(t->paused_ms), arg_at(t->done_at), arg_at(t->missed_at)));
}

static const struct wide timers = WIDE("timer", X50, 50, struct timer, 10,
	"ticket_id, kind, state, target_s, started_at, due_at, paused_at, paused_ms, done_at,"
	" missed_at", "(?,?,?,?,?,?,?,?,?,?)", timer_args);

static void contact_args(const void *row, struct arg *out)
{
	const struct contact *c = row;

	fill(out, ARGS(arg_id(c->ticket_id), arg_id(c->person_id), arg_id(c->agent_id),
	               arg_name(&channel_names, c->channel), arg_name(&outcome_names, c->outcome),
	               arg_at(c->started_at), arg_at(c->ended_at)));
}

static const struct wide contacts = WIDE("contact", X50, 50, struct contact, 7,
	"ticket_id, person_id, agent_id, channel, outcome, started_at, ended_at",
	"(?,?,?,?,?,?,?)", contact_args);

static void following_args(const void *row, struct arg *out)
{
	const struct following *f = row;

	fill(out, ARGS(arg(f->person_id), arg(f->ticket_id)));
}

static const struct wide followings = WIDE("follower", X50, 50, struct following, 2,
	"person_id, ticket_id", "(?,?)", following_args);

static void person_args(const void *row, struct arg *out)
{
	const struct newcomer_row *n = row;
	const struct person *p = &n->person;

	fill(out, ARGS(arg(p->id), arg(p->email), arg(p->name), arg(p->phone), arg(p->location),
	               arg_id(p->agency_id), arg_name(&person_kind_names, p->kind),
	               arg_int((int64_t)p->roles), arg(p->demo), arg(p->zone), arg(n->hash),
	               arg_at(n->join_at), arg_at(n->join_at)));
}

static const struct wide people = WIDE("person", X50, 50, struct newcomer_row, 13,
	"id, email, name, phone, location, agency_id, kind, roles, demo, zone, password_hash,"
	" join_at, created_at", "(?,?,?,?,?,?,?,?,?,?,?,?,?)", person_args);

static enum err put_people(struct db *db, const struct newcomer_row *v, size_t n)
{
	TRY(put(db, &people, v, n));
	for (size_t i = 0; i < n; i++)
		if (v[i].team_id)
			TRY(membership_insert(db, v[i].person.id, v[i].team_id, false));
	return OK;
}

enum err bulk_insert(struct db *db, const struct bulk *b)
{
	TRY(put_people(db, b->people.v, b->people.n));
	TRY(put(db, &entries, b->entries.v, b->entries.n));     /* a ticket quotes its last one */
	TRY(put(db, &tickets, b->tickets.v, b->tickets.n));
	TRY(put(db, &events, b->events.v, b->events.n));
	TRY(put(db, &spans, b->spans.v, b->spans.n));
	TRY(put(db, &timers, b->timers.v, b->timers.n));
	TRY(put(db, &contacts, b->contacts.v, b->contacts.n));
	return put(db, &followings, b->followings.v, b->followings.n);
}

static const struct query checks = { "bulk_checks", NULL,
	"SET foreign_key_checks = ?, unique_checks = ?" };

enum err bulk_update_checks(struct db *db, bool on)
{
	return db_run(db, &checks, ARGS(arg(on), arg(on)), NULL);
}

static const struct field ids_fields[] = {
	FIELD(struct bulk_ids, ticket, F_INT),
	FIELD(struct bulk_ids, entry, F_INT),
	FIELD(struct bulk_ids, person, F_INT),
	FIELD(struct bulk_ids, tickets, F_INT),
};
static const struct record ids_record = RECORD("bulk_ids", struct bulk_ids, ids_fields);

static const struct query ids = { "bulk_ids", &ids_record,
	"SELECT (SELECT IFNULL(MAX(t.id), 10000) FROM ticket t) AS ticket,"
	"       (SELECT IFNULL(MAX(e.id), 0) FROM entry e) AS entry,"
	"       (SELECT IFNULL(MAX(p.id), 0) FROM person p) AS person,"
	"       (SELECT COUNT(*) FROM ticket) AS tickets" };

enum err bulk_ids(struct db *db, struct arena *mem, struct bulk_ids *out)
{
	return db_one(db, mem, &ids, NO_ARGS, out);
}

static const struct field model_fields[] = {
	FIELD(struct person, id, F_INT),
	FIELD(struct person, name, F_STR),
	FIELD(struct person, location, F_STR),
	FIELD(struct person, agency_id, F_INT),
	FIELD(struct person, kind, F_ENUM, &person_kind_names),
	FIELD(struct person, roles, F_SET, &role_names),
	FIELD(struct person, demo, F_BOOL),
	FIELD(struct person, zone, F_STR),
};
static const struct record model_record = RECORD("model", struct person, model_fields);

static const struct query models = { "bulk_models", &model_record,
	"SELECT p.id, p.name, p.location, p.agency_id, p.kind, p.roles, p.demo, p.zone"
	"  FROM person p"
	" ORDER BY p.id"
	" LIMIT 200" };

enum err bulk_models(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &models, NO_ARGS, out);
}

#define BOTH(wide) &wide.many, &wide.one

const struct query *const bulk_queries[] = {
	BOTH(tickets), BOTH(entries), BOTH(events), BOTH(spans), BOTH(timers), BOTH(contacts),
	BOTH(followings), BOTH(people), &checks, &ids, &models, NULL,
};
