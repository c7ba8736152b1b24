/* See json.h. */
#include "base/json.h"

void json_text(struct buf *b, struct arena *mem, struct str s)
{
	if (!str_is_text(s))
		s = str_mend(mem, s);
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\')
			buf_char(b, '\\');
		if (c == '\n')
			buf_add(b, S("\\n"));
		else if (c < 0x20 || c == '<' || c == '>' || c == '&')  /* also safe inside HTML */
			buf_format(b, "\\u%04x", c);
		else
			buf_char(b, (char)c);
	}
	buf_char(b, '"');
}

static void json_field(struct buf *b, struct arena *mem, const struct field *f, const void *row)
{
	struct str text = field_text(mem, f, row);

	if (f->kind == F_BOOL)
		buf_add(b, text.n ? S("true") : S("false"));
	else if (f->kind == F_INT)
		buf_add(b, text);
	else if (f->kind == F_AT && !text.n)
		buf_add(b, S("null"));
	else
		json_text(b, mem, text);
}

void json_record(struct buf *b, struct arena *mem, const struct record *r, const void *row)
{
	buf_char(b, '{');
	for (size_t i = 0; i < r->count; i++) {
		if (i)
			buf_char(b, ',');
		json_text(b, mem, str_of(r->field[i].name));
		buf_char(b, ':');
		json_field(b, mem, &r->field[i], row);
	}
	buf_char(b, '}');
}
