/* A ticket as its requester sees it: how far it is, the talk, and what she can do. */
#ifndef PAGES_TICKET_REQUEST_H
#define PAGES_TICKET_REQUEST_H

#include "pages/ticket_forms.h"

enum err show_request(struct visit *v, const struct ticket *t, const struct came_back *back,
                      int status);

#endif
