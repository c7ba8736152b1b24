/* See demo_script.h. */
#include "desk/demo_script.h"

#include "base/arena.h"
#include "base/vec.h"
#include "desk/demo_text.h"
#include "store/ticket.h"

static const char *const verbs[] = {
	"take", "note", "reply", "ask", "vendor", "resume", "assign", "resolve", "junk", "answer",
	"confirm", "reopen", "withdraw" };
const struct names demo_verb_names = NAMES(verbs);

/* How many parts follow the verb: nothing, a text, a head and a text. */
static const int parts[VERBS] = {
	[DO_NOTE] = 1, [DO_REPLY] = 1, [DO_ASK] = 1, [DO_VENDOR] = 1, [DO_ANSWER] = 1,
	[DO_REOPEN] = 1, [DO_ASSIGN] = 2, [DO_RESOLVE] = 2 };

static bool read_delay(struct str word, int64_t *ms)
{
	static const struct {
		char unit;
		int64_t ms;
	} units[] = { { 'm', 60000 }, { 'h', 3600000 }, { 'd', 86400000 } };
	int64_t n;

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (word.n > 2 && word.p[word.n - 1] == units[i].unit
		    && str_int(str_sub(word, 1, word.n - 2), &n) && n >= 0) {
			*ms = n * units[i].ms;
			return true;
		}
	return false;
}

/* Up to the next colon, without blanks around it. */
static struct str cut_part(struct str *rest)
{
	size_t colon = str_find(*rest, ':');
	struct str part = str_trim(str_sub(*rest, 0, colon));

	*rest = colon == SIZE_MAX ? S("") : str_trim(str_from(*rest, colon + 1));
	return part;
}

static bool read_move(struct arena *mem, struct str s, struct move *m)
{
	size_t blank;

	*m = (struct move){ 0 };
	s = str_trim(s);
	if (str_begins(s, S("+"))) {
		blank = str_find(s, ' ');
		if (blank == SIZE_MAX || !read_delay(str_sub(s, 0, blank), &m->after_ms))
			return false;
		s = str_trim(str_from(s, blank));
	}
	m->verb = name_find(&demo_verb_names, cut_part(&s));
	if (m->verb < 0)
		return false;
	if (parts[m->verb] == 2)
		m->head = cut_part(&s);
	m->text = demo_unescape(mem, s);
	return (parts[m->verb] > 0) == (m->text.n > 0);
}

static enum err read_moves(struct arena *mem, struct str steps, struct story *s)
{
	struct { VEC(struct move); } moves = { 0 };
	size_t bar;

	while (steps.n) {
		bar = str_search(steps, S(" | "));
		if (!read_move(mem, str_sub(steps, 0, bar), vec_push(mem, &moves)))
			return fail(E_INVALID, "stories.tsv: step %zu of %.*s cannot be read",
			            moves.n, FMT(s->id));
		steps = bar == SIZE_MAX ? S("") : str_from(steps, bar + 3);
	}
	s->move = moves.v;
	s->moves = moves.n;
	return OK;
}

static enum err read_story(struct arena *mem, const struct table *t, size_t row, struct story *s)
{
	*s = (struct story){
		.id = table_get(t, row, "story_id"),
		.category = table_get(t, row, "category"),
		.subject = demo_unescape(mem, table_get(t, row, "subject")),
		.text = demo_unescape(mem, table_get(t, row, "text")),
		.requester = table_get(t, row, "requester"),
		.kind = name_find(&ticket_kind_names, table_get(t, row, "kind")),
		.impact = name_find(&impact_names, table_get(t, row, "impact")),
		.urgency = name_find(&urgency_names, table_get(t, row, "urgency")),
		.channel = name_find(&channel_names, table_get(t, row, "channel")),
		.confidential = str_eq(table_get(t, row, "confidential"), S("yes")),
		.repeats = !str_eq(table_get(t, row, "repeat"), S("once")),
	};
	if (s->kind < 0 || s->impact < 0 || s->urgency < 0 || s->channel < 0)
		return fail(E_INVALID, "stories.tsv: kind, impact, urgency or channel of %.*s",
		            FMT(s->id));
	return read_moves(mem, table_get(t, row, "then_steps"), s);
}

enum err stories_read(struct arena *mem, struct str dir, struct stories *out)
{
	struct table t;

	TRY(table_read(mem, dir, "stories.tsv", &t));
	out->v = arena_array(mem, t.rows, sizeof *out->v);
	out->n = t.rows;
	for (size_t i = 0; i < t.rows; i++)
		TRY(read_story(mem, &t, i, &out->v[i]));
	return OK;
}

bool story_ends(const struct story *s)
{
	int last = s->moves ? s->move[s->moves - 1].verb : DO_TAKE;

	return last == DO_CONFIRM || last == DO_JUNK || last == DO_WITHDRAW;
}
