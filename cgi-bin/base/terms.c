/* See terms.h. */
#include "base/terms.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/words.h"

struct piece {
	struct str name, text, whole;
	bool without, begins, quoted;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Up to the closing quote, or up to a blank; a quote that is never closed ends with the text. */
static struct str cut_value(struct str *rest, bool *quoted)
{
	struct str value;
	size_t n = 0;

	*quoted = rest->n && rest->p[0] == '"';
	if (*quoted) {
		*rest = str_from(*rest, 1);
		value = str_sub(*rest, 0, str_find(*rest, '"'));
		*rest = str_from(*rest, value.n + (value.n < rest->n));
		return value;
	}
	while (n < rest->n && !is_blank(rest->p[n]) && rest->p[n] != '"')
		n++;
	value = str_sub(*rest, 0, n);
	*rest = str_from(*rest, n);
	return value;
}

static bool cut_piece(struct str *rest, struct piece *out)
{
	struct str from;

	*rest = str_trim(*rest);
	from = *rest;
	if (!rest->n)
		return false;
	*out = (struct piece){ .without = rest->n > 1 && rest->p[0] == '-' };
	if (out->without)
		*rest = str_from(*rest, 1);
	out->text = cut_value(rest, &out->quoted);
	if (!out->quoted && rest->n && rest->p[0] == '"' && str_ends(out->text, S(":"))) {
		bool quoted;

		out->name = str_sub(out->text, 0, out->text.n - 1);
		out->text = cut_value(rest, &quoted);
	} else if (!out->quoted && str_find(out->text, ':') != SIZE_MAX) {
		out->name = str_sub(out->text, 0, str_find(out->text, ':'));
	}
	out->begins = !out->quoted && str_ends(out->text, S("*"));
	out->whole = str_sub(from, 0, from.n - rest->n);
	return true;
}

/* name:value, where the name is one of the filters. */
static bool as_filter(struct arena *mem, const struct piece *p, const struct names *filters,
                      struct term *out)
{
	struct str text = p->text;
	int filter = -1;

	if (p->name.n && filters)
		filter = name_find(filters, str_lower(mem, p->name));
	if (filter < 0)
		return false;
	if (text.p == p->name.p)        /* the value was not in quotes */
		text = str_from(text, p->name.n + 1);
	*out = (struct term){ .filter = filter, .text = text, .without = p->without };
	return true;
}

static bool as_words(struct arena *mem, const struct piece *p, struct term *out)
{
	struct words walk = { .text = p->text };
	struct str *word = arena_array(mem, PHRASE_MOST, sizeof *word);
	struct word w;
	size_t n = 0;

	while (n < PHRASE_MOST && words_next(&walk, &w))
		word[n++] = str_copy(mem, w.folded);
	*out = (struct term){ .filter = -1, .text = p->text, .name = p->name, .word = word,
	                      .words = n, .without = p->without };
	out->begins = p->begins && n == 1 && str_chars(word[0]) >= PREFIX_LEAST;
	return n > 0;
}

static void add_piece(struct buf *b, struct str whole)
{
	if (b->n)
		buf_char(b, ' ');
	buf_add(b, whole);
}

enum err terms_parse(struct arena *mem, struct str typed, const struct names *filters,
                     struct terms *out, size_t *at)
{
	struct str rest = typed;
	struct piece piece;
	struct buf b;

	*out = (struct terms){ .n = 0 };
	buf_init(&b, mem, typed.n + 1);
	while (cut_piece(&rest, &piece)) {
		struct term term;
		bool filter = as_filter(mem, &piece, filters, &term);
		bool means = filter || as_words(mem, &piece, &term);

		if (means && out->n == TERMS_MOST) {
			*at = (size_t)(piece.whole.p - typed.p);
			return E_INVALID;
		}
		if (means)
			out->v[out->n++] = term;
		if (!filter)
			add_piece(&b, piece.whole);
	}
	out->words = buf_str(&b);
	return OK;
}
