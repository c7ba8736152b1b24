/* See place.h. */
#include "store/place.h"

#include "base/arena.h"

static const char *const kinds[] = { "any", "incident", "request", "case" };
const struct names category_kind_names = NAMES(kinds);

static const struct field agency_fields[] = {
	FIELD(struct agency, id, F_INT),
	FIELD(struct agency, version, F_INT),
	FIELD(struct agency, code, F_STR),
	FIELD(struct agency, name, F_STR),
	FIELD(struct agency, domains, F_STR),
	FIELD(struct agency, security, F_STR),
	FIELD(struct agency, active, F_BOOL),
};
const struct record agency_record = RECORD("agency", struct agency, agency_fields);

static const struct field location_fields[] = {
	FIELD(struct location, id, F_INT),
	FIELD(struct location, version, F_INT),
	FIELD(struct location, code, F_STR),
	FIELD(struct location, name, F_STR),
	FIELD(struct location, agency_id, F_INT),
	FIELD(struct location, agency, F_STR),
	FIELD(struct location, active, F_BOOL),
};
const struct record location_record = RECORD("location", struct location, location_fields);

static const struct field team_fields[] = {
	FIELD(struct team_card, id, F_INT),
	FIELD(struct team_card, version, F_INT),
	FIELD(struct team_card, code, F_STR),
	FIELD(struct team_card, name, F_STR),
	FIELD(struct team_card, tier, F_INT),
	FIELD(struct team_card, kind, F_ENUM, &team_kind_names),
	FIELD(struct team_card, members, F_INT),
	FIELD(struct team_card, leads, F_STR),
	FIELD(struct team_card, active, F_BOOL),
};
const struct record team_card_record = RECORD("team", struct team_card, team_fields);

static const struct field category_fields[] = {
	FIELD(struct category_card, id, F_INT),
	FIELD(struct category_card, version, F_INT),
	FIELD(struct category_card, code, F_STR),
	FIELD(struct category_card, name, F_STR),
	FIELD(struct category_card, parent_id, F_INT),
	FIELD(struct category_card, path, F_STR),
	FIELD(struct category_card, team_id, F_INT),
	FIELD(struct category_card, team, F_STR),
	FIELD(struct category_card, kind, F_ENUM, &category_kind_names),
	FIELD(struct category_card, help, F_STR),
	FIELD(struct category_card, steps, F_STR),
	FIELD(struct category_card, sort, F_INT),
	FIELD(struct category_card, active, F_BOOL),
};
const struct record category_card_record = RECORD("category", struct category_card,
                                                  category_fields);

static enum err add(struct db *db, const struct query *q, struct args args, int64_t *id)
{
	struct done done;

	TRY(db_run(db, q, args, &done));
	*id = done.id;
	return OK;
}

/* A card that is asked for by number, and the same with its row held. */
#define ONE(shelf, record, what, key) \
	static const struct query shelf##_one = { #shelf "_one", record, \
		"SELECT " what " WHERE " key " = ?" }; \
	static const struct query shelf##_held = { #shelf "_held", record, \
		"SELECT " what " WHERE " key " = ? FOR UPDATE" }; \
	static enum err shelf##_card(struct db *db, struct arena *mem, int64_t id, void *out) \
	{ \
		return db_one(db, mem, &shelf##_one, ARGS(arg(id)), out); \
	} \
	static enum err shelf##_hold(struct db *db, struct arena *mem, int64_t id, void *out) \
	{ \
		return db_one(db, mem, &shelf##_held, ARGS(arg(id)), out); \
	}

/* ---- agencies ---- */

#define AGENCY \
	"a.id, a.version, a.code, a.name, a.domains, p.email AS security, a.active" \
	" FROM agency a LEFT JOIN person p ON p.id = a.security_person_id"

ONE(agency, &agency_record, AGENCY, "a.id")

static const struct query agency_all = { "agency_cards", &agency_record,
	"SELECT " AGENCY
	" ORDER BY a.active DESC, a.name, a.id"
	" LIMIT 1000" };

static enum err agency_list(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &agency_all, NO_ARGS, out);
}

static const struct query agency_add = { "agency_add", NULL,
	"INSERT INTO agency (code, name, domains, security_person_id)"
	" VALUES (?, ?, ?, (SELECT p.id FROM person p WHERE p.email = ?))" };

static enum err agency_card_insert(struct db *db, const void *in, int64_t *id)
{
	const struct agency *a = in;

	return add(db, &agency_add,
	           ARGS(arg(a->code), arg(a->name), arg(a->domains), arg(a->security)), id);
}

static const struct query agency_set = { "agency_set", NULL,
	"UPDATE agency"
	"   SET code = ?, name = ?, domains = ?, active = ?, version = version + 1,"
	"       security_person_id = (SELECT p.id FROM person p WHERE p.email = ?)"
	" WHERE id = ?" };

static enum err agency_card_update(struct db *db, const void *in)
{
	const struct agency *a = in;

	return db_run(db, &agency_set,
	              ARGS(arg(a->code), arg(a->name), arg(a->domains), arg(a->active),
	                   arg(a->security), arg(a->id)), NULL);
}

const struct shelf agency_shelf = { "agency", &agency_record, agency_list, agency_card,
	agency_hold, agency_card_insert, agency_card_update };

static const struct query agency_domain = { "agency_by_domain", &agency_record,
	"SELECT " AGENCY
	" WHERE a.active AND a.id <> ? AND FIND_IN_SET(?, REPLACE(a.domains, ' ', ','))"
	" ORDER BY a.id"
	" LIMIT 1" };

enum err agency_by_domain(struct db *db, struct arena *mem, struct str domain, int64_t but_not,
                          struct agency *out)
{
	return db_one(db, mem, &agency_domain, ARGS(arg(but_not), arg(domain)), out);
}

/* ---- locations ---- */

#define LOCATION \
	"l.id, l.version, l.code, l.name, l.agency_id, a.name AS agency, l.active" \
	" FROM location l LEFT JOIN agency a ON a.id = l.agency_id"

ONE(location, &location_record, LOCATION, "l.id")

static const struct query location_all = { "location_cards", &location_record,
	"SELECT " LOCATION
	" ORDER BY l.active DESC, l.name, l.id"
	" LIMIT 2000" };

static enum err location_list(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &location_all, NO_ARGS, out);
}

static const struct query location_add = { "location_add", NULL,
	"INSERT INTO location (code, name, agency_id)"
	" VALUES (?, ?, ?)" };

static enum err location_card_insert(struct db *db, const void *in, int64_t *id)
{
	const struct location *l = in;

	return add(db, &location_add, ARGS(arg(l->code), arg(l->name), arg_id(l->agency_id)), id);
}

static const struct query location_set = { "location_set", NULL,
	"UPDATE location"
	"   SET code = ?, name = ?, agency_id = ?, active = ?, version = version + 1"
	" WHERE id = ?" };

static enum err location_card_update(struct db *db, const void *in)
{
	const struct location *l = in;

	return db_run(db, &location_set,
	              ARGS(arg(l->code), arg(l->name), arg_id(l->agency_id), arg(l->active),
	                   arg(l->id)), NULL);
}

const struct shelf location_shelf = { "location", &location_record, location_list, location_card,
	location_hold, location_card_insert, location_card_update };

/* ---- teams ---- */

#define TEAM \
	"t.id, t.version, t.code, t.name, t.tier, t.kind," \
	" (SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id AND p.active" \
	"   WHERE m.team_id = t.id) AS members," \
	" (SELECT GROUP_CONCAT(p.name ORDER BY p.name SEPARATOR ', ') FROM membership m" \
	"    JOIN person p ON p.id = m.person_id AND p.active" \
	"   WHERE m.team_id = t.id AND m.leads) AS leads, t.active" \
	" FROM team t"

ONE(team, &team_card_record, TEAM, "t.id")

static const struct query team_all = { "team_cards", &team_card_record,
	"SELECT " TEAM
	" ORDER BY t.active DESC, t.tier, t.name, t.id"
	" LIMIT 200" };

static enum err team_cards(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &team_all, NO_ARGS, out);
}

static enum err team_card_insert(struct db *db, const void *in, int64_t *id)
{
	const struct team_card *t = in;

	return team_insert(db, &(struct team){ .code = t->code, .name = t->name, .tier = t->tier,
	                                       .kind = t->kind }, id);
}

static const struct query team_set = { "team_set", NULL,
	"UPDATE team"
	"   SET code = ?, name = ?, tier = ?, active = ?, version = version + 1"
	" WHERE id = ?" };

static enum err team_card_update(struct db *db, const void *in)
{
	const struct team_card *t = in;

	return db_run(db, &team_set,
	              ARGS(arg(t->code), arg(t->name), arg(t->tier), arg(t->active), arg(t->id)),
	              NULL);
}

const struct shelf team_shelf = { "team", &team_card_record, team_cards, team_card,
	team_hold, team_card_insert, team_card_update };

/* ---- categories ---- */

#define CATEGORY \
	"c.id, c.version, c.code, c.name, c.parent_id," \
	" IF(p.id IS NULL, c.name, CONCAT(p.name, ': ', c.name)) AS path, c.team_id," \
	" t.name AS team, c.kind, c.help, c.steps, c.sort, c.active" \
	" FROM category c LEFT JOIN category p ON p.id = c.parent_id" \
	" LEFT JOIN team t ON t.id = c.team_id"

ONE(category, &category_card_record, CATEGORY, "c.id")

static const struct query category_all = { "category_cards", &category_card_record,
	"SELECT " CATEGORY
	CATEGORY_ORDER
	" LIMIT 500" };

static enum err category_cards(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &category_all, NO_ARGS, out);
}

static const struct query category_add = { "category_add", NULL,
	"INSERT INTO category (code, name, parent_id, team_id, kind, help, steps, sort)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?)" };

static enum err category_card_insert(struct db *db, const void *in, int64_t *id)
{
	const struct category_card *c = in;

	return add(db, &category_add,
	           ARGS(arg(c->code), arg(c->name), arg_id(c->parent_id), arg_id(c->team_id),
	                arg_name(&category_kind_names, c->kind), arg(c->help), arg(c->steps),
	                arg(c->sort)), id);
}

static const struct query category_set = { "category_set", NULL,
	"UPDATE category"
	"   SET code = ?, name = ?, parent_id = ?, team_id = ?, kind = ?, help = ?, steps = ?,"
	"       sort = ?, active = ?, version = version + 1"
	" WHERE id = ?" };

static enum err category_card_update(struct db *db, const void *in)
{
	const struct category_card *c = in;

	return db_run(db, &category_set,
	              ARGS(arg(c->code), arg(c->name), arg_id(c->parent_id), arg_id(c->team_id),
	                   arg_name(&category_kind_names, c->kind), arg(c->help), arg(c->steps),
	                   arg(c->sort), arg(c->active), arg(c->id)), NULL);
}

const struct shelf category_shelf = { "category", &category_card_record, category_cards,
	category_card, category_hold, category_card_insert, category_card_update };

const struct query *const place_queries[] = {
	&agency_one, &agency_held, &agency_all, &agency_add, &agency_set, &agency_domain,
	&location_one, &location_held, &location_all, &location_add, &location_set,
	&team_one, &team_held, &team_all, &team_set,
	&category_one, &category_held, &category_all, &category_add, &category_set,
	NULL,
};
