/*
 * Search: tickets by number and by words, people by name, address or phone.
 * Everybody finds what he may see; what he may not is neither found nor
 * counted, and nothing says that it is there.
 */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/ref.h"
#include "pages/asked.h"
#include "pages/lines_csv.h"
#include "pages/mark.h"
#include "pages/page.h"
#include "pages/part.h"
#include "pages/poured.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 25 };

/* ---- tickets ---- */

struct results {
	const struct asked *asked;
	struct findings found;
	size_t from, to;                /* the page */
	struct rows lines, texts;
	bool jumped;                    /* the words are the number of a ticket */
};

/* How many are behind each tab; less than 0: not counted. */
struct tally {
	int64_t tickets, people;
};

static bool for_desk(const struct visit *v)
{
	return v->actor.sight >= SIGHT_TEAMS;
}

/* After the row of this rank and number, or from the beginning. */
static size_t row_after(const struct findings *found, struct str cursor)
{
	struct str rank;
	int64_t worth, id;
	size_t i = 0;

	if (!cursor.n || !str_cut(&cursor, '.', &rank) || !str_int(rank, &worth)
	    || !str_int(cursor, &id))
		return 0;
	while (i < found->n && (found->v[i].rank > worth
	                        || (found->v[i].rank == worth && found->v[i].id >= id)))
		i++;
	return i;
}

static enum err look(struct visit *v, const struct asked *a, size_t rows, struct results *out)
{
	struct arena *mem = v->rq->mem;
	struct str ids;
	size_t left;

	*out = (struct results){ .asked = a };
	TRY(desk_find(&v->desk, &a->search, &out->found));
	out->from = row_after(&out->found, a->after);
	left = out->found.n - out->from;
	out->to = out->from + (left < rows ? left : rows);
	if (out->to == out->from)
		return OK;
	ids = ids_json(mem, out->found.v + out->from, out->to - out->from);
	return queue_lines(v->site->db, mem, desk_viewer(&v->desk), ids, &out->lines);
}

static enum err read_texts(struct visit *v, struct results *r)
{
	struct str ids = ids_json(v->rq->mem, r->found.v + r->from, r->to - r->from);

	return find_texts(v->site->db, v->rq->mem, desk_viewer(&v->desk), ids, &r->texts);
}

static const struct line *line_of(const struct results *r, int64_t id)
{
	const struct line *lines = r->lines.v;

	for (size_t i = 0; i < r->lines.n; i++)
		if (lines[i].id == id)
			return &lines[i];
	return NULL;
}

/* The text that has most of the words; NULL: none has any. */
static const struct said *best_text(const struct results *r, int64_t id)
{
	const struct said *said = r->texts.v, *best = NULL;
	int most = 0;

	for (size_t i = 0; i < r->texts.n; i++) {
		int count;

		if (said[i].ticket_id != id)
			continue;
		count = mark_count(said[i].text, &r->asked->search.terms);
		if (count > most)
			best = &said[i];
		most = count > most ? count : most;
	}
	return best;
}

static void show_hit(struct visit *v, struct view *view, const struct results *r,
                     const struct line *line)
{
	const struct terms *terms = &r->asked->search.terms;
	const struct said *said = best_text(r, line->id);
	struct view *row = part_line(v, view, line, for_desk(v));
	struct str text = said ? mark_line(v->rq->mem, said->text, terms)
	                       : mark_line(v->rq->mem, line->last_line, terms);

	view_show_if(row, "INTERNAL", said && said->internal);
	mark_text(row, "SUBJECT_PIECE", line->subject, terms);
	mark_text(row, "TEXT_PIECE", text, terms);
	view_show_if(row, "FOR_DESK", for_desk(v));
}

static struct str count_words(const struct visit *v, const struct results *r)
{
	size_t n = r->found.n;

	if (r->found.older || r->asked->search.before)
		return str_format(v->rq->mem, ngettext("%zu ticket among those looked at",
		                                       "%zu tickets among those looked at", n), n);
	return str_format(v->rq->mem, ngettext("%zu ticket", "%zu tickets", n), n);
}

static void show_pages(struct visit *v, struct view *view, const struct results *r)
{
	const struct asked *a = r->asked;
	struct str url = asked_url(v, a, "/search", FILTERS), here = url, next = S("");
	const struct found_ticket *last;

	if (a->search.before)
		here = str_format(v->rq->mem, "%.*s&before=%" PRId64, FMT(url), a->search.before);
	if (r->to < r->found.n) {
		last = &r->found.v[r->to - 1];
		next = str_format(v->rq->mem, "%.*s&after=%d.%" PRId64, FMT(here), last->rank,
		                  last->id);
	}
	part_pager(view, r->from ? here : S(""), next,
	           r->to > r->from ? str_format(v->rq->mem, _("%zu to %zu of %zu"), r->from + 1,
	                                        r->to, r->found.n) : S(""));
	if (!next.n && r->found.older)
		view_set(view_add(view, "OLDER"), "URL",
		         str_format(v->rq->mem, "%.*s&before=%" PRId64, FMT(url),
		                    r->found.older));
	if (a->search.before)
		view_set(view_add(view, "NEWEST"), "URL", url);
}

/* A number jumps to its ticket; one that is not hers to see is a word like any other. */
static enum err show_number(struct visit *v, struct view *view, const struct asked *a,
                            bool *jumped)
{
	struct rows rows;
	int64_t id;

	*jumped = false;
	if (!ref_parse(a->q, &id))
		return OK;
	TRY(queue_lines(v->site->db, v->rq->mem, desk_viewer(&v->desk),
	                str_format(v->rq->mem, "[%" PRId64 "]", id), &rows));
	*jumped = rows.n > 0;
	if (*jumped)
		part_line(v, view_add(view, "JUMP"), rows.v, for_desk(v));
	return OK;
}

static void show_people_found(struct visit *v, struct view *empty, const struct asked *a,
                              int64_t n)
{
	struct asked people = *a;
	struct view *link;

	if (n <= 0)
		return;
	people.people = true;
	link = view_add(empty, "PEOPLE_FOUND");
	view_set(link, "URL", asked_url(v, &people, "/search", FILTERS));
	view_set(link, "TEXT", n < COUNTED_TO
	         ? str_format(v->rq->mem, ngettext("%d person found", "%d people found",
	                                           (unsigned long)n), (int)n)
	         : str_format(v->rq->mem, _("%d people found and more"), COUNTED_TO - 1));
}

/* Where the number jumped, finding nothing else is nothing to tell. */
static void show_empty(struct visit *v, struct view *view, const struct results *r, int64_t people)
{
	struct view *empty;

	if (r->jumped && !r->found.older)
		return;
	empty = view_add(view, "EMPTY");
	view_set(empty, "TEXT", str_of(r->found.older ? _("Nothing found so far.")
	                                              : _("Nothing found.")));
	show_people_found(v, empty, r->asked, people);
}

/* The file holds what this look found, and so it says. */
static void show_file(struct visit *v, struct view *view, const struct results *r)
{
	struct str url = asked_url(v, r->asked, "/search.csv", FILTERS);
	struct view *csv = view_add(view, "CSV");
	int64_t before = r->asked->search.before;

	view_set(csv, "URL", before ? str_format(v->rq->mem, "%.*s&before=%" PRId64, FMT(url),
	                                         before) : url);
	view_show_if(csv, "PARTLY", before || r->found.older);
	view_show_if(csv, "WHOLLY", !before && !r->found.older);
}

static enum err show_tickets(struct visit *v, struct view *view, struct results *r, int64_t people)
{
	if (r->to > r->from)
		TRY(read_texts(v, r));
	if (r->to > r->from || !r->jumped)
		view_set(view_add(view, "COUNT"), "TEXT", count_words(v, r));
	view_show_if(view, "SOME", r->to > r->from);
	for (size_t i = r->from; i < r->to; i++) {
		const struct line *line = line_of(r, r->found.v[i].id);

		if (line)
			show_hit(v, view, r, line);
	}
	if (r->to == r->from)
		show_empty(v, view, r, people);
	if (r->to > r->from && may(&v->actor, MAY_DESK))
		show_file(v, view, r);
	show_pages(v, view, r);
	return OK;
}

/* ---- people ---- */

/* "Ortega, Mia" after "name.id"; the name is the text behind the number. */
static void read_person_cursor(struct str cursor, struct str *name, int64_t *id)
{
	struct str number;

	*name = S("");
	*id = 0;
	if (cursor.n && str_cut(&cursor, '.', &number) && str_int(number, id) && *id > 0)
		*name = cursor;
}

/* What she asked for, as far as the visitor sees it. */
static struct str tickets_url(const struct visit *v, const struct person *p)
{
	struct asked hers = { .requester = p->email };

	return asked_url(v, &hers, "/search", FILTERS);
}

static void show_person(struct visit *v, struct view *view, const struct person *p,
                        const struct terms *terms)
{
	struct view *row = view_add(view, "PERSON");

	mark_text(row, "NAME_PIECE", p->name, terms);
	view_set(row, "INITIALS", initials_of(v->rq->mem, p->name));
	view_set(row, "EMAIL", p->email);
	view_set(row, "TICKETS_URL", tickets_url(v, p));
	if (may(&v->actor, MAY_ADMIN))
		view_format(view_add(row, "RECORD"), "RECORD_URL", "/admin/people/%" PRId64, p->id);
	if (for_desk(v)) {
		struct view *more = view_add(row, "FOR_DESK");

		view_set(more, "AGENCY", p->agency);
		view_set(more, "LOCATION", p->location);
		view_show_if(row, "VIP", p->vip);
	}
	if (p->phone.n) {
		row = view_add(row, "HAS_PHONE");
		view_set(row, "PHONE", p->phone);
		view_set(row, "PHONE_TEL", phone_digits(v->rq->mem, p->phone));
	}
}

static void show_more_people(struct visit *v, struct view *view, const struct asked *a,
                             const struct person *last)
{
	struct buf b;

	buf_init(&b, v->rq->mem, 4096);
	url_encode(&b, last->name);
	part_pager(view, a->after.n ? asked_url(v, a, "/search", FILTERS) : S(""),
	           str_format(v->rq->mem, "%.*s&after=%" PRId64 ".%.*s",
	                      FMT(asked_url(v, a, "/search", FILTERS)), last->id,
	                      FMT(buf_str(&b))), S(""));
}

static enum err show_people(struct visit *v, struct view *view, const struct asked *a)
{
	struct seek seek;
	struct str name;
	const struct person *p;
	struct rows rows = { 0 };
	int64_t id;
	size_t n;

	seek_read(v->rq->mem, a->q, &seek);
	read_person_cursor(a->after, &name, &id);
	if (seek_is_any(&seek))
		TRY(person_search(v->site->db, v->rq->mem, desk_viewer(&v->desk), &seek, name, id,
		                  PAGE_ROWS + 1, &rows));
	p = rows.v;
	n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	if (n)
		view_show_if(view_add(view, "PEOPLE"), "HEAD_FOR_DESK", for_desk(v));
	for (size_t i = 0; i < n; i++)
		show_person(v, view, &p[i], &a->search.terms);
	if (!n)
		view_set(view_add(view, "EMPTY"), "TEXT", str_of(_("Nobody found.")));
	if (rows.n > n)
		show_more_people(v, view, a, &p[n - 1]);
	return OK;
}

/* ---- the page ---- */

static void show_tabs(struct visit *v, struct view *view, struct asked a,
                      const struct tally *tally)
{
	static const char *const tabs[] = { N_("Tickets"), N_("People") };
	const int64_t counts[] = { tally->tickets, tally->people };
	bool people = a.people;

	if (v->actor.sight == SIGHT_OWN)
		return;
	view_add(view, "TABS");
	for (int i = 0; i < 2; i++) {
		struct view *tab = view_add(view, "TAB");

		a.people = i == 1;
		view_set(tab, "TAB_NAME", str_of(_(tabs[i])));
		view_set(tab, "TAB_URL", asked_url(v, &a, "/search", FILTERS));
		view_show_if(tab, "CURRENT", a.people == people);
		if (counts[i] >= 0)
			view_set(view_add(tab, "COUNTED"), "TAB_COUNT",
			         count_short(v->rq->mem, counts[i]));
	}
}

static bool asks_for_something(const struct asked *a)
{
	bool filtered = false;

	for (int i = 0; i < FILTERS; i++)
		filtered = filtered || a->label[i].n;
	return a->q.n || (filtered && !a->people);
}

/* As many as the tab of people would list, of those whom the visitor may know. */
static enum err count_people(struct visit *v, const struct asked *a, int64_t *out)
{
	struct seek seek;

	seek_read(v->rq->mem, a->q, &seek);
	if (v->actor.sight == SIGHT_OWN || !seek_is_any(&seek))
		return OK;
	return person_search_count(v->site->db, v->rq->mem, desk_viewer(&v->desk), &seek,
	                           COUNTED_TO, out);
}

static enum err show_found(struct visit *v, struct view *view, const struct asked *a,
                           struct tally *tally)
{
	struct results r = { .asked = a };

	TRY(page_settings(v));
	TRY(count_people(v, a, &tally->people));
	if (!a->people) {
		bool jumped;

		TRY(show_number(v, view, a, &jumped));
		TRY(look(v, a, PAGE_ROWS, &r));
		r.jumped = jumped;
		TRY(show_tickets(v, view, &r, tally->people));
	} else {
		TRY(desk_find(&v->desk, &a->search, &r.found));
		TRY(show_people(v, view, a));
	}
	tally->tickets = r.found.older ? COUNTED_TO : (int64_t)r.found.n;
	if (r.jumped && !tally->tickets)
		tally->tickets = 1;
	return OK;
}

static enum err show_search(struct visit *v)
{
	struct view *view = visit_view(v, "search.tpl", str_of(_("Search")));
	struct tally tally = { -1, -1 };
	struct asked a;
	enum err e = asked_read(v, &a);

	if (e != OK && e != E_INVALID)
		return e;
	asked_show(v, view, &a);
	view_add(view, a.people ? "IN_PEOPLE" : "IN_TICKETS");
	if (e == OK && asks_for_something(&a))
		TRY(show_found(v, view, &a, &tally));
	else if (e == OK)
		view_add(view, "NOT_YET");
	show_tabs(v, view, a, &tally);
	return visit_show(v, e == OK ? 200 : 422);
}

/* In the order of the page. */
static enum err file_rows(struct visit *v, void *at, struct arena *mem, struct buf *b, bool *more)
{
	const struct results *r = at;

	TRY(page_settings(v));
	for (size_t i = r->from; i < r->to; i++) {
		const struct line *line = line_of(r, r->found.v[i].id);

		if (line)
			lines_csv(v, mem, b, line, 1);
	}
	if (r->found.older)
		csv_remark(b, str_format(mem, _("Tickets with lower numbers than %" PRId64
		                                " were not looked at."), r->found.older));
	*more = false;
	return OK;
}

/* One look, as on the page: what is beyond it is not here, and its last line says so. */
static enum err search_csv(struct visit *v)
{
	struct results *r = NEW(v->rq->mem, struct results);
	struct asked a;

	TRY(asked_read(v, &a));
	if (!asks_for_something(&a))
		return E_INVALID;
	TRY(look(v, &a, SIZE_MAX, r));
	return csv_pour(v, &(struct poured){ "search", &lines_csv_record, file_rows, r });
}

const struct route search_pages[] = {
	{ GET, "/search",     MAY_ENTER, NULL, show_search, false },
	{ GET, "/search.csv", MAY_DESK,  NULL, search_csv,  false },
	{ 0 },
};
