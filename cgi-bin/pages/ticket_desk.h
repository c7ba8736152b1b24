/* A ticket as the desk sees it: clocks, side panel, and the forms that change it. */
#ifndef PAGES_TICKET_DESK_H
#define PAGES_TICKET_DESK_H

#include "pages/ticket_forms.h"

enum err show_desk_ticket(struct visit *v, const struct ticket *t, const struct came_back *back,
                          int status);

#endif
