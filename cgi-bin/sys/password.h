/*
 * Passwords: Argon2id by libsodium (19 MiB, 2 passes, 1 lane: about 30 ms),
 * kept as a PHC string, and what may be one. At most two are computed at a
 * time by all processes forked after password_init(); others wait in line.
 */
#ifndef SYS_PASSWORD_H
#define SYS_PASSWORD_H

#include "base/err.h"
#include "base/str.h"

enum { PASSWORD_MAX_BYTES = 1024 };

/* Once, before the fork. */
enum err password_init(void);

/* At most PASSWORD_MAX_BYTES; password_acceptable() has been asked before. */
struct str password_hash(struct arena *mem, struct str password);
bool password_verify(struct str hash, struct str password);
bool password_needs_rehash(struct str hash);    /* made with another cost than today's */

/* A hash of nobody's password: verify against it where there is no account, it takes as long. */
struct str password_dummy(void);

/*
 * The list of passwords that everybody tries: small letters, one a line,
 * sorted by bytes (LC_ALL=C sort -u). Debian has one in python3-django
 * (django/contrib/auth/common-passwords.txt.gz, 20,000 of them). Without the
 * file (E_MISSING) the rule does not apply; `firstline doctor` warns. An
 * unsorted file is E_INVALID. Open it before the fork, which then shares it.
 */
enum err password_common_open(const char *path);
void password_common_close(void);

/*
 * OK, or E_INVALID with the reason in words for people (marked for gettext,
 * not yet translated). Any characters are welcome. The context is what
 * guessers know: the site, the person's name, the mail address before the @;
 * their words of four letters and more may not be in it.
 */
enum err password_acceptable(struct str password, size_t least_chars, const struct str *context,
			     size_t n, const char **why);

#endif
