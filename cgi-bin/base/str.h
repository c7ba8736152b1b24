/*
 * Text that knows its length: a view into memory that somebody else owns,
 * usually the arena. Copies made here are NUL-terminated as well.
 * Nothing here fails; whoever looks for something that is not there gets an
 * empty view or SIZE_MAX.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/banned.h"

struct arena;

struct str {
	const char *p;
	size_t n;
};

#define S(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
#define STR(literal) { "" literal, sizeof(literal) - 1 }        /* in static tables */
#define FMT(s) (int)(s).n, (s).p                                /* for "%.*s" */

struct str str_of(const char *terminated);                      /* NULL is empty */
struct str str_copy(struct arena *a, struct str s);
struct str str_format(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
struct str str_vformat(struct arena *a, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));
const char *str_z(struct arena *a, struct str s);               /* NUL-terminated copy */

bool str_eq(struct str a, struct str b);
bool str_eq_nocase(struct str a, struct str b);                 /* ASCII only */
bool str_begins(struct str s, struct str with);
bool str_ends(struct str s, struct str with);
int str_cmp(struct str a, struct str b);

size_t str_find(struct str s, char c);                          /* SIZE_MAX: not there */
size_t str_search(struct str s, struct str what);               /* SIZE_MAX: not there */
struct str str_sub(struct str s, size_t from, size_t n);        /* clipped to what is there */
struct str str_from(struct str s, size_t from);
struct str str_trim(struct str s);                              /* ASCII blanks at both ends */

/*
 * Cut the next part off *rest at the first sep. Returns false when nothing
 * is left; "a,,b" gives "a", "" and "b".
 */
bool str_cut(struct str *rest, char sep, struct str *part);

/* A whole decimal number with optional sign, within int64_t, else false. */
bool str_int(struct str s, int64_t *out);

struct str str_lower(struct arena *a, struct str s);            /* ASCII letters only */

/* The first code point of a text that is not empty, and its bytes: a wrong one is STR_NO_CHAR. */
enum { STR_NO_CHAR = 0xfffd };
uint32_t str_char(struct str s, size_t *n);

/* Kinds of characters: code points from and to, both included. */
struct range {
	uint32_t from, to;
};
bool range_has(const struct range *r, size_t n, uint32_t c);
#define IN_RANGES(ranges, c) range_has(ranges, sizeof(ranges) / sizeof *(ranges), c)

/* Text as people may send it: valid UTF-8 (RFC 3629) without NUL. */
bool str_is_text(struct str s);
size_t str_chars(struct str s);                                 /* code points */
/* The same text with every wrong byte and NUL replaced by U+FFFD. */
struct str str_mend(struct arena *a, struct str s);
/* At most n bytes, cut between code points. */
struct str str_clip(struct str s, size_t n);

#endif
