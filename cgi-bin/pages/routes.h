/* All addresses with HTML or files behind them: one table per room. */
#ifndef PAGES_ROUTES_H
#define PAGES_ROUTES_H

#include "http/form.h"
#include "http/route.h"
#include "http/visit.h"

extern const struct route file_pages[], health_pages[], home_pages[], me_pages[], people_pages[],
                          queue_pages[], sign_in_pages[], task_pages[], ticket_pages[],
                          extra_pages[], outline_pages[], privacy_pages[], redact_pages[],
                          timeline_pages[];

/* Ended by NULL; each table by an empty row. */
extern const struct route *const all_routes[];

#endif
