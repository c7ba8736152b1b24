/* See timeline.h. */
#include "desk/timeline.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "store/entry.h"
#include "store/search.h"

enum { PIECE = 500, CONTENT_MOST = 4096, ENTRY_MOST = 1 << 20, SCRATCH_MOST = 64 << 20 };

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
	buf_format(&b, "%" PRId64 "/", e->entry_id);
	add_text(&b, e->entry_digest);
	crypt_digest(buf_str(&b), out);
}

void timeline_entry_digest(struct arena *mem, struct str author_id, struct str visibility,
                           struct str text, struct str files, unsigned char out[DIGEST_SIZE])
{
	struct buf b;

	buf_init(&b, mem, ENTRY_MOST);
	add_text(&b, author_id);
	add_text(&b, visibility);
	add_text(&b, files);
	add_text(&b, text);
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

void chain_seal(struct desk *d, struct chain *chain, struct event *e)
{
	unsigned char digest[DIGEST_SIZE];

	e->ticket_id = chain->ticket_id;
	e->seq = ++chain->seq;
	e->at = d->now;
	e->actor_id = d->by->id;
	e->was = str_clip(e->was, 255);
	e->becomes = str_clip(e->becomes, 255);
	e->note = str_clip(e->note, 500);
	digest_of(d->mem, e, digest);
	e->digest = str_copy(d->mem, (struct str){ (char *)digest, sizeof digest });
	mac_of(d, d->mem, chain->mac, e, chain->mac);
	e->mac = str_copy(d->mem, (struct str){ (char *)chain->mac, sizeof chain->mac });
}

/* Events that say that there is something new to find, or less. */
static bool changes_words(int kind)
{
	return kind == EV_OPENED || kind == EV_REPLIED || kind == EV_NOTED || kind == EV_RESOLVED
	    || kind == EV_SUBJECT || kind == EV_REDACTED;
}

enum err chain_tell(struct desk *d, struct chain *chain, struct event e)
{
	chain_seal(d, chain, &e);
	TRY(event_insert(d->db, &e));
	return changes_words(e.kind) ? search_due_insert(d->db, e.ticket_id) : OK;
}

static void anchor_mac(const struct desk *d, struct arena *mem, const struct anchor *a,
                       unsigned char out[DIGEST_SIZE])
{
	struct buf b;

	buf_init(&b, mem, CONTENT_MOST);
	add_text(&b, a->before_mac);
	buf_format(&b, "%" PRId64 "/%" PRId64 "/%" PRId64 "/%" PRId64 "/", a->at, a->last_event,
	           a->seen_event, a->events);
	add_text(&b, a->heads);
	crypt_hmac(*d->seal, buf_str(&b), out);
}

/* The macs of the events after the one and up to the other, digested, and how many. */
static enum err heads_of(struct desk *d, struct arena *scratch, int64_t after, int64_t up_to,
                         int64_t *count, unsigned char heads[DIGEST_SIZE])
{
	struct digest *digest = digest_open();
	struct rows rows = { .n = PIECE };
	enum err e = OK;

	*count = 0;
	while (e == OK && rows.n == PIECE) {
		arena_reset(scratch);
		e = event_range(d->db, scratch, after, up_to, PIECE, &rows);
		for (size_t i = 0; e == OK && i < rows.n; i++) {
			const struct event *event = (const struct event *)rows.v + i;

			digest_add(digest, event->mac);
			after = event->id;
			++*count;
		}
	}
	digest_close(digest, heads);
	return e;
}

static enum err anchor_after(struct desk *d, struct arena *scratch, const struct anchor *last,
                             int *done)
{
	unsigned char heads[DIGEST_SIZE], mac[DIGEST_SIZE];
	struct anchor next = { .at = d->now, .last_event = last->seen_event,
	                       .before_mac = last->mac };
	enum err e;

	TRY(event_newest(d->db, d->mem, &next.seen_event));
	if (next.seen_event == last->last_event)
		return OK;
	TRY(heads_of(d, scratch, last->last_event, next.last_event, &next.events, heads));
	next.heads = (struct str){ (char *)heads, sizeof heads };
	anchor_mac(d, d->mem, &next, mac);
	next.mac = (struct str){ (char *)mac, sizeof mac };
	*done = (int)next.events;
	e = anchor_insert(d->db, &next);
	return e == E_STALE ? OK : e;
}

enum err timeline_anchor(struct desk *d, int *done)
{
	struct arena *scratch = arena_open(SCRATCH_MOST);
	struct anchor last = { 0 };
	enum err e = anchor_last(d->db, d->mem, &last);

	if (e == OK || e == E_MISSING)
		e = anchor_after(d, scratch, &last, done);
	arena_close(scratch);
	return e;
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

static bool is_told_later(struct check *c, const struct event *e, struct str mark)
{
	struct event told;

	return event_redaction_of(c->d->db, c->scratch, e->ticket_id, e->seq, mark, &told) == OK;
}

/* Its words are gone: then a later event of its chain has to say so, for it or for all. */
static bool is_redacted(struct check *c, const struct event *e)
{
	return e->redacted && !e->was.n && !e->becomes.n && !e->note.n
	    && (is_told_later(c, e, redaction_mark(c->scratch, e->seq))
	        || (event_expires(e->kind) && is_told_later(c, e, S(ALL_TEXTS))));
}

/*
 * The entry is not as it was sealed: then a later redaction has sealed it
 * anew, or the rules of keeping took all texts of the ticket.
 */
static bool is_taken_away(struct check *c, const struct witnessed *w)
{
	const struct event *e = &w->event;
	struct event told;

	if (event_redaction_of_entry(c->d->db, c->scratch, e->ticket_id, e->seq, e->entry_id,
	                             &told) == OK)
		return true;
	return str_eq(w->text, S(GONE_TEXT)) && is_told_later(c, e, S(ALL_TEXTS));
}

/* What was written, as it is now, against what was sealed. */
static bool entry_holds(struct check *c, const struct witnessed *w)
{
	unsigned char digest[DIGEST_SIZE];

	if (!w->event.entry_digest.n)
		return true;
	if (!w->has_entry || w->event.entry_digest.n != DIGEST_SIZE)
		return false;
	timeline_entry_digest(c->scratch, w->author_id, w->visibility, w->text, w->files, digest);
	return crypt_equal(digest, w->event.entry_digest.p, DIGEST_SIZE) || is_taken_away(c, w);
}

/* One event against the one before it in the same chain. */
static void check_event(struct check *c, struct chain *chain, const struct witnessed *w)
{
	const struct event *e = &w->event;
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
	else if (!entry_holds(c, w))
		why = "what was written was altered";
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
			check_event(c, &chain, (const struct witnessed *)rows.v + i);
	} while (rows.n == PIECE);
	return OK;
}

static enum err check_anchor(struct check *c, const struct anchor *a, struct str before,
                             int64_t after)
{
	unsigned char heads[DIGEST_SIZE], mac[DIGEST_SIZE];
	int64_t count;

	anchor_mac(c->d, c->d->mem, a, mac);
	TRY(heads_of(c->d, c->scratch, after, a->last_event, &count, heads));
	if (!str_eq(a->before_mac, before) || a->mac.n != DIGEST_SIZE
	    || !crypt_equal(a->mac.p, mac, DIGEST_SIZE))
		bad(c, str_format(c->d->mem, "anchor %" PRId64
		                  ": it or the anchor before it was altered", a->id));
	else if (count != a->events || !crypt_equal(a->heads.p, heads, DIGEST_SIZE))
		bad(c, str_format(c->d->mem, "anchor %" PRId64 ": it saw %" PRId64 " events, %"
		                  PRId64 " are there or some differ", a->id, a->events, count));
	return OK;
}

static enum err check_anchors(struct check *c)
{
	struct str before = S("");
	int64_t after = 0, id = 0;
	struct rows rows;

	do {
		TRY(anchor_list(c->d->db, c->d->mem, id, &rows));
		for (size_t i = 0; i < rows.n; i++) {
			const struct anchor *a = (const struct anchor *)rows.v + i;

			TRY(check_anchor(c, a, before, after));
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
