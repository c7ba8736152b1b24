/* The tickets behind a number of a report, as a page and as CSV. */
#ifndef PAGES_REPORT_LIST_H
#define PAGES_REPORT_LIST_H

#include "http/visit.h"

enum err report_tickets(struct visit *v);
enum err report_tickets_csv(struct visit *v);

#endif
