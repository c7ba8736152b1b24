/*
 * See demo_bulk.h. Day by day, each day's tickets in order of time, each
 * ticket's life told to its end (or to now) before the next one begins.
 */
#include "desk/demo_bulk.h"

#include <inttypes.h>

#include "base/when.h"
#include "desk/demo_crowd.h"
#include "desk/demo_saga.h"
#include "desk/search.h"
#include "desk/settings.h"
#include "desk/triage.h"
#include "sys/clock.h"
#include "sys/zone.h"

enum { SEED = 20260402, DAYS = BULK_YEARS * 365, PIECE = 1000, SAY_EVERY_MS = 5000, MORE = 28 };
#define MINUTE_MS (60 * 1000LL)

struct growth {
	struct desk d;                          /* its arena is reset after each piece */
	int64_t now;
	const struct zone *zone;
	struct agreement agreement[PRIORITIES];
	struct stories stories;
	const struct category **category;       /* of each story */
	struct { VEC(size_t); } often, seldom;  /* stories */
	struct words words;
	struct crowd crowd;
	struct settings settings;
	struct bulk_ids ids;                    /* the highest numbers given away */
	struct bulk bulk;
	struct dice dice;
};

/* ---- when ---- */

/* More each year; much on Mondays, little on weekends. */
static int64_t weight_of(const struct growth *g, int64_t days_ago)
{
	static const int weekday[] = { 6, 120, 110, 105, 100, 85, 8 };
	struct civil c = zone_civil(g->zone, g->now - days_ago * MS_PER_DAY);

	return weekday[c.weekday] * (700 + 600 * (DAYS - days_ago) / DAYS);
}

static int64_t some_moment(struct growth *g, int64_t days_ago)
{
	struct civil c = zone_civil(g->zone, g->now - days_ago * MS_PER_DAY);
	int64_t at;

	c.hour = (int)(dice_percent(&g->dice, 6) ? dice_below(&g->dice, 24)
	                                         : dice_between(&g->dice, 7, 17));
	c.minute = (int)dice_below(&g->dice, 60);
	c.second = (int)dice_below(&g->dice, 60);
	c.ms = (int)dice_below(&g->dice, 1000);
	at = zone_at(g->zone, &c);
	return at < g->now - 10 * MINUTE_MS ? at : g->now - dice_between(&g->dice, 10, 600)
	                                                    * MINUTE_MS;
}

static int by_time(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

/* ---- what and who ---- */

/* The first ones most often. */
static size_t choose_story(struct growth *g)
{
	int64_t often = (int64_t)g->often.n;

	if (g->seldom.n && dice_percent(&g->dice, 4))
		return g->seldom.v[dice_below(&g->dice, (int64_t)g->seldom.n)];
	return g->often.v[dice_below(&g->dice, dice_below(&g->dice, often) + 1)];
}

/* One of twenty, mostly young ones. */
static bool stays_open(struct growth *g, int64_t at)
{
	int64_t days = (g->now - at) / MS_PER_DAY;

	return dice_below(&g->dice, 1000) < 800 * 40 * 40 / ((40 + days) * (40 + days)) + 8;
}

/* Of a story that is not told to its end: how many moves, nothing being solved by them. */
static size_t moves_of_unfinished(struct growth *g, const struct story *s, int64_t at)
{
	size_t most = 0;
	bool fresh = g->now - at < 2 * MS_PER_DAY;

	while (most < s->moves && s->move[most].verb != DO_RESOLVE && s->move[most].verb != DO_JUNK
	       && s->move[most].verb != DO_WITHDRAW)
		most++;
	if (!most || dice_percent(&g->dice, fresh ? 40 : 4))
		return 0;
	return 1 + (size_t)dice_below(&g->dice, (int64_t)most);
}

static struct ticket ticket_of(struct growth *g, size_t story, const struct person *asker,
                               uint64_t choice, int64_t at)
{
	const struct story *s = &g->stories.v[story];

	return (struct ticket){
		.id = ++g->ids.ticket, .kind = s->kind, .channel = s->channel,
		.subject = words_subject(g->d.mem, &g->words, &g->dice, choice, s->subject),
		.requester_id = asker->id, .requester_name = asker->name,
		.requester_phone = asker->phone, .requester_location = asker->location,
		.agency_id = asker->agency_id, .category_id = g->category[story]->id,
		.impact = s->impact, .urgency = s->urgency, .confidential = s->confidential,
		.priority = (int)priority_of((enum impact)s->impact, (enum urgency)s->urgency),
		.created_at = at,
	};
}

/* Whoever takes the call begins with it, unless it is none of theirs. */
static const struct actor *choose_opener(struct growth *g, const struct asker *asker,
                                         const struct category *category, struct ticket *t)
{
	bool logged = t->channel == BY_PHONE || t->channel == BY_WALKIN || t->channel == BY_CHAT;
	const struct team *desk = crowd_team_called(&g->crowd, S("desk"));
	const struct team *team = crowd_team(&g->crowd, category->team_id);
	const struct team *first = logged && !t->confidential && desk ? desk : team;
	const struct actor *opener = NULL;

	if (t->confidential)
		first = crowd_team_called(&g->crowd, S("security"));
	t->team_id = first->id;
	t->team = first->name;
	t->team_tier = first->tier;
	if (logged && desk)
		opener = crowd_worker(&g->crowd, desk->id, &g->dice);
	return opener ? opener : &asker->actor;
}

static bool is_of_requester(int verb)
{
	return verb == DO_ANSWER || verb == DO_CONFIRM || verb == DO_REOPEN || verb == DO_WITHDRAW;
}

static enum voice voice_of(int verb)
{
	return is_of_requester(verb) ? VOICE_ASKS
	     : verb == DO_NOTE || verb == DO_VENDOR ? VOICE_NOTES : VOICE_ANSWERS;
}

/* One move of the story; hand is whoever works on it, NULL when nobody does. */
static bool make_move(struct growth *g, struct saga *s, const struct move *m,
                      const struct actor *asker, const struct actor **hand, uint64_t choice,
                      int64_t at)
{
	struct cue cue = { .at = at, .verb = m->verb, .by = asker };

	saga_wait(s, at);
	if (at < s->x.t.updated_at)
		cue.at = s->x.t.updated_at;
	if (!is_of_requester(m->verb)) {
		if (!*hand)
			*hand = crowd_worker(&g->crowd, s->x.t.team_id, &g->dice);
		cue.by = *hand;
	}
	if (!cue.by)
		return false;
	cue.text = m->verb == DO_ASSIGN
	         ? words_fill(g->d.mem, &g->words, choice, m->text)
	         : m->text.n ? words_text(g->d.mem, &g->words, &g->dice, choice,
	                                  voice_of(m->verb), m->text) : S("");
	if (m->verb == DO_ASSIGN) {
		cue.team = crowd_team_called(&g->crowd, m->head);
		*hand = NULL;
	}
	if (m->verb == DO_RESOLVE)
		cue.code = name_find(&resolution_names, m->head);
	return saga_act(s, &cue);
}

/* While it is in hand, more is said than the story has: a note, or an answer. */
static struct move more_said(struct growth *g)
{
	bool noted = dice_percent(&g->dice, 60);

	return (struct move){
		.verb = noted ? DO_NOTE : DO_REPLY,
		.text = words_other(&g->words, &g->dice, noted ? VOICE_NOTES : VOICE_ANSWERS) };
}

static void follow(struct growth *g, const struct ticket *t)
{
	const struct asker *other;

	if (t->confidential || t->impact == IMPACT_ONE || !dice_percent(&g->dice, 12))
		return;
	other = crowd_asker(&g->crowd, PERSON_EMPLOYEE, &g->dice);
	if (other && other->actor.id != t->requester_id)
		*vec_push(g->d.mem, &g->bulk.followings) = (struct following){
			other->actor.id, t->id };
}

/* A ticket's life, from when it is asked to its end or to now. */
static enum err tell(struct growth *g, int64_t at)
{
	size_t number = choose_story(g);
	const struct story *story = &g->stories.v[number];
	const struct asker *asker = crowd_asker(&g->crowd, story->kind == KIND_CASE
	                                        ? PERSON_BUSINESS : PERSON_EMPLOYEE, &g->dice);
	struct saga s = { .d = g->d, .out = &g->bulk, .entries = &g->ids.entry,
	                  .close_days = g->settings.close_days };
	uint64_t choice = (uint64_t)dice_below(&g->dice, INT64_MAX);
	size_t moves = stays_open(g, at) ? moves_of_unfinished(g, story, at) : story->moves;
	struct ticket t = ticket_of(g, number, &asker->person, choice, at);
	const struct actor *opener = choose_opener(g, asker, g->category[number], &t);
	bool more = false;
	const struct actor *hand = opener == &asker->actor || t.confidential ? NULL : opener;

	TRY(saga_open(&s, &t, &g->agreement[t.priority],
	              words_text(g->d.mem, &g->words, &g->dice, choice, VOICE_ASKS, story->text),
	              opener));
	for (size_t i = 0; i < moves; i += !more) {
		struct move extra = more_said(g);
		const struct move *m = more ? &extra : &story->move[i];

		at += m->after_ms / 1000 * dice_between(&g->dice, 800, 1250)
		    + dice_below(&g->dice, MINUTE_MS * (more ? 40 : 1));
		if (at > g->now || !make_move(g, &s, m, &asker->actor, &hand, choice, at))
			break;
		more = m->verb != DO_RESOLVE && s.x.t.status == STATUS_OPEN
		    && dice_percent(&g->dice, MORE);
	}
	saga_wait(&s, g->now);
	follow(g, &s.x.t);
	saga_end(&s);
	return OK;
}

/* ---- all of it ---- */

static enum err write_down(struct growth *g)
{
	enum err e;

	TRY(db_begin(g->d.db));
	e = db_end(g->d.db, bulk_insert(g->d.db, &g->bulk));
	g->bulk = (struct bulk){ 0 };
	arena_reset(g->d.mem);
	return e;
}

static void say_how_far(const struct growth *g, int64_t done, int64_t total, int64_t began_us,
                        void (*say)(struct str line))
{
	int64_t s = (clock_monotonic_us() - began_us) / 1000000;

	say(str_format(g->d.mem, "%" PRId64 " of %" PRId64 " tickets, %" PRId64 " entries, %" PRId64
	               " seconds", done, total, g->ids.entry, s));
}

static enum err tell_day(struct growth *g, int64_t days_ago, int64_t count)
{
	int64_t at[PIECE];

	while (count > 0) {
		int64_t n = count < PIECE ? count : PIECE;

		for (int64_t i = 0; i < n; i++)
			at[i] = some_moment(g, days_ago);
		qsort(at, (size_t)n, sizeof *at, by_time);
		for (int64_t i = 0; i < n; i++)
			TRY(tell(g, at[i]));
		if (g->bulk.tickets.n >= PIECE)
			TRY(write_down(g));
		count -= n;
	}
	return OK;
}

static enum err tell_all(struct growth *g, int64_t total, void (*say)(struct str line))
{
	int64_t weights = 0, passed = 0, done = 0, began = clock_monotonic_us(), said = began;

	for (int64_t day = DAYS; day >= 0; day--)
		weights += weight_of(g, day);
	for (int64_t day = DAYS; day >= 0; day--) {
		int64_t until;

		passed += weight_of(g, day);
		until = total * passed / weights;
		TRY(tell_day(g, day, until - done));
		done = until;
		if (clock_monotonic_us() - said > SAY_EVERY_MS * 1000) {
			said = clock_monotonic_us();
			say_how_far(g, done, total, began, say);
		}
	}
	TRY(write_down(g));
	say_how_far(g, done, total, began, say);
	return OK;
}

static enum err sort_stories(struct desk *d, struct growth *g)
{
	const struct category *category;
	struct rows rows;

	TRY(category_list(d->db, d->mem, &rows));
	category = rows.v;
	g->category = arena_array(d->mem, g->stories.n, sizeof *g->category);
	for (size_t i = 0; i < g->stories.n; i++) {
		const struct story *s = &g->stories.v[i];

		for (size_t k = 0; k < rows.n; k++)
			if (str_eq(category[k].code, s->category))
				g->category[i] = &category[k];
		if (!g->category[i] || !crowd_team(&g->crowd, g->category[i]->team_id))
			return fail(E_INVALID, "stories.tsv: category of %.*s", FMT(s->id));
		if (!s->repeats)
			*vec_push(d->mem, &g->seldom) = i;
		else if (story_ends(s))
			*vec_push(d->mem, &g->often) = i;
	}
	for (size_t i = g->often.n; i > 1; i--) {       /* topics mixed */
		size_t k = (size_t)dice_below(&g->dice, (int64_t)i), other = g->often.v[i - 1];

		g->often.v[i - 1] = g->often.v[k];
		g->often.v[k] = other;
	}
	return g->often.n ? OK : fail(E_INVALID, "stories.tsv: nothing can be told again");
}

static int64_t between(int64_t n, int64_t least, int64_t most)
{
	return n < least ? least : n > most ? most : n;
}

static enum err prepare(struct desk *d, const struct conf *conf, struct growth *g, int64_t more)
{
	struct str dir = str_format(d->mem, "%.*s/demo", FMT(conf->sql));
	struct zone *zone;

	TRY(zone_open(d->mem, conf->zone, &zone));
	g->zone = zone;
	for (int i = 0; i < PRIORITIES; i++)
		TRY(agreement_of(d->db, d->mem, (enum priority)i, &g->agreement[i]));
	TRY(settings_load(d, &g->settings));
	TRY(stories_read(d->mem, dir, &g->stories));
	TRY(words_gather(d->mem, dir, &g->stories, &g->words));
	TRY(crowd_gather(d, &g->words, (struct crowd_size){ between(more / 50, 40, 20000),
	                                                    between(more / 2000, 2, 500) },
	                 &g->dice, &g->crowd));
	return sort_stories(d, g);
}

static enum err prepare_in_tx(struct desk *d, const struct conf *conf, struct growth *g,
                              int64_t more)
{
	TRY(db_begin(d->db));
	return db_end(d->db, prepare(d, conf, g, more));
}

static enum err grow(struct desk *d, struct arena *scratch, const struct conf *conf,
                     struct growth *g, int64_t more, void (*say)(struct str line))
{
	enum err e, after;

	TRY(prepare_in_tx(d, conf, g, more));
	g->d.mem = scratch;
	TRY(bulk_update_checks(d->db, false));
	e = tell_all(g, more, say);
	after = bulk_update_checks(d->db, true);
	TRY(e);
	TRY(after);
	say(S("Indexing them for the search"));
	return desk_index_all(d, scratch);
}

enum err demo_grow(struct desk *d, struct arena *scratch, const struct conf *conf, int64_t tickets,
                   void (*say)(struct str line), struct demo_size *out)
{
	struct growth g = { .d = *d, .now = d->now };

	TRY(demo_allowed(conf));
	TRY(bulk_ids(d->db, d->mem, &g.ids));
	g.dice.state = SEED + (uint64_t)g.ids.tickets;
	if (g.ids.tickets < tickets)
		TRY(grow(d, scratch, conf, &g, tickets - g.ids.tickets, say));
	TRY(person_count(d->db, d->mem, &out->people));
	TRY(bulk_ids(d->db, d->mem, &g.ids));
	out->tickets = g.ids.tickets;
	return OK;
}
