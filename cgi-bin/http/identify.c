/* See identify.h. */
#include "http/identify.h"

#include "base/cookie.h"
#include "desk/sign_in.h"

static void be(struct visit *v, const struct person *p)
{
	v->person = *p;
	v->actor = actor_of(v->rq->mem, p);
	if (p->language.n)
		v->language = site_language(v->site, p->language);
}

enum err identify(struct visit *v)
{
	struct known known = { 0 };
	struct str secret;
	enum err e;

	if (!cookie_get(v->rq->cookie, v->site->session_cookie, &secret)
	    || !crypt_token_ok(secret))
		return OK;
	v->secret = secret;
	e = desk_session(&v->desk, secret, &known);
	if (e == E_MISSING)
		return OK;
	TRY(e);
	if (known.person.demo && !v->site->conf->demo)
		return OK;
	v->session = known.session;
	v->house = known.house;
	be(v, &known.person);
	return OK;
}
