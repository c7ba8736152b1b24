/* See demo_stage.h. */
#include "desk/demo_stage.h"

#include <inttypes.h>
#include <unistd.h>

#include "base/arena.h"
#include "desk/change.h"
#include "desk/files.h"
#include "desk/intake.h"
#include "desk/ticket.h"
#include "sys/file.h"

enum { BASKET_BYTES = 16, DEMO_FILE_MOST = 1 << 20, WORKER_WAKES_MS = 10000, FOLLOWED = 30 };

/* One move, ready to be made. */
struct scene {
	struct part *part;
	const struct telling *telling;
	const struct move *move;
	struct str text;
};

/* ---- what the clock does ---- */

static enum err ring(struct stage *s, const struct timer *t, int64_t until)
{
	enum err e;

	s->d.by = &the_house;
	s->d.now = t->due_at + t->id * 7919 % WORKER_WAKES_MS;
	if (s->d.now > until)
		s->d.now = until;
	e = desk_timer_due(&s->d, t->ticket_id, (enum timer_kind)t->kind);
	return e == E_MISSING ? OK : e;
}

/* Marks what ran out and closes what was solved, as the worker would have. */
static enum err time_passes(struct stage *s, int64_t until)
{
	struct rows rows;

	do {
		TRY(timer_due(s->d.db, s->d.mem, until, &rows));
		for (size_t i = 0; i < rows.n; i++)
			TRY(ring(s, (const struct timer *)rows.v + i, until));
	} while (rows.n);
	return OK;
}

/* ---- what the desk does ---- */

static enum err as_hand(struct stage *s, struct scene *x)
{
	struct part *p = x->part;

	if (!p->hand)
		p->hand = company_worker(s->company, p->team_id, x->telling->asker->person.id,
		                         x->telling->today, &s->dice);
	if (!p->hand)
		return fail(E_INVALID, "nobody works in team %" PRId64, p->team_id);
	s->d.by = &p->hand->actor;
	return OK;
}

static enum err seen_by(struct stage *s, const struct scene *x, int64_t *seq)
{
	struct event last;

	TRY(event_last(s->d.db, s->d.mem, x->part->id, &last));
	*seq = last.seq;
	return OK;
}

static enum err do_take(struct stage *s, struct scene *x)
{
	TRY(as_hand(s, x));
	return desk_take(&s->d, x->part->id, 0);
}

static enum err do_note(struct stage *s, struct scene *x)
{
	TRY(as_hand(s, x));
	return desk_note(&s->d, x->part->id, x->text, S(""), &s->wrong);
}

static enum err do_reply(struct stage *s, struct scene *x)
{
	TRY(as_hand(s, x));
	return desk_reply(&s->d, x->part->id, x->text, S(""), THEN_STAY, &s->wrong);
}

static enum err do_ask(struct stage *s, struct scene *x)
{
	TRY(as_hand(s, x));
	return desk_reply(&s->d, x->part->id, x->text, S(""), THEN_WAIT, &s->wrong);
}

static enum err change_status(struct stage *s, struct scene *x, enum status status,
                              enum waiting_for whom)
{
	struct change change = { .priority = -1, .status = (int)status, .waiting_for = (int)whom };
	struct ticket t;

	TRY(as_hand(s, x));
	TRY(ticket_seen_by(s->d.db, s->d.mem, desk_viewer(&s->d), x->part->id, &t));
	TRY(seen_by(s, x, &change.seen));
	change.subject = t.subject;
	change.kind = t.kind;
	change.category_id = t.category_id;
	change.impact = t.impact;
	change.urgency = t.urgency;
	return desk_change(&s->d, t.id, &change, &s->wrong);
}

static enum err do_vendor(struct stage *s, struct scene *x)
{
	TRY(do_note(s, x));
	return change_status(s, x, STATUS_WAITING, FOR_VENDOR);
}

static enum err do_resume(struct stage *s, struct scene *x)
{
	return change_status(s, x, STATUS_OPEN, FOR_NOBODY);
}

static enum err do_assign(struct stage *s, struct scene *x)
{
	const struct team *team = company_team(s->company, x->move->head);
	struct assignment to = { .reason = x->text };

	if (!team)
		return fail(E_INVALID, "there is no team %.*s", FMT(x->move->head));
	to.team_id = team->id;
	TRY(as_hand(s, x));
	TRY(seen_by(s, x, &to.seen));
	TRY(desk_assign(&s->d, x->part->id, &to, &s->wrong));
	x->part->team_id = team->id;
	x->part->hand = NULL;
	return OK;
}

static enum err do_resolve(struct stage *s, struct scene *x)
{
	int code = name_find(&resolution_names, x->move->head);
	int64_t seen;

	TRY(as_hand(s, x));
	TRY(seen_by(s, x, &seen));
	return desk_resolve(&s->d, x->part->id,
	                    &(struct solution){ x->text, code, 0, seen }, &s->wrong);
}

static enum err do_junk(struct stage *s, struct scene *x)
{
	TRY(as_hand(s, x));
	return desk_junk(&s->d, x->part->id, 0);
}

/* ---- what the requester does ---- */

static enum err do_answer(struct stage *s, struct scene *x)
{
	return desk_reply(&s->d, x->part->id, x->text, S(""), THEN_STAY, &s->wrong);
}

static enum err do_confirm(struct stage *s, struct scene *x)
{
	return desk_confirm(&s->d, x->part->id);
}

static enum err do_reopen(struct stage *s, struct scene *x)
{
	return desk_reopen(&s->d, x->part->id, x->text, S(""), &s->wrong);
}

static enum err do_withdraw(struct stage *s, struct scene *x)
{
	return desk_withdraw(&s->d, x->part->id);
}

static enum err (*const acts[VERBS])(struct stage *, struct scene *) = {
	[DO_TAKE] = do_take,       [DO_NOTE] = do_note,       [DO_REPLY] = do_reply,
	[DO_ASK] = do_ask,         [DO_VENDOR] = do_vendor,   [DO_RESUME] = do_resume,
	[DO_ASSIGN] = do_assign,   [DO_RESOLVE] = do_resolve, [DO_JUNK] = do_junk,
	[DO_ANSWER] = do_answer,   [DO_CONFIRM] = do_confirm, [DO_REOPEN] = do_reopen,
	[DO_WITHDRAW] = do_withdraw,
};

/* ---- it is asked ---- */

static enum err arrive(struct stage *s, struct str bytes, size_t row, struct arrived *file)
{
	*file = (struct arrived){
		.size = (int64_t)bytes.n, .name = table_get(&s->files, row, "name"),
		.type = str_z(s->d.mem, table_get(&s->files, row, "type")),
	};
	crypt_digest(bytes, file->digest);
	return file_temp(s->tmp, &file->fd);
}

static enum err send_file(struct stage *s, size_t row, struct str basket)
{
	struct str name = table_get(&s->files, row, "file"), bytes;
	struct arrived file;
	enum err e;

	TRY(file_read_whole(s->d.mem, str_format(s->d.mem, "%.*s/%.*s", FMT(s->dir), FMT(name)).p,
	                    DEMO_FILE_MOST, &bytes));
	TRY(arrive(s, bytes, row, &file));
	e = file_write_all(file.fd, bytes);
	if (e == OK)
		e = desk_keep_file(&s->d, basket, &file, &s->wrong);
	close(file.fd);
	return e;
}

/* What the story's first entry carries. */
static enum err send_files(struct stage *s, const struct telling *t, struct str *basket)
{
	for (size_t i = 0; i < s->files.rows; i++) {
		if (!str_eq(table_get(&s->files, i, "story_id"), t->story->id))
			continue;
		*basket = str_format(s->d.mem, "%016" PRIx64, t->choice);
		TRY(send_file(s, i, *basket));
	}
	return OK;
}

static bool is_logged(const struct story *s)
{
	return s->channel == BY_PHONE || s->channel == BY_WALKIN || s->channel == BY_CHAT;
}

/* Whoever takes the call begins with it, unless it is none of theirs. */
static enum err choose_opener(struct stage *s, struct scene *x, const struct category *category)
{
	const struct story *story = x->telling->story;
	const struct team *desk = company_team(s->company, S("desk"));
	const struct member *opener;

	x->part->team_id = category->team_id;
	s->d.by = &x->telling->asker->actor;
	if (!is_logged(story))
		return OK;
	opener = desk ? company_worker(s->company, desk->id, x->telling->asker->person.id,
	                               x->telling->today, &s->dice) : NULL;
	if (!opener)
		return fail(E_INVALID, "nobody works in the team called desk");
	s->d.by = &opener->actor;
	if (story->confidential)
		return OK;
	x->part->team_id = desk->id;
	x->part->hand = opener;
	return OK;
}

static enum err follow(struct stage *s, const struct scene *x)
{
	const struct story *story = x->telling->story;
	const struct member *others[] = {
		company_asker(s->company, PERSON_EMPLOYEE, &s->dice),
		company_person(s->company, dice_percent(&s->dice, 50) ? S("anna@demo.example")
		                                                      : S("boris@demo.example")),
	};

	if (story->confidential || story->impact == IMPACT_ONE || !dice_percent(&s->dice, FOLLOWED))
		return OK;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i] && others[i] != x->telling->asker)
			TRY(follower_insert(s->d.db, others[i]->person.id, x->part->id));
	return OK;
}

static enum err ask(struct stage *s, struct scene *x)
{
	const struct story *story = x->telling->story;
	const struct category *category = company_category(s->company, story->category);
	struct draft draft = {
		.kind = story->kind, .channel = story->channel, .text = x->text,
		.impact = story->impact, .urgency = story->urgency,
		.confidential = story->confidential, .requester_id = x->telling->asker->person.id,
	};

	if (!category)
		return fail(E_INVALID, "there is no category %.*s", FMT(story->category));
	TRY(choose_opener(s, x, category));
	TRY(send_files(s, x->telling, &draft.basket));
	draft.subject = demo_fill(s->d.mem, &s->fills, x->telling->choice, story->subject);
	draft.category_id = category->id;
	draft.team_id = x->part->team_id;
	TRY(desk_open_ticket(&s->d, &draft, &s->wrong, &x->part->id));
	return follow(s, x);
}

/* ---- all of it ---- */

static enum err perform(struct stage *s, const struct deed *deed)
{
	struct scene x = {
		.part = &s->parts[deed->telling], .telling = &s->plan->telling[deed->telling] };
	const struct story *story = x.telling->story;

	x.move = deed->step ? &story->move[deed->step - 1] : NULL;
	x.text = demo_fill(s->d.mem, &s->fills, x.telling->choice,
	                   x.move ? x.move->text : story->text);
	s->wrong = (struct errors){ .mem = s->d.mem };
	s->d.by = &x.telling->asker->actor;
	return x.move ? acts[x.move->verb](s, &x) : ask(s, &x);
}

static enum err went_wrong(const struct stage *s, const struct deed *deed, enum err e)
{
	struct str why = s->wrong.n ? s->wrong.v[0].text : str_of(err_name(e));

	return fail(e, "story %.*s, step %zu: %.*s",
	            FMT(s->plan->telling[deed->telling].story->id), deed->step, FMT(why));
}

enum err stage_play(struct stage *s, int64_t now)
{
	enum err e;

	for (size_t i = 0; i < s->plan->deeds.n; i++) {
		const struct deed *deed = &s->plan->deeds.v[i];

		arena_reset(s->d.mem);
		TRY(time_passes(s, deed->at));
		s->d.now = deed->at;
		e = perform(s, deed);
		if (e != OK)
			return went_wrong(s, deed, e);
	}
	arena_reset(s->d.mem);
	return time_passes(s, now);
}
