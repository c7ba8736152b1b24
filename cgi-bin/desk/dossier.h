/*
 * A ticket on somebody's table: taken out under its row lock, changed in
 * memory, put back with one UPDATE. Between the two the rooms flow, sla and
 * timeline do their part. Both ends are inside one transaction.
 */
#ifndef DESK_DOSSIER_H
#define DESK_DOSSIER_H

#include "desk/may.h"
#include "desk/timeline.h"
#include "store/entry.h"
#include "store/promise.h"

struct dossier {
	struct desk *d;
	struct ticket t;                        /* as it will be */
	struct timer timer[TIMERS];             /* ticket_id 0: there is none */
	struct timer timer_was[TIMERS];
	struct chain chain;
	int64_t entry_id;                       /* sealed, and not told yet */
	unsigned char entry_digest[DIGEST_SIZE];
};

/* E_MISSING: not theirs to see; E_DENIED: not theirs to do, now. */
enum err dossier_take(struct desk *d, int64_t id, enum may what, struct dossier *x);

/*
 * The same, for whoever saw the ticket when its newest event was that one:
 * E_STALE when somebody has changed a field since.
 */
enum err dossier_take_seen(struct desk *d, int64_t id, enum may what, int64_t seen,
                           struct dossier *x);

enum err dossier_return(struct dossier *x);

/* For the timeline. */
enum err dossier_tell(struct dossier *x, enum event_kind kind, struct str was, struct str becomes,
                      struct str note);

/* The next event stands for this entry, and seals it with its files. */
enum err dossier_seal(struct dossier *x, const struct entry *entry);

/* The first time a person who works on it lays a hand on it. */
void dossier_touch(struct dossier *x);

#endif
