/* Where an admin starts: what is still to set up, what is kept, whether all is well. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/text.h"
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

/* The rooms of an admin: what each is called, and what else one may look for it by. */
static const struct room {
	const char *name, *url, *words;
	size_t count;                   /* in struct census, from 1; 0: not counted */
} rooms[] = {
#define COUNTED(member) (offsetof(struct census, member) + 1)
	{ N_("People"), "/admin/people",
	  N_("users, accounts, roles, passwords, phones, managers, links, leave"),
	  COUNTED(active) },
	{ N_("Import people"), "/admin/people/import", N_("CSV, list, file"), 0 },
	{ N_("Teams"), "/admin/teams", N_("tiers, members, leads"), COUNTED(teams) },
	{ N_("Agencies"), "/admin/agencies", N_("organisations, domains, contacts"),
	  COUNTED(agencies) },
	{ N_("Locations"), "/admin/locations", N_("places, buildings"), COUNTED(locations) },
	{ N_("Categories"), "/admin/categories", N_("types, steps, default team, help"),
	  COUNTED(categories) },
	{ N_("Priorities and promises"), "/admin/rules",
	  N_("SLA, agreements, impact, urgency, matrix, first answer, clocks"), 0 },
	{ N_("Fields of your own"), "/admin/fields", N_("custom fields, forms, choices"), 0 },
	{ N_("Templates"), "/admin/templates", N_("recurring tickets, tasks"), 0 },
	{ N_("Privacy"), "/admin/privacy", N_("erase, export, personal data"), 0 },
	{ N_("How long things are kept"), "/admin/privacy/keeping",
	  N_("retention, delete, files, texts"), 0 },
	{ N_("Settings"), "/admin/settings", N_("name, phone, hours, closing, configuration"), 0 },
	{ N_("Configuration as a file"), "/admin/configuration.json",
	  N_("export, JSON, backup, copy"), 0 },
	{ N_("Audit log"), "/audit", N_("changes, history, who"), 0 },
#undef COUNTED
};
enum { ROOMS = sizeof rooms / sizeof *rooms };

static void show_links(struct visit *v, struct view *view, const struct census *c)
{
	for (const struct room *r = rooms; r < rooms + ROOMS; r++) {
		struct view *row = view_add(view, "KEPT");
		const char *at = (const char *)c + r->count - 1;

		view_set(row, "NAME", str_of(_(r->name)));
		view_set(row, "URL", str_of(r->url));
		view_set(row, "COUNT", r->count
		         ? str_format(v->rq->mem, "%" PRId64, *(const int64_t *)at) : S(""));
	}
}

/* ---- what is not looked at ---- */

/* What this version cannot know is said, and is never green. */
static void show_unchecked(struct visit *v, struct view *view)
{
	bool tls = str_begins(v->site->conf->base_url, S("https:"));
	const struct { const char *words, *help; } rows[] = {
		{ N_("Mail: not set up"),
		  N_("This version neither fetches nor sends mail.") },
		{ N_("Backups: not watched"),
		  N_("Firstline makes none and does not see yours: keep the database, the files "
		     "and the secret key together.") },
		{ tls ? N_("TLS: not watched") : N_("TLS: not set up"),
		  tls ? N_("The address is https; how long the certificate is good is not known "
		           "here.")
		      : N_("The address that is configured is not https.") },
		{ N_("Updates: not looked for"), N_("Nothing here asks other machines.") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct view *row = view_add(view, "UNCHECKED");

		view_set(row, "WORDS", str_of(_(rows[i].words)));
		view_set(row, "HELP", str_of(_(rows[i].help)));
	}
}

/* ---- looking for a room or a setting ---- */

static bool has_words(struct visit *v, struct str q, const char *name, const char *words)
{
	struct str text = str_format(v->rq->mem, "%s %s %s", name, _(name),
	                             *words ? _(words) : "");

	return str_search(str_lower(v->rq->mem, text), q) != SIZE_MAX;
}

static void show_met(struct view *met, struct str name, struct str help, struct str url)
{
	struct view *row = view_add(met, "ROOM");

	view_set(row, "NAME", name);
	view_set(row, "HELP", help);
	view_set(row, "URL", url);
}

static enum err show_search(struct visit *v, struct view *view, struct str typed)
{
	struct str q = str_lower(v->rq->mem, typed);
	struct setting_row rows[SETTINGS_MOST];
	struct view *met = view_add(view, "MET");
	size_t n, found = 0;

	TRY(settings_rows(&v->desk, rows, &n));
	for (const struct room *r = rooms; r < rooms + ROOMS; r++) {
		if (!has_words(v, q, r->name, r->words))
			continue;
		show_met(met, str_of(_(r->name)), S(""), str_of(r->url));
		found++;
	}
	for (size_t i = 0; i < n; i++) {
		struct str words = str_format(v->rq->mem, "%s %s", rows[i].name,
		                              *rows[i].help ? _(rows[i].help) : "");

		if (!has_words(v, q, rows[i].label, "")
		    && str_search(str_lower(v->rq->mem, words), q) == SIZE_MAX)
			continue;
		show_met(met, str_of(_(rows[i].label)), rows[i].value,
		         str_format(v->rq->mem, "/admin/settings?q=%s", rows[i].name));
		found++;
	}
	view_show_if(met, "NONE", !found);
	return OK;
}

static enum err start(struct visit *v)
{
	struct view *view = visit_view(v, "admin/start.tpl", str_of(_("Administration")));
	struct str q = text_line(v->rq->mem, str_clip(visit_query(v, "q"), 100));
	struct census census;
	bool named;

	view_set(view, "Q", q);
	if (q.n)
		TRY(show_search(v, view, q));
	TRY(card_census(v->site->db, v->rq->mem, &census));
	TRY(is_named(v, &named));
	show_steps(view, &census, named);
	show_links(v, view, &census);
	show_health(v, view);
	show_unchecked(v, view);
	return visit_show(v, 200);
}

const struct route admin_pages[] = {
	{ GET, "/admin", MAY_ADMIN, NULL, start, false },
	{ 0 },
};
