/* A text is taken out of a ticket: shown once more, with a reason asked for. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/redact.h"
#include "desk/words.h"
#include "pages/part.h"
#include "sys/lang.h"

static const struct input inputs[] = {
	INPUT(struct redaction, reason, IN_LINE, REASON_MOST),
	INPUT(struct redaction, files, IN_FLAG),
};
static const struct form redact_form = FORM("redact", struct redaction, inputs, .once = true);

static enum err find(struct visit *v, struct entry *entry, struct ticket *t)
{
	struct viewer who = desk_viewer(&v->desk);

	TRY(entry_seen_by(v->site->db, v->rq->mem, who, v->id, entry));
	TRY(ticket_seen_by(v->site->db, v->rq->mem, who, entry->ticket_id, t));
	TRY(may_on(&v->desk, MAY_REDACT, t));
	return entry->gone ? E_MISSING : OK;
}

static enum err show_files(struct visit *v, struct view *view, const struct ticket *t)
{
	const struct attachment *file;
	struct view *list = NULL;
	struct rows rows;

	TRY(attachment_list(v->site->db, v->rq->mem, t->id, true, &rows));
	file = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (file[i].entry_id != v->id)
			continue;
		if (!list)
			list = view_add(view, "HAS_FILES");
		view_set(view_add(list, "FILE_ROW"), "NAME", file[i].name);
	}
	return OK;
}

static enum err show(struct visit *v, const struct redaction *in, int status)
{
	struct view *view = visit_view(v, "ticket/redact.tpl", str_of(_("Redact a text")));
	struct entry entry;
	struct ticket t;

	TRY(find(v, &entry, &t));
	form_show(v, view, &redact_form, in);
	view_int(view, "ENTRY_ID", entry.id);
	view_set(view, "REF", ref_of(v->rq->mem, t.kind, t.id));
	view_set(view, "SUBJECT", t.subject);
	view_format(view, "TICKET_URL", "/tickets/%" PRId64 "#entry-%" PRId64, t.id, entry.id);
	view_set(view, "AUTHOR", entry.author);
	part_moment(v, view, "WRITTEN", entry.written_at);
	part_text(v, view, entry.text);
	TRY(show_files(v, view, &t));
	return visit_show(v, status);
}

static enum err ask(struct visit *v)
{
	return show(v, &(struct redaction){ .reason = S(""), .files = true }, 200);
}

static enum err redact(struct visit *v)
{
	struct redaction in = { .reason = S("") };
	enum err e = form_read(v, &redact_form, &in);
	struct entry entry;
	struct ticket t;

	TRY(find(v, &entry, &t));
	if (e == OK)
		e = desk_redact(&v->desk, v->id, &in, &v->wrong);
	if (e == E_INVALID && v->wrong.n)
		return show(v, &in, 422);
	TRY(e);
	visit_note(v, "redacted");
	return visit_go(v, "/tickets/%" PRId64 "#entry-%" PRId64, t.id, entry.id);
}

const struct route redact_pages[] = {
	{ GET,  "/entries/{id}/redact", MAY_REDACT, NULL,         ask,    false },
	{ POST, "/entries/{id}/redact", MAY_REDACT, &redact_form, redact, false },
	{ 0 },
};
