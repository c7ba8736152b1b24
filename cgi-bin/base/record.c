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

static bool field_same(const struct field *f, const void *a, const void *b)
{
	static const size_t sizes[] = {
		[F_INT] = sizeof(int64_t), [F_BOOL] = sizeof(bool), [F_AT] = sizeof(int64_t),
		[F_ENUM] = sizeof(int), [F_SET] = sizeof(uint64_t) };
	const char *x = (const char *)a + f->at, *y = (const char *)b + f->at;

	return f->kind == F_STR ? str_eq(*(const struct str *)x, *(const struct str *)y)
	                        : memcmp(x, y, sizes[f->kind]) == 0;
}

static bool is_among(const char *const *names, const char *name)
{
	for (; *names; names++)
		if (str_eq(str_of(*names), str_of(name)))
			return true;
	return false;
}

bool record_same(const struct record *r, const void *a, const void *b, const char *const *but)
{
	for (size_t i = 0; i < r->count; i++)
		if (!is_among(but, r->field[i].name) && !field_same(&r->field[i], a, b))
			return false;
	return true;
}
