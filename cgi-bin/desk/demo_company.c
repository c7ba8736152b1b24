/* See demo_company.h. */
#include "desk/demo_company.h"

#include "base/arena.h"
#include "desk/demo_text.h"
#include "sys/password.h"

static enum err found_agencies(struct desk *d, struct str dir, struct company *c)
{
	struct table t;

	TRY(table_read(d->mem, dir, "agencies.tsv", &t));
	for (size_t i = 0; i < t.rows; i++) {
		struct place *a = vec_push(d->mem, &c->agencies);

		*a = (struct place){ .code = table_get(&t, i, "code"),
		                     .name = table_get(&t, i, "name") };
		TRY(agency_insert(d->db, a->code, a->name, table_get(&t, i, "domains"), &a->id));
	}
	return OK;
}

static const struct place *place_of(const struct place *v, size_t n, struct str code)
{
	static const struct place nowhere;

	for (size_t i = 0; i < n; i++)
		if (str_eq(v[i].code, code))
			return &v[i];
	return &nowhere;
}

static int64_t agency_of(const struct company *c, struct str code)
{
	return place_of(c->agencies.v, c->agencies.n, code)->id;
}

static enum err found_locations(struct desk *d, struct str dir, struct company *c)
{
	struct table t;

	TRY(table_read(d->mem, dir, "locations.tsv", &t));
	for (size_t i = 0; i < t.rows; i++) {
		struct place *l = vec_push(d->mem, &c->locations);

		*l = (struct place){ .code = table_get(&t, i, "code"),
		                     .name = table_get(&t, i, "name") };
		TRY(location_insert(d->db, l->code, l->name,
		                    agency_of(c, table_get(&t, i, "agency"))));
	}
	return OK;
}

static enum err found_teams(struct desk *d, struct str dir, struct company *c)
{
	struct table t;

	TRY(table_read(d->mem, dir, "teams.tsv", &t));
	for (size_t i = 0; i < t.rows; i++) {
		struct team *team = vec_push(d->mem, &c->teams);

		*team = (struct team){
			.code = table_get(&t, i, "code"), .name = table_get(&t, i, "name"),
			.kind = name_find(&team_kind_names, table_get(&t, i, "kind")),
		};
		if (team->kind < 0 || !str_int(table_get(&t, i, "tier"), &team->tier))
			return fail(E_INVALID, "teams.tsv: tier or kind of %.*s", FMT(team->code));
		TRY(team_insert(d->db, team, &team->id));
	}
	return OK;
}

static enum err found_categories(struct desk *d, struct str dir, struct company *c)
{
	const struct category *parent;
	const struct team *team;
	struct table t;

	TRY(table_read(d->mem, dir, "categories.tsv", &t));
	for (size_t i = 0; i < t.rows; i++) {
		struct category category = {
			.code = table_get(&t, i, "code"), .name = table_get(&t, i, "name"),
			.help = table_get(&t, i, "help"),
		};

		parent = company_category(c, table_get(&t, i, "parent"));
		team = company_team(c, table_get(&t, i, "team"));
		if (!team || !parent != !table_get(&t, i, "parent").n)
			return fail(E_INVALID, "categories.tsv: team or parent of %.*s",
			            FMT(category.code));
		category.parent_id = parent ? parent->id : 0;
		category.team_id = team->id;
		TRY(category_insert(d->db, &category, (int64_t)i, &category.id));
		*vec_push(d->mem, &c->categories) = category;
	}
	return OK;
}

static bool is_in(struct str list, struct str what)
{
	struct str part;

	while (list.n && str_cut(&list, ',', &part))
		if (str_eq(part, what))
			return true;
	return false;
}

static enum err join_teams(struct desk *d, const struct company *c, const struct table *t,
                           size_t row, int64_t person_id)
{
	struct str list = table_get(t, row, "teams"), code;

	while (list.n && str_cut(&list, ',', &code)) {
		const struct team *team = company_team(c, code);

		if (!team)
			return fail(E_INVALID, "people.tsv: there is no team %.*s", FMT(code));
		TRY(membership_insert(d->db, person_id, team->id,
		                      is_in(table_get(t, row, "leads"), code)));
	}
	return OK;
}

static enum err read_person(const struct company *c, const struct table *t, size_t row,
                            struct person *out)
{
	struct str list = table_get(t, row, "roles"), role;

	*out = (struct person){
		.email = table_get(t, row, "login_mail"), .name = table_get(t, row, "name"),
		.phone = table_get(t, row, "phone"), .zone = table_get(t, row, "zone"),
		.agency_id = agency_of(c, table_get(t, row, "agency")),
		.location = place_of(c->locations.v, c->locations.n,
		                     table_get(t, row, "location"))->name,
		.kind = name_find(&person_kind_names, table_get(t, row, "kind")),
		.vip = str_eq(table_get(t, row, "vip"), S("yes")), .demo = true,
	};
	while (list.n && str_cut(&list, ',', &role)) {
		int bit = name_find(&role_names, role);

		if (bit < 0)
			return fail(E_INVALID, "people.tsv: there is no role %.*s", FMT(role));
		out->roles |= (uint64_t)1 << bit;
	}
	return out->kind < 0 ? fail(E_INVALID, "people.tsv: kind of %.*s", FMT(out->email)) : OK;
}

/* All have one password, and one hash of it: making one takes 30 ms. */
static enum err found_people(struct desk *d, struct str dir, struct company *c)
{
	struct str hash = password_hash(d->mem, DEMO_PASSWORD);
	struct person person;
	struct table t;
	int64_t id;

	TRY(table_read(d->mem, dir, "people.tsv", &t));
	c->people = arena_array(d->mem, t.rows, sizeof *c->people);
	for (size_t i = 0; i < t.rows; i++) {
		TRY(read_person(c, &t, i, &person));
		TRY(person_insert(d->db, &person, d->now, &id));
		TRY(person_update_password(d->db, id, hash));
		TRY(join_teams(d, c, &t, i, id));
		TRY(person_by_id(d->db, d->mem, id, &c->people[i].person));
		c->people[i].actor = actor_of(d->mem, &c->people[i].person);
		c->people_count++;
	}
	return OK;
}

enum err company_found(struct desk *d, struct str dir, struct company *out)
{
	*out = (struct company){ 0 };
	TRY(found_agencies(d, dir, out));
	TRY(found_locations(d, dir, out));
	TRY(found_teams(d, dir, out));
	TRY(found_categories(d, dir, out));
	return found_people(d, dir, out);
}

const struct team *company_team(const struct company *c, struct str code)
{
	for (size_t i = 0; i < c->teams.n; i++)
		if (str_eq(c->teams.v[i].code, code))
			return &c->teams.v[i];
	return NULL;
}

const struct category *company_category(const struct company *c, struct str code)
{
	for (size_t i = 0; i < c->categories.n; i++)
		if (str_eq(c->categories.v[i].code, code))
			return &c->categories.v[i];
	return NULL;
}

const struct member *company_person(const struct company *c, struct str email)
{
	for (size_t i = 0; i < c->people_count; i++)
		if (str_eq(c->people[i].person.email, email))
			return &c->people[i];
	return NULL;
}

/* The n-th of those for whom it is true, counting round. */
typedef bool fits(const struct member *m, int64_t what, int64_t but_not);

static const struct member *one_of(const struct company *c, struct dice *dice, fits *is_one,
                                   int64_t what, int64_t but_not)
{
	int64_t count = 0, wanted;

	for (size_t i = 0; i < c->people_count; i++)
		count += is_one(&c->people[i], what, but_not);
	wanted = dice_below(dice, count);
	for (size_t i = 0; i < c->people_count; i++)
		if (is_one(&c->people[i], what, but_not) && wanted-- == 0)
			return &c->people[i];
	return NULL;
}

static bool asks(const struct member *m, int64_t kind, int64_t but_not)
{
	return m->person.kind == kind && !may(&m->actor, MAY_DESK) && m->person.id != but_not;
}

const struct member *company_asker(const struct company *c, enum person_kind kind,
                                   struct dice *dice)
{
	return one_of(c, dice, asks, (int64_t)kind, 0);
}

static bool works(const struct member *m, int64_t team_id, int64_t but_not)
{
	for (size_t i = 0; i < m->actor.teams_count; i++)
		if (m->actor.teams[i] == team_id)
			return may(&m->actor, MAY_TAKE) && m->person.id != but_not;
	return false;
}

static const struct member *first_of(const struct company *c, int64_t team_id, int64_t but_not)
{
	for (size_t i = 0; i < c->people_count; i++)
		if (works(&c->people[i], team_id, but_not))
			return &c->people[i];
	return NULL;
}

static bool is_turn_of_first(struct company *c, int64_t team_id)
{
	for (size_t i = 0; i < c->teams.n && i < DEMO_TEAMS_MOST; i++)
		if (c->teams.v[i].id == team_id)
			return c->turns[i]++ % 2 == 0;
	return false;
}

const struct member *company_worker(struct company *c, int64_t team_id, int64_t but_not, bool today,
                                    struct dice *dice)
{
	const struct member *m = one_of(c, dice, works, team_id, but_not);

	if (m && may(&m->actor, MAY_WORK_ANY))
		m = one_of(c, dice, works, team_id, but_not);
	return today && is_turn_of_first(c, team_id) ? first_of(c, team_id, but_not) : m;
}
