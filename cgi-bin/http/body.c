/* See body.h. */
#include "http/body.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/multipart.h"
#include "base/text.h"
#include "desk/files.h"
#include "http/csrf.h"
#include "http/form.h"
#include "sys/file.h"
#include "sys/lang.h"

enum {
	PIECE = 64 * 1024, FIELDS_MOST = 100, PARTS_MOST = 100, NAME_MOST = 100,
	PLAIN_MOST = 1 << 20, ONCE_CHARS = 22,
};
#define BODY_MOST (MESSAGE_MOST + PLAIN_MOST)

/* A file on its way to the basket, and the field being read. */
struct reading {
	struct visit *v;
	struct { VEC(struct param); } fields;
	struct { VEC(struct arrived); } files;
	size_t fields_bytes;
	bool fields_over;
	bool is_file, skip;
	struct buf value;
	struct str name;
	struct arrived file;
	struct digest *digest;
	struct str first;               /* of the file's bytes, for what it is */
	struct buf head;
};

static void file_close(struct arrived *file)
{
	if (file->fd >= 0)
		close(file->fd);
	file->fd = -1;
}

static enum err begin_file(struct reading *r, const struct part *part)
{
	r->file = (struct arrived){ .fd = -1, .name = file_name_clean(r->v->rq->mem,
	                                                              part->filename) };
	r->file.type = str_z(r->v->rq->mem, str_clip(part->type, 100));
	r->skip = part->filename.n == 0;        /* a field in which nothing was chosen */
	if (r->skip)
		return OK;
	if (!str_eq(part->name, S("file")) || r->files.n >= FILES_MOST)
		return fail(E_INVALID, "a file where none belongs");
	buf_init(&r->head, r->v->rq->mem, MAGIC_BYTES);
	r->digest = digest_open();
	return file_temp(r->v->site->conf->tmp, &r->file.fd);
}

static enum err begin_part(void *who, const struct part *part)
{
	struct reading *r = who;

	r->is_file = part->has_filename;
	r->name = str_copy(r->v->rq->mem, part->name);
	if (r->is_file)
		return begin_file(r, part);
	buf_init(&r->value, r->v->rq->mem, PLAIN_MOST);
	return OK;
}

static enum err file_bytes(struct reading *r, struct str bytes)
{
	r->file.size += (int64_t)bytes.n;
	if (r->skip || r->file.size > FILE_MOST)
		return OK;
	buf_add(&r->head, str_sub(bytes, 0, MAGIC_BYTES - r->head.n));
	digest_add(r->digest, bytes);
	return file_write_all(r->file.fd, bytes);
}

static enum err part_bytes(void *who, struct str bytes)
{
	struct reading *r = who;

	if (r->is_file)
		return file_bytes(r, bytes);
	r->fields_bytes += bytes.n;
	r->fields_over = r->fields_over || r->fields_bytes > PLAIN_MOST;
	if (!r->fields_over)
		buf_add(&r->value, bytes);
	return OK;
}

static void end_file(struct reading *r)
{
	struct visit *v = r->v;
	struct str sniffed;

	if (r->skip)
		return;
	*vec_push(v->rq->mem, &v->lost_files) = r->file.name;   /* until it is kept */
	digest_close(r->digest, r->file.digest);
	r->digest = NULL;
	if (r->file.size > FILE_MOST) {
		file_close(&r->file);
		v->too_large = true;
		wrong_say(&v->wrong, "file",
		          str_format(v->rq->mem, _("%.*s is larger than 25 MB."),
		                     FMT(r->file.name)).p);
		return;
	}
	sniffed = magic_type(v->site->magic, buf_str(&r->head));
	r->file.type = served_type(sniffed, str_of(r->file.type));
	*vec_push(v->rq->mem, &r->files) = r->file;
	r->file.fd = -1;
}

static enum err end_part(void *who)
{
	struct reading *r = who;

	if (r->is_file)
		end_file(r);
	else
		*vec_push(r->v->rq->mem, &r->fields) =
			(struct param){ r->name, buf_str(&r->value) };
	return OK;
}

static enum err feed(struct visit *v, struct multipart *m, int64_t *got, enum refusal *refusal)
{
	char *piece = arena_take(v->rq->mem, PIECE);
	size_t n;

	while ((n = v->rq->read(v->rq->from, piece, PIECE))) {
		*got += (int64_t)n;
		if (*got > BODY_MOST) {
			*refusal = TOO_LARGE;
			return E_INVALID;
		}
		TRY(multipart_feed(m, (struct str){ piece, n }));
	}
	if (v->rq->length >= 0 && *got < v->rq->length) {
		*refusal = CUT_OFF;
		return E_INVALID;
	}
	return multipart_end(m);
}

static enum err read_multipart(struct visit *v, struct str boundary, struct reading *r,
                               enum refusal *refusal)
{
	static const struct multipart_reader reader = {
		.max_parts = PARTS_MOST, .max_name = NAME_MOST,
		.begin = begin_part, .data = part_bytes, .end = end_part,
	};
	struct multipart *m = multipart_open(v->rq->mem, boundary, &reader, r);
	int64_t got = 0;
	enum err e = feed(v, m, &got, refusal);

	if (r->digest)
		digest_close(r->digest, NULL);
	file_close(&r->file);
	v->params = (struct params){ r->fields.v, r->fields.n };
	if (r->fields_over)
		*refusal = TOO_LARGE;
	if (e == E_INVALID && *refusal == ACCEPTED)
		*refusal = MALFORMED;
	return e == E_INVALID ? OK : e;
}

static enum err read_plain(struct visit *v, enum refusal *refusal)
{
	struct buf b;
	char *piece = arena_take(v->rq->mem, PIECE);
	size_t n;

	buf_init(&b, v->rq->mem, PLAIN_MOST);
	while (!buf_full(&b) && (n = v->rq->read(v->rq->from, piece, PIECE)))
		buf_add(&b, (struct str){ piece, n });
	if (buf_full(&b))
		*refusal = TOO_LARGE;
	else if (v->rq->length >= 0 && (int64_t)b.n < v->rq->length)
		*refusal = CUT_OFF;
	else if (params_parse(v->rq->mem, buf_str(&b), FIELDS_MOST, &v->params) != OK)
		*refusal = MALFORMED;
	return OK;
}

static bool is_type(struct str type, struct str is)
{
	return str_eq_nocase(str_trim(str_sub(type, 0, str_find(type, ';'))), is);
}

static bool fields_fit(const struct visit *v)
{
	for (size_t i = 0; i < v->params.n; i++) {
		struct str name = v->params.v[i].name;

		if (!form_knows(v->route->form, name))
			return false;
		for (size_t k = 0; k < i; k++)
			if (str_eq(v->params.v[k].name, name) && !str_eq(name, S("drop")))
				return false;
	}
	return true;
}

static enum refusal check(struct visit *v)
{
	struct str csrf = S(""), once;

	params_get(&v->params, S("csrf"), &csrf);
	if (!csrf_same_origin(v->rq, v->site->conf->base_url)
	    || !csrf_ok(v->rq->mem, &v->site->csrf_key, v->secret, csrf))
		return NOT_FROM_HERE;
	if (!fields_fit(v))
		return UNKNOWN_FIELD;
	if (params_get(&v->params, S("once"), &once)
	    && (once.n != ONCE_CHARS || !crypt_base64url_decode(v->rq->mem, once, &v->once)))
		return MALFORMED;
	return v->route->form && v->route->form->once && !v->once.n ? NO_KEY : ACCEPTED;
}

static void add_piece(struct digest *d, struct arena *mem, struct str piece)
{
	digest_add(d, str_format(mem, "%zu:", piece.n));
	digest_add(d, piece);
}

/* Under a key of ours, for there may be passwords in it. */
static void tell_content(struct visit *v, const struct reading *r)
{
	struct digest *d = digest_open();
	unsigned char digest[DIGEST_SIZE], mac[DIGEST_SIZE];

	for (size_t i = 0; i < v->params.n; i++) {
		struct str name = v->params.v[i].name;

		if (str_eq(name, S("csrf")) || str_eq(name, S("once")))
			continue;
		add_piece(d, v->rq->mem, name);
		add_piece(d, v->rq->mem, v->params.v[i].value);
	}
	for (size_t i = 0; i < r->files.n; i++)
		add_piece(d, v->rq->mem, (struct str){ (const char *)r->files.v[i].digest,
		                                       DIGEST_SIZE });
	digest_close(d, digest);
	crypt_hmac(v->site->once_key, (struct str){ (char *)digest, sizeof digest }, mac);
	v->content = str_copy(v->rq->mem, (struct str){ (char *)mac, ONCE_BYTES });
}

static enum err keep_files(struct visit *v, struct reading *r)
{
	enum err e = OK;
	int64_t id;

	for (size_t i = 0; i < v->params.n && e == OK; i++)
		if (str_eq(v->params.v[i].name, S("drop")) && str_int(v->params.v[i].value, &id)
		    && desk_drop_file(&v->desk, id) == E_BUSY)
			e = E_BUSY;
	for (size_t i = 0; i < r->files.n && e == OK; i++) {
		e = v->once.n ? desk_keep_file(&v->desk, v->once, &r->files.v[i], &v->wrong)
		              : wrong_say(&v->wrong, "file", _("This form takes no files."));
		if (e == E_INVALID)
			e = OK;
	}
	v->lost_files.n = 0;
	return e;
}

enum err body_read(struct visit *v, enum refusal *refusal)
{
	struct reading r = { .v = v, .file.fd = -1 };
	struct str boundary;
	int64_t most = v->route->form && v->route->form->files ? BODY_MOST : PLAIN_MOST;
	enum err e;

	*refusal = ACCEPTED;
	if (v->rq->length > most) {
		*refusal = TOO_LARGE;
		return OK;
	}
	if (is_type(v->rq->content_type, S("application/x-www-form-urlencoded")))
		e = read_plain(v, refusal);
	else if (most == BODY_MOST && multipart_boundary(v->rq->content_type, &boundary))
		e = read_multipart(v, boundary, &r, refusal);
	else
		e = (*refusal = v->rq->length ? MALFORMED : NOT_FROM_HERE, OK);
	if (e == OK && *refusal == ACCEPTED)
		*refusal = check(v);
	if (v->once.n)
		tell_content(v, &r);
	if (e == OK && *refusal == ACCEPTED && v->person.id)    /* strangers leave no files */
		e = keep_files(v, &r);
	for (size_t i = 0; i < r.files.n; i++)
		file_close(&r.files.v[i]);
	return e;
}
