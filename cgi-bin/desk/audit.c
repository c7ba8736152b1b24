/* See audit.h. */
#include "desk/audit.h"

#include "base/arena.h"
#include "base/json.h"

/* A row as JSON: each byte may become six. */
enum { VALUE_BYTES = 500, NAME_BYTES = 200, ROW_BYTES = 6 * (2 * VALUE_BYTES + NAME_BYTES) };

static struct audit audit_of(const struct desk *d, const struct audited *of)
{
	return (struct audit){
		.at = d->now, .actor_id = d->by->id, .actor_name = d->by->name,
		.object = str_of(of->object), .object_id = of->id,
		.object_name = str_clip(of->name, NAME_BYTES) };
}

enum err desk_audit(struct desk *d, const struct audited *of, const char *what, struct str was,
                    struct str becomes)
{
	struct audit a = audit_of(d, of);

	a.what = str_of(what);
	a.was = str_clip(was, VALUE_BYTES);
	a.becomes = str_clip(becomes, VALUE_BYTES);
	return audit_insert(d->db, &a);
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

static void put_change(struct buf *b, struct arena *mem, const char *what, struct str was,
                       struct str becomes)
{
	buf_add(b, b->n > 1 ? S(",[") : S("["));
	json_text(b, mem, str_of(what));
	buf_char(b, ',');
	json_text(b, mem, str_clip(was, VALUE_BYTES));
	buf_char(b, ',');
	json_text(b, mem, str_clip(becomes, VALUE_BYTES));
	buf_char(b, ']');
}

enum err desk_audit_changes(struct desk *d, const struct audited *of, const struct record *record,
                            const void *was, const void *becomes, const char *const *but)
{
	struct audit a = audit_of(d, of);
	struct buf b;

	buf_init(&b, d->mem, (record->count + 1) * ROW_BYTES);
	buf_char(&b, '[');
	for (size_t i = 0; i < record->count; i++) {
		const struct field *f = &record->field[i];
		struct str before = was ? field_text(d->mem, f, was) : S("");
		struct str after = field_text(d->mem, f, becomes);

		if (str_eq(before, after) || is_among(but, f->name))
			continue;
		begin_where_they_differ(d->mem, &before, &after);
		put_change(&b, d->mem, f->name, before, after);
	}
	buf_char(&b, ']');
	return b.n > 2 ? audit_insert_changes(d->db, &a, buf_str(&b)) : OK;
}
