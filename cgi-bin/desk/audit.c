/* See audit.h. */
#include "desk/audit.h"

enum { VALUE_BYTES = 500, NAME_BYTES = 200 };

enum err desk_audit(struct desk *d, const struct audited *of, const char *what, struct str was,
                    struct str becomes)
{
	return audit_insert(d->db, &(struct audit){
		.at = d->now, .actor_id = d->by->id, .actor_name = d->by->name,
		.object = str_of(of->object), .object_id = of->id,
		.object_name = str_clip(of->name, NAME_BYTES), .what = str_of(what),
		.was = str_clip(was, VALUE_BYTES), .becomes = str_clip(becomes, VALUE_BYTES) });
}

static bool is_among(const char *const *names, const char *name)
{
	for (; names && *names; names++)
		if (str_eq(str_of(*names), str_of(name)))
			return true;
	return false;
}

enum err desk_audit_changes(struct desk *d, const struct audited *of, const struct record *record,
                            const void *was, const void *becomes, const char *const *but)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *f = &record->field[i];
		struct str before = field_text(d->mem, f, was),
			   after = field_text(d->mem, f, becomes);

		if (!str_eq(before, after) && !is_among(but, f->name))
			TRY(desk_audit(d, of, f->name, before, after));
	}
	return OK;
}
