/* See sight.h. Each answer fits the question marks of its piece. */
#include "store/sight.h"

size_t seen_args(struct viewer who, struct arg *v)
{
	size_t n = 0;

	if (who.sight == SIGHT_SECURITY)
		return 0;
	v[n++] = arg(who.id);
	if (who.sight == SIGHT_AGENCY)
		v[n++] = arg(who.agency_id);
	if (who.sight == SIGHT_TEAMS)
		v[n++] = arg(who.id);
	if (who.sight == SIGHT_TEAMS)
		v[n++] = arg(who.id);
	if (who.sight != SIGHT_DESK)
		v[n++] = arg(who.id);
	return n;
}

size_t inside_args(struct viewer who, struct arg *v)
{
	size_t n = who.sight == SIGHT_TEAMS ? 3 : who.sight >= SIGHT_DESK ? 1 : 0;

	for (size_t i = 0; i < n; i++)
		v[i] = arg(who.id);
	return n;
}
