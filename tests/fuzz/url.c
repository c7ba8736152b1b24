/* Addresses and form bodies: what is let through keeps what url.h promises. */
#include "tests/fuzz/fuzz.h"

#include "base/url.h"

static void form(struct arena *mem, struct str in)
{
	struct params p, again;
	struct buf b;

	if (params_parse(mem, in, 50, &p) != OK)
		return;
	buf_init(&b, mem, 1 << 22);
	for (size_t i = 0; i < p.n; i++) {
		url_encode(&b, p.v[i].name);
		buf_char(&b, '=');
		url_encode(&b, p.v[i].value);
		buf_char(&b, '&');
	}
	HOLDS(params_parse(mem, buf_str(&b), 50, &again) == OK && again.n == p.n);
	for (size_t i = 0; i < p.n; i++)
		HOLDS(str_eq(p.v[i].name, again.v[i].name)
		      && str_eq(p.v[i].value, again.v[i].value));
}

static void address(struct arena *mem, struct str in)
{
	struct str path, query, part;

	if (url_path(mem, in, &path, &query) != OK)
		return;
	HOLDS(path.n && path.p[0] == '/' && str_is_text(path));
	HOLDS(str_search(path, S("//")) == SIZE_MAX && str_find(path, '\\') == SIZE_MAX);
	for (size_t i = 0; i < path.n; i++)
		HOLDS((unsigned char)path.p[i] >= 0x20 && path.p[i] != 0x7f);
	while (str_cut(&path, '/', &part))
		HOLDS(!str_eq(part, S(".")) && !str_eq(part, S("..")));
}

static void redirect(struct arena *mem, struct str in)
{
	struct str path, query;

	if (!url_is_local(in))
		return;
	HOLDS(in.p[0] == '/' && (in.n == 1 || (in.p[1] != '/' && in.p[1] != '\\')));
	HOLDS(str_is_text(in) && str_find(in, '\n') == SIZE_MAX && str_find(in, '\t') == SIZE_MAX);
	HOLDS(url_path(mem, str_sub(in, 0, str_find(in, '#')), &path, &query) == OK);
}

static void look_at(struct arena *mem, struct str in)
{
	form(mem, in);
	address(mem, in);
	redirect(mem, in);
}
