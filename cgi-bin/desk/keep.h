/*
 * An organisation's parts are kept: agencies, locations, teams, categories,
 * and who works in which team. Nothing is deleted, for tickets name them;
 * what is not used any more is put away. Every change is on the audit log.
 */
#ifndef DESK_KEEP_H
#define DESK_KEEP_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/member.h"
#include "store/place.h"

/* One kind of part: its shelf, its rules, and what of its card follows from something else. */
struct keeping {
	const struct shelf *shelf;
	enum err (*check)(struct desk *d, const void *was, void *card, struct errors *wrong);
	enum err (*use)(struct db *db, struct arena *mem, struct viewer who, int64_t id,
	                struct use *out);
	const char *const *silent;
};
extern const struct keeping agency_keeping, location_keeping, team_keeping, category_keeping;

/*
 * A card with id 0 is new and gets its id. E_STALE: somebody changed it since
 * that version; now (may be NULL for a new one) holds how it is.
 */
enum err desk_keep(struct desk *d, const struct keeping *k, void *card, void *now,
                   struct errors *wrong);

/* Into a team, or to be its lead or not any more. E_INVALID under "person". */
enum err desk_join_team(struct desk *d, int64_t team_id, int64_t person_id, bool leads,
                        struct errors *wrong);
/* E_MISSING: not a member. */
enum err desk_leave_team(struct desk *d, int64_t team_id, int64_t person_id);

/* Role and agency for somebody who is in no other one; faults are said under "contact". */
enum err desk_make_contact(struct desk *d, int64_t agency_id, struct str email,
                           struct errors *wrong);

#endif
