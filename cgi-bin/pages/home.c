/* The first page: one box, and what is open. And the page that explains. */
#include "pages/routes.h"

#include "pages/joined_part.h"
#include "pages/part.h"
#include "sys/lang.h"

enum { SHOWN = 5 };

static enum err home(struct visit *v)
{
	struct rows rows = { 0 }, waiting = { 0 };
	struct view *view, *mine;

	/* Whoever asks for nothing comes to see the desk. */
	if (!may(&v->actor, MAY_ASK))
		return visit_go(v, "/queue/open");
	view = visit_view(v, "home.tpl", str_of(_("Home")));
	TRY(show_joined(v, view));
	TRY(queue_own(v->site->db, v->rq->mem, v->actor.id, MINE_WAITING, 0, SHOWN, &waiting));
	TRY(queue_own(v->site->db, v->rq->mem, v->actor.id, MINE_OPEN, 0, SHOWN, &rows));
	if (!rows.n && !waiting.n) {
		view_add(view, "NO_MINE");
		return visit_show(v, 200);
	}
	mine = view_add(view, "MINE");
	for (size_t i = 0; i < waiting.n; i++)
		part_line(v, mine, (const struct line *)waiting.v + i, false);
	for (size_t i = 0; i < rows.n && i + waiting.n < SHOWN; i++)
		part_line(v, mine, (const struct line *)rows.v + i, false);
	return visit_show(v, 200);
}

static enum err help(struct visit *v)
{
	visit_view(v, "help.tpl", str_of(_("Help")));
	return visit_show(v, 200);
}

const struct route home_pages[] = {
	{ GET, "/",     MAY_ENTER,  NULL, home, false },
	{ GET, "/help", MAY_ANYONE, NULL, help, false },
	{ 0 },
};
