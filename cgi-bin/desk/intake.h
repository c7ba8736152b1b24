/*
 * A ticket is opened, from whichever door: by an employee for herself, or by
 * an agent for somebody, with the channel it came by.
 */
#ifndef DESK_INTAKE_H
#define DESK_INTAKE_H

#include "desk/desk.h"
#include "desk/extra.h"
#include "desk/rules.h"
#include "desk/wrong.h"
#include "store/ticket.h"

struct draft {
	int kind;
	struct str subject;             /* may be empty: the text's first line then */
	struct str text;
	int64_t category_id;            /* 0: not sure */
	int impact, urgency;
	struct str phone, location;     /* as of today; empty: as on file */
	struct str basket;              /* its files, 16 bytes or empty */
	struct extras extras;           /* values of custom fields */

	/* What only an agent says. */
	int64_t requester_id;           /* 0: the actor */
	int channel;
	int64_t team_id;                /* 0: by category */
	bool confidential;
	int64_t outline_id;             /* 0: none; its tasks come with the ticket */
	bool solved;
	struct str resolution;
	int resolution_code;
};

/* Of a subject that is made from the text. */
enum { SUBJECT_BYTES = 120 };

/* E_INVALID: wrong says where. *id is the ticket's number. */
enum err desk_open_ticket(struct desk *d, const struct draft *in, struct errors *wrong,
                          int64_t *id);

#endif
