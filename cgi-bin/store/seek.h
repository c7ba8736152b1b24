/*
 * People by what somebody typed: words that a name, an address or a phone
 * begin with, in any order, or the last digits of a phone. One word finds
 * them by index; the others are asked of those whom it found.
 */
#ifndef STORE_SEEK_H
#define STORE_SEEK_H

#include "sys/db.h"

enum { SEEK_WORDS = 4 };

struct seek {
	struct str word[SEEK_WORDS];    /* empty ones at the end */
	struct str key;                 /* the word that finds, or a whole phone as typed */
	struct str tail;                /* the digits of a phone, the last one first; or empty */
	bool phone;                     /* all of it is one number, with or without blanks */
};

/* Blanks and commas part words; words beyond the fourth are not asked. */
void seek_read(struct arena *mem, struct str typed, struct seek *out);

/* Is there a word at all? */
bool seek_is_any(const struct seek *s);

/*
 * "JOIN " SEEK_FOUND " k ON k.id = p.id": each index gives so many at most,
 * for "a" begins the name of everybody else. Finds nobody without a key.
 */
#define SEEK_BY(where) "(SELECT w.id FROM person w WHERE w." where " LIKE ? LIMIT ?)"
#define SEEK_OTHER(where) \
	"(SELECT o.person_id FROM person_address o WHERE o." where " LIKE ? LIMIT ?)"
#define SEEK_FOUND \
	"(" SEEK_BY("name") " UNION " SEEK_BY("name_second") " UNION " SEEK_BY("name_third") \
	" UNION " SEEK_BY("name_last") " UNION " SEEK_BY("email") " UNION " SEEK_BY("phone") \
	" UNION " SEEK_OTHER("kind = 'email' AND o.value") \
	" UNION " SEEK_OTHER("kind = 'phone' AND o.value") \
	" UNION " SEEK_BY("phone_end") " UNION " SEEK_OTHER("phone_end") ")"

/* Words begin after a blank; an address is one word. */
#define SEEK_TEXT \
	"CONCAT_WS(' ', '', p.name, CONVERT(p.email USING utf8mb4), p.phone)" \
	" COLLATE utf8mb4_unicode_520_ci"
#define SEEK_HAS \
	"(? OR (" SEEK_TEXT " LIKE ? AND " SEEK_TEXT " LIKE ? AND " SEEK_TEXT " LIKE ?" \
	" AND " SEEK_TEXT " LIKE ?))"

enum { SEEK_FOUND_ARGS = 20, SEEK_HAS_ARGS = 1 + SEEK_WORDS };

/*
 * Put the arguments there; how many. SEEK_HAS asks for all words but the key,
 * for that may have been found among other addresses; of a phone, for none.
 */
size_t seek_found_args(struct arena *mem, const struct seek *s, int most, struct arg *v);
size_t seek_has_args(struct arena *mem, const struct seek *s, struct arg *v);

/* How the digits of a phone end, as a pattern; one that nothing is like when it is none. */
struct str seek_tail(struct arena *mem, const struct seek *s);

/* A pattern for LIKE: what it takes for itself is text here. */
struct str seek_pattern(struct arena *mem, const char *before, struct str words);

#endif
