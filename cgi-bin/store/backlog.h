/*
 * The ends of days: which tickets were not resolved then, kept for good. Days
 * are numbers from 1970-01-01 in the house's calendar. Writes pass the desk.
 */
#ifndef STORE_BACKLOG_H
#define STORE_BACKLOG_H

#include "sys/db.h"

struct backlog_state {
	int64_t oldest_at;      /* when the first ticket was created, 0: there is none */
	int64_t newest_id;
	int64_t days;           /* how many are kept or being filled */
	int64_t first_day, last_day;
	int64_t waiting;        /* how many are being filled */
	int64_t filled_to;      /* the last ticket that was filled in */
};
enum err backlog_state(struct db *db, struct arena *mem, struct backlog_state *out);

/* A day that has ended lately: from what is open and what has changed since. */
enum err backlog_insert_day(struct db *db, int64_t day, int64_t at);

/* Days of long ago: first their ends, then so many tickets at a time, then they are ready. */
enum err backlog_insert_waiting(struct db *db, int64_t day, int64_t at);
enum err backlog_insert_filled(struct db *db, int64_t after_id, int64_t to_id);
enum err backlog_update_ready(struct db *db);

extern const struct query *const backlog_queries[];

#endif
