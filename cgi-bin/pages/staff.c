/* People as an admin keeps them: the list with its filters, as a page and as a file. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/text.h"
#include "desk/card.h"
#include "desk/import_column.h"
#include "pages/part.h"
#include "pages/person.h"
#include "pages/poured.h"
#include "store/member.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 50, COUNTED_MOST = 1000 };
enum { DAY_MS = 86400000 };

/* What the list is asked for, as it stands in its address. */
enum { ASK_Q, ASK_STATE, ASK_ROLE, ASK_AGENCY, ASK_TEAM, ASK_LOCATION, ASK_MANAGER, ASK_CAME,
       ASK_VIP, ASKS };
static const char *const ask_names[ASKS] = {
	"q", "state", "role", "agency", "team", "location", "manager", "came", "vip" };
struct asked {
	struct str v[ASKS];
	struct rows agencies, teams, locations;         /* to choose from */
};

/* The state first: a list of links is of those without a password. */
static const struct input sought_inputs[] = {
	{ "state", IN_LINE, offsetof(struct asked, v[ASK_STATE]), 20 },
	{ "q", IN_LINE, offsetof(struct asked, v[ASK_Q]), 100 },
	{ "role", IN_LINE, offsetof(struct asked, v[ASK_ROLE]), 20 },
	{ "agency", IN_LINE, offsetof(struct asked, v[ASK_AGENCY]), 20 },
	{ "team", IN_LINE, offsetof(struct asked, v[ASK_TEAM]), 20 },
	{ "location", IN_LINE, offsetof(struct asked, v[ASK_LOCATION]), 20 },
	{ "manager", IN_LINE, offsetof(struct asked, v[ASK_MANAGER]), 254 },
	{ "came", IN_LINE, offsetof(struct asked, v[ASK_CAME]), 20 },
	{ "vip", IN_LINE, offsetof(struct asked, v[ASK_VIP]), 3 },
};
static const struct form sought_form = FORM("people", struct asked, sought_inputs);

static const struct came {
	const char *name, *words;
	bool left;
	int days;
} cames[] = {
	{ "joined-30",  N_("Joined in 30 days"),  false, 30 },
	{ "joined-90",  N_("Joined in 90 days"),  false, 90 },
	{ "joined-365", N_("Joined in a year"),   false, 365 },
	{ "left-30",    N_("Left in 30 days"),    true, 30 },
	{ "left-90",    N_("Left in 90 days"),    true, 90 },
	{ "left-365",   N_("Left in a year"),     true, 365 },
};

enum { CAMES = sizeof cames / sizeof *cames };

static struct asked asked_here(const struct visit *v)
{
	struct asked a = { 0 };

	for (int i = 0; i < ASKS; i++)
		a.v[i] = text_line(v->rq->mem, str_clip(visit_query(v, ask_names[i]), 254));
	a.v[ASK_Q] = str_clip(a.v[ASK_Q], 100);
	return a;
}

static int64_t number_asked(struct str text)
{
	int64_t n;

	return text.n <= 18 && str_int(text, &n) && n > 0 ? n : 0;
}

static int read_name(struct visit *v, const char *field, const struct names *names,
                     struct str value, const char *text)
{
	int i = name_find(names, value);

	if (value.n && i < 0)
		wrong_value(&v->wrong, field, value, text);
	return i;
}

static int64_t read_choice(struct visit *v, const char *field, const struct rows *rows,
                           struct str value, const char *text)
{
	const struct choice *c = rows->v;
	int64_t id = number_asked(value);

	for (size_t i = 0; i < rows->n; i++)
		if (c[i].id == id)
			return id;
	if (value.n)
		wrong_value(&v->wrong, field, value, text);
	return 0;
}

/* Whoever left is not active, so that "Active" would be nobody. */
static void read_came(struct visit *v, struct str value, struct wanted *w)
{
	size_t i = 0;
	int64_t from;

	while (i < CAMES && !str_eq(value, str_of(cames[i].name)))
		i++;
	if (i == CAMES && value.n)
		wrong_value(&v->wrong, "came", value, _("There is no such choice."));
	if (i == CAMES)
		return;
	from = v->desk.now - (int64_t)cames[i].days * DAY_MS;
	w->joined_from = cames[i].left ? 0 : from;
	w->left_from = cames[i].left ? from : 0;
	w->left_to = v->desk.now;
	if (cames[i].left && w->state == STATE_ACTIVE)
		w->state = STATE_ALL;
}

static enum err read_manager(struct visit *v, struct str value, struct wanted *w)
{
	struct person manager = { .id = -1 };
	enum err e;

	if (!value.n)
		return OK;
	e = person_by_email(v->site->db, v->rq->mem, value, &manager);
	if (e == E_MISSING)
		wrong_value(&v->wrong, "manager", value, _("Nobody active has this address."));
	w->manager_id = manager.id;
	return e == E_MISSING ? OK : e;
}

/* E_INVALID: v->wrong says which of them means nothing. */
static enum err wanted_of(struct visit *v, struct asked *a, struct wanted *w)
{
	*w = (struct wanted){ .words = a->v[ASK_Q] };
	TRY(agency_choices(v->site->db, v->rq->mem, &a->agencies));
	TRY(team_choices(v->site->db, v->rq->mem, &a->teams));
	TRY(location_choices(v->site->db, v->rq->mem, &a->locations));
	w->state = read_name(v, "state", &state_names, a->v[ASK_STATE],
	                     _("There is no such state."));
	w->role = read_name(v, "role", &role_names, a->v[ASK_ROLE], _("There is no such role."));
	if (w->state < 0)
		w->state = STATE_ACTIVE;
	w->agency_id = read_choice(v, "agency", &a->agencies, a->v[ASK_AGENCY],
	                           _("There is no such agency."));
	w->team_id = read_choice(v, "team", &a->teams, a->v[ASK_TEAM],
	                         _("There is no such team."));
	w->location_id = read_choice(v, "location", &a->locations, a->v[ASK_LOCATION],
	                             _("There is no such location."));
	w->vip = str_eq(a->v[ASK_VIP], S("yes"));
	if (a->v[ASK_VIP].n && !w->vip)
		wrong_value(&v->wrong, "vip", a->v[ASK_VIP], _("There is no such choice."));
	read_came(v, a->v[ASK_CAME], w);
	TRY(read_manager(v, a->v[ASK_MANAGER], w));
	return v->wrong.n ? E_INVALID : OK;
}

/* The same as a query. */
static struct str query_of(struct arena *mem, const struct asked *a)
{
	struct buf b;

	buf_init(&b, mem, 8000);
	for (int i = 0; i < ASKS; i++) {
		if (!a->v[i].n)
			continue;
		buf_format(&b, "%s%s=", b.n ? "&" : "", ask_names[i]);
		url_encode(&b, a->v[i]);
	}
	return buf_str(&b);
}

static struct str state_word(int state)
{
	static const char *const words[] = {
		N_("Active"), N_("Without a password"), N_("Not active"), N_("All") };

	return str_of(_(words[state]));
}

static void show_option(struct visit *v, struct view *view, const char *section, int64_t id,
                        struct str label, int64_t selected)
{
	form_choice(view, section, id ? str_format(v->rq->mem, "%" PRId64, id) : S(""), label,
	            id == selected);
}

static void show_choices(struct visit *v, struct view *view, const char *section,
                         const char *any, int64_t selected, const struct rows *rows)
{
	const struct choice *c = rows->v;

	show_option(v, view, section, 0, str_of(any), selected);
	for (size_t i = 0; i < rows->n; i++)
		show_option(v, view, section, c[i].id, c[i].name, selected);
}

static void show_cames(struct view *view, struct str came)
{
	form_choice(view, "CAME_OPTION", S(""), str_of(_("Joined at any time")), true);
	for (size_t i = 0; i < CAMES; i++)
		form_choice(view, "CAME_OPTION", str_of(cames[i].name), str_of(_(cames[i].words)),
		            str_eq(came, str_of(cames[i].name)));
}

static void show_filter(struct visit *v, struct view *view, const struct asked *a,
                        const struct wanted *w)
{
	form_show(v, view, &sought_form, a);
	view_show_if(view, "ONLY_VIP", w->vip);
	form_choices(view, "STATE_OPTION", &state_names, ~(uint64_t)0, state_word, NULL, w->state);
	form_choice(view, "ROLE_OPTION", S(""), str_of(_("Every role")), w->role <= 0);
	form_choices(view, "ROLE_OPTION", &role_names, ~(uint64_t)1, role_word, NULL, w->role);
	show_cames(view, a->v[ASK_CAME]);
	show_choices(v, view, "AGENCY_OPTION", _("Every agency"), w->agency_id, &a->agencies);
	show_choices(v, view, "LOCATION_OPTION", _("Every location"), w->location_id,
	             &a->locations);
	show_choices(v, view, "TEAM_OPTION", _("Every team"), w->team_id, &a->teams);
	view_set(view, "FILE_URL", str_format(v->rq->mem, "/admin/people.csv?%.*s",
	                                      FMT(query_of(v->rq->mem, a))));
}

static enum err show_count(struct visit *v, struct view *view, const struct wanted *w)
{
	int64_t n;

	TRY(card_count(v->site->db, v->rq->mem, w, COUNTED_MOST + 1, &n));
	view_set(view, "COUNT_TEXT",
	         n > COUNTED_MOST
	         ? str_format(v->rq->mem, _("More than %d people"), COUNTED_MOST)
	         : str_format(v->rq->mem, ngettext("%d person", "%d people", (unsigned long)n),
	                      (int)n));
	return OK;
}

static void show_person(struct visit *v, struct view *view, const struct card *c)
{
	struct view *row = view_add(view, "PERSON");

	view_set(row, "NAME", c->name);
	view_set(row, "EMAIL", c->email);
	view_set(row, "PHONE", c->phone);
	view_set(row, "AGENCY", c->agency);
	view_set(row, "ROLES", roles_words(v->rq->mem, c->roles));
	view_set(row, "TEAMS", c->teams);
	view_format(row, "URL", "/admin/people/%" PRId64, c->id);
	view_show_if(row, "IS_VIP", c->vip);
	view_show_if(row, "OFF", !c->active);
	view_show_if(row, "IS_INVITED", c->active && c->invited);
}

struct place {
	struct card card;
	bool from, backwards;
};

static enum err place_here(struct visit *v, struct place *p)
{
	struct str asked = visit_query(v, "after"), other = visit_query(v, "before");
	int64_t after = number_asked(asked), before = number_asked(other);
	enum err e;

	*p = (struct place){ .backwards = !after && before };
	if ((asked.n && !after) || (other.n && !before))
		part_lost(v);
	if (!after && !before)
		return OK;
	e = card_by_id(v->site->db, v->rq->mem, after ? after : before, &p->card);
	p->from = e == OK;
	return e == E_MISSING ? OK : e;
}

static struct str page_url(struct visit *v, const struct asked *a, const char *where,
                           const struct card *c)
{
	struct str query = query_of(v->rq->mem, a);

	return str_format(v->rq->mem, "/admin/people?%.*s%s%s=%" PRId64, FMT(query),
	                  query.n ? "&" : "", where, c->id);
}

static void show_page(struct visit *v, struct view *view, const struct asked *a,
                      const struct place *p, const struct rows *rows)
{
	const struct card *c = rows->v;
	size_t n = rows->n > PAGE_ROWS ? PAGE_ROWS : rows->n;
	bool more = rows->n > PAGE_ROWS;

	for (size_t i = 0; i < n; i++)
		show_person(v, view, &c[p->backwards ? n - 1 - i : i]);
	if (n)
		part_pager(view,
		           (p->backwards ? more : p->from)
		           ? page_url(v, a, "before", &c[p->backwards ? n - 1 : 0]) : S(""),
		           p->backwards || more
		           ? page_url(v, a, "after", &c[p->backwards ? 0 : n - 1]) : S(""),
		           str_format(v->rq->mem, ngettext("%zu person on this page",
		                                           "%zu people on this page", n), n));
	view_show_if(view, "NOBODY", !n);
	view_show_if(view, "SOMEBODY", n);
}

/* The filter goes on with the button, so that the links are for whom the list shows. */
static void show_links(struct view *view, const struct asked *a)
{
	struct view *many = view_add(view, "MAY_LINK");

	for (int i = 0; i < ASKS; i++) {
		struct view *row;

		if (!a->v[i].n || i == ASK_STATE)
			continue;
		row = view_add(many, "ASKED");
		view_set(row, "NAME", str_of(ask_names[i]));
		view_set(row, "VALUE", a->v[i]);
	}
}

static enum err list(struct visit *v)
{
	struct view *view = visit_view(v, "admin/people.tpl", str_of(_("People")));
	struct asked a = asked_here(v);
	struct wanted w;
	enum err e;
	struct place p;
	struct rows rows;

	e = wanted_of(v, &a, &w);
	if (e != OK && e != E_INVALID)
		return e;
	show_filter(v, view, &a, &w);
	if (e == E_INVALID)
		return visit_show(v, 422);
	TRY(place_here(v, &p));
	TRY(card_list(v->site->db, v->rq->mem, &w, p.from ? &p.card : NULL, p.backwards,
	              PAGE_ROWS + 1, &rows));
	TRY(show_count(v, view, &w));
	show_page(v, view, &a, &p, &rows);
	if (w.state == STATE_INVITED && rows.n)
		show_links(view, &a);
	return visit_show(v, 200);
}

/* The columns that an import reads, then those that only say how it is. */
struct person_line {
	struct str email, name, phone, more, agency, location, place, manager;
	int kind;
	uint64_t roles;
	struct str vip, join, leave, note, active, teams;
};
static const struct field line_fields[] = {
	FIELD(struct person_line, email, F_STR),
	FIELD(struct person_line, name, F_STR),
	FIELD(struct person_line, phone, F_STR),
	FIELD(struct person_line, more, F_STR),
	FIELD(struct person_line, agency, F_STR),
	FIELD(struct person_line, location, F_STR),
	FIELD(struct person_line, place, F_STR),
	FIELD(struct person_line, manager, F_STR),
	FIELD(struct person_line, kind, F_ENUM, &person_kind_names),
	FIELD(struct person_line, roles, F_SET, &role_names),
	FIELD(struct person_line, vip, F_STR),
	FIELD(struct person_line, join, F_STR),
	FIELD(struct person_line, leave, F_STR),
	FIELD(struct person_line, note, F_STR),
	FIELD(struct person_line, active, F_STR),
	FIELD(struct person_line, teams, F_STR),
};
static const struct record person_line_record = RECORD("line", struct person_line, line_fields);

static struct person_line line_of(struct arena *mem, const struct card *c)
{
	return (struct person_line){
		c->email, c->name, c->phone, more_text(mem, c->more), c->agency, c->location,
		c->place, c->manager, c->kind, c->roles, c->vip ? S("yes") : S("no"),
		date_text(mem, c->join_at), date_text(mem, c->leave_at), c->note,
		c->active ? S("yes") : S("no"), c->teams };
}

/* How far the file is. */
struct progress {
	struct wanted wanted;
	struct card last;               /* its name and number */
};

static enum err say_who_is_missing(struct visit *v, const struct progress *p, struct arena *mem,
                                   struct buf *b)
{
	bool all;

	TRY(card_finds_all(v->site->db, mem, &p->wanted, &all));
	if (!all)
		csv_remark(b, str_of(_("These words find too many people: not all of them are in "
		                       "this file.")));
	return OK;
}

static enum err file_rows(struct visit *v, void *at, struct arena *mem, struct buf *b, bool *more)
{
	struct progress *p = at;
	struct desk by = v->desk;
	const struct card *c;
	struct rows rows;

	TRY(card_list(v->site->db, mem, &p->wanted, p->last.id ? &p->last : NULL, false,
	              POURED_ROWS, &rows));
	by.mem = mem;
	TRY(desk_read_more(&by, (struct card *)rows.v, rows.n));
	c = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct person_line line = line_of(mem, &c[i]);

		csv_record(b, mem, &person_line_record, &line);
	}
	*more = rows.n == POURED_ROWS;
	if (*more)
		p->last = (struct card){ .id = c[rows.n - 1].id,
		                         .name = str_copy(v->rq->mem, c[rows.n - 1].name) };
	return *more ? OK : say_who_is_missing(v, p, mem, b);
}

static enum err file(struct visit *v)
{
	struct progress *p = NEW(v->rq->mem, struct progress);
	struct asked a = asked_here(v);

	TRY(wanted_of(v, &a, &p->wanted));
	return csv_pour(v, &(struct poured){ "people", &person_line_record, file_rows, p });
}

/* ---- one-time links for all of a list who have no password ---- */

/* Links that are made again void those on the list that was printed. */
static const struct form many_form = {
	"many", sizeof(struct asked), sought_inputs + 1,
	sizeof sought_inputs / sizeof *sought_inputs - 1, .once = true, .shown = true };

enum { LINKS_MOST = 200 };

static enum err links_for(struct visit *v, struct view *view, const struct rows *rows)
{
	const struct card *c = rows->v;

	for (size_t i = 0; i < rows->n; i++) {
		struct errors none = { .mem = v->rq->mem };
		struct str link;
		struct view *row;
		enum err e = desk_link(&v->desk, c[i].id, v->site->conf->base_url, &none, &link);

		if (e == E_INVALID)
			continue;
		TRY(e);
		row = view_add(view, "LINK_ROW");
		view_set(row, "NAME", c[i].name);
		view_set(row, "EMAIL", c[i].email);
		view_set(row, "LINK", link);
	}
	return OK;
}

static enum err links(struct visit *v)
{
	struct view *view = visit_view(v, "admin/links.tpl", str_of(_("One-time links")));
	struct asked in = { .v = { S("") } };
	struct wanted w;
	struct rows rows;

	TRY(form_read(v, &many_form, &in));
	in.v[ASK_STATE] = S("invited");
	TRY(wanted_of(v, &in, &w));
	TRY(card_list(v->site->db, v->rq->mem, &w, NULL, false, LINKS_MOST, &rows));
	TRY(links_for(v, view, &rows));
	view_show_if(view, "FULL", rows.n == LINKS_MOST);
	view_show_if(view, "NOBODY", !rows.n);
	view_set(view, "BACK_URL", S("/admin/people"));
	v->way = S("/admin/people?state=invited");
	return visit_show(v, 200);
}

const struct route staff_pages[] = {
	{ GET,  "/admin/people",       MAY_ADMIN, NULL,       list,  false },
	{ GET,  "/admin/people.csv",   MAY_ADMIN, NULL,       file,  false },
	{ POST, "/admin/people/links", MAY_ADMIN, &many_form, links, false },
	{ 0 },
};
