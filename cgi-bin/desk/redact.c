/* See redact.h. */
#include "desk/redact.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/audit.h"
#include "desk/intake.h"
#include "desk/search.h"
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
