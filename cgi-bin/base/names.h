/*
 * An enum and its words, in one place: what the database, forms, the API and
 * golden files call each value. Values count from 0; the table's order is
 * the enum's.
 */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include "base/str.h"

struct names {
	const char *const *name;
	int count;
};

#define NAMES(array) { (array), (int)(sizeof(array) / sizeof(*(array))) }

const char *name_of(const struct names *names, int value);      /* "" when out of range */
int name_find(const struct names *names, struct str name);      /* -1: none of them */

#endif
