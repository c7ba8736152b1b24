/*
 * Addresses and form bodies as a browser sends them: split, decoded with
 * limits, made again. What comes out are bytes in the arena or views into
 * what went in; whether they are text is asked by the form.
 */
#ifndef BASE_URL_H
#define BASE_URL_H

#include "base/buf.h"
#include "base/err.h"

struct param {
	struct str name, value;
};

struct params {
	struct param *v;
	size_t n;
};

/*
 * application/x-www-form-urlencoded as in the WHATWG URL standard: a query or
 * a body. Escapes that are none stay as they are. More than max_count names:
 * E_INVALID.
 */
enum err params_parse(struct arena *mem, struct str form, size_t max_count, struct params *out);

/* The first of that name. */
bool params_get(const struct params *params, struct str name, struct str *value);

/*
 * REQUEST_URI into a decoded path and the query as sent. E_INVALID: no path
 * of ours, control bytes, backslash, bad or hiding escapes (slash, backslash,
 * NUL), no UTF-8. E_MISSING: dot segments and empty segments.
 */
enum err url_path(struct arena *mem, struct str request_uri, struct str *path, struct str *query);

/* As one component: everything but letters, digits and -._~ is escaped. */
void url_encode(struct buf *b, struct str s);

/*
 * May we send a browser there because the request said so? Only own paths, in
 * plain ASCII; escapes only in the query or fragment.
 */
bool url_is_local(struct str next);

#endif
