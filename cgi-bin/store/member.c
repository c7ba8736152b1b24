/* See member.h. */
#include "store/member.h"

#include "base/arena.h"

static const struct field member_fields[] = {
	FIELD(struct member, person_id, F_INT),
	FIELD(struct member, team_id, F_INT),
	FIELD(struct member, name, F_STR),
	FIELD(struct member, email, F_STR),
	FIELD(struct member, team, F_STR),
	FIELD(struct member, kind, F_ENUM, &team_kind_names),
	FIELD(struct member, leads, F_BOOL),
};
const struct record member_record = RECORD("member", struct member, member_fields);

#define MEMBER \
	"m.person_id, m.team_id, p.name, p.email, t.name AS team, t.kind, m.leads" \
	" FROM membership m JOIN person p ON p.id = m.person_id JOIN team t ON t.id = m.team_id"

static const struct query of_team = { "member_of_team", &member_record,
	"SELECT " MEMBER
	" WHERE m.team_id = ?"
	" ORDER BY m.leads DESC, p.name, p.id"
	" LIMIT 500" };

enum err member_list(struct db *db, struct arena *mem, int64_t team_id, struct rows *out)
{
	return db_all(db, mem, &of_team, ARGS(arg(team_id)), out);
}

static const struct query of_person = { "member_of_person", &member_record,
	"SELECT " MEMBER
	" WHERE m.person_id = ?"
	" ORDER BY t.tier, t.name, t.id"
	" LIMIT 200" };

enum err member_teams(struct db *db, struct arena *mem, int64_t person_id, struct rows *out)
{
	return db_all(db, mem, &of_person, ARGS(arg(person_id)), out);
}

static const struct query one = { "member_one", &member_record,
	"SELECT " MEMBER
	" WHERE m.team_id = ? AND m.person_id = ?"
	" FOR UPDATE" };

enum err member_of(struct db *db, struct arena *mem, int64_t team_id, int64_t person_id,
                   struct member *out)
{
	return db_one(db, mem, &one, ARGS(arg(team_id), arg(person_id)), out);
}

static const struct query set = { "member_set", NULL,
	"UPDATE membership"
	"   SET leads = ?"
	" WHERE team_id = ? AND person_id = ?" };

enum err member_update(struct db *db, int64_t team_id, int64_t person_id, bool leads)
{
	return db_run(db, &set, ARGS(arg(leads), arg(team_id), arg(person_id)), NULL);
}

static const struct query drop = { "member_drop", NULL,
	"DELETE FROM membership"
	" WHERE team_id = ? AND person_id = ?" };

enum err member_delete(struct db *db, int64_t team_id, int64_t person_id)
{
	return db_run(db, &drop, ARGS(arg(team_id), arg(person_id)), NULL);
}

static const struct query agencies = { "agency_choices", &choice_record,
	"SELECT a.id, a.name, a.code AS detail, 0 AS group_id"
	"  FROM agency a"
	" WHERE a.active"
	" ORDER BY a.name, a.id"
	" LIMIT 1000" };

enum err agency_choices(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &agencies, NO_ARGS, out);
}

static const struct query locations = { "location_choices", &choice_record,
	"SELECT l.id, l.name, l.code AS detail, l.agency_id AS group_id"
	"  FROM location l"
	" WHERE l.active"
	" ORDER BY l.name, l.id"
	" LIMIT 2000" };

enum err location_choices(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &locations, NO_ARGS, out);
}

static const struct query teams = { "team_choices", &choice_record,
	"SELECT t.id, t.name, t.code AS detail, t.tier AS group_id"
	"  FROM team t"
	" WHERE t.active"
	" ORDER BY t.tier, t.name, t.id"
	" LIMIT 200" };

enum err team_choices(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &teams, NO_ARGS, out);
}

static const struct query parents = { "category_parents", &choice_record,
	"SELECT c.id, c.name, c.code AS detail, 0 AS group_id"
	"  FROM category c"
	" WHERE c.active AND c.parent_id IS NULL"
	" ORDER BY c.sort, c.name, c.id"
	" LIMIT 500" };

enum err parent_choices(struct db *db, struct arena *mem, struct rows *out)
{
	return db_all(db, mem, &parents, NO_ARGS, out);
}

static const struct field use_fields[] = {
	FIELD(struct use, tickets, F_INT),
	FIELD(struct use, open, F_INT),
	FIELD(struct use, people, F_INT),
	FIELD(struct use, cards, F_INT),
};
static const struct record use_record = RECORD("use", struct use, use_fields);

/* Each count ends at a thousand, so that a large house is not walked through for a figure. */
#define UP_TO(from) "(SELECT COUNT(*) FROM (SELECT 1 FROM " from " LIMIT 1000) AS some)"
#define TICKETS(key) \
	"SELECT " UP_TO("ticket t WHERE t." key " = ? AND t.confidential <= ?") " AS tickets," \
	" " UP_TO("ticket t WHERE t." key " = ? AND t.is_open AND t.confidential <= ?") " AS open,"

static const struct query of_agency = { "agency_use", &use_record,
	TICKETS("agency_id")
	" " UP_TO("person p WHERE p.agency_id = ? AND p.active") " AS people,"
	" " UP_TO("location l WHERE l.agency_id = ? AND l.active") " AS cards" };

static const struct query of_location = { "location_use", &use_record,
	"SELECT 0 AS tickets, 0 AS open,"
	" " UP_TO("person p WHERE p.location_id = ? AND p.active") " AS people, 0 AS cards" };

static const struct query of_team_use = { "team_use", &use_record,
	TICKETS("team_id")
	" " UP_TO("membership m WHERE m.team_id = ?") " AS people,"
	" " UP_TO("category c WHERE c.team_id = ? AND c.active") " AS cards" };

static const struct query of_category = { "category_use", &use_record,
	TICKETS("category_id")
	" 0 AS people,"
	" " UP_TO("category c WHERE c.parent_id = ? AND c.active") " AS cards" };

static enum err count(struct db *db, struct arena *mem, const struct query *q, struct viewer who,
                      int64_t id, struct use *out)
{
	int most = who.sight == SIGHT_SECURITY;

	return db_one(db, mem, q,
	              ARGS(arg(id), arg(most), arg(id), arg(most), arg(id), arg(id)), out);
}

enum err agency_use(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                    struct use *out)
{
	return count(db, mem, &of_agency, who, id, out);
}

enum err location_use(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                      struct use *out)
{
	(void)who;
	return db_one(db, mem, &of_location, ARGS(arg(id)), out);
}

enum err team_use(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                  struct use *out)
{
	return count(db, mem, &of_team_use, who, id, out);
}

enum err category_use(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                      struct use *out)
{
	int most = who.sight == SIGHT_SECURITY;

	return db_one(db, mem, &of_category,
	              ARGS(arg(id), arg(most), arg(id), arg(most), arg(id)), out);
}

const struct query *const member_queries[] = {
	&of_team, &of_person, &one, &set, &drop, &agencies, &locations, &teams, &parents,
	&of_agency, &of_location, &of_team_use, &of_category, NULL,
};
