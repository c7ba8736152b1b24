/* See basket.h. */
#include "desk/basket.h"

#include "base/buf.h"
#include "desk/files.h"
#include "store/entry.h"
#include "sys/lang.h"

enum err desk_basket_text(struct desk *d, struct str basket, struct str *out, struct errors *wrong)
{
	const struct attachment *last;
	struct rows rows = { 0 };
	struct str bytes;
	struct buf b;

	if (basket.n)
		TRY(basket_list(d->db, d->mem, d->by->id, basket, &rows));
	if (!rows.n)
		return wrong_say(wrong, "file", _("Please choose a file."));
	last = (const struct attachment *)rows.v + rows.n - 1;
	if (last->size > BASKET_BYTES)
		return wrong_say(wrong, "file", _("This file is too large: 2 MB at most."));
	buf_init(&b, d->mem, BASKET_BYTES + 1);
	for (int64_t part = 0; (int64_t)b.n < last->size; part++) {
		TRY(chunk_by_part(d->db, d->mem, last->digest, part, &bytes));
		if (!bytes.n)
			return fail(E_BROKEN, "a file lacks its part");
		buf_add(&b, bytes);
	}
	*out = buf_str(&b);
	return OK;
}

enum err desk_basket_empty(struct desk *d, struct str basket)
{
	const struct attachment *a;
	struct rows rows;

	TRY(basket_list(d->db, d->mem, d->by->id, basket, &rows));
	a = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		TRY(desk_drop_file(d, a[i].id));
	return OK;
}
