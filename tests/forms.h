/*
 * Forms as a browser sends them: what stands in the page goes back as it
 * stands there. It reads our own pages, not everybody's HTML.
 */
#ifndef TESTS_FORMS_H
#define TESTS_FORMS_H

#include "tests/test.h"

/* What the form with this action would send, untouched; "" when it is not on the page. */
const char *form_sent(struct str page, const char *action);

/* The same with another value of one field, or with it added. */
const char *form_sent_with(struct str page, const char *action, const char *field,
                           const char *value);

#endif
