/* See rules.h. */
#include "desk/rules.h"

#include "base/buf.h"
#include "desk/audit.h"
#include "desk/may.h"
#include "desk/triage.h"
#include "sys/lang.h"

#define YEAR_S (366LL * 86400)

enum err desk_priority(struct desk *d, int impact, int urgency, int *priority)
{
	enum err e = matrix_cell(d->db, d->mem, impact, urgency, priority);

	if (e == E_MISSING)
		*priority = (int)priority_of((enum impact)impact, (enum urgency)urgency);
	return e == E_MISSING ? OK : e;
}

static void from_the_box(struct matrix *out)
{
	for (int i = 0; i < 3; i++)
		for (int u = 0; u < 3; u++)
			out->priority[i][u] = (int)priority_of((enum impact)i, (enum urgency)u);
}

enum err desk_matrix(struct desk *d, struct matrix *out)
{
	from_the_box(out);
	return matrix_read(d->db, d->mem, out);
}

static enum err save_cell(struct desk *d, int impact, int urgency, int was, int becomes)
{
	struct str cell = str_format(d->mem, "%s, %s", name_of(&impact_names, impact),
	                             name_of(&urgency_names, urgency));

	if (was == becomes)
		return OK;
	TRY(matrix_insert(d->db, impact, urgency, becomes));
	return desk_audit(d, &(struct audited){ "matrix", 0, cell }, "priority",
	                  str_of(name_of(&priority_names, was)),
	                  str_of(name_of(&priority_names, becomes)));
}

static enum err save_matrix_in_tx(struct desk *d, const struct matrix *seen,
                                  const struct matrix *to)
{
	struct matrix is;

	from_the_box(&is);
	TRY(matrix_hold(d->db, d->mem, &is));
	if (memcmp(&is, seen, sizeof is) != 0)
		return E_STALE;
	for (int i = 0; i < 3; i++)
		for (int u = 0; u < 3; u++)
			TRY(save_cell(d, i, u, is.priority[i][u], to->priority[i][u]));
	return OK;
}

enum err desk_save_matrix(struct desk *d, const struct matrix *seen, const struct matrix *to)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, save_matrix_in_tx(d, seen, to));
}

static enum err save_promise_in_tx(struct desk *d, const struct promise *p, struct promise *now,
                                   struct errors *wrong)
{
	static const char *const silent[] = { "id", "version", NULL };

	TRY(promise_hold(d->db, d->mem, p->id, now));
	if (now->version != p->version)
		return E_STALE;
	if (!p->name.n)
		wrong_say(wrong, "name", _("Please give it a name."));
	if (p->respond_s && p->resolve_s && p->respond_s > p->resolve_s)
		wrong_say(wrong, "resolve", _("Solving cannot be promised before answering."));
	if (wrong->n)
		return E_INVALID;
	if (record_same(&promise_record, now, p, silent))
		return OK;
	TRY(promise_update(d->db, p));
	return desk_audit_changes(d, &(struct audited){ "agreement", p->id,
	                          str_of(name_of(&priority_names, p->priority)) }, &promise_record,
	                          now, p, silent);
}

enum err desk_save_promise(struct desk *d, const struct promise *p, struct promise *now,
                           struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, save_promise_in_tx(d, p, now, wrong));
}

static const struct {
	struct str word;
	int64_t seconds;
} units[] = {
	{ STR("min"), 60 }, { STR("m"), 60 }, { STR("h"), 3600 }, { STR("d"), 86400 },
	{ STR("w"), 7 * 86400 }, { STR("s"), 1 },
};

static int64_t unit_of(struct str word)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_eq_nocase(word, units[i].word))
			return units[i].seconds;
	return 0;
}

/* Up to where these go on. */
static size_t run_of(struct str s, const char *from, const char *to)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= *from && s.p[n] <= *to)
		n++;
	return n;
}

bool duration_read(struct str s, int64_t *seconds)
{
	*seconds = 0;
	for (s = str_trim(s); s.n; s = str_trim(s)) {
		size_t digits = run_of(s, "0", "9"), letters;
		int64_t number, unit;

		if (!digits || digits > 9 || !str_int(str_sub(s, 0, digits), &number))
			return false;
		s = str_trim(str_from(s, digits));
		letters = run_of(s, "a", "z");
		unit = unit_of(str_sub(s, 0, letters));
		s = str_from(s, letters);
		*seconds += number * unit;
		if (!unit || *seconds > YEAR_S)
			return false;
	}
	return true;
}

struct str duration_text(struct arena *mem, int64_t seconds)
{
	static const struct {
		const char *word;
		int64_t seconds;
	} parts[] = { { "d", 86400 }, { "h", 3600 }, { "min", 60 }, { "s", 1 } };
	struct buf b;

	buf_init(&b, mem, 100);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		int64_t n = seconds / parts[i].seconds;

		seconds %= parts[i].seconds;
		if (n)
			buf_format(&b, "%s%d %s", b.n ? " " : "", (int)n, parts[i].word);
	}
	return buf_str(&b);
}
