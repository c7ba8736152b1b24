/*
 * A list of people from a file: read, held against who is here, shown, and
 * only then carried out. Each row stands for itself; one that is wrong says
 * where and why and changes nothing. A manager is somebody active or in a row
 * that is right, above or below. Rows without a word are passed over.
 */
#ifndef DESK_IMPORT_H
#define DESK_IMPORT_H

#include "desk/basket.h"
#include "desk/import_known.h"

enum { IMPORT_ROWS = 2000, IMPORT_BYTES = BASKET_BYTES };

enum import_what { IMPORT_NEW, IMPORT_CHANGED, IMPORT_SAME, IMPORT_WRONG, IMPORT_WHATS };

struct import_change {
	struct str column, was, becomes;
};

struct import_row {
	size_t row;                     /* as a spreadsheet counts: the head is row 1 */
	enum import_what what;
	struct card card;               /* as it will be */
	struct { VEC(struct import_change); } changes;
	struct errors faults;           /* by column; "" for the row as a whole */
	struct card_facts facts;
	bool later;                     /* her manager is saved first */
};

struct import {
	struct import_row *v;
	size_t n;
	size_t count[IMPORT_WHATS];
	size_t late;                    /* of the wrong ones, those that were not before saving */
	struct import_known *known;            /* whom it was held against */
	struct import_row **by_email;   /* those that were not out, by address */
	size_t by_email_n;
};

/* E_INVALID under "file" when the file as a whole cannot be read. */
enum err desk_import_read(struct desk *d, struct str text, struct import *out,
                          struct errors *wrong);

/*
 * Carried out as it was read, inside a transaction; says what came of each
 * row. What somebody changed meanwhile is wrong now, and the rest goes on.
 */
enum err desk_import_save(struct desk *d, struct import *in);

/* Read again and saved, in one transaction. */
enum err desk_import(struct desk *d, struct str text, struct import *out, struct errors *wrong);

/* The rows that are wrong: row, columns, reasons, and what they held. It can be sent again. */
enum err desk_import_faults(struct desk *d, struct str text, struct str *csv, struct errors *wrong);

#endif
