/*
 * Ticket numbers as people write them: I-10482. The letter tells the kind and
 * may be left out; the number alone finds the ticket.
 */
#ifndef BASE_REF_H
#define BASE_REF_H

#include "base/str.h"

struct str ref_format(struct arena *mem, char letter, int64_t number);

/* "10482", "I-10482", "i-10482" or "#10482", blanks around it; numbers from 1. */
bool ref_parse(struct str s, int64_t *number);

#endif
