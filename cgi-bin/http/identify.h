/*
 * Who is asking: the cookie's secret, its session, the person, and what this
 * person may do. Nobody is a stranger with no abilities.
 */
#ifndef HTTP_IDENTIFY_H
#define HTTP_IDENTIFY_H

#include "http/visit.h"

/* E_BUSY when the database cannot say. */
enum err identify(struct visit *v);

#endif
