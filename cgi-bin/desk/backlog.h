/*
 * The worker's part of the reports: at the end of each day of the house it
 * keeps which tickets were not resolved. Days before the first that was kept
 * are filled in once from the tickets' stamps, which do not tell of tickets
 * that were solved and began again.
 */
#ifndef DESK_BACKLOG_H
#define DESK_BACKLOG_H

#include "desk/desk.h"

/* done: how many days were kept or made ready. */
enum err desk_keep_backlog(struct desk *d, int *done);

#endif
