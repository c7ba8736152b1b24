/*
 * What a file is by its first bytes (libmagic), and as what it is served.
 * Opened once before the fork; E_BROKEN when the system has no magic database.
 */
#ifndef SYS_MAGIC_H
#define SYS_MAGIC_H

#include "base/err.h"
#include "base/str.h"

struct magic;

enum { MAGIC_BYTES = 64 * 1024 };       /* more of the beginning is not looked at */

enum err magic_begin(struct magic **out);
void magic_end(struct magic *m);

/* "image/png", "application/pdf" ...; good until the next call. Never fails, never a wild text. */
struct str magic_type(struct magic *m, struct str first_bytes);

/*
 * The Content-Type of an attachment: image/png, image/jpeg, image/gif or
 * image/webp when the bytes and the sender agree on it, in all other cases
 * application/octet-stream. What the sender declared is never sent on.
 */
const char *served_type(struct str sniffed, struct str declared);
bool served_inline(const char *served);         /* may be shown in the page */

#endif
