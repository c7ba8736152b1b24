/*
 * The body of a POST: read with limits, split into fields, its files put into
 * the basket of the form. Memory stays flat however large a file is.
 */
#ifndef HTTP_BODY_H
#define HTTP_BODY_H

#include "http/visit.h"

/* Why a body was not accepted, before any page sees it. */
enum refusal {
	ACCEPTED,
	TOO_LARGE,              /* 413 */
	MALFORMED,              /* 400 */
	UNKNOWN_FIELD,          /* 400: a field that is not in the form, or one sent twice */
	CUT_OFF,                /* 400: the connection ended before the body did */
	NOT_FROM_HERE,          /* 403: no token, a foreign one, or from another site */
	NO_KEY,                 /* 400: nothing keeps it from being carried out twice */
};

/*
 * Fills v->params, v->once and v->content; checks the token. Files of a form that is not
 * accepted are not kept. What is wrong with a single file is in v->wrong.
 */
enum err body_read(struct visit *v, enum refusal *refusal);

#endif
