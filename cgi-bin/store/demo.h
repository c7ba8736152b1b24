/*
 * Taking the demo company out again: everything that hangs on demo people,
 * refused by the desk when somebody else's tickets are in the house.
 */
#ifndef STORE_DEMO_H
#define STORE_DEMO_H

#include "sys/db.h"

/* Tickets whose requester or opener is no demo person. */
enum err demo_foreign(struct db *db, struct arena *mem, int64_t *tickets);

/* How many people of the demo there are. */
enum err demo_people(struct db *db, struct arena *mem, int64_t *people_count);

/* Empties all tables but the settings and the people who are not of the demo. */
enum err demo_delete(struct db *db);

/* One for each table, in the order of their ties; ended by an empty one. */
extern const struct query demo_wipes[];

extern const struct query *const demo_queries[];

#endif
