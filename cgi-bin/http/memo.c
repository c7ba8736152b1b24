/* See memo.h. */
#include "http/memo.h"

#include "base/arena.h"
#include "store/team.h"
#include "sys/zone.h"

enum { MINUTE_MS = 60 * 1000, SECOND_MS = 1000, HOUSE_MOST_BYTES = 64 << 20 };

/* The clock of the machine may be set back. */
static bool is_fresh(int64_t at, int64_t now, int64_t for_ms)
{
	return at && now >= at && now - at < for_ms;
}

/* One array for each kind: they come one kind after the other. */
static void sort_names(struct memo *m, const struct rows *rows)
{
	struct choice *all = arena_take(m->mem, (rows->n + 1) * sizeof *all);

	for (size_t i = 0; i < rows->n; i++) {
		const struct named *from = (const struct named *)rows->v + i;
		struct rows *kind = &m->names[from->kind];

		all[i] = from->choice;
		if (!kind->n++)
			kind->v = &all[i];
	}
}

/* A stranger sees no lists, and so no names. */
static enum err read_house(struct memo *m, struct desk *d, bool with_names)
{
	struct rows rows;

	memset(m->names, 0, sizeof m->names);
	memset(m->others, 0, sizeof m->others);
	TRY(settings_load(d, &m->settings));
	if (!with_names)
		return OK;
	TRY(team_house(d->db, d->mem, &rows));
	sort_names(m, &rows);
	return OK;
}

enum err memo_house(struct memo *m, struct desk *d, int64_t house)
{
	struct desk reader = *d;

	if (house && house == m->house && is_fresh(m->read_at, d->now, MINUTE_MS))
		return OK;
	if (!m->mem)
		m->mem = arena_open(HOUSE_MOST_BYTES);
	arena_reset(m->mem);
	m->house = 0;
	reader.mem = m->mem;
	TRY(read_house(m, &reader, house != 0));
	m->house = house;
	m->read_at = d->now;
	return OK;
}

struct str memo_name(const struct memo *m, enum named_kind kind, int64_t id)
{
	const struct rows *names = &m->names[kind];
	const struct choice *v = names->v;
	size_t low = 0, high = names->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (v[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < names->n && v[low].id == id ? v[low].name : S("");
}

struct str memo_owner(struct memo *m, const struct desk *d, int64_t id)
{
	struct str name = id ? memo_name(m, NAMED_STAFF, id) : S("");
	size_t i = (uint64_t)id % MEMO_PEOPLE;
	struct person p = { .name = S("") };

	if (!id || name.n)
		return name;
	if (m->others[i].id == id)
		return m->others[i].name;
	if (person_by_id(d->db, d->mem, id, &p) == OK && m->mem && !m->others[i].id) {
		m->others[i].name = str_copy(m->mem, p.name);
		m->others[i].id = id;
	}
	return p.name;
}

static const size_t shared_views[] = {
	offsetof(struct counts, triage), offsetof(struct counts, waiting),
	offsetof(struct counts, open), offsetof(struct counts, solved) };
enum { SHARED_VIEWS = sizeof shared_views / sizeof *shared_views };

static int64_t *count_at(struct counts *c, size_t at)
{
	return (int64_t *)((char *)c + at);
}

/* A full view does not empty in a minute: it is not looked at. */
static struct counts limits(struct memo *m, enum sight sight, int64_t now)
{
	struct counts to = { COUNTED_TO, COUNTED_TO, COUNTED_TO, COUNTED_TO, COUNTED_TO,
	                     COUNTED_TO, COUNTED_TO };

	for (size_t i = 0; i < SHARED_VIEWS; i++)
		if (is_fresh(*count_at(&m->full_at[sight], shared_views[i]), now, MINUTE_MS))
			*count_at(&to, shared_views[i]) = 0;
	return to;
}

static void remember(struct memo *m, enum sight sight, int64_t now, struct counts *to,
                     struct counts *c)
{
	for (size_t i = 0; i < SHARED_VIEWS; i++) {
		int64_t *count = count_at(c, shared_views[i]);

		if (!*count_at(to, shared_views[i]))
			*count = COUNTED_TO;
		else if (*count == COUNTED_TO)
			*count_at(&m->full_at[sight], shared_views[i]) = now;
	}
	m->counts[sight] = *c;
	m->counted_at[sight] = now;
}

static enum err count_own(struct desk *d, struct viewer who, struct counts *c)
{
	struct counts own;

	TRY(counts_own(d->db, d->mem, who, COUNTED_TO, &own));
	c->mine = own.mine;
	c->unassigned = own.unassigned;
	c->tasks = own.tasks;
	return OK;
}

static enum err count(struct memo *m, struct desk *d, int64_t solved_since, bool afresh,
                      struct counts *out)
{
	struct viewer who = desk_viewer(d);
	struct counts to = limits(m, who.sight, d->now);

	if (who.sight >= SIGHT_DESK && !afresh
	    && is_fresh(m->counted_at[who.sight], d->now, SECOND_MS)) {
		*out = m->counts[who.sight];
		return count_own(d, who, out);
	}
	TRY(counts_all(d->db, d->mem, who, solved_since, &to, out));
	if (who.sight >= SIGHT_DESK)    /* else they are of her teams */
		remember(m, who.sight, d->now, &to, out);
	return OK;
}

enum err memo_counts(struct memo *m, struct desk *d, int64_t solved_since, bool afresh,
                     struct counts *out)
{
	int64_t id = d->by->id;
	size_t i = (uint64_t)id % MEMO_PEOPLE;
	bool hers = m->people[i].person_id == id && m->people[i].sight == d->by->sight;

	if (!afresh && hers && is_fresh(m->people[i].at, d->now, SECOND_MS)) {
		*out = m->people[i].counts;
		return OK;
	}
	TRY(count(m, d, solved_since, afresh, out));
	m->people[i].person_id = id;
	m->people[i].sight = d->by->sight;
	m->people[i].at = d->now;
	m->people[i].counts = *out;
	return OK;
}

void memo_forget_counts(struct memo *m)
{
	memset(m->counted_at, 0, sizeof m->counted_at);
	memset(m->full_at, 0, sizeof m->full_at);
	for (size_t i = 0; i < MEMO_PEOPLE; i++)
		m->people[i].at = 0;
}

enum err memo_zone(struct memo *m, struct arena *mem, struct str name, struct zone **out)
{
	for (size_t i = 0; i < m->zones_count; i++)
		if (str_eq(m->zones[i].name, name)) {
			*out = m->zones[i].zone;
			return OK;
		}
	if (m->zones_count == MEMO_ZONES)
		return zone_open(mem, name, out);
	TRY(zone_open(m->kept, name, out));
	m->zones[m->zones_count].name = str_copy(m->kept, name);
	m->zones[m->zones_count++].zone = *out;
	return OK;
}
