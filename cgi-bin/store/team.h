/* Teams, agencies, places and categories: the short lists that forms choose from. */
#ifndef STORE_TEAM_H
#define STORE_TEAM_H

#include "store/person.h"

extern const struct names team_kind_names;
enum team_kind { TEAM_DESK, TEAM_SECURITY };

struct team {
	int64_t id;
	struct str code, name;
	int64_t tier;
	int kind;
};

struct category {
	int64_t id, parent_id;
	struct str code, name, path;    /* path: "Hardware: Printer" */
	int64_t team_id;
	struct str help;
};

enum err team_by_id(struct db *db, struct arena *mem, int64_t id, struct team *out);
enum err team_by_code(struct db *db, struct arena *mem, struct str code, struct team *out);
enum err team_list(struct db *db, struct arena *mem, struct rows *out);
/* Where work of a kind goes that no rule sends elsewhere: its first team of the lowest tier. */
enum err team_first(struct db *db, struct arena *mem, enum team_kind kind, struct team *out);
enum err team_has(struct db *db, struct arena *mem, int64_t team_id, int64_t person_id, bool *out);

enum err team_insert(struct db *db, const struct team *t, int64_t *id);
enum err membership_insert(struct db *db, int64_t person_id, int64_t team_id, bool leads);

enum err category_by_id(struct db *db, struct arena *mem, int64_t id, struct category *out);
/* Categories c with their parents p: each right below its parent. */
#define CATEGORY_ORDER \
	" ORDER BY IFNULL(p.sort, c.sort), IFNULL(p.name, c.name), IFNULL(p.id, c.id)," \
	" p.id IS NOT NULL, c.sort, c.name, c.id"

enum err category_list(struct db *db, struct arena *mem, struct rows *out);
enum err category_insert(struct db *db, const struct category *c, int64_t sort, int64_t *id);

/* Teams and agencies to choose from: struct choice, detail is the code. */
enum { CHOICE_TEAM, CHOICE_AGENCY };    /* group_id */
enum err team_agency_choices(struct db *db, struct arena *mem, struct rows *out);

/*
 * The names that selects and lists need, kind by kind: teams and agencies, also
 * those put away, in order of id; categories in use with their paths, as they
 * are chosen from; and who works where, as person_workers says.
 */
enum named_kind { NAMED_TEAM, NAMED_AGENCY, NAMED_CATEGORY, NAMED_WORKER, NAMED_STAFF,
                  NAMED_KINDS };
struct named {
	int kind;
	struct choice choice;
};
enum err team_house(struct db *db, struct arena *mem, struct rows *out);

enum err agency_insert(struct db *db, struct str code, struct str name, struct str domains,
                       int64_t *id);
enum err location_insert(struct db *db, struct str code, struct str name, int64_t agency_id);

extern const struct query *const team_queries[];

#endif
