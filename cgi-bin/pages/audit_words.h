/*
 * The audit log in words: it keeps names of fields and values as they are
 * stored, so that it stays true; people read labels and what forms show.
 */
#ifndef PAGES_AUDIT_WORDS_H
#define PAGES_AUDIT_WORDS_H

#include "http/visit.h"
#include "store/audit.h"

/* What of the record was changed, or done to it; unknown words stay as they are. */
struct str audit_what(const struct audit *a);
/* The record itself: a setting by its label, a cell of the matrix in words. */
struct str audit_name(const struct visit *v, const struct audit *a);
/* One value of it; empty stays empty. */
struct str audit_value(const struct visit *v, const struct audit *a, struct str value);

#endif
