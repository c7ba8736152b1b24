/*
 * The log: one line for each event, to stderr, in one write. Pairs of
 * key=value; a value from outside can break neither its line nor a terminal.
 * Never give it a secret: no password, token, cookie or body of a message.
 *
 *	LOG("request", { "route", route }, { "ms", LOG_INT(ms) });
 *	LOG_SECURITY("sign-in-failed", { "from", address });
 *
 * at=2026-11-21T20:42:18.123Z level=info pid=17 event=request route=/queue ms=12
 */
#ifndef SYS_LOG_H
#define SYS_LOG_H

#include "base/names.h"

enum log_level {
	LEVEL_ERROR,
	LEVEL_WARN,
	LEVEL_SECURITY,         /* refusals, sign-ins, attacks; shown at every level */
	LEVEL_INFO,
	LEVEL_DEBUG,
};

extern const struct names log_levels;

struct log_field {
	const char *key;
	struct str value;
};

/* Show this level and what is graver. From now on fail() speaks here, too. */
void log_open(enum log_level least);

/* The number of the request in hand, on every line until it is "" again. */
void log_request(struct str number);

void log_line(enum log_level level, const char *event, const struct log_field *field, size_t n);

#define LOG_AT(level, event, ...) log_line((level), (event), (struct log_field[]){ __VA_ARGS__ }, \
	sizeof((struct log_field[]){ __VA_ARGS__ }) / sizeof(struct log_field))
#define LOG(event, ...) LOG_AT(LEVEL_INFO, event, __VA_ARGS__)
#define LOG_SECURITY(event, ...) LOG_AT(LEVEL_SECURITY, event, __VA_ARGS__)

/* A number as a value; its digits live as long as the block it stands in. */
#define LOG_INT(number) log_int((number), &(struct log_digits){ "" })

struct log_digits {
	char room[24];
};

struct str log_int(int64_t number, struct log_digits *digits);

#endif
