/*
 * Whom a list of people is held against: those who have one of its addresses,
 * read at once for the whole file.
 */
#ifndef DESK_IMPORT_KNOWN_H
#define DESK_IMPORT_KNOWN_H

#include "desk/card.h"

struct known_home {
	struct str domain;
	struct agency agency;           /* id 0: nobody's */
};

struct import_known {
	struct desk *d;
	struct rows cards;              /* struct card, by address */
	struct rows owners;             /* struct owner, by address */
	struct { VEC(struct known_home); } homes;
};

/* Of these addresses, in small letters. */
enum err known_read(struct desk *d, const struct str *emails, size_t n, struct import_known *out);

/* Who has this mail address; NULL: nobody. */
const struct card *known_card(const struct import_known *k, struct str email);

/* For desk_judge_card(); a manager who is not known is left to the caller. was NULL: a new one. */
enum err known_facts(struct import_known *k, const struct card *was, const struct card *card,
                     struct card_facts *out);

#endif
