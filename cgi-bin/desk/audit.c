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

/* Lines that both begin with are left out where not all of a text can be kept. */
static void begin_where_they_differ(struct arena *mem, struct str *was, struct str *becomes)
{
	size_t line = 0;

	if (was->n <= VALUE_BYTES && becomes->n <= VALUE_BYTES)
		return;
	for (size_t i = 0; i < was->n && i < becomes->n && was->p[i] == becomes->p[i]; i++)
		if (was->p[i] == '\n')
			line = i + 1;
	if (!line)
		return;
	*was = str_format(mem, "...\n%.*s", FMT(str_from(*was, line)));
	*becomes = str_format(mem, "...\n%.*s", FMT(str_from(*becomes, line)));
}

enum err desk_audit_changes(struct desk *d, const struct audited *of, const struct record *record,
                            const void *was, const void *becomes, const char *const *but)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct field *f = &record->field[i];
		struct str before = was ? field_text(d->mem, f, was) : S("");
		struct str after = field_text(d->mem, f, becomes);

		if (str_eq(before, after) || is_among(but, f->name))
			continue;
		begin_where_they_differ(d->mem, &before, &after);
		TRY(desk_audit(d, of, f->name, before, after));
	}
	return OK;
}
