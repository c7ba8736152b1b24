/*
 * Tables as CSV (RFC 4180), UTF-8. Cells that a spreadsheet would take for a
 * formula are written with a leading apostrophe; csv_unguarded() takes it off
 * again, so that a round trip keeps the data.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"
#include "base/err.h"
#include "base/record.h"

void csv_cell(struct buf *b, struct str cell, bool first);
void csv_row_end(struct buf *b);

/* A row of a record's field names, and one of its values. */
void csv_record_head(struct buf *b, const struct record *r);
void csv_record(struct buf *b, struct arena *mem, const struct record *r, const void *row);

struct csv {
	struct str *cell;       /* row after row: csv_at() */
	size_t rows, cols;
};

/*
 * Strict: every row has as many cells as the first, quotes stand where they
 * may, lines end in CRLF or LF, the text is UTF-8. Anything else and anything
 * over the limits is E_INVALID with the line where it happened, from 1.
 */
enum err csv_read(struct arena *mem, struct str text, size_t max_rows, size_t max_cols,
                  struct csv *out, size_t *line_of_error);

struct str csv_at(const struct csv *csv, size_t row, size_t col);

/* A cell as it was before csv_cell guarded it. */
struct str csv_unguarded(struct str cell);

#endif
