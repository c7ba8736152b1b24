/* See import.h. The columns are a table: their name, and how a cell goes into a card. */
#include "desk/import.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/text.h"
#include "desk/card.h"
#include "desk/files.h"
#include "desk/may.h"
#include "store/member.h"
#include "sys/lang.h"

enum { COLUMNS_MOST = 40 };

struct reading {
	struct desk *d;
	struct csv table;
	struct rows agencies, locations;        /* struct choice; the code is the detail */
	int column[COLUMNS_MOST];               /* of the file: a row of columns[], -1 to skip */
	struct str seen[IMPORT_ROWS];           /* addresses of the rows before */
	size_t seen_n;
};

static const char *put_text(struct reading *r, struct str cell, struct str *into, size_t most)
{
	*into = text_line(r->d->mem, cell);
	return into->n <= most ? NULL : N_("This is too long.");
}

static const char *put_email(struct reading *r, struct str cell, struct card *c)
{
	return put_text(r, str_lower(r->d->mem, cell), &c->email, 254);
}

static const char *put_name(struct reading *r, struct str cell, struct card *c)
{
	return put_text(r, cell, &c->name, 120);
}

static const char *put_phone(struct reading *r, struct str cell, struct card *c)
{
	return put_text(r, cell, &c->phone, 40);
}

static const char *put_location(struct reading *r, struct str cell, struct card *c)
{
	return put_text(r, cell, &c->location, 120);
}

static const char *put_note(struct reading *r, struct str cell, struct card *c)
{
	return put_text(r, cell, &c->note, 500);
}

static const char *put_manager(struct reading *r, struct str cell, struct card *c)
{
	return put_text(r, str_lower(r->d->mem, cell), &c->manager, 254);
}

/* By code, as they are written in lists. */
static bool by_code(const struct rows *choices, struct str code, int64_t *id, struct str *name)
{
	const struct choice *c = choices->v;

	*id = 0;
	*name = S("");
	for (size_t i = 0; i < choices->n; i++) {
		if (!str_eq_nocase(c[i].detail, code))
			continue;
		*id = c[i].id;
		*name = c[i].detail;
	}
	return *id || !code.n;
}

static const char *put_agency(struct reading *r, struct str cell, struct card *c)
{
	return by_code(&r->agencies, str_trim(cell), &c->agency_id, &c->agency) ? NULL
	     : N_("There is no agency with this code.");
}

static const char *put_place(struct reading *r, struct str cell, struct card *c)
{
	return by_code(&r->locations, str_trim(cell), &c->location_id, &c->place) ? NULL
	     : N_("There is no location with this code.");
}

static const char *put_kind(struct reading *r, struct str cell, struct card *c)
{
	int kind = name_find(&person_kind_names, str_lower(r->d->mem, str_trim(cell)));

	c->kind = kind < 0 ? PERSON_EMPLOYEE : kind;
	return kind < 0 && cell.n ? N_("This is employee or business.") : NULL;
}

static const char *put_roles(struct reading *r, struct str cell, struct card *c)
{
	struct str rest = str_lower(r->d->mem, cell), part;

	c->roles = 0;
	while (rest.n && str_cut(&rest, ',', &part)) {
		int role = name_find(&role_names, str_trim(part));

		if (role < 0)
			return N_("Roles are employee, agent, lead, admin, security, auditor and "
			          "contact, with commas between them.");
		c->roles |= 1u << role;
	}
	return NULL;
}

static const char *put_vip(struct reading *r, struct str cell, struct card *c)
{
	struct str word = str_lower(r->d->mem, str_trim(cell));

	c->vip = str_eq(word, S("yes"));
	return c->vip || !word.n || str_eq(word, S("no")) ? NULL : N_("This is yes or no.");
}

/* The hour of a day that was not changed stays. */
static const char *put_day(struct str cell, int64_t *at)
{
	int64_t day;

	if (!date_read(str_trim(cell), &day))
		return N_("A date like 2026-11-21, please.");
	if (!day || *at / 86400000 != day / 86400000)
		*at = day;
	return NULL;
}

static const char *put_join(struct reading *r, struct str cell, struct card *c)
{
	(void)r;
	return put_day(cell, &c->join_at);
}

static const char *put_leave(struct reading *r, struct str cell, struct card *c)
{
	(void)r;
	return put_day(cell, &c->leave_at);
}

static const struct column {
	const char *name;
	const char *(*put)(struct reading *r, struct str cell, struct card *c);
} columns[] = {
	{ "email", put_email },     { "name", put_name },       { "phone", put_phone },
	{ "location", put_location }, { "agency", put_agency }, { "place", put_place },
	{ "manager", put_manager }, { "kind", put_kind },       { "roles", put_roles },
	{ "vip", put_vip },         { "join", put_join },       { "leave", put_leave },
	{ "note", put_note },
	{ "active", NULL },         { "teams", NULL },          /* an export says them, too */
};

enum { KNOWN = sizeof columns / sizeof *columns };

/* ---- the file as a whole ---- */

static int known_column(struct str name)
{
	for (int i = 0; i < KNOWN; i++)
		if (str_eq_nocase(str_trim(name), str_of(columns[i].name)))
			return i;
	return -1;
}

static enum err read_head(struct reading *r, struct errors *wrong)
{
	bool has[KNOWN] = { false };

	for (size_t i = 0; i < r->table.cols; i++) {
		struct str name = text_line(r->d->mem, csv_at(&r->table, 0, i));
		int k = known_column(name);

		if (k < 0 || has[k])
			return wrong_say(wrong, "file",
			                 str_format(r->d->mem,
			                            _("Column %zu, \"%.*s\", is not known or "
			                              "there twice."), i + 1,
			                            FMT(str_clip(name, 60))).p);
		has[k] = true;
		r->column[i] = k;
	}
	return has[0] ? OK : wrong_say(wrong, "file", _("The file has no column \"email\"."));
}

static enum err open_table(struct reading *r, struct str text, struct errors *wrong)
{
	size_t line;
	enum err e = csv_read(r->d->mem, text, IMPORT_ROWS + 1, COLUMNS_MOST, &r->table, &line);

	if (e == E_INVALID)
		return wrong_say(wrong, "file",
		                 str_format(r->d->mem,
		                            _("Line %zu cannot be read as CSV in UTF-8, or the "
		                              "file has more than %d people."), line,
		                            IMPORT_ROWS).p);
	TRY(e);
	if (r->table.rows < 2)
		return wrong_say(wrong, "file", _("There is nobody in this file."));
	TRY(read_head(r, wrong));
	TRY(agency_choices(r->d->db, r->d->mem, &r->agencies));
	return location_choices(r->d->db, r->d->mem, &r->locations);
}

/* ---- one row ---- */

static void fault(struct import_row *row, struct str column, const char *why)
{
	row->what = IMPORT_WRONG;
	row->column = column;
	row->fault = str_of(why);
}

static struct str cell_of(const struct reading *r, size_t row, size_t i)
{
	return csv_unguarded(csv_at(&r->table, row, i));
}

static bool met_before(struct reading *r, struct str email)
{
	for (size_t i = 0; i < r->seen_n; i++)
		if (str_eq(r->seen[i], email))
			return true;
	r->seen[r->seen_n++] = email;
	return false;
}

static struct str email_of(const struct reading *r, size_t row)
{
	for (size_t i = 0; i < r->table.cols; i++)
		if (r->column[i] == 0)
			return str_lower(r->d->mem, text_line(r->d->mem, cell_of(r, row, i)));
	return S("");
}

static void put_cells(struct reading *r, struct import_row *row)
{
	for (size_t i = 0; i < r->table.cols && row->what != IMPORT_WRONG; i++) {
		const struct column *c = &columns[r->column[i]];
		const char *why = c->put ? c->put(r, cell_of(r, row->row, i), &row->card) : NULL;

		if (why)
			fault(row, str_of(c->name), _(why));
	}
}

/* Which fields differ; a teamless "nothing" and an empty cell are the same. */
static void compare(struct arena *mem, const struct card *was, struct import_row *row)
{
	row->what = IMPORT_SAME;
	for (size_t i = 0; i < card_record.count; i++) {
		const struct field *f = &card_record.field[i];

		if (str_eq(field_text(mem, f, was), field_text(mem, f, &row->card))
		    || str_ends(str_of(f->name), S("_id")))
			continue;
		row->what = IMPORT_CHANGED;
		row->changes = str_format(mem, "%.*s%s%s", FMT(row->changes),
		                          row->changes.n ? ", " : "", f->name);
	}
}

static enum err judge(struct reading *r, struct import_row *row)
{
	struct errors wrong = { .mem = r->d->mem };
	struct card was;
	struct str email = email_of(r, row->row);
	enum err e = card_by_email(r->d->db, r->d->mem, email, &was);
	bool here = e == OK;

	if (e != OK && e != E_MISSING)
		return e;
	row->card.email = email;
	if (met_before(r, email)) {
		fault(row, S("email"), _("This address stands in a row above, too."));
		return OK;
	}
	if (here && (!was.active || was.erased)) {
		fault(row, S("email"), _("This person is here and not active."));
		return OK;
	}
	row->card = here ? was : (struct card){ .active = true,
	                                        .roles = 1u << ROLE_EMPLOYEE };
	put_cells(r, row);
	if (row->what == IMPORT_WRONG)
		return OK;
	TRY(desk_check_card(r->d, here ? &was : NULL, &row->card, &wrong));
	if (wrong.n) {
		fault(row, wrong.v[0].field, wrong.v[0].text.p);
		return OK;
	}
	if (here)
		compare(r->d->mem, &was, row);
	return OK;
}

static void count(struct import *out)
{
	memset(out->count, 0, sizeof out->count);
	for (size_t i = 0; i < out->n; i++)
		out->count[out->v[i].what]++;
}

static enum err read_all(struct desk *d, struct str text, struct reading *r, struct import *out,
                         struct errors *wrong)
{
	*r = (struct reading){ .d = d };
	*out = (struct import){ 0 };
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(open_table(r, text, wrong));
	out->n = r->table.rows - 1;
	out->v = arena_array(d->mem, out->n, sizeof *out->v);
	for (size_t i = 0; i < out->n; i++) {
		out->v[i].row = i + 1;
		TRY(judge(r, &out->v[i]));
	}
	count(out);
	return OK;
}

enum err desk_import_read(struct desk *d, struct str text, struct import *out,
                          struct errors *wrong)
{
	return read_all(d, text, NEW(d->mem, struct reading), out, wrong);
}

/* ---- carried out ---- */

static enum err save_row(struct desk *d, struct import_row *row)
{
	struct errors wrong = { .mem = d->mem };
	enum err e;

	if (row->what != IMPORT_NEW && row->what != IMPORT_CHANGED)
		return OK;
	e = desk_save_card(d, &row->card, (struct str){ 0 }, NULL, &wrong);
	if (e == E_INVALID) {
		fault(row, wrong.v[0].field, wrong.v[0].text.p);
		return OK;
	}
	return e;
}

static enum err import_in_tx(struct desk *d, struct str text, struct import *out,
                             struct errors *wrong)
{
	TRY(desk_import_read(d, text, out, wrong));
	for (size_t i = 0; i < out->n; i++)
		TRY(save_row(d, &out->v[i]));
	count(out);
	return OK;
}

enum err desk_import(struct desk *d, struct str text, struct import *out, struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, import_in_tx(d, text, out, wrong));
}

enum err desk_import_faults(struct desk *d, struct str text, struct str *csv, struct errors *wrong)
{
	struct reading *r = NEW(d->mem, struct reading);
	struct import in;
	struct buf b;

	TRY(read_all(d, text, r, &in, wrong));
	buf_init(&b, d->mem, 4 * IMPORT_BYTES);
	csv_cell(&b, S("row"), true);
	csv_cell(&b, S("column"), false);
	csv_cell(&b, S("reason"), false);
	for (size_t i = 0; i < r->table.cols; i++)
		csv_cell(&b, csv_at(&r->table, 0, i), false);
	csv_row_end(&b);
	for (size_t k = 0; k < in.n; k++) {
		if (in.v[k].what != IMPORT_WRONG)
			continue;
		csv_cell(&b, str_format(d->mem, "%zu", in.v[k].row), true);
		csv_cell(&b, in.v[k].column, false);
		csv_cell(&b, in.v[k].fault, false);
		for (size_t i = 0; i < r->table.cols; i++)
			csv_cell(&b, cell_of(r, in.v[k].row, i), false);
		csv_row_end(&b);
	}
	*csv = buf_str(&b);
	return OK;
}

/* ---- the file that was sent ---- */

enum err desk_basket_text(struct desk *d, struct str basket, struct str *out, struct errors *wrong)
{
	const struct attachment *last;
	struct rows rows = { 0 };
	struct str bytes;
	struct buf b;

	if (basket.n)
		TRY(basket_list(d->db, d->mem, d->by->id, basket, &rows));
	if (!rows.n)
		return wrong_say(wrong, "file", _("Please choose a file."));
	last = (const struct attachment *)rows.v + rows.n - 1;
	if (last->size > IMPORT_BYTES)
		return wrong_say(wrong, "file", _("This file is too large: 2 MB at most."));
	buf_init(&b, d->mem, IMPORT_BYTES + 1);
	for (int64_t part = 0; (int64_t)b.n < last->size; part++) {
		TRY(chunk_by_part(d->db, d->mem, last->digest, part, &bytes));
		if (!bytes.n)
			return fail(E_BROKEN, "a file lacks its part");
		buf_add(&b, bytes);
	}
	*out = buf_str(&b);
	return OK;
}

enum err desk_basket_empty(struct desk *d, struct str basket)
{
	const struct attachment *a;
	struct rows rows;

	TRY(basket_list(d->db, d->mem, d->by->id, basket, &rows));
	a = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		TRY(desk_drop_file(d, a[i].id));
	return OK;
}
