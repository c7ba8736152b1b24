/*
 * The append-only history of a ticket. Each event carries an HMAC over its
 * content's digest and the event before it, with a key outside the database:
 * an altered row, a removed row and, with the anchors, a cut-off tail are
 * found by timeline_verify().
 */
#ifndef DESK_TIMELINE_H
#define DESK_TIMELINE_H

#include "desk/desk.h"
#include "store/event.h"

/* The end of a ticket's chain; the ticket's row is locked by whoever holds one. */
struct chain {
	int64_t ticket_id, seq;
	unsigned char mac[DIGEST_SIZE];
};

enum err chain_of(struct desk *d, int64_t ticket_id, struct chain *out);

/* kind, was, becomes, note, entry_id and entry_digest are the caller's; texts are clipped to their
 * columns. */
enum err chain_tell(struct desk *d, struct chain *chain, struct event event);

/* The same without writing it down: the event gets its number, moment, actor and seal. */
void chain_seal(struct desk *d, struct chain *chain, struct event *event);

/* How a redaction names the event whose words it took away, and all texts of its ticket. */
struct str redaction_mark(struct arena *mem, int64_t seq);
#define ALL_TEXTS "texts"

/* What an event seals of its entry; files: the hexadecimal digests of its files, with commas. */
void timeline_entry_digest(struct arena *mem, struct str author_id, struct str visibility,
                           struct str text, struct str files, unsigned char out[DIGEST_SIZE]);

/*
 * Anchor what the last anchor had seen. It takes two rounds until an event is
 * covered: by then no transaction with a lower number can still be open.
 */
enum err timeline_anchor(struct desk *d, int *done);

/*
 * Walk all chains and anchors. say is told of each row that does not fit and
 * why; *bad is how many. mem of the desk is reset between pieces by the
 * caller's scratch arena.
 */
enum err timeline_verify(struct desk *d, struct arena *scratch, void (*say)(struct str line),
                         int64_t *events, int64_t *bad);

#endif
