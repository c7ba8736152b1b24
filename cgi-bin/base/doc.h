/*
 * Which words a ticket has, and where: collected from its texts, kept as one
 * text, "\nword\tplace\n...", and asked by searches. Words are those of
 * base/words; so many at most, whatever is written.
 */
#ifndef BASE_DOC_H
#define BASE_DOC_H

#include "base/str.h"

enum { DOC_WORDS_MOST = 2000 };
enum { IN_SUBJECT = 1, IN_PUBLIC = 2, IN_INTERNAL = 4 };

struct doc_word {
	struct str word;
	int place;              /* bits */
};

/* Zeroed but for mem. */
struct doc {
	struct arena *mem;
	struct doc_word *v;
	size_t n, room;         /* room: of a table that is open-addressed until doc_sort() */
};

void doc_add(struct doc *d, struct str text, int place);

/* In order of their bytes; after this nothing is added any more. */
void doc_sort(struct doc *d);

struct str doc_text(const struct doc *d);
void doc_read(struct arena *mem, struct str text, struct doc *out);

/* Where a word is, 0: nowhere; and where any is that begins so. */
int doc_place(struct str text, struct str word);
int doc_place_begins(struct str text, struct str beginning);

#endif
