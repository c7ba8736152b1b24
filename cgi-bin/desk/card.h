/*
 * People are kept: added, changed, invited. Only an admin may; the last admin
 * stays one; every change is on the audit log. Leaving is in desk/leave.h.
 */
#ifndef DESK_CARD_H
#define DESK_CARD_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/card.h"
#include "store/place.h"

/*
 * id 0: a new one; without an agency she gets the one of her mail domain.
 * more: other addresses and phones, one a line; p NULL leaves them. Whoever
 * loses the last role that works on tickets leaves the teams, and her tickets
 * and tasks go back to them. E_STALE: changed since that version; now holds
 * how it is.
 */
enum err desk_save_card(struct desk *d, struct card *card, struct str more, struct card *now,
                        struct errors *wrong);

/* What a card is held against; for an import it is read for a whole file at once. */
struct card_facts {
	struct card owner;              /* of a new address; id 0: nobody */
	struct agency home;             /* of the mail domain of somebody new; id 0: none */
	bool agency, location;          /* what it names is there */
	int64_t manager_id;             /* 0: nobody active; -1: the caller knows who */
};

/* Is this card right? was NULL: a new one. */
enum err desk_judge_card(struct desk *d, const struct card *was, struct card *card,
                         const struct card_facts *facts, struct errors *wrong);

/* The same as saving, held against these; the caller holds the addresses (address_hold). */
enum err desk_save_known(struct desk *d, struct card *card, const struct card_facts *facts,
                         struct errors *wrong);

/* Says so under the field when nobody else is an administrator. */
enum err desk_keep_an_admin(struct desk *d, const struct card *was, const char *field,
                            struct errors *wrong);

/*
 * A one-time link, base_url/welcome/SECRET, good for 24 hours. Whoever is in
 * a security team gets one from security only, as soon as one of them has a
 * password. Whoever has a password is signed out, and the security teams are
 * told.
 */
enum err desk_link(struct desk *d, int64_t id, struct str base_url, struct errors *wrong,
                   struct str *link);

/* Fills more of each of these cards, 5000 at most. */
enum err desk_read_more(struct desk *d, struct card *cards, size_t n);

/* Is it a mail address that is nobody else's, or a phone number? */
void desk_judge_address(struct desk *d, const struct card *card, struct str value,
                        const struct card *owner, struct errors *wrong);

/* Other addresses and phones as one text, one a line. */
enum err desk_more_addresses(struct desk *d, int64_t id, struct str *out);
bool has_line(struct str text, struct str line);
enum { ADDRESSES_MOST = 20 };           /* new ones at once */

/* "2026-11-21" to its midnight, UTC; empty is 0. */
bool date_read(struct str s, int64_t *at);
struct str date_text(struct arena *mem, int64_t at);

#endif
