/* See record.h. */
#include "base/record.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/when.h"

const struct field *record_field(const struct record *r, struct str name)
{
	for (size_t i = 0; i < r->count; i++)
		if (str_eq(str_of(r->field[i].name), name))
			return &r->field[i];
	return NULL;
}

static struct str set_text(struct arena *mem, const struct field *f, uint64_t bits)
{
	struct buf b;

	buf_init(&b, mem, 1024);
	for (int i = 0; i < f->names->count; i++) {
		if (!(bits >> i & 1))
			continue;
		if (b.n)
			buf_char(&b, ',');
		buf_add(&b, str_of(name_of(f->names, i)));
	}
	return buf_str(&b);
}

struct str field_text(struct arena *mem, const struct field *f, const void *row)
{
	const void *at = (const char *)row + f->at;

	switch (f->kind) {
	case F_INT:
		return str_format(mem, "%" PRId64, *(const int64_t *)at);
	case F_BOOL:
		return *(const bool *)at ? S("yes") : S("");
	case F_STR:
		return *(const struct str *)at;
	case F_AT:
		return *(const int64_t *)at ? when_rfc3339(mem, *(const int64_t *)at) : S("");
	case F_ENUM:
		return str_of(name_of(f->names, *(const int *)at));
	case F_SET:
		return set_text(mem, f, *(const uint64_t *)at);
	}
	return S("");
}

static uint64_t set_of(const struct names *names, struct str text)
{
	uint64_t bits = 0;
	struct str part;

	while (text.n && str_cut(&text, ',', &part)) {
		int i = name_find(names, part);

		if (i >= 0)
			bits |= (uint64_t)1 << i;
	}
	return bits;
}

void field_put(const struct field *f, void *row, struct str text)
{
	void *at = (char *)row + f->at;

	if (f->kind == F_STR)
		*(struct str *)at = text;
	else if (f->kind == F_ENUM)
		*(int *)at = name_find(f->names, text);
	else if (f->kind == F_SET)
		*(uint64_t *)at = set_of(f->names, text);
}
