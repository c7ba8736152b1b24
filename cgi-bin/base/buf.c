/* See buf.h. Grows by doubling; what it leaves behind goes with the arena. */
#include "base/buf.h"

#include <stdarg.h>

#include "base/arena.h"

void buf_init(struct buf *b, struct arena *mem, size_t ceiling)
{
	*b = (struct buf){ .mem = mem, .ceiling = ceiling };
}

static bool make_room(struct buf *b, size_t more)
{
	size_t room = b->room ? b->room : 64;
	char *p;

	if (b->full || more > b->ceiling - b->n) {
		b->full = true;
		return false;
	}
	if (b->n + more < b->room)
		return true;
	while (room <= b->n + more)
		room *= 2;
	p = arena_take(b->mem, room);
	if (b->n)
		memcpy(p, b->p, b->n);
	b->p = p;
	b->room = room;
	return true;
}

void buf_expect(struct buf *b, size_t n)
{
	if (n < b->ceiling)
		make_room(b, n);
}

void buf_add(struct buf *b, struct str s)
{
	if (s.n == 0 || !make_room(b, s.n))
		return;
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	b->p[b->n] = 0;
}

void buf_char(struct buf *b, char c)
{
	buf_add(b, (struct str){ &c, 1 });
}

/* A page has hundreds of numbers: no printf. */
void buf_int(struct buf *b, int64_t n, int digits)
{
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	size_t length = n < 0;

	for (uint64_t r = rest; r || digits > 0; r /= 10, digits--)
		length++;
	if (!make_room(b, length))
		return;
	b->n += length;
	for (size_t i = b->n; i > b->n - length + (n < 0); rest /= 10)
		b->p[--i] = (char)('0' + rest % 10);
	if (n < 0)
		b->p[b->n - length] = '-';
	b->p[b->n] = 0;
}

void buf_format(struct buf *b, const char *fmt, ...)
{
	char small[256];
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	if ((size_t)n < sizeof small) {
		buf_add(b, (struct str){ small, (size_t)n });
	} else if (make_room(b, (size_t)n)) {
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

bool buf_full(const struct buf *b)
{
	return b->full;
}

struct str buf_str(const struct buf *b)
{
	return (struct str){ b->p ? b->p : "", b->n };
}
