/*
 * Custom fields: which of them a ticket has, what their values may be, and
 * how they change. Whoever works on a ticket has to fill in those that are
 * required; its requester may.
 */
#ifndef DESK_EXTRA_H
#define DESK_EXTRA_H

#include "desk/dossier.h"
#include "desk/wrong.h"
#include "store/extra.h"

enum { EXTRA_LINE_MOST = 200, EXTRA_VALUE_MOST = 4000, EXTRA_LABEL = 120, EXTRA_CHOICES = 2000 };

/* What was typed into one of them; not sent at all leaves it as it is. */
struct extra_typed {
	int64_t extra_id;
	struct str value;
};
struct extras {
	const struct extra_typed *v;
	size_t n;
	bool required;                  /* from a form of the desk, which has to have them */
};

/* Is it for tickets of this type and category? */
bool extra_applies(const struct extra *x, int kind, int64_t category_id);

/* Into what is kept, under the name "x_ID" in wrong where it cannot be. */
enum err desk_extras_open(struct dossier *x, const struct extras *typed, struct errors *wrong);
/* The same with an event for each that differs; the ticket's type and category are the new ones. */
enum err desk_extras_change(struct dossier *x, const struct extras *typed, struct errors *wrong);

/* For admins, on the audit log. id 0: a new one. */
enum err desk_save_extra(struct desk *d, struct extra *x, struct errors *wrong);

#endif
