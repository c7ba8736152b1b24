/* See demo_text.h. */
#include "desk/demo_text.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"
#include "desk/demo_dice.h"
#include "sys/file.h"

enum { FILE_MOST = 1 << 20, TEXT_MOST = 64 * 1024 };

struct cells {
	VEC(struct str);
};

static bool is_row(struct str line)
{
	return line.n && line.p[0] != '#';
}

/* The cells of a line; "a\t" has two. */
static size_t split(struct arena *mem, struct str line, struct cells *out)
{
	size_t before = out->n, tab;

	do {
		tab = str_find(line, '\t');
		*vec_push(mem, out) = str_sub(line, 0, tab);
		line = tab == SIZE_MAX ? S("") : str_from(line, tab + 1);
	} while (tab != SIZE_MAX);
	return out->n - before;
}

enum err table_read(struct arena *mem, struct str dir, const char *file, struct table *out)
{
	struct cells names = { 0 }, cells = { 0 };
	struct str rest, line;
	enum err e;

	*out = (struct table){ .file = file };
	e = file_read_whole(mem, str_format(mem, "%.*s/%s", FMT(dir), file).p, FILE_MOST, &rest);
	if (e != OK)
		return fail(e == E_MISSING ? E_INVALID : e, "%.*s/%s cannot be read", FMT(dir),
		            file);
	for (int number = 1; str_cut(&rest, '\n', &line); number++) {
		if (!is_row(line))
			continue;
		if (!out->cols) {
			out->cols = split(mem, line, &names);
			continue;
		}
		if (split(mem, line, &cells) != out->cols)
			return fail(E_INVALID, "%s:%d: %zu fields are expected", file, number,
			            out->cols);
		out->rows++;
	}
	out->name = names.v;
	out->cell = cells.v;
	return OK;
}

struct str table_get(const struct table *t, size_t row, const char *column)
{
	for (size_t i = 0; i < t->cols; i++)
		if (str_eq(t->name[i], str_of(column)))
			return t->cell[row * t->cols + i];
	return S("");
}

struct str demo_unescape(struct arena *mem, struct str s)
{
	struct buf b;

	buf_init(&b, mem, TEXT_MOST);
	for (size_t i = 0; i < s.n; i++) {
		bool escape = s.p[i] == '\\' && i + 1 < s.n;

		if (escape)
			i++;
		buf_char(&b, escape && s.p[i] == 'n' ? '\n' : s.p[i]);
	}
	return buf_str(&b);
}

static bool value_of(const struct table *fills, uint64_t choice, struct str name, struct str *out)
{
	size_t count = 0, wanted;

	for (size_t i = 0; i < fills->rows; i++)
		count += str_eq(table_get(fills, i, "name"), name);
	if (!count)
		return false;
	wanted = dice_mix(choice, name.p, name.n) % count;
	for (size_t i = 0; i < fills->rows; i++) {
		if (!str_eq(table_get(fills, i, "name"), name) || wanted--)
			continue;
		*out = table_get(fills, i, "value");
		return true;
	}
	return false;
}

struct str demo_fill(struct arena *mem, const struct table *fills, uint64_t choice, struct str s)
{
	struct str value, name;
	struct buf b;
	size_t open, close;

	buf_init(&b, mem, TEXT_MOST);
	while ((open = str_find(s, '{')) != SIZE_MAX) {
		name = str_from(s, open + 1);
		close = str_find(name, '}');
		name = str_sub(name, 0, close);
		buf_add(&b, str_sub(s, 0, open));
		if (close != SIZE_MAX && value_of(fills, choice, name, &value)) {
			buf_add(&b, value);
			s = str_from(s, open + close + 2);
		} else {
			buf_char(&b, '{');
			s = str_from(s, open + 1);
		}
	}
	buf_add(&b, s);
	return buf_str(&b);
}
