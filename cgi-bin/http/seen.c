/* See seen.h. */
#include "http/seen.h"

#include "base/arena.h"
#include "base/text.h"

enum { LETTERS = 8, BYTES = LETTERS / 2 };

static struct str letters_of(struct arena *mem, const struct input *in, const void *card)
{
	unsigned char digest[DIGEST_SIZE];
	struct str value = form_value(mem, in, card);

	crypt_digest(in->kind == IN_TEXT ? text_body(mem, value) : text_line(mem, value), digest);
	return crypt_hex(mem, (struct str){ (char *)digest, BYTES });
}

static struct str seen_of(struct arena *mem, const struct form *form, const void *card)
{
	struct buf b;

	buf_init(&b, mem, form->count * LETTERS + 1);
	for (size_t i = 0; i < form->count; i++)
		buf_add(&b, letters_of(mem, &form->input[i], card));
	return buf_str(&b);
}

/* Empty: not known. */
static struct str sent(const struct visit *v, const struct form *form)
{
	struct str seen = S("");

	if (form->seen && v->route->form == form)
		params_get(&v->params, S("seen"), &seen);
	return seen.n == form->count * LETTERS ? seen : S("");
}

void seen_show(const struct visit *v, struct view *view, const struct form *form, const void *in,
               const void *now)
{
	struct str seen = now ? S("") : sent(v, form);

	view_set(view, "SEEN", seen.n && str_is_text(seen)
	                       ? seen : seen_of(v->rq->mem, form, now ? now : in));
}

bool seen_is_stale(const struct visit *v, const struct form *form, const void *now)
{
	struct str seen = sent(v, form);

	return seen.n && !str_eq(seen, seen_of(v->rq->mem, form, now));
}

static bool is_version(const struct input *in)
{
	return in->kind == IN_NUMBER && str_eq(str_of(in->name), S("version"));
}

void seen_catch_up(const struct visit *v, const struct form *form, void *in, const void *now)
{
	struct str seen = sent(v, form);
	const struct input *version = NULL;

	for (size_t i = 0; seen.n && i < form->count; i++) {
		const struct input *input = &form->input[i];

		if (is_version(input))
			version = input;
		else if (!str_eq(letters_of(v->rq->mem, input, now),
		                 str_sub(seen, i * LETTERS, LETTERS)))
			return;
	}
	if (version)
		memcpy((char *)in + version->at, (const char *)now + version->at, sizeof(int64_t));
}

enum differs seen_differs(const struct visit *v, const struct form *form, size_t i, const void *in,
                          const void *now)
{
	struct str seen = str_sub(sent(v, form), i * LETTERS, LETTERS);
	struct str mine = letters_of(v->rq->mem, &form->input[i], in);
	struct str theirs = letters_of(v->rq->mem, &form->input[i], now);

	if (str_eq(mine, theirs) || str_eq(theirs, seen))
		return DIFFERS_NOT;
	return str_eq(mine, seen) ? DIFFERS_TAKEN : DIFFERS_CLASH;
}

static size_t size_of(const struct input *in)
{
	static const size_t sizes[] = {
		[IN_LINE] = sizeof(struct str), [IN_TEXT] = sizeof(struct str),
		[IN_SECRET] = sizeof(struct str), [IN_NUMBER] = sizeof(int64_t),
		[IN_NAME] = sizeof(int), [IN_FLAG] = sizeof(bool) };

	return sizes[in->kind];
}

void seen_follow(const struct visit *v, const struct form *form, void *in, const void *now)
{
	for (size_t i = 0; i < form->count; i++) {
		const struct input *input = &form->input[i];

		if (seen_differs(v, form, i, in, now) == DIFFERS_TAKEN)
			memcpy((char *)in + input->at, (const char *)now + input->at,
			       size_of(input));
	}
}
