/*
 * Letters as a search compares them: small, without accents, "ß" as "ss".
 * One code point at a time; wrong bytes part words.
 */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/str.h"

enum fold_kind {
	FOLD_BREAK,             /* between words */
	FOLD_NOTHING,           /* inside a word, and not to be seen: an accent, a soft hyphen */
	FOLD_LETTER,            /* letters and digits */
	FOLD_SIGN,              /* of a script that puts no blanks between words */
};

struct folded {
	enum fold_kind kind;
	size_t read;            /* bytes of the text, at least 1 */
	char p[4];
	size_t n;               /* bytes of what it becomes; 0 unless it is a letter or sign */
};

/* The first code point of text that is not empty. */
void fold_next(struct str text, struct folded *out);

#endif
