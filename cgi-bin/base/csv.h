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
	size_t *found;          /* how many cells each row had in the text */
	struct str *surplus;    /* of each row: what stood behind the last column, as in the text */
};

/*
 * Strict: every row has as many cells as the first, commas part them, quotes
 * stand where they may, lines end in CRLF or LF, the text is UTF-8. Anything
 * else and anything over the limits is E_INVALID with the line where it
 * happened, from 1.
 */
enum err csv_read(struct arena *mem, struct str text, size_t max_rows, size_t max_cols,
                  struct csv *out, size_t *line_of_error);

enum csv_trouble {
	CSV_FINE,
	CSV_NOT_TEXT,           /* no UTF-8 */
	CSV_NOT_CLOSED,         /* a quote that opens there is never closed */
	CSV_STRAY,              /* a quote or a line end where none may be */
	CSV_TOO_LONG,           /* more rows than may be */
	CSV_TOO_WIDE,           /* more columns than may be */
};

/*
 * As programs of people write it: semicolons or tabs may part the cells, as
 * in the first line. A row with fewer or more cells than the first is filled
 * up or cut off, and out->found and out->surplus say so. E_INVALID with what
 * and in which line.
 */
enum err csv_read_loose(struct arena *mem, struct str text, size_t max_rows, size_t max_cols,
                        struct csv *out, enum csv_trouble *trouble, size_t *line);

struct str csv_at(const struct csv *csv, size_t row, size_t col);

/* A cell as it was before csv_cell guarded it. */
struct str csv_unguarded(struct str cell);

#endif
