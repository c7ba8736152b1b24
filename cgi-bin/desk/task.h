/*
 * Tasks inside a ticket, and the steps of its category's procedure. Whoever
 * works on the ticket keeps them; one's own, or one's team's, may be ticked
 * off by anybody who sees the ticket. Each change is one event.
 * E_INVALID with wrong filled; E_STALE: somebody was quicker.
 */
#ifndef DESK_TASK_H
#define DESK_TASK_H

#include "desk/dossier.h"
#include "desk/wrong.h"
#include "store/task.h"

struct task_draft {
	struct str title;
	int64_t assignee_id, team_id;   /* at most one */
	int64_t due_at;                 /* 0: none */
	int64_t after_id;               /* 0: depends on none */
	int64_t version;                /* of the task that is changed */
};

enum { TASKS_MOST = 100, TASK_TITLE = 200 };

enum err desk_add_task(struct desk *d, int64_t ticket_id, const struct task_draft *in,
                       struct errors *wrong);
enum err desk_change_task(struct desk *d, int64_t id, const struct task_draft *in,
                          struct errors *wrong);
/* Not while the one it depends on is open. */
enum err desk_tick_task(struct desk *d, int64_t id, bool done, struct errors *wrong);
/* One place up or down among the ticket's tasks. */
enum err desk_move_task(struct desk *d, int64_t id, bool up);
enum err desk_remove_task(struct desk *d, int64_t id);
enum err desk_restore_task(struct desk *d, int64_t id);

/* A line of the ticket's procedure. */
enum err desk_tick_step(struct desk *d, int64_t ticket_id, struct str line, bool done);

/* May this actor tick it, in the ticket's present state? */
bool desk_may_tick(const struct desk *d, const struct ticket *t, const struct task *task);

/* For resolving: E_INVALID, naming up to five that are still open. */
enum err desk_tasks_done(struct dossier *x, struct errors *wrong);

/* For a ticket that is being opened: one task for each line. */
enum err desk_tasks_begin(struct dossier *x, struct str lines);

/* The next line of a text that has one thing a line, without blanks; false at the end. */
bool line_cut(struct str *rest, struct str *line);

#endif
