/* What follows from what: the priority of an impact and an urgency, and what is promised for it. */
#ifndef STORE_RULE_H
#define STORE_RULE_H

#include "store/promise.h"

struct matrix {
	int priority[3][3];             /* of an enum impact and an enum urgency */
};

/* E_MISSING: there is no such cell. */
enum err matrix_cell(struct db *db, struct arena *mem, int impact, int urgency, int *priority);
/* Cells that are not there stay as they are in out; hold: until the transaction ends. */
enum err matrix_read(struct db *db, struct arena *mem, struct matrix *out);
enum err matrix_hold(struct db *db, struct arena *mem, struct matrix *out);
enum err matrix_insert(struct db *db, int impact, int urgency, int priority);

struct promise {
	int64_t id, version;
	int priority;
	struct str name;
	int64_t respond_s, resolve_s;   /* 0: no such promise */
};
extern const struct record promise_record;

enum err promise_list(struct db *db, struct arena *mem, struct rows *out);
enum err promise_hold(struct db *db, struct arena *mem, int64_t id, struct promise *out);
enum err promise_update(struct db *db, const struct promise *p);

extern const struct query *const rule_queries[];

#endif
