/* For members of a security team: who came and went, what stayed behind; nobody else has it. */
#include "pages/routes.h"

#include <inttypes.h>

#include "desk/security.h"
#include "pages/audit_words.h"
#include "pages/part.h"
#include "sys/lang.h"

static enum err show_left_behind(struct visit *v, struct view *view)
{
	const struct left_behind *l;
	struct view *part;
	struct rows rows;

	TRY(desk_left_behind(&v->desk, &rows));
	if (!rows.n)
		return OK;
	l = rows.v;
	part = view_add(view, "LEFT_BEHIND");
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(part, "MERGED");

		part_moment(v, row, "AT", l[i].at);
		view_set(row, "BY", l[i].by.n ? l[i].by : S("Firstline"));
		view_set(row, "GONE", l[i].gone);
		view_set(row, "GONE_EMAIL", l[i].gone_email);
		view_set(row, "KEPT", l[i].kept);
		view_set(row, "KEPT_EMAIL", l[i].kept_email);
		view_int(row, "REQUESTS", l[i].requests);
		view_format(row, "FINISH_URL", "/security/merged/%" PRId64, l[i].gone_id);
	}
	return OK;
}

static enum err show_log(struct visit *v)
{
	struct view *view = visit_view(v, "security.tpl", str_of(_("Security team")));
	const struct audit *a;
	struct rows rows;

	TRY(desk_security_log(&v->desk, &rows));
	TRY(show_left_behind(v, view));
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

static const struct form finish_form = { .name = "finish", .once = true };

static enum err finish(struct visit *v)
{
	TRY(desk_finish_merge(&v->desk, v->id));
	visit_note(v, "merge-finished");
	return visit_go(v, "/security");
}

const struct route security_pages[] = {
	{ GET,  "/security",             MAY_DESK, NULL,         show_log, false },
	{ POST, "/security/seen",        MAY_DESK, &seen_form,   seen,     false },
	{ POST, "/security/merged/{id}", MAY_DESK, &finish_form, finish,   false },
	{ 0 },
};
