/*
 * The Cookie header of a request (RFC 6265, 4.2). Values are views into it.
 */
#ifndef BASE_COOKIE_H
#define BASE_COOKIE_H

#include "base/str.h"

/*
 * The first cookie of exactly that name, without quotes. False when it is not
 * there, or is not a cookie value, or the header is past its limits (16 KiB,
 * 100 cookies, 4 KiB a value).
 */
bool cookie_get(struct str header, struct str name, struct str *value);

#endif
