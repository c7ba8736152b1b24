/* See import.h. */
#include "desk/import.h"

#include "base/arena.h"
#include "base/csv.h"
#include "base/text.h"
#include "desk/card.h"
#include "desk/import_table.h"
#include "desk/may.h"
#include "sys/lang.h"

struct reading {
	struct desk *d;
	struct import_table t;
	struct str seen[IMPORT_ROWS];           /* addresses of the rows before */
	size_t seen_n;
	struct import_known known;
};

/* ---- one row ---- */

static void fault(struct import_row *row, struct str field, const char *why)
{
	struct str column = column_of_field(field);

	row->what = IMPORT_WRONG;
	wrong_say(&row->faults, str_z(row->faults.mem, column), why);
}

/* With what stands in the cell, unless the words have it already. */
static void fault_of(struct arena *mem, struct import_row *row, struct str field, struct str cell,
                     const char *why)
{
	bool quoted = !cell.n || str_search(str_of(why), cell) != SIZE_MAX;

	fault(row, field, quoted ? why : str_format(mem, "%.*s: %s",
	                                            FMT(str_clip(cell, 60)), why).p);
}

static bool met_before(struct reading *r, struct str email)
{
	for (size_t i = 0; i < r->seen_n; i++)
		if (str_eq(r->seen[i], email))
			return true;
	r->seen[r->seen_n++] = email;
	return false;
}

static struct str address_of(const struct reading *r, size_t row, struct str column)
{
	return str_lower(r->d->mem, text_line(r->d->mem, table_under(&r->t, row, column)));
}

static void put_cells(struct reading *r, size_t at, struct import_row *row)
{
	for (size_t i = 0; i < r->t.csv.cols; i++) {
		const char *why = column_put(r->t.column[i], &r->t.codes, table_cell(&r->t, at, i),
		                             &row->card);

		if (why)
			fault_of(r->d->mem, row, column_name(r->t.column[i]),
			         table_cell(&r->t, at, i), _(why));
	}
}

/* What differs, column by column. */
static void compare(struct arena *mem, const struct card *was, struct import_row *row)
{
	for (int i = 0; i < COLUMNS; i++) {
		struct str before = column_text(i, mem, was);
		struct str after = column_text(i, mem, &row->card);

		if (!str_eq(before, after))
			*vec_push(mem, &row->changes) = (struct import_change){
				column_name(i), before, after };
	}
}

/* Of somebody new: what the file gives, and what follows without it; her address is the row's. */
static void list_given(struct reading *r, size_t at, struct import_row *row)
{
	static const struct card nobody;
	bool given[COLUMNS] = { false };

	for (size_t i = 0; i < r->t.csv.cols; i++)
		given[r->t.column[i]] = table_cell(&r->t, at, i).n > 0;
	for (int i = COLUMN_ROLES; i < COLUMNS; i++) {
		struct str text = column_text(i, r->d->mem, &row->card);

		if (text.n && (given[i] || !str_eq(text, column_text(i, r->d->mem, &nobody))))
			*vec_push(r->d->mem, &row->changes) = (struct import_change){
				column_name(i), S(""), text };
	}
}

/* Whom nobody has to look at further: met above, gone, or of another width. */
static bool is_out(struct reading *r, size_t at, bool gone, struct import_row *row)
{
	struct str email = row->card.email;

	if (r->t.csv.found[at] != r->t.csv.cols)
		fault(row, S(""),
		      str_format(r->d->mem, _("This row has %zu cells, the first one %zu."),
		                 r->t.csv.found[at], r->t.csv.cols).p);
	else if (table_under(&r->t, at, S("surplus")).n)
		fault(row, S("surplus"), _("Put this where it belongs, and empty the cell."));
	else if (email.n && met_before(r, email))
		fault(row, S("email"), _("This address stands in a row above, too."));
	else if (gone)
		fault(row, S("email"), _("This person is here and not active."));
	return row->what == IMPORT_WRONG;
}

static enum err judge(struct reading *r, size_t at, struct import_row *row)
{
	struct errors wrong = { .mem = r->d->mem };
	struct str email = address_of(r, at, S("email"));
	const struct card *was = known_card(&r->known, email);

	row->faults.mem = r->d->mem;
	row->card = (struct card){ .email = email };
	if (is_out(r, at, was && (!was->active || was->erased), row))
		return OK;
	row->card = was ? *was : (struct card){ .active = true,
	                                        .roles = 1u << ROLE_EMPLOYEE,
	                                        .more = S("") };
	row->card.email = email;
	put_cells(r, at, row);
	TRY(known_facts(&r->known, was, &row->card, &row->facts));
	TRY(desk_judge_card(r->d, was, &row->card, &row->facts, &wrong));
	known_judge_more(&r->known, was, &row->card, &wrong);
	for (size_t i = 0; i < wrong.n; i++)
		fault_of(r->d->mem, row, wrong.v[i].field,
		         table_under(&r->t, at, column_of_field(wrong.v[i].field)),
		         wrong.v[i].text.p);
	if (row->what == IMPORT_WRONG)
		return OK;
	if (!was) {
		list_given(r, at, row);
		return OK;
	}
	compare(r->d->mem, was, row);
	row->what = row->changes.n ? IMPORT_CHANGED : IMPORT_SAME;
	return OK;
}

/* ---- managers who are in the file themselves ---- */

static int by_email(const void *a, const void *b)
{
	return str_cmp((*(struct import_row *const *)a)->card.email,
	               (*(struct import_row *const *)b)->card.email);
}

static struct import_row *row_of(const struct import *in, struct str email)
{
	struct import_row row = { .card = { .email = email } }, *key = &row, **found;

	found = in->by_email_n ? bsearch(&key, in->by_email, in->by_email_n, sizeof key, by_email)
	                       : NULL;
	return found ? *found : NULL;
}

static void sort_rows(struct arena *mem, struct import *in)
{
	in->by_email = arena_array(mem, in->n + 1, sizeof *in->by_email);
	for (size_t i = 0; i < in->n; i++)
		if (in->v[i].what != IMPORT_WRONG)
			in->by_email[in->by_email_n++] = &in->v[i];
	if (in->by_email_n)
		qsort(in->by_email, in->by_email_n, sizeof *in->by_email, by_email);
}

/* Nobody whom we know, nor in a row that is right. */
static bool lacks_manager(const struct import *in, const struct import_row *row)
{
	const struct card *was = known_card(in->known, row->card.email);
	const struct import_row *manager;

	if (!row->card.manager.n || row->facts.manager_id > 0
	    || (was && str_eq(was->manager, row->card.manager)))
		return false;
	manager = row_of(in, row->card.manager);
	return !manager || manager->what == IMPORT_WRONG;
}

/* Whose manager turns out to be wrong is wrong herself, and so on up to the first. */
static void settle_managers(struct arena *mem, struct import *in)
{
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < in->n; i++) {
			if (in->v[i].what == IMPORT_WRONG || !lacks_manager(in, &in->v[i]))
				continue;
			fault_of(mem, &in->v[i], S("manager"), in->v[i].card.manager,
			         _("Nobody active has this address."));
			again = true;
		}
	}
}

static bool is_blank(const struct reading *r, size_t at)
{
	for (size_t i = 0; i < r->t.csv.cols; i++)
		if (table_cell(&r->t, at, i).n)
			return false;
	return !table_surplus(&r->t, at).n;
}

static void count(struct import *out)
{
	memset(out->count, 0, sizeof out->count);
	for (size_t i = 0; i < out->n; i++)
		out->count[out->v[i].what]++;
}

static enum err read_more(struct reading *r)
{
	struct str *own = arena_array(r->d->mem, r->t.csv.rows, sizeof *own), rest, part;
	struct { VEC(struct str); } more = { 0 };
	size_t n = 0;

	for (size_t at = 1; at < r->t.csv.rows; at++) {
		own[n++] = address_of(r, at, S("email"));
		rest = address_of(r, at, S("more"));
		while (rest.n && str_cut(&rest, ';', &part))
			if (str_find(part, '@') != SIZE_MAX)
				*vec_push(r->d->mem, &more) = str_trim(part);
	}
	return known_read_more(&r->known, more.v, more.n, own, n);
}

static enum err read_known(struct reading *r)
{
	struct str *emails = arena_array(r->d->mem, 2 * r->t.csv.rows, sizeof *emails);
	size_t n = 0;

	for (size_t at = 1; at < r->t.csv.rows; at++) {
		emails[n++] = address_of(r, at, S("email"));
		emails[n++] = address_of(r, at, S("manager"));
	}
	TRY(known_read(r->d, emails, n, &r->known));
	return read_more(r);
}

static enum err read_all(struct desk *d, struct str text, struct reading *r, struct import *out,
                         struct errors *wrong)
{
	*r = (struct reading){ .d = d };
	*out = (struct import){ 0 };
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(table_open(d, text, IMPORT_ROWS, &r->t, wrong));
	TRY(read_known(r));
	out->known = &r->known;
	out->v = arena_array(d->mem, r->t.csv.rows, sizeof *out->v);
	for (size_t at = 1; at < r->t.csv.rows; at++) {
		if (is_blank(r, at))
			continue;
		out->v[out->n].row = at + 1;
		TRY(judge(r, at, &out->v[out->n++]));
	}
	sort_rows(d->mem, out);
	settle_managers(d->mem, out);
	count(out);
	return OK;
}

enum err desk_import_read(struct desk *d, struct str text, struct import *out,
                          struct errors *wrong)
{
	return read_all(d, text, NEW(d->mem, struct reading), out, wrong);
}

/* ---- carried out ---- */

/* What was looked at before is not so any more: it is the row's fault, not the file's. */
static enum err note_faults(struct import *in, struct import_row *row,
                            const struct errors *wrong, enum err e)
{
	if (e != E_INVALID && e != E_STALE)
		return e;
	in->late += row->what != IMPORT_WRONG;
	if (e == E_STALE)
		fault(row, S(""), _("Somebody changed this person meanwhile."));
	for (size_t i = 0; i < wrong->n; i++)
		fault(row, wrong->v[i].field, wrong->v[i].text.p);
	return OK;
}

/* Her manager is a row that is not saved yet. */
static bool waits_for_manager(const struct import *in, const struct import_row *row)
{
	const struct import_row *manager = row_of(in, row->card.manager);

	return row->card.manager.n && row->facts.manager_id < 0 && manager && !manager->card.id;
}

static enum err save_row(struct desk *d, struct import *in, struct import_row *row)
{
	const struct card *was = known_card(in->known, row->card.email);
	struct errors wrong = { .mem = d->mem };
	struct card card = row->card;
	enum err e;

	if (row->what != IMPORT_NEW && row->what != IMPORT_CHANGED)
		return OK;
	row->later = waits_for_manager(in, row);
	if (row->later)
		card.manager = was ? was->manager : S("");
	if (str_eq(card.more, was ? was->more : S("")))
		card.more = (struct str){ 0 };
	e = desk_save_known(d, &card, &row->facts, &wrong);
	if (e == OK)
		row->card.id = card.id;
	return note_faults(in, row, &wrong, e);
}

static enum err save_manager(struct desk *d, struct import *in, struct import_row *row)
{
	struct errors wrong = { .mem = d->mem };
	struct card card;

	if (!row->later || row->what == IMPORT_WRONG)
		return OK;
	if (lacks_manager(in, row))
		return note_faults(in, row, &wrong,
		                   wrong_say(&wrong, "manager",
		                             _("Nobody active has this address.")));
	TRY(card_by_id(d->db, d->mem, row->card.id, &card));
	card.manager = row->card.manager;
	card.more = (struct str){ 0 };
	return note_faults(in, row, &wrong, desk_save_known(d, &card, &row->facts, &wrong));
}

enum err desk_import_save(struct desk *d, struct import *in)
{
	for (size_t i = 0; i < in->n; i++)
		TRY(save_row(d, in, &in->v[i]));
	for (size_t i = 0; i < in->n; i++)
		TRY(save_manager(d, in, &in->v[i]));
	count(in);
	return OK;
}

static enum err import_in_tx(struct desk *d, struct str text, struct import *out,
                             struct errors *wrong)
{
	TRY(address_hold(d->db, d->mem));
	TRY(desk_import_read(d, text, out, wrong));
	return desk_import_save(d, out);
}

enum err desk_import(struct desk *d, struct str text, struct import *out, struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, import_in_tx(d, text, out, wrong));
}

/* ---- what was wrong, as a file that can be corrected and sent again ---- */

static bool is_said(const struct reading *r, size_t i)
{
	struct str name = column_name(r->t.column[i]);

	return str_eq(name, S("row")) || str_eq(name, S("column")) || str_eq(name, S("reason"))
	    || str_eq(name, S("surplus"));
}

/* What was cut off, as it was typed, behind what was cut off before. */
static struct str surplus_of(const struct reading *r, size_t at)
{
	struct str before = table_under(&r->t, at, S("surplus")), now = table_surplus(&r->t, at);

	return before.n && now.n ? str_format(r->d->mem, "%.*s %.*s", FMT(before), FMT(now))
	     : before.n ? before : now;
}

static bool has_surplus(const struct reading *r, const struct import *in)
{
	for (size_t i = 0; i < in->n; i++)
		if (surplus_of(r, in->v[i].row - 1).n)
			return true;
	return false;
}

static void say_faults(struct arena *mem, struct buf *b, const struct import_row *row)
{
	struct buf where, why;

	buf_init(&where, mem, 1000);
	buf_init(&why, mem, 8000);
	for (size_t i = 0; i < row->faults.n; i++) {
		const struct wrong *w = &row->faults.v[i];

		buf_format(&where, "%s%.*s", where.n && w->field.n ? ", " : "", FMT(w->field));
		buf_format(&why, "%s%.*s", why.n ? " " : "", FMT(w->text));
	}
	csv_cell(b, str_format(mem, "%zu", row->row), true);
	csv_cell(b, buf_str(&where), false);
	csv_cell(b, buf_str(&why), false);
}

static void fault_head(const struct reading *r, bool surplus, struct buf *b)
{
	csv_cell(b, S("row"), true);
	csv_cell(b, S("column"), false);
	csv_cell(b, S("reason"), false);
	for (size_t i = 0; i < r->t.csv.cols; i++)
		if (!is_said(r, i))
			csv_cell(b, column_name(r->t.column[i]), false);
	if (surplus)
		csv_cell(b, S("surplus"), false);
	csv_row_end(b);
}

static void fault_row(const struct reading *r, const struct import_row *row, bool surplus,
                      struct buf *b)
{
	say_faults(r->d->mem, b, row);
	for (size_t i = 0; i < r->t.csv.cols; i++)
		if (!is_said(r, i))
			csv_cell(b, table_cell(&r->t, row->row - 1, i), false);
	if (surplus)
		csv_cell(b, surplus_of(r, row->row - 1), false);
	csv_row_end(b);
}

enum err desk_import_faults(struct desk *d, struct str text, struct str *csv, struct errors *wrong)
{
	struct reading *r = NEW(d->mem, struct reading);
	struct import in;
	struct buf b;
	bool surplus;

	TRY(read_all(d, text, r, &in, wrong));
	surplus = has_surplus(r, &in);
	buf_init(&b, d->mem, 4 * IMPORT_BYTES);
	fault_head(r, surplus, &b);
	for (size_t k = 0; k < in.n; k++)
		if (in.v[k].what == IMPORT_WRONG)
			fault_row(r, &in.v[k], surplus, &b);
	*csv = buf_str(&b);
	return OK;
}
