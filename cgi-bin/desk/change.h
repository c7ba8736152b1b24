/*
 * Changing the fields of a ticket: one form, one event for each field that
 * differs. Errors as in desk/ticket.h.
 */
#ifndef DESK_CHANGE_H
#define DESK_CHANGE_H

#include "desk/dossier.h"
#include "desk/extra.h"
#include "desk/wrong.h"

struct change {
	struct str subject;
	int kind;
	int64_t category_id;
	int impact, urgency;
	int priority;                   /* -1: as the matrix says */
	struct str priority_reason;
	int status;                     /* open or waiting */
	int waiting_for;
	struct extras extras;           /* values of custom fields */
	int64_t seen;
};
/* Into this category (0: none), with its event; for a ticket that is on the table. */
enum err desk_put_category(struct dossier *x, int64_t id, struct errors *wrong);

enum err desk_change(struct desk *d, int64_t id, const struct change *to, struct errors *wrong);

#endif
