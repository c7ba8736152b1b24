/*
 * What somebody typed to search by: words that are all wanted, "exact
 * phrases", -not this, begin*, and name:value for filters. Whatever else is
 * typed parts words and means nothing.
 */
#ifndef BASE_TERMS_H
#define BASE_TERMS_H

#include "base/err.h"
#include "base/names.h"

enum { TERMS_MOST = 8, PHRASE_MOST = 12, PREFIX_LEAST = 2 };

struct term {
	int filter;             /* a value of the names that were given; -1: words */
	struct str text;        /* as typed, without its signs */
	struct str name;        /* of name:value that is none of the filters; or empty */
	const struct str *word; /* folded; more than one: a phrase, or "e-mail" */
	size_t words;
	bool without;           /* "-" stood before it */
	bool begins;            /* "*" stood behind it */
};

struct terms {
	struct term v[TERMS_MOST];
	size_t n;
	struct str words;       /* as typed, without the filters: to show again, signs and all */
};

/* E_INVALID: too many; at is where the first stands that is not taken. filters may be NULL. */
enum err terms_parse(struct arena *mem, struct str typed, const struct names *filters,
                     struct terms *out, size_t *at);

#endif
