/*
 * The files of the demo company (sql/demo/README.md): tables of plain text,
 * one row a line, fields between tabs. What does not fit is E_INVALID with
 * the file and the line. Everything lives in the arena.
 */
#ifndef DESK_DEMO_TEXT_H
#define DESK_DEMO_TEXT_H

#include "base/err.h"
#include "base/str.h"

struct table {
	const char *file;
	struct str *name;       /* of the columns */
	struct str *cell;
	size_t rows, cols;
};

enum err table_read(struct arena *mem, struct str dir, const char *file, struct table *out);

/* Empty when there is no such column. */
struct str table_get(const struct table *t, size_t row, const char *column);

/* \n is a line break, \\ a backslash. */
struct str demo_unescape(struct arena *mem, struct str s);

/* {name} becomes one of the values of that name in the table; the same one for the same choice. */
struct str demo_fill(struct arena *mem, const struct table *fills, uint64_t choice, struct str s);

#endif
