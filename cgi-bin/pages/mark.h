/*
 * Showing where the words of a search stand: a text as rows of pieces, each
 * plain or marked, and the part of a long text that is worth showing.
 */
#ifndef PAGES_MARK_H
#define PAGES_MARK_H

#include "base/terms.h"
#include "base/view.h"

/* Rows of the section, each with PLAIN or MARK: TEXT. */
void mark_text(struct view *view, const char *section, struct str text, const struct terms *terms);

/* How many different words of the search are in the text. */
int mark_count(struct str text, const struct terms *terms);

/* One line from about the first of them on. */
struct str mark_line(struct arena *mem, struct str text, const struct terms *terms);

#endif
