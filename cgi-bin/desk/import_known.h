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
	struct rows more_cards, more_owners;    /* of other addresses that the file holds */
	struct str *own;                /* addresses of the file's rows, sorted */
	size_t own_n;
	struct { VEC(struct known_home); } homes;
};

/* Of these addresses, in small letters. */
enum err known_read(struct desk *d, const struct str *emails, size_t n, struct import_known *out);

/* And of these, which are others of theirs. own: those that are somebody's own in the file. */
enum err known_read_more(struct import_known *k, const struct str *more, size_t n,
                         struct str *own, size_t own_n);

/* Are her other addresses right? Those that she had are. */
void known_judge_more(const struct import_known *k, const struct card *was,
                      const struct card *card, struct errors *wrong);

/* Who has this mail address; NULL: nobody. */
const struct card *known_card(const struct import_known *k, struct str email);

/* For desk_judge_card(); a manager who is not known is left to the caller. was NULL: a new one. */
enum err known_facts(struct import_known *k, const struct card *was, const struct card *card,
                     struct card_facts *out);

#endif
