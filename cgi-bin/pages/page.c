/* See page.h. */
#include "pages/page.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/cookie.h"
#include "base/when.h"
#include "desk/may.h"
#include "pages/part.h"
#include "sys/lang.h"

static const struct {
	const char *code, *text;
} notes[] = {
	{ "replied",       N_("Your reply is on its way.") },
	{ "noted",         N_("The internal note is saved.") },
	{ "taken",         N_("It is yours now.") },
	{ "assigned",      N_("It has changed hands.") },
	{ "changed",       N_("Your changes are saved.") },
	{ "resolved",      N_("It is resolved; the requester is asked to confirm.") },
	{ "confirmed",     N_("Thank you. It is closed now.") },
	{ "reopened",      N_("We go on with it.") },
	{ "withdrawn",     N_("Your request is withdrawn.") },
	{ "junk",          N_("It is marked as junk.") },
	{ "restored",      N_("It is open again.") },
	{ "opened",        N_("The ticket is open.") },
	{ "opened-solved", N_("It is kept, and solved; the requester is asked to confirm.") },
	{ "saved",         N_("Saved.") },
	{ "saved-agency",  N_("Saved. The agency follows from the mail address.") },
	{ "saved-handed",  N_("Saved. Open tickets and tasks went back to their teams.") },
	{ "signed-out",    N_("You are signed out.") },
	{ "deactivated",   N_("Deactivated. What went to whom stands below.") },
	{ "reactivated",   N_("Active again.") },
	{ "merged",        N_("They are one now. For 30 days this can be undone.") },
	{ "merge-finished", N_("The confidential requests passed on, too.") },
	{ "unmerged",      N_("They are two again.") },
	{ "imported",      N_("The list is imported.") },
	{ "imported-but",  N_("The list is imported, but for rows that are not right any more. "
	                      "Send it again to see which.") },
	{ "password",      N_("Your password is changed; you are signed out everywhere else.") },
	{ "redacted",      N_("The text is gone.") },
	{ "erased",        N_("The person is erased.") },
	{ "task-added",    N_("The task is added.") },
	{ "task-done",     N_("The task is done.") },
	{ "task-undone",   N_("The task is open again.") },
	{ "task-removed",  N_("The task is removed. You can put it back.") },
	{ "task-back",     N_("The task is back.") },
};

bool page_noted(const struct visit *v, const char *code)
{
	struct str noted;

	return cookie_get(v->rq->cookie, v->site->note_cookie, &noted)
	    && str_eq(noted, str_of(code));
}

static void show_note(struct visit *v, struct view *root)
{
	struct str code = visit_take_note(v);

	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		if (str_eq(code, str_of(notes[i].code)))
			view_set(view_add(root, "NOTE"), "TEXT", str_of(_(notes[i].text)));
}

static void show_contacts(struct visit *v, struct view *root)
{
	struct view *part;

	if (v->settings.desk_phone.n) {
		part = view_add(root, "SITE_PHONE");
		view_set(part, "PHONE", v->settings.desk_phone);
		view_set(part, "PHONE_TEL", phone_digits(v->rq->mem, v->settings.desk_phone));
	}
	if (v->settings.desk_mail.n)
		view_set(view_add(root, "SITE_MAIL"), "MAIL", v->settings.desk_mail);
}

static const struct view_link {
	const char *name, *path;
	size_t count;
} view_links[] = {
	{ N_("Mine"),            "/queue/mine",       offsetof(struct counts, mine) },
	{ N_("Unassigned"),      "/queue/unassigned", offsetof(struct counts, unassigned) },
	{ N_("To triage"),       "/queue/triage",     offsetof(struct counts, triage) },
	{ N_("Waiting for user"), "/queue/waiting",   offsetof(struct counts, waiting) },
	{ N_("All open"),        "/queue/open",       offsetof(struct counts, open) },
	{ N_("Recently solved"), "/queue/solved",     offsetof(struct counts, solved) },
	{ N_("My tasks"),        "/work",             offsetof(struct counts, tasks) },
};

enum err page_settings(struct visit *v)
{
	if (v->settled)
		return OK;
	TRY(memo_house(&v->site->memo, &v->desk, v->house));
	v->settings = v->site->memo.settings;
	v->settled = true;
	return OK;
}

/* After something was done (a note says so) everything is counted again. */
enum err page_counts(struct visit *v)
{
	struct str note;

	if (v->counted)
		return OK;
	TRY(memo_counts(&v->site->memo, &v->desk,
	                v->desk.now - v->settings.recent_days * MS_PER_DAY,
	                cookie_get(v->rq->cookie, v->site->note_cookie, &note), &v->counts));
	v->counted = true;
	return OK;
}

static enum err show_views(struct visit *v, struct view *root)
{
	TRY(page_counts(v));
	for (size_t i = 0; i < sizeof view_links / sizeof *view_links; i++) {
		const struct view_link *link = &view_links[i];
		int64_t n = *(const int64_t *)((const char *)&v->counts + link->count);
		struct view *row = view_add(root, "VIEW");

		view_set(row, "VIEW_NAME", str_of(_(link->name)));
		view_set(row, "VIEW_URL", str_of(link->path));
		view_set(row, "VIEW_COUNT", count_short(v->rq->mem, n));
		view_show_if(row, "CURRENT", str_eq(v->rq->path, str_of(link->path)));
	}
	return OK;
}

/* What else there is, for whoever may. */
static const struct {
	const char *name, *path;
	enum may need;
} rail_links[] = {
	{ N_("Agency"),    "/agency",  MAY_AGENCY },
	{ N_("Reports"),   "/reports", MAY_REPORT },
	{ N_("Admin"),     "/admin",   MAY_ADMIN },
	{ N_("Audit log"), "/audit",   MAY_AUDIT },
};

static void add_rail(const struct visit *v, struct view *root, const char *name, const char *path)
{
	struct view *row = view_add(root, "RAIL");

	view_set(row, "RAIL_NAME", str_of(_(name)));
	view_set(row, "RAIL_URL", str_of(path));
	view_show_if(row, "RAIL_CURRENT", str_begins(v->rq->path, str_of(path)));
}

static void show_rail(struct visit *v, struct view *root)
{
	for (size_t i = 0; i < sizeof rail_links / sizeof *rail_links; i++)
		if (may(&v->actor, rail_links[i].need))
			add_rail(v, root, rail_links[i].name, rail_links[i].path);
	if (v->actor.sight == SIGHT_SECURITY)
		add_rail(v, root, N_("Security team"), "/security");
}

static const struct {
	const char *path, *section;
} places[] = {
	{ "/", "AT_HOME" }, { "/tickets", "AT_TICKETS" }, { "/tickets/for", "AT_NEW" },
	{ "/help", "AT_HELP" }, { "/me", "AT_ME" },
};

static enum err show_person(struct visit *v, struct view *root)
{
	struct view *me = view_add(root, "SIGNED_IN");

	view_set(me, "ME_NAME", v->person.name);
	view_set(me, "ME_INITIALS", initials_of(v->rq->mem, v->person.name));
	view_set(me, "ME_EMAIL", v->person.email);
	view_show_if(root, "MAY_ASK", may(&v->actor, MAY_ASK));
	view_show_if(root, "MAY_OPEN_FOR", may(&v->actor, MAY_OPEN_FOR));
	view_add(root, may(&v->actor, MAY_DESK) ? "DESK" : "PORTAL");
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		view_show_if(root, places[i].section,
		             v->rq->method == GET
		             && str_eq(v->rq->path, str_of(places[i].path)));
	show_rail(v, root);
	return may(&v->actor, MAY_DESK) ? show_views(v, root) : OK;
}

enum err page_frame(struct visit *v, struct view *root)
{
	enum err e = OK;

	/* Without its settings and counts a page is poorer, and still a page. */
	if (page_settings(v) == E_BROKEN)
		return E_BROKEN;
	view_set(root, "LANG", v->language->code);
	view_set(root, "THEME", str_of(name_of(&theme_names, v->person.theme)));
	view_set(root, "SITE_NAME", v->settings.desk_name);
	view_set(root, "NOW_ISO", when_rfc3339(v->rq->mem, v->desk.now));
	show_note(v, root);
	show_contacts(v, root);
	if (v->person.id)
		e = show_person(v, root);
	return e == E_BUSY ? OK : e;
}
