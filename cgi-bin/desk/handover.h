/*
 * What somebody works on passes to somebody else or back to its teams: open
 * tickets and tasks, also confidential ones. It is told on their timelines;
 * what is counted is what whoever acts may know.
 */
#ifndef DESK_HANDOVER_H
#define DESK_HANDOVER_H

#include "base/buf.h"
#include "desk/desk.h"
#include "store/card.h"

struct handed {
	int64_t given, back;                    /* tickets: to the heir, to their teams */
	int64_t tasks_given, tasks_back;
};

/*
 * Tickets go to the heir as far as he works in their team, tasks as far as he
 * may see their ticket; all others back to the tickets' teams. heir->id 0:
 * all of them. why follows the name: "has left". In a transaction.
 */
enum err desk_hand_over(struct desk *d, const struct card *from, const struct person *heir,
                        const char *why, struct handed *handed);

/* Out of all teams; each change is on their log. In a transaction. */
enum err desk_leave_teams(struct desk *d, const struct card *c);

/* Both, and on the audit log: a person who works on tickets no more. */
enum err desk_stop_work(struct desk *d, const struct card *c, const char *why);

/* For the log: what was hers, and whose it is now; empty without any. */
void handed_say(const struct handed *handed, struct str heir, struct buf *was, struct buf *is);
void handed_count(struct buf *b, int64_t n, const char *one, const char *many);

#endif
