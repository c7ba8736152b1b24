/*
 * The plan carried out: each deed by its actor at its moment through the
 * verbs of the desk, and between them what the clock does by itself.
 */
#ifndef DESK_DEMO_STAGE_H
#define DESK_DEMO_STAGE_H

#include "desk/demo_plan.h"
#include "desk/demo_text.h"
#include "desk/wrong.h"

struct part {                           /* one ticket on the stage */
	int64_t id, team_id;
	const struct member *hand;      /* who works on it now; NULL: nobody yet */
};

struct stage {
	struct desk d;                  /* of whoever acts now; its arena is reset often */
	struct company *company;
	const struct plan *plan;
	struct str dir, tmp;            /* where files come from and pass through */
	struct table fills, files;
	struct part *parts;             /* one for each telling */
	struct dice dice;
	struct errors wrong;
};

/* fail() has said which story did not go on as written. */
enum err stage_play(struct stage *s, int64_t now);

#endif
