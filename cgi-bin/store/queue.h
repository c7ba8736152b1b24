/*
 * Lists of tickets: the desk's views and an employee's own requests. Each
 * list is walked by an index in list order, from a cursor, and joins names
 * only to the rows it shows. Confidential tickets are in the lists of
 * SIGHT_SECURITY alone.
 */
#ifndef STORE_QUEUE_H
#define STORE_QUEUE_H

#include "store/ticket.h"

enum view_kind {
	VIEW_MINE, VIEW_UNASSIGNED, VIEW_TRIAGE, VIEW_WAITING, VIEW_OPEN, VIEW_SOLVED, VIEWS
};
enum sort { SORT_DUE, SORT_PRIORITY, SORT_UPDATED, SORT_NUMBER, SORT_SOLVED, SORTS };
extern const struct names view_names, sort_names;

struct line {
	int64_t id;
	int kind, status, waiting_for, priority;
	struct str subject, last_line;
	int64_t requester_id;
	struct str requester_name;
	int64_t agency_id, team_id, assignee_id;
	int64_t category_id;
	bool touched;           /* opened or touched by a person of the desk */
	int64_t created_at, updated_at, resolved_at, due_at, files_count;
	bool confidential;
};
extern const struct record line_record;

/* Where a page of a list begins: after this row, in the direction asked for. */
struct cursor {
	int64_t key, id;
};

/* The key of a line in this order: ms for instants, else a number. */
int64_t line_key(const struct line *l, enum sort sort);

/* Does this view have an index for this order? */
bool queue_sorts(enum view_kind view, enum sort sort);

/*
 * Up to limit rows after the cursor, ascending or descending; NULL begins at
 * the end that comes first. "Recently solved" is what was solved after since.
 */
enum err queue_list(struct db *db, struct arena *mem, struct viewer who, enum view_kind view,
                    enum sort sort, bool descending, const struct cursor *after, int64_t since,
                    int limit, struct rows *out);

enum mine { MINE_OPEN, MINE_WAITING, MINE_SOLVED, MINE_SHARED, MINES };
extern const struct names mine_names;

/* Requests of a person, or shared with her; newest first, before that id (0: from the newest). */
enum err queue_own(struct db *db, struct arena *mem, int64_t person_id, enum mine which,
                   int64_t before, int limit, struct rows *out);

enum agency_tab { AGENCY_OPEN, AGENCY_SOLVED, AGENCY_TABS };
extern const struct names agency_tab_names;

/* Tickets of the agency of a contact; newest first, before that id. */
enum err queue_agency(struct db *db, struct arena *mem, struct viewer who,
                      enum agency_tab which, int64_t before, int limit, struct rows *out);

/* Those of these numbers, a JSON list, that the viewer may see; in no order. */
enum err queue_lines(struct db *db, struct arena *mem, struct viewer who, struct str ids,
                     struct rows *out);

/* The newest of a person that the desk's viewer may see, without one of them. */
enum err queue_of_person(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                         int64_t without, int limit, struct rows *out);

extern const struct query *const queue_queries[];

#endif
