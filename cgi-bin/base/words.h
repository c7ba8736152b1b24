/*
 * The words of a text, folded so that they can be compared: "Résumé" is
 * "resume". Scripts without blanks between words give pairs of signs. Long
 * words are clipped, in the same way for a text and for a search in it.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/str.h"

enum { WORD_BYTES = 32 };

struct word {
	struct str folded;      /* in the walk; good until its next step */
	size_t at, n;           /* where it stands in the text */
};

/* A walk: begins as { .text = ... }. */
struct words {
	struct str text;
	size_t at;
	char room[WORD_BYTES + 8];
	struct str sign;        /* the sign before, of which the next pair is made */
};

/* false at the end. */
bool words_next(struct words *w, struct word *out);

#endif
