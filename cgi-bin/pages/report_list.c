/* See report_list.h. */
#include "pages/report_list.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/when.h"
#include "desk/words.h"
#include "pages/part.h"
#include "pages/report_ask.h"
#include "pages/report_sheet.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 50, FILE_ROWS = 20000, FILE_BYTES = 16 << 20 };

static bool read_place(struct str text, struct place *out)
{
	struct str key;

	return text.n && str_cut(&text, '.', &key) && str_int(key, &out->key)
	    && str_int(text, &out->id) && out->id > 0;
}

/* Backwards is up: towards what is newer, or, of a backlog, what waits less long. */
static struct place place_of(const struct asked *a, bool *from_after)
{
	struct place p = { 0 };

	*from_after = read_place(a->sought.after, &p);
	if (*from_after)
		return p;
	p = (struct place){ .id = INT64_MAX, .key = DUE_NEVER };
	if (read_place(a->sought.before, &p))
		p.backwards = true;
	return p;
}

static struct str took(struct arena *mem, int64_t from, int64_t to)
{
	return to ? duration_words(mem, to - from) : S("");
}

static void show_hit(struct visit *v, struct view *view, const struct counted *h)
{
	struct arena *mem = v->rq->mem;
	struct view *row = view_add(view, "TICKET");

	view_record(row, &counted_record, h);
	view_set(row, "REF", ref_of(mem, h->kind, h->id));
	view_format(row, "URL", "/tickets/%" PRId64, h->id);
	view_set(row, "KIND_WORD", kind_word(h->kind));
	view_set(row, "STATUS_WORD", status_word(h->status, h->waiting_for));
	view_set(row, "PRIORITY_WORD", str_of(name_of(&priority_names, h->priority)));
	view_set(row, "CHANNEL_WORD", channel_word(h->channel));
	view_set(row, "ANSWERED", took(mem, h->created_at, h->first_answered_at));
	view_set(row, "RESOLVED", took(mem, h->created_at, h->resolved_at));
	part_moment(v, row, "CREATED", h->created_at);
}

static struct str page_url(const struct visit *v, const struct asked *a, const char *where,
                           const struct counted *h)
{
	return str_format(v->rq->mem, "%.*s&%s=%" PRId64 ".%" PRId64,
	                  FMT(behind_url(v, "/reports/tickets", &a->q)), where, h->key, h->id);
}

static void show_hits(struct visit *v, struct view *view, const struct asked *a,
                      const struct place *place, bool from_after, const struct rows *rows)
{
	const struct counted *h = rows->v;
	bool more = rows->n > PAGE_ROWS;
	size_t n = more ? PAGE_ROWS : rows->n;

	if (n == 0)
		return;
	view_add(view, "SOME");
	for (size_t i = 0; i < n; i++)
		show_hit(v, view, &h[place->backwards ? n - 1 - i : i]);
	part_pager(view, place->backwards ? (more ? page_url(v, a, "before", &h[n - 1]) : S(""))
	           : from_after ? page_url(v, a, "before", &h[0]) : S(""),
	           place->backwards ? page_url(v, a, "after", &h[0])
	           : more ? page_url(v, a, "after", &h[n - 1]) : S(""),
	           str_format(v->rq->mem, ngettext("%zu ticket on this page",
	                                           "%zu tickets on this page", n), n));
}

static struct str heading(enum figure figure)
{
	static const char *const words[FIGURES] = {
		N_("Tickets created"), N_("Tickets first answered"), N_("Tickets resolved"),
		N_("Tickets not resolved") };

	return str_of(_(words[figure]));
}

static struct str period_words(const struct visit *v, const struct asked *a,
                               const struct behind *b)
{
	struct bucket whole = { a->q.period.first, a->q.period.last };

	if (a->q.figure != FIGURE_BACKLOG)
		return bucket_words(v, &whole, GRAIN_DAY);
	if (!b->day)
		return str_of(_("now"));
	whole.first = whole.last;
	return str_format(v->rq->mem, _("at the end of %.*s"),
	                  FMT(bucket_words(v, &whole, GRAIN_DAY)));
}

static void show_parts_of(const struct visit *v, struct view *view, const struct asked *a)
{
	for (int split = SPLIT_TEAM; split < SPLITS; split++) {
		struct view *row;

		if (!a->q.slice.of[split])
			continue;
		row = view_add(view, "CHIP");
		view_set(row, "NAME", split_word(split));
		view_set(row, "LABEL", part_word(v, a, split, a->q.slice.of[split]));
	}
	if (a->q.slice.without.n) {
		struct view *row = view_add(view, "CHIP");

		view_set(row, "NAME", split_word((int)a->q.slice.by));
		view_set(row, "LABEL", str_of(_("All others")));
	}
}

enum err report_tickets(struct visit *v)
{
	struct asked a;
	enum err e = report_asked(v, FIGURES, &a);
	struct view *view;
	struct behind b;
	struct place place;
	struct rows rows;
	bool from_after;
	int64_t n;

	if (e != OK)
		return e;
	b = report_behind(&v->desk, &a.q);
	place = place_of(&a, &from_after);
	TRY(desk_report_count(&v->desk, &b, &n));
	TRY(desk_report_list(&v->desk, &b, &place, PAGE_ROWS + 1, &rows));
	view = visit_view(v, "report/tickets.tpl", heading(a.q.figure));
	view_set(view, "HEADING", heading(a.q.figure));
	view_set(view, "PERIOD", period_words(v, &a, &b));
	view_set(view, "N", number_words(v->rq->mem, n));
	view_set(view, "BACK", report_url(v, &a, figure_path(a.q.figure)));
	view_set(view, "BACK_WORD", figure_word(a.q.figure));
	if (n > 0 && n <= FILE_ROWS)
		view_set(view_add(view, "CSV"), "URL",
		         behind_url(v, "/reports/tickets.csv", &a.q));
	if (n > FILE_ROWS)
		view_int(view_add(view, "CSV_TOO_LONG"), "MOST", FILE_ROWS);
	show_parts_of(v, view, &a);
	show_hits(v, view, &a, &place, from_after, &rows);
	view_show_if(view, "EMPTY", rows.n == 0);
	return visit_show(v, 200);
}

struct line_out {
	struct str number;
	int kind, status, priority, channel;
	struct str subject, requester, agency, team, category;
	int64_t created_at, first_answered_at, resolved_at;
};
static const struct field line_fields[] = {
	FIELD(struct line_out, number, F_STR),
	FIELD(struct line_out, kind, F_ENUM, &ticket_kind_names),
	FIELD(struct line_out, status, F_ENUM, &status_names),
	FIELD(struct line_out, priority, F_ENUM, &priority_names),
	FIELD(struct line_out, channel, F_ENUM, &channel_names),
	FIELD(struct line_out, subject, F_STR),
	FIELD(struct line_out, requester, F_STR),
	FIELD(struct line_out, agency, F_STR),
	FIELD(struct line_out, team, F_STR),
	FIELD(struct line_out, category, F_STR),
	FIELD(struct line_out, created_at, F_AT),
	FIELD(struct line_out, first_answered_at, F_AT),
	FIELD(struct line_out, resolved_at, F_AT),
};
static const struct record line_out_record = RECORD("ticket", struct line_out, line_fields);

static void put_hit(struct visit *v, struct buf *b, const struct counted *h)
{
	csv_record(b, v->rq->mem, &line_out_record, &(struct line_out){
		.number = ref_of(v->rq->mem, h->kind, h->id), .kind = h->kind,
		.status = h->status, .priority = h->priority, .channel = h->channel,
		.subject = h->subject, .requester = h->requester, .agency = h->agency,
		.team = h->team, .category = h->category, .created_at = h->created_at,
		.first_answered_at = h->first_answered_at, .resolved_at = h->resolved_at });
}

enum err report_tickets_csv(struct visit *v)
{
	struct asked a;
	struct place first = { .id = INT64_MAX, .key = DUE_NEVER };
	struct behind behind;
	struct rows rows;
	struct buf b;

	TRY(report_asked(v, FIGURES, &a));
	behind = report_behind(&v->desk, &a.q);
	TRY(desk_report_list(&v->desk, &behind, &first, FILE_ROWS + 1, &rows));
	if (rows.n > FILE_ROWS)
		return E_INVALID;
	buf_init(&b, v->rq->mem, FILE_BYTES);
	csv_record_head(&b, &line_out_record);
	for (size_t i = 0; i < rows.n; i++)
		put_hit(v, &b, (const struct counted *)rows.v + i);
	if (buf_full(&b))
		return fail(E_BROKEN, "a list of %zu tickets is too long for a file", rows.n);
	reply_header(v->re, "Content-Disposition",
	             str_format(v->rq->mem, "attachment; filename=\"tickets-%s.csv\"",
	                        name_of(&figure_names, (int)a.q.figure)));
	return visit_text(v, 200, "text/csv; charset=utf-8", buf_str(&b));
}
