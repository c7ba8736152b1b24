/*
 * See find.h. A requester that was asked for leads; else the rarest word does
 * where there are postings to walk: the desk and security. Others walk their
 * own tickets, however common a word is elsewhere. What a walk cannot decide
 * (-without, begin*, phrases, more than two words) is decided here, from the
 * words that are kept of each ticket.
 */
#include "desk/find.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/doc.h"
#include "base/vec.h"
#include "base/words.h"

enum {
	HITS_MOST = 2000,       /* candidates of one search, the newest */
	DOCS_MOST = 1000,       /* of which words have to be read */
	TEXTS_MOST = 300,       /* of which texts have to be read */
	WALK_MOST = 12000,      /* tickets walked for those that also fit otherwise */
	BEGINNING_MOST = 20000,
};

/* A search being carried out. */
struct hunt {
	struct desk *d;
	const struct search *search;
	struct str plain[TERMS_MOST];   /* words that have to be there, rarest first */
	int64_t count[TERMS_MOST];
	size_t plain_count;
	bool reads_docs, reads_texts;
	struct trail trail;
	struct rows hits, docs, texts;
	bool cut;                       /* the hits end where the texts that were read do */
};

static bool is_wanted(const struct term *t)
{
	return t->filter < 0 && !t->without;
}

static bool is_known(const struct hunt *h, struct str word)
{
	for (size_t i = 0; i < h->plain_count; i++)
		if (str_eq(h->plain[i], word))
			return true;
	return false;
}

/* What is asked for, and how much has to be read to answer it. */
static void look_at_terms(struct hunt *h)
{
	const struct terms *terms = &h->search->terms;

	for (size_t i = 0; i < terms->n; i++) {
		const struct term *t = &terms->v[i];

		if (t->filter >= 0)
			continue;
		h->reads_texts = h->reads_texts || t->words > 1;
		h->reads_docs = h->reads_docs || t->words > 1 || t->begins || t->without;
		for (size_t k = 0; is_wanted(t) && !t->begins && k < t->words; k++) {
			if (is_known(h, t->word[k]))
				continue;
			if (h->plain_count < TERMS_MOST)
				h->plain[h->plain_count++] = t->word[k];
		}
	}
	h->reads_docs = h->reads_docs || h->plain_count > 2;
}

/* By count where it is known, else the longest first. */
static bool is_rarer(const struct hunt *h, size_t a, size_t b)
{
	if (h->count[a] != h->count[b])
		return h->count[a] < h->count[b];
	return h->plain[a].n > h->plain[b].n;
}

static void sort_plain(struct hunt *h)
{
	for (size_t i = 1; i < h->plain_count; i++) {
		for (size_t k = i; k > 0 && is_rarer(h, k, k - 1); k--) {
			struct str word = h->plain[k];
			int64_t count = h->count[k];

			h->plain[k] = h->plain[k - 1];
			h->count[k] = h->count[k - 1];
			h->plain[k - 1] = word;
			h->count[k - 1] = count;
		}
	}
}

static bool has_filters(const struct filters *f)
{
	return f->statuses || f->kinds || f->priorities || f->team_id || f->agency_id
	    || f->assignee_id || f->from || f->to;
}

static const struct term *beginning_of(const struct search *s)
{
	for (size_t i = 0; i < s->terms.n; i++)
		if (is_wanted(&s->terms.v[i]) && s->terms.v[i].begins)
			return &s->terms.v[i];
	return NULL;
}

/* Nothing but a beginning: a walk over all words that begin so, unless they are too many. */
static enum err lead_by_beginning(struct hunt *h, const struct term *t)
{
	int64_t many;

	TRY(find_rarity_of_beginning(h->d->db, h->d->mem, desk_viewer(h->d), t->word[0], &many));
	if (many > BEGINNING_MOST)
		return OK;
	h->trail.walk = WALK_BEGINNING;
	h->trail.word = t->word[0];
	return OK;
}

static enum err choose_lead(struct hunt *h)
{
	const struct term *beginning = beginning_of(h->search);

	if (h->search->filters.requester_id) {
		h->trail.walk = WALK_REQUESTER;
		h->trail.requester_id = h->search->filters.requester_id;
	}
	if (h->trail.walk == WALK_REQUESTER || h->d->by->sight < SIGHT_DESK) {
		sort_plain(h);
		return OK;
	}
	if (h->plain_count) {
		TRY(find_rarity(h->d->db, h->d->mem, desk_viewer(h->d), h->plain, h->count));
		sort_plain(h);
		h->trail.walk = WALK_WORD;
		h->trail.word = h->plain[0];
		return OK;
	}
	return beginning ? lead_by_beginning(h, beginning) : OK;
}

/*
 * Candidates beyond those that are looked at are not fetched, and a walk that
 * filters nothing is as short as what it gives.
 */
static void measure_trail(struct hunt *h)
{
	struct trail *t = &h->trail;
	bool leads = t->walk == WALK_WORD;
	bool picks = h->plain_count > leads || has_filters(&h->search->filters);

	t->before = h->search->before ? h->search->before : INT64_MAX;
	t->limit = h->reads_texts ? TEXTS_MOST : h->reads_docs ? DOCS_MOST : HITS_MOST;
	/* of everybody's tickets few are her teams' */
	picks = picks || h->d->by->sight == SIGHT_TEAMS;
	t->walked = picks || t->walk == WALK_BEGINNING ? WALK_MOST : t->limit;
	/* the one that thins out stands first, the one that leads is there anyway */
	t->first = h->plain_count > leads ? h->plain[leads] : S("");
	t->second = leads ? h->plain[0] : h->plain_count > 1 ? h->plain[1] : S("");
	t->need_first = t->first.n > 0;
	t->need_second = t->second.n > 0;
}

/* ---- what each is worth ---- */

static const struct kept_doc *doc_of(const struct hunt *h, int64_t id)
{
	const struct kept_doc *v = h->docs.v;

	for (size_t i = 0; i < h->docs.n; i++)
		if (v[i].id == id)
			return &v[i];
	return NULL;
}

static int place_of(const struct hunt *h, const struct hit *hit, const struct kept_doc *doc,
                    struct str word)
{
	if (str_eq(word, h->trail.first))
		return (int)hit->first;
	if (str_eq(word, h->trail.second))
		return (int)hit->second;
	return doc ? doc_place(doc->words, word) : 0;
}

/* Does the phrase stand in the text, word after word? */
static bool says(struct str text, const struct term *t)
{
	struct words walk = { .text = text };
	struct word w;

	while (words_next(&walk, &w)) {
		struct words there = walk;
		size_t k = 0;

		while (str_eq(w.folded, t->word[k]) && ++k < t->words)
			if (!words_next(&there, &w))
				return false;
		if (k == t->words)
			return true;
	}
	return false;
}

static int phrase_place(const struct hunt *h, const struct hit *hit, const struct kept_doc *doc,
                        const struct term *t)
{
	const struct said *said = h->texts.v;
	int place = doc && says(doc->subject, t) ? IN_SUBJECT : 0;

	for (size_t i = 0; i < h->texts.n; i++)
		if (said[i].ticket_id == hit->id && says(said[i].text, t))
			place |= said[i].internal ? IN_INTERNAL : IN_PUBLIC;
	return place;
}

static int term_place(const struct hunt *h, const struct hit *hit, const struct kept_doc *doc,
                      const struct term *t)
{
	int mask = hit->internal ? IN_SUBJECT | IN_PUBLIC | IN_INTERNAL : IN_SUBJECT | IN_PUBLIC;

	for (size_t k = 0; t->words > 1 && k < t->words; k++)
		if (!(place_of(h, hit, doc, t->word[k]) & mask))
			return 0;
	if (t->words > 1)
		return phrase_place(h, hit, doc, t) & mask;
	if (t->begins)
		return doc ? doc_place_begins(doc->words, t->word[0]) & mask : 0;
	return place_of(h, hit, doc, t->word[0]) & mask;
}

/* false: not what was looked for. */
static bool rank(const struct hunt *h, const struct hit *hit, int *out)
{
	const struct kept_doc *doc = h->reads_docs ? doc_of(h, hit->id) : NULL;

	*out = 0;
	for (size_t i = 0; i < h->search->terms.n; i++) {
		const struct term *t = &h->search->terms.v[i];
		int place;

		if (t->filter >= 0)
			continue;
		place = term_place(h, hit, doc, t);
		if ((place != 0) == t->without)
			return false;
		*out += (place & IN_SUBJECT) != 0 && !t->without;
	}
	return true;
}

static int best_first(const void *a, const void *b)
{
	const struct found_ticket *x = a, *y = b;

	if (x->rank != y->rank)
		return y->rank - x->rank;
	return (y->id > x->id) - (y->id < x->id);
}

/* ---- reading ---- */

static struct str hits_json(struct arena *mem, const struct rows *hits)
{
	struct found_ticket *v = arena_array(mem, hits->n + 1, sizeof *v);

	for (size_t i = 0; i < hits->n; i++)
		v[i].id = ((const struct hit *)hits->v)[i].id;
	return ids_json(mem, v, hits->n);
}

/*
 * Texts come ticket by ticket, and no more than so many. What was not read
 * whole is left to the next search: nobody knows yet what it says. Of the
 * first ticket more is read than is indexed.
 */
static void end_where_texts_end(struct hunt *h)
{
	const struct said *said = h->texts.v;
	const struct hit *hit = h->hits.v;
	int64_t torn;

	if (h->texts.n < FOUND_TEXTS_MOST)
		return;
	torn = said[h->texts.n - 1].ticket_id;
	if (said[0].ticket_id == torn)
		torn--;
	for (; h->hits.n && hit[h->hits.n - 1].id <= torn; h->hits.n--)
		h->cut = true;
}

static enum err read_hits(struct hunt *h)
{
	struct desk *d = h->d;
	struct str ids;

	TRY(find_hits(d->db, d->mem, desk_viewer(d), &h->trail, &h->search->filters, &h->hits));
	if (!h->hits.n || !h->reads_docs)
		return OK;
	ids = hits_json(d->mem, &h->hits);
	TRY(find_docs(d->db, d->mem, desk_viewer(d), ids, &h->docs));
	if (!h->reads_texts)
		return OK;
	TRY(find_texts(d->db, d->mem, desk_viewer(d), ids, &h->texts));
	end_where_texts_end(h);
	return OK;
}

/* Where the next search goes on: where the hits ended, or else the walk. */
static enum err find_end(struct hunt *h, int64_t *older)
{
	const struct hit *v = h->hits.v;
	int64_t lowest, walked;

	*older = 0;
	if (h->cut || h->hits.n >= (size_t)h->trail.limit) {
		*older = v[h->hits.n - 1].id;
		return OK;
	}
	TRY(find_bottom(h->d->db, h->d->mem, desk_viewer(h->d), &h->trail, &lowest, &walked));
	if (walked >= h->trail.walked)
		*older = lowest;
	return OK;
}

enum err desk_find(struct desk *d, const struct search *search, struct findings *out)
{
	struct hunt h = { .d = d, .search = search };
	const struct hit *hit;

	*out = (struct findings){ 0 };
	look_at_terms(&h);
	TRY(choose_lead(&h));
	measure_trail(&h);
	TRY(read_hits(&h));
	out->v = arena_array(d->mem, h.hits.n + 1, sizeof *out->v);
	hit = h.hits.v;
	for (size_t i = 0; i < h.hits.n; i++) {
		int worth;

		if (rank(&h, &hit[i], &worth))
			out->v[out->n++] = (struct found_ticket){ hit[i].id, worth };
	}
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, best_first);
	return find_end(&h, &out->older);
}

struct str ids_json(struct arena *mem, const struct found_ticket *v, size_t n)
{
	struct buf b;

	buf_init(&b, mem, n * 21 + 8);
	buf_char(&b, '[');
	for (size_t i = 0; i < n; i++)
		buf_format(&b, "%s%" PRId64, i ? "," : "", v[i].id);
	buf_char(&b, ']');
	return buf_str(&b);
}
