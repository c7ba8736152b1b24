/* See person.h. */
#include "store/person.h"

#include "base/arena.h"

static const char *const roles[] = {
	"employee", "agent", "lead", "admin", "security", "auditor", "contact" };
static const char *const kinds[] = { "employee", "business" };
static const char *const themes[] = { "system", "light", "dark" };

const struct names role_names = NAMES(roles);
const struct names person_kind_names = NAMES(kinds);
const struct names theme_names = NAMES(themes);

static const struct field person_fields[] = { PERSON_FIELDS(struct person, ) };
const struct record person_record = RECORD("person", struct person, person_fields);

static const struct field choice_fields[] = {
	FIELD(struct choice, id, F_INT),
	FIELD(struct choice, name, F_STR),
	FIELD(struct choice, detail, F_STR),
	FIELD(struct choice, group_id, F_INT),
};
const struct record choice_record = RECORD("choice", struct choice, choice_fields);

static const struct field credential_fields[] = {
	FIELD(struct credential, id, F_INT),
	FIELD(struct credential, hash, F_STR),
	FIELD(struct credential, name, F_STR),
	FIELD(struct credential, email, F_STR),
	FIELD(struct credential, roles, F_SET, &role_names),
	FIELD(struct credential, demo, F_BOOL),
};
static const struct record credential_record = RECORD("credential", struct credential,
                                                      credential_fields);

#define PERSON PERSON_COLUMNS " FROM person p LEFT JOIN agency a ON a.id = p.agency_id"

static const struct query by_id = { "person_by_id", &person_record,
	"SELECT " PERSON
	" WHERE p.id = ?" };

enum err person_by_id(struct db *db, struct arena *mem, int64_t id, struct person *out)
{
	return db_one(db, mem, &by_id, ARGS(arg(id)), out);
}

static const struct query by_email = { "person_by_email", &person_record,
	"SELECT " PERSON
	" WHERE p.email = ? AND p.active" };

enum err person_by_email(struct db *db, struct arena *mem, struct str email, struct person *out)
{
	return db_one(db, mem, &by_email, ARGS(arg(str_lower(mem, email))), out);
}

/* What one index may find: more than anybody walks through. */
enum { FOUND_MOST = 2000 };

static const struct query find = { "person_find", &person_record,
	"SELECT " PERSON
	" JOIN " SEEK_FOUND " k ON k.id = p.id"
	" WHERE p.active AND " SEEK_HAS
	" ORDER BY p.name, p.id"
	" LIMIT 20" };

enum err person_find(struct db *db, struct arena *mem, const struct seek *seek, struct rows *out)
{
	struct arg v[SEEK_FOUND_ARGS + SEEK_HAS_ARGS];
	size_t n = seek_found_args(mem, seek, FOUND_MOST, v);

	n += seek_has_args(mem, seek, v + n);
	return db_all(db, mem, &find, (struct args){ v, n }, out);
}

#define AFTER " AND (p.name > ? OR (p.name = ? AND p.id > ?)) ORDER BY p.name, p.id LIMIT ?"

static const struct query search = { "person_search", &person_record,
	"SELECT " PERSON
	" JOIN " SEEK_FOUND " k ON k.id = p.id"
	" WHERE p.active AND " SEEK_HAS
	AFTER };

/* An agency is not large: its people are walked, so that it misses none of them. */
static const struct query search_agency = { "person_search_agency", &person_record,
	"SELECT " PERSON
	" WHERE p.agency_id = ? AND p.active AND (p.phone_end LIKE ? OR " SEEK_HAS ")"
	AFTER };

/* Of either statement, without where the list begins. */
static size_t search_args(struct arena *mem, struct viewer who, const struct seek *seek,
                          struct arg *v)
{
	struct seek words = *seek;
	size_t n = 0;

	if (who.sight == SIGHT_AGENCY) {
		v[n++] = arg(who.agency_id);
		v[n++] = arg(seek_tail(mem, seek));
		words.phone = false;
		words.key = S("");
	} else {
		n += seek_found_args(mem, seek, FOUND_MOST, v);
	}
	return n + seek_has_args(mem, &words, v + n);
}

enum err person_search(struct db *db, struct arena *mem, struct viewer who,
                       const struct seek *seek, struct str after_name, int64_t after_id,
                       int limit, struct rows *out)
{
	struct arg v[SEEK_FOUND_ARGS + SEEK_HAS_ARGS + 4];
	size_t n;

	if (who.sight == SIGHT_OWN)
		return E_MISSING;
	n = search_args(mem, who, seek, v);
	v[n++] = arg(after_name);
	v[n++] = arg(after_name);
	v[n++] = arg(after_id);
	v[n++] = arg(limit);
	return db_all(db, mem, who.sight == SIGHT_AGENCY ? &search_agency : &search,
	              (struct args){ v, n }, out);
}

struct number {
	int64_t n;
};
static const struct field number_fields[] = { FIELD(struct number, n, F_INT) };
static const struct record number_record = RECORD("number", struct number, number_fields);

#define COUNT(name, from, where) { name, &number_record, \
	"SELECT COUNT(*) AS n FROM (SELECT 1 FROM person p" from " WHERE " where " LIMIT ?) c" }

static const struct query found = COUNT("person_found",
	" JOIN " SEEK_FOUND " k ON k.id = p.id", "p.active AND " SEEK_HAS);
static const struct query found_agency = COUNT("person_found_agency", "",
	"p.agency_id = ? AND p.active AND (p.phone_end LIKE ? OR " SEEK_HAS ")");

enum err person_search_count(struct db *db, struct arena *mem, struct viewer who,
                             const struct seek *seek, int to, int64_t *out)
{
	struct arg v[SEEK_FOUND_ARGS + SEEK_HAS_ARGS + 2];
	struct number number;
	size_t n;

	if (who.sight == SIGHT_OWN)
		return E_MISSING;
	n = search_args(mem, who, seek, v);
	v[n++] = arg(to);
	TRY(db_one(db, mem, who.sight == SIGHT_AGENCY ? &found_agency : &found,
	           (struct args){ v, n }, &number));
	*out = number.n;
	return OK;
}

static const struct query credential = { "person_credential", &credential_record,
	"SELECT p.id, p.password_hash AS hash, p.name, p.email, p.roles, p.demo"
	"  FROM person p"
	" WHERE p.email = ? AND p.active" };

enum err person_credential(struct db *db, struct arena *mem, struct str email,
                           struct credential *out)
{
	return db_one(db, mem, &credential, ARGS(arg(str_lower(mem, email))), out);
}

static const struct query credential_by_id = { "person_credential_by_id", &credential_record,
	"SELECT p.id, p.password_hash AS hash, p.name, p.email, p.roles, p.demo"
	"  FROM person p"
	" WHERE p.id = ? AND p.active" };

enum err person_credential_by_id(struct db *db, struct arena *mem, int64_t id,
                                 struct credential *out)
{
	return db_one(db, mem, &credential_by_id, ARGS(arg(id)), out);
}

static const struct query insert = { "person_insert", NULL,
	"INSERT INTO person (email, name, phone, location, agency_id, kind, roles, vip, demo, zone,"
	"                    join_at, created_at)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };

static struct arg arg_roles(uint64_t bits)
{
	/* The database takes a SET as its bits, too. */
	return arg_int((int64_t)bits);
}

enum err person_insert(struct db *db, const struct person *p, int64_t now, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &insert,
	           ARGS(arg(p->email), arg(p->name), arg(p->phone), arg(p->location),
	                arg_id(p->agency_id), arg_name(&person_kind_names, p->kind),
	                arg_roles(p->roles), arg(p->vip), arg(p->demo), arg(p->zone),
	                arg_at(now), arg_at(now)), &done));
	*id = done.id;
	return OK;
}

static const struct query update_profile = { "person_update_profile", NULL,
	"UPDATE person"
	"   SET name = ?, phone = ?, location = ?, zone = ?, theme = ?, version = version + 1"
	" WHERE id = ?" };

enum err person_update_profile(struct db *db, const struct person *p)
{
	return db_run(db, &update_profile,
	              ARGS(arg(p->name), arg(p->phone), arg(p->location), arg(p->zone),
	                   arg_name(&theme_names, p->theme), arg(p->id)), NULL);
}

static const struct query update_password = { "person_update_password", NULL,
	"UPDATE person"
	"   SET password_hash = ?"
	" WHERE id = ?" };

enum err person_update_password(struct db *db, int64_t id, struct str hash)
{
	return db_run(db, &update_password, ARGS(arg(hash), arg(id)), NULL);
}

static const struct query update_roles = { "person_update_roles", NULL,
	"UPDATE person"
	"   SET roles = ?"
	" WHERE id = ?" };

enum err person_update_roles(struct db *db, int64_t id, uint64_t bits)
{
	return db_run(db, &update_roles, ARGS(arg_roles(bits), arg(id)), NULL);
}

static const struct query workers = { "person_workers", &choice_record,
	"SELECT p.id, p.name, t.name AS detail, t.id AS group_id"
	"  FROM team t"
	"  LEFT JOIN membership m ON m.team_id = t.id"
	"  LEFT JOIN person p ON p.id = m.person_id AND p.active"
	" WHERE t.active"
	" ORDER BY t.tier, t.name, t.id, p.name, p.id"
	" LIMIT 1000" };

enum err person_workers(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &workers, NO_ARGS, out);
}

static const struct query count = { "person_count", &number_record,
	"SELECT COUNT(*) AS n"
	"  FROM person" };

enum err person_count(struct db *db, struct arena *mem, int64_t *out)
{
	struct number n;

	TRY(db_one(db, mem, &count, NO_ARGS, &n));
	*out = n.n;
	return OK;
}

const struct query *const person_queries[] = {
	&by_id, &by_email, &find, &search, &search_agency, &found, &found_agency,
	&credential, &credential_by_id, &insert, &update_profile, &update_password, &update_roles,
	&workers, &count, NULL,
};
