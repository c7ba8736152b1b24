/*
 * Work inside a ticket. Tasks are made by people; a step of a category's
 * procedure has a row once it was ticked off. Tasks are internal: a reader
 * who is not of the desk, or who is the requester, finds none.
 */
#ifndef STORE_TASK_H
#define STORE_TASK_H

#include "store/ticket.h"

enum task_kind { TASK_PLAIN, TASK_STEP };
enum task_state { TASK_OPEN, TASK_DONE, TASK_REMOVED };
extern const struct names task_kind_names, task_state_names;

struct task {
	int64_t id, ticket_id;
	int kind, state;
	int64_t sort;
	struct str title;
	int64_t assignee_id, team_id;   /* at most one of them */
	struct str assignee, team;
	int64_t due_at;                 /* DUE_NEVER: none */
	int64_t after_id;               /* depends on that one */
	struct str after;
	bool blocked;                   /* which is open */
	int64_t done_at, done_by_id;
	struct str done_by;
	int64_t version;
};
extern const struct record task_record;

/* All of a ticket that the caller has seen, steps and removed ones too, in their order. */
enum err task_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out);
/* Those of one person that are not done. */
enum err task_list_open(struct db *db, struct arena *mem, int64_t ticket_id, int64_t assignee_id,
                        struct rows *out);

/* One task (not a step) of a ticket that this viewer may work on. */
enum err task_seen_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                      struct task *out);

enum err task_insert(struct db *db, const struct task *t, int64_t now, int64_t *id);
/* Everything that may change; E_STALE: somebody was quicker. */
enum err task_update(struct db *db, const struct task *t);
/* The titles of all tasks of a ticket are gone. */
enum err task_update_expired(struct db *db, int64_t ticket_id);

/* A task in somebody's list, with as much of its ticket as is shown. */
struct task_line {
	int64_t id, ticket_id;
	struct str title, assignee, team, after;
	bool blocked;
	int64_t due_at, created_at, sort_key;
	int kind, status, priority;     /* of the ticket */
	struct str subject, requester_name;
};
extern const struct record task_line_record;

/*
 * Open tasks on running tickets, those that are due first, after the cursor
 * (key 0: from the beginning). Those of the viewer, or of her teams.
 */
enum err task_of_person(struct db *db, struct arena *mem, struct viewer who, int64_t key,
                        int64_t id, int limit, struct rows *out);
enum err task_of_teams(struct db *db, struct arena *mem, struct viewer who, int64_t key,
                       int64_t id, int limit, struct rows *out);

/* For the demo's purge: all tasks and custom values go, and what is kept lets go of the company. */
enum err task_delete_all(struct db *db);

extern const struct query *const task_queries[];

#endif
