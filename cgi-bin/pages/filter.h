/*
 * The filters of a search, one row each: what it is called, who has it, an
 * example, and who reads its value into what is searched.
 */
#ifndef PAGES_FILTER_H
#define PAGES_FILTER_H

#include "http/visit.h"
#include "store/find.h"

enum filter {
	FILTER_STATUS, FILTER_KIND, FILTER_PRIORITY, FILTER_TEAM, FILTER_AGENCY, FILTER_ASSIGNEE,
	FILTER_REQUESTER, FILTER_FROM, FILTER_TO, FILTERS
};

/* What the values go into, and what they are chosen from. */
struct sieve {
	struct filters *set;
	struct str *label;              /* FILTERS of them: "Open" */
	const struct rows *choices;     /* of teams and agencies */
	bool desk;                      /* words for the desk, or for requesters */
};

struct filter_row {
	const char *name;               /* of the field, and before the colon */
	const char *word;               /* of the chip */
	const char *example, *means;
	enum sight least;               /* those who see less have no such filter */
	/* Sets the filter and its label; E_INVALID with why. */
	enum err (*read)(struct visit *v, struct sieve *s, struct str value, const char **why);
};
extern const struct filter_row filter_rows[FILTERS];

/* Statuses by name, with "unsolved" and "solved" for several; and the words for them. */
extern const struct names status_choices;
struct str status_label(bool desk, int i);

#endif
