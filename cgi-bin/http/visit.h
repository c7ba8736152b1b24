/*
 * One request from its arrival to its answer: who asks, what was sent, the
 * desk to work on, the view to fill. A page gets one of these and nothing else.
 */
#ifndef HTTP_VISIT_H
#define HTTP_VISIT_H

#include "base/url.h"
#include "base/vec.h"
#include "desk/desk.h"
#include "desk/settings.h"
#include "desk/wrong.h"
#include "http/reply.h"
#include "http/request.h"
#include "http/route.h"
#include "http/site.h"
#include "store/queue.h"
#include "store/session.h"
#include "sys/zone.h"

enum { ONCE_BYTES = 16 };

struct visit {
	struct request *rq;
	struct reply *re;
	struct site *site;
	const struct route *route;
	int64_t id;                     /* of the path */
	struct str word;                /* of the path */

	struct desk desk;
	struct actor actor;
	struct person person;           /* id 0: a stranger */
	struct session session;
	int64_t house;                  /* how long the audit log is; 0: not asked */
	struct str secret;              /* of the cookie, with or without a session */

	struct params params;           /* of the body, or of the query of a GET */
	struct str once;                /* 16 bytes that name this filling-in of a form; or empty */
	struct str content;             /* 16 bytes for what it says */
	struct str way;                 /* where to go on from an answer that was shown */
	struct errors wrong;
	struct { VEC(struct str); } lost_files;         /* names of what was sent and is not kept */
	bool too_large;                 /* some of what was sent was over a limit */

	const struct language *language;
	struct zone *zone;
	struct civil today;             /* the moment of the desk, in that zone */
	struct settings settings;       /* filled with the frame, or by page_settings */
	bool settled;
	struct counts counts;           /* of the desk's views, once they are counted */
	bool counted;
	struct view *root, *body;
};

/* A query parameter of a GET, or empty; repeated ones: the first counts. Always valid text. */
struct str visit_query(const struct visit *v, const char *name);

/* The view of this page's template, once per page; title is for the browser's tab. */
struct view *visit_view(struct visit *v, const char *file, struct str title);

/* Say this above the page: something of its address was not understood, and is not needed. */
void visit_remark(struct visit *v, struct str text);

/* The whole page with its frame; or the body alone, for scripts. */
enum err visit_show(struct visit *v, int status);
enum err visit_show_fragment(struct visit *v);

/* 303 to a path of our own. */
enum err visit_go(struct visit *v, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Say this at the top of the next page: a code that pages/page.c has words for. */
void visit_note(struct visit *v, const char *code);

/* The code that the page before left, or empty; it is taken away by this answer. */
struct str visit_take_note(struct visit *v);

/* A secret into the session's cookie; empty takes it away. */
void visit_set_secret(struct visit *v, struct str secret);

/* Text, JSON and the like. */
enum err visit_text(struct visit *v, int status, const char *type, struct str body);

#endif
