/* Names of errors, and the one place where a failure is said. */
#include "base/err.h"

#include <stdarg.h>

#include "base/banned.h"

static void say_to_stderr(enum err e, const char *line)
{
	fprintf(stderr, "%s: %s\n", err_name(e), line);
}

static void (*sayer)(enum err, const char *) = say_to_stderr;

const char *err_name(enum err e)
{
	static const char *const names[] = {
		[OK] = "ok",           [E_INVALID] = "invalid", [E_DENIED] = "denied",
		[E_MISSING] = "missing", [E_STALE] = "stale",   [E_BUSY] = "busy",
		[E_BROKEN] = "broken",
	};

	return names[e];
}

enum err fail(enum err e, const char *fmt, ...)
{
	char line[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	sayer(e, line);
	return e;
}

void fail_to(void (*say)(enum err, const char *))
{
	sayer = say;
}
