/*
 * How long the files and texts of tickets that are over are kept: rules that
 * do nothing until they are switched on. Tickets and events stay for ever.
 */
#ifndef DESK_KEEPING_H
#define DESK_KEEPING_H

#include "desk/desk.h"
#include "desk/wrong.h"

/* Days after their end; 0: for ever. */
struct keeping {
	int64_t files_days, texts_days;
	bool on;
};
enum err desk_keeping(struct desk *d, struct keeping *out);
enum err desk_save_keeping(struct desk *d, const struct keeping *k, struct errors *wrong);

/* For the worker: some of what is over, if it is switched on. */
enum err desk_keep(struct desk *d, int *done);

#endif
