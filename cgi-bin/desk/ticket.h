/*
 * What may happen to a ticket once it is there. Each of these is one
 * transaction with its events, spans and promises. `seen` is the number of
 * the newest event that the actor saw: E_STALE when a field has changed since.
 * Verbs without fields take 0 for "not said".
 * E_DENIED and E_MISSING as in may.h; E_INVALID with wrong filled.
 */
#ifndef DESK_TICKET_H
#define DESK_TICKET_H

#include "desk/dossier.h"
#include "desk/settings.h"
#include "desk/wrong.h"
#include "store/entry.h"

enum then { THEN_STAY, THEN_WAIT };
extern const struct names then_names;

/* To the other side. The desk's first one answers; the requester's resumes or reopens. */
enum err desk_reply(struct desk *d, int64_t id, struct str text, struct str basket, enum then then,
                    struct errors *wrong);

/*
 * The same by somebody who says what she had seen: the newest entry, 0 for not
 * said. E_STALE: somebody else has written since then, to the requester or to
 * colleagues, or the requester has; requesters are never held up.
 */
struct answer {
	struct str text, basket;
	enum then then;
	int64_t newest;
};
enum err desk_answer(struct desk *d, int64_t id, const struct answer *a, struct errors *wrong);
enum err desk_note(struct desk *d, int64_t id, struct str text, struct str basket,
                   struct errors *wrong);

enum err desk_confirm(struct desk *d, int64_t id);
enum err desk_reopen(struct desk *d, int64_t id, struct str text, struct str basket,
                     struct errors *wrong);
enum err desk_withdraw(struct desk *d, int64_t id);

/* Not closed for too long to be opened again. */
bool desk_reopens(const struct desk *d, const struct settings *settings, const struct ticket *t);

enum err desk_take(struct desk *d, int64_t id, int64_t seen);

struct assignment {
	int64_t team_id, assignee_id;   /* assignee 0: nobody yet */
	struct str reason;
	int64_t seen;
};
enum err desk_assign(struct desk *d, int64_t id, const struct assignment *to, struct errors *wrong);

struct solution {
	struct str text;
	int code;
	int64_t category_id;            /* for a ticket that has none yet */
	int64_t seen;
};
enum err desk_resolve(struct desk *d, int64_t id, const struct solution *by,
                      struct errors *wrong);
enum err desk_junk(struct desk *d, int64_t id, int64_t seen);
enum err desk_restore(struct desk *d, int64_t id, int64_t seen);

/* Did somebody do something about it? Junk and withdrawn are no resolutions to choose. */
bool resolution_is_work(int code);

/* For the worker: what is due on one ticket, of one kind. */
enum err desk_timer_due(struct desk *d, int64_t id, enum timer_kind kind);

/* Parts that intake shares: write an entry, claim its files and seal it for the next event;
 * resolve. */
enum err desk_add_entry(struct dossier *x, struct entry *entry, struct str basket);
enum err desk_resolve_dossier(struct dossier *x, struct str text, int code, struct str basket);

#endif
