/* See demo_crowd.h. */
#include "desk/demo_crowd.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/when.h"
#include "desk/demo_company.h"
#include "sys/password.h"

enum { BUSINESS = 3, ON_SECURITY = 20, YEARS_HERE = 6 };

/* ---- models ---- */

static void learn_name(struct arena *mem, struct words *w, struct str name)
{
	size_t blank = str_find(name, ' ');

	if (blank == SIZE_MAX)
		return;
	*vec_push(mem, &w->first) = str_sub(name, 0, blank);
	*vec_push(mem, &w->last) = str_from(name, blank + 1);
}

static enum err find_models(struct desk *d, struct words *words, struct rows *employees)
{
	const struct person *p;
	struct rows rows;
	struct { VEC(struct person); } found = { 0 };

	TRY(bulk_models(d->db, d->mem, &rows));
	p = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (!p[i].demo)
			return fail(E_DENIED, "%.*s is here and not of the demo", FMT(p[i].name));
		learn_name(d->mem, words, p[i].name);
		if (p[i].roles == (uint64_t)1 << ROLE_EMPLOYEE && p[i].kind == PERSON_EMPLOYEE)
			*vec_push(d->mem, &found) = p[i];
	}
	*employees = (struct rows){ found.v, found.n };
	return found.n ? OK : fail(E_DENIED, "the demo company is not here");
}

/* ---- newcomers ---- */

/* Letters and dots; what is not ASCII in a name is left away. */
static struct str mail_of(struct arena *mem, struct str name, int64_t id)
{
	struct buf b;

	buf_init(&b, mem, 200);
	name = str_lower(mem, name);
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if ((c >= 'a' && c <= 'z') || c == ' ')
			buf_char(&b, c == ' ' ? '.' : c);
	}
	buf_format(&b, ".%" PRId64 "@demo.example", id);
	return buf_str(&b);
}

static struct newcomer_row newcomer(struct desk *d, const struct words *words,
                                    const struct rows *models, int64_t id, struct dice *dice)
{
	const struct person *like = (const struct person *)models->v
	                          + dice_below(dice, (int64_t)models->n);
	struct newcomer_row n = { .person = *like };

	n.person.id = id;
	n.person.name = words_person(d->mem, words, dice);
	n.person.email = mail_of(d->mem, n.person.name, id);
	n.person.phone = str_format(d->mem, "+1 217 555 %04" PRId64, dice_below(dice, 10000));
	n.person.demo = true;
	n.join_at = d->now - dice_below(dice, YEARS_HERE * 365) * MS_PER_DAY;
	return n;
}

static void add_asker(struct arena *mem, struct crowd *c, const struct person *p)
{
	struct asker a = { { .id = p->id, .name = p->name }, *p };

	if (p->kind == PERSON_BUSINESS)
		*vec_push(mem, &c->business) = a;
	else
		*vec_push(mem, &c->employees) = a;
}

/* The first tier has the most hands, security the fewest. */
static int64_t some_team(const struct crowd *c, struct dice *dice)
{
	const struct team *t = &c->team[dice_below(dice, (int64_t)c->teams)];

	if (dice_percent(dice, 40)
	    || (t->kind == TEAM_SECURITY && !dice_percent(dice, ON_SECURITY)))
		t = &c->team[0];
	return t->id;
}

static enum err welcome(struct desk *d, struct words *words, struct crowd_size size,
                        struct dice *dice, struct crowd *c)
{
	struct str hash = password_hash(d->mem, DEMO_PASSWORD);
	struct bulk bulk = { 0 };
	struct bulk_ids ids;
	struct rows models = { 0 };

	TRY(find_models(d, words, &models));
	TRY(bulk_ids(d->db, d->mem, &ids));
	for (int64_t i = 0; i < size.people + size.agents; i++) {
		struct newcomer_row *n = vec_push(d->mem, &bulk.people);

		*n = newcomer(d, words, &models, ids.person + 1 + i, dice);
		n->hash = hash;
		if (i >= size.people) {
			n->person.roles |= (uint64_t)1 << ROLE_AGENT;
			n->team_id = some_team(c, dice);
			continue;
		}
		if (i % 100 < BUSINESS)
			n->person.kind = PERSON_BUSINESS;
		add_asker(d->mem, c, &n->person);
	}
	return bulk_insert(d->db, &bulk);
}

static enum err find_hands(struct desk *d, struct crowd *c)
{
	const struct choice *choice;
	struct rows rows;

	TRY(person_workers(d->db, d->mem, &rows));
	choice = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		if (choice[i].id)
			*vec_push(d->mem, &c->hands) = (struct hand){
				{ .id = choice[i].id, .name = choice[i].name },
				choice[i].group_id };
	return OK;
}

enum err crowd_gather(struct desk *d, struct words *words, struct crowd_size size,
                      struct dice *dice, struct crowd *out)
{
	struct rows teams;

	*out = (struct crowd){ 0 };
	TRY(team_list(d->db, d->mem, &teams));
	out->team = teams.v;
	out->teams = teams.n;
	TRY(welcome(d, words, size, dice, out));
	return find_hands(d, out);
}

/* ---- choosing ---- */

/* Some ask much more often than others. */
const struct asker *crowd_asker(const struct crowd *c, enum person_kind kind, struct dice *dice)
{
	bool business = kind == PERSON_BUSINESS;
	size_t n = business ? c->business.n : c->employees.n;
	const struct asker *v = business ? c->business.v : c->employees.v;

	if (dice_percent(dice, 50))
		n = (n + 4) / 5;
	return n ? &v[dice_below(dice, (int64_t)n)] : NULL;
}

const struct actor *crowd_worker(const struct crowd *c, int64_t team_id, struct dice *dice)
{
	size_t from = 0, to;

	while (from < c->hands.n && c->hands.v[from].team_id != team_id)
		from++;
	to = from;
	while (to < c->hands.n && c->hands.v[to].team_id == team_id)
		to++;
	if (to == from)
		return NULL;
	return &c->hands.v[from + (size_t)dice_below(dice, (int64_t)(to - from))].actor;
}

const struct team *crowd_team(const struct crowd *c, int64_t id)
{
	for (size_t i = 0; i < c->teams; i++)
		if (c->team[i].id == id)
			return &c->team[i];
	return NULL;
}

const struct team *crowd_team_called(const struct crowd *c, struct str code)
{
	for (size_t i = 0; i < c->teams; i++)
		if (str_eq(c->team[i].code, code))
			return &c->team[i];
	return NULL;
}
