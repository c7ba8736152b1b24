/*
 * Texts for very many tickets, from the stories of the demo company: their
 * gaps filled with far more values, sentences of other stories put in, names
 * and tags that hardly anybody else has. So some words are in every second
 * ticket, most in a few, and many in one. Everything lives in the arena.
 */
#ifndef DESK_DEMO_WORDS_H
#define DESK_DEMO_WORDS_H

#include "base/vec.h"
#include "desk/demo_dice.h"
#include "desk/demo_script.h"
#include "desk/demo_text.h"

enum voice { VOICE_ASKS, VOICE_ANSWERS, VOICE_NOTES, VOICES };

struct sentences {
	VEC(struct str);
};

struct words {
	struct sentences pool[VOICES];
	struct sentences values[16];            /* of the gaps, by name */
	struct sentences name;
	struct sentences first, last;           /* of people's names */
};

/* first and last are the caller's, who knows people. */
enum err words_gather(struct arena *mem, struct str dir, const struct stories *stories,
                      struct words *out);

/* A person's name; numbers below 60 are common ones. */
struct str words_person(struct arena *mem, const struct words *w, struct dice *dice);

/* The gaps filled; the same for the same choice. */
struct str words_fill(struct arena *mem, const struct words *w, uint64_t choice, struct str s);

/* What somebody wrote, in this voice: the story's text and, now and then, more. */
struct str words_text(struct arena *mem, const struct words *w, struct dice *dice, uint64_t choice,
                      enum voice voice, struct str s);

/* A sentence that somebody wrote elsewhere, gaps and all. */
struct str words_other(const struct words *w, struct dice *dice, enum voice voice);

struct str words_subject(struct arena *mem, const struct words *w, struct dice *dice,
                         uint64_t choice, struct str s);

#endif
