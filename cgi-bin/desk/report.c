/*
 * See report.h. Facts come by day and part. They are sorted once, and then
 * each is the next of its cell, its bucket, its part and the whole: whichever
 * of them it brings to its middle has found its median.
 */
#include "desk/report.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "desk/may.h"

static const char *const figures[] = { "created", "answered", "resolved", "backlog" };
static const char *const splits[] = {
	"none", "team", "category", "agency", "channel", "kind", "priority", "age" };
static const char *const bands[] = { "0-1", "2-7", "8-30", "over-30" };
const struct names figure_names = NAMES(figures);
const struct names split_names = NAMES(splits);
const struct names band_names = NAMES(bands);

enum { BEFORE = -1, NOWHERE = -2 };

bool figure_takes_time(enum figure figure)
{
	return figure == FIGURE_ANSWERED || figure == FIGURE_RESOLVED;
}

const struct stat *report_cell(const struct report *r, size_t bucket, size_t part)
{
	return &r->cell[bucket * r->parts + part];
}

static int64_t bucket_of(const struct report *r, int64_t day)
{
	size_t low = 0, high = r->buckets;

	if (r->buckets == 0 || day > r->bucket[r->buckets - 1].last)
		return NOWHERE;
	if (day < r->bucket[0].first)
		return BEFORE;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (r->bucket[middle].first <= day)
			low = middle;
		else
			high = middle;
	}
	return (int64_t)low;
}

struct parts {
	VEC(struct part);
};

static int64_t part_of(struct arena *mem, struct parts *parts, int64_t key, int64_t likely)
{
	if (likely >= 0 && parts->v[likely].key == key)
		return likely;
	for (size_t i = 0; i < parts->n; i++)
		if (parts->v[i].key == key)
			return (int64_t)i;
	*vec_push(mem, parts) = (struct part){ .key = key };
	return (int64_t)parts->n - 1;
}

/* Each fact's day becomes its bucket, its part the place of it among the parts. */
static void place_facts(struct arena *mem, enum reckoning how, struct fact *facts, size_t n,
                        struct report *r)
{
	struct parts parts = { 0 };
	int64_t part = -1;

	for (size_t i = 0; i < n; i++) {
		struct fact *f = &facts[i];
		int64_t bucket = bucket_of(r, f->day);

		if (how == RECKON_STATES && bucket >= 0)
			r->known[bucket] = true;
		if (how == RECKON_STATES && bucket == BEFORE)
			r->known_before = true;
		f->day = how == RECKON_STATES && f->amount == 0 ? NOWHERE : bucket;
		if (f->day != NOWHERE)
			f->part = part = part_of(mem, &parts, f->part, part);
	}
	r->part = parts.v;
	r->parts = parts.n;
	r->cell = arena_array(mem, r->buckets * parts.n + 1, sizeof *r->cell);
}

static size_t groups_of(struct report *r, const struct fact *f, struct stat *group[4])
{
	struct part *part = &r->part[f->part];

	if (f->day == BEFORE) {
		group[0] = &r->before;
		group[1] = &part->before;
		return 2;
	}
	group[0] = &r->now;
	group[1] = &part->now;
	group[2] = &r->total[f->day];
	group[3] = &r->cell[(size_t)f->day * r->parts + (size_t)f->part];
	return 4;
}

static void count(struct report *r, const struct fact *facts, size_t n, bool durations)
{
	struct stat *group[4];

	for (size_t i = 0; i < n; i++) {
		size_t groups = facts[i].day == NOWHERE ? 0 : groups_of(r, &facts[i], group);

		for (size_t k = 0; k < groups; k++) {
			group[k]->n += durations ? 1 : facts[i].amount;
			group[k]->sum += facts[i].amount;
		}
	}
}

static void meet(struct stat *s, int64_t amount)
{
	s->met++;
	if (s->met == (s->n + 1) / 2)
		s->median = amount;
	if (s->n % 2 == 0 && s->met == s->n / 2 + 1)
		s->median = (s->median + amount) / 2;
	if (s->met == (9 * s->n + 9) / 10)
		s->p90 = amount;
}

static int by_amount(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	return x->amount < y->amount ? -1 : x->amount > y->amount;
}

static void find_middles(struct report *r, struct fact *facts, size_t n)
{
	struct stat *group[4];

	if (n)
		qsort(facts, n, sizeof *facts, by_amount);
	for (size_t i = 0; i < n; i++) {
		size_t groups = facts[i].day == NOWHERE ? 0 : groups_of(r, &facts[i], group);

		for (size_t k = 0; k < groups; k++)
			meet(group[k], facts[i].amount);
	}
}

/* A backlog is what it is at the end, and not a sum over days. */
static void keep_last_state(struct report *r)
{
	size_t last = r->buckets - 1;

	r->now = r->total[last];
	for (size_t i = 0; i < r->parts; i++)
		r->part[i].now = *report_cell(r, last, i);
}

/* The order of parts and of the columns of cells with them. */
struct ranked {
	struct part part;
	size_t was;
};

static int by_size(const void *a, const void *b)
{
	const struct part *x = &((const struct ranked *)a)->part;
	const struct part *y = &((const struct ranked *)b)->part;

	if (x->now.n != y->now.n)
		return x->now.n > y->now.n ? -1 : 1;
	if (x->before.n != y->before.n)
		return x->before.n > y->before.n ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

static void put_in_order(struct arena *mem, struct report *r)
{
	struct ranked *ranked = arena_array(mem, r->parts + 1, sizeof *ranked);
	struct stat *cell = arena_array(mem, r->buckets * r->parts + 1, sizeof *cell);

	for (size_t i = 0; i < r->parts; i++)
		ranked[i] = (struct ranked){ r->part[i], i };
	if (r->parts)
		qsort(ranked, r->parts, sizeof *ranked, by_size);
	for (size_t i = 0; i < r->parts; i++) {
		r->part[i] = ranked[i].part;
		for (size_t b = 0; b < r->buckets; b++)
			cell[b * r->parts + i] = *report_cell(r, b, ranked[i].was);
	}
	r->cell = cell;
}

void report_reckon(struct arena *mem, enum reckoning how, const struct period *p,
                   struct fact *facts, size_t n, struct report *out)
{
	out->buckets = period_buckets(p, out->bucket);
	for (size_t i = 0; i < out->buckets; i++)
		out->known[i] = how != RECKON_STATES;
	out->known_before = how != RECKON_STATES;
	place_facts(mem, how, facts, n, out);
	count(out, facts, n, how == RECKON_DURATIONS);
	if (how == RECKON_DURATIONS)
		find_middles(out, facts, n);
	if (how == RECKON_STATES && out->buckets)
		keep_last_state(out);
	put_in_order(mem, out);
}

/* The first instant after from at which the offset is another, or to. */
static int64_t offset_until(const struct zone *z, int64_t from, int64_t to)
{
	int offset = zone_offset_s(z, from);
	int64_t low = from, high = from;

	/* No two changes lie within a day of each other. */
	while (high < to && zone_offset_s(z, high) == offset) {
		low = high;
		high += MS_PER_DAY;
	}
	if (high >= to && zone_offset_s(z, to) == offset)
		return to;
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (zone_offset_s(z, middle) == offset)
			low = middle;
		else
			high = middle;
	}
	return high;
}

enum err clocks_of(const struct zone *z, int64_t from, int64_t to, struct clocks *out)
{
	int64_t at = from;

	for (int i = 0; i < CLOCKS; i++) {
		out->offset[i] = zone_offset_s(z, at);
		at = at < to ? offset_until(z, at, to) : to;
		if (i < CLOCKS - 1)
			out->until[i] = at;
	}
	return at < to ? fail(E_INVALID, "the clock is set too often for one report") : OK;
}

static enum err reckon_period(struct desk *d, const struct question *q, struct report *out)
{
	int64_t from = day_begin(q->zone, period_before(&q->period));
	int64_t to = day_begin(q->zone, q->period.last + 1);
	bool durations = figure_takes_time(q->figure);
	struct clocks clocks;
	struct rows rows;

	TRY(clocks_of(q->zone, from, to, &clocks));
	TRY((durations ? report_durations : report_counts)(d->db, d->mem, desk_viewer(d),
	    q->figure, &q->slice, from, to, &clocks, &rows));
	out->too_many = rows.n > FACTS_MOST;
	report_reckon(d->mem, durations ? RECKON_DURATIONS : RECKON_COUNTS, &q->period,
	              rows.v, out->too_many ? 0 : rows.n, out);
	return OK;
}

/* "20618,20625": the ends of the buckets that are over, and the day before the first. */
static struct str days_of(struct desk *d, const struct question *q, int64_t today)
{
	struct bucket bucket[BUCKETS_MOST];
	size_t n = period_buckets(&q->period, bucket);
	struct buf b;

	buf_init(&b, d->mem, 4096);
	buf_format(&b, "%" PRId64, q->period.first - 1);
	for (size_t i = 0; i < n; i++)
		if (bucket[i].last < today)
			buf_format(&b, ",%" PRId64, bucket[i].last);
	return buf_str(&b);
}

static enum err reckon_backlog(struct desk *d, const struct question *q, struct report *out)
{
	int64_t today = day_today(q->zone, d->now);
	bool until_now = q->period.first <= today && q->period.last >= today;
	struct rows kept, open = { 0 };
	struct { VEC(struct fact); } facts = { 0 };

	TRY(report_backlog(d->db, d->mem, desk_viewer(d), &q->slice, days_of(d, q, today),
	                   &kept));
	if (until_now)
		TRY(report_backlog_now(d->db, d->mem, desk_viewer(d), &q->slice, d->now, &open));
	for (size_t i = 0; i < kept.n; i++)
		*vec_push(d->mem, &facts) = ((const struct fact *)kept.v)[i];
	for (size_t i = 0; i < open.n; i++) {
		*vec_push(d->mem, &facts) = ((const struct fact *)open.v)[i];
		facts.v[facts.n - 1].day = today;
	}
	out->until_now = until_now;
	report_reckon(d->mem, RECKON_STATES, &q->period, facts.v, facts.n, out);
	if (until_now)
		out->known[bucket_of(out, today)] = true;
	return OK;
}

enum err desk_report(struct desk *d, const struct question *q, struct report *out)
{
	*out = (struct report){ 0 };
	if (!may(d->by, MAY_REPORT))
		return E_DENIED;
	return q->figure == FIGURE_BACKLOG ? reckon_backlog(d, q, out) : reckon_period(d, q, out);
}

struct behind report_behind(const struct desk *d, const struct question *q)
{
	return (struct behind){
		.figure = q->figure, .slice = q->slice, .now = d->now,
		.from = day_begin(q->zone, q->period.first),
		.to = day_begin(q->zone, q->period.last + 1),
		.day = q->period.last < day_today(q->zone, d->now) ? q->period.last : 0,
	};
}

enum err desk_report_list(struct desk *d, const struct behind *b, const struct place *place,
                          int limit, struct rows *out)
{
	if (!may(d->by, MAY_REPORT))
		return E_DENIED;
	return report_list(d->db, d->mem, desk_viewer(d), b, place, limit, out);
}

enum err desk_report_count(struct desk *d, const struct behind *b, int64_t *out)
{
	if (!may(d->by, MAY_REPORT))
		return E_DENIED;
	return report_count(d->db, d->mem, desk_viewer(d), b, out);
}
