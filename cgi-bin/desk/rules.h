/*
 * The rules an organisation makes for its tickets: which priority follows
 * from impact and urgency, and what is promised for each priority. They hold
 * for tickets from now on; clocks that run keep what was promised.
 */
#ifndef DESK_RULES_H
#define DESK_RULES_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/rule.h"

/* By the matrix as it is kept. */
enum err desk_priority(struct desk *d, int impact, int urgency, int *priority);
enum err desk_matrix(struct desk *d, struct matrix *out);

/* E_STALE: it is not any more as it was seen. */
enum err desk_save_matrix(struct desk *d, const struct matrix *seen, const struct matrix *to);

/* E_STALE: changed since that version; now holds how it is. */
enum err desk_save_promise(struct desk *d, const struct promise *p, struct promise *now,
                           struct errors *wrong);

/* "1 d 4 h"; 0 is empty. */
struct str duration_text(struct arena *mem, int64_t seconds);

/* "2 h", "1 d 4 h", "30 min" in seconds; empty is 0. false: not a length of time up to a year. */
bool duration_read(struct str s, int64_t *seconds);

#endif
