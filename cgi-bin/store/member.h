/*
 * Who works in which team, what an organisation's parts are used for, and
 * the short lists of active parts that forms choose from.
 */
#ifndef STORE_MEMBER_H
#define STORE_MEMBER_H

#include "store/team.h"

struct member {
	int64_t person_id, team_id;
	struct str name, email, team;
	int kind;                       /* of the team */
	bool leads;
};
extern const struct record member_record;

/* Of a team, leads first; of a person. */
enum err member_list(struct db *db, struct arena *mem, int64_t team_id, struct rows *out);
enum err member_teams(struct db *db, struct arena *mem, int64_t person_id, struct rows *out);
/* E_MISSING: not a member. */
enum err member_of(struct db *db, struct arena *mem, int64_t team_id, int64_t person_id,
                   struct member *out);
enum err member_update(struct db *db, int64_t team_id, int64_t person_id, bool leads);
enum err member_delete(struct db *db, int64_t team_id, int64_t person_id);

/* Active ones for a select, by name: struct choice with the code as detail. */
enum err agency_choices(struct db *db, struct arena *mem, struct rows *out);
enum err location_choices(struct db *db, struct arena *mem, struct rows *out);
enum err team_choices(struct db *db, struct arena *mem, struct rows *out);
enum err parent_choices(struct db *db, struct arena *mem, struct rows *out);

/*
 * How much hangs on it, never counted further than 1000: tickets that this
 * viewer may see, those of them that are open, active people, other cards.
 */
struct use {
	int64_t tickets, open, people, cards;
};
enum err agency_use(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                    struct use *out);
enum err location_use(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                      struct use *out);
enum err team_use(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                  struct use *out);
enum err category_use(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                      struct use *out);

extern const struct query *const member_queries[];

#endif
