/*
 * The stories of the demo company: what somebody asks, and the moves that
 * come of it (sql/demo/README.md, 4 to 10). What does not fit is E_INVALID
 * with the story. Everything lives in the arena.
 */
#ifndef DESK_DEMO_SCRIPT_H
#define DESK_DEMO_SCRIPT_H

#include "base/err.h"
#include "base/str.h"

enum verb {
	/* of the desk */
	DO_TAKE, DO_NOTE, DO_REPLY, DO_ASK, DO_VENDOR, DO_RESUME, DO_ASSIGN, DO_RESOLVE, DO_JUNK,
	/* of the requester */
	DO_ANSWER, DO_CONFIRM, DO_REOPEN, DO_WITHDRAW,
	VERBS
};
extern const struct names demo_verb_names;

struct move {
	int64_t after_ms;       /* since the move before it */
	int verb;
	struct str head;        /* the team of assign, the code of resolve */
	struct str text;
};

struct story {
	struct str id, category, subject, text, requester;
	int kind, impact, urgency, channel;
	bool confidential, repeats;
	struct move *move;
	size_t moves;
};

struct stories {
	struct story *v;
	size_t n;
};

enum err stories_read(struct arena *mem, struct str dir, struct stories *out);

/* Nothing more happens after its last move. */
bool story_ends(const struct story *s);

#endif
