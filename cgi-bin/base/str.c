/* See str.h. */
#include "base/str.h"

#include <ctype.h>
#include <stdarg.h>
#include <strings.h>

#include "base/arena.h"

struct str str_of(const char *z)
{
	return z ? (struct str){ z, strlen(z) } : S("");
}

struct str str_copy(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	return (struct str){ p, s.n };
}

const char *str_z(struct arena *a, struct str s)
{
	return str_copy(a, s).p;
}

struct str str_vformat(struct arena *a, const char *fmt, va_list ap)
{
	char small[256];
	va_list again;
	char *p;
	int n;

	va_copy(again, ap);
	n = vsnprintf(small, sizeof small, fmt, ap);
	p = arena_take(a, (size_t)n + 1);
	if ((size_t)n < sizeof small)
		memcpy(p, small, (size_t)n);
	else
		vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){ p, (size_t)n };
}

struct str str_format(struct arena *a, const char *fmt, ...)
{
	struct str s;
	va_list ap;

	va_start(ap, fmt);
	s = str_vformat(a, fmt, ap);
	va_end(ap);
	return s;
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_eq_nocase(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || strncasecmp(a.p, b.p, a.n) == 0);
}

bool str_begins(struct str s, struct str with)
{
	return s.n >= with.n && str_eq(str_sub(s, 0, with.n), with);
}

bool str_ends(struct str s, struct str with)
{
	return s.n >= with.n && str_eq(str_from(s, s.n - with.n), with);
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

size_t str_find(struct str s, char c)
{
	const char *at = s.n ? memchr(s.p, c, s.n) : NULL;

	return at ? (size_t)(at - s.p) : SIZE_MAX;
}

size_t str_search(struct str s, struct str what)
{
	const char *at = s.n && what.n ? memmem(s.p, s.n, what.p, what.n) : NULL;

	return at ? (size_t)(at - s.p) : SIZE_MAX;
}

struct str str_sub(struct str s, size_t from, size_t n)
{
	if (from > s.n)
		from = s.n;
	if (n > s.n - from)
		n = s.n - from;
	return (struct str){ from ? s.p + from : s.p, n };
}

struct str str_from(struct str s, size_t from)
{
	return str_sub(s, from, s.n);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
	while (s.n && is_blank(s.p[0]))
		s = str_from(s, 1);
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool str_cut(struct str *rest, char sep, struct str *part)
{
	size_t at;

	if (!rest->p)
		return false;
	at = str_find(*rest, sep);
	*part = str_sub(*rest, 0, at);
	*rest = at == SIZE_MAX ? (struct str){ 0 } : str_from(*rest, at + 1);
	return true;
}

bool str_int(struct str s, int64_t *out)
{
	bool minus = s.n && s.p[0] == '-';
	int64_t v = 0;
	size_t i = minus;

	if (i == s.n || s.n > 20)
		return false;
	for (; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		if (__builtin_mul_overflow(v, 10, &v)
		    || __builtin_sub_overflow(v, s.p[i] - '0', &v))
			return false;
	}
	if (!minus && v == INT64_MIN)
		return false;
	*out = minus ? v : -v;
	return true;
}

struct str str_lower(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
	return (struct str){ p, s.n };
}

/* Bytes of the code point at s, or 0 where it is not well-formed (RFC 3629, section 4). */
static size_t char_length(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n;

	if (p[0] < 0x80)
		return p[0] != 0;
	n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
	if (p[0] < 0xc2 || p[0] > 0xf4 || n > s.n)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f)
	    || (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return n;
}

uint32_t str_char(struct str s, size_t *n)
{
	const unsigned char *p = (const unsigned char *)s.p;
	uint32_t c = p[0];

	*n = c < 0x80 ? 1 : char_length(s);
	if (*n == 1)
		return c;
	if (*n == 0) {
		*n = 1;
		return STR_NO_CHAR;
	}
	c &= 0x7fu >> *n;
	for (size_t k = 1; k < *n; k++)
		c = c << 6 | (p[k] & 0x3f);
	return c;
}

bool range_has(const struct range *r, size_t n, uint32_t c)
{
	for (size_t i = 0; i < n; i++)
		if (c >= r[i].from && c <= r[i].to)
			return true;
	return false;
}

bool str_is_text(struct str s)
{
	size_t n;

	for (size_t i = 0; i < s.n; i += n) {
		n = s.p[i] > 0 ? 1 : char_length(str_from(s, i));
		if (n == 0)
			return false;
	}
	return true;
}

size_t str_chars(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return count;
}

struct str str_mend(struct arena *a, struct str s)
{
	static const char replacement[] = "\xef\xbf\xbd";
	char *p, *end;

	if (str_is_text(s))
		return s;
	p = end = arena_take(a, s.n * 3 + 1);
	while (s.n) {
		size_t n = char_length(s);

		end = mempcpy(end, n ? s.p : replacement, n ? n : 3);
		s = str_from(s, n ? n : 1);
	}
	return (struct str){ p, (size_t)(end - p) };
}

struct str str_clip(struct str s, size_t n)
{
	if (s.n <= n)
		return s;
	while (n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}
