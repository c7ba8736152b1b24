/* libmagic, told not to look inside of anything. */
#include "sys/magic.h"

#include <magic.h>

static const char unknown[] = "application/octet-stream";

/* The library's handle is all we need. */
static magic_t handle(struct magic *m)
{
	return (magic_t)(void *)m;
}

enum err magic_begin(struct magic **out)
{
	magic_t m = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF |
			       MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_TOKENS);

	if (!m)
		return fail(E_BROKEN, "libmagic: no memory");
	if (magic_load(m, NULL) != 0) {
		enum err e = fail(E_BROKEN, "libmagic: %s", magic_error(m));

		magic_close(m);
		return e;
	}
	*out = (struct magic *)(void *)m;
	return OK;
}

void magic_end(struct magic *m)
{
	if (m)
		magic_close(handle(m));
}

/* type/subtype in the letters of RFC 6838 4.2, small ones. */
static bool is_type(struct str s)
{
	size_t slash = str_find(s, '/');

	if (s.n > 127 || slash == SIZE_MAX || slash == 0 || slash + 1 == s.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (i != slash && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
		    (c == 0 || !strchr("!#$&-^_.+", c)))
			return false;
	}
	return true;
}

struct str magic_type(struct magic *m, struct str first_bytes)
{
	struct str look = str_sub(first_bytes, 0, MAGIC_BYTES);
	struct str type = str_of(magic_buffer(handle(m), look.n ? look.p : "", look.n));

	return is_type(type) ? type : str_of(unknown);
}

const char *served_type(struct str sniffed, struct str declared)
{
	static const char *const images[] = {
		"image/png", "image/jpeg", "image/gif", "image/webp",
	};

	for (size_t i = 0; i < sizeof images / sizeof *images; i++)
		if (str_eq(sniffed, str_of(images[i])) && str_eq_nocase(declared, sniffed))
			return images[i];
	return unknown;
}

bool served_inline(const char *served)
{
	return strncmp(served, "image/", 6) == 0;
}
