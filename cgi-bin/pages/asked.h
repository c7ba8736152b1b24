/*
 * What was asked of a search: words, and filters by name, from the fields of
 * the form or typed as name:value. What is wrong is in v->wrong by the name
 * of its field. Also the addresses that ask again, with one thing different.
 */
#ifndef PAGES_ASKED_H
#define PAGES_ASKED_H

#include "desk/find.h"
#include "pages/filter.h"

struct asked {
	struct str q, status, kind, priority, team, agency, assignee, requester, from, to;
	                                /* as typed */
	bool typed[FILTERS];            /* among the words, as name:value */
	struct str label[FILTERS];      /* "Status: Open"; empty: not set */
	bool people;                    /* the tab */
	bool desk;                      /* has all filters; others have status and dates */
	struct search search;
	struct str after;               /* the cursor, as it came */
	bool lost;                      /* where to go on is no place */
	struct rows choices;            /* of teams and agencies */
};

/* E_INVALID with v->wrong when something does not make sense; out can be shown in any case. */
enum err asked_read(struct visit *v, struct asked *out);

/* Fields, options, faults and CHIP rows. */
void asked_show(struct visit *v, struct view *view, const struct asked *a);

/* "/search?q=...": all of it but that filter (FILTERS: with all); more to be added. */
struct str asked_url(const struct visit *v, const struct asked *a, const char *path, int but);

#endif
