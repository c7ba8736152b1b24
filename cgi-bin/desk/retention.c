/* see retention.h. */
#include "desk/retention.h"

#include "base/arena.h"
#include "base/when.h"
#include "desk/redact.h"
#include "desk/settings.h"
#include "store/extra.h"
#include "store/privacy.h"
#include "sys/lang.h"
#include "sys/log.h"

enum { A_RUN = 200 };           /* tickets, so that a run ends well within its lease */

static struct retention retention_of(const struct settings *s)
{
	return (struct retention){ s->keep_files_days, s->keep_texts_days, s->keep_rules_on != 0 };
}

enum err desk_retention(struct desk *d, struct retention *out)
{
	struct settings s;

	TRY(settings_load(d, &s));
	*out = retention_of(&s);
	return OK;
}

enum err desk_hold_retention(struct desk *d, struct retention *out)
{
	struct settings s;

	TRY(settings_hold(d, &s));
	*out = retention_of(&s);
	return OK;
}

static enum err put(struct desk *d, const char *name, int64_t was, int64_t becomes,
                    const char *field, struct errors *wrong)
{
	struct str after = str_format(d->mem, "%lld", (long long)becomes);
	const char *why = "";
	enum err e;

	if (was == becomes)
		return OK;
	e = settings_set(d, str_of(name), after, &why);
	return e == E_INVALID ? wrong_say(wrong, field, _(why)) : e;
}

static enum err save_in_tx(struct desk *d, const struct retention *k, struct errors *wrong)
{
	struct retention was;

	TRY(desk_hold_retention(d, &was));
	TRY(put(d, "keep_files_days", was.files_days, k->files_days, "files_days", wrong));
	TRY(put(d, "keep_texts_days", was.texts_days, k->texts_days, "texts_days", wrong));
	return put(d, "keep_rules_on", was.on, k->on, "on", wrong);
}

enum err desk_save_retention(struct desk *d, const struct retention *k, struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, save_in_tx(d, k, wrong));
}

/* What is left of the entry is sealed anew. */
static enum err drop_files_of(struct dossier *x, int64_t entry_id)
{
	struct entry entry;

	TRY(redact_files(x, entry_id));
	TRY(entry_seen_by(x->d->db, x->d->mem, desk_viewer(x->d), entry_id, &entry));
	TRY(dossier_seal(x, &entry));
	return dossier_tell(x, EV_REDACTED, S(""), S("files"), S("retention: files"));
}

static enum err drop_files(struct dossier *x)
{
	const struct attachment *file;
	struct rows rows;

	TRY(attachment_list(x->d->db, x->d->mem, x->t.id, true, &rows));
	file = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		if (i == 0 || file[i].entry_id != file[i - 1].entry_id)
			TRY(drop_files_of(x, file[i].entry_id));
	return OK;
}

static enum err drop_texts(struct dossier *x)
{
	TRY(entry_update_expired(x->d->db, x->t.id));
	TRY(extra_value_delete_typed(x->d->db, x->t.id));
	TRY(task_update_expired(x->d->db, x->t.id));
	TRY(event_update_expired(x->d->db, x->t.id));
	TRY(ticket_update_texts_gone(x->d->db, x->t.id, true));
	return dossier_tell(x, EV_REDACTED, S(""), S(ALL_TEXTS), S("retention: texts"));
}

/* Somebody may have opened it again meanwhile. */
static enum err one_in_tx(struct desk *d, int64_t id, enum err (*drop)(struct dossier *))
{
	struct dossier x;

	TRY(dossier_take(d, id, MAY_REDACT, &x));
	if (x.t.status != STATUS_CLOSED && x.t.status != STATUS_CANCELLED)
		return OK;
	TRY(drop(&x));
	return dossier_return(&x);
}

/* What is wrong with one ticket is written down and does not stop the others. */
static enum err one(struct desk *d, int64_t id, int *done, enum err (*drop)(struct dossier *))
{
	enum err e;

	TRY(db_begin(d->db));
	e = db_end(d->db, one_in_tx(d, id, drop));
	if (e == OK)
		++*done;
	if (e == OK || e == E_BUSY)
		return e;
	LOG_AT(LEVEL_ERROR, "retention", { "ticket", LOG_INT(id) },
	       { "error", str_of(err_name(e)) });
	return OK;
}

static enum err each(struct desk *d, const struct rows *rows, int *done,
                     enum err (*drop)(struct dossier *))
{
	for (size_t i = 0; i < rows->n; i++)
		TRY(one(d, ((const struct old_ticket *)rows->v)[i].id, done, drop));
	return OK;
}

enum err desk_drop_old(struct desk *d, int *done)
{
	struct retention k;
	struct rows rows;

	TRY(desk_retention(d, &k));
	if (k.on && k.files_days) {
		TRY(privacy_old_files(d->db, d->mem, desk_viewer(d),
		                      d->now - k.files_days * MS_PER_DAY, A_RUN, &rows));
		TRY(each(d, &rows, done, drop_files));
	}
	if (k.on && k.texts_days) {
		TRY(privacy_old_texts(d->db, d->mem, desk_viewer(d),
		                      d->now - k.texts_days * MS_PER_DAY, A_RUN, &rows));
		TRY(each(d, &rows, done, drop_texts));
	}
	return OK;
}
