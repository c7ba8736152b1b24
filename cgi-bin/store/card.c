/* See card.h. */
#include "store/card.h"

#include "base/arena.h"

static const char *const states[] = { "active", "invited", "gone", "all" };
const struct names state_names = NAMES(states);

static const struct field card_fields[] = {
	FIELD(struct card, id, F_INT),
	FIELD(struct card, version, F_INT),
	FIELD(struct card, email, F_STR),
	FIELD(struct card, name, F_STR),
	FIELD(struct card, phone, F_STR),
	FIELD(struct card, place, F_STR),
	FIELD(struct card, agency_id, F_INT),
	FIELD(struct card, agency, F_STR),
	FIELD(struct card, location_id, F_INT),
	FIELD(struct card, location, F_STR),
	FIELD(struct card, manager, F_STR),
	FIELD(struct card, kind, F_ENUM, &person_kind_names),
	FIELD(struct card, roles, F_SET, &role_names),
	FIELD(struct card, vip, F_BOOL),
	FIELD(struct card, active, F_BOOL),
	FIELD(struct card, erased, F_BOOL),
	FIELD(struct card, invited, F_BOOL),
	FIELD(struct card, merged_into_id, F_INT),
	FIELD(struct card, join_at, F_AT),
	FIELD(struct card, leave_at, F_AT),
	FIELD(struct card, note, F_STR),
	FIELD(struct card, teams, F_STR),
};
const struct record card_record = RECORD("card", struct card, card_fields);

#define CARD_OF(from) \
	"p.id, p.version, p.email, p.name, p.phone, p.location AS place, p.agency_id," \
	" a.code AS agency, p.location_id, l.code AS location, b.email AS manager, p.kind," \
	" p.roles, p.vip, p.active, p.erased, p.password_hash = '' AS invited," \
	" p.merged_into_id, p.join_at, p.leave_at, p.note," \
	" (SELECT GROUP_CONCAT(t.name ORDER BY t.tier, t.name SEPARATOR ', ')" \
	"    FROM membership m JOIN team t ON t.id = m.team_id" \
	"   WHERE m.person_id = p.id) AS teams" \
	" FROM " from \
	" LEFT JOIN agency a ON a.id = p.agency_id" \
	" LEFT JOIN location l ON l.id = p.location_id" \
	" LEFT JOIN person b ON b.id = p.manager_id"
#define CARD CARD_OF("person p")

static const struct query by_id = { "card_by_id", &card_record,
	"SELECT " CARD
	" WHERE p.id = ?" };

enum err card_by_id(struct db *db, struct arena *mem, int64_t id, struct card *out)
{
	return db_one(db, mem, &by_id, ARGS(arg(id)), out);
}

static const struct query by_email = { "card_by_email", &card_record,
	"SELECT " CARD
	" WHERE p.email = ?" };

enum err card_by_email(struct db *db, struct arena *mem, struct str email, struct card *out)
{
	return db_one(db, mem, &by_email, ARGS(arg(email)), out);
}

#define EMAILS "JSON_TABLE(?, '$[*]' COLUMNS (email VARCHAR(254) PATH '$')) k"

static const struct query by_emails = { "card_by_emails", &card_record,
	"SELECT STRAIGHT_JOIN DISTINCT " CARD_OF(EMAILS
	"  JOIN person p ON p.email = CAST(k.email AS BINARY)")
	" ORDER BY p.email"
	" LIMIT 5000" };

enum err card_by_emails(struct db *db, struct arena *mem, struct str emails, struct rows *out)
{
	return db_all(db, mem, &by_emails, ARGS(arg(emails)), out);
}

struct key {
	int64_t id;
};
static const struct field key_fields[] = { FIELD(struct key, id, F_INT) };
static const struct record key_record = RECORD("key", struct key, key_fields);

/* The row alone: what is joined to it is not to be held. */
static const struct query hold = { "card_hold", &key_record,
	"SELECT p.id"
	"  FROM person p"
	" WHERE p.id = ?"
	"   FOR UPDATE" };

enum err card_hold(struct db *db, struct arena *mem, int64_t id, struct card *out)
{
	struct key key;

	TRY(db_one(db, mem, &hold, ARGS(arg(id)), &key));
	return card_by_id(db, mem, id, out);
}

static const struct query insert = { "card_insert", NULL,
	"INSERT INTO person (email, name, phone, location, agency_id, location_id, kind, roles,"
	"                    vip, join_at, leave_at, note, created_at, manager_id)"
	" SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
	"        (SELECT b.id FROM person b WHERE b.email = ?)" };

enum err card_insert(struct db *db, const struct card *c, int64_t now, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &insert,
	           ARGS(arg(c->email), arg(c->name), arg(c->phone), arg(c->place),
	                arg_id(c->agency_id), arg_id(c->location_id),
	                arg_name(&person_kind_names, c->kind), arg((int64_t)c->roles), arg(c->vip),
	                arg_at(c->join_at), arg_at(c->leave_at), arg(c->note), arg_at(now),
	                arg(c->manager)), &done));
	*id = done.id;
	return OK;
}

static const struct query update = { "card_update", NULL,
	"UPDATE person p"
	"  LEFT JOIN person b ON b.email = ?"
	"   SET p.email = ?, p.name = ?, p.phone = ?, p.location = ?, p.agency_id = ?,"
	"       p.location_id = ?, p.kind = ?, p.roles = ?, p.vip = ?, p.active = ?,"
	"       p.join_at = ?, p.leave_at = ?, p.note = ?, p.manager_id = b.id,"
	"       p.merged_into_id = ?, p.version = p.version + 1"
	" WHERE p.id = ?" };

enum err card_update(struct db *db, const struct card *c)
{
	return db_run(db, &update,
	              ARGS(arg(c->manager), arg(c->email), arg(c->name), arg(c->phone),
	                   arg(c->place), arg_id(c->agency_id), arg_id(c->location_id),
	                   arg_name(&person_kind_names, c->kind), arg((int64_t)c->roles),
	                   arg(c->vip), arg(c->active), arg_at(c->join_at), arg_at(c->leave_at),
	                   arg(c->note), arg_id(c->merged_into_id), arg(c->id)), NULL);
}

/*
 * One text for all filters: what is not asked for is a constant by the time
 * the server makes its plan, and it walks by state, agency, location, manager,
 * VIP, day, trust or name. With words, those whom they find come first.
 */
#define WANTED \
	" WHERE (? < 0 OR p.active = ?)" \
	"   AND (? = 0 OR p.password_hash = '')" \
	"   AND (? = 0 OR (p.trusted AND (p.roles & ?) <> 0))" \
	"   AND (? = 0 OR p.agency_id = ?)" \
	"   AND (? = 0 OR p.location_id = ?)" \
	"   AND (? = 0 OR p.manager_id = ?)" \
	"   AND (? = 0 OR p.vip = 1)" \
	"   AND (? IS NULL OR p.join_at >= ?)" \
	"   AND (? IS NULL OR (p.leave_at >= ? AND p.leave_at <= ?))" \
	"   AND (? = 0 OR p.id IN (SELECT m.person_id FROM membership m WHERE m.team_id = ?))"
#define FIRST  " AND ? = '' AND ? = '' AND ? = 0 ORDER BY p.name, p.id LIMIT ?"
#define AFTER  " AND p.name >= ? AND (p.name > ? OR p.id > ?) ORDER BY p.name, p.id LIMIT ?"
#define BEFORE " AND p.name <= ? AND (p.name < ? OR p.id < ?)" \
               " ORDER BY p.name DESC, p.id DESC LIMIT ?"
#define SOUGHT " JOIN " SEEK_FOUND " k ON k.id = p.id" WANTED " AND " SEEK_HAS

enum { WALK_FIRST, WALK_AFTER, WALK_BEFORE, WALKS };
enum { WANTED_ARGS = 21, PLACE_ARGS = 4, FOUND_MOST = 20000 };

static const struct query walk[WALKS] = {
	[WALK_FIRST]  = { "card_list_first", &card_record, "SELECT " CARD WANTED FIRST },
	[WALK_AFTER]  = { "card_list_after", &card_record, "SELECT " CARD WANTED AFTER },
	[WALK_BEFORE] = { "card_list_before", &card_record, "SELECT " CARD WANTED BEFORE },
};
static const struct query seek[WALKS] = {
	[WALK_FIRST]  = { "card_seek_first", &card_record, "SELECT " CARD SOUGHT FIRST },
	[WALK_AFTER]  = { "card_seek_after", &card_record, "SELECT " CARD SOUGHT AFTER },
	[WALK_BEFORE] = { "card_seek_before", &card_record, "SELECT " CARD SOUGHT BEFORE },
};

static size_t arg_twice(struct arg *v, struct arg what)
{
	v[0] = v[1] = what;
	return 2;
}

static size_t wanted_args(const struct wanted *w, struct arg *v)
{
	int active = w->state == STATE_ALL ? -1 : w->state != STATE_GONE;
	size_t n = 0;

	n += arg_twice(v + n, arg(active));
	v[n++] = arg(w->state == STATE_INVITED);
	n += arg_twice(v + n, arg(w->role > 0 ? 1LL << w->role : 0));
	n += arg_twice(v + n, arg(w->agency_id));
	n += arg_twice(v + n, arg(w->location_id));
	n += arg_twice(v + n, arg(w->manager_id));
	v[n++] = arg(w->vip);
	n += arg_twice(v + n, arg_at(w->joined_from));
	n += arg_twice(v + n, arg_at(w->left_from));
	v[n++] = arg_at(w->left_to);
	n += arg_twice(v + n, arg(w->team_id));
	return n;
}

static size_t place_args(const struct card *from, int limit, struct arg *v)
{
	size_t n = arg_twice(v, arg(from ? from->name : S("")));

	v[n++] = arg(from ? from->id : 0);
	v[n++] = arg(limit);
	return n;
}

static size_t sought_args(struct arena *mem, const struct wanted *w, struct seek *s,
                          struct arg *v)
{
	size_t n = 0;

	seek_read(mem, w->words, s);
	if (seek_is_any(s))
		n += seek_found_args(mem, s, FOUND_MOST, v);
	n += wanted_args(w, v + n);
	if (seek_is_any(s))
		n += seek_has_args(mem, s, v + n);
	return n;
}

enum err card_list(struct db *db, struct arena *mem, const struct wanted *w,
                   const struct card *from, bool backwards, int limit, struct rows *out)
{
	struct arg v[SEEK_FOUND_ARGS + WANTED_ARGS + SEEK_HAS_ARGS + PLACE_ARGS];
	int way = !from ? WALK_FIRST : backwards ? WALK_BEFORE : WALK_AFTER;
	struct seek s;
	size_t n = sought_args(mem, w, &s, v);

	n += place_args(from, limit, v + n);
	return db_all(db, mem, seek_is_any(&s) ? &seek[way] : &walk[way], (struct args){ v, n },
	              out);
}

struct number {
	int64_t n;
};
static const struct field number_fields[] = { FIELD(struct number, n, F_INT) };
static const struct record number_record = RECORD("number", struct number, number_fields);

#define COUNTED(from) "SELECT COUNT(*) AS n FROM (SELECT 1 FROM person p" from " LIMIT ?) some"

static const struct query counted = { "card_count", &number_record, COUNTED(WANTED) };
static const struct query counted_sought = { "card_count_sought", &number_record,
	COUNTED(SOUGHT) };

enum err card_count(struct db *db, struct arena *mem, const struct wanted *w, int most,
                    int64_t *out)
{
	struct arg v[SEEK_FOUND_ARGS + WANTED_ARGS + SEEK_HAS_ARGS + 1];
	struct number number;
	struct seek s;
	size_t n = sought_args(mem, w, &s, v);

	v[n++] = arg(most);
	TRY(db_one(db, mem, seek_is_any(&s) ? &counted_sought : &counted, (struct args){ v, n },
	           &number));
	*out = number.n;
	return OK;
}

static const struct query found = { "card_found", &number_record,
	"SELECT COUNT(*) AS n FROM " SEEK_FOUND " k" };

enum err card_finds_all(struct db *db, struct arena *mem, const struct wanted *w, bool *out)
{
	struct arg v[SEEK_FOUND_ARGS];
	struct number number = { 0 };
	struct seek s;

	seek_read(mem, w->words, &s);
	if (seek_is_any(&s))
		TRY(db_one(db, mem, &found,
		           (struct args){ v, seek_found_args(mem, &s, FOUND_MOST, v) }, &number));
	*out = number.n < FOUND_MOST;
	return OK;
}

static const struct field address_fields[] = {
	FIELD(struct address, id, F_INT),
	FIELD(struct address, phone, F_BOOL),
	FIELD(struct address, value, F_STR),
};
const struct record address_record = RECORD("address", struct address, address_fields);

static const struct query addresses = { "address_list", &address_record,
	"SELECT a.id, a.kind = 'phone' AS phone, a.value"
	"  FROM person_address a"
	" WHERE a.person_id = ?"
	" ORDER BY a.kind, a.id"
	" LIMIT 50" };

enum err address_list(struct db *db, struct arena *mem, int64_t person_id, struct rows *out)
{
	return db_all(db, mem, &addresses, ARGS(arg(person_id)), out);
}

static const struct field more_fields[] = {
	FIELD(struct more, person_id, F_INT),
	FIELD(struct more, text, F_STR),
};
static const struct record more_record = RECORD("more", struct more, more_fields);

static const struct query texts = { "address_texts", &more_record,
	"SELECT STRAIGHT_JOIN o.person_id,"
	"       GROUP_CONCAT(o.value ORDER BY o.kind, o.id SEPARATOR '\n') AS text"
	"  FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) k"
	"  JOIN person_address o ON o.person_id = k.id"
	" GROUP BY o.person_id"
	" ORDER BY o.person_id"
	" LIMIT 5000" };

enum err address_texts(struct db *db, struct arena *mem, struct str ids, struct rows *out)
{
	return db_all(db, mem, &texts, ARGS(arg(ids)), out);
}

static const struct query address_add = { "address_insert", NULL,
	"INSERT INTO person_address (person_id, kind, value)"
	" VALUES (?, IF(?, 'phone', 'email'), ?)" };

enum err address_insert(struct db *db, int64_t person_id, bool phone, struct str value, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &address_add, ARGS(arg(person_id), arg(phone), arg(value)), &done));
	*id = done.id;
	return OK;
}

static const struct query address_drop = { "address_delete", NULL,
	"DELETE FROM person_address"
	" WHERE person_id = ? AND id = ?" };

enum err address_delete(struct db *db, int64_t person_id, int64_t id)
{
	return db_run(db, &address_drop, ARGS(arg(person_id), arg(id)), NULL);
}

static const struct query latch = { "address_latch", &key_record,
	"SELECT 1 AS id"
	"  FROM latch l"
	" WHERE l.name = 'addresses'"
	"   FOR UPDATE" };

enum err address_hold(struct db *db, struct arena *mem)
{
	struct key key;

	return db_one(db, mem, &latch, NO_ARGS, &key);
}

static const struct query owner = { "address_owner", &card_record,
	"SELECT " CARD
	" WHERE p.id = (SELECT o.person_id FROM person_address o"
	"                WHERE o.kind = 'email' AND o.value = ?"
	"                ORDER BY o.id LIMIT 1)" };

enum err address_owner(struct db *db, struct arena *mem, struct str email, struct card *out)
{
	enum err e = card_by_email(db, mem, email, out);

	return e == E_MISSING ? db_one(db, mem, &owner, ARGS(arg(email)), out) : e;
}

static const struct field owner_fields[] = {
	FIELD(struct owner, address, F_STR),
	FIELD(struct owner, id, F_INT),
	FIELD(struct owner, name, F_STR),
	FIELD(struct owner, merged_into_id, F_INT),
};
static const struct record owner_record = RECORD("owner", struct owner, owner_fields);

static const struct query owners = { "address_owners", &owner_record,
	"SELECT STRAIGHT_JOIN o.value AS address, p.id, p.name, p.merged_into_id"
	"  FROM " EMAILS
	"  JOIN person_address o ON o.kind = 'email' AND o.value = CAST(k.email AS BINARY)"
	"  JOIN person p ON p.id = o.person_id"
	" ORDER BY o.value, o.id"
	" LIMIT 5000" };

enum err address_owners(struct db *db, struct arena *mem, struct str emails, struct rows *out)
{
	return db_all(db, mem, &owners, ARGS(arg(emails)), out);
}

static const struct query admins = { "admin_others", &key_record,
	"SELECT p.id"
	"  FROM person p FORCE INDEX (by_trusted)"
	" WHERE p.trusted AND p.active AND p.id <> ? AND FIND_IN_SET('admin', p.roles)"
	" LIMIT 1000"
	"   FOR UPDATE" };

enum err admin_others(struct db *db, struct arena *mem, int64_t person_id, int64_t *out)
{
	struct rows rows;

	TRY(db_all(db, mem, &admins, ARGS(arg(person_id)), &rows));
	*out = (int64_t)rows.n;
	return OK;
}

static const struct field census_fields[] = {
	FIELD(struct census, active, F_INT),
	FIELD(struct census, trusted, F_INT),
	FIELD(struct census, admins, F_INT),
	FIELD(struct census, invited, F_INT),
	FIELD(struct census, agencies, F_INT),
	FIELD(struct census, locations, F_INT),
	FIELD(struct census, teams, F_INT),
	FIELD(struct census, categories, F_INT),
};
static const struct record census_record = RECORD("census", struct census, census_fields);

static const struct query census = { "card_census", &census_record,
	"SELECT COUNT(*) AS active, IFNULL(SUM(p.trusted), 0) AS trusted,"
	"       IFNULL(SUM(p.trusted AND FIND_IN_SET('admin', p.roles) > 0), 0) AS admins,"
	"       IFNULL(SUM(p.password_hash = ''), 0) AS invited,"
	"       (SELECT COUNT(*) FROM agency WHERE active) AS agencies,"
	"       (SELECT COUNT(*) FROM location WHERE active) AS locations,"
	"       (SELECT COUNT(*) FROM team WHERE active) AS teams,"
	"       (SELECT COUNT(*) FROM category WHERE active) AS categories"
	"  FROM person p"
	" WHERE p.active" };

enum err card_census(struct db *db, struct arena *mem, struct census *out)
{
	return db_one(db, mem, &census, NO_ARGS, out);
}

const struct query *const card_queries[] = {
	&by_id, &by_email, &by_emails, &owners, &hold, &insert, &update, &walk[0], &walk[1],
	&walk[2], &seek[0], &seek[1], &seek[2], &counted, &counted_sought, &found, &addresses,
	&texts, &address_add, &address_drop, &latch, &owner, &admins, &census, NULL,
};
