/*
 * How a ticket goes from one status to the next. The table in flow.c is the
 * only place that changes a status; each step says from where, to where, what
 * the timeline calls it and what follows for the promises.
 */
#ifndef DESK_FLOW_H
#define DESK_FLOW_H

#include "desk/dossier.h"

enum step {
	STEP_START,             /* somebody works on it */
	STEP_WAIT,
	STEP_RESUME,
	STEP_RESOLVE,
	STEP_CONFIRM,
	STEP_CLOSE,             /* by itself, when nothing more was heard */
	STEP_REOPEN,
	STEP_WITHDRAW,
	STEP_JUNK,
	STEP_RESTORE,           /* the desk takes it up again */
	STEPS
};

/* E_DENIED when the present status has no such step. */
enum err flow_step(struct dossier *x, enum step step);

/* STEP_WAIT with whom it waits for. */
enum err flow_wait(struct dossier *x, enum waiting_for whom);

/* Whose turn it is in a status; false when it is nobody's any more. */
bool flow_court(int status, int waiting_for, enum court *court);

/* A status as the timeline writes it. */
struct str flow_code(struct arena *mem, int status, int waiting_for);

/* A ticket that is being opened: the first span. */
enum err flow_begin(struct dossier *x);

#endif
