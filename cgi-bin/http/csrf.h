/*
 * Forms answer only for the browser that asked for them: a token made from
 * the cookie's secret with a key of ours, masked anew in each page so that
 * compression gives nothing away, and the browser's own word where it comes
 * from (Origin, Sec-Fetch-Site).
 */
#ifndef HTTP_CSRF_H
#define HTTP_CSRF_H

#include "http/visit.h"

struct str csrf_token(const struct visit *v);
bool csrf_ok(const struct visit *v, struct str token);

/* Did this come from a page of ours, as far as the browser says? */
bool csrf_same_origin(const struct visit *v);

#endif
