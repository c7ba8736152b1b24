/* See mark.h. */
#include "pages/mark.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/words.h"

enum { LINE_BYTES = 200, BEFORE_BYTES = 50 };

/* The number of the term that this word answers; -1: none. */
static int answers(struct str word, const struct terms *terms)
{
	for (size_t i = 0; i < terms->n; i++) {
		const struct term *t = &terms->v[i];

		if (t->filter >= 0 || t->without)
			continue;
		for (size_t k = 0; k < t->words; k++)
			if (t->begins ? str_begins(word, t->word[k]) : str_eq(word, t->word[k]))
				return (int)i;
	}
	return -1;
}

static void add_piece(struct view *view, const char *section, struct str text, const char *kind)
{
	if (text.n)
		view_set(view_add(view_add(view, section), kind), "TEXT", text);
}

/* Pairs of signs overlap: what is marked grows until a word stands apart. */
void mark_text(struct view *view, const char *section, struct str text, const struct terms *terms)
{
	struct words walk = { .text = text };
	struct word w;
	size_t said = 0, from = 0, to = 0;

	while (words_next(&walk, &w)) {
		if (answers(w.folded, terms) < 0)
			continue;
		if (w.at > to) {
			add_piece(view, section, str_sub(text, said, from - said), "PLAIN");
			add_piece(view, section, str_sub(text, from, to - from), "MARK");
			said = to;
			from = w.at;
		}
		to = w.at + w.n;
	}
	add_piece(view, section, str_sub(text, said, from - said), "PLAIN");
	add_piece(view, section, str_sub(text, from, to - from), "MARK");
	add_piece(view, section, str_from(text, to), "PLAIN");
}

int mark_count(struct str text, const struct terms *terms)
{
	struct words walk = { .text = text };
	struct word w;
	unsigned met = 0;

	while (words_next(&walk, &w)) {
		int term = answers(w.folded, terms);

		if (term >= 0)
			met |= 1u << term;
	}
	return __builtin_popcount(met);
}

/* Where the first of them stands; 0 where none does. */
static size_t first_of(struct str text, const struct terms *terms)
{
	struct words walk = { .text = text };
	struct word w;

	while (words_next(&walk, &w))
		if (answers(w.folded, terms) >= 0)
			return w.at;
	return 0;
}

struct str mark_line(struct arena *mem, struct str text, const struct terms *terms)
{
	size_t first = first_of(text, terms);
	size_t from = first > BEFORE_BYTES ? first - BEFORE_BYTES : 0;
	struct str line;

	/* not in the middle of a word */
	while (from && from < first && !strchr(" \n", text.p[from - 1]))
		from++;
	line = text_line(mem, str_clip(str_from(text, from), LINE_BYTES * 2));
	line = text_first_line(mem, line, LINE_BYTES);
	return from ? str_format(mem, "\xe2\x80\xa6 %.*s", FMT(line)) : line;
}
