/* Tickets of a list as a table for a spreadsheet: words in the visitor's language, times in UTC. */
#ifndef PAGES_LINES_CSV_H
#define PAGES_LINES_CSV_H

#include "http/visit.h"

extern const struct record lines_csv_record;

/* Rows of it; the settings of the house are read. */
void lines_csv(struct visit *v, struct arena *mem, struct buf *b, const struct line *lines,
               size_t n);

#endif
