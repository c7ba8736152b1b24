/*
 * Who may see a ticket t, and what of it is for the desk's eyes: pieces of
 * WHERE for every statement that reads tickets by other than list indexes,
 * one per sight, and their arguments in order.
 */
#ifndef STORE_SIGHT_H
#define STORE_SIGHT_H

#include "store/person.h"

#define IN_HER_TEAMS \
	"t.team_id IN (SELECT m.team_id FROM membership m WHERE m.person_id = ?)"
#define FOLLOWED \
	"EXISTS (SELECT 1 FROM follower f" \
	"         WHERE f.ticket_id = t.id AND f.person_id = ? AND NOT t.confidential)"

#define SEEN_OWN      "(t.requester_id = ? OR " FOLLOWED ")"
#define SEEN_AGENCY   "(t.requester_id = ? OR (t.agency_id = ? AND NOT t.confidential)" \
                      " OR " FOLLOWED ")"
#define SEEN_TEAMS    "(t.requester_id = ? OR (NOT t.confidential AND (" IN_HER_TEAMS \
                      " OR t.assignee_id = ?)) OR " FOLLOWED ")"
#define SEEN_DESK     "(NOT t.confidential OR t.requester_id = ?)"
#define SEEN_SECURITY "TRUE"

/* Whoever asked for it reads its public side, agents too. */
#define INSIDE_OWN      "FALSE"
#define INSIDE_AGENCY   "FALSE"
#define INSIDE_TEAMS    "(t.requester_id <> ? AND (" IN_HER_TEAMS " OR t.assignee_id = ?))"
#define INSIDE_DESK     "t.requester_id <> ?"
#define INSIDE_SECURITY "t.requester_id <> ?"

/* A row per sight of a table of statements: EACH_SIGHT(ROW) with ROW(sight). */
#define EACH_SIGHT(row) \
	[SIGHT_OWN] = row(OWN), [SIGHT_AGENCY] = row(AGENCY), [SIGHT_TEAMS] = row(TEAMS), \
	[SIGHT_DESK] = row(DESK), [SIGHT_SECURITY] = row(SECURITY)

enum { SIGHT_ARGS = 4 };        /* at most, of either piece */

/* Put the arguments of SEEN_ or INSIDE_ there; how many. */
size_t seen_args(struct viewer who, struct arg *v);
size_t inside_args(struct viewer who, struct arg *v);

#endif
