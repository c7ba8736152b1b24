/* Where an admin starts: what is still to set up, what is kept, whether all is well. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/doctor.h"
#include "store/card.h"
#include "sys/lang.h"

/* The doctor's names in words for people. */
static const struct {
	const char *name, *words, *failed;
	bool plain;                     /* what the doctor says besides is of use if it fails */
} checks[] = {
	{ "secret key",      N_("The secret key is in its place"),
	  N_("The secret key cannot be read"), true },
	{ "database",        N_("The database answers"), N_("The database does not answer") },
	{ "schema",          N_("The database fits this version"),
	  N_("The database is of another version: run the migrations") },
	{ "durable commits", N_("What is saved survives a power failure"),
	  N_("What was saved last may be lost when the power fails"), true },
	{ "time zone",       N_("The time zone is known"), N_("The time zone is not known") },
	{ "static files",    N_("Styles and pictures are built"),
	  N_("Styles and pictures are not built"), true },
	{ "worker",          N_("The worker is alive"),
	  N_("The worker is silent: promises and closing by itself stand still") },
	{ "search",          N_("What is written can be found"),
	  N_("The search lags behind: new tickets cannot be found yet"), true },
	{ "demo",            N_("No demo company is open to the world"),
	  N_("A demo company is open to the world: everybody knows its passwords"), true },
	{ "disk",            N_("There is room on the disk"), N_("The disk is nearly full"), true },
};

static struct str detail_of(const struct finding *f)
{
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (str_eq(str_of(checks[i].name), str_of(f->name)) && checks[i].plain
		    && f->e == OK)
			return S("");
	return f->detail;
}

static struct str words_of(const struct finding *f)
{
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (str_eq(str_of(checks[i].name), str_of(f->name)))
			return str_of(f->e == OK ? _(checks[i].words) : _(checks[i].failed));
	return str_of(f->name);
}

static void show_health(struct visit *v, struct view *view)
{
	struct finding found[FINDINGS_MOST];
	size_t n = doctor_look(&v->desk, v->site->conf, found);
	bool well = true;

	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(view, "HEALTH");

		view_set(row, "WORDS", words_of(&found[i]));
		view_set(row, "DETAIL", detail_of(&found[i]));
		view_add(row, found[i].e == OK ? "WELL" : "ILL");
		well = well && found[i].e == OK;
	}
	view_show_if(view, "ALL_WELL", well);
}

/* Does the desk have a number of its own? */
static enum err is_named(struct visit *v, bool *named)
{
	struct setting_row rows[SETTINGS_MOST];
	size_t n;

	*named = false;
	TRY(settings_rows(&v->desk, rows, &n));
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_of(rows[i].name), S("desk_phone")))
			*named = rows[i].changed;
	return OK;
}

static void show_step(struct view *view, bool done, const char *words, const char *help,
                      const char *url)
{
	struct view *row = view_add(view, "STEP");

	view_set(row, "WORDS", str_of(_(words)));
	view_set(row, "HELP", str_of(_(help)));
	view_set(row, "URL", str_of(url));
	view_add(row, done ? "DONE" : "TO_DO");
}

static void show_steps(struct view *view, const struct census *c, bool named)
{
	show_step(view, named, N_("Name, phone and hours of the help desk"),
	          N_("They stand on every page."), "/admin/settings");
	show_step(view, c->teams > 0, N_("Teams"), N_("Somebody has to get the tickets."),
	          "/admin/teams");
	show_step(view, c->agencies > 0, N_("Agencies"), N_("Whom you serve."), "/admin/agencies");
	show_step(view, c->categories > 0, N_("Categories"),
	          N_("What tickets are about, and which team gets them."), "/admin/categories");
	show_step(view, c->trusted > 1, N_("People who work at the desk"),
	          N_("Add them one by one, or import a list."), "/admin/people");
	show_step(view, c->admins > 1, N_("A second administrator"),
	          N_("So that nobody is locked out when one is away."), "/admin/people?role=admin");
	show_step(view, c->invited == 0, N_("Everybody has a password"),
	          N_("Those without one need their one-time link."), "/admin/people?state=invited");
}

static void show_link(struct visit *v, struct view *view, const char *name, const char *url,
                      int64_t count)
{
	struct view *row = view_add(view, "KEPT");

	view_set(row, "NAME", str_of(_(name)));
	view_set(row, "URL", str_of(url));
	view_set(row, "COUNT", count < 0 ? S("") : str_format(v->rq->mem, "%" PRId64, count));
}

static void show_links(struct visit *v, struct view *view, const struct census *c)
{
	show_link(v, view, N_("People"), "/admin/people", c->active);
	show_link(v, view, N_("Teams"), "/admin/teams", c->teams);
	show_link(v, view, N_("Agencies"), "/admin/agencies", c->agencies);
	show_link(v, view, N_("Locations"), "/admin/locations", c->locations);
	show_link(v, view, N_("Categories"), "/admin/categories", c->categories);
	show_link(v, view, N_("Priorities and promises"), "/admin/rules", -1);
	show_link(v, view, N_("Fields of your own"), "/admin/fields", -1);
	show_link(v, view, N_("Templates"), "/admin/templates", -1);
	show_link(v, view, N_("Privacy"), "/admin/privacy", -1);
	show_link(v, view, N_("Settings"), "/admin/settings", -1);
	show_link(v, view, N_("Audit log"), "/audit", -1);
}

static enum err start(struct visit *v)
{
	struct view *view = visit_view(v, "admin/start.tpl", str_of(_("Administration")));
	struct census census;
	bool named;

	TRY(card_census(v->site->db, v->rq->mem, &census));
	TRY(is_named(v, &named));
	show_steps(view, &census, named);
	show_links(v, view, &census);
	show_health(v, view);
	return visit_show(v, 200);
}

const struct route admin_pages[] = {
	{ GET, "/admin", MAY_ADMIN, NULL, start, false },
	{ 0 },
};
