/* See route.h. A hundred rows are walked in a microsecond; a tree would have to be explained. */
#include "http/route.h"

#include "sys/crypt.h"

static bool is_word(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || s.p[i] == '-'))
			return false;
	return s.n > 0 && s.n <= 40;
}

static bool is_id(struct str s, int64_t *id)
{
	return s.n > 0 && s.n <= 18 && s.p[0] >= '1' && s.p[0] <= '9' && str_int(s, id);
}

static bool part_fits(struct str pattern, struct str part, struct found *out)
{
	if (str_eq(pattern, S("{id}")))
		return is_id(part, &out->id);
	if (str_begins(pattern, S("{word}"))) {
		struct str after = str_from(pattern, S("{word}").n);

		if (!str_ends(part, after))
			return false;
		out->word = str_sub(part, 0, part.n - after.n);
		return is_word(out->word);
	}
	if (str_eq(pattern, S("{secret}"))) {
		out->word = part;
		return crypt_token_ok(part);
	}
	return str_eq(pattern, part);
}

static bool fits(const char *path, struct str asked, struct found *out)
{
	struct str pattern = str_of(path), want, got;

	while (str_cut(&pattern, '/', &want))
		if (!str_cut(&asked, '/', &got) || !part_fits(want, got, out))
			return false;
	return !str_cut(&asked, '/', &got);
}

void route_find(const struct route *const *tables, const struct request *rq, struct found *out)
{
	struct found found = { 0 };
	bool other = false;

	for (; *tables; tables++) {
		for (const struct route *r = *tables; r->path; r++) {
			if (!fits(r->path, rq->path, &found))
				continue;
			if (r->method == rq->method) {
				found.route = r;
				*out = found;
				return;
			}
			other = true;
		}
	}
	*out = (struct found){ .other_method = other };
}
