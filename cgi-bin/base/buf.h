/*
 * Text being built, in an arena, up to a ceiling. Past the ceiling it takes
 * no more and remembers so: ask buf_full() once at the end. "%.*s" ends at a
 * NUL, as in printf: bytes from outside go through buf_add().
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
	struct arena *mem;
	char *p;
	size_t n, room, ceiling;
	bool full;
};

void buf_init(struct buf *b, struct arena *mem, size_t ceiling);
void buf_expect(struct buf *b, size_t n);        /* so much will come: room for it at once */
void buf_add(struct buf *b, struct str s);
void buf_char(struct buf *b, char c);
void buf_int(struct buf *b, int64_t n, int digits);             /* at least so many digits */
void buf_format(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
bool buf_full(const struct buf *b);

/* What is there so far: a view into the buffer, NUL-terminated, good until the next add. */
struct str buf_str(const struct buf *b);

#endif
