/*
 * Very many people for the demo company, made after the models of those who
 * are there: same places, same password, names of their own. And who of them
 * asks and who works. Everything lives in the desk's arena.
 */
#ifndef DESK_DEMO_CROWD_H
#define DESK_DEMO_CROWD_H

#include "desk/demo_words.h"
#include "desk/desk.h"
#include "store/bulk.h"
#include "store/team.h"

struct asker {
	struct actor actor;
	struct person person;
};

struct hand {
	struct actor actor;
	int64_t team_id;
};

struct crowd {
	struct { VEC(struct asker); } employees, business;
	struct { VEC(struct hand); } hands;     /* team by team */
	const struct team *team;
	size_t teams;
};

struct crowd_size {
	int64_t people, agents;
};

/*
 * Puts them into the house; size says how many more. E_DENIED: people are
 * here that are not of the demo.
 */
enum err crowd_gather(struct desk *d, struct words *words, struct crowd_size size,
                      struct dice *dice, struct crowd *out);

/* NULL: nobody. */
const struct asker *crowd_asker(const struct crowd *c, enum person_kind kind, struct dice *dice);
const struct actor *crowd_worker(const struct crowd *c, int64_t team_id, struct dice *dice);
const struct team *crowd_team(const struct crowd *c, int64_t id);
const struct team *crowd_team_called(const struct crowd *c, struct str code);

#endif
