/*
 * What goes out: a status, headers and a body in the arena, or a body that is
 * poured piece by piece so that a large file needs no memory.
 */
#ifndef HTTP_REPLY_H
#define HTTP_REPLY_H

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

struct visit;

struct header {
	const char *name;
	struct str value;
};

/* Where the pieces of a body go. */
struct sink {
	void (*write)(void *to, struct str bytes);
	void *to;
};

struct reply {
	struct arena *mem;
	int status;
	const char *type;               /* Content-Type */
	const char *policy;             /* Content-Security-Policy; NULL is the one of pages */
	struct str body;
	struct { VEC(struct header); } headers;

	/* Instead of a body: called after the headers; of what has no end in sight length is -1. */
	enum err (*pour)(struct visit *v, const struct sink *sink);
	int64_t pour_length;
	const void *pour_from;          /* what the pourer needs to know */
};

/* A value with CR, LF or NUL is a mistake of ours and ends up as nothing (B035). */
void reply_header(struct reply *re, const char *name, struct str value);
struct str reply_header_of(const struct reply *re, const char *name);

/* Everything but the body, in the CGI way: "Status: 200 OK\r\n...\r\n\r\n". */
struct str reply_head(const struct reply *re);

#endif
