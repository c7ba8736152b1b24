/*
 * One ticket's life told in memory, in order of time: what the verbs of the
 * desk would have done to its fields, promises, spans and timeline, kept as
 * rows. The rules of promises and the seals are the desk's own.
 */
#ifndef DESK_DEMO_SAGA_H
#define DESK_DEMO_SAGA_H

#include "desk/demo_script.h"
#include "desk/dossier.h"
#include "store/bulk.h"

struct saga {
	struct desk d;                  /* of whoever acts now */
	struct dossier x;
	struct bulk *out;
	size_t span;                    /* its newest in out */
	int64_t *entries;               /* the highest number of an entry so far */
	int64_t close_days;
};

/* One move, with all that it needs. */
struct cue {
	int64_t at;
	int verb;
	const struct actor *by;
	struct str text;
	const struct team *team;        /* of assign */
	int code;                       /* of resolve */
};

/* t says who asks for what, where it goes and when; by is who writes it down. */
enum err saga_open(struct saga *s, const struct ticket *t, const struct agreement *a,
                   struct str text, const struct actor *by);

/* false: in its present state this cannot be done. */
bool saga_act(struct saga *s, const struct cue *c);

/* Clocks ring, and what was solved closes by itself. */
void saga_wait(struct saga *s, int64_t until);

/* Nothing more happens: the ticket and its promises are written down. */
void saga_end(struct saga *s);

#endif
