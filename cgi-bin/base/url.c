/* See url.h. */
#include "base/url.h"

#include "base/arena.h"

enum { MAX_NEXT = 2048 };

static int hex_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that %XX at s stands for, or -1 where it is no escape. */
static int escape_at(struct str s)
{
	if (s.n < 3 || s.p[0] != '%' || hex_of(s.p[1]) < 0 || hex_of(s.p[2]) < 0)
		return -1;
	return hex_of(s.p[1]) * 16 + hex_of(s.p[2]);
}

static struct str form_decoded(struct arena *mem, struct str s)
{
	size_t n = 0;
	char *p;

	if (str_find(s, '%') == SIZE_MAX && str_find(s, '+') == SIZE_MAX)
		return s;
	p = arena_take(mem, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		int byte = escape_at(str_from(s, i));

		p[n++] = (char)(byte >= 0 ? byte : s.p[i] == '+' ? ' ' : s.p[i]);
		i += byte >= 0 ? 2 : 0;
	}
	return (struct str){ p, n };
}

static size_t count_params(struct str form)
{
	struct str one;
	size_t n = 0;

	while (str_cut(&form, '&', &one))
		n += one.n > 0;
	return n;
}

enum err params_parse(struct arena *mem, struct str form, size_t max_count, struct params *out)
{
	size_t count = count_params(form);
	struct str one;

	*out = (struct params){ 0 };
	if (count > max_count)
		return fail(E_INVALID, "form: %zu fields, %zu allowed", count, max_count);
	out->v = arena_array(mem, count, sizeof *out->v);
	while (str_cut(&form, '&', &one)) {
		size_t at = str_find(one, '=');

		if (!one.n)
			continue;
		out->v[out->n++] = (struct param){
			.name = form_decoded(mem, str_sub(one, 0, at)),
			.value = at == SIZE_MAX ? S("")
			                        : form_decoded(mem, str_from(one, at + 1)),
		};
	}
	return OK;
}

bool params_get(const struct params *params, struct str name, struct str *value)
{
	for (size_t i = 0; i < params->n; i++) {
		if (!str_eq(params->v[i].name, name))
			continue;
		*value = params->v[i].value;
		return true;
	}
	return false;
}

/* What may stand between "/" and the end of a request line: no blank, no control, no fragment. */
static bool is_target(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= ' ' || c == 0x7f || c == '#')
			return false;
	}
	return s.n && s.p[0] == '/';
}

/* Empty and dot segments, so that one page has one address and none means another. */
static bool has_odd_segment(struct str path)
{
	struct str rest = str_from(path, 1), segment;
	bool last;

	while (str_cut(&rest, '/', &segment)) {
		last = !rest.p;
		if ((!segment.n && !last) || str_eq(segment, S(".")) || str_eq(segment, S("..")))
			return true;
	}
	return false;
}

static bool path_decoded(struct arena *mem, struct str raw, struct str *out)
{
	char *p = arena_take(mem, raw.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < raw.n; i++) {
		int c = (unsigned char)raw.p[i];

		if (c == '%') {
			c = escape_at(str_from(raw, i));
			i += 2;
			if (c < 0x20 || c == 0x7f || c == '/')
				return false;
		}
		if (c == '\\')
			return false;
		p[n++] = (char)c;
	}
	*out = (struct str){ p, n };
	return str_is_text(*out);
}

enum err url_path(struct arena *mem, struct str request_uri, struct str *path, struct str *query)
{
	size_t at = str_find(request_uri, '?');

	*query = at == SIZE_MAX ? S("") : str_from(request_uri, at + 1);
	if (!is_target(request_uri))
		return fail(E_INVALID, "address: not a path");
	if (!path_decoded(mem, str_sub(request_uri, 0, at), path))
		return fail(E_INVALID, "address: a byte or escape that no path of ours has");
	if (has_odd_segment(*path))
		return fail(E_MISSING, "address: dot or empty segment");
	return OK;
}

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
	       || c == '-' || c == '.' || c == '_' || c == '~';
}

void url_encode(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (is_unreserved(s.p[i]))
			buf_char(b, s.p[i]);
		else
			buf_format(b, "%%%02X", (unsigned char)s.p[i]);
	}
}

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7f || s.p[i] == '\\')
			return false;
	return true;
}

/* Our own paths need no escapes, so the path part has none: nothing to decode twice. */
bool url_is_local(struct str next)
{
	struct str path = next;

	if (!next.n || next.n > MAX_NEXT || next.p[0] != '/' || !is_plain(next))
		return false;
	path = str_sub(path, 0, str_find(path, '#'));
	path = str_sub(path, 0, str_find(path, '?'));
	return str_find(path, '%') == SIZE_MAX && !has_odd_segment(path);
}
