/* The conversation on a ticket's page: entries with their files, and steps folded between them. */
#ifndef PAGES_TICKET_TALK_H
#define PAGES_TICKET_TALK_H

#include "http/visit.h"
#include "store/ticket.h"

/*
 * LINE rows or NO_LINES, and RESOLUTION while it counts. For the desk also
 * what is internal; *seen is then the number of the newest event.
 */
enum err show_talk(struct visit *v, struct view *view, const struct ticket *t, bool for_desk,
                   int64_t *seen);

#endif
