/* See csrf.h. */
#include "http/csrf.h"

static void mac_of(const struct visit *v, unsigned char mac[DIGEST_SIZE])
{
	crypt_hmac(v->site->csrf_key, v->secret, mac);
}

static void mask(unsigned char *to, const unsigned char *with)
{
	for (size_t i = 0; i < DIGEST_SIZE; i++)
		to[i] ^= with[i];
}

struct str csrf_token(const struct visit *v)
{
	unsigned char token[2 * DIGEST_SIZE];

	crypt_random(token, DIGEST_SIZE);
	mac_of(v, token + DIGEST_SIZE);
	mask(token + DIGEST_SIZE, token);
	return crypt_base64url(v->rq->mem, (struct str){ (char *)token, sizeof token });
}

bool csrf_ok(const struct visit *v, struct str text)
{
	unsigned char mac[DIGEST_SIZE], token[2 * DIGEST_SIZE];
	struct str bytes;

	if (!v->secret.n || !crypt_base64url_decode(v->rq->mem, text, &bytes)
	    || bytes.n != sizeof token)
		return false;
	memcpy(token, bytes.p, sizeof token);
	mask(token + DIGEST_SIZE, token);
	mac_of(v, mac);
	return crypt_equal(token + DIGEST_SIZE, mac, sizeof mac);
}

bool csrf_same_origin(const struct visit *v)
{
	struct str site = v->rq->fetch_site;

	if (site.n && !str_eq(site, S("same-origin")) && !str_eq(site, S("none")))
		return false;
	return !v->rq->origin.n || str_eq(v->rq->origin, v->site->conf->base_url);
}
