/* See demo_words.h. */
#include "desk/demo_words.h"

#include <inttypes.h>

#include "base/buf.h"

enum { SENTENCE_LEAST = 24, SENTENCE_MOST = 200, TEXT_MOST = 64 * 1024, SUBJECT_MOST = 190 };

/* The smaller the number the more often: near enough to how often words are used. */
static size_t rather_small(struct dice *dice, size_t n)
{
	for (int i = 0; i < 2; i++)
		n = (size_t)dice_below(dice, (int64_t)n) + 1;
	return (size_t)dice_below(dice, (int64_t)n);
}

static struct str some(struct dice *dice, const struct sentences *of)
{
	return of->n ? of->v[rather_small(dice, of->n)] : S("");
}

/* ---- gathering ---- */

static bool ends_sentence(struct str s, size_t i)
{
	return (s.p[i] == '.' || s.p[i] == '!' || s.p[i] == '?')
	    && (i + 1 == s.n || s.p[i + 1] == ' ');
}

/* Those that can stand elsewhere: not too short, one line, nothing of a list. */
static void gather(struct arena *mem, struct sentences *pool, struct str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		struct str sentence;

		if (!ends_sentence(text, i))
			continue;
		sentence = str_trim(str_sub(text, from, i + 1 - from));
		from = i + 1;
		if (sentence.n >= SENTENCE_LEAST && sentence.n <= SENTENCE_MOST
		    && str_find(sentence, '\n') == SIZE_MAX && str_find(sentence, ':') == SIZE_MAX)
			*vec_push(mem, pool) = sentence;
	}
}

static enum voice voice_of(int verb)
{
	return verb == DO_ANSWER || verb == DO_REOPEN ? VOICE_ASKS
	     : verb == DO_NOTE || verb == DO_VENDOR || verb == DO_ASSIGN ? VOICE_NOTES
	     : VOICE_ANSWERS;
}

static void gather_values(struct arena *mem, const struct table *fills, struct words *w)
{
	for (size_t i = 0; i < fills->rows; i++) {
		struct str name = table_get(fills, i, "name");
		size_t k = 0;

		while (k < w->name.n && !str_eq(w->name.v[k], name))
			k++;
		if (k == sizeof w->values / sizeof *w->values)
			continue;
		if (k == w->name.n)
			*vec_push(mem, &w->name) = name;
		*vec_push(mem, &w->values[k]) = table_get(fills, i, "value");
	}
}

enum err words_gather(struct arena *mem, struct str dir, const struct stories *stories,
                      struct words *out)
{
	struct table fills;

	*out = (struct words){ 0 };
	TRY(table_read(mem, dir, "fills.tsv", &fills));
	gather_values(mem, &fills, out);
	for (size_t i = 0; i < stories->n; i++) {
		const struct story *s = &stories->v[i];

		gather(mem, &out->pool[VOICE_ASKS], s->text);
		for (size_t k = 0; k < s->moves; k++)
			gather(mem, &out->pool[voice_of(s->move[k].verb)], s->move[k].text);
	}
	return OK;
}

/* ---- people ---- */

static const char *const beginnings[] = {
	"Bar", "Hol", "Win", "Mar", "Ash", "Thorn", "Cald", "Bren", "Elling", "Fair", "Gar", "Hart",
	"Kirk", "Lang", "Mill", "North", "Pem", "Ravens", "Stan", "Wake", "Ver", "Os", "Quin",
	"Dal" };
static const char *const middles[] = {
	"", "", "er", "ing", "en", "is", "on", "am", "al", "or", "ber", "ven" };
static const char *const ends[] = {
	"ton", "field", "ford", "ley", "worth", "wood", "man", "by", "dale", "well", "ham", "burn",
	"stone", "sen", "ski", "berg", "mann", "ova", "ez", "ini", "aud", "kov", "gaard", "strom" };

#define ANY(dice, table) table[dice_below(dice, sizeof table / sizeof *table)]

struct str words_person(struct arena *mem, const struct words *w, struct dice *dice)
{
	struct str first = some(dice, &w->first), last = some(dice, &w->last);
	const char *a, *b, *c;

	if (dice_percent(dice, 35))
		return str_format(mem, "%.*s %.*s", FMT(first), FMT(last));
	a = ANY(dice, beginnings);
	b = ANY(dice, middles);
	c = ANY(dice, ends);
	return str_format(mem, "%.*s %s%s%s", FMT(first), a, b, c);
}

/* ---- writing ---- */

static void add_value(struct buf *b, const struct words *w, uint64_t choice, struct str name)
{
	uint64_t n = dice_mix(choice, name.p, name.n);

	if (str_eq(name, S("number"))) {
		buf_format(b, "%" PRIu64, 10000 + n % 90000);
	} else if (str_eq(name, S("room"))) {
		buf_format(b, "%" PRIu64 ".%03" PRIu64, 1 + n % 6, 1 + n / 6 % 240);
	} else {
		for (size_t k = 0; k < w->name.n; k++)
			if (str_eq(w->name.v[k], name))
				buf_add(b, w->values[k].v[n % w->values[k].n]);
	}
}

static void add_filled(struct buf *b, const struct words *w, uint64_t choice, struct str s)
{
	size_t open, close;

	while ((open = str_find(s, '{')) != SIZE_MAX) {
		buf_add(b, str_sub(s, 0, open));
		s = str_from(s, open + 1);
		close = str_find(s, '}');
		add_value(b, w, choice, str_sub(s, 0, close));
		s = close == SIZE_MAX ? S("") : str_from(s, close + 1);
	}
	buf_add(b, s);
}

struct str words_fill(struct arena *mem, const struct words *w, uint64_t choice, struct str s)
{
	struct buf b;

	buf_init(&b, mem, TEXT_MOST);
	add_filled(&b, w, choice, s);
	return buf_str(&b);
}

static void add_tag(struct buf *b, struct dice *dice)
{
	static const char *const kinds[] = { "AT", "PC", "SN", "LT" };

	buf_format(b, "%s%06" PRId64, ANY(dice, kinds), dice_below(dice, 1000000));
}

static void add_more_asked(struct buf *b, const struct words *w, struct dice *dice)
{
	if (dice_percent(dice, 25)) {
		buf_add(b, S(" The label says "));
		add_tag(b, dice);
		buf_char(b, '.');
	}
	if (dice_percent(dice, 20)) {
		buf_add(b, S(" If I am not in, please ask "));
		buf_add(b, words_person(b->mem, w, dice));
		buf_char(b, '.');
	}
	if (dice_percent(dice, 35))
		buf_add(b, S("\n\nThank you!"));
}

static void add_more_answered(struct buf *b, const struct words *w, struct dice *dice)
{
	if (dice_percent(dice, 20)) {
		buf_add(b, S(" Should it come back, please call "));
		buf_add(b, words_person(b->mem, w, dice));
		buf_format(b, " on extension %" PRId64 ".", dice_between(dice, 2000, 8999));
	}
}

static void add_more_noted(struct buf *b, const struct words *w, struct dice *dice)
{
	if (dice_percent(dice, 25)) {
		buf_add(b, S(" Asked "));
		buf_add(b, words_person(b->mem, w, dice));
		buf_char(b, '.');
	}
	if (dice_percent(dice, 25)) {
		buf_char(b, ' ');
		add_tag(b, dice);
	}
}

struct str words_text(struct arena *mem, const struct words *w, struct dice *dice, uint64_t choice,
                      enum voice voice, struct str s)
{
	static void (*const more[VOICES])(struct buf *, const struct words *, struct dice *) = {
		add_more_asked, add_more_answered, add_more_noted };
	struct buf b;

	buf_init(&b, mem, TEXT_MOST);
	add_filled(&b, w, choice, s);
	if (dice_percent(dice, 25)) {
		buf_char(&b, ' ');
		add_filled(&b, w, choice, some(dice, &w->pool[voice]));
	}
	more[voice](&b, w, dice);
	return buf_str(&b);
}

struct str words_other(const struct words *w, struct dice *dice, enum voice voice)
{
	return some(dice, &w->pool[voice]);
}

struct str words_subject(struct arena *mem, const struct words *w, struct dice *dice,
                         uint64_t choice, struct str s)
{
	struct buf b;

	buf_init(&b, mem, TEXT_MOST);
	add_filled(&b, w, choice, s);
	if (dice_percent(dice, 15)) {
		buf_add(&b, S(", "));
		add_tag(&b, dice);
	} else if (dice_percent(dice, 15)) {
		buf_add(&b, S(" for "));
		buf_add(&b, words_person(mem, w, dice));
	}
	return str_clip(buf_str(&b), SUBJECT_MOST);
}
