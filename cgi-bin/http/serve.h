/*
 * The hall: every request passes here, and gets an answer whatever happens.
 */
#ifndef HTTP_SERVE_H
#define HTTP_SERVE_H

#include "http/visit.h"

/*
 * rq->uri and the rest are set, path and query are not yet. Pages that pour
 * are poured by the caller with the visit that is returned in the arena.
 */
struct visit *serve(struct site *site, struct request *rq, struct reply *re, int64_t now);

/* What may wait until the answer has gone: the session was used. */
void serve_afterwards(struct site *site, int64_t now);

#endif
