/* See visit.h. */
#include "http/visit.h"

#include <stdarg.h>

#include "base/arena.h"
#include "base/cookie.h"
#include "http/csrf.h"
#include "sys/tpl.h"

struct str visit_query(const struct visit *v, const char *name)
{
	struct str value = S("");

	if (v->rq->method == GET)
		params_get(&v->params, str_of(name), &value);
	return str_mend(v->rq->mem, value);
}

/* A stranger gets a cookie, too, for the token of the form in front of him. */
static void greet_stranger(struct visit *v)
{
	if (!v->secret.n)
		visit_set_secret(v, v->secret = crypt_token(v->rq->mem));
}

/* Names this showing of the page, so that a form on it is carried out once. */
static struct str new_once(const struct visit *v)
{
	char code[ONCE_BYTES];

	crypt_random(code, sizeof code);
	return crypt_base64url(v->rq->mem, (struct str){ code, sizeof code });
}

struct view *visit_view(struct visit *v, const char *file, struct str title)
{
	greet_stranger(v);
	v->root = view_new(v->rq->mem);
	view_set(v->root, "TITLE", title);
	for (size_t i = 0; i < v->site->assets_count; i++)
		view_set(v->root, v->site->assets[i].name.p, v->site->assets[i].url);
	view_set(v->root, "CSRF", csrf_token(v->rq->mem, &v->site->csrf_key,
	                                         v->secret));
	view_set(v->root, "ONCE", new_once(v));
	v->body = view_include(v->root, "BODY", file);
	return v->body;
}

void visit_remark(struct visit *v, struct str text)
{
	view_set(view_add(v->root, "REMARK"), "TEXT", text);
}

static enum err expand(struct visit *v, const char *file, const struct view *view)
{
	TRY(tpl_expand(v->language->templates, file, view, v->rq->mem, &v->re->body));
	v->re->type = "text/html; charset=utf-8";
	return OK;
}

enum err visit_show(struct visit *v, int status)
{
	TRY(v->site->frame(v, v->root));
	v->re->status = status;
	return expand(v, "page.tpl", v->root);
}

enum err visit_show_fragment(struct visit *v)
{
	v->re->status = 200;
	return expand(v, view_file(v->root, S("BODY"), 0), v->body);
}

enum err visit_go(struct visit *v, const char *fmt, ...)
{
	struct str path;
	va_list ap;

	va_start(ap, fmt);
	path = str_vformat(v->rq->mem, fmt, ap);
	va_end(ap);
	v->re->status = 303;
	v->re->type = "text/plain; charset=utf-8";
	v->re->body = S("");
	reply_header(v->re, "Location", path);
	return OK;
}

static void set_cookie(struct visit *v, struct str name, struct str value, int64_t age_s)
{
	struct buf b;

	buf_init(&b, v->rq->mem, 1024);
	buf_format(&b, "%.*s=%.*s; Path=/; Secure; HttpOnly; SameSite=Lax", FMT(name), FMT(value));
	if (age_s >= 0)
		buf_format(&b, "; Max-Age=%lld", (long long)age_s);
	reply_header(v->re, "Set-Cookie", buf_str(&b));
}

void visit_note(struct visit *v, const char *code)
{
	set_cookie(v, v->site->note_cookie, str_of(code), 60);
}

void visit_set_secret(struct visit *v, struct str secret)
{
	set_cookie(v, v->site->session_cookie, secret, secret.n ? 30 * 86400 : 0);
}

enum err visit_text(struct visit *v, int status, const char *type, struct str body)
{
	v->re->status = status;
	v->re->type = type;
	v->re->body = body;
	return OK;
}

struct str visit_take_note(struct visit *v)
{
	struct str code = S("");

	if (v->rq->method == GET && cookie_get(v->rq->cookie, v->site->note_cookie, &code))
		set_cookie(v, v->site->note_cookie, S(""), 0);
	return code;
}
