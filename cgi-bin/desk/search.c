/* See search.h. */
#include "desk/search.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/doc.h"
#include "store/search.h"

enum {
	ROUND = 100, ROUNDS = 50,       /* tickets a round: a run ends well within its lease */
	TEXTS_MOST = 500,               /* of one ticket */
	BATCH = 200, BATCH_TEXTS = 20000,
	JSON_MOST = 32 << 20,
};

static struct doc doc_of(struct arena *mem, const struct source *s, const struct said *said,
                         size_t n)
{
	struct doc doc = { .mem = mem };

	doc_add(&doc, s->subject, IN_SUBJECT);
	for (size_t i = 0; i < n; i++)
		doc_add(&doc, said[i].text, said[i].internal ? IN_INTERNAL : IN_PUBLIC);
	doc_sort(&doc);
	return doc;
}

/* Words are letters and digits: nothing in them means anything to JSON. */
static void add_posting(struct buf *b, int64_t ticket_id, const struct doc_word *w)
{
	buf_format(b, "%s[%" PRId64 ",\"%.*s\",%d]", b->n > 1 ? "," : "", ticket_id, FMT(w->word),
	           w->place);
}

static void add_word(struct buf *b, const struct doc_word *w)
{
	buf_format(b, "%s\"%.*s\"", b->n > 1 ? "," : "", FMT(w->word));
}

/* What is only in the old, and what is new or stands elsewhere: both are in order. */
static void compare(const struct doc *old, const struct doc *new, int64_t ticket_id,
                    struct buf *gone, struct buf *come)
{
	size_t i = 0, k = 0;

	while (i < old->n || k < new->n) {
		int c = i == old->n ? 1 : k == new->n ? -1 : str_cmp(old->v[i].word,
		                                                     new->v[k].word);

		if (c < 0)
			add_word(gone, &old->v[i]);
		if (c > 0 || (c == 0 && old->v[i].place != new->v[k].place))
			add_posting(come, ticket_id, &new->v[k]);
		i += c <= 0;
		k += c >= 0;
	}
}

static void json_begin(struct buf *b, struct arena *mem)
{
	buf_init(b, mem, JSON_MOST);
	buf_char(b, '[');
}

static enum err put_doc(struct desk *d, const struct source *s, const struct doc *new)
{
	int64_t scope = s->confidential;
	struct doc old = { 0 };
	struct buf gone, come;

	json_begin(&gone, d->mem);
	json_begin(&come, d->mem);
	doc_read(d->mem, s->words, &old);
	if (s->was_scope == scope) {
		compare(&old, new, s->id, &gone, &come);
	} else {
		compare(&old, &(struct doc){ 0 }, s->id, &gone, &come);
		compare(&(struct doc){ 0 }, new, s->id, &gone, &come);
	}
	buf_char(&gone, ']');
	buf_char(&come, ']');
	if (gone.n > 2)
		TRY(posting_delete(d->db, s->was_scope, s->id, buf_str(&gone)));
	if (come.n > 2)
		TRY(posting_insert(d->db, scope, buf_str(&come)));
	return doc_insert(d->db, s->id, scope, doc_text(new));
}

/*
 * The row that says "due" is removed first: whoever writes on the ticket
 * meanwhile waits for us to put it there again, so nothing is forgotten.
 */
static enum err index_in_tx(struct desk *d, int64_t id)
{
	struct rows sources, said;
	const struct source *s;
	struct doc doc;

	TRY(search_due_delete(d->db, id));
	TRY(search_sources(d->db, d->mem, id, 1, &sources));
	s = sources.v;
	if (!sources.n || s->id != id)
		return OK;
	TRY(search_texts(d->db, d->mem, id, id, TEXTS_MOST, &said));
	doc = doc_of(d->mem, s, said.v, said.n);
	return put_doc(d, s, &doc);
}

enum err desk_index_now(struct desk *d, int64_t ticket_id)
{
	return index_in_tx(d, ticket_id);
}

static enum err index_one(struct desk *d, int64_t id)
{
	TRY(db_begin(d->db));
	return db_end(d->db, index_in_tx(d, id));
}

/* One that cannot be indexed does not keep the others of its round waiting. */
enum err desk_index_due(struct desk *d, int *done)
{
	struct arena *mem = arena_open(256 << 20);
	struct desk one = *d;
	struct rows rows = { .n = ROUND };
	enum err e = OK;

	one.mem = mem;
	for (int round = 0; e == OK && round < ROUNDS && rows.n == ROUND; round++) {
		e = search_due_list(d->db, d->mem, ROUND, &rows);
		for (size_t i = 0; e != E_BUSY && i < rows.n; i++, ++*done) {
			enum err one_e = index_one(&one, ((const struct due_ticket *)rows.v)[i].id);

			e = one_e == OK ? e : one_e;
			arena_reset(mem);
		}
	}
	arena_close(mem);
	return e;
}

struct posted {
	int64_t ticket_id;
	struct doc_word w;
};

static int by_word_and_ticket(const void *a, const void *b)
{
	const struct posted *x = a, *y = b;
	int c = str_cmp(x->w.word, y->w.word);

	return c ? c : (x->ticket_id > y->ticket_id) - (x->ticket_id < y->ticket_id);
}

/* In the order of the table, so that neighbours are written together. */
static enum err put_postings(struct desk *d, const struct source *s, const struct doc *docs,
                             size_t n, bool scope)
{
	struct posted *posted;
	size_t count = 0, most = 0;
	struct buf b;

	for (size_t i = 0; i < n; i++)
		most += docs[i].n;
	posted = arena_array(d->mem, most + 1, sizeof *posted);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; s[i].confidential == scope && k < docs[i].n; k++)
			posted[count++] = (struct posted){ s[i].id, docs[i].v[k] };
	if (!count)
		return OK;
	qsort(posted, count, sizeof *posted, by_word_and_ticket);
	json_begin(&b, d->mem);
	for (size_t i = 0; i < count; i++)
		add_posting(&b, posted[i].ticket_id, &posted[i].w);
	buf_char(&b, ']');
	return posting_insert(d->db, scope, buf_str(&b));
}

static enum err batch_in_tx(struct desk *d, const struct source *s, size_t n)
{
	struct doc *docs = arena_array(d->mem, n, sizeof *docs);
	const struct said *said;
	struct rows rows;
	size_t at = 0;

	TRY(search_texts(d->db, d->mem, s[0].id, s[n - 1].id, BATCH_TEXTS, &rows));
	said = rows.v;
	for (size_t i = 0; i < n; i++) {
		size_t from = at;

		while (at < rows.n && said[at].ticket_id == s[i].id)
			at++;
		docs[i] = doc_of(d->mem, &s[i], said + from, at - from);
		TRY(doc_insert(d->db, s[i].id, s[i].confidential, doc_text(&docs[i])));
	}
	TRY(put_postings(d, s, docs, n, false));
	return put_postings(d, s, docs, n, true);
}

static enum err index_batch(struct desk *d, const struct source *s, size_t n)
{
	TRY(db_begin(d->db));
	return db_end(d->db, batch_in_tx(d, s, n));
}

enum err desk_index_all(struct desk *d, struct arena *scratch)
{
	struct desk batch = *d;
	struct rows rows;
	int64_t from = 1;

	batch.mem = scratch;
	TRY(search_delete_all(d->db));
	do {
		const struct source *s;

		arena_reset(scratch);
		TRY(search_sources(d->db, scratch, from, BATCH, &rows));
		s = rows.v;
		if (rows.n) {
			TRY(index_batch(&batch, s, rows.n));
			from = s[rows.n - 1].id + 1;
		}
	} while (rows.n == BATCH);
	return OK;
}
