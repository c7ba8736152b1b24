/* Tasks and the steps of the procedure beside a ticket, with the forms that keep them. */
#ifndef PAGES_TASK_PART_H
#define PAGES_TASK_PART_H

#include "pages/ticket_forms.h"

struct task_in {                        /* add, and change on its own page */
	struct str title, who, due;
	int64_t after, version;
};
struct tick_in {                        /* buttons; where they stood */
	int from;
};
struct step_in {
	struct str step;
	bool undo;
};
enum from { FROM_TICKET, FROM_WORK };

extern const struct form task_form, task_change_form, tick_form, step_form;

/* TASKS, when there is something to show or to add. */
enum err show_tasks(struct visit *v, struct view *view, const struct ticket *t,
                    const struct came_back *back);

/* "2026-06-15T17:00" in the visitor's zone and back; empty is 0 and DUE_NEVER. */
bool moment_read(const struct visit *v, struct str text, int64_t *at);
struct str moment_typed(const struct visit *v, int64_t at);

/* "p3", "t1" or empty, as the choices of who is to do it say. */
bool who_read(struct str text, int64_t *person, int64_t *team);

/* DUE_* of a task. */
void part_task_due(const struct visit *v, struct view *view, int64_t from, int64_t due_at);

#endif
