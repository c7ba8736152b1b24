/*
 * Promises and whose turn it is: agreements, the timers they start, the
 * spans of a ticket and the contacts about it.
 */
#ifndef STORE_PROMISE_H
#define STORE_PROMISE_H

#include "store/ticket.h"

struct agreement {
	int64_t id;
	int priority;
	struct str name;
	int64_t respond_s, resolve_s;   /* 0: no such promise */
};
enum err agreement_of(struct db *db, struct arena *mem, enum priority priority,
                      struct agreement *out);

enum timer_kind { TIMER_RESPONSE, TIMER_UPDATE, TIMER_RESOLVE, TIMER_CLOSE, TIMERS };
enum timer_state { TIMER_RUNNING, TIMER_MISSED, TIMER_MET, TIMER_LATE, TIMER_STOPPED };
extern const struct names timer_kind_names, timer_state_names;

struct timer {
	int64_t id, ticket_id;
	int kind, state;
	int64_t target_s, started_at, due_at;
	int64_t paused_at;      /* 0: not paused now */
	int64_t paused_ms;      /* all pauses that have ended */
	int64_t done_at, missed_at;
};
extern const struct record timer_record;

/* There is one, and it has not come to its end. */
static inline bool timer_is_live(const struct timer *t)
{
	return t->ticket_id && (t->state == TIMER_RUNNING || t->state == TIMER_MISSED);
}

enum err timer_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out);
/* Insert, or replace the one of the same kind. */
enum err timer_insert(struct db *db, const struct timer *t);
enum err timer_update(struct db *db, const struct timer *t);
/* Up to 50 running ones whose time has come: ticket and kind. */
enum err timer_due(struct db *db, struct arena *mem, int64_t now, struct rows *out);

enum court { COURT_US, COURT_REQUESTER, COURT_VENDOR, COURT_APPROVER };
extern const struct names court_names;

struct span {
	int64_t id, ticket_id;
	int court;
	int64_t from_at, to_at;
};
extern const struct record span_record;

enum err span_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out);
enum err span_insert(struct db *db, int64_t ticket_id, enum court court, int64_t from_at,
                     int64_t to_at);
enum err span_update_end(struct db *db, int64_t ticket_id, int64_t to_at);

enum outcome { OUTCOME_TICKET, OUTCOME_FOLLOW_UP, OUTCOME_INFORMATION, OUTCOME_ABANDONED,
               OUTCOME_MISDIRECTED };
extern const struct names outcome_names;

struct contact {
	int64_t ticket_id, person_id, agent_id;
	int channel, outcome;
	int64_t started_at, ended_at;
};
enum err contact_insert(struct db *db, const struct contact *c);

extern const struct query *const promise_queries[];

#endif
