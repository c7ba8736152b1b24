/* Finding the person for whom a ticket is opened: a piece of a page for scripts. */
#include "pages/routes.h"

#include "base/text.h"
#include "store/person.h"
#include "sys/lang.h"

static enum err find_people(struct visit *v)
{
	struct view *view = visit_view(v, "people/options.tpl", str_of(_("People")));
	struct str words = text_line(v->rq->mem, str_clip(visit_query(v, "q"), 100));
	struct rows rows = { 0 };
	const struct person *p;
	struct seek seek;

	seek_read(v->rq->mem, words, &seek);
	if (seek_is_any(&seek))
		TRY(person_find(v->site->db, v->rq->mem, &seek, &rows));
	p = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "PERSON");

		view_int(row, "PERSON_ID", p[i].id);
		view_set(row, "NAME", p[i].name);
		view_set(row, "EMAIL", p[i].email);
		view_set(row, "AGENCY", p[i].agency);
		view_set(row, "PHONE", p[i].phone);
		view_set(row, "LOCATION", p[i].location);
	}
	view_show_if(view, "NOBODY", rows.n == 0);
	return visit_show_fragment(v);
}

const struct route people_pages[] = {
	{ GET, "/people/find", MAY_OPEN_FOR, NULL, find_people, false },
	{ 0 },
};
