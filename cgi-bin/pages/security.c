/* For members of a security team: who came, went and changed it; nobody else has this page. */
#include "pages/routes.h"

#include "desk/security.h"
#include "pages/audit_words.h"
#include "pages/part.h"
#include "sys/lang.h"

static enum err show_log(struct visit *v)
{
	struct view *view = visit_view(v, "security.tpl", str_of(_("Security team")));
	const struct audit *a;
	struct rows rows;

	TRY(desk_security_log(&v->desk, &rows));
	a = rows.v;
	view_show_if(view, "SOME", rows.n > 0);
	view_show_if(view, "NONE", rows.n == 0);
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "ENTRY");

		part_moment(v, row, "AT", a[i].at);
		view_set(row, "BY", a[i].actor_name);
		view_set(row, "TEAM", a[i].object_name);
		view_set(row, "WHAT", audit_what(&a[i]));
		view_set(row, "WAS", audit_value(v, &a[i], a[i].was));
		view_set(row, "BECOMES", audit_value(v, &a[i], a[i].becomes));
	}
	return visit_show(v, 200);
}

struct known_to {
	int64_t upto;
};
static const struct input inputs[] = { INPUT(struct known_to, upto, IN_NUMBER) };
static const struct form seen_form = FORM("joined", struct known_to, inputs, .once = true);

static enum err seen(struct visit *v)
{
	struct known_to in = { 0 };

	TRY(form_read(v, &seen_form, &in));
	TRY(desk_joined_seen(&v->desk, in.upto));
	return visit_go(v, "/queue/open");
}

const struct route security_pages[] = {
	{ GET,  "/security",      MAY_DESK, NULL,       show_log, false },
	{ POST, "/security/seen", MAY_DESK, &seen_form, seen,     false },
	{ 0 },
};
