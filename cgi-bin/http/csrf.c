/* See csrf.h. */
#include "http/csrf.h"

static void mask(unsigned char *to, const unsigned char *with)
{
	for (size_t i = 0; i < DIGEST_SIZE; i++)
		to[i] ^= with[i];
}

struct str csrf_token(struct arena *mem, const struct key *key, struct str secret)
{
	unsigned char token[2 * DIGEST_SIZE];

	crypt_random(token, DIGEST_SIZE);
	crypt_hmac(*key, secret, token + DIGEST_SIZE);
	mask(token + DIGEST_SIZE, token);
	return crypt_base64url(mem, (struct str){ (char *)token, sizeof token });
}

bool csrf_ok(struct arena *mem, const struct key *key, struct str secret, struct str text)
{
	unsigned char mac[DIGEST_SIZE], token[2 * DIGEST_SIZE];
	struct str bytes;

	if (!secret.n || !crypt_base64url_decode(mem, text, &bytes)
	    || bytes.n != sizeof token)
		return false;
	memcpy(token, bytes.p, sizeof token);
	mask(token + DIGEST_SIZE, token);
	crypt_hmac(*key, secret, mac);
	return crypt_equal(token + DIGEST_SIZE, mac, sizeof mac);
}

bool csrf_same_origin(const struct request *rq, struct str base_url)
{
	struct str site = rq->fetch_site;

	if (site.n && !str_eq(site, S("same-origin")) && !str_eq(site, S("none")))
		return false;
	return !rq->origin.n || str_eq(rq->origin, base_url);
}
