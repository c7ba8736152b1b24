/* See card_people.h. */
#include "pages/card_people.h"

#include <inttypes.h>

#include "store/card.h"
#include "store/member.h"

enum { CONTACTS_MOST = 50 };

/* What was typed and not taken, and why. */
static void show_refused(struct visit *v, struct view *view, const char *name, const char *field,
                         const char *fault)
{
	struct str typed = S("");

	if (v->wrong.n)
		params_get(&v->params, S("email"), &typed);
	view_set(view, name, str_mend(v->rq->mem, typed));
	for (size_t i = 0; i < v->wrong.n; i++)
		if (str_eq(v->wrong.v[i].field, str_of(field)))
			view_set(view_add(view, fault), "TEXT", v->wrong.v[i].text);
}

enum err card_members(struct visit *v, struct view *view)
{
	struct view *team = view_add(view, "TEAM");
	const struct member *m;
	struct rows rows;

	show_refused(v, team, "NEW_MEMBER", "person", "PERSON_FAULT");
	TRY(member_list(v->site->db, v->rq->mem, v->id, &rows));
	m = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(team, "MEMBER");

		view_set(row, "NAME", m[i].name);
		view_set(row, "EMAIL", m[i].email);
		view_int(row, "PERSON_ID", m[i].person_id);
		view_format(row, "URL", "/admin/people/%" PRId64, m[i].person_id);
		view_add(row, m[i].leads ? "LEADS" : "PLAIN");
	}
	view_show_if(team, "NOBODY", !rows.n);
	return OK;
}

/* The first of them; the list of people has them all. */
enum err card_contacts(struct visit *v, struct view *view)
{
	struct wanted wanted = { .words = S(""), .role = ROLE_CONTACT, .agency_id = v->id };
	struct view *agency = view_add(view, "AGENCY");
	const struct card *c;
	struct rows rows;

	show_refused(v, agency, "NEW_CONTACT", "contact", "CONTACT_FAULT");
	TRY(card_list(v->site->db, v->rq->mem, &wanted, NULL, false, CONTACTS_MOST, &rows));
	c = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(agency, "CONTACT");

		view_set(row, "NAME", c[i].name);
		view_set(row, "EMAIL", c[i].email);
		view_set(row, "PHONE", c[i].phone);
		view_format(row, "URL", "/admin/people/%" PRId64, c[i].id);
	}
	view_show_if(agency, "NOBODY", !rows.n);
	view_format(agency, "PEOPLE_URL", "/admin/people?agency=%" PRId64, v->id);
	return OK;
}
