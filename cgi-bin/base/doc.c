/* See doc.h. */
#include "base/doc.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/words.h"

enum { ROOM_LEAST = 256 };

static size_t slot_of(const struct doc *d, struct str word)
{
	uint64_t hash = 14695981039346656037u;
	size_t i;

	for (size_t k = 0; k < word.n; k++)
		hash = (hash ^ (unsigned char)word.p[k]) * 1099511628211u;
	i = (size_t)(hash ^ hash >> 29) & (d->room - 1);
	while (d->v[i].place && !str_eq(d->v[i].word, word))
		i = (i + 1) & (d->room - 1);
	return i;
}

static void grow(struct doc *d)
{
	struct doc old = *d;

	d->room = old.room ? old.room * 2 : ROOM_LEAST;
	d->v = arena_array(d->mem, d->room, sizeof *d->v);
	for (size_t i = 0; i < old.room; i++)
		if (old.v[i].place)
			d->v[slot_of(d, old.v[i].word)] = old.v[i];
}

void doc_add(struct doc *d, struct str text, int place)
{
	struct words walk = { .text = text };
	struct word w;

	while (words_next(&walk, &w)) {
		size_t i;

		if (d->n * 2 >= d->room)
			grow(d);
		i = slot_of(d, w.folded);
		if (!d->v[i].place && d->n == DOC_WORDS_MOST)
			continue;
		if (!d->v[i].place) {
			d->v[i].word = str_copy(d->mem, w.folded);
			d->n++;
		}
		d->v[i].place |= place;
	}
}

static int by_word(const void *a, const void *b)
{
	return str_cmp(((const struct doc_word *)a)->word, ((const struct doc_word *)b)->word);
}

void doc_sort(struct doc *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->room; i++)
		if (d->v[i].place)
			d->v[n++] = d->v[i];
	if (n)
		qsort(d->v, n, sizeof *d->v, by_word);
}

struct str doc_text(const struct doc *d)
{
	struct buf b;

	buf_init(&b, d->mem, d->n * (WORD_BYTES + 3) + 2);
	buf_char(&b, '\n');
	for (size_t i = 0; i < d->n; i++) {
		buf_add(&b, d->v[i].word);
		buf_char(&b, '\t');
		buf_char(&b, (char)('0' + d->v[i].place));
		buf_char(&b, '\n');
	}
	return buf_str(&b);
}

void doc_read(struct arena *mem, struct str text, struct doc *out)
{
	struct str line, word;

	*out = (struct doc){ .mem = mem };
	out->v = arena_array(mem, text.n / 3 + 1, sizeof *out->v);
	while (str_cut(&text, '\n', &line))
		if (str_cut(&line, '\t', &word) && line.n == 1)
			out->v[out->n++] = (struct doc_word){ word, line.p[0] - '0' };
}

/* How far "\nwhat" is in the text; SIZE_MAX: nowhere. */
static size_t line_with(struct str text, struct str what, char after)
{
	char line[WORD_BYTES + 3] = "\n";

	if (what.n > WORD_BYTES)
		return SIZE_MAX;
	memcpy(line + 1, what.p, what.n);
	line[what.n + 1] = after;
	return str_search(text, (struct str){ line, what.n + 1 + (after != 0) });
}

int doc_place(struct str text, struct str word)
{
	size_t at = line_with(text, word, '\t');

	return at == SIZE_MAX ? 0 : text.p[at + word.n + 2] - '0';
}

int doc_place_begins(struct str text, struct str beginning)
{
	int place = 0;
	size_t at;

	while ((at = line_with(text, beginning, 0)) != SIZE_MAX) {
		text = str_from(text, at + 1);
		place |= text.p[str_find(text, '\t') + 1] - '0';
	}
	return place;
}
