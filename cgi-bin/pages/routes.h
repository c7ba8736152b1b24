/* All addresses with HTML or files behind them: one table per room. */
#ifndef PAGES_ROUTES_H
#define PAGES_ROUTES_H

#include "http/form.h"
#include "http/route.h"
#include "http/visit.h"

extern const struct route admin_pages[], audit_pages[], import_pages[], merging_pages[],
                          parts_pages[], person_pages[], rules_pages[], staff_pages[];
extern const struct route file_pages[], health_pages[], home_pages[], me_pages[], people_pages[],
                          queue_pages[], report_pages[], sign_in_pages[], ticket_pages[],
                          timeline_pages[], agency_pages[], search_pages[], task_pages[],
                          extra_pages[], outline_pages[], privacy_pages[], configuration_pages[],
                          redact_pages[], security_pages[];

/* Ended by NULL; each table by an empty row. */
extern const struct route *const all_routes[];

/* All of them for programs: method, path, ability, and the names of what a form may send. */
struct str routes_json(struct arena *mem);

#endif
