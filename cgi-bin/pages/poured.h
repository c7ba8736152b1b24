/*
 * Tables that go out as they are read, so many rows at a time through an
 * arena of their own: a file holds all rows, however many there are. One
 * that breaks off says so in its last line.
 */
#ifndef PAGES_POURED_H
#define PAGES_POURED_H

#include "base/record.h"
#include "http/visit.h"

enum { POURED_ROWS = 1000 };

struct poured {
	const char *name;               /* of the file, without ".csv" */
	const struct record *record;    /* of its rows */
	/* Write the next ones, from where at says, in mem; more: they were not the last. */
	enum err (*rows)(struct visit *v, void *at, struct arena *mem, struct buf *b, bool *more);
	void *at;                       /* in the memory of the request */
};

/* The answer to this visit. What goes wrong before the first row is answered like any page. */
enum err csv_pour(struct visit *v, const struct poured *p);

/* A line of one cell, in words: what this file does not hold. */
void csv_remark(struct buf *b, struct str text);

#endif
