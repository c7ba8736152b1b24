/*
 * One actor's work at one moment. The hall makes it for a visitor, the worker
 * for the house itself, `firstline` for its operator, a test for whomever and
 * whenever it likes; nothing under it can tell them apart.
 */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include "store/person.h"
#include "sys/crypt.h"

struct arena;
struct zone;

struct actor {
	int64_t id;             /* 0: the house itself */
	struct str name;
	uint64_t abilities;     /* a bit per enum may */
	enum sight sight;
	int64_t agency_id;      /* of an agency contact */
	const int64_t *teams;
	size_t teams_count;
};

struct desk {
	struct db *db;
	struct arena *mem;
	const struct actor *by;
	int64_t now;            /* ms, UTC; read once, nobody below asks the clock */
	const struct key *seal; /* of the timeline's chain */
	const struct zone *zone; /* of the house, where its days end; only the worker has it */
};

static inline struct viewer desk_viewer(const struct desk *d)
{
	return (struct viewer){ d->by->id, d->by->sight, d->by->agency_id,
	                        d->by->teams_count == 1 ? d->by->teams[0] : 0 };
}

#endif
