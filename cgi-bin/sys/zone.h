/*
 * Time zones: the system's tzdata (TZif, RFC 9636), read once into the arena
 * and then asked without looking at the clock, the environment or glibc.
 * A zone lives as long as its arena. A name that is none is E_MISSING.
 */
#ifndef SYS_ZONE_H
#define SYS_ZONE_H

#include "base/err.h"
#include "base/when.h"

struct zone;

enum err zone_open(struct arena *mem, struct str name, struct zone **out);     /* "Europe/Vienna" */

/* The same from bytes, for tests and fuzzing; wrong ones are E_INVALID. They must outlive it. */
enum err zone_parse(struct arena *mem, struct str bytes, struct zone **out);

struct civil zone_civil(const struct zone *z, int64_t at_ms);

/*
 * The instant of what a clock on the wall shows. A time that was skipped
 * (spring) counts on from before the gap, so 02:30 becomes 03:30; of a time
 * that comes twice (autumn) it is the first.
 */
int64_t zone_at(const struct zone *z, const struct civil *wall);

int zone_offset_s(const struct zone *z, int64_t at_ms);                 /* east of Greenwich */
struct str zone_abbreviation(const struct zone *z, int64_t at_ms);      /* "CET", "+0545" */

#endif
