/*
 * A line is built on the stack and written at once, short enough for a pipe
 * to take it whole (PIPE_BUF), so that lines of several processes never mix.
 */
#include "sys/log.h"

#include <inttypes.h>
#include <unistd.h>

#include "base/err.h"
#include "sys/clock.h"

enum { LINE_MAX_BYTES = 4000, VALUE_MAX_BYTES = 800, PAIR_MAX_BYTES = 900 };

struct line {
	char p[LINE_MAX_BYTES + 16];
	size_t n;
	bool cut;
};

static const char *const level_names[] = { "error", "warn", "security", "info", "debug" };
const struct names log_levels = NAMES(level_names);

static enum log_level shown = LEVEL_INFO;
static char request[40];

static void put(struct line *l, struct str s)
{
	if (s.n > sizeof l->p - l->n)
		s.n = sizeof l->p - l->n;
	memcpy(l->p + l->n, s.p, s.n);
	l->n += s.n;
}

/* The bytes of the character at p, 0 when they are not UTF-8. */
static size_t char_bytes(const char *p, size_t n)
{
	unsigned char c = (unsigned char)*p;
	size_t want = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;

	return want <= n && str_is_text((struct str){ p, want }) ? want : 0;
}

/* C1 controls, and what turns the direction or ends the line on some screens. */
static bool is_trick(const unsigned char *p, size_t n)
{
	uint32_t c = 0;

	if (n == 2)
		c = (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	if (n == 3)
		c = (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	return (c >= 0x80 && c <= 0x9f) || c == 0x061c || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

static void put_hex(struct line *l, const char *p, size_t n)
{
	char x[5];

	for (size_t i = 0; i < n; i++) {
		snprintf(x, sizeof x, "\\x%02x", (unsigned char)p[i]);
		put(l, str_of(x));
	}
}

/* One character inside of quotes; says how many bytes it was. */
static size_t put_char(struct line *l, struct str rest)
{
	const char *p = rest.p;
	size_t n = *p == 0 ? 0 : char_bytes(p, rest.n);

	if (*p == '"' || *p == '\\') {
		put(l, (struct str){ (char[]){ '\\', *p }, 2 });
		return 1;
	}
	if (*p == '\n' || *p == '\r' || *p == '\t') {
		put(l, *p == '\n' ? S("\\n") : *p == '\r' ? S("\\r") : S("\\t"));
		return 1;
	}
	if (n == 0 || (n == 1 && ((unsigned char)*p < 0x20 || *p == 0x7f)) ||
	    is_trick((const unsigned char *)p, n)) {
		put_hex(l, p, n ? n : 1);
		return n ? n : 1;
	}
	put(l, (struct str){ p, n });
	return n;
}

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
		    (c == 0 || !strchr("-_./:@+,%?&#~*", c)))
			return false;
	}
	return s.n > 0;
}

static void put_value(struct line *l, struct str value)
{
	size_t ceiling = l->n + VALUE_MAX_BYTES;

	if (is_plain(value) && value.n <= VALUE_MAX_BYTES) {
		put(l, value);
		return;
	}
	put(l, S("\""));
	while (value.n && l->n < ceiling)
		value = str_from(value, put_char(l, value));
	put(l, value.n ? S("...\"") : S("\""));
}

/* A pair comes whole or, when the line has no room for the longest, not at all. */
static void put_pair(struct line *l, const char *key, struct str value)
{
	if (l->n + PAIR_MAX_BYTES > LINE_MAX_BYTES) {
		l->cut = true;
		return;
	}
	if (l->n)
		put(l, S(" "));
	put(l, str_of(key));
	put(l, S("="));
	put_value(l, value);
}

static void put_now(struct line *l)
{
	int64_t now = clock_now();
	time_t s = (time_t)(now / 1000);
	char text[48];
	struct tm tm;

	gmtime_r(&s, &tm);
	snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", tm.tm_year + 1900,
		 tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec, (int)(now % 1000));
	put_pair(l, "at", str_of(text));
}

void log_line(enum log_level level, const char *event, const struct log_field *field, size_t n)
{
	struct line l;
	ssize_t ignored;

	if (level > shown && level != LEVEL_SECURITY)
		return;
	l.n = 0;
	l.cut = false;
	put_now(&l);
	put_pair(&l, "level", str_of(name_of(&log_levels, (int)level)));
	put_pair(&l, "pid", LOG_INT(getpid()));
	if (request[0])
		put_pair(&l, "request", str_of(request));
	put_pair(&l, "event", str_of(event));
	for (size_t i = 0; i < n; i++)
		put_pair(&l, field[i].key, field[i].value);
	put(&l, l.cut ? S(" cut=yes\n") : S("\n"));
	ignored = write(STDERR_FILENO, l.p, l.n);       /* no log is no reason to stop serving */
	(void)ignored;
}

static void log_fail(enum err e, const char *text)
{
	enum log_level level = e == E_BROKEN ? LEVEL_ERROR : e == E_BUSY ? LEVEL_WARN : LEVEL_INFO;

	LOG_AT(level, "fail", { "error", str_of(err_name(e)) }, { "text", str_of(text) });
}

void log_open(enum log_level least)
{
	shown = least;
	fail_to(log_fail);
}

void log_request(struct str number)
{
	snprintf(request, sizeof request, "%.*s", FMT(str_clip(number, sizeof request - 1)));
}

struct str log_int(int64_t number, struct log_digits *digits)
{
	int n = snprintf(digits->room, sizeof digits->room, "%" PRId64, number);

	return (struct str){ digits->room, (size_t)n };
}
