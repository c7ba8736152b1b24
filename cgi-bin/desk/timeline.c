/* See timeline.h. */
#include "desk/timeline.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"

enum { PIECE = 500, SETTLED_MS = 60 * 1000, CONTENT_MOST = 4096, ANCHOR_MOST = 100000 };
#define ANY_TIME 253402214400000LL      /* 9999-12-31 */

enum err chain_of(struct desk *d, int64_t ticket_id, struct chain *out)
{
	struct event last = { 0 };
	enum err e = event_last(d->db, d->mem, ticket_id, &last);

	*out = (struct chain){ .ticket_id = ticket_id };
	if (e == E_MISSING)
		return OK;
	TRY(e);
	out->seq = last.seq;
	if (last.mac.n == DIGEST_SIZE)
		memcpy(out->mac, last.mac.p, DIGEST_SIZE);
	return OK;
}

/* Each text with its length before it, so that no two contents read alike. */
static void add_text(struct buf *b, struct str s)
{
	buf_format(b, "%zu:", s.n);
	buf_add(b, s);
}

static void digest_of(struct arena *mem, const struct event *e, unsigned char out[DIGEST_SIZE])
{
	struct buf b;

	buf_init(&b, mem, CONTENT_MOST);
	add_text(&b, str_of(name_of(&event_kind_names, e->kind)));
	add_text(&b, e->was);
	add_text(&b, e->becomes);
	add_text(&b, e->note);
	buf_format(&b, "%" PRId64, e->entry_id);
	crypt_digest(buf_str(&b), out);
}

static void mac_of(const struct desk *d, struct arena *mem, const unsigned char before[DIGEST_SIZE],
                   const struct event *e, unsigned char out[DIGEST_SIZE])
{
	struct buf b;

	buf_init(&b, mem, CONTENT_MOST);
	buf_add(&b, (struct str){ (const char *)before, DIGEST_SIZE });
	buf_format(&b, "%" PRId64 "/%" PRId64 "/%" PRId64 "/%" PRId64 "/%s/", e->ticket_id, e->seq,
	           e->at, e->actor_id, name_of(&event_kind_names, e->kind));
	buf_add(&b, e->digest);
	crypt_hmac(*d->seal, buf_str(&b), out);
}

enum err chain_tell(struct desk *d, struct chain *chain, struct event e)
{
	unsigned char digest[DIGEST_SIZE], mac[DIGEST_SIZE];

	e.ticket_id = chain->ticket_id;
	e.seq = chain->seq + 1;
	e.at = d->now;
	e.actor_id = d->by->id;
	e.was = str_clip(e.was, 255);
	e.becomes = str_clip(e.becomes, 255);
	e.note = str_clip(e.note, 500);
	digest_of(d->mem, &e, digest);
	e.digest = (struct str){ (char *)digest, sizeof digest };
	mac_of(d, d->mem, chain->mac, &e, mac);
	e.mac = (struct str){ (char *)mac, sizeof mac };
	TRY(event_insert(d->db, &e));
	chain->seq = e.seq;
	memcpy(chain->mac, mac, sizeof mac);
	return OK;
}

static void anchor_mac(const struct desk *d, struct arena *mem, struct str before,
                       const struct anchor *a, unsigned char out[DIGEST_SIZE])
{
	struct buf b;

	buf_init(&b, mem, CONTENT_MOST);
	add_text(&b, before);
	buf_format(&b, "%" PRId64 "/%" PRId64 "/%" PRId64 "/", a->at, a->last_event, a->events);
	add_text(&b, a->heads);
	crypt_hmac(*d->seal, buf_str(&b), out);
}

enum err timeline_anchor(struct desk *d, int *done)
{
	unsigned char heads[DIGEST_SIZE], mac[DIGEST_SIZE];
	struct anchor last = { 0 }, next = { .at = d->now };
	struct digest *digest;
	struct rows rows;
	enum err e = anchor_last(d->db, d->mem, &last);

	if (e != OK && e != E_MISSING)
		return e;
	next.last_event = last.last_event;
	digest = digest_open();
	do {
		e = event_range(d->db, d->mem, next.last_event, d->now - SETTLED_MS, PIECE, &rows);
		for (size_t i = 0; e == OK && i < rows.n; i++) {
			const struct event *event = (const struct event *)rows.v + i;

			digest_add(digest, event->mac);
			next.last_event = event->id;
			next.events++;
		}
	} while (e == OK && rows.n == PIECE && next.events < ANCHOR_MOST);
	digest_close(digest, heads);
	if (e != OK || next.events == 0)
		return e;
	next.heads = (struct str){ (char *)heads, sizeof heads };
	anchor_mac(d, d->mem, last.mac, &next, mac);
	next.mac = (struct str){ (char *)mac, sizeof mac };
	*done = (int)next.events;
	return anchor_insert(d->db, &next);
}

struct check {
	struct desk *d;
	struct arena *scratch;
	void (*say)(struct str line);
	int64_t events, bad;
};

static void bad(struct check *c, struct str line)
{
	c->bad++;
	c->say(line);
}

struct str redaction_mark(struct arena *mem, int64_t seq)
{
	return str_format(mem, "#%" PRId64, seq);
}

/* Its words are gone: then a later event of its chain has to say so. */
static bool is_redacted(struct check *c, const struct event *e)
{
	struct event told;

	return e->redacted && !e->was.n && !e->becomes.n && !e->note.n
	    && event_redaction_of(c->d->db, c->scratch, e->ticket_id, e->seq,
	                          redaction_mark(c->scratch, e->seq), &told) == OK;
}

/* One event against the one before it in the same chain. */
static void check_event(struct check *c, struct chain *chain, const struct event *e)
{
	unsigned char digest[DIGEST_SIZE], mac[DIGEST_SIZE];
	const char *why = NULL;

	if (e->ticket_id != chain->ticket_id)
		*chain = (struct chain){ .ticket_id = e->ticket_id };
	digest_of(c->scratch, e, digest);
	mac_of(c->d, c->scratch, chain->mac, e, mac);
	if (e->seq != chain->seq + 1)
		why = "the event before it is missing";
	else if (e->mac.n != DIGEST_SIZE || !crypt_equal(e->mac.p, mac, DIGEST_SIZE))
		why = "it or the event before it was altered";
	else if (!is_redacted(c, e)
	         && (e->digest.n != DIGEST_SIZE
	             || !crypt_equal(e->digest.p, digest, DIGEST_SIZE)))
		why = "its content was altered";
	if (why)
		bad(c, str_format(c->scratch, "ticket %" PRId64 " event %" PRId64 " (row %" PRId64
		                  "): %s", e->ticket_id, e->seq, e->id, why));
	chain->seq = e->seq;
	if (e->mac.n == DIGEST_SIZE)
		memcpy(chain->mac, e->mac.p, DIGEST_SIZE);
	c->events++;
}

static enum err check_chains(struct check *c)
{
	struct chain chain = { 0 };
	struct rows rows;

	do {
		arena_reset(c->scratch);
		TRY(event_walk(c->d->db, c->scratch, chain.ticket_id, chain.seq, PIECE, &rows));
		for (size_t i = 0; i < rows.n; i++)
			check_event(c, &chain, (const struct event *)rows.v + i);
	} while (rows.n == PIECE);
	return OK;
}

/* The events that an anchor covers, digested again. */
static enum err covered(struct check *c, int64_t after, int64_t last, int64_t *count,
                        unsigned char heads[DIGEST_SIZE])
{
	struct digest *digest = digest_open();
	struct rows rows = { 0 };
	bool more = true;
	enum err e = OK;

	*count = 0;
	while (e == OK && more) {
		arena_reset(c->scratch);
		e = event_range(c->d->db, c->scratch, after, ANY_TIME, PIECE, &rows);
		more = e == OK && rows.n == PIECE;
		for (size_t i = 0; e == OK && i < rows.n; i++) {
			const struct event *event = (const struct event *)rows.v + i;

			more = more && event->id < last;
			if (event->id > last)
				break;
			digest_add(digest, event->mac);
			after = event->id;
			++*count;
		}
	}
	digest_close(digest, heads);
	return e;
}

static enum err check_anchors(struct check *c)
{
	unsigned char heads[DIGEST_SIZE], mac[DIGEST_SIZE];
	struct str before = S("");
	int64_t after = 0, id = 0, count;
	struct rows rows;

	do {
		TRY(anchor_list(c->d->db, c->d->mem, id, &rows));
		for (size_t i = 0; i < rows.n; i++) {
			const struct anchor *a = (const struct anchor *)rows.v + i;

			anchor_mac(c->d, c->d->mem, before, a, mac);
			TRY(covered(c, after, a->last_event, &count, heads));
			if (a->mac.n != DIGEST_SIZE || !crypt_equal(a->mac.p, mac, DIGEST_SIZE))
				bad(c, str_format(c->d->mem,
				                  "anchor %" PRId64
				                  ": it or the anchor before it was altered",
				                  a->id));
			else if (count != a->events || !crypt_equal(a->heads.p, heads, DIGEST_SIZE))
				bad(c, str_format(c->d->mem,
				                  "anchor %" PRId64 ": of %" PRId64
				                  " events it saw, %" PRId64
				                  " are there or some differ",
				                  a->id, a->events, count));
			before = a->mac;
			after = a->last_event;
			id = a->id;
		}
	} while (rows.n);
	return OK;
}

enum err timeline_verify(struct desk *d, struct arena *scratch, void (*say)(struct str line),
                         int64_t *events, int64_t *wrong)
{
	struct check c = { .d = d, .scratch = scratch, .say = say };

	TRY(check_chains(&c));
	TRY(check_anchors(&c));
	*events = c.events;
	*wrong = c.bad;
	return OK;
}
