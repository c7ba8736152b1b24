/* Every step of a ticket with the time between, to judge quality and speed by (S2-08). */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/csv.h"
#include "desk/words.h"
#include "pages/part.h"
#include "store/event.h"
#include "store/promise.h"
#include "sys/lang.h"

enum { CSV_MOST = 4 << 20 };

/* Auditors and the desk see a timeline; the requester sees the conversation. */
static enum err find(struct visit *v, struct ticket *t)
{
	TRY(ticket_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->id, t));
	return may_read_internal(&v->desk, t) ? OK : E_MISSING;
}

static void show_head(struct visit *v, struct view *view, const struct ticket *t)
{
	struct str zone = v->person.zone.n ? v->person.zone : v->site->conf->zone;

	view_record(view, &ticket_record, t);
	view_set(view, "REF", ref_of(v->rq->mem, t->kind, t->id));
	view_format(view, "ACTION", "/tickets/%" PRId64, t->id);
	view_set(view, "KIND_WORD", kind_word(t->kind));
	view_set(view, "STATUS_WORD", status_word(t->status, t->waiting_for));
	view_set(view, "PRIORITY_WORD", priority_word(t->priority));
	view_set(view, "REQUESTER", t->requester_name);
	view_set(view, "CHANNEL_WORD", channel_word(t->channel));
	view_set(view, "OWNER_WORD", t->assignee_id ? t->assignee : str_of(_("Nobody")));
	view_set(view, "PRINTED_BY", v->person.name);
	view_set(view, "PRINTED_TEXT", moment_long(v, v->desk.now));
	view_set(view, "ZONE_WORD", zone);
}

static void show_marks(struct visit *v, struct view *view, const struct ticket *t)
{
	const struct { const char *word; int64_t at; } marks[] = {
		{ N_("Opened"), t->created_at }, { N_("First touched"), t->first_touched_at },
		{ N_("First answered"), t->first_answered_at },
		{ N_("Service restored"), t->restored_at }, { N_("Resolved"), t->resolved_at },
		{ N_("Closed"), t->closed_at },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct view *row;

		if (!marks[i].at)
			continue;
		row = view_add(view, "MARK");
		view_set(row, "MARK_WORD", str_of(_(marks[i].word)));
		part_moment(v, row, "MARK", marks[i].at);
		view_set(row, "MARK_TEXT", moment_long(v, marks[i].at));
		view_set(row, "MARK_AFTER",
		         duration_words(v->rq->mem, marks[i].at - t->created_at));
	}
}

static enum err show_courts(struct visit *v, struct view *view, const struct ticket *t)
{
	int64_t sums[4] = { 0 };
	const struct span *span;
	struct rows rows;

	TRY(span_list(v->site->db, v->rq->mem, t->id, &rows));
	span = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		sums[span[i].court] +=
			(span[i].to_at ? span[i].to_at : v->desk.now) - span[i].from_at;
	for (int i = 0; i < 4; i++) {
		struct view *row;

		if (!sums[i])
			continue;
		row = view_add(view, "COURT");
		view_set(row, "COURT_WORD", court_word(i));
		view_set(row, "COURT_TEXT", duration_words(v->rq->mem, sums[i]));
	}
	return OK;
}

static struct str timer_result(struct visit *v, const struct timer *t)
{
	static const char *const words[] = {
		N_("running"), N_("missed"), N_("met"), N_("late by %.*s"), N_("stopped") };
	struct str late = duration_words(v->rq->mem, t->done_at - t->due_at);

	if (t->state == TIMER_LATE)
		return str_format(v->rq->mem, _("late by %.*s"), FMT(late));
	if (timer_is_live(t) && t->paused_at)
		return str_of(_("paused"));
	return str_of(_(words[t->state]));
}

static enum err show_timers(struct visit *v, struct view *view, const struct ticket *t)
{
	const struct timer *timer;
	struct rows rows;

	TRY(timer_list(v->site->db, v->rq->mem, t->id, &rows));
	timer = rows.v;
	view_show_if(view, "TIMERS", rows.n > 0);
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "TIMER");

		view_set(row, "TIMER_WORD", timer_word(timer[i].kind));
		view_set(row, "TIMER_TEXT", moment_long(v, timer[i].due_at));
		view_set(row, "TIMER_RESULT", timer_result(v, &timer[i]));
	}
	return OK;
}

static void show_step(struct visit *v, struct view *view, const struct event *e, int64_t before,
                      int64_t opened)
{
	struct view *row = view_add(view, "STEP");
	struct str text = event_sentence(v->rq->mem, e);

	if (e->note.n)
		text = str_format(v->rq->mem, "%.*s (%.*s)", FMT(text), FMT(e->note));
	view_int(row, "NUMBER", e->seq);
	part_moment(v, row, "AT", e->at);
	view_set(row, "AT_TEXT", moment_long(v, e->at));
	view_set(row, "BY", e->actor.n ? e->actor : S("Firstline"));
	view_set(row, "STEP_TEXT", text);
	view_set(row, "ELAPSED", before ? duration_words(v->rq->mem, e->at - before) : S(""));
	view_set(row, "AGE", duration_words(v->rq->mem, e->at - opened));
}

static enum err show_timeline(struct visit *v)
{
	const struct event *event;
	struct ticket t;
	struct view *view;
	struct rows rows;

	TRY(find(v, &t));
	view = visit_view(v, "ticket/timeline.tpl",
	                  str_format(v->rq->mem, _("Timeline of %.*s"),
	                             FMT(ref_of(v->rq->mem, t.kind, t.id))));
	show_head(v, view, &t);
	view_show_if(view, "MAY_REDACT", may_now(&v->desk, MAY_REDACT, &t));
	show_marks(v, view, &t);
	TRY(show_courts(v, view, &t));
	TRY(show_timers(v, view, &t));
	TRY(event_list(v->site->db, v->rq->mem, t.id, &rows));
	event = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		show_step(v, view, &event[i], i ? event[i - 1].at : 0, t.created_at);
	return visit_show(v, 200);
}

/* What of an event goes into a table; secrets of the chain do not. */
struct step {
	int64_t number, at, elapsed_s;
	struct str by, step, was, becomes, note;
};
static const struct field step_fields[] = {
	FIELD(struct step, number, F_INT),
	FIELD(struct step, at, F_AT),
	FIELD(struct step, elapsed_s, F_INT),
	FIELD(struct step, by, F_STR),
	FIELD(struct step, step, F_STR),
	FIELD(struct step, was, F_STR),
	FIELD(struct step, becomes, F_STR),
	FIELD(struct step, note, F_STR),
};
static const struct record step_record = RECORD("step", struct step, step_fields);

static enum err timeline_csv(struct visit *v)
{
	const struct event *event;
	struct ticket t;
	struct buf b;
	struct rows rows;

	TRY(find(v, &t));
	TRY(event_list(v->site->db, v->rq->mem, t.id, &rows));
	event = rows.v;
	buf_init(&b, v->rq->mem, CSV_MOST);
	csv_record_head(&b, &step_record);
	for (size_t i = 0; i < rows.n; i++)
		csv_record(&b, v->rq->mem, &step_record, &(struct step){
			.number = event[i].seq, .at = event[i].at,
			.elapsed_s = i ? (event[i].at - event[i - 1].at) / 1000 : 0,
			.by = event[i].actor.n ? event[i].actor : S("Firstline"),
			.step = event_sentence(v->rq->mem, &event[i]), .was = event[i].was,
			.becomes = event[i].becomes, .note = event[i].note });
	reply_header(v->re, "Content-Disposition",
	             str_format(v->rq->mem, "attachment; filename=\"%.*s.csv\"",
	                        FMT(ref_of(v->rq->mem, t.kind, t.id))));
	return visit_text(v, 200, "text/csv; charset=utf-8", buf_str(&b));
}

const struct route timeline_pages[] = {
	{ GET, "/tickets/{id}/timeline",     MAY_DESK, NULL, show_timeline, false },
	{ GET, "/tickets/{id}/timeline.csv", MAY_DESK, NULL, timeline_csv,  false },
	{ 0 },
};
