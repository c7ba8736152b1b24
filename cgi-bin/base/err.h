/*
 * The six ways in which something can go wrong, and what each door makes of
 * them, are a table in http/serve.c and work/loop.c. Return one of these, or
 * OK. Say fail() once, where you know what happened; pass it on with TRY.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err {
	OK = 0,
	E_INVALID,      /* what was sent cannot be accepted; the sender can mend it */
	E_DENIED,       /* a known actor who is not allowed */
	E_MISSING,      /* not there, or not theirs to see */
	E_STALE,        /* changed since it was read */
	E_BUSY,         /* deadlock, database away: later */
	E_BROKEN,       /* our mistake */
};

const char *err_name(enum err e);

/* The only macro of ours that returns. Safe, for there is never anything to clean. */
#define TRY(expr) do { enum err try_e_ = (expr); if (try_e_ != OK) return try_e_; } while (0)

/*
 * Note what happened in one short line, and answer e. The line goes to
 * whoever called fail_to(): the log in the programs, stderr otherwise.
 */
enum err fail(enum err e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void fail_to(void (*say)(enum err e, const char *line));

#endif
