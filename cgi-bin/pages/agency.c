/* What a contact of an agency sees of it: its tickets, and who works there. Nothing else. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "pages/part.h"
#include "store/queue.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 50 };
enum { PEOPLE = AGENCY_TABS, TABS };

static const struct {
	const char *name, *title, *empty;
} tabs[TABS] = {
	[AGENCY_OPEN]   = { "open", N_("Open"), N_("Your agency has no open tickets.") },
	[AGENCY_SOLVED] = { "solved", N_("Solved"), N_("None of its tickets is solved yet.") },
	[PEOPLE]        = { "people", N_("People"), N_("Nobody works there.") },
};

static int tab_asked(const struct visit *v)
{
	struct str asked = visit_query(v, "show");

	for (int i = 0; i < TABS; i++)
		if (str_eq(asked, str_of(tabs[i].name)))
			return i;
	return AGENCY_OPEN;
}

static struct str tab_url(const struct visit *v, int tab)
{
	return str_format(v->rq->mem, "/agency?show=%s", tabs[tab].name);
}

static void show_tabs(const struct visit *v, struct view *view, int which)
{
	for (int i = 0; i < TABS; i++) {
		struct view *row = view_add(view, "TAB");

		view_set(row, "TAB_NAME", str_of(_(tabs[i].title)));
		view_set(row, "TAB_URL", tab_url(v, i));
		view_show_if(row, "CURRENT", i == which);
	}
}

static enum err show_tickets(struct visit *v, struct view *view, int which)
{
	struct str after = visit_query(v, "after");
	const struct line *lines;
	int64_t before = 0;
	struct rows rows;
	size_t n;

	if (after.n && (!str_int(after, &before) || before < 0)) {
		part_lost(v);
		before = 0;
	}
	TRY(queue_agency(v->site->db, v->rq->mem, desk_viewer(&v->desk), (enum agency_tab)which,
	                 before, PAGE_ROWS + 1, &rows));
	lines = rows.v;
	n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	view_show_if(view, "SOME", n > 0);
	for (size_t i = 0; i < n; i++)
		part_line(v, view, &lines[i], false);
	if (n == 0)
		view_set(view_add(view, "EMPTY"), "TEXT", str_of(_(tabs[which].empty)));
	part_pager(view, before ? tab_url(v, which) : S(""),
	           rows.n > n ? str_format(v->rq->mem, "%.*s&after=%" PRId64,
	                                   FMT(tab_url(v, which)), lines[n - 1].id) : S(""),
	           S(""));
	return OK;
}

static void show_person(const struct visit *v, struct view *view, const struct person *p)
{
	struct view *row = view_add(view, "PERSON");

	view_set(row, "NAME", p->name);
	view_set(row, "INITIALS", initials_of(v->rq->mem, p->name));
	view_set(row, "EMAIL", p->email);
	if (p->phone.n) {
		row = view_add(row, "HAS_PHONE");
		view_set(row, "PHONE", p->phone);
		view_set(row, "PHONE_TEL", phone_digits(v->rq->mem, p->phone));
	}
}

/* After the person whose number and name the cursor has: "17.Reyes, Anna". */
static enum err show_people(struct visit *v, struct view *view)
{
	static const struct seek any;
	struct str rest = visit_query(v, "after"), number, name = S("");
	const struct person *p;
	struct rows rows;
	struct buf b;
	int64_t id = 0;
	size_t n;

	if (rest.n && str_cut(&rest, '.', &number) && str_int(number, &id))
		name = rest;
	TRY(person_search(v->site->db, v->rq->mem, desk_viewer(&v->desk), &any, name, id,
	                  PAGE_ROWS + 1, &rows));
	p = rows.v;
	n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	view_show_if(view, "PEOPLE", n > 0);
	for (size_t i = 0; i < n; i++)
		show_person(v, view, &p[i]);
	if (n == 0)
		view_set(view_add(view, "EMPTY"), "TEXT", str_of(_(tabs[PEOPLE].empty)));
	buf_init(&b, v->rq->mem, 4096);
	if (rows.n > n) {
		buf_format(&b, "%.*s&after=%" PRId64 ".", FMT(tab_url(v, PEOPLE)), p[n - 1].id);
		url_encode(&b, p[n - 1].name);
	}
	part_pager(view, name.n ? tab_url(v, PEOPLE) : S(""), buf_str(&b), S(""));
	return OK;
}

static enum err show_agency(struct visit *v)
{
	struct str show = visit_query(v, "show");
	int which = tab_asked(v);
	struct view *view;

	if (v->actor.sight != SIGHT_AGENCY)
		return E_MISSING;
	view = visit_view(v, "agency.tpl", v->person.agency);
	view_set(view, "AGENCY_NAME", v->person.agency);
	show_tabs(v, view, which);
	if (show.n && !str_eq(show, str_of(tabs[which].name)))
		part_no_list(v, show, _(tabs[which].title));
	TRY(which == PEOPLE ? show_people(v, view) : show_tickets(v, view, which));
	return visit_show(v, 200);
}

const struct route agency_pages[] = {
	{ GET, "/agency", MAY_AGENCY, NULL, show_agency, false },
	{ 0 },
};
