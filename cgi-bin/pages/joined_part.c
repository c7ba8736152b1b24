/* See joined_part.h. */
#include "pages/joined_part.h"

#include "desk/security.h"
#include "pages/part.h"
#include "sys/lang.h"

enum err show_joined(struct visit *v, struct view *view)
{
	const struct joined *j;
	struct view *part;
	struct rows rows;

	TRY(desk_left_behind(&v->desk, &rows));
	view_show_if(view, "LEFT_BEHIND", rows.n > 0);
	TRY(desk_joined(&v->desk, &rows));
	if (!rows.n)
		return OK;
	j = rows.v;
	part = view_add(view, "JOINED");
	view_int(part, "UPTO", j[0].id);
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(part, j[i].link ? "LINKED" : "JOINER");

		view_set(row, "NAME", j[i].name);
		view_set(row, "TEAM", j[i].team);
		view_set(row, "BY", j[i].by);
		part_moment(v, row, "AT", j[i].at);
	}
	return OK;
}
