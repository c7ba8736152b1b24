/* What each view of the desk holds, as pieces of WHERE over a ticket t. */
#ifndef STORE_VIEWS_H
#define STORE_VIEWS_H

#include "store/sight.h"

#define IS_MINE   "t.assignee_id = ? AND t.is_open = 1"
#define IS_LOOSE  IN_HER_TEAMS " AND t.assignee_id IS NULL AND t.is_open = 1"
#define IS_LOOSE_OF_ONE \
                  "t.team_id = ? AND t.assignee_id IS NULL AND t.is_open = 1"
#define IS_RAW    "t.triage = 1"
#define IS_WAITED "t.waiting_for = 'requester'"
#define IS_OPEN   "t.is_open = 1"
#define IS_SOLVED "t.resolved_at > ?"

/* For those who see their own teams' tickets: views that would hold others', too. */
#define OF_TEAMS(where) IN_HER_TEAMS " AND t.is_open = 1 AND " where

#endif
