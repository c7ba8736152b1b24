/* A text is taken out of a ticket: shown once more, with a reason asked for. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/redact.h"
#include "desk/words.h"
#include "pages/part.h"
#include "store/extra.h"
#include "store/task.h"
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

/* ---- what is no text of its own: fields, tasks, and what the timeline says of them ---- */

struct wording {
	struct str what, reason;        /* "f3": the field; "t7": the task; "e12": the event */
};
enum { WHAT_BYTES = 20 };
static const struct input wording_inputs[] = {
	INPUT(struct wording, what, IN_LINE, WHAT_BYTES),
	INPUT(struct wording, reason, IN_LINE, REASON_MOST),
};
static const struct form words_form = FORM("words", struct wording, wording_inputs, .once = true);
static const char whats[] = { [WORDED_FIELD] = 'f', [WORDED_TASK] = 't', [WORDED_EVENT] = 'e' };

static enum err find_ticket(struct visit *v, struct ticket *t)
{
	TRY(ticket_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->id, t));
	return may_on(&v->desk, MAY_REDACT, t);
}

static void show_what(struct visit *v, struct view *view, const struct wording *in,
                      enum worded what, int64_t id, struct str label)
{
	struct str value = str_format(v->rq->mem, "%c%" PRId64, whats[what], id);

	form_choice(view, "WHAT_OPTION", value, label, str_eq(in->what, value));
}

static enum err show_fields(struct visit *v, struct view *view, const struct wording *in)
{
	const struct extra *extra;
	struct rows rows;

	TRY(extra_of_ticket(v->site->db, v->rq->mem, v->id, &rows));
	extra = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		if (extra[i].value.n)
			show_what(v, view, in, WORDED_FIELD, extra[i].id,
			          str_format(v->rq->mem, "%.*s: %.*s", FMT(extra[i].label),
			                     FMT(extra[i].value)));
	return OK;
}

static enum err show_tasks_of(struct visit *v, struct view *view, const struct wording *in)
{
	const struct task *task;
	struct rows rows;

	TRY(task_list(v->site->db, v->rq->mem, v->id, &rows));
	task = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		if (task[i].kind == TASK_PLAIN && !str_eq(task[i].title, S(GONE_TEXT)))
			show_what(v, view, in, WORDED_TASK, task[i].id,
			          str_format(v->rq->mem, _("Task: %.*s"), FMT(task[i].title)));
	return OK;
}

static enum err show_events(struct visit *v, struct view *view, const struct wording *in)
{
	const struct event *event;
	struct rows rows;

	TRY(event_list(v->site->db, v->rq->mem, v->id, &rows));
	event = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		if (redact_is_open(&event[i]))
			show_what(v, view, in, WORDED_EVENT, event[i].id,
			          str_format(v->rq->mem, _("Timeline, no. %d: %.*s"),
			                     (int)event[i].seq,
			                     FMT(event_sentence(v->rq->mem, &event[i]))));
	return OK;
}

static enum err show_words(struct visit *v, const struct wording *in, int status)
{
	struct view *view = visit_view(v, "ticket/redact-words.tpl",
	                               str_of(_("Redact a field or a task")));
	struct ticket t;

	TRY(find_ticket(v, &t));
	form_show(v, view, &words_form, in);
	view_set(view, "REF", ref_of(v->rq->mem, t.kind, t.id));
	view_set(view, "SUBJECT", t.subject);
	view_format(view, "TICKET_URL", "/tickets/%" PRId64, t.id);
	TRY(show_fields(v, view, in));
	TRY(show_tasks_of(v, view, in));
	TRY(show_events(v, view, in));
	return visit_show(v, status);
}

static enum err ask_words(struct visit *v)
{
	return show_words(v, &(struct wording){ S(""), S("") }, 200);
}

static enum err read_what(struct visit *v, struct str text, enum worded *what, int64_t *id)
{
	for (size_t i = 0; i < sizeof whats; i++)
		if (text.n && text.p[0] == whats[i] && str_int(str_from(text, 1), id) && *id > 0) {
			*what = (enum worded)i;
			return OK;
		}
	return wrong_say(&v->wrong, "what", _("Please choose what has to go."));
}

static enum err redact_words(struct visit *v)
{
	struct wording in = { S(""), S("") };
	enum err e = form_read(v, &words_form, &in);
	enum worded what = WORDED_FIELD;
	struct ticket t;
	int64_t id = 0;

	TRY(find_ticket(v, &t));
	if (e == OK)
		e = read_what(v, in.what, &what, &id);
	if (e == OK)
		e = desk_redact_words(&v->desk, v->id, what, id, in.reason, &v->wrong);
	if (e == E_MISSING)
		e = wrong_say(&v->wrong, "what", _("This is gone already."));
	if (e == E_INVALID && v->wrong.n)
		return show_words(v, &in, 422);
	TRY(e);
	visit_note(v, "redacted");
	return visit_go(v, "/tickets/%" PRId64 "/timeline", t.id);
}

const struct route redact_pages[] = {
	{ GET,  "/entries/{id}/redact", MAY_REDACT, NULL,         ask,          false },
	{ POST, "/entries/{id}/redact", MAY_REDACT, &redact_form, redact,       false },
	{ GET,  "/tickets/{id}/redact", MAY_REDACT, NULL,         ask_words,    false },
	{ POST, "/tickets/{id}/redact", MAY_REDACT, &words_form,  redact_words, false },
	{ 0 },
};
