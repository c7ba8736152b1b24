/* See demo_plan.h. */
#include "desk/demo_plan.h"

#include "base/arena.h"
#include "base/when.h"
#include "desk/triage.h"

enum { INTERRUPTED = 26, NEVER_CONFIRMED = 35, WELL_KNOWN = 7 };
#define MINUTE_MS (60 * 1000LL)
#define HOUR_MS   (60 * MINUTE_MS)
#define SEED      20260401

struct planner {
	const struct circumstances *c;
	struct arena *mem;
	struct plan *plan;
	struct dice dice;
	int *told;              /* how often each story was told so far */
	int unfinished;         /* how many so far, so that each sort of due time comes in turn */
};

/* How a story stands after so many moves, if nobody comes late. */
struct outlook {
	int64_t whole_ms, paused_ms;
	bool answered, waiting, solved;
};

static struct outlook outlook_of(const struct story *s, size_t moves, const int64_t *delay)
{
	struct outlook o = { 0 };

	for (size_t i = 0; i < moves; i++) {
		int verb = s->move[i].verb;

		o.whole_ms += delay[i];
		o.paused_ms += o.waiting || o.solved ? delay[i] : 0;
		if (verb == DO_REPLY || verb == DO_ASK || verb == DO_RESOLVE)
			o.answered = true;
		if (verb == DO_ASK || verb == DO_VENDOR)
			o.waiting = true;
		if (verb == DO_ANSWER || verb == DO_RESUME || verb == DO_RESOLVE)
			o.waiting = false;
		if (verb == DO_RESOLVE || verb == DO_REOPEN)
			o.solved = verb == DO_RESOLVE;
	}
	return o;
}

/* On a working day between 7 and 18 where the site is, with a few exceptions; 0: not this time. */
static int64_t some_moment(struct planner *p)
{
	bool exception = dice_percent(&p->dice, 6);
	struct civil c = zone_civil(p->c->zone, p->c->now - dice_below(&p->dice, DEMO_DAYS)
	                                        * MS_PER_DAY);

	c.hour = (int)(exception ? dice_below(&p->dice, 24) : dice_between(&p->dice, 7, 17));
	c.minute = (int)dice_below(&p->dice, 60);
	c.second = (int)dice_below(&p->dice, 60);
	c.ms = (int)dice_below(&p->dice, 1000);
	if (!exception && (c.weekday == 0 || c.weekday == 6))
		return 0;
	return zone_at(p->c->zone, &c);
}

static int64_t working_moment(struct planner *p)
{
	int64_t at;

	do
		at = some_moment(p);
	while (at > p->c->now - 10 * MINUTE_MS || at < p->c->now - DEMO_DAYS * MS_PER_DAY);
	return at;
}

/*
 * How long ago it was asked: all moves have been made, and of the time until
 * its next promise a part has gone by. Two of twelve are due soon, one is late.
 */
static int64_t unfinished_age(struct planner *p, const struct story *s, const struct outlook *o)
{
	const struct agreement *a = &p->c->agreement[priority_of((enum impact)s->impact,
	                                                         (enum urgency)s->urgency)];
	int64_t target_s = o->answered ? a->resolve_s : a->respond_s;
	int64_t left_ms = target_s * MS_PER_S + o->paused_ms - o->whole_ms;
	int turn;

	if (o->waiting || o->solved)
		return o->whole_ms + dice_between(&p->dice, HOUR_MS, 4 * MS_PER_DAY);
	if (left_ms < 30 * MINUTE_MS)
		return o->whole_ms + dice_between(&p->dice, 10 * MINUTE_MS, 90 * MINUTE_MS);
	turn = p->unfinished++ % 12;
	return o->whole_ms + left_ms / 100 * (turn == 5 ? dice_between(&p->dice, 105, 140)
	                                      : turn % 6 == 2 ? dice_between(&p->dice, 86, 96)
	                                      : dice_between(&p->dice, 4, 65));
}

static void add_deed(struct planner *p, int64_t at, size_t step)
{
	if (at <= p->c->now)
		*vec_push(p->mem, &p->plan->deeds) = (struct deed){ at, p->plan->tellings, step };
}

static const struct member *asker_of(struct planner *p, const struct story *s)
{
	const struct company *c = p->c->company;

	if (s->requester.n)
		return company_person(c, s->requester);
	if (s->kind == KIND_CASE)
		return company_asker(c, PERSON_BUSINESS, &p->dice);
	if (dice_percent(&p->dice, WELL_KNOWN))
		return company_person(c, S("anna@demo.example"));
	if (dice_percent(&p->dice, WELL_KNOWN))
		return company_person(c, S("boris@demo.example"));
	return company_asker(c, PERSON_EMPLOYEE, &p->dice);
}

/* After that many moves nothing has to happen any more: it closes, if only by itself. */
static bool is_over(const struct story *s, size_t moves)
{
	return story_ends(s) && moves
	    && (moves == s->moves || s->move[moves - 1].verb == DO_RESOLVE);
}

/* The first moves of a story; nobody keeps exactly to a script. */
static enum err tell(struct planner *p, size_t number, size_t moves)
{
	const struct story *s = &p->c->stories->v[number];
	int64_t *delay = arena_array(p->mem, moves + 1, sizeof *delay);
	const struct member *asker = asker_of(p, s);
	struct outlook outlook;
	int64_t at;

	if (!asker)
		return fail(E_INVALID, "stories.tsv: nobody can ask for %.*s", FMT(s->id));
	for (size_t i = 0; i < moves; i++)
		delay[i] = s->move[i].after_ms / 1000 * dice_between(&p->dice, 800, 1250)
		         + dice_below(&p->dice, MINUTE_MS / 2);
	outlook = outlook_of(s, moves, delay);
	at = is_over(s, moves) ? working_moment(p) : p->c->now - unfinished_age(p, s, &outlook);
	p->plan->telling[p->plan->tellings] = (struct telling){
		s, asker, (uint64_t)dice_below(&p->dice, INT64_MAX), !is_over(s, moves) };
	add_deed(p, at, 0);
	for (size_t i = 0; i < moves; i++)
		add_deed(p, at += delay[i], i + 1);
	p->plan->tellings++;
	p->told[number]++;
	return OK;
}

/* It begins with the first tier, whose agents want something to do, too. */
static bool begins_at_desk(const struct planner *p, const struct story *s)
{
	const struct category *category = company_category(p->c->company, s->category);
	const struct team *desk = company_team(p->c->company, S("desk"));

	return s->channel == BY_PHONE || s->channel == BY_WALKIN
	    || (category && desk && category->team_id == desk->id);
}

static bool is_told_next(const struct planner *p, size_t i, bool at_desk, int told)
{
	const struct story *s = &p->c->stories->v[i];

	return s->repeats && s->moves && story_ends(s) && p->told[i] == told
	    && (!at_desk || begins_at_desk(p, s));
}

/* One of those that were told least. */
static enum err choose(struct planner *p, bool at_desk, size_t *out)
{
	int64_t wanted, count = 0;
	int told = 0;

	for (; count == 0 && told < TELLINGS; told += count == 0)
		for (size_t i = 0; i < p->c->stories->n; i++)
			count += is_told_next(p, i, at_desk, told);
	wanted = dice_below(&p->dice, count);
	for (size_t i = 0; i < p->c->stories->n; i++) {
		if (!is_told_next(p, i, at_desk, told) || wanted--)
			continue;
		*out = i;
		return OK;
	}
	return fail(E_INVALID, "stories.tsv: no story can be told again");
}

/* Today people are in the middle of it. */
static enum err tell_beginning(struct planner *p, bool at_desk)
{
	size_t i, most;

	TRY(choose(p, at_desk, &i));
	most = p->c->stories->v[i].moves - 1;
	return tell(p, i, most ? (size_t)dice_below(&p->dice, (int64_t)most) : 0);
}

/* Not everybody confirms what works again. */
static enum err tell_again(struct planner *p)
{
	const struct story *s;
	size_t i;

	TRY(choose(p, false, &i));
	s = &p->c->stories->v[i];
	return tell(p, i, s->moves - (s->move[s->moves - 1].verb == DO_CONFIRM
	                              && dice_percent(&p->dice, NEVER_CONFIRMED)));
}

static int by_time(const void *a, const void *b)
{
	const struct deed *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->telling != y->telling)
		return x->telling < y->telling ? -1 : 1;
	return x->step < y->step ? -1 : x->step > y->step;
}

enum err plan_make(struct arena *mem, const struct circumstances *c, struct plan *out)
{
	struct planner p = { .c = c, .mem = mem, .plan = out, .dice = { SEED } };

	*out = (struct plan){ 0 };
	out->telling = arena_array(mem, TELLINGS + c->stories->n, sizeof *out->telling);
	p.told = arena_array(mem, c->stories->n + 1, sizeof *p.told);
	for (size_t i = 0; i < c->stories->n; i++)
		TRY(tell(&p, i, c->stories->v[i].moves));
	for (int n = 0; n < INTERRUPTED && out->tellings < TELLINGS; n++)
		TRY(tell_beginning(&p, n % 3 > 0));
	while (out->tellings < TELLINGS)
		TRY(tell_again(&p));
	qsort(out->deeds.v, out->deeds.n, sizeof *out->deeds.v, by_time);
	return OK;
}
