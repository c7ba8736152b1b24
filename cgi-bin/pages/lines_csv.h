/* Tickets of a list as a table for a spreadsheet: words in the visitor's language, times in UTC. */
#ifndef PAGES_LINES_CSV_H
#define PAGES_LINES_CSV_H

#include "http/visit.h"

enum { CSV_ROWS = 10000 };

/* The answer to this visit; name is without ".csv". */
enum err lines_csv(struct visit *v, const struct line *lines, size_t n, const char *name);

#endif
