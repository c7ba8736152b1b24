/* See card.h. */
#include "store/card.h"

#include "base/arena.h"
#include "base/buf.h"

static const char *const states[] = { "active", "invited", "gone", "all" };
const struct names state_names = NAMES(states);

static const struct field card_fields[] = {
	FIELD(struct card, id, F_INT),
	FIELD(struct card, version, F_INT),
	FIELD(struct card, email, F_STR),
	FIELD(struct card, name, F_STR),
	FIELD(struct card, phone, F_STR),
	FIELD(struct card, location, F_STR),
	FIELD(struct card, agency_id, F_INT),
	FIELD(struct card, agency, F_STR),
	FIELD(struct card, location_id, F_INT),
	FIELD(struct card, place, F_STR),
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

#define CARD \
	"p.id, p.version, p.email, p.name, p.phone, p.location, p.agency_id, a.code AS agency," \
	" p.location_id, l.code AS place, b.email AS manager, p.kind, p.roles, p.vip, p.active," \
	" p.erased, p.password_hash = '' AS invited, p.merged_into_id, p.join_at, p.leave_at," \
	" p.note, (SELECT GROUP_CONCAT(t.name ORDER BY t.tier, t.name SEPARATOR ', ')" \
	"            FROM membership m JOIN team t ON t.id = m.team_id" \
	"           WHERE m.person_id = p.id) AS teams" \
	" FROM person p" \
	" LEFT JOIN agency a ON a.id = p.agency_id" \
	" LEFT JOIN location l ON l.id = p.location_id" \
	" LEFT JOIN person b ON b.id = p.manager_id"

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
	           ARGS(arg(c->email), arg(c->name), arg(c->phone), arg(c->location),
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
	                   arg(c->location), arg_id(c->agency_id), arg_id(c->location_id),
	                   arg_name(&person_kind_names, c->kind), arg((int64_t)c->roles),
	                   arg(c->vip), arg(c->active), arg_at(c->join_at), arg_at(c->leave_at),
	                   arg(c->note), arg_id(c->merged_into_id), arg(c->id)), NULL);
}

/*
 * One text for all filters: what is not asked for is a constant by the time
 * the server makes its plan, and it walks by state, agency, trust or name.
 */
#define WANTED(where, order) \
	"SELECT " CARD \
	" WHERE (? < 0 OR p.active = ?)" \
	"   AND (? = 0 OR p.password_hash = '')" \
	"   AND (? = 0 OR (p.trusted AND (p.roles & ?) <> 0))" \
	"   AND (? = 0 OR p.agency_id = ?)" \
	"   AND (? = 0 OR p.id IN (SELECT m.person_id FROM membership m WHERE m.team_id = ?))" \
	"   AND (? = '' OR p.name LIKE ? OR p.name LIKE ? OR p.email LIKE ? OR p.phone LIKE ?" \
	"        OR p.id IN (SELECT o.person_id FROM person_address o WHERE o.value LIKE ?))" \
	"   AND " where \
	" ORDER BY " order \
	" LIMIT ?"

static const struct query first = { "card_list_first", &card_record,
	WANTED("? = '' AND ? = '' AND ? = 0", "p.name, p.id") };
static const struct query after = { "card_list_after", &card_record,
	WANTED("p.name >= ? AND (p.name > ? OR p.id > ?)", "p.name, p.id") };
static const struct query before = { "card_list_before", &card_record,
	WANTED("p.name <= ? AND (p.name < ? OR p.id < ?)", "p.name DESC, p.id DESC") };

/* What LIKE takes for itself is text here: %, _ and the escape. */
static struct str like_text(struct arena *mem, const char *begins, struct str words)
{
	struct buf b;

	buf_init(&b, mem, words.n * 2 + 8);
	buf_add(&b, str_of(begins));
	for (size_t i = 0; i < words.n; i++) {
		if (words.p[i] == '%' || words.p[i] == '_' || words.p[i] == '\\')
			buf_char(&b, '\\');
		buf_char(&b, words.p[i]);
	}
	buf_char(&b, '%');
	return buf_str(&b);
}

enum err card_list(struct db *db, struct arena *mem, const struct wanted *w,
                   const struct card *from, bool backwards, int limit, struct rows *out)
{
	int active = w->state == STATE_ALL ? -1 : w->state != STATE_GONE;
	int64_t bit = w->role > 0 ? 1LL << w->role : 0;
	struct str begins = like_text(mem, "", w->words);
	struct str lower = like_text(mem, "", str_lower(mem, w->words));
	struct str name = from ? from->name : S("");
	struct arg v[] = {
		arg(active), arg(active), arg(w->state == STATE_INVITED), arg(bit), arg(bit),
		arg(w->agency_id), arg(w->agency_id), arg(w->team_id), arg(w->team_id),
		arg(w->words), arg(begins), arg(like_text(mem, "% ", w->words)), arg(lower),
		arg(begins), arg(lower), arg(name), arg(name), arg(from ? from->id : 0), arg(limit),
	};
	struct args args = { v, sizeof v / sizeof *v };

	return db_all(db, mem, !from ? &first : backwards ? &before : &after, args, out);
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
	&by_id, &by_email, &hold, &insert, &update, &first, &after, &before, &addresses,
	&address_add, &address_drop, &owner, &admins, &census, NULL,
};
