/*
 * Keeping the index of the search: tickets with new words wait in a table,
 * filled in the transaction that wrote them; the worker takes them from
 * there a few seconds later.
 */
#ifndef DESK_SEARCH_H
#define DESK_SEARCH_H

#include "desk/desk.h"

/* Those that wait, newest first; for the worker. */
enum err desk_index_due(struct desk *d, int *done);

/* One ticket at once, in the transaction of whoever took words away from it. */
enum err desk_index_now(struct desk *d, int64_t ticket_id);

/* The whole index anew; until it is done searches find only a part. scratch is reset as it goes. */
enum err desk_index_all(struct desk *d, struct arena *scratch);

#endif
