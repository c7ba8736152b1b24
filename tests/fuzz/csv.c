/* What was read can be written and read again, the same; no cell starts a formula. */
#include "tests/fuzz/fuzz.h"

#include "base/csv.h"

static void look_at(struct arena *mem, struct str in)
{
	enum csv_trouble trouble;
	struct csv csv, again;
	struct buf b;
	size_t line;

	if (csv_read_loose(mem, in, 100, 20, &csv, &trouble, &line) == OK) {
		HOLDS(trouble == CSV_FINE && csv.rows <= 100 && csv.cols <= 20);
		for (size_t i = 0; i < csv.rows * csv.cols; i++)
			HOLDS(str_is_text(csv.cell[i]));
	} else {
		HOLDS(trouble != CSV_FINE && line >= 1);
	}
	if (csv_read(mem, in, 100, 20, &csv, &line) != OK) {
		HOLDS(line >= 1);
		return;
	}
	HOLDS(line == 0 && csv.rows <= 100 && csv.cols <= 20);
	buf_init(&b, mem, 16 << 20);
	for (size_t i = 0; i < csv.rows; i++) {
		for (size_t k = 0; k < csv.cols; k++)
			csv_cell(&b, csv_at(&csv, i, k), k == 0);
		csv_row_end(&b);
	}
	HOLDS(!buf_full(&b));
	HOLDS(csv_read(mem, buf_str(&b), 100, 20, &again, &line) == OK);
	HOLDS(again.rows == csv.rows && again.cols == csv.cols);
	for (size_t i = 0; i < csv.rows * csv.cols; i++) {
		struct str cell = again.cell[i];

		HOLDS(str_eq(csv_unguarded(cell), csv.cell[i]));
		HOLDS(!cell.n || !strchr("=+@\t\r\n", cell.p[0]));
		HOLDS(!str_begins(cell, S("\xef\xbc\x9d")));
	}
}
