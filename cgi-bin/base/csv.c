/* See csv.h. */
#include "base/csv.h"

#include "base/vec.h"

#define BOM "\xef\xbb\xbf"

/* What makes a spreadsheet calculate; the last four are full-width (OWASP, CSV injection). */
static const struct str formula[] = {
	STR("="), STR("+"), STR("-"), STR("@"), STR("\t"), STR("\r"), STR("\n"),
	STR("\xef\xbc\x9d"), STR("\xef\xbc\x8b"), STR("\xef\xbc\x8d"), STR("\xef\xbc\xa0"),
};

/* -12.5: minus, digits, perhaps a point and digits */
static bool is_number(struct str s)
{
	size_t digits = 0, points = 0;

	for (size_t i = 1; i < s.n; i++) {
		if (s.p[i] == '.' && digits && i + 1 < s.n)
			points++;
		else if (s.p[i] >= '0' && s.p[i] <= '9')
			digits++;
		else
			return false;
	}
	return s.n && s.p[0] == '-' && digits && points <= 1;
}

/* Apostrophes of the writer before a formula count, too, so that taking one off is exact. */
static bool needs_guard(struct str s)
{
	if (is_number(s))
		return false;
	while (str_begins(s, S("'")))
		s = str_from(s, 1);
	for (size_t i = 0; i < sizeof formula / sizeof *formula; i++)
		if (str_begins(s, formula[i]))
			return true;
	return false;
}

struct str csv_unguarded(struct str cell)
{
	if (str_begins(cell, S("'")) && needs_guard(str_from(cell, 1)))
		return str_from(cell, 1);
	return cell;
}

/*
 * Also what other spreadsheets split at, an empty cell that may be alone in
 * its row, and what would be taken for the byte order mark of the file.
 */
static bool needs_quotes(struct str s, bool first)
{
	if (!s.n)
		return first;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] && strchr(",;\t\"\r\n", s.p[i]))
			return true;
	return s.p[0] == ' ' || s.p[s.n - 1] == ' ' || str_begins(s, S(BOM));
}

void csv_cell(struct buf *b, struct str cell, bool first)
{
	struct str rest = cell, part;
	bool quoted = needs_quotes(cell, first);

	if (!first)
		buf_char(b, ',');
	if (quoted)
		buf_char(b, '"');
	if (needs_guard(cell))
		buf_char(b, '\'');
	while (str_cut(&rest, '"', &part)) {
		buf_add(b, part);
		if (rest.p)
			buf_add(b, S("\"\""));
	}
	if (quoted)
		buf_char(b, '"');
}

void csv_row_end(struct buf *b)
{
	buf_add(b, S("\r\n"));
}

void csv_record_head(struct buf *b, const struct record *r)
{
	for (size_t i = 0; i < r->count; i++)
		csv_cell(b, str_of(r->field[i].name), i == 0);
	csv_row_end(b);
}

void csv_record(struct buf *b, struct arena *mem, const struct record *r, const void *row)
{
	for (size_t i = 0; i < r->count; i++)
		csv_cell(b, field_text(mem, &r->field[i], row), i == 0);
	csv_row_end(b);
}

struct reading {
	struct arena *mem;
	struct str rest;
	size_t line, max_rows, max_cols;
	char separator;
	bool loose;
	enum csv_trouble trouble;
	struct { VEC(struct str); } cells;
	struct { VEC(size_t); } found;
	struct { VEC(struct str); } surplus;
};

static size_t lines_in(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

/* Two quotes inside quotes are one. */
static struct str single_quotes(struct arena *mem, struct str s)
{
	char *p;
	size_t n = 0;

	if (str_find(s, '"') == SIZE_MAX)
		return s;
	p = arena_take(mem, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		p[n++] = s.p[i];
		i += s.p[i] == '"';
	}
	return (struct str){ p, n };
}

static bool quoted_cell(struct reading *r, struct str *cell)
{
	size_t i = 1;

	while (i < r->rest.n) {
		if (r->rest.p[i] != '"')
			i++;
		else if (i + 1 < r->rest.n && r->rest.p[i + 1] == '"')
			i += 2;
		else
			break;
	}
	if (i >= r->rest.n)
		return false;
	*cell = str_sub(r->rest, 1, i - 1);
	r->line += lines_in(*cell);
	*cell = single_quotes(r->mem, *cell);
	r->rest = str_from(r->rest, i + 1);
	return true;
}

static bool plain_cell(struct reading *r, struct str *cell)
{
	size_t i = 0;

	while (i < r->rest.n && r->rest.p[i] != r->separator && r->rest.p[i] != '\n'
	       && r->rest.p[i] != '\r') {
		if (r->rest.p[i] == '"')
			return false;
		i++;
	}
	*cell = str_sub(r->rest, 0, i);
	r->rest = str_from(r->rest, i);
	return true;
}

/* The end of the text is the end of a line, too. */
static bool line_end(struct reading *r)
{
	if (str_begins(r->rest, S("\r\n")))
		r->rest = str_from(r->rest, 2);
	else if (str_begins(r->rest, S("\n")))
		r->rest = str_from(r->rest, 1);
	else
		return r->rest.n == 0;
	r->line++;
	return true;
}

static bool trouble(struct reading *r, enum csv_trouble what)
{
	r->trouble = what;
	return false;
}

static bool read_cell(struct reading *r, struct str *cell)
{
	bool quoted = str_begins(r->rest, S("\""));

	if (!(quoted ? quoted_cell : plain_cell)(r, cell))
		return trouble(r, quoted ? CSV_NOT_CLOSED : CSV_STRAY);
	return str_is_text(*cell) || trouble(r, CSV_NOT_TEXT);
}

static bool read_row(struct reading *r, size_t wanted, size_t *cols)
{
	struct str cell, surplus = S("");
	size_t line = r->line;

	for (*cols = 1; *cols <= r->max_cols || (r->loose && wanted); ++*cols) {
		if (!read_cell(r, &cell))
			return false;
		if (!wanted || *cols <= wanted)
			*vec_push(r->mem, &r->cells) = cell;
		if (!r->rest.n || r->rest.p[0] != r->separator) {
			surplus.n = surplus.n ? (size_t)(r->rest.p - surplus.p) : 0;
			*vec_push(r->mem, &r->surplus) = surplus;
			return line_end(r) || trouble(r, CSV_STRAY);
		}
		r->rest = str_from(r->rest, 1);
		if (*cols == wanted)
			surplus = r->rest;
	}
	r->line = line;
	return trouble(r, CSV_TOO_WIDE);
}

static enum err read_table(struct reading *r, struct csv *out, size_t *line)
{
	size_t cols;

	while (r->rest.n) {
		*line = r->line;
		if (out->rows == r->max_rows) {
			r->trouble = CSV_TOO_LONG;
			return fail(E_INVALID, "csv: over %zu rows", r->max_rows);
		}
		if (!read_row(r, out->cols, &cols)) {
			*line = r->line;
			return fail(E_INVALID, "csv: line %zu cannot be read", r->line);
		}
		if (out->rows && cols != out->cols && !r->loose)
			return fail(E_INVALID, "csv: line %zu has %zu cells, the first %zu",
			            *line, cols, out->cols);
		out->cols = out->rows ? out->cols : cols;
		for (size_t i = cols; i < out->cols; i++)
			*vec_push(r->mem, &r->cells) = S("");
		*vec_push(r->mem, &r->found) = cols;
		out->rows++;
	}
	*line = 0;
	out->cell = r->cells.v;
	out->found = r->found.v;
	out->surplus = r->surplus.v;
	return OK;
}

static struct str without_mark(struct str text)
{
	return str_begins(text, S(BOM)) ? str_from(text, 3) : text;
}

enum err csv_read(struct arena *mem, struct str text, size_t max_rows, size_t max_cols,
                  struct csv *out, size_t *line_of_error)
{
	struct reading r = { .mem = mem, .rest = without_mark(text), .line = 1,
	                     .max_rows = max_rows, .max_cols = max_cols, .separator = ',' };

	*out = (struct csv){ 0 };
	return read_table(&r, out, line_of_error);
}

/* The sign of which there is most in the first line; names of columns have none of them. */
static char separator_of(struct str text)
{
	static const char signs[] = { ',', ';', '\t' };
	struct str head = str_sub(text, 0, str_find(text, '\n'));
	size_t best = 0, n;
	char found = ',';

	for (size_t k = 0; k < sizeof signs; k++) {
		n = 0;
		for (size_t i = 0; i < head.n; i++)
			n += head.p[i] == signs[k];
		if (n > best)
			found = signs[k];
		best = n > best ? n : best;
	}
	return found;
}

enum err csv_read_loose(struct arena *mem, struct str text, size_t max_rows, size_t max_cols,
                        struct csv *out, enum csv_trouble *trouble, size_t *line)
{
	struct reading r = { .mem = mem, .rest = without_mark(text), .line = 1, .loose = true,
	                     .max_rows = max_rows, .max_cols = max_cols };
	enum err e;

	*out = (struct csv){ 0 };
	r.separator = separator_of(r.rest);
	e = read_table(&r, out, line);
	*trouble = r.trouble;
	return e;
}

struct str csv_at(const struct csv *csv, size_t row, size_t col)
{
	return csv->cell[row * csv->cols + col];
}
