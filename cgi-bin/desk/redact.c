/* See redact.h. */
#include "desk/redact.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/audit.h"
#include "desk/intake.h"
#include "desk/search.h"
#include "store/extra.h"
#include "store/task.h"
#include "sys/lang.h"

enum err redact_files(struct dossier *x, int64_t entry_id)
{
	const struct attachment *file;
	struct rows rows;

	TRY(attachment_list(x->d->db, x->d->mem, x->t.id, true, &rows));
	file = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (file[i].entry_id != entry_id)
			continue;
		TRY(attachment_delete(x->d->db, file[i].id));
		TRY(content_delete_one(x->d->db, file[i].digest));
		x->t.files_count--;
	}
	return OK;
}

/*
 * A subject that nobody gave is the text's first line: it goes, too, and so
 * do the words of events that say it. Their digests stay.
 */
static enum err redact_subject(struct dossier *x, const struct entry *entry, struct str reason)
{
	struct str line = text_first_line(x->d->mem, entry->text, SUBJECT_BYTES);
	const struct event *event;
	struct rows rows;

	if (str_eq(x->t.subject, line))
		x->t.subject = S(GONE_TEXT);
	TRY(event_list(x->d->db, x->d->mem, x->t.id, &rows));
	event = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (event[i].kind != EV_SUBJECT || event[i].redacted
		    || (!str_eq(event[i].was, line) && !str_eq(event[i].becomes, line)))
			continue;
		TRY(event_update_redacted(x->d->db, event[i].id));
		TRY(dossier_tell(x, EV_REDACTED, S(""),
		                 redaction_mark(x->d->mem, event[i].seq), reason));
	}
	return OK;
}

/* Who reads the log need not see the ticket: of a confidential one it says that, and no more. */
static enum err tell_log(struct dossier *x, const char *object, int64_t id, struct str reason)
{
	struct str number = str_format(x->d->mem, "%" PRId64, x->t.id);

	if (x->t.confidential)
		return desk_audit(x->d, &(struct audited){ object, 0, S("") }, "redacted", S(""),
		                  S(""));
	return desk_audit(x->d, &(struct audited){ object, id, number }, "redacted", S(""), reason);
}

static enum err redact_in_tx(struct desk *d, int64_t entry_id, const struct redaction *how,
                             struct errors *wrong)
{
	struct entry entry, now;
	struct dossier x;

	TRY(entry_seen_by(d->db, d->mem, desk_viewer(d), entry_id, &entry));
	TRY(dossier_take(d, entry.ticket_id, MAY_REDACT, &x));
	if (!how->reason.n)
		return wrong_say(wrong, "reason", _("Please say why."));
	if (entry.gone)
		return E_STALE;
	TRY(entry_update_gone(d->db, entry_id, GONE_REDACTED));
	if (how->files)
		TRY(redact_files(&x, entry_id));
	now = entry;
	now.text = S(GONE_TEXT);
	TRY(dossier_seal(&x, &now));
	TRY(dossier_tell(&x, EV_REDACTED, S(""), S(""), how->reason));
	TRY(redact_subject(&x, &entry, how->reason));
	TRY(tell_log(&x, "entry", entry_id, how->reason));
	TRY(dossier_return(&x));
	return desk_index_now(d, entry.ticket_id);      /* nobody finds it from now on */
}

enum err desk_redact(struct desk *d, int64_t entry_id, const struct redaction *how,
                     struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, redact_in_tx(d, entry_id, how, wrong));
}

/* ---- what is no text of its own ---- */

/* What is looked for in events; the rest of a text that was clipped counts as said. */
struct words {
	int64_t event_id;       /* this one only */
	bool field;             /* events say "label: value" */
	struct str label, value;
	bool found;
};

bool redact_is_open(const struct event *e)
{
	return !e->redacted && (event_expires(e->kind) || e->kind == EV_SUBJECT);
}

static bool is_value(struct str said, struct str value)
{
	return said.n && (str_eq(said, value) || (said.n > 200 && str_begins(value, said)));
}

static bool says(const struct words *w, struct str said)
{
	size_t colon = str_search(said, S(": "));

	if (!w->field)
		return is_value(said, w->value);
	if (colon == SIZE_MAX)
		return false;
	return str_eq(str_clip(said, colon), w->label)
	    || is_value(str_from(said, colon + 2), w->value);
}

static bool is_about(const struct words *w, const struct event *e)
{
	if (!redact_is_open(e))
		return false;
	if (w->event_id)
		return e->id == w->event_id;
	return e->kind != EV_SUBJECT && w->field == (e->kind == EV_EXTRA)
	    && (says(w, e->was) || says(w, e->becomes));
}

static enum err redact_events(struct dossier *x, struct words *w, struct str reason)
{
	const struct event *event;
	struct rows rows;

	TRY(event_list(x->d->db, x->d->mem, x->t.id, &rows));
	event = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (!is_about(w, &event[i]))
			continue;
		w->found = true;
		TRY(event_update_redacted(x->d->db, event[i].id));
		TRY(dossier_tell(x, EV_REDACTED, S(""),
		                 redaction_mark(x->d->mem, event[i].seq), reason));
	}
	return OK;
}

static enum err redact_field(struct dossier *x, int64_t id, struct words *w)
{
	const struct extra *extra;
	struct rows rows;

	TRY(extra_of_ticket(x->d->db, x->d->mem, x->t.id, &rows));
	extra = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (extra[i].id != id)
			continue;
		*w = (struct words){ .field = true, .label = extra[i].label,
		                     .value = extra[i].value, .found = extra[i].value.n > 0 };
		return extra_value_insert(x->d->db, x->t.id, id, S(""));
	}
	return E_MISSING;
}

static enum err redact_task(struct dossier *x, int64_t id, struct words *w)
{
	struct task *task;
	struct rows rows;

	TRY(task_list(x->d->db, x->d->mem, x->t.id, &rows));
	task = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (task[i].id != id || task[i].kind != TASK_PLAIN
		    || str_eq(task[i].title, S(GONE_TEXT)))
			continue;
		*w = (struct words){ .value = task[i].title, .found = true };
		task[i].title = S(GONE_TEXT);
		return task_update(x->d->db, &task[i]);
	}
	return E_MISSING;
}

static enum err redact_one(struct dossier *x, int64_t id, struct words *w)
{
	(void)x;
	*w = (struct words){ .event_id = id };
	return OK;
}

static enum err redact_words_in_tx(struct desk *d, int64_t ticket_id, enum worded what, int64_t id,
                                   struct str reason, struct errors *wrong)
{
	static enum err (*const takes[])(struct dossier *, int64_t, struct words *) = {
		[WORDED_FIELD] = redact_field, [WORDED_TASK] = redact_task,
		[WORDED_EVENT] = redact_one };
	struct dossier x;
	struct words w;

	TRY(dossier_take(d, ticket_id, MAY_REDACT, &x));
	if (!reason.n)
		return wrong_say(wrong, "reason", _("Please say why."));
	TRY(takes[what](&x, id, &w));
	TRY(redact_events(&x, &w, reason));
	if (!w.found)
		return E_MISSING;
	/* A form that still has the value of a field is stale, or it would bring it back. */
	TRY(dossier_tell(&x, EV_REDACTED, S(""), w.field ? S("field") : S("words"), reason));
	TRY(tell_log(&x, "ticket", ticket_id, reason));
	TRY(dossier_return(&x));
	return desk_index_now(d, ticket_id);
}

enum err desk_redact_words(struct desk *d, int64_t ticket_id, enum worded what, int64_t id,
                           struct str reason, struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, redact_words_in_tx(d, ticket_id, what, id, reason, wrong));
}
