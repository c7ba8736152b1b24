/* OpenSSL, behind a few functions that cannot be used wrongly. */
#include "sys/crypt.h"

#include <assert.h>
#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "base/arena.h"

static const char base64url[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static const char hex[] = "0123456789abcdef";

/* Going on without it would be worse than not going on. */
static void must(bool so, const char *what)
{
	if (so)
		return;
	fprintf(stderr, "crypt: %s failed\n", what);
	abort();
}

void crypt_random(void *out, size_t n)
{
	assert(n <= INT_MAX);
	must(RAND_bytes(out, (int)n) == 1, "random");
}

struct digest *digest_open(void)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();

	must(c && EVP_DigestInit_ex(c, EVP_sha256(), NULL) == 1, "SHA-256");
	return (struct digest *)c;
}

void digest_add(struct digest *d, struct str bytes)
{
	must(EVP_DigestUpdate((EVP_MD_CTX *)d, bytes.p, bytes.n) == 1, "SHA-256");
}

void digest_close(struct digest *d, unsigned char out[DIGEST_SIZE])
{
	if (d && out)
		must(EVP_DigestFinal_ex((EVP_MD_CTX *)d, out, NULL) == 1, "SHA-256");
	EVP_MD_CTX_free((EVP_MD_CTX *)d);
}

void crypt_digest(struct str bytes, unsigned char out[DIGEST_SIZE])
{
	struct digest *d = digest_open();

	digest_add(d, bytes);
	digest_close(d, out);
}

void crypt_hmac(struct key key, struct str bytes, unsigned char out[DIGEST_SIZE])
{
	const unsigned char *p = (const unsigned char *)(bytes.n ? bytes.p : "");

	must(HMAC(EVP_sha256(), key.bytes, sizeof key.bytes, p, bytes.n, out, NULL), "HMAC");
}

struct key crypt_derive(const struct key *master, const char *purpose)
{
	char info[64];
	struct key k;
	size_t n = strlen(purpose);

	assert(n > 0 && n < sizeof info);
	memcpy(info, purpose, n);
	info[n] = 1;                            /* the number of the one block we need */
	crypt_hmac(*master, (struct str){ info, n + 1 }, k.bytes);
	return k;
}

bool crypt_equal(const void *a, const void *b, size_t n)
{
	return CRYPTO_memcmp(a, b, n) == 0;
}

struct str crypt_token(struct arena *mem)
{
	char bytes[32];
	struct str token;

	crypt_random(bytes, sizeof bytes);
	token = crypt_base64url(mem, (struct str){ bytes, sizeof bytes });
	OPENSSL_cleanse(bytes, sizeof bytes);
	return token;
}

/* The value of a character of an alphabet, or -1. */
static int value_of(const char *alphabet, char c)
{
	const char *at = c ? strchr(alphabet, c) : NULL;

	return at ? (int)(at - alphabet) : -1;
}

bool crypt_token_ok(struct str token)
{
	if (token.n != TOKEN_CHARS)
		return false;
	for (size_t i = 0; i < token.n; i++)
		if (value_of(base64url, token.p[i]) < 0)
			return false;
	return true;
}

struct str crypt_base64url(struct arena *mem, struct str bytes)
{
	char *p = arena_take(mem, bytes.n / 3 * 4 + 5);
	uint32_t have = 0;
	int bits = 0;
	size_t n = 0;

	for (size_t i = 0; i < bytes.n; i++) {
		have = have << 8 | (unsigned char)bytes.p[i];
		for (bits += 8; bits >= 6; bits -= 6)
			p[n++] = base64url[have >> (bits - 6) & 63];
	}
	if (bits)
		p[n++] = base64url[have << (6 - bits) & 63];
	return (struct str){ p, n };
}

bool crypt_base64url_decode(struct arena *mem, struct str text, struct str *out)
{
	char *p = arena_take(mem, text.n / 4 * 3 + 4);
	uint32_t have = 0;
	int bits = 0;
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		int v = value_of(base64url, text.p[i]);

		if (v < 0)
			return false;
		have = have << 6 | (uint32_t)v;
		bits += 6;
		if (bits >= 8)
			p[n++] = (char)(have >> (bits -= 8) & 255);
	}
	if (bits == 6 || (have & ((1u << bits) - 1)))
		return false;                   /* a character too many, or bits that say nothing */
	*out = (struct str){ p, n };
	return true;
}

struct str crypt_hex(struct arena *mem, struct str bytes)
{
	char *p = arena_take(mem, bytes.n * 2 + 1);

	for (size_t i = 0; i < bytes.n; i++) {
		p[2 * i] = hex[(unsigned char)bytes.p[i] >> 4];
		p[2 * i + 1] = hex[bytes.p[i] & 15];
	}
	return (struct str){ p, bytes.n * 2 };
}

bool crypt_hex_decode(struct arena *mem, struct str text, struct str *out)
{
	char *p = arena_take(mem, text.n / 2 + 1);

	if (text.n % 2)
		return false;
	for (size_t i = 0; i < text.n; i += 2) {
		int high = value_of(hex, text.p[i]), low = value_of(hex, text.p[i + 1]);

		if (high < 0 || low < 0)
			return false;
		p[i / 2] = (char)(high << 4 | low);
	}
	*out = (struct str){ p, text.n / 2 };
	return true;
}
