/* Whatever is searched for and in: words stand where they say, fold once, and have their length. */
#include "tests/fuzz/fuzz.h"

#include "base/terms.h"
#include "base/words.h"

static const char *const filter_names[] = { "status", "team" };
static const struct names filters = NAMES(filter_names);

/* A word that is folded is a word, and stays as it is. */
static void is_folded(struct str word)
{
	struct words again = { .text = word };
	struct word w;
	char copy[WORD_BYTES];

	HOLDS(word.n > 0 && word.n <= WORD_BYTES && str_is_text(word));
	memcpy(copy, word.p, word.n);
	HOLDS(words_next(&again, &w));
	HOLDS(w.at == 0 && str_eq(w.folded, (struct str){ copy, word.n }));
}

static void tokens(struct str in)
{
	struct words walk = { .text = in };
	struct word w;
	size_t last = 0;
	bool any = false;

	while (words_next(&walk, &w)) {
		HOLDS(w.n > 0 && w.at + w.n <= in.n);
		HOLDS(!any || w.at > last);
		is_folded(w.folded);
		last = w.at;
		any = true;
	}
}

static void look_at(struct arena *mem, struct str in)
{
	struct terms terms;
	size_t at = 0;
	enum err e = terms_parse(mem, in, &filters, &terms, &at);

	tokens(in);
	HOLDS(e == OK || (e == E_INVALID && at < in.n));
	HOLDS(terms.n <= TERMS_MOST);
	for (size_t i = 0; i < terms.n; i++) {
		HOLDS(terms.v[i].filter >= 0 || terms.v[i].words > 0);
		HOLDS(terms.v[i].words <= PHRASE_MOST);
		for (size_t k = 0; k < terms.v[i].words; k++)
			is_folded(terms.v[i].word[k]);
	}
}
