/*
 * What came in: made by http/fcgi from the web server's parameters, or by a
 * test. Texts live in the arena of the request. The body is read on demand.
 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include "base/str.h"

struct arena;

enum method { GET, POST, OTHER };       /* HEAD is a GET whose answer has no body */

struct request {
	struct arena *mem;
	struct str number;              /* of this request, for the log and for error pages */
	enum method method;
	bool head;
	struct str uri;                 /* as sent; path and query are made from it */
	struct str path, query;
	struct str cookie, content_type, origin, fetch_site, browser, address;
	bool fragment;                  /* a script asks for a piece of a page */
	int64_t length;                 /* of the body; -1: until its end */

	/* Up to n bytes of the body, 0 at its end or when the client went away. */
	size_t (*read)(void *from, char *p, size_t n);
	void *from;
};

#endif
