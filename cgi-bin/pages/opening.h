/* The two forms that open a ticket: an employee's own words, and an agent's record for somebody. */
#ifndef PAGES_OPENING_H
#define PAGES_OPENING_H

#include "http/form.h"

extern const struct form box_form, ask_form, open_form;

enum err new_request(struct visit *v);
enum err box(struct visit *v);           /* the first page's one box, with what was typed */
enum err ask(struct visit *v);
enum err new_ticket(struct visit *v);
enum err open_ticket(struct visit *v);

#endif
