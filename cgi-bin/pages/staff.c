/* People as an admin keeps them: the list with its filters, as a page and as a file. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/text.h"
#include "desk/card.h"
#include "pages/part.h"
#include "pages/person.h"
#include "store/member.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 50, FILE_ROWS = 20000, FILE_BYTES = 32 << 20 };

static int64_t number_asked(struct str text)
{
	int64_t n;

	return text.n <= 18 && str_int(text, &n) && n > 0 ? n : 0;
}

/* The form as it came. */
struct sought {
	struct str q, state, role, agency, team;
};
static const struct input sought_inputs[] = {
	INPUT(struct sought, q, IN_LINE), INPUT(struct sought, state, IN_LINE),
	INPUT(struct sought, role, IN_LINE), INPUT(struct sought, agency, IN_LINE),
	INPUT(struct sought, team, IN_LINE),
};
static const struct form sought_form = FORM("people", struct sought, sought_inputs);

struct asked {
	struct sought sought;
	struct wanted wanted;
	struct rows agencies, teams;
};

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

/* E_INVALID: v->wrong says why. */
static enum err read_sought(struct visit *v, struct asked *a)
{
	struct sought *s = &a->sought;
	struct wanted *w = &a->wanted;

	TRY(agency_choices(v->site->db, v->rq->mem, &a->agencies));
	TRY(team_choices(v->site->db, v->rq->mem, &a->teams));
	w->words = text_line(v->rq->mem, str_clip(s->q, 100));
	w->state = read_name(v, "state", &state_names, s->state, _("There is no such state."));
	w->role = read_name(v, "role", &role_names, s->role, _("There is no such role."));
	if (w->state < 0)
		w->state = STATE_ACTIVE;
	w->agency_id = read_choice(v, "agency", &a->agencies, s->agency,
	                           _("There is no such agency."));
	w->team_id = read_choice(v, "team", &a->teams, s->team, _("There is no such team."));
	return v->wrong.n ? E_INVALID : OK;
}

static enum err asked_here(struct visit *v, struct asked *a)
{
	*a = (struct asked){ .sought = {
		visit_query(v, "q"), visit_query(v, "state"), visit_query(v, "role"),
		visit_query(v, "agency"), visit_query(v, "team") } };
	return read_sought(v, a);
}

/* The same filter as a query. */
static struct str query_of(struct arena *mem, const struct wanted *w)
{
	struct buf b;

	buf_init(&b, mem, 2000);
	buf_format(&b, "state=%s", name_of(&state_names, w->state));
	if (w->words.n) {
		buf_add(&b, S("&q="));
		url_encode(&b, w->words);
	}
	if (w->role > 0)
		buf_format(&b, "&role=%s", name_of(&role_names, w->role));
	if (w->agency_id)
		buf_format(&b, "&agency=%" PRId64, w->agency_id);
	if (w->team_id)
		buf_format(&b, "&team=%" PRId64, w->team_id);
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

static void show_filter(struct visit *v, struct view *view, const struct asked *a)
{
	const struct wanted *w = &a->wanted;

	form_show(v, view, &sought_form, &a->sought);
	form_choices(view, "STATE_OPTION", &state_names, ~(uint64_t)0, state_word, NULL, w->state);
	form_choice(view, "ROLE_OPTION", S(""), str_of(_("Every role")), w->role <= 0);
	form_choices(view, "ROLE_OPTION", &role_names, ~(uint64_t)1, role_word, NULL, w->role);
	show_choices(v, view, "AGENCY_OPTION", _("Every agency"), w->agency_id, &a->agencies);
	show_choices(v, view, "TEAM_OPTION", _("Every team"), w->team_id, &a->teams);
	view_set(view, "FILE_URL", str_format(v->rq->mem, "/admin/people.csv?%.*s",
	                                      FMT(query_of(v->rq->mem, w))));
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
	int64_t after = number_asked(visit_query(v, "after"));
	int64_t before = number_asked(visit_query(v, "before"));
	enum err e;

	*p = (struct place){ .backwards = !after && before };
	if ((visit_query(v, "after").n && !after) || (visit_query(v, "before").n && !before))
		part_lost(v);
	if (!after && !before)
		return OK;
	e = card_by_id(v->site->db, v->rq->mem, after ? after : before, &p->card);
	p->from = e == OK;
	return e == E_MISSING ? OK : e;
}

static struct str page_url(struct visit *v, const struct wanted *w, const char *where,
                           const struct card *c)
{
	return str_format(v->rq->mem, "/admin/people?%.*s&%s=%" PRId64,
	                  FMT(query_of(v->rq->mem, w)), where, c->id);
}

static void show_page(struct visit *v, struct view *view, const struct wanted *w,
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
		           ? page_url(v, w, "before", &c[p->backwards ? n - 1 : 0]) : S(""),
		           p->backwards || more
		           ? page_url(v, w, "after", &c[p->backwards ? 0 : n - 1]) : S(""),
		           str_format(v->rq->mem, ngettext("%zu person on this page",
		                                           "%zu people on this page", n), n));
	view_show_if(view, "NOBODY", !n);
	view_show_if(view, "SOMEBODY", n);
}

static enum err list(struct visit *v)
{
	struct view *view = visit_view(v, "admin/people.tpl", str_of(_("People")));
	struct asked a;
	const struct wanted *w = &a.wanted;
	struct place p;
	struct rows rows;
	enum err e = asked_here(v, &a);

	if (e != OK && e != E_INVALID)
		return e;
	show_filter(v, view, &a);
	if (e == E_INVALID)
		return visit_show(v, 422);
	TRY(place_here(v, &p));
	TRY(card_list(v->site->db, v->rq->mem, w, p.from ? &p.card : NULL, p.backwards,
	              PAGE_ROWS + 1, &rows));
	show_page(v, view, w, &p, &rows);
	if (w->state == STATE_INVITED && rows.n) {
		struct view *many = view_add(view, "MAY_LINK");

		view_set(many, "WORDS", w->words);
		view_set(many, "IN_ROLE", a.sought.role);
		view_set(many, "IN_AGENCY", a.sought.agency);
		view_set(many, "IN_TEAM", a.sought.team);
	}
	return visit_show(v, 200);
}

/* The columns that an import reads, then those that only say how it is. */
struct person_line {
	struct str email, name, phone, location, agency, place, manager;
	int kind;
	uint64_t roles;
	struct str vip, join, leave, note, active, teams;
};
static const struct field line_fields[] = {
	FIELD(struct person_line, email, F_STR),
	FIELD(struct person_line, name, F_STR),
	FIELD(struct person_line, phone, F_STR),
	FIELD(struct person_line, location, F_STR),
	FIELD(struct person_line, agency, F_STR),
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
		c->email, c->name, c->phone, c->location, c->agency, c->place, c->manager, c->kind,
		c->roles, c->vip ? S("yes") : S("no"), date_text(mem, c->join_at),
		date_text(mem, c->leave_at), c->note, c->active ? S("yes") : S("no"), c->teams };
}

static enum err file(struct visit *v)
{
	const struct card *c;
	struct asked a;
	struct rows rows;
	struct buf b;

	TRY(asked_here(v, &a));
	TRY(card_list(v->site->db, v->rq->mem, &a.wanted, NULL, false, FILE_ROWS, &rows));
	c = rows.v;
	buf_init(&b, v->rq->mem, FILE_BYTES);
	csv_record_head(&b, &person_line_record);
	for (size_t i = 0; i < rows.n; i++) {
		struct person_line line = line_of(v->rq->mem, &c[i]);

		csv_record(&b, v->rq->mem, &person_line_record, &line);
	}
	reply_header(v->re, "Content-Disposition", S("attachment; filename=\"people.csv\""));
	return visit_text(v, 200, "text/csv; charset=utf-8", buf_str(&b));
}

/* ---- one-time links for all of a list who have no password ---- */

struct many {
	struct str q, role, agency, team;
};
static const struct input many_inputs[] = {
	INPUT(struct many, q, IN_LINE, 100),
	INPUT(struct many, role, IN_LINE, 20),
	INPUT(struct many, agency, IN_LINE, 20),
	INPUT(struct many, team, IN_LINE, 20),
};
/* Not once: sent again, it makes new links, and the page shows those. */
static const struct form many_form = FORM("many", struct many, many_inputs, .once = false);

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
	struct many in = { S(""), S(""), S(""), S("") };
	struct asked a = { 0 };
	struct rows rows;

	TRY(form_read(v, &many_form, &in));
	a.sought = (struct sought){ in.q, S("invited"), in.role, in.agency, in.team };
	TRY(read_sought(v, &a));
	TRY(card_list(v->site->db, v->rq->mem, &a.wanted, NULL, false, LINKS_MOST, &rows));
	TRY(db_begin(v->site->db));
	TRY(db_end(v->site->db, links_for(v, view, &rows)));
	view_show_if(view, "FULL", rows.n == LINKS_MOST);
	view_show_if(view, "NOBODY", !rows.n);
	view_set(view, "BACK_URL", S("/admin/people"));
	return visit_show(v, 200);
}

const struct route staff_pages[] = {
	{ GET,  "/admin/people",       MAY_ADMIN, NULL,       list,  false },
	{ GET,  "/admin/people.csv",   MAY_ADMIN, NULL,       file,  false },
	{ POST, "/admin/people/links", MAY_ADMIN, &many_form, links, false },
	{ 0 },
};
