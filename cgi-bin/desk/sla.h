/*
 * Promises as running clocks: started from the agreement of the ticket's
 * priority, stopped while somebody else has the ball, met, missed, or begun
 * again. Round the clock until calendars come.
 */
#ifndef DESK_SLA_H
#define DESK_SLA_H

#include "desk/dossier.h"

/* Start or re-aim response and resolution by the agreement of the present priority. */
enum err sla_aim(struct dossier *x);
enum err sla_aim_by(struct dossier *x, const struct agreement *a);

void sla_pause(struct dossier *x);
void sla_resume(struct dossier *x);

/* The promise is kept now, in time or late. Nothing when it is not running. */
void sla_meet(struct dossier *x, enum timer_kind kind);

/* Nothing is promised any more. */
void sla_stop(struct dossier *x);

/* The resolution runs on from where it was met; the time between does not count. */
void sla_restart(struct dossier *x);

/* It closes by itself after so many days; or does not any more. */
void sla_start_closing(struct dossier *x, int64_t days);
void sla_stop_closing(struct dossier *x);

/* Mark a clock that has run out and tell the timeline; E_MISSING when it has not. */
enum err sla_miss(struct dossier *x, enum timer_kind kind);

#endif
