/* See extra.h. */
#include "desk/extra.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/when.h"
#include "desk/audit.h"
#include "desk/task.h"
#include "store/team.h"
#include "sys/lang.h"

static bool is_among(struct str ids, int64_t id)
{
	struct str part;
	int64_t one;

	while (ids.n && str_cut(&ids, ',', &part))
		if (str_int(part, &one) && one == id)
			return true;
	return false;
}

bool extra_applies(const struct extra *x, int kind, int64_t category_id)
{
	static const int kinds[] = { [FOR_INCIDENT] = KIND_INCIDENT, [FOR_REQUEST] = KIND_REQUEST,
	                             [FOR_CASE] = KIND_CASE };

	return x->active && (x->ticket_kind == FOR_ANY || kinds[x->ticket_kind] == kind)
	    && (!x->category_id || is_among(x->categories, category_id));
}

static bool is_choice(struct str choices, struct str value)
{
	struct str line;

	while (line_cut(&choices, &line))
		if (str_eq(line, value))
			return true;
	return false;
}

/* Digits with a sign before and one point or comma among them. */
static bool is_number(struct str s)
{
	size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+'), digits = 0, points = 0;

	for (; i < s.n; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		points += s.p[i] == '.' || s.p[i] == ',';
		if (!(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '.' && s.p[i] != ',')
			return false;
	}
	return digits > 0 && digits <= 18 && points <= 1;
}

static bool is_date(struct arena *mem, struct str s)
{
	int64_t at;

	return s.n == 10
	    && when_parse(str_format(mem, "%.*sT00:00:00Z", FMT(s)), &at)
	    && str_eq(str_sub(when_rfc3339(mem, at), 0, 10), s);
}

/* NULL: good. */
static const char *fault_of(struct arena *mem, const struct extra *x, struct str value)
{
	size_t most = x->kind == EXTRA_LONG ? EXTRA_VALUE_MOST : EXTRA_LINE_MOST;

	if (value.n > most)
		return N_("This is too long.");
	if (!value.n)
		return NULL;
	if (x->kind == EXTRA_NUMBER && !is_number(value))
		return N_("This has to be a number.");
	if (x->kind == EXTRA_CHOICE && !is_choice(x->choices, value))
		return N_("Please choose one of these.");
	if (x->kind == EXTRA_DATE && !is_date(mem, value))
		return N_("This is no date.");
	if (x->kind == EXTRA_FLAG && !str_eq(value, S("yes")) && !str_eq(value, S("no")))
		return N_("Please choose one of these.");
	return NULL;
}

static void blame(struct desk *d, const struct extra *x, const char *why, struct errors *wrong)
{
	struct str text = str_format(d->mem, "%.*s: %s", FMT(x->label), why);

	wrong_say(wrong, str_format(d->mem, "x_%" PRId64, x->id).p, text.p);
}

static bool find(const struct extras *typed, int64_t id, struct str *value)
{
	for (size_t i = 0; i < typed->n; i++)
		if (typed->v[i].extra_id == id) {
			*value = typed->v[i].value;
			return true;
		}
	return false;
}

/* A value that has not changed stays good, also when the field's choices have changed. */
static void check(struct desk *d, const struct extra *x, const struct extras *typed,
                  struct str value, struct errors *wrong)
{
	const char *why = str_eq(value, x->value) ? NULL : fault_of(d->mem, x, value);

	if (why)
		blame(d, x, _(why), wrong);
	else if (!value.n && x->required && typed->required)
		blame(d, x, _("Please fill this in."), wrong);
}

static struct str extra_said(struct arena *mem, const struct extra *x, struct str value)
{
	return str_format(mem, "%.*s: %.*s", FMT(x->label), FMT(value.n ? value : S("-")));
}

static enum err keep(struct dossier *x, const struct extra *extra, struct str value, bool tell)
{
	if (str_eq(value, extra->value))
		return OK;
	TRY(extra_value_insert(x->d->db, x->t.id, extra->id, value));
	if (!tell)
		return OK;
	return dossier_tell(x, EV_EXTRA, extra_said(x->d->mem, extra, extra->value),
	                    extra_said(x->d->mem, extra, value), S(""));
}

static enum err put(struct dossier *x, const struct extras *typed, struct errors *wrong, bool tell)
{
	const struct extra *extra;
	struct str value;
	struct rows rows;

	TRY(extra_of_ticket(x->d->db, x->d->mem, x->t.id, &rows));
	extra = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (!extra_applies(&extra[i], x->t.kind, x->t.category_id))
			continue;
		value = extra[i].value;
		if (find(typed, extra[i].id, &value) && extra[i].kind != EXTRA_LONG)
			value = text_line(x->d->mem, value);
		check(x->d, &extra[i], typed, value, wrong);
		if (!wrong->n)
			TRY(keep(x, &extra[i], value, tell));
	}
	return wrong->n ? E_INVALID : OK;
}

enum err desk_extras_open(struct dossier *x, const struct extras *typed, struct errors *wrong)
{
	return put(x, typed, wrong, false);
}

enum err desk_extras_change(struct dossier *x, const struct extras *typed, struct errors *wrong)
{
	return put(x, typed, wrong, true);
}

static bool is_name(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && !(i && s.p[i] >= '0' && s.p[i] <= '9')
		    && !(i && s.p[i] == '_'))
			return false;
	return s.n > 0 && s.n <= 40;
}

static enum err check_extra(struct desk *d, const struct extra *x, struct errors *wrong)
{
	struct str choices = x->choices, line;
	struct category category;
	enum err e = OK;

	if (!x->label.n)
		wrong_say(wrong, "label", _("Please say what it is called."));
	if (!is_name(x->name))
		wrong_say(wrong, "name", _("Small letters, digits and _, a letter first."));
	if (x->kind == EXTRA_CHOICE && !line_cut(&choices, &line))
		wrong_say(wrong, "choices", _("Please give the choices, one a line."));
	if (x->category_id)
		e = category_by_id(d->db, d->mem, x->category_id, &category);
	if (e == E_MISSING)
		wrong_say(wrong, "category", _("This category does not exist."));
	else
		TRY(e);
	return wrong->n ? E_INVALID : OK;
}

/* Read back, for the log names what the form has numbers for. */
static enum err tell(struct desk *d, const struct extra *was, int64_t id)
{
	static const char *const but[] = { "id", "version", "categories", "category_id", "value",
	                                   NULL };
	struct extra now;

	TRY(extra_by_id(d->db, d->mem, id, &now));
	return desk_audit_changes(d, &(struct audited){ "field", id, now.label }, &extra_record,
	                          was, &now, but);
}

static enum err add_extra(struct desk *d, struct extra *x, struct errors *wrong)
{
	enum err e = extra_insert(d->db, x, &x->id);

	if (e == E_STALE)
		return wrong_say(wrong, "name", _("There is a field of this name already."));
	TRY(e);
	TRY(desk_audit(d, &(struct audited){ "field", x->id, x->label }, "added", S(""), x->label));
	return tell(d, NULL, x->id);
}

static enum err save_in_tx(struct desk *d, struct extra *x, struct errors *wrong)
{
	static const char *const but[] = { "version", "category", "categories", "value", NULL };
	struct extra was;

	if (!x->id) {
		TRY(check_extra(d, x, wrong));
		return add_extra(d, x, wrong);
	}
	TRY(extra_by_id(d->db, d->mem, x->id, &was));
	x->name = was.name;
	x->kind = was.kind;
	TRY(check_extra(d, x, wrong));
	if (was.version == x->version && record_same(&extra_record, &was, x, but))
		return OK;
	TRY(extra_update(d->db, x));
	return tell(d, &was, x->id);
}

enum err desk_save_extra(struct desk *d, struct extra *x, struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, save_in_tx(d, x, wrong));
}
