/* See words.h. */
#include "base/words.h"

#include "base/fold.h"

/* Letters from here on, as many as there are; the first is known to be one. */
static void take_letters(struct words *w, struct word *out)
{
	struct folded f;
	size_t n = 0, end = w->at;
	bool clipped = false;

	for (; w->at < w->text.n; w->at += f.read) {
		fold_next(str_from(w->text, w->at), &f);
		if (f.kind == FOLD_BREAK || f.kind == FOLD_SIGN)
			break;
		clipped = clipped || n + f.n > WORD_BYTES;
		if (f.n && !clipped)
			memcpy(w->room + n, f.p, f.n);
		n += clipped ? 0 : f.n;
		end = w->at + f.read;
	}
	out->folded = (struct str){ w->room, n };
	out->n = end - out->at;
}

/* The sign at at, and where the text goes on; accents on it belong to it. */
static struct str sign_at(struct str text, size_t at, struct folded *f, size_t *end)
{
	struct folded next;

	fold_next(str_from(text, at), f);
	*end = at + f->read;
	while (*end < text.n) {
		fold_next(str_from(text, *end), &next);
		if (next.kind != FOLD_NOTHING)
			break;
		*end += next.read;
	}
	return str_sub(text, at, *end - at);
}

/* This sign and the next; alone only when it has no neighbour on either side. */
static bool take_signs(struct words *w, struct word *out)
{
	struct folded first, second = { 0 };
	size_t middle, end;
	bool had_neighbour = w->sign.n > 0;

	w->sign = sign_at(w->text, w->at, &first, &middle);
	w->at = end = middle;
	if (middle < w->text.n)
		sign_at(w->text, middle, &second, &end);
	memcpy(w->room, first.p, first.n);
	out->folded = (struct str){ w->room, first.n };
	out->n = middle - out->at;
	if (second.kind != FOLD_SIGN)
		return !had_neighbour;
	memcpy(w->room + first.n, second.p, second.n);
	out->folded.n += second.n;
	out->n = end - out->at;
	return true;
}

bool words_next(struct words *w, struct word *out)
{
	struct folded f;

	while (w->at < w->text.n) {
		fold_next(str_from(w->text, w->at), &f);
		out->at = w->at;
		if (f.kind == FOLD_SIGN) {
			if (take_signs(w, out))
				return true;
			continue;
		}
		w->sign = S("");
		if (f.kind == FOLD_LETTER) {
			take_letters(w, out);
			return true;
		}
		w->at += f.read;
	}
	return false;
}
