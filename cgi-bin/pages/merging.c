/* Two records of one person: both side by side, what would move, and then the button. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/leave.h"
#include "desk/may.h"
#include "pages/person.h"
#include "sys/lang.h"

struct merging {
	struct str into;
};
static const struct input inputs[] = { INPUT(struct merging, into, IN_LINE, 254) };
static const struct form merge_form = FORM("merge", struct merging, inputs, .once = true);

static void show_fact(struct view *side, const char *label, struct str text)
{
	struct view *row = view_add(side, "SIDE_FACT");

	view_set(row, "LABEL", str_of(label));
	view_set(row, "TEXT", text.n ? text : str_of(_("nothing")));
}

static enum err show_side(struct visit *v, struct view *view, const struct card *c,
                          const char *heading)
{
	struct view *side = view_add(view, "SIDE");
	struct arena *mem = v->rq->mem;
	struct estate owned;

	TRY(estate_of(v->site->db, mem, desk_viewer(&v->desk), c->id, &owned));
	view_set(side, "SIDE_HEADING", str_of(heading));
	show_fact(side, _("Name"), c->name);
	show_fact(side, _("Mail address"), c->email);
	show_fact(side, _("Phone"), c->phone);
	show_fact(side, _("Agency"), c->agency);
	show_fact(side, _("Roles"), roles_words(mem, c->roles));
	show_fact(side, _("Requests"), str_format(mem, "%" PRId64, owned.requests));
	show_fact(side, _("Entries written"), str_format(mem, "%" PRId64, owned.entries));
	show_fact(side, _("Requests followed"), str_format(mem, "%" PRId64, owned.follows));
	show_fact(side, _("Other addresses"), str_format(mem, "%" PRId64, owned.addresses));
	return OK;
}

static enum err find_kept(struct visit *v, struct str address, struct card *kept)
{
	enum err e = E_MISSING;

	*kept = (struct card){ 0 };
	if (address.n)
		e = card_by_email(v->site->db, v->rq->mem,
		                  str_lower(v->rq->mem, str_trim(address)), kept);
	if (e == E_MISSING)
		return wrong_say(&v->wrong, "into", _("Nobody here has this address."));
	return e;
}

static enum err show_merge(struct visit *v, struct str into, int status)
{
	struct view *view = visit_view(v, "admin/merge.tpl", str_of(_("Two records, one person")));
	struct card gone, kept;
	enum err e;

	TRY(card_by_id(v->site->db, v->rq->mem, v->id, &gone));
	e = find_kept(v, into, &kept);
	if (e == OK)
		e = desk_can_merge(&v->desk, &gone, &kept, &v->wrong);
	if (e != OK && e != E_INVALID)
		return e;
	view_set(view, "INTO", into);
	view_set(view, "NAME", gone.name);
	view_format(view, "PERSON_URL", "/admin/people/%" PRId64, v->id);
	form_show(v, view, &merge_form, &(struct merging){ into });
	TRY(show_side(v, view, &gone, _("This record goes")));
	if (kept.id)
		TRY(show_side(v, view, &kept, _("This record stays")));
	view_show_if(view, "CAN", e == OK);
	return visit_show(v, status);
}

static enum err preview(struct visit *v)
{
	return show_merge(v, str_clip(visit_query(v, "into"), 254), 200);
}

static enum err merge(struct visit *v)
{
	struct merging in = { S("") };
	struct card kept;
	enum err e;

	e = form_read(v, &merge_form, &in);
	if (e == OK)
		e = find_kept(v, in.into, &kept);
	if (e == OK)
		e = desk_merge(&v->desk, v->id, kept.id, &v->wrong);
	if (e == E_INVALID)
		return show_merge(v, in.into, 422);
	TRY(e);
	visit_note(v, "merged");
	return visit_go(v, "/admin/people/%" PRId64, kept.id);
}

const struct route merging_pages[] = {
	{ GET,  "/admin/people/{id}/merge", MAY_ADMIN, NULL,        preview, false },
	{ POST, "/admin/people/{id}/merge", MAY_ADMIN, &merge_form, merge,   false },
	{ 0 },
};
