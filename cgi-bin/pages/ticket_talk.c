/* See ticket_talk.h. */
#include "pages/ticket_talk.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/words.h"
#include "pages/part.h"
#include "store/entry.h"
#include "store/event.h"
#include "sys/lang.h"
#include "sys/magic.h"

enum { ENTRIES_MOST = 100, TEXT_MOST = 400 * 1000 };

struct talk {
	struct visit *v;
	const struct ticket *t;
	const struct entry *entries;
	const struct attachment *files;
	const struct event *events, *redactions;
	size_t entries_n, files_n, events_n, redactions_n;
	size_t next_event;
	bool for_desk;
};

static void show_files(const struct talk *k, struct view *view, int64_t entry_id)
{
	for (size_t i = 0; i < k->files_n; i++) {
		const struct attachment *a = &k->files[i];
		struct view *row;

		if (a->entry_id != entry_id)
			continue;
		view_show_if(view, "ATTACHED", true);
		row = view_add(view, "ATTACHMENT");
		view_int(row, "ATTACHMENT_ID", a->id);
		view_set(row, "NAME", a->name);
		view_set(row, "SIZE_TEXT", size_words(k->v->rq->mem, a->size));
		view_format(row, "URL", "/attachments/%" PRId64, a->id);
		view_show_if(row, "IMAGE", served_inline(served_type(a->type, a->type)));
	}
}

/* Why it is gone stands where it was; who took it away is the desk's to know. */
static void show_reason(const struct talk *k, struct view *view, const struct entry *e)
{
	for (size_t i = 0; i < k->redactions_n; i++) {
		const struct event *r = &k->redactions[i];
		struct view *row, *by;

		if (r->entry_id != e->id || !r->note.n)
			continue;
		row = view_add(view, "REDACTED");
		view_set(row, "REASON", r->note);
		if (!k->for_desk)
			return;
		by = view_add(row, "REDACTED_BY");
		view_set(by, "BY", r->actor.n ? r->actor : S("Firstline"));
		part_moment(k->v, by, "AT", r->at);
		return;
	}
}

/* What was written, or that it is gone; and the way to take it away. */
static void show_words(const struct talk *k, struct view *view, const struct entry *e)
{
	static const char *const gone[] = {
		"", N_("This text was redacted."),
		N_("This text was removed: its time of keeping is over.") };

	part_text(k->v, view, e->gone ? str_of(_(gone[e->gone])) : e->text);
	view_show_if(view, "IS_GONE", e->gone != GONE_NO);
	if (e->gone == GONE_REDACTED)
		show_reason(k, view, e);
	if (k->for_desk && !e->gone && may_now(&k->v->desk, MAY_REDACT, k->t))
		view_format(view_add(view, "MAY_REDACT"), "REDACT_URL",
		            "/entries/%" PRId64 "/redact", e->id);
}

static void show_entry(const struct talk *k, struct view *list, const struct entry *e)
{
	struct view *view = view_add(view_add(list, "LINE"), "ENTRY");
	bool internal = e->visibility == INTERNAL;

	view_int(view, "ENTRY_ID", e->id);
	view_set(view, "AUTHOR", e->author);
	view_set(view, "INITIALS", initials_of(k->v->rq->mem, e->author));
	view_set(view, "CHANNEL_WORD", e->by_desk ? S("") : channel_word(e->channel));
	view_set(view, "VISIBILITY", str_of(name_of(&visibility_names, e->visibility)));
	part_moment(k->v, view, "WRITTEN", e->written_at);
	view_show_if(view, "INTERNAL", internal);
	view_show_if(view, "BY_US", e->by_desk && !internal);
	view_show_if(view, "BY_REQUESTER", !e->by_desk);
	show_words(k, view, e);
	show_files(k, view, e->id);
}

/* Events that an entry stands for, and the opening, are not told twice. */
static bool is_told(const struct event *e)
{
	return e->kind != EV_OPENED && e->kind != EV_REPLIED && e->kind != EV_NOTED;
}

static void show_event(const struct talk *k, struct view *list, const struct event *e)
{
	struct view *row = view_add(list, "EVENT");
	struct str text = event_sentence(k->v->rq->mem, e);

	if (e->note.n)
		text = str_format(k->v->rq->mem, "%.*s (%.*s)", FMT(text), FMT(e->note));
	view_set(row, "EVENT_TEXT", text);
	view_set(row, "BY", e->actor.n ? e->actor : S("Firstline"));
	part_moment(k->v, row, "AT", e->at);
}

/* All events up to that moment as one folded line. */
static void show_events_until(struct talk *k, struct view *list, int64_t until)
{
	size_t from = k->next_event, count = 0, last = 0;
	struct view *fold;

	while (k->next_event < k->events_n && k->events[k->next_event].at < until) {
		if (is_told(&k->events[k->next_event])) {
			count++;
			last = k->next_event;
		}
		k->next_event++;
	}
	if (!count)
		return;
	fold = view_add(view_add(list, "LINE"), "EVENTS_LINE");
	for (size_t i = from; i < k->next_event; i++)
		if (is_told(&k->events[i]))
			show_event(k, fold, &k->events[i]);
	if (count == 1) {
		const struct event *e = &k->events[last];
		struct str text = event_sentence(k->v->rq->mem, e);

		view_set(fold, "COUNT_TEXT",
		         str_format(k->v->rq->mem, "%.*s %.*s",
		                    FMT(e->actor.n ? e->actor : S("Firstline")), FMT(text)));
		return;
	}
	view_set(fold, "COUNT_TEXT",
	         str_format(k->v->rq->mem, ngettext("%zu change", "%zu changes", count), count));
}

static bool is_solved(const struct ticket *t)
{
	return t->status == STATUS_RESOLVED || t->status == STATUS_CLOSED;
}

/* The one that counts now stands by itself; earlier ones are part of the talk. */
static const struct entry *resolution_of(const struct talk *k)
{
	if (!is_solved(k->t))
		return NULL;
	for (size_t i = k->entries_n; i-- > 0;)
		if (k->entries[i].kind == ENTRY_RESOLUTION)
			return &k->entries[i];
	return NULL;
}

static void show_resolution(const struct talk *k, struct view *view, const struct entry *e)
{
	struct view *row = view_add(view, "RESOLUTION");

	view_set(row, "CODE_WORD", resolution_word(k->t->resolution_code));
	view_set(row, "BY", e->author);
	part_moment(k->v, row, "RESOLVED", k->t->resolved_at);
	show_words(k, row, e);
}

/*
 * One page holds so many entries and so much text; what is older is a page of
 * its own, so that no ticket grows too large to be opened.
 */
static enum err take_entries(struct talk *k, struct view *view)
{
	int64_t before = 0;
	size_t first, bytes = 0;
	struct rows rows;

	if (!str_int(visit_query(k->v, "before"), &before) || before < 0)
		before = 0;
	TRY(entry_list(k->v->site->db, k->v->rq->mem, k->t->id, k->for_desk, before,
	               ENTRIES_MOST + 1, &rows));
	k->entries = rows.v;
	first = rows.n > ENTRIES_MOST;
	for (size_t i = rows.n; i-- > first;) {
		bytes += k->entries[i].text.n;
		if (bytes > TEXT_MOST && i + 1 < rows.n)
			first = i + 1;
	}
	k->entries += first;
	k->entries_n = rows.n - first;
	if (first)
		view_format(view_add(view, "EARLIER"), "URL",
		            "/tickets/%" PRId64 "?before=%" PRId64, k->t->id, k->entries[0].id);
	if (before)
		view_format(view_add(view, "NEWEST"), "URL", "/tickets/%" PRId64, k->t->id);
	return OK;
}

static enum err take_redactions(struct talk *k)
{
	struct rows rows = { 0 };
	bool some = false;

	for (size_t i = 0; i < k->entries_n; i++)
		some = some || k->entries[i].gone == GONE_REDACTED;
	if (some)
		TRY(event_redactions(k->v->site->db, k->v->rq->mem, k->t->id, &rows));
	k->redactions = rows.v;
	k->redactions_n = rows.n;
	return OK;
}

enum err show_talk(struct visit *v, struct view *view, const struct ticket *t, bool for_desk,
                   int64_t *seen)
{
	struct talk k = { .v = v, .t = t, .for_desk = for_desk };
	struct rows files = { 0 }, events = { 0 };
	const struct entry *resolution;

	TRY(take_entries(&k, view));
	TRY(take_redactions(&k));
	if (t->files_count)
		TRY(attachment_list(v->site->db, v->rq->mem, t->id, for_desk, &files));
	if (for_desk)
		TRY(event_list(v->site->db, v->rq->mem, t->id, &events));
	k.files = files.v;
	k.files_n = files.n;
	k.events = events.v;
	k.events_n = events.n;
	resolution = resolution_of(&k);
	for (size_t i = 0; i < k.entries_n; i++) {
		show_events_until(&k, view, k.entries[i].written_at);
		if (&k.entries[i] != resolution)
			show_entry(&k, view, &k.entries[i]);
	}
	show_events_until(&k, view, INT64_MAX);
	if (resolution)
		show_resolution(&k, view, resolution);
	view_show_if(view, "NO_LINES", k.entries_n == 0);
	*seen = k.events_n ? k.events[k.events_n - 1].seq : 0;
	return OK;
}
