/* See reply.h. The security headers stand here, once, for every answer. */
#include "http/reply.h"

#include <inttypes.h>

#include "base/buf.h"

enum { HEAD_MOST = 64 * 1024 };

static const char page_policy[] =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
	"font-src 'self'; media-src 'self'; connect-src 'self'; frame-src 'self'; "
	"manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
	"object-src 'none'";

static const struct { const char *name, *value; } always[] = {
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "same-origin" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
	{ "Cache-Control", "no-store" },
	{ "Vary", "Cookie" },
};

static const struct { int status; const char *words; } reasons[] = {
	{ 200, "OK" }, { 303, "See Other" }, { 400, "Bad Request" }, { 403, "Forbidden" },
	{ 404, "Not Found" }, { 405, "Method Not Allowed" }, { 409, "Conflict" },
	{ 413, "Content Too Large" }, { 421, "Misdirected Request" },
	{ 422, "Unprocessable Content" }, { 429, "Too Many Requests" },
	{ 500, "Internal Server Error" }, { 503, "Service Unavailable" },
};

static const char *reason_of(int status)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].status == status)
			return reasons[i].words;
	return "Answer";
}

void reply_header(struct reply *re, const char *name, struct str value)
{
	for (size_t i = 0; i < value.n; i++)
		if ((unsigned char)value.p[i] < ' ' || value.p[i] == 127)
			return;
	*vec_push(re->mem, &re->headers) = (struct header){ name, value };
}

struct str reply_header_of(const struct reply *re, const char *name)
{
	for (size_t i = re->headers.n; i-- > 0;)
		if (str_eq_nocase(str_of(re->headers.v[i].name), str_of(name)))
			return re->headers.v[i].value;
	return (struct str){ 0 };
}

struct str reply_head(const struct reply *re)
{
	struct buf b;

	buf_init(&b, re->mem, HEAD_MOST);
	buf_format(&b, "Status: %d %s\r\nContent-Type: %s\r\n", re->status,
	           reason_of(re->status), re->type);
	if (!re->pour || re->pour_length >= 0)
		buf_format(&b, "Content-Length: %" PRId64 "\r\n",
		           re->pour ? re->pour_length : (int64_t)re->body.n);
	buf_format(&b, "Content-Security-Policy: %s\r\n", re->policy ? re->policy : page_policy);
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		buf_format(&b, "%s: %s\r\n", always[i].name, always[i].value);
	for (size_t i = 0; i < re->headers.n; i++) {
		buf_format(&b, "%s: ", re->headers.v[i].name);
		buf_add(&b, re->headers.v[i].value);
		buf_add(&b, S("\r\n"));
	}
	buf_add(&b, S("\r\n"));
	return buf_str(&b);
}
