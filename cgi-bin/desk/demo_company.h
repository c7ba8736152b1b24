/*
 * The demo company: agencies, places, teams, topics and people from the files
 * in dir, put into an empty house; and who of them asks and who works.
 * Everything lives in the desk's arena.
 */
#ifndef DESK_DEMO_COMPANY_H
#define DESK_DEMO_COMPANY_H

#include "base/vec.h"
#include "desk/demo_dice.h"
#include "desk/may.h"
#include "store/team.h"

#define DEMO_PASSWORD S("otter-lagoon-42")

struct member {
	struct person person;
	struct actor actor;
};

struct place {
	int64_t id;             /* of an agency; places themselves are found by their name */
	struct str code, name;
};

enum { DEMO_TEAMS_MOST = 32 };

struct company {
	struct { VEC(struct place); } agencies, locations;
	struct { VEC(struct team); } teams;
	struct { VEC(struct category); } categories;
	struct member *people;
	size_t people_count;
	int turns[DEMO_TEAMS_MOST];     /* how often somebody was chosen for today, by team */
};

enum err company_found(struct desk *d, struct str dir, struct company *out);

/* NULL when there is none. */
const struct team *company_team(const struct company *c, struct str code);
const struct category *company_category(const struct company *c, struct str code);
const struct member *company_person(const struct company *c, struct str email);

/* Somebody of that kind who does not work at the desk. */
const struct member *company_asker(const struct company *c, enum person_kind kind,
                                   struct dice *dice);

/*
 * Somebody of that team, not that person; leads and admins now and then. Of
 * what is still in hand today each second piece goes to the one who stands
 * first in people.tsv, as whom visitors of the demo sign in. NULL: nobody.
 */
const struct member *company_worker(struct company *c, int64_t team_id, int64_t but_not, bool today,
                                    struct dice *dice);

#endif
