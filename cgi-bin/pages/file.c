/* Files: sent ahead of a form by scripts, taken out of it again, and read back. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "desk/files.h"
#include "desk/words.h"
#include "sys/lang.h"

/* The key is the basket's; the form that it belongs to is sent once. */
static const struct form upload_form = {
	.name = "upload", .files = true, .freely = "one by one into the basket of its key" };
static const struct form drop_form = {
	.name = "drop", .freely = "what is out twice is out" };

/* The newest file of the basket as one row, or why it was not taken. */
static enum err upload(struct visit *v)
{
	struct view *view = visit_view(v, "part/uploads.tpl", str_of(_("Files")));
	const struct attachment *last;
	struct view *row;
	struct rows rows;

	if (v->wrong.n)
		return visit_text(v, v->too_large ? 413 : 422, "text/plain; charset=utf-8",
		                  v->wrong.v[0].text);
	TRY(basket_list(v->site->db, v->rq->mem, v->actor.id, v->once, &rows));
	if (!v->once.n || !rows.n)
		return E_INVALID;
	last = (const struct attachment *)rows.v + rows.n - 1;
	row = view_add(view, "UPLOAD");
	view_int(row, "UPLOAD_ID", last->id);
	view_set(row, "NAME", last->name);
	view_set(row, "SIZE_TEXT", size_words(v->rq->mem, last->size));
	return visit_show_fragment(v);
}

static enum err drop(struct visit *v)
{
	TRY(desk_drop_file(&v->desk, v->id));
	return visit_text(v, 200, "text/plain; charset=utf-8", S("ok\n"));
}

/* Its length went out before: what is damaged ends early or is said in the log, never in silence.
 */
static enum err judge(struct visit *v, struct digest *digest, int64_t sent, enum err e)
{
	const struct str *kept = v->re->pour_from;
	unsigned char now[DIGEST_SIZE];

	digest_close(digest, now);
	if (e == OK && sent == v->re->pour_length
	    && crypt_equal(now, kept->p, DIGEST_SIZE))
		return OK;
	return fail(E_BROKEN, "attachment %" PRId64 " is damaged", v->id);
}

/* Chunk by chunk through one small arena; digested on the way. */
static enum err pour(struct visit *v, const struct sink *sink)
{
	const struct str *kept = v->re->pour_from;
	struct arena *mem = arena_open(4 * CHUNK_BYTES);
	struct digest *digest = digest_open();
	int64_t sent = 0;
	struct str bytes;
	enum err e = OK;

	for (int64_t part = 0; sent < v->re->pour_length && e == OK; part++) {
		arena_reset(mem);
		e = chunk_by_part(v->site->db, mem, *kept, part, &bytes);
		if (e != OK)
			break;
		sink->write(sink->to, bytes);
		digest_add(digest, bytes);
		sent += (int64_t)bytes.n;
	}
	arena_close(mem);
	return judge(v, digest, sent, e);
}

/* RFC 6266 with the name twice: in ASCII, and as RFC 8187 says for all other characters. */
static struct str disposition(struct arena *mem, struct str name, bool in_page)
{
	struct buf b;

	buf_init(&b, mem, 4096);
	buf_add(&b, in_page ? S("inline; filename=\"") : S("attachment; filename=\""));
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		buf_char(&b, c < ' ' || c > '~' || c == '"' || c == '\\' || c == '%' ? '_' : c);
	}
	buf_add(&b, S("\"; filename*=UTF-8''"));
	url_encode(&b, name);
	return buf_str(&b);
}

static enum err show_file(struct visit *v)
{
	struct attachment a;
	struct str *kept = NEW(v->rq->mem, struct str);
	const char *type;

	TRY(attachment_seen_by(v->site->db, v->rq->mem, desk_viewer(&v->desk), v->id, &a));
	*kept = a.digest;
	type = served_type(a.type, a.type);
	v->re->status = 200;
	v->re->type = type;
	v->re->policy = "sandbox; default-src 'none'";
	v->re->pour = pour;
	v->re->pour_length = a.size;
	v->re->pour_from = kept;
	reply_header(v->re, "Content-Disposition",
	             disposition(v->rq->mem, a.name, served_inline(type)));
	return OK;
}

const struct route file_pages[] = {
	{ POST, "/uploads",             MAY_REPLY, &upload_form, upload,    false },
	{ POST, "/uploads/{id}/remove", MAY_REPLY, &drop_form,   drop,      false },
	{ GET,  "/attachments/{id}",    MAY_ENTER, NULL,         show_file, false },
	{ 0 },
};
