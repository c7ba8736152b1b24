/* See security.h. */
#include "desk/security.h"

#include "base/when.h"

enum { TOLD_DAYS = 30 };

static bool is_member(const struct desk *d)
{
	return d->by->id && d->by->sight == SIGHT_SECURITY;
}

enum err desk_joined(struct desk *d, struct rows *out)
{
	*out = (struct rows){ 0 };
	if (!is_member(d))
		return OK;
	return security_joined(d->db, d->mem, d->by->id, d->now - TOLD_DAYS * MS_PER_DAY, out);
}

enum err desk_joined_seen(struct desk *d, int64_t upto)
{
	return is_member(d) ? security_update_seen(d->db, d->by->id, upto) : E_MISSING;
}

enum err desk_security_log(struct desk *d, struct rows *out)
{
	return is_member(d) ? security_log(d->db, d->mem, d->by->id, out) : E_MISSING;
}
