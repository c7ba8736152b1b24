/*
 * Random bytes, digests, keys, and how bytes are written as text.
 * Nothing here fails for a reason that a caller could mend: if OpenSSL has
 * no random bytes or no memory, the process ends. Texts live in the arena.
 */
#ifndef SYS_CRYPT_H
#define SYS_CRYPT_H

#include "base/str.h"

enum { DIGEST_SIZE = 32, TOKEN_CHARS = 43 };

void crypt_random(void *out, size_t n);

/* SHA-256, at once or in pieces. digest_close() ends it; out may be NULL when nobody wants it. */
struct digest;

void crypt_digest(struct str bytes, unsigned char out[DIGEST_SIZE]);
struct digest *digest_open(void);
void digest_add(struct digest *d, struct str bytes);
void digest_close(struct digest *d, unsigned char out[DIGEST_SIZE]);

/*
 * Keys. The master key (sys/conf reads it) is used for nothing but to derive
 * one key for each purpose: "csrf", "audit", "session" ... (HKDF-Expand with
 * SHA-256, RFC 5869 2.3), so that no value made for one is good for another.
 */
struct key {
	unsigned char bytes[32];
};

struct key crypt_derive(const struct key *master, const char *purpose);
void crypt_hmac(struct key key, struct str bytes, unsigned char out[DIGEST_SIZE]);

/* In a time that does not depend on where they differ. */
bool crypt_equal(const void *a, const void *b, size_t n);

/* A secret for one purpose: 256 random bits as 43 characters of base64url. */
struct str crypt_token(struct arena *mem);
bool crypt_token_ok(struct str token);          /* looks like one; no more than that */

/* RFC 4648 5 without padding. Strict: one spelling for each value, else false. */
struct str crypt_base64url(struct arena *mem, struct str bytes);
bool crypt_base64url_decode(struct arena *mem, struct str text, struct str *out);

/* Two small letters or digits a byte, and back; capitals are refused. */
struct str crypt_hex(struct arena *mem, struct str bytes);
bool crypt_hex_decode(struct arena *mem, struct str text, struct str *out);

#endif
