/*
 * JSON being written (RFC 8259): texts escaped, records as objects. Whoever
 * writes sets the brackets and commas. Text that is no UTF-8 is mended first.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/record.h"

void json_text(struct buf *b, struct arena *mem, struct str s);

/* An object of all fields: numbers and true/false bare, instants as RFC 3339, none as null. */
void json_record(struct buf *b, struct arena *mem, const struct record *r, const void *row);

#endif
