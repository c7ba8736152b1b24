/* What a ticket is: which types a person's may have, and how urgent that makes it. */
#ifndef DESK_TRIAGE_H
#define DESK_TRIAGE_H

#include "store/ticket.h"

/* Cases are for business customers (S1-11); problems and changes are not opened by requests. */
bool kind_is_for(int kind, int person_kind);

/* From impact and urgency (S2-09, S3-08). */
enum priority priority_of(enum impact impact, enum urgency urgency);

#endif
