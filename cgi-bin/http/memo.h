/*
 * What a web process remembers from one request to the next, so that pages
 * need not ask for it each time, and how long each thing is taken for true.
 * It can be lost at any moment and never decides who may see what.
 */
#ifndef HTTP_MEMO_H
#define HTTP_MEMO_H

#include "desk/settings.h"
#include "store/counts.h"
#include "store/team.h"

enum { MEMO_ZONES = 16, MEMO_PEOPLE = 64 };

struct zone;

struct memo {
	struct arena *mem;              /* of what follows */
	int64_t house, read_at;         /* how long the audit log was then, and when */
	struct settings settings;
	struct rows names[NAMED_KINDS]; /* struct choice */
	struct { int64_t id; struct str name; } others[MEMO_PEOPLE];

	struct counts counts[SIGHTS];   /* the views that all of a sight share */
	int64_t counted_at[SIGHTS];
	struct { int64_t person_id, at; enum sight sight; struct counts counts; }
		people[MEMO_PEOPLE];
	struct counts full_at[SIGHTS];  /* when each of them was last found full */

	struct arena *kept;             /* as long as the process */
	struct { struct str name; struct zone *zone; } zones[MEMO_ZONES];
	size_t zones_count;
};

/*
 * The settings and the names of the house, read again when the audit
 * log has grown since, or after a minute. house: how long it is; 0: nobody
 * has looked. What was read lives until the next call.
 */
enum err memo_house(struct memo *m, struct desk *d, int64_t house);

/* Of teams or agencies; empty for none. */
struct str memo_name(const struct memo *m, enum named_kind kind, int64_t id);

/* Of an assignee; who is not of the staff any more is looked up. */
struct str memo_owner(struct memo *m, const struct desk *d, int64_t id);

/*
 * How many are in each view of the desk, at most a second old; a view that
 * was full, a minute. afresh: now, for she has just changed something.
 */
enum err memo_counts(struct memo *m, struct desk *d, int64_t solved_since, bool afresh,
                     struct counts *out);

/* Something was changed here: the next page counts again. */
void memo_forget_counts(struct memo *m);

/* E_MISSING: there is no such zone. It lives as long as the memo or the arena. */
enum err memo_zone(struct memo *m, struct arena *mem, struct str name, struct zone **out);

#endif
