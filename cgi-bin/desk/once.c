/* See once.h. */
#include "desk/once.h"

#include "store/session.h"

enum err desk_once(struct desk *d, struct str code)
{
	return once_insert(d->db, d->by->id, code, d->now);
}

enum err desk_once_done(struct desk *d, struct str code, struct str location)
{
	return once_update(d->db, d->by->id, code, location);
}

enum err desk_once_answer(struct desk *d, struct str code, struct str *location)
{
	return once_location(d->db, d->mem, d->by->id, code, location);
}
