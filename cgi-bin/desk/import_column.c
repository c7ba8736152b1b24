/* See import_column.h. */
#include "desk/import_column.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "desk/card.h"
#include "sys/lang.h"

static const char *put_text(const struct codes *k, struct str cell, struct str *into, size_t most)
{
	*into = text_line(k->mem, cell);
	return str_chars(*into) <= most ? NULL : N_("This is too long.");
}

static const char *put_email(const struct codes *k, struct str cell, struct card *c)
{
	return put_text(k, str_lower(k->mem, cell), &c->email, 254);
}

static const char *put_name(const struct codes *k, struct str cell, struct card *c)
{
	return put_text(k, cell, &c->name, 120);
}

static const char *put_phone(const struct codes *k, struct str cell, struct card *c)
{
	return put_text(k, cell, &c->phone, 40);
}

static const char *put_place(const struct codes *k, struct str cell, struct card *c)
{
	return put_text(k, cell, &c->place, 120);
}

static const char *put_note(const struct codes *k, struct str cell, struct card *c)
{
	return put_text(k, cell, &c->note, 500);
}

static bool has_lines(struct str text, struct str lines)
{
	struct str line;

	while (lines.n && str_cut(&lines, '\n', &line))
		if (!has_line(text, line))
			return false;
	return true;
}

/* Mail addresses and phones with semicolons between them; in another order they are the same. */
static const char *put_more(const struct codes *k, struct str cell, struct card *c)
{
	struct str rest = cell, part;
	struct buf b;
	int added = 0;

	buf_init(&b, k->mem, cell.n + 1);
	while (rest.n && str_cut(&rest, ';', &part)) {
		part = text_line(k->mem, part);
		if (str_find(part, '@') != SIZE_MAX)
			part = str_lower(k->mem, part);
		if (!part.n || has_line(buf_str(&b), part))
			continue;
		buf_format(&b, "%s%.*s", b.n ? "\n" : "", FMT(part));
		added += !has_line(c->more, part);
	}
	if (!has_lines(c->more, buf_str(&b)) || !has_lines(buf_str(&b), c->more))
		c->more = b.n ? buf_str(&b) : S("");
	return added <= ADDRESSES_MOST ? NULL : N_("Twenty addresses are the most.");
}

static const char *put_manager(const struct codes *k, struct str cell, struct card *c)
{
	return put_text(k, str_lower(k->mem, cell), &c->manager, 254);
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

/* What she has already stays, also when it was put away since. */
static bool is_hers(int64_t id, struct str code, struct str cell)
{
	return id && str_eq_nocase(code, str_trim(cell));
}

static const char *put_agency(const struct codes *k, struct str cell, struct card *c)
{
	return is_hers(c->agency_id, c->agency, cell)
	    || by_code(&k->agencies, str_trim(cell), &c->agency_id, &c->agency) ? NULL
	     : N_("There is no agency with this code.");
}

static const char *put_location(const struct codes *k, struct str cell, struct card *c)
{
	return is_hers(c->location_id, c->location, cell)
	    || by_code(&k->locations, str_trim(cell), &c->location_id, &c->location) ? NULL
	     : N_("There is no location with this code. What is said in words goes into place.");
}

static const char *put_kind(const struct codes *k, struct str cell, struct card *c)
{
	int kind = name_find(&person_kind_names, str_lower(k->mem, str_trim(cell)));

	c->kind = kind < 0 ? PERSON_EMPLOYEE : kind;
	return kind < 0 && cell.n ? N_("This is employee or business.") : NULL;
}

static const char *put_roles(const struct codes *k, struct str cell, struct card *c)
{
	struct str rest = str_lower(k->mem, cell), part;

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

static const char *put_vip(const struct codes *k, struct str cell, struct card *c)
{
	struct str word = str_lower(k->mem, str_trim(cell));

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

static const char *put_join(const struct codes *k, struct str cell, struct card *c)
{
	(void)k;
	return put_day(cell, &c->join_at);
}

static const char *put_leave(const struct codes *k, struct str cell, struct card *c)
{
	(void)k;
	return put_day(cell, &c->leave_at);
}

/* put NULL: an export says it, or what was not imported; it is not read. */
static const struct column {
	const char *name, *field;       /* field: of the card */
	const char *(*put)(const struct codes *k, struct str cell, struct card *c);
} columns[COLUMNS] = {
	[COLUMN_EMAIL]    = { "email", "email", put_email },
	[COLUMN_NAME]     = { "name", "name", put_name },
	[COLUMN_ROLES]    = { "roles", "roles", put_roles },
	[COLUMN_LOCATION] = { "location", "location", put_location },
	[COLUMN_PLACE]    = { "place", "place", put_place },
	[COLUMN_MORE]     = { "more", "more", put_more },
	{ "phone", "phone", put_phone },       { "agency", "agency", put_agency },
	{ "manager", "manager", put_manager }, { "kind", "kind", put_kind },
	{ "vip", "vip", put_vip },             { "join", "join_at", put_join },
	{ "leave", "leave_at", put_leave },    { "note", "note", put_note },
	{ "active", NULL, NULL },              { "teams", NULL, NULL },
	{ "row", NULL, NULL },                 { "column", NULL, NULL },
	{ "reason", NULL, NULL },              { "surplus", NULL, NULL },
};

int column_find(struct str name)
{
	for (int i = 0; i < COLUMNS; i++)
		if (str_eq_nocase(str_trim(name), str_of(columns[i].name)))
			return i;
	return -1;
}

struct str column_name(int column)
{
	return str_of(columns[column].name);
}

struct str column_of_field(struct str field)
{
	if (str_ends(field, S("_id")))
		field = str_sub(field, 0, field.n - 3);
	for (int i = 0; i < COLUMNS; i++)
		if (columns[i].field && str_eq(str_of(columns[i].field), field))
			return str_of(columns[i].name);
	return field;
}

const char *column_put(int column, const struct codes *codes, struct str cell, struct card *c)
{
	struct str typed = str_trim(cell);

	if (!columns[column].put || !typed.n)
		return NULL;
	return columns[column].put(codes, str_eq(typed, S("-")) ? S("") : typed, c);
}

struct str more_text(struct arena *mem, struct str more)
{
	struct str line;
	struct buf b;

	buf_init(&b, mem, 2 * more.n + 1);
	while (more.n && str_cut(&more, '\n', &line))
		buf_format(&b, "%s%.*s", b.n ? "; " : "", FMT(line));
	return b.n ? buf_str(&b) : S("");
}

struct str column_text(int column, struct arena *mem, const struct card *c)
{
	const struct field *f = columns[column].field
		? record_field(&card_record, str_of(columns[column].field)) : NULL;

	if (column == COLUMN_MORE)
		return more_text(mem, c->more);
	if (f && f->kind == F_AT)
		return date_text(mem, *(const int64_t *)((const char *)c + f->at));
	if (f && f->kind == F_BOOL)
		return *(const bool *)((const char *)c + f->at) ? S("yes") : S("no");
	return f ? field_text(mem, f, c) : S("");
}

bool is_location_code(const struct codes *codes, struct str cell)
{
	struct str name;
	int64_t id;

	return cell.n && by_code(&codes->locations, cell, &id, &name);
}
