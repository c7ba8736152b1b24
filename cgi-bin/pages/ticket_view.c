/* See ticket_view.h. */
#include "pages/ticket_view.h"

#include <inttypes.h>

#include "pages/ticket_desk.h"
#include "pages/ticket_request.h"

enum err show_ticket(struct visit *v, const struct came_back *back, int status)
{
	struct ticket t;

	TRY(ticket_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->id, &t));
	return may_read_internal(&v->desk, &t) ? show_desk_ticket(v, &t, back, status)
	                                       : show_request(v, &t, back, status);
}

enum err go_to_ticket(struct visit *v, int64_t id)
{
	struct ticket t;
	enum err e = OK;

	if (v->actor.sight == SIGHT_TEAMS)
		e = ticket_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), id, &t);
	if (e == E_MISSING)
		return visit_go(v, "/queue/mine");
	TRY(e);
	return visit_go(v, "/tickets/%" PRId64, id);
}
