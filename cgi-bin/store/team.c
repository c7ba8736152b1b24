/* See team.h. */
#include "store/team.h"

#include "base/arena.h"

static const char *const kinds[] = { "desk", "security" };
const struct names team_kind_names = NAMES(kinds);

static const char *const named_kinds[] = { "team", "agency", "category", "worker", "staff" };
static const struct names named_kind_names = NAMES(named_kinds);

static const struct field team_fields[] = {
	FIELD(struct team, id, F_INT),
	FIELD(struct team, code, F_STR),
	FIELD(struct team, name, F_STR),
	FIELD(struct team, tier, F_INT),
	FIELD(struct team, kind, F_ENUM, &team_kind_names),
};
static const struct record team_record = RECORD("team", struct team, team_fields);

static const struct field category_fields[] = {
	FIELD(struct category, id, F_INT),
	FIELD(struct category, parent_id, F_INT),
	FIELD(struct category, code, F_STR),
	FIELD(struct category, name, F_STR),
	FIELD(struct category, path, F_STR),
	FIELD(struct category, team_id, F_INT),
	FIELD(struct category, help, F_STR),
};
static const struct record category_record = RECORD("category", struct category, category_fields);

static const struct query by_id = { "team_by_id", &team_record,
	"SELECT t.id, t.code, t.name, t.tier, t.kind"
	"  FROM team t"
	" WHERE t.id = ?" };

enum err team_by_id(struct db *db, struct arena *mem, int64_t id, struct team *out)
{
	return db_one(db, mem, &by_id, ARGS(arg(id)), out);
}

static const struct query by_code = { "team_by_code", &team_record,
	"SELECT t.id, t.code, t.name, t.tier, t.kind"
	"  FROM team t"
	" WHERE t.code = ?" };

enum err team_by_code(struct db *db, struct arena *mem, struct str code, struct team *out)
{
	return db_one(db, mem, &by_code, ARGS(arg(code)), out);
}

static const struct query list = { "team_list", &team_record,
	"SELECT t.id, t.code, t.name, t.tier, t.kind"
	"  FROM team t"
	" WHERE t.active"
	" ORDER BY t.tier, t.name, t.id"
	" LIMIT 200" };

enum err team_list(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &list, NO_ARGS, out);
}

static const struct query first = { "team_first", &team_record,
	"SELECT t.id, t.code, t.name, t.tier, t.kind"
	"  FROM team t"
	" WHERE t.kind = ? AND t.active"
	" ORDER BY t.tier, t.id"
	" LIMIT 1" };

enum err team_first(struct db *db, struct arena *mem, enum team_kind kind, struct team *out)
{
	return db_one(db, mem, &first, ARGS(arg_name(&team_kind_names, (int)kind)), out);
}

static const struct query has = { "team_has", &team_record,
	"SELECT t.id, t.code, t.name, t.tier, t.kind"
	"  FROM membership m"
	"  JOIN team t ON t.id = m.team_id"
	"  JOIN person p ON p.id = m.person_id"
	" WHERE m.team_id = ? AND m.person_id = ? AND p.active" };

enum err team_has(struct db *db, struct arena *mem, int64_t team_id, int64_t person_id, bool *out)
{
	struct team team;
	enum err e = db_one(db, mem, &has, ARGS(arg(team_id), arg(person_id)), &team);

	*out = e == OK;
	return e == E_MISSING ? OK : e;
}

static enum err add(struct db *db, const struct query *q, struct args args, int64_t *id)
{
	struct done done;

	TRY(db_run(db, q, args, &done));
	if (id)
		*id = done.id;
	return OK;
}

static const struct query insert = { "team_insert", NULL,
	"INSERT INTO team (code, name, tier, kind)"
	" VALUES (?, ?, ?, ?)" };

enum err team_insert(struct db *db, const struct team *t, int64_t *id)
{
	return add(db, &insert, ARGS(arg(t->code), arg(t->name), arg(t->tier),
	                             arg_name(&team_kind_names, t->kind)), id);
}

static const struct query join = { "membership_insert", NULL,
	"INSERT INTO membership (person_id, team_id, leads)"
	" VALUES (?, ?, ?)" };

enum err membership_insert(struct db *db, int64_t person_id, int64_t team_id, bool leads)
{
	return add(db, &join, ARGS(arg(person_id), arg(team_id), arg(leads)), NULL);
}

#define CATEGORY \
	"c.id, c.parent_id, c.code, c.name," \
	" IF(p.id IS NULL, c.name, CONCAT(p.name, ': ', c.name)) AS path," \
	" IFNULL(c.team_id, p.team_id) AS team_id, c.help" \
	" FROM category c LEFT JOIN category p ON p.id = c.parent_id"

static const struct query category_one = { "category_by_id", &category_record,
	"SELECT " CATEGORY
	" WHERE c.id = ?" };

enum err category_by_id(struct db *db, struct arena *mem, int64_t id, struct category *out)
{
	return db_one(db, mem, &category_one, ARGS(arg(id)), out);
}

static const struct query category_all = { "category_list", &category_record,
	"SELECT " CATEGORY
	" WHERE c.active AND (p.id IS NULL OR p.active)"
	CATEGORY_ORDER
	" LIMIT 500" };

enum err category_list(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &category_all, NO_ARGS, out);
}

static const struct query category_add = { "category_insert", NULL,
	"INSERT INTO category (parent_id, code, name, team_id, help, sort)"
	" VALUES (?, ?, ?, ?, ?, ?)" };

enum err category_insert(struct db *db, const struct category *c, int64_t sort, int64_t *id)
{
	return add(db, &category_add, ARGS(arg_id(c->parent_id), arg(c->code), arg(c->name),
	                                   arg_id(c->team_id), arg(c->help), arg(sort)), id);
}

static const struct query choices = { "team_agency_choices", &choice_record,
	"(SELECT t.id, t.name, t.code AS detail, 0 AS group_id"
	"   FROM team t"
	"  WHERE t.active"
	"  ORDER BY t.name, t.id"
	"  LIMIT 200)"
	" UNION ALL"
	" (SELECT a.id, a.name, a.code AS detail, 1 AS group_id"
	"    FROM agency a"
	"   WHERE a.active"
	"   ORDER BY a.name, a.id"
	"   LIMIT 500)" };

enum err team_agency_choices(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &choices, NO_ARGS, out);
}

static const struct field named_fields[] = {
	FIELD(struct named, kind, F_ENUM, &named_kind_names),
	FIELD_IN(struct named, choice., id, F_INT),
	FIELD_IN(struct named, choice., name, F_STR),
	FIELD_IN(struct named, choice., detail, F_STR),
	FIELD_IN(struct named, choice., group_id, F_INT),
};
const struct record named_record = RECORD("named", struct named, named_fields);

/* Asked for by every page that has a select or a list, and so in one. */
static const struct query house = { "team_house", &named_record,
	"SELECT h.kind, h.id, h.name, h.detail, h.group_id"
	"  FROM ((SELECT 'team' AS kind, m.id, m.name, '' AS detail, 0 AS group_id,"
	"                1 AS a, m.id AS b, '' AS c, 0 AS d"
	"           FROM team m"
	"          ORDER BY m.id"
	"          LIMIT 10000)"
	"        UNION ALL"
	"        (SELECT 'agency', a.id, a.name, '', 0, 2, a.id, '', 0"
	"           FROM agency a"
	"          ORDER BY a.id"
	"          LIMIT 50000)"
	"        UNION ALL"
	"        (SELECT 'category', c.id,"
	"                IF(p.id IS NULL, c.name, CONCAT(p.name, ': ', c.name)), '', 0,"
	"                3, ROW_NUMBER() OVER (" CATEGORY_ORDER "), '', 0"
	"           FROM category c LEFT JOIN category p ON p.id = c.parent_id"
	"          WHERE c.active AND (p.id IS NULL OR p.active)"
	CATEGORY_ORDER
	"          LIMIT 500)"
	"        UNION ALL"
	"        (SELECT 'worker', p.id, p.name, t.name, t.id, 4, t.tier, t.name, t.id"
	"           FROM team t"
	"           LEFT JOIN membership m ON m.team_id = t.id"
	"           LEFT JOIN person p ON p.id = m.person_id AND p.active"
	"          WHERE t.active"
	"          ORDER BY t.tier, t.name, t.id, p.name, p.id"
	"          LIMIT 1000)"
	"        UNION ALL"
	"        (SELECT 'staff', p.id, p.name, '', 0, 5, p.id, '', 0"
	"           FROM person p FORCE INDEX (by_trusted)"
	"          WHERE p.trusted = 1"
	"          ORDER BY p.id"
	"          LIMIT 10000)) h"
	" ORDER BY h.a, h.b, h.c, h.d, h.name, h.id"
	" LIMIT 71500" };

enum err team_house(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &house, NO_ARGS, out);
}

static const struct query agency_add = { "agency_insert", NULL,
	"INSERT INTO agency (code, name, domains)"
	" VALUES (?, ?, ?)" };

enum err agency_insert(struct db *db, struct str code, struct str name, struct str domains,
                       int64_t *id)
{
	return add(db, &agency_add, ARGS(arg(code), arg(name), arg(domains)), id);
}

static const struct query location_add = { "location_insert", NULL,
	"INSERT INTO location (agency_id, code, name)"
	" VALUES (?, ?, ?)" };

enum err location_insert(struct db *db, struct str code, struct str name, int64_t agency_id)
{
	return add(db, &location_add, ARGS(arg_id(agency_id), arg(code), arg(name)), NULL);
}

const struct query *const team_queries[] = {
	&by_id, &by_code, &list, &first, &has, &insert, &join, &category_one, &category_all,
	&category_add, &choices, &house, &agency_add,
	&location_add, NULL,
};
