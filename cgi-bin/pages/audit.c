/* The audit log for whoever may read it: by object and actor, newest first, page and file. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/csv.h"
#include "base/text.h"
#include "pages/audit_words.h"
#include "pages/part.h"
#include "pages/poured.h"
#include "store/audit.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 100 };

/* What is on the log; a new kind is shown by its own name until it has a word here. */
static const struct {
	const char *name, *word;
} objects[] = {
	{ "person", N_("Person") },       { "agency", N_("Agency") },
	{ "location", N_("Location") },   { "team", N_("Team") },
	{ "category", N_("Category") },   { "matrix", N_("Priority") },
	{ "agreement", N_("Agreement") }, { "setting", N_("Setting") },
	{ "field", N_("Field") },         { "template", N_("Template") },
	{ "entry", N_("Text of ticket") }, { "ticket", N_("Ticket") },
};

static struct str object_word(struct str name)
{
	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
		if (str_eq(name, str_of(objects[i].name)))
			return str_of(_(objects[i].word));
	return name;
}

/* Where one can look at what is kept; empty where there is nothing to see. */
static struct str place_of(const struct visit *v, const struct audit *a)
{
	static const struct {
		const char *object, *path;
		bool each;              /* one page for each of them */
	} places[] = {
		{ "person", "/admin/people", true },     { "agency", "/admin/agencies", true },
		{ "location", "/admin/locations", true }, { "team", "/admin/teams", true },
		{ "category", "/admin/categories", true }, { "field", "/admin/fields", true },
		{ "template", "/admin/templates", true }, { "matrix", "/admin/rules", false },
		{ "agreement", "/admin/rules", false },  { "setting", "/admin/settings", false },
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		if (!str_eq(a->object, str_of(places[i].object)))
			continue;
		if (!places[i].each)
			return str_of(places[i].path);
		if (a->object_id)
			return str_format(v->rq->mem, "%s/%" PRId64, places[i].path, a->object_id);
	}
	return S("");
}

/* The form as it came. */
struct sought {
	struct str object, id, actor;
};
static const struct input inputs[] = {
	INPUT(struct sought, object, IN_LINE), INPUT(struct sought, id, IN_LINE),
	INPUT(struct sought, actor, IN_LINE),
};
static const struct form form = FORM("audit", struct sought, inputs);

struct asked {
	struct sought sought;
	struct str object;
	int64_t id, actor, before;
	bool lost;                      /* the page that was asked for is none */
	struct rows actors;
};

static bool is_number(struct str text, int64_t *out)
{
	if (text.n <= 18 && str_int(text, out) && *out > 0)
		return true;
	*out = 0;
	return false;
}

static bool is_object(struct str name)
{
	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
		if (str_eq(name, str_of(objects[i].name)))
			return true;
	return false;
}

static bool is_actor(const struct asked *a)
{
	const struct choice *c = a->actors.v;

	for (size_t i = 0; i < a->actors.n; i++)
		if (c[i].id == a->actor)
			return true;
	return false;
}

static struct str typed(const struct visit *v, const char *name)
{
	return text_line(v->rq->mem, str_clip(visit_query(v, name), 100));
}

/* E_INVALID: v->wrong says why. */
static enum err asked_here(struct visit *v, struct asked *a)
{
	struct sought *s = &a->sought;
	struct str before = visit_query(v, "before");

	*a = (struct asked){ .sought = { typed(v, "object"), typed(v, "id"), typed(v, "actor") } };
	TRY(audit_actors(v->site->db, v->rq->mem, &a->actors));
	a->lost = before.n && !is_number(before, &a->before);
	if (s->object.n && !is_object(s->object))
		wrong_value(&v->wrong, "object", s->object, _("There is no such kind of record."));
	else
		a->object = s->object;
	if (s->id.n && !is_number(s->id, &a->id))
		wrong_value(&v->wrong, "id", s->id, _("This is no number of a record."));
	else if (a->id && !a->object.n)
		wrong_say(&v->wrong, "object", _("Please choose the kind of this record."));
	if (s->actor.n && (!is_number(s->actor, &a->actor) || !is_actor(a)))
		wrong_value(&v->wrong, "actor", s->actor,
		            _("Nobody with this number is on the log."));
	return v->wrong.n ? E_INVALID : OK;
}

static struct str query_of(struct arena *mem, const struct asked *a)
{
	struct buf b;

	buf_init(&b, mem, 500);
	buf_add(&b, S("object="));
	url_encode(&b, a->object);
	if (a->id)
		buf_format(&b, "&id=%" PRId64, a->id);
	if (a->actor)
		buf_format(&b, "&actor=%" PRId64, a->actor);
	return buf_str(&b);
}

static void show_filter(struct visit *v, struct view *view, const struct asked *a)
{
	const struct choice *c = a->actors.v;

	form_show(v, view, &form, &a->sought);
	form_choice(view, "OBJECT_OPTION", S(""), str_of(_("Everything")), !a->object.n);
	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
		form_choice(view, "OBJECT_OPTION", str_of(objects[i].name),
		            str_of(_(objects[i].word)),
		            str_eq(a->object, str_of(objects[i].name)));
	form_choice(view, "ACTOR_OPTION", S(""), str_of(_("Everybody")), !a->actor);
	for (size_t i = 0; i < a->actors.n; i++)
		form_choice(view, "ACTOR_OPTION",
		            str_format(v->rq->mem, "%" PRId64, c[i].id), c[i].name,
		            c[i].id == a->actor);
	if (a->sought.id.n) {
		struct view *one = view_add(view, "ONE");

		view_set(one, "ID", a->sought.id);
		view_set(one, "ALL_URL", S("/audit"));
	}
}

static void show_row(struct visit *v, struct view *view, const struct audit *a)
{
	struct view *row = view_add(view, "ENTRY");
	struct str place = may(&v->actor, MAY_ADMIN) ? place_of(v, a) : S("");

	part_moment(v, row, "AT", a->at);
	view_set(row, "BY", a->actor_name);
	view_set(row, "OBJECT", object_word(a->object));
	view_set(row, "OBJECT_NAME", audit_name(v, a));
	view_set(row, "WHAT", audit_what(a));
	view_set(row, "WAS", audit_value(v, a, a->was));
	view_set(row, "BECOMES", audit_value(v, a, a->becomes));
	if (place.n)
		view_set(view_add(row, "LINKED"), "URL", place);
	else
		view_add(row, "UNLINKED");
}

static enum err list(struct visit *v)
{
	struct view *view = visit_view(v, "audit.tpl", str_of(_("Audit log")));
	const struct audit *row;
	struct str query;
	struct asked a;
	struct rows rows;
	size_t n;
	enum err e = asked_here(v, &a);

	if (e != OK && e != E_INVALID)
		return e;
	show_filter(v, view, &a);
	query = query_of(v->rq->mem, &a);
	view_set(view, "FILE_URL", str_format(v->rq->mem, "/audit.csv?%.*s", FMT(query)));
	if (e == E_INVALID)
		return visit_show(v, 422);
	if (a.lost)
		part_lost(v);
	TRY(audit_list(v->site->db, v->rq->mem, a.object, a.id, a.actor, a.before, PAGE_ROWS + 1,
	               &rows));
	row = rows.v;
	n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	for (size_t i = 0; i < n; i++)
		show_row(v, view, &row[i]);
	view_show_if(view, "SOME", n);
	view_show_if(view, "NONE", !n);
	if (n)
		part_pager(view,
		           a.before ? str_format(v->rq->mem, "/audit?%.*s", FMT(query)) : S(""),
		           rows.n > n ? str_format(v->rq->mem, "/audit?%.*s&before=%" PRId64,
		                                   FMT(query), row[n - 1].id) : S(""),
		           str_format(v->rq->mem, ngettext("%zu change on this page",
		                                           "%zu changes on this page", n), n));
	return visit_show(v, 200);
}

static enum err file_rows(struct visit *v, void *at, struct arena *mem, struct buf *b, bool *more)
{
	struct asked *a = at;
	const struct audit *row;
	struct rows rows;

	TRY(audit_list(v->site->db, mem, a->object, a->id, a->actor, a->before, POURED_ROWS,
	               &rows));
	row = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		csv_record(b, mem, &audit_record, &row[i]);
	*more = rows.n == POURED_ROWS;
	if (rows.n)
		a->before = row[rows.n - 1].id;
	return OK;
}

static enum err file(struct visit *v)
{
	struct asked *a = NEW(v->rq->mem, struct asked);

	TRY(asked_here(v, a));
	return csv_pour(v, &(struct poured){ "audit", &audit_record, file_rows, a });
}

const struct route audit_pages[] = {
	{ GET, "/audit",     MAY_AUDIT, NULL, list, false },
	{ GET, "/audit.csv", MAY_AUDIT, NULL, file, false },
	{ 0 },
};
