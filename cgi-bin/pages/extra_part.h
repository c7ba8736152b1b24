/* Custom fields in the forms that open and change tickets, and their values on a ticket. */
#ifndef PAGES_EXTRA_PART_H
#define PAGES_EXTRA_PART_H

#include "desk/extra.h"
#include "http/form.h"

/* What was sent in x_1, x_2 and so on. */
struct extras extras_read(struct visit *v, bool required);

/* EXTRA rows for a form whose ids begin so, with what was typed or else what is kept. */
void show_extra_inputs(struct visit *v, struct view *view, const char *form,
                       const struct rows *extras, bool for_desk);

/* EXTRA_FACT rows: those that have a value. */
void show_extra_facts(struct view *view, const struct rows *extras);

#endif
