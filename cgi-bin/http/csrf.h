/*
 * Forms answer only for the browser that asked for them: a token made from
 * the cookie's secret with a key of ours, masked anew in each page so that
 * compression gives nothing away, and the browser's own word where it comes
 * from (Origin, Sec-Fetch-Site).
 */
#ifndef HTTP_CSRF_H
#define HTTP_CSRF_H

#include "http/request.h"
#include "sys/crypt.h"

struct str csrf_token(struct arena *mem, const struct key *key, struct str secret);
bool csrf_ok(struct arena *mem, const struct key *key, struct str secret, struct str token);

/* Did this come from a page of ours, as far as the browser says? */
bool csrf_same_origin(const struct request *rq, struct str base_url);

#endif
