/* A ticket as a page: whoever asked for it sees the requester's side, the desk its own. */
#ifndef PAGES_TICKET_VIEW_H
#define PAGES_TICKET_VIEW_H

#include "pages/ticket_forms.h"

/* status 200, or with a form that came back 409, 413 or 422. */
enum err show_ticket(struct visit *v, const struct came_back *back, int status);

/* 303 to it; to the queue when it has gone out of this agent's sight. */
enum err go_to_ticket(struct visit *v, int64_t id);

#endif
