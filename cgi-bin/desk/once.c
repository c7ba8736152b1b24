/* See once.h. */
#include "desk/once.h"

enum err desk_once(struct desk *d, struct str code, struct str content)
{
	return once_insert(d->db, d->by->id, code, content, d->now);
}

enum err desk_once_done(struct desk *d, struct str code, struct str location)
{
	return once_update(d->db, d->by->id, code, location);
}

enum err desk_once_undone(struct desk *d, struct str code)
{
	return once_delete(d->db, d->by->id, code);
}

enum err desk_once_before(struct desk *d, struct str code, struct once *out)
{
	return once_by_code(d->db, d->mem, d->by->id, code, out);
}
