/* See import_table.h. */
#include "desk/import_table.h"

#include "base/arena.h"
#include "base/text.h"
#include "store/member.h"
#include "sys/lang.h"

struct str table_cell(const struct import_table *r, size_t row, size_t i)
{
	return str_trim(csv_unguarded(csv_at(&r->csv, row, i)));
}

static enum err read_head(struct import_table *r, struct errors *wrong)
{
	bool has[COLUMNS] = { false };

	for (size_t i = 0; i < r->csv.cols; i++) {
		struct str name = text_line(r->mem, csv_at(&r->csv, 0, i));
		int k = column_find(name);

		if (k < 0 || has[k])
			return wrong_say(wrong, "file",
			                 str_format(r->mem,
			                            _("Column %zu, \"%.*s\", is not known or "
			                              "there twice."), i + 1,
			                            FMT(str_clip(name, 60))).p);
		has[k] = true;
		r->column[i] = k;
	}
	return has[COLUMN_EMAIL] ? OK
	     : wrong_say(wrong, "file", _("The file has no column \"email\"."));
}

/*
 * Files were once written the other way round: the words in location, the
 * code in place. Such a file has codes in place and none in location.
 */
static void turn_places(struct import_table *r)
{
	size_t codes[COLUMNS] = { 0 }, cells[COLUMNS] = { 0 };

	for (size_t row = 1; row < r->csv.rows; row++)
		for (size_t i = 0; i < r->csv.cols; i++) {
			struct str cell = table_cell(r, row, i);

			if (r->column[i] != COLUMN_LOCATION && r->column[i] != COLUMN_PLACE)
				continue;
			cells[r->column[i]] += cell.n > 0;
			codes[r->column[i]] += is_location_code(&r->codes, cell);
		}
	if (codes[COLUMN_LOCATION] || !cells[COLUMN_PLACE]
	    || codes[COLUMN_PLACE] < cells[COLUMN_PLACE])
		return;
	for (size_t i = 0; i < r->csv.cols; i++)
		if (r->column[i] == COLUMN_LOCATION || r->column[i] == COLUMN_PLACE)
			r->column[i] = COLUMN_LOCATION + COLUMN_PLACE - r->column[i];
}

static enum err say_trouble(struct desk *d, enum csv_trouble trouble, size_t line,
                            size_t most, struct errors *wrong)
{
	static const char *const says[] = {
		[CSV_NOT_TEXT] = N_("This is not in UTF-8. In Excel, save the file as "
		                    "\"CSV UTF-8\"."),
		[CSV_NOT_CLOSED] = N_("A quote opens here that is never closed."),
		[CSV_STRAY] = N_("A quote or a line end stands where none may be."),
		[CSV_TOO_WIDE] = N_("These are too many columns."),
	};

	if (trouble == CSV_TOO_LONG)
		return wrong_say(wrong, "file",
		                 str_format(d->mem, _("These are more than %zu people. Cut the "
		                                      "file in parts."), most).p);
	return wrong_say(wrong, "file",
	                 str_format(d->mem, _("Line %zu: %s"), line, _(says[trouble])).p);
}

enum err table_open(struct desk *d, struct str text, size_t most, struct import_table *r,
                    struct errors *wrong)
{
	enum csv_trouble trouble;
	size_t line;
	enum err e;

	r->mem = r->codes.mem = d->mem;
	e = csv_read_loose(r->mem, text, most + 1, CELLS_MOST, &r->csv, &trouble, &line);
	if (e == E_INVALID)
		return say_trouble(d, trouble, line, most, wrong);
	TRY(e);
	if (r->csv.rows < 2)
		return wrong_say(wrong, "file", _("There is nobody in this file."));
	TRY(read_head(r, wrong));
	TRY(agency_choices(d->db, d->mem, &r->codes.agencies));
	TRY(location_choices(d->db, d->mem, &r->codes.locations));
	turn_places(r);
	return OK;
}

struct str table_under(const struct import_table *t, size_t row, struct str column)
{
	for (size_t i = 0; i < t->csv.cols; i++)
		if (str_eq(column_name(t->column[i]), column))
			return table_cell(t, row, i);
	return S("");
}

struct str table_surplus(const struct import_table *t, size_t row)
{
	struct str surplus = str_trim(t->csv.surplus[row]);

	for (size_t i = 0; i < surplus.n; i++)
		if (!strchr(",;\t\" ", surplus.p[i]))
			return surplus;
	return S("");
}
