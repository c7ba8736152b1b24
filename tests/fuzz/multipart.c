/*
 * A body behind the Content-Type in its first line. In one piece, byte by byte
 * and in odd steps it must tell the same story, in the right order.
 */
#include "tests/fuzz/fuzz.h"

#include "base/buf.h"
#include "base/multipart.h"

struct heard {
	struct buf story;
	bool inside;
	size_t parts;
};

static void note(struct heard *h, struct str s)
{
	buf_format(&h->story, "%zu:", s.n);
	buf_add(&h->story, s);
}

static enum err begin(void *who, const struct part *part)
{
	struct heard *h = who;

	HOLDS(!h->inside && ++h->parts <= 20);
	HOLDS(part->name.n && part->name.n <= 64 && str_is_text(part->name));
	h->inside = true;
	note(h, part->name);
	note(h, part->filename);
	note(h, part->type);
	buf_char(&h->story, part->has_filename ? '+' : '-');
	return OK;
}

static enum err data(void *who, struct str bytes)
{
	struct heard *h = who;

	HOLDS(h->inside && bytes.n);
	buf_add(&h->story, bytes);
	return OK;
}

static enum err end(void *who)
{
	struct heard *h = who;

	HOLDS(h->inside);
	h->inside = false;
	buf_char(&h->story, '|');
	return OK;
}

static enum err hear(struct arena *mem, struct str boundary, struct str body, size_t step,
                     struct heard *h)
{
	static const struct multipart_reader reader = { 20, 64, begin, data, end };
	struct multipart *m = multipart_open(mem, boundary, &reader, h);

	*h = (struct heard){ 0 };
	buf_init(&h->story, mem, 4 << 20);
	for (size_t at = 0; at < body.n; at += step)
		TRY(multipart_feed(m, str_sub(body, at, step)));
	TRY(multipart_end(m));
	HOLDS(!h->inside && !*multipart_wrong(m));
	return OK;
}

static void look_at(struct arena *mem, struct str in)
{
	static const size_t steps[] = { 1, 2, 3, 17, 80 };
	struct str type, boundary;
	struct heard whole, pieces;
	enum err e;

	if (!str_cut(&in, '\n', &type) || !multipart_boundary(type, &boundary))
		return;
	HOLDS(boundary.n >= 1 && boundary.n <= 70);
	e = hear(mem, boundary, in, in.n + 1, &whole);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		HOLDS(hear(mem, boundary, in, steps[i], &pieces) == e);
		HOLDS(e != OK || str_eq(buf_str(&pieces.story), buf_str(&whole.story)));
		HOLDS(pieces.parts == whole.parts && pieces.inside == whole.inside);
	}
}
