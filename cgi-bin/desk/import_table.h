/*
 * A list of people as a table whose columns are known: cells by row and
 * column, without blanks around them and without the guard against formulas.
 */
#ifndef DESK_IMPORT_TABLE_H
#define DESK_IMPORT_TABLE_H

#include "base/csv.h"
#include "desk/desk.h"
#include "desk/import_column.h"
#include "desk/wrong.h"

enum { CELLS_MOST = 100 };

struct import_table {
	struct arena *mem;
	struct csv csv;
	struct codes codes;
	int column[CELLS_MOST];         /* of the file: one of import_column.h */
};

/* E_INVALID under "file" when it cannot be read, or holds more than so many people. */
enum err table_open(struct desk *d, struct str text, size_t most, struct import_table *out,
                    struct errors *wrong);

struct str table_cell(const struct import_table *t, size_t row, size_t col);
struct str table_under(const struct import_table *t, size_t row, struct str column);

/* What a row holds behind the last column, as it was typed; empty also for mere separators. */
struct str table_surplus(const struct import_table *t, size_t row);

#endif
