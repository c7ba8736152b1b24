/* See estate.h. */
#include "store/estate.h"

#include "base/arena.h"

static const struct field estate_fields[] = {
	FIELD(struct estate, open, F_INT),
	FIELD(struct estate, tasks, F_INT),
	FIELD(struct estate, requests, F_INT),
	FIELD(struct estate, entries, F_INT),
	FIELD(struct estate, follows, F_INT),
	FIELD(struct estate, reports, F_INT),
	FIELD(struct estate, agencies, F_INT),
	FIELD(struct estate, addresses, F_INT),
};
static const struct record estate_record = RECORD("estate", struct estate, estate_fields);

#define UP_TO(from) "(SELECT COUNT(*) FROM (SELECT 1 FROM " from " LIMIT 1000) AS some)"

static const struct query of = { "estate_of", &estate_record,
	"SELECT " UP_TO("ticket t WHERE t.assignee_id = ? AND t.is_open AND t.confidential <= ?")
	" AS open,"
	" " UP_TO("task w JOIN ticket t ON t.id = w.ticket_id"
	          " WHERE w.assignee_id = ? AND w.state = 'open' AND w.kind = 'task'"
	          " AND t.is_open AND t.confidential <= ?") " AS tasks,"
	" " UP_TO("ticket t WHERE t.requester_id = ? AND t.confidential <= ?") " AS requests,"
	" " UP_TO("entry e JOIN ticket t ON t.id = e.ticket_id"
	          " WHERE e.author_id = ? AND t.confidential <= ?") " AS entries,"
	" " UP_TO("follower f WHERE f.person_id = ?") " AS follows,"
	" " UP_TO("person p WHERE p.manager_id = ?") " AS reports,"
	" " UP_TO("agency a WHERE a.security_person_id = ?") " AS agencies,"
	" " UP_TO("person_address o WHERE o.person_id = ?") " AS addresses" };

enum err estate_of(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                   struct estate *out)
{
	int most = who.sight == SIGHT_SECURITY;

	return db_one(db, mem, &of,
	              ARGS(arg(person_id), arg(most), arg(person_id), arg(most), arg(person_id),
	                   arg(most), arg(person_id), arg(most), arg(person_id), arg(person_id),
	                   arg(person_id), arg(person_id)), out);
}

static const struct field owned_fields[] = { FIELD(struct owned, id, F_INT) };
static const struct record owned_record = RECORD("owned", struct owned, owned_fields);

static const struct query open = { "estate_open", &owned_record,
	"SELECT t.id"
	"  FROM ticket t"
	" WHERE t.assignee_id = ? AND t.is_open"
	" UNION"
	" SELECT w.ticket_id"
	"  FROM task w"
	"  JOIN ticket t ON t.id = w.ticket_id"
	" WHERE w.assignee_id = ? AND w.state = 'open' AND w.kind = 'task' AND t.is_open"
	" ORDER BY id"
	" LIMIT 200" };

enum err estate_open(struct db *db, struct arena *mem, int64_t person_id, struct rows *out)
{
	return db_all(db, mem, &open, ARGS(arg(person_id), arg(person_id)), out);
}

static const struct query authorities = { "estate_authorities", NULL,
	"UPDATE agency"
	"   SET security_person_id = ?, version = version + 1"
	" WHERE security_person_id = ?" };

static const struct query reports = { "estate_reports", NULL,
	"UPDATE person"
	"   SET manager_id = IF(id = ?, NULL, ?), version = version + 1"
	" WHERE manager_id = ?" };

enum err estate_update_duties(struct db *db, int64_t from, int64_t to)
{
	TRY(db_run(db, &authorities, ARGS(arg_id(to), arg(from)), NULL));
	return db_run(db, &reports, ARGS(arg(to), arg_id(to), arg(from)), NULL);
}

static const struct field merge_fields[] = {
	FIELD(struct merge, id, F_INT),
	FIELD(struct merge, at, F_AT),
	FIELD(struct merge, kept_id, F_INT),
	FIELD(struct merge, gone_id, F_INT),
	FIELD(struct merge, was_active, F_BOOL),
	FIELD(struct merge, undone_at, F_AT),
	FIELD(struct merge, kept, F_STR),
	FIELD(struct merge, gone, F_STR),
	FIELD(struct merge, by, F_STR),
};
const struct record merge_record = RECORD("merge", struct merge, merge_fields);

static const struct query add = { "merge_insert", NULL,
	"INSERT INTO merge (at, by_id, kept_id, gone_id, was_active)"
	" VALUES (?, ?, ?, ?, ?)" };

enum err merge_insert(struct db *db, const struct merge *m, int64_t by_id, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &add, ARGS(arg_at(m->at), arg_id(by_id), arg(m->kept_id), arg(m->gone_id),
	                          arg(m->was_active)), &done));
	*id = done.id;
	return OK;
}

#define MERGE \
	"m.id, m.at, m.kept_id, m.gone_id, m.was_active, m.undone_at, k.name AS kept," \
	" g.name AS gone, b.name AS `by`" \
	" FROM merge m JOIN person k ON k.id = m.kept_id JOIN person g ON g.id = m.gone_id" \
	" LEFT JOIN person b ON b.id = m.by_id"

static const struct query of_gone = { "merge_of", &merge_record,
	"SELECT " MERGE
	" WHERE m.gone_id = ? AND m.undone_at IS NULL"
	" ORDER BY m.id DESC"
	" LIMIT 1"
	"   FOR UPDATE" };

enum err merge_of(struct db *db, struct arena *mem, int64_t gone_id, struct merge *out)
{
	return db_one(db, mem, &of_gone, ARGS(arg(gone_id)), out);
}

static const struct query into = { "merge_into", &merge_record,
	"SELECT " MERGE
	" WHERE m.kept_id = ? AND m.undone_at IS NULL AND m.at > ?"
	" ORDER BY m.id DESC"
	" LIMIT 20" };

enum err merge_into(struct db *db, struct arena *mem, int64_t kept_id, int64_t since,
                    struct rows *out)
{
	return db_all(db, mem, &into, ARGS(arg(kept_id), arg_at(since)), out);
}

static const struct query undone = { "merge_undone", NULL,
	"UPDATE merge"
	"   SET undone_at = ?"
	" WHERE id = ?" };

enum err merge_update_undone(struct db *db, int64_t id, int64_t now)
{
	return db_run(db, &undone, ARGS(arg_at(now), arg(id)), NULL);
}

static const struct query note_tickets = { "merge_note_tickets", NULL,
	"INSERT INTO merge_part (merge_id, kind, row_id)"
	" SELECT ?, 'ticket', t.id"
	"   FROM ticket t"
	"  WHERE t.requester_id = ? AND t.confidential <= ?" };
static const struct query move_tickets = { "merge_move_tickets", NULL,
	"UPDATE ticket t"
	"  JOIN merge_part m ON m.merge_id = ? AND m.kind = 'ticket' AND m.row_id = t.id"
	"   SET t.requester_id = ?"
	" WHERE t.requester_id = ?" };
static const struct query note_follows = { "merge_note_follows", NULL,
	"INSERT INTO merge_part (merge_id, kind, row_id)"
	" SELECT ?, 'follower', f.ticket_id"
	"   FROM follower f"
	"   LEFT JOIN follower o ON o.ticket_id = f.ticket_id AND o.person_id = ?"
	"  WHERE f.person_id = ? AND o.person_id IS NULL" };
static const struct query move_follows = { "merge_move_follows", NULL,
	"UPDATE follower f"
	"  JOIN merge_part m ON m.merge_id = ? AND m.kind = 'follower' AND m.row_id = f.ticket_id"
	"   SET f.person_id = ?"
	" WHERE f.person_id = ?" };
static const struct query note_reports = { "merge_note_reports", NULL,
	"INSERT INTO merge_part (merge_id, kind, row_id)"
	" SELECT ?, 'report', p.id"
	"   FROM person p"
	"  WHERE p.manager_id = ? AND p.id <> ?" };
static const struct query move_reports = { "merge_move_reports", NULL,
	"UPDATE person p"
	"  JOIN merge_part m ON m.merge_id = ? AND m.kind = 'report' AND m.row_id = p.id"
	"   SET p.manager_id = ?, p.version = p.version + 1"
	" WHERE p.manager_id = ?" };
static const struct query note_agencies = { "merge_note_agencies", NULL,
	"INSERT INTO merge_part (merge_id, kind, row_id)"
	" SELECT ?, 'agency', a.id"
	"   FROM agency a"
	"  WHERE a.security_person_id = ?" };
static const struct query move_agencies = { "merge_move_agencies", NULL,
	"UPDATE agency a"
	"  JOIN merge_part m ON m.merge_id = ? AND m.kind = 'agency' AND m.row_id = a.id"
	"   SET a.security_person_id = ?, a.version = a.version + 1"
	" WHERE a.security_person_id = ?" };
static const struct query drop_addresses = { "merge_drop_addresses", NULL,
	"DELETE a"
	"  FROM person_address a"
	"  JOIN merge_part m ON m.merge_id = ? AND m.kind = 'address' AND m.row_id = a.id"
	" WHERE a.person_id = ?" };

static enum err pass(struct db *db, int64_t merge_id, int64_t from, int64_t to)
{
	TRY(db_run(db, &move_tickets, ARGS(arg(merge_id), arg(to), arg(from)), NULL));
	TRY(db_run(db, &move_follows, ARGS(arg(merge_id), arg(to), arg(from)), NULL));
	TRY(db_run(db, &move_reports, ARGS(arg(merge_id), arg(to), arg(from)), NULL));
	return db_run(db, &move_agencies, ARGS(arg(merge_id), arg(to), arg(from)), NULL);
}

enum err merge_update_move(struct db *db, const struct merge *m, struct viewer who)
{
	TRY(db_run(db, &note_tickets,
	           ARGS(arg(m->id), arg(m->gone_id), arg(who.sight == SIGHT_SECURITY)), NULL));
	TRY(db_run(db, &note_follows, ARGS(arg(m->id), arg(m->kept_id), arg(m->gone_id)), NULL));
	TRY(db_run(db, &note_reports, ARGS(arg(m->id), arg(m->gone_id), arg(m->kept_id)), NULL));
	TRY(db_run(db, &note_agencies, ARGS(arg(m->id), arg(m->gone_id)), NULL));
	return pass(db, m->id, m->gone_id, m->kept_id);
}

enum err merge_update_rest(struct db *db, const struct merge *m)
{
	TRY(db_run(db, &note_tickets, ARGS(arg(m->id), arg(m->gone_id), arg(true)), NULL));
	return db_run(db, &move_tickets, ARGS(arg(m->id), arg(m->kept_id), arg(m->gone_id)), NULL);
}

enum err merge_update_return(struct db *db, const struct merge *m)
{
	TRY(pass(db, m->id, m->kept_id, m->gone_id));
	return db_run(db, &drop_addresses, ARGS(arg(m->id), arg(m->kept_id)), NULL);
}

static const struct query note_address = { "merge_note_address", NULL,
	"INSERT INTO merge_part (merge_id, kind, row_id)"
	" VALUES (?, 'address', ?)" };

enum err merge_part_insert_address(struct db *db, int64_t merge_id, int64_t address_id)
{
	return db_run(db, &note_address, ARGS(arg(merge_id), arg(address_id)), NULL);
}

const struct query *const estate_queries[] = {
	&of, &open, &authorities, &reports, &add, &of_gone, &into, &undone, &note_tickets,
	&move_tickets, &note_follows, &move_follows, &note_reports, &move_reports,
	&note_agencies, &move_agencies, &drop_addresses, &note_address, NULL,
};
