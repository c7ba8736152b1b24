/* Searches as people make them, for the tests of several pages. */
#ifndef TESTS_FINDING_H
#define TESTS_FINDING_H

#include "tests/site.h"

/* What the worker does some seconds later. */
void index_now(void);

/* How a page links to that ticket. */
struct str ref(const char *ticket);

/* Is the ticket among what these words find? */
bool finds(const char *who, const char *words, const char *ticket);

/* "12 tickets", as the page of that query says it. */
struct str found_count(const char *who, const char *query);

#endif
