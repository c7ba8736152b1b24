/*
 * The demo company grown large: any number of tickets of the last three
 * years, with people and agents to match, written many rows at a time. The
 * same seed makes the same data for the same d->now.
 */
#ifndef DESK_DEMO_BULK_H
#define DESK_DEMO_BULK_H

#include "desk/demo.h"

enum { BULK_YEARS = 3, BULK_TICKETS_MOST = 5000000 };

/*
 * Until there are so many tickets. In pieces of about a day's work, each in
 * a transaction of its own: what is written stays when it is interrupted.
 * say is told how it goes. The demo company is here already; scratch is
 * reset all the time.
 */
enum err demo_grow(struct desk *d, struct arena *scratch, const struct conf *conf, int64_t tickets,
                   void (*say)(struct str line), struct demo_size *out);

#endif
