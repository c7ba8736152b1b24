/* See ref.h. */
#include "base/ref.h"

#include "base/buf.h"

struct str ref_format(struct arena *mem, char letter, int64_t number)
{
	struct buf b;

	buf_init(&b, mem, 32);
	buf_char(&b, letter);
	buf_char(&b, '-');
	buf_int(&b, number, 1);
	return buf_str(&b);
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool ref_parse(struct str s, int64_t *number)
{
	int64_t n;

	s = str_trim(s);
	if (s.n && s.p[0] == '#')
		s = str_from(s, 1);
	else if (s.n > 2 && is_letter(s.p[0]) && s.p[1] == '-')
		s = str_from(s, 2);
	if (!s.n || s.p[0] == '-' || !str_int(s, &n) || n < 1)
		return false;
	*number = n;
	return true;
}
