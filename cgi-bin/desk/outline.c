/* See outline.h. */
#include "desk/outline.h"

#include "desk/audit.h"
#include "desk/may.h"
#include "desk/words.h"
#include "store/place.h"
#include "store/team.h"
#include "sys/lang.h"

static enum err check_category(struct desk *d, const struct outline *o, struct errors *wrong)
{
	struct category_card category = { .kind = CATEGORY_ANY };
	enum err e = OK;

	if (o->category_id)
		e = category_shelf.by_id(d->db, d->mem, o->category_id, &category);
	if (e == E_MISSING)
		return wrong_say(wrong, "category", _("This category does not exist."));
	TRY(e);
	if (category.kind != CATEGORY_ANY && category.kind - 1 != o->kind)
		return wrong_say(wrong, "category",
		                 str_format(d->mem, _("This category is for another type: %.*s."),
		                            FMT(kind_word(category.kind - 1))).p);
	return OK;
}

static enum err check_team(struct desk *d, const struct outline *o, struct errors *wrong)
{
	struct team team;
	enum err e = OK;

	if (o->team_id)
		e = team_by_id(d->db, d->mem, o->team_id, &team);
	return e == E_MISSING ? wrong_say(wrong, "team", _("This team does not exist.")) : e;
}

static enum err check(struct desk *d, const struct outline *o, struct errors *wrong)
{
	enum err e;

	if (!o->name.n)
		wrong_say(wrong, "name", _("Please give a name."));
	if (o->kind != KIND_INCIDENT && o->kind != KIND_REQUEST && o->kind != KIND_CASE)
		wrong_say(wrong, "kind", _("This type cannot be opened here."));
	e = check_category(d, o, wrong);
	if (e == OK || e == E_INVALID)
		e = check_team(d, o, wrong);
	if (e != OK && e != E_INVALID)
		return e;
	return wrong->n ? E_INVALID : OK;
}

static enum err taken(enum err e, struct errors *wrong)
{
	return e != E_STALE ? e
	     : wrong_say(wrong, "name", _("There is a template of this name already."));
}

/* Read back, for the log names what the form has numbers for. */
static enum err tell(struct desk *d, const struct outline *was, int64_t id)
{
	static const char *const but[] = { "id", "version", "category_id", "team_id", NULL };
	struct outline now;

	TRY(outline_by_id(d->db, d->mem, id, &now));
	return desk_audit_changes(d, &(struct audited){ "template", id, now.name },
	                          &outline_record, was, &now, but);
}

static enum err save_in_tx(struct desk *d, struct outline *o, struct errors *wrong)
{
	static const char *const but[] = { "version", "category", "team", NULL };
	struct outline was;

	TRY(check(d, o, wrong));
	if (!o->id) {
		TRY(taken(outline_insert(d->db, o, &o->id), wrong));
		TRY(desk_audit(d, &(struct audited){ "template", o->id, o->name }, "added", S(""),
		               o->name));
		return tell(d, NULL, o->id);
	}
	TRY(outline_by_id(d->db, d->mem, o->id, &was));
	if (was.version != o->version)
		return E_STALE;
	if (record_same(&outline_record, &was, o, but))
		return OK;
	TRY(taken(outline_update(d->db, o), wrong));
	return tell(d, &was, o->id);
}

enum err desk_save_outline(struct desk *d, struct outline *o, struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, save_in_tx(d, o, wrong));
}
