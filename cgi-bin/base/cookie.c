/* See cookie.h. */
#include "base/cookie.h"

enum { MAX_HEADER = 16 * 1024, MAX_COOKIES = 100, MAX_VALUE = 4096 };

/* cookie-octet of RFC 6265, 4.1.1: no controls, blank, quote, comma, semicolon, backslash */
static bool is_value(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= 0x20 || c >= 0x7f || c == '"' || c == ',' || c == ';' || c == '\\')
			return false;
	}
	return s.n <= MAX_VALUE;
}

static struct str unquoted(struct str s)
{
	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"')
		return str_sub(s, 1, s.n - 2);
	return s;
}

/* A first one that is spoiled is not made good by a second: somebody may have planted it. */
bool cookie_get(struct str header, struct str name, struct str *value)
{
	struct str pair, rest = header;

	if (header.n > MAX_HEADER || !name.n)
		return false;
	for (int i = 0; i < MAX_COOKIES && str_cut(&rest, ';', &pair); i++) {
		size_t at = str_find(pair, '=');

		if (at == SIZE_MAX || !str_eq(str_trim(str_sub(pair, 0, at)), name))
			continue;
		*value = unquoted(str_trim(str_from(pair, at + 1)));
		return is_value(*value);
	}
	return false;
}
