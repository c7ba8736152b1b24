/*
 * How long the files and texts of tickets that are over are kept: rules that
 * do nothing until they are switched on. Tickets and events stay for ever.
 */
#ifndef DESK_RETENTION_H
#define DESK_RETENTION_H

#include "desk/desk.h"
#include "desk/wrong.h"

/* Days after their end; 0: for ever. */
struct retention {
	int64_t files_days, texts_days;
	bool on;
};
enum err desk_retention(struct desk *d, struct retention *out);
/* Nobody else changes them until the transaction ends: before one compares and saves. */
enum err desk_hold_retention(struct desk *d, struct retention *out);
enum err desk_save_retention(struct desk *d, const struct retention *k, struct errors *wrong);

/* For the worker: some of what is over, if it is switched on. */
enum err desk_drop_old(struct desk *d, int *done);

#endif
