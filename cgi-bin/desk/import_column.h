/*
 * The columns of a list of people: their names, what a cell may be, and where
 * it goes in a card. An empty cell changes nothing, "-" empties.
 */
#ifndef DESK_IMPORT_COLUMN_H
#define DESK_IMPORT_COLUMN_H

#include "store/card.h"

/* What codes stand for. */
struct codes {
	struct arena *mem;
	struct rows agencies, locations;        /* struct choice; the code is the detail */
};

/* The first ones, in the order that a preview shows; place and location were once the other's. */
enum {
	COLUMN_EMAIL, COLUMN_NAME, COLUMN_ROLES, COLUMN_LOCATION, COLUMN_PLACE, COLUMN_MORE,
	COLUMNS = 20 };

/* -1: there is no such column. */
int column_find(struct str name);
struct str column_name(int column);

/* The column of a field of a card: "agency" of "agency_id". */
struct str column_of_field(struct str field);

/* Into the card; what is wrong with it in words, or NULL. */
const char *column_put(int column, const struct codes *codes, struct str cell, struct card *c);

/* As it stands in a file; empty also for a column that only says how it is. */
struct str column_text(int column, struct arena *mem, const struct card *c);

/* Other addresses as they stand in a cell: "a@x.example; 555-0101". */
struct str more_text(struct arena *mem, struct str more);

bool is_location_code(const struct codes *codes, struct str cell);

#endif
