/*
 * The parts of an organisation as an admin keeps them: agencies, locations,
 * teams, categories. One list, one card, four rows of a table.
 */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/keep.h"
#include "desk/words.h"
#include "http/seen.h"
#include "pages/card_people.h"
#include "pages/part.h"
#include "pages/sheet.h"
#include "sys/lang.h"

enum { SHOWN_MOST = 300 };

/* ---- the forms: inputs into the cards themselves, and their faces ---- */

static const struct input agency_inputs[] = {
	INPUT(struct agency, version, IN_NUMBER),
	INPUT(struct agency, name, IN_LINE, 120),
	INPUT(struct agency, code, IN_LINE, 20),
	INPUT(struct agency, domains, IN_LINE, 500),
	INPUT(struct agency, security, IN_LINE, 254),
	INPUT(struct agency, active, IN_FLAG),
};
static const struct form agency_form =
	FORM("agency", struct agency, agency_inputs, .seen = true, .once = true);
static const struct face agency_faces[] = {
	{ "name", LOOK_LINE, N_("Name") },
	{ "code", LOOK_LINE, N_("Code"), N_("Short, as in lists and files.") },
	{ "domains", LOOK_LINE, N_("Mail domains"),
	  N_("With blanks between them: agency.gov mail.agency.gov"), .wide = true },
	{ "security", LOOK_MAIL, N_("Security authority"),
	  N_("Mail address of whoever decides there in matters of security."), .wide = true },
	{ "active", LOOK_FLAG, N_("In use"), N_("Without it, nobody new is given this agency."),
	  .later = true },
};

static const struct input location_inputs[] = {
	INPUT(struct location, version, IN_NUMBER),
	INPUT(struct location, name, IN_LINE, 120),
	INPUT(struct location, code, IN_LINE, 20),
	INPUT(struct location, agency_id, IN_NUMBER),
	INPUT(struct location, active, IN_FLAG),
};
static const struct form location_form =
	FORM("location", struct location, location_inputs, .seen = true, .once = true);
static const struct face location_faces[] = {
	{ "name", LOOK_LINE, N_("Name") },
	{ "code", LOOK_LINE, N_("Code"), N_("Short, as in lists and files.") },
	{ "agency_id", LOOK_CHOICE, N_("Agency"), N_("Empty: used by all.") },
	{ "active", LOOK_FLAG, N_("In use"), N_("Without it, nobody new is given this location."),
	  .later = true },
};

static const struct input team_inputs[] = {
	INPUT(struct team_card, version, IN_NUMBER),
	INPUT(struct team_card, name, IN_LINE, 120),
	INPUT(struct team_card, code, IN_LINE, 20),
	INPUT(struct team_card, tier, IN_NUMBER),
	INPUT(struct team_card, kind, IN_NAME, 0, &team_kind_names),
	INPUT(struct team_card, active, IN_FLAG),
};
static const struct form team_form =
	FORM("team", struct team_card, team_inputs, .seen = true, .once = true);
static const struct face team_faces[] = {
	{ "name", LOOK_LINE, N_("Name") },
	{ "code", LOOK_LINE, N_("Code"), N_("Short, as in lists and files.") },
	{ "tier", LOOK_CHOICE, N_("Tier"),
	  N_("Work that goes to a higher tier is an escalation.") },
	{ "kind", LOOK_CHOICE, N_("Kind"),
	  N_("Only a security team sees confidential tickets. The kind of a team never changes.") },
	{ "active", LOOK_FLAG, N_("In use"), N_("A team with open tickets cannot be put away."),
	  .later = true },
};

static const struct input category_inputs[] = {
	INPUT(struct category_card, version, IN_NUMBER),
	INPUT(struct category_card, name, IN_LINE, 120),
	INPUT(struct category_card, code, IN_LINE, 40),
	INPUT(struct category_card, parent_id, IN_NUMBER),
	INPUT(struct category_card, team_id, IN_NUMBER),
	INPUT(struct category_card, kind, IN_NAME, 0, &category_kind_names),
	INPUT(struct category_card, sort, IN_NUMBER),
	INPUT(struct category_card, help, IN_LINE, 300),
	INPUT(struct category_card, steps, IN_TEXT, 2000),
	INPUT(struct category_card, active, IN_FLAG),
};
static const struct form category_form =
	FORM("category", struct category_card, category_inputs, .seen = true, .once = true);
static const struct face category_faces[] = {
	{ "name", LOOK_LINE, N_("Name") },
	{ "code", LOOK_LINE, N_("Code"), N_("Short, as in lists and files.") },
	{ "parent_id", LOOK_CHOICE, N_("Below"), N_("Two levels, for example Hardware: Printer.") },
	{ "team_id", LOOK_CHOICE, N_("Team"),
	  N_("Where its tickets go; empty: as the one above it.") },
	{ "kind", LOOK_CHOICE, N_("Type") },
	{ "sort", LOOK_NUMBER, N_("Place in the list"), N_("Smaller numbers come first.") },
	{ "help", LOOK_LINE, N_("Help"), N_("One line for whoever has to choose."), .wide = true },
	{ "steps", LOOK_TEXT, N_("Steps"), N_("What an agent ticks off, one a line.") },
	{ "active", LOOK_FLAG, N_("In use"), N_("Without it, new tickets cannot have it."),
	  .later = true },
};

/* ---- the words of their choices ---- */

static struct str team_kind_word(int kind)
{
	return str_of(kind == TEAM_SECURITY ? _("Security team") : _("Desk team"));
}

static struct str category_kind_word(int kind)
{
	return kind == CATEGORY_ANY ? str_of(_("Every type")) : kind_word(kind - 1);
}

static enum err no_options(struct visit *v, struct view *field, const char *name, const void *in)
{
	(void)v, (void)field, (void)name, (void)in;
	return OK;
}

static enum err location_options(struct visit *v, struct view *field, const char *name,
                                 const void *in)
{
	struct rows rows;

	(void)name;
	TRY(agency_choices(v->site->db, v->rq->mem, &rows));
	sheet_options_of(v, field, &rows, _("All agencies"),
	                 ((const struct location *)in)->agency_id);
	return OK;
}

static enum err team_options(struct visit *v, struct view *field, const char *name,
                             const void *in)
{
	const struct team_card *t = in;

	if (str_eq(str_of(name), S("kind"))) {
		sheet_options(field, &team_kind_names, team_kind_word, t->kind);
		return OK;
	}
	for (int tier = 1; tier <= 3; tier++)
		sheet_option_id(v, field, tier, str_format(v->rq->mem, _("Tier %d"), tier),
		                t->tier);
	return OK;
}

static enum err category_options(struct visit *v, struct view *field, const char *name,
                                 const void *in)
{
	const struct category_card *c = in;
	struct rows rows;

	if (str_eq(str_of(name), S("kind"))) {
		sheet_options(field, &category_kind_names, category_kind_word, c->kind);
		return OK;
	}
	if (str_eq(str_of(name), S("team_id"))) {
		TRY(team_choices(v->site->db, v->rq->mem, &rows));
		sheet_options_of(v, field, &rows, _("As above it, or the first team"), c->team_id);
		return OK;
	}
	TRY(parent_choices(v->site->db, v->rq->mem, &rows));
	sheet_options_of(v, field, &rows, _("Nothing: it stands at the top"), c->parent_id);
	return OK;
}

/* ---- the four ---- */

static const struct room {
	const char *path;
	const struct keeping *keeping;
	struct sheet sheet;
	const char *title, *intro, *add, *empty;
	struct {
		const char *label, *field;
	} column[3];
} rooms[] = {
	{ "/admin/agencies", &agency_keeping, SHEET(&agency_form, agency_faces, no_options),
	  N_("Agencies"), N_("Whom the help desk serves. People and tickets belong to one."),
	  N_("New agency"),
	  N_("No agency is here yet. Without one, everybody belongs to the house."),
	  { { N_("Mail domains"), "domains" }, { N_("Security authority"), "security" } } },
	{ "/admin/locations", &location_keeping,
	  SHEET(&location_form, location_faces, location_options),
	  N_("Locations"), N_("Where people sit, for whoever has to go there."),
	  N_("New location"), N_("No location is here yet."), { { N_("Agency"), "agency" } } },
	{ "/admin/teams", &team_keeping, SHEET(&team_form, team_faces, team_options),
	  N_("Teams"), N_("Who works on tickets. Tier 1 answers first, tier 3 knows most."),
	  N_("New team"), N_("No team is here yet."),
	  { { N_("Tier"), "tier" }, { N_("Members"), "members" }, { N_("Leads"), "leads" } } },
	{ "/admin/categories", &category_keeping,
	  SHEET(&category_form, category_faces, category_options),
	  N_("Categories"), N_("What tickets are about, and which team gets them."),
	  N_("New category"), N_("No category is here yet."),
	  { { N_("Team"), "team" }, { N_("Help"), "help" } } },
};

enum { COLUMNS = 3 };

static const struct room *room_here(const struct visit *v)
{
	for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
		if (str_begins(v->rq->path, str_of(rooms[i].path)))
			return &rooms[i];
	return NULL;
}

static struct str text_of(const struct visit *v, const struct room *r, const void *card,
                          const char *name)
{
	const struct record *record = r->keeping->shelf->record;

	return field_text(v->rq->mem, record_field(record, str_of(name)), card);
}

/* A category is listed as "Hardware: Printer". */
static struct str title_of(const struct visit *v, const struct room *r, const void *card)
{
	bool paths = record_field(r->keeping->shelf->record, S("path"));

	return text_of(v, r, card, paths ? "path" : "name");
}

/* ---- the list ---- */

static bool is_wanted(const struct visit *v, const struct room *r, const void *card, struct str q)
{
	struct str where = str_format(v->rq->mem, "%.*s %.*s", FMT(title_of(v, r, card)),
	                              FMT(text_of(v, r, card, "code")));

	return !q.n || str_search(str_lower(v->rq->mem, where), q) != SIZE_MAX;
}

static void show_line(struct visit *v, struct view *view, const struct room *r, const void *card)
{
	struct view *row = view_add(view, "CARD");

	view_set(row, "NAME", title_of(v, r, card));
	view_set(row, "CODE", text_of(v, r, card, "code"));
	view_set(row, "URL", str_format(v->rq->mem, "%s/%.*s", r->path,
	                                FMT(text_of(v, r, card, "id"))));
	view_show_if(row, "OFF", !text_of(v, r, card, "active").n);
	for (int i = 0; i < COLUMNS && r->column[i].field; i++)
		view_set(view_add(row, "CELL"), "TEXT", text_of(v, r, card, r->column[i].field));
}

static struct str count_text(const struct visit *v, size_t shown, size_t found)
{
	if (shown < found)
		return str_format(v->rq->mem, _("%zu of %zu: say more to find the others"), shown,
		                  found);
	return str_format(v->rq->mem, ngettext("%zu entry", "%zu entries", found), found);
}

static enum err list(struct visit *v)
{
	const struct room *r = room_here(v);
	struct view *view = visit_view(v, "admin/list.tpl", str_of(_(r->title)));
	struct str q = str_trim(str_clip(visit_query(v, "q"), 100));
	size_t found = 0, shown = 0;
	struct rows rows;

	TRY(r->keeping->shelf->list(v->site->db, v->rq->mem, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const void *card = (const char *)rows.v + i * r->keeping->shelf->record->size;

		if (!is_wanted(v, r, card, str_lower(v->rq->mem, q)))
			continue;
		if (found++ < SHOWN_MOST)
			show_line(v, view, r, card), shown++;
	}
	for (int i = 0; i < COLUMNS && r->column[i].label; i++)
		view_set(view_add(view, "HEAD"), "LABEL", str_of(_(r->column[i].label)));
	view_set(view, "HEADING", str_of(_(r->title)));
	view_set(view, "INTRO", str_of(_(r->intro)));
	view_set(view, "ADD_LABEL", str_of(_(r->add)));
	view_set(view, "ADD_URL", str_format(v->rq->mem, "%s/new", r->path));
	view_set(view, "HERE", str_of(r->path));
	view_set(view, "Q", q);
	view_set(view, "COUNT_TEXT", count_text(v, shown, found));
	view_set(view, "EMPTY_TEXT",
	         str_of(q.n ? _("Nothing has these words.") : _(r->empty)));
	view_show_if(view, "NONE", !found);
	return visit_show(v, 200);
}

/* ---- the card ---- */

static enum err show_use(struct visit *v, struct view *view, const struct room *r)
{
	struct view *old = view_add(view, "IS_OLD");
	struct arena *mem = v->rq->mem;
	struct use use;

	TRY(r->keeping->use(v->site->db, mem, desk_viewer(&v->desk), v->id, &use));
	view_set(old, "USED_TEXT",
	         str_format(mem, "%.*s, %.*s.",
	                    FMT(str_format(mem, ngettext("Used by %d ticket", "Used by %d tickets",
	                                                 (unsigned long)use.tickets),
	                                   (int)use.tickets)),
	                    FMT(str_format(mem, ngettext("%d person", "%d people",
	                                                 (unsigned long)use.people),
	                                   (int)use.people))));
	view_format(old, "HISTORY_URL", "/audit?object=%s&id=%" PRId64,
	            r->keeping->shelf->object, v->id);
	return OK;
}

static enum err show_card(struct visit *v, const struct room *r, void *card, const void *now,
                          int status)
{
	struct str name = v->id ? title_of(v, r, card) : str_of(_(r->add));
	struct view *view = visit_view(v, "admin/card.tpl", name.n ? name : str_of(_(r->title)));

	if (now)
		TRY(sheet_stale(v, view, &r->sheet, now, card));
	TRY(sheet_show(v, view, &r->sheet, card, now, !v->id));
	view_set(view, "HEADING", name.n ? name : str_of(_(r->title)));
	view_set(view, "BACK_URL", str_of(r->path));
	view_set(view, "BACK_LABEL", str_of(_(r->title)));
	view_set(view, "ACTION", v->id ? str_format(v->rq->mem, "%s/%" PRId64, r->path, v->id)
	                               : str_format(v->rq->mem, "%s/new", r->path));
	view_set(view, "VERSION", text_of(v, r, now ? now : card, "version"));
	if (v->id)
		TRY(show_use(v, view, r));
	if (v->id && r->keeping == &team_keeping)
		TRY(card_members(v, view));
	if (v->id && r->keeping == &agency_keeping)
		TRY(card_contacts(v, view));
	return visit_show(v, status);
}

static enum err open_card(struct visit *v, const struct room *r, void **card)
{
	const struct shelf *shelf = r->keeping->shelf;

	*card = arena_take(v->rq->mem, shelf->record->size);
	if (v->id)
		return shelf->by_id(v->site->db, v->rq->mem, v->id, *card);
	if (r->keeping == &team_keeping)
		((struct team_card *)*card)->tier = 1;
	return OK;
}

static enum err card(struct visit *v)
{
	const struct room *r = room_here(v);
	void *card;

	TRY(open_card(v, r, &card));
	return show_card(v, r, card, NULL, 200);
}

static enum err save(struct visit *v)
{
	const struct room *r = room_here(v);
	void *now = arena_take(v->rq->mem, r->keeping->shelf->record->size), *card;
	enum err e;

	TRY(open_card(v, r, &card));
	memcpy(now, card, r->keeping->shelf->record->size);
	if (v->id)
		sheet_untick(r->sheet.form, card);
	e = form_read(v, r->sheet.form, card);
	seen_catch_up(v, r->sheet.form, card, now);
	if (e == OK)
		e = desk_keep(&v->desk, r->keeping, card, now, &v->wrong);
	if (e == E_INVALID)
		return show_card(v, r, card, NULL, 422);
	if (e == E_STALE)
		return show_card(v, r, card, now, 409);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "%s", r->path);
}

/* ---- who works in a team ---- */

struct joining {
	struct str email;
	int64_t person;
	bool leads;
};
static const struct input join_inputs[] = {
	INPUT(struct joining, email, IN_LINE, 254),
	INPUT(struct joining, leads, IN_FLAG),
};
static const struct form join_form = FORM("join", struct joining, join_inputs, .once = true);
static const struct input leave_inputs[] = { INPUT(struct joining, person, IN_NUMBER) };
static const struct form leave_form = FORM("leave", struct joining, leave_inputs, .once = true);

static enum err join(struct visit *v)
{
	struct joining in = { .email = S("") };
	struct person p = { 0 };
	void *card;
	enum err e;

	TRY(open_card(v, room_here(v), &card));
	e = form_read(v, &join_form, &in);
	if (e == OK)
		e = person_by_email(v->site->db, v->rq->mem, in.email, &p);
	if (e == E_MISSING)
		e = wrong_say(&v->wrong, "person", _("Nobody active has this address."));
	if (e == OK)
		e = desk_join_team(&v->desk, v->id, p.id, in.leads, &v->wrong);
	if (e == E_INVALID)
		return show_card(v, room_here(v), card, NULL, 422);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/admin/teams/%" PRId64, v->id);
}

static enum err leave(struct visit *v)
{
	struct joining in = { 0 };

	TRY(form_read(v, &leave_form, &in));
	TRY(desk_leave_team(&v->desk, v->id, in.person));
	visit_note(v, "saved");
	return visit_go(v, "/admin/teams/%" PRId64, v->id);
}

/* ---- who speaks for an agency ---- */

static const struct input contact_inputs[] = { INPUT(struct joining, email, IN_LINE, 254) };
static const struct form contact_form =
	FORM("contact", struct joining, contact_inputs, .once = true);

static enum err make_contact(struct visit *v)
{
	struct joining in = { .email = S("") };
	void *card;
	enum err e;

	TRY(open_card(v, room_here(v), &card));
	e = form_read(v, &contact_form, &in);
	if (e == OK)
		e = desk_make_contact(&v->desk, v->id, in.email, &v->wrong);
	if (e == E_INVALID)
		return show_card(v, room_here(v), card, NULL, 422);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/admin/agencies/%" PRId64, v->id);
}

#define ROOM(path, form) \
	{ GET,  path,         MAY_ADMIN, NULL, list, false }, \
	{ GET,  path "/new",  MAY_ADMIN, NULL, card, false }, \
	{ POST, path "/new",  MAY_ADMIN, form, save, false }, \
	{ GET,  path "/{id}", MAY_ADMIN, NULL, card, false }, \
	{ POST, path "/{id}", MAY_ADMIN, form, save, false }

const struct route parts_pages[] = {
	ROOM("/admin/agencies",   &agency_form),
	ROOM("/admin/locations",  &location_form),
	ROOM("/admin/teams",      &team_form),
	ROOM("/admin/categories", &category_form),
	{ POST, "/admin/agencies/{id}/contact", MAY_ADMIN, &contact_form, make_contact, false },
	{ POST, "/admin/teams/{id}/join",  MAY_ADMIN, &join_form,  join,  false },
	{ POST, "/admin/teams/{id}/leave", MAY_ADMIN, &leave_form, leave, false },
	{ 0 },
};
