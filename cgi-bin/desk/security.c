/* See security.h. */
#include "desk/security.h"

#include "base/when.h"
#include "store/estate.h"
#include "sys/log.h"

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

enum err desk_left_behind(struct desk *d, struct rows *out)
{
	*out = (struct rows){ 0 };
	return is_member(d) ? security_left(d->db, d->mem, d->by->id, out) : OK;
}

/* Not on the audit log, which admins read; what moved is kept with the merge. */
static enum err finish_in_tx(struct desk *d, int64_t gone_id)
{
	struct merge m;

	TRY(merge_of(d->db, d->mem, gone_id, &m));
	LOG_SECURITY("merge-finished", { "person", LOG_INT(gone_id) },
	             { "by", LOG_INT(d->by->id) });
	return merge_update_rest(d->db, &m);
}

enum err desk_finish_merge(struct desk *d, int64_t gone_id)
{
	if (!is_member(d))
		return E_MISSING;
	TRY(db_begin(d->db));
	return db_end(d->db, finish_in_tx(d, gone_id));
}
