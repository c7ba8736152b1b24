/*
 * The addresses of the house: a method and a path to a page, the ability it
 * needs, and the form it reads. {id} in a path is a number, {word} is small
 * letters and dashes, with an ending or without, {secret} is a one-time token.
 */
#ifndef HTTP_ROUTE_H
#define HTTP_ROUTE_H

#include "base/err.h"
#include "desk/may.h"
#include "http/request.h"

struct form;
struct visit;

struct route {
	enum method method;
	const char *path;
	enum may need;
	const struct form *form;                /* of a POST; NULL: none but the token */
	enum err (*page)(struct visit *v);
	bool bare;                              /* answered without asking who it is */
};

struct found {
	const struct route *route;
	int64_t id;
	struct str word;
	bool other_method;                      /* the path is known, the method is not */
};

void route_find(const struct route *const *tables, const struct request *rq, struct found *out);

#endif
