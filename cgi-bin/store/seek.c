/* See seek.h. */
#include "store/seek.h"

#include "base/arena.h"
#include "base/buf.h"

/* As many digits as a number has without its country; fewer than three are no phone. */
enum { DIGITS_MOST = 10, DIGITS_LEAST = 3, DIGITS_WHOLE = 7 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "(0217) 555-0101" may be kept as "+49 217 5550101": zeros before a whole number are left out. */
static struct str tail_of(struct arena *mem, struct str typed)
{
	size_t digits = 0, zeros = 0;
	struct buf b;

	for (size_t i = 0; i < typed.n; i++) {
		if (!is_digit(typed.p[i]) && !strchr("+-()./ ", typed.p[i]))
			return S("");
		zeros += typed.p[i] == '0' && zeros == digits;
		digits += is_digit(typed.p[i]);
	}
	if (digits < DIGITS_LEAST)
		return S("");
	digits -= digits >= DIGITS_WHOLE ? zeros : 0;
	buf_init(&b, mem, DIGITS_MOST);
	for (size_t i = typed.n; i-- > 0 && b.n < digits && b.n < DIGITS_MOST;)
		if (is_digit(typed.p[i]))
			buf_char(&b, typed.p[i]);
	return buf_str(&b);
}

static bool next_word(struct str *rest, struct str *word)
{
	size_t n = 0;

	while (rest->n && strchr(" ,;", rest->p[0]))
		*rest = str_from(*rest, 1);
	while (n < rest->n && !strchr(" ,;", rest->p[n]))
		n++;
	*word = str_sub(*rest, 0, n);
	*rest = str_from(*rest, n);
	return n > 0;
}

/* Digits are the rarest, then the longest word, as a rule. */
static bool is_rarer(struct arena *mem, struct str word, struct str key)
{
	return !tail_of(mem, key).n && (tail_of(mem, word).n || word.n > key.n);
}

void seek_read(struct arena *mem, struct str typed, struct seek *out)
{
	struct str rest = str_lower(mem, str_trim(typed));
	size_t n = 0;

	*out = (struct seek){ .key = S(""), .tail = tail_of(mem, rest) };
	out->phone = out->tail.n;
	if (out->phone)
		out->key = rest;
	while (n < SEEK_WORDS && next_word(&rest, &out->word[n])) {
		if (!out->phone && is_rarer(mem, out->word[n], out->key))
			out->key = out->word[n];
		n++;
	}
	if (!out->phone)
		out->tail = tail_of(mem, out->key);
}

bool seek_is_any(const struct seek *s)
{
	return s->key.n > 0;
}

struct str seek_pattern(struct arena *mem, const char *before, struct str words)
{
	struct buf b;

	buf_init(&b, mem, words.n * 2 + 8);
	buf_add(&b, str_of(before));
	for (size_t i = 0; i < words.n; i++) {
		if (words.p[i] == '%' || words.p[i] == '_' || words.p[i] == '\\')
			buf_char(&b, '\\');
		buf_char(&b, words.p[i]);
	}
	buf_char(&b, '%');
	return buf_str(&b);
}

struct str seek_tail(struct arena *mem, const struct seek *s)
{
	return s->tail.n ? seek_pattern(mem, "", s->tail) : S("");
}

size_t seek_found_args(struct arena *mem, const struct seek *s, int most, struct arg *v)
{
	struct str begins = s->key.n ? seek_pattern(mem, "", s->key) : S("");
	size_t n = 0;

	while (n < SEEK_FOUND_ARGS - 4) {      /* the last two are of phone_end */
		v[n++] = arg(begins);
		v[n++] = arg(most);
	}
	while (n < SEEK_FOUND_ARGS) {
		v[n++] = arg(seek_tail(mem, s));
		v[n++] = arg(most);
	}
	return n;
}

size_t seek_has_args(struct arena *mem, const struct seek *s, struct arg *v)
{
	v[0] = arg(s->phone);
	for (size_t i = 0; i < SEEK_WORDS; i++)
		v[1 + i] = arg(seek_pattern(mem, "% ", str_eq(s->word[i], s->key)
		                                      ? S("") : s->word[i]));
	return SEEK_HAS_ARGS;
}
