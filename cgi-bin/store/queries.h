/* Every statement of the house, so that a test can prepare them all. */
#ifndef STORE_QUERIES_H
#define STORE_QUERIES_H

#include "sys/db.h"

/* Tables of statements, each ended by NULL; the list itself, too. */
extern const struct query *const *const all_queries[];

#endif
