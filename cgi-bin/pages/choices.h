/* The options of selects that several forms share, filled from the database or from tables. */
#ifndef PAGES_CHOICES_H
#define PAGES_CHOICES_H

#include "http/form.h"

/*
 * TEAM_OPTION and ASSIGNEE_OPTION (nobody) from one list of who works where, and the people
 * in TEAM_GROUP rows: TEAM_LABEL, WORKER_OPTION.
 */
enum err choices_of_workers(struct visit *v, struct view *view, int64_t team, int64_t assignee);
enum err choices_of_teams(struct visit *v, struct view *view, int64_t team, struct str none);
enum err choices_of_categories(struct visit *v, struct view *view, int64_t category,
                               struct str none);
/* Types that a person of this kind may have, as a mask. */
uint64_t kinds_for(int person_kind);

/* CODE_OPTION: how work can end. */
void choices_of_resolutions(struct view *view, int code);

#endif
