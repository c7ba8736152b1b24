/* See poured.h. */
#include "pages/poured.h"

#include "base/arena.h"
#include "base/csv.h"
#include "sys/lang.h"

enum { CHUNK_BYTES = 16 << 20, ARENA_BYTES = 4 * CHUNK_BYTES };

/* What the pourer needs to know: the file, and its first rows, which are read already. */
struct jug {
	struct poured file;
	struct str first;
};

static enum err next_rows(struct visit *v, const struct poured *p, struct arena *mem,
                          struct buf *b, bool *more)
{
	*more = false;
	TRY(p->rows(v, p->at, mem, b, more));
	return buf_full(b) ? fail(E_BROKEN, "rows of %s.csv have no room", p->name) : OK;
}

void csv_remark(struct buf *b, struct str text)
{
	csv_cell(b, text, true);
	csv_row_end(b);
}

static void say_cut_off(struct visit *v, const struct sink *sink)
{
	struct buf b;

	buf_init(&b, v->rq->mem, 4096);
	csv_remark(&b, str_of(_("This file is cut off here. Please fetch it again.")));
	sink->write(sink->to, buf_str(&b));
}

static enum err pour(struct visit *v, const struct sink *sink)
{
	const struct jug *jug = v->re->pour_from;
	struct arena *mem = arena_open(ARENA_BYTES);
	bool more = true;
	enum err e = OK;

	sink->write(sink->to, jug->first);
	while (more && e == OK) {
		struct buf b;

		arena_reset(mem);
		buf_init(&b, mem, CHUNK_BYTES);
		e = next_rows(v, &jug->file, mem, &b, &more);
		if (e == OK)
			sink->write(sink->to, buf_str(&b));
	}
	if (e != OK)
		say_cut_off(v, sink);
	arena_close(mem);
	return e;
}

enum err csv_pour(struct visit *v, const struct poured *p)
{
	struct jug *jug = NEW(v->rq->mem, struct jug);
	struct buf b;
	bool more;

	jug->file = *p;
	buf_init(&b, v->rq->mem, CHUNK_BYTES);
	csv_record_head(&b, p->record);
	TRY(next_rows(v, p, v->rq->mem, &b, &more));
	jug->first = buf_str(&b);
	reply_header(v->re, "Content-Disposition",
	             str_format(v->rq->mem, "attachment; filename=\"%s.csv\"", p->name));
	if (!more)
		return visit_text(v, 200, "text/csv; charset=utf-8", jug->first);
	v->re->status = 200;
	v->re->type = "text/csv; charset=utf-8";
	v->re->pour = pour;
	v->re->pour_length = -1;
	v->re->pour_from = jug;
	return OK;
}
