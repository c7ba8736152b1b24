/*
 * What an organisation is made of, as its admins keep it: agencies,
 * locations, teams, categories, each as a whole card with its version. The
 * short lists that forms choose from are in store/team.h.
 */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include "store/team.h"

struct agency {
	int64_t id, version;
	struct str code, name, domains;
	struct str security;            /* address of its security authority, or empty */
	bool active;
};

struct location {
	int64_t id, version;
	struct str code, name;
	int64_t agency_id;
	struct str agency;
	bool active;
};

struct team_card {
	int64_t id, version;
	struct str code, name;
	int64_t tier;
	int kind;
	int64_t members;
	struct str leads;               /* names, with commas between them */
	bool active;
};

struct category_card {
	int64_t id, version;
	struct str code, name;
	int64_t parent_id;
	struct str path;
	int64_t team_id;
	struct str team;
	int kind;
	struct str help, steps;
	int64_t sort;
	bool active;
};
extern const struct record agency_record, location_record, team_card_record, category_card_record;

enum category_kind { CATEGORY_ANY, CATEGORY_INCIDENT, CATEGORY_REQUEST, CATEGORY_CASE };
extern const struct names category_kind_names;

/*
 * One of the four, and how it is kept. out, in and rows are its card.
 * hold: nobody else changes it until the transaction ends.
 */
struct shelf {
	const char *object;             /* as the audit log calls it */
	const struct record *record;
	enum err (*list)(struct db *db, struct arena *mem, struct rows *out);
	enum err (*by_id)(struct db *db, struct arena *mem, int64_t id, void *out);
	enum err (*hold)(struct db *db, struct arena *mem, int64_t id, void *out);
	enum err (*insert)(struct db *db, const void *in, int64_t *id);
	enum err (*update)(struct db *db, const void *in);      /* moves the version on */
};
/* One in use, but not that one, that has exactly this mail domain. */
enum err agency_by_domain(struct db *db, struct arena *mem, struct str domain, int64_t but_not,
                          struct agency *out);

extern const struct shelf agency_shelf, location_shelf, team_shelf, category_shelf;

extern const struct query *const place_queries[];

#endif
