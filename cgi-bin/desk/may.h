/*
 * Who may do what. Roles are rows of abilities; the hall asks for the ability
 * of a route, the desk asks again about the very ticket. Confidential
 * tickets are not asked about here: whoever may not see one does not find it.
 */
#ifndef DESK_MAY_H
#define DESK_MAY_H

#include "desk/desk.h"
#include "store/ticket.h"

enum may {
	MAY_ANYONE,             /* also who has not signed in */
	MAY_ENTER,              /* whoever has */
	MAY_ASK,                /* open a ticket for oneself */
	MAY_REPLY,              /* write to the other side */
	MAY_CONFIRM,            /* it works now, as its requester */
	MAY_REOPEN,             /* still not working */
	MAY_WITHDRAW,
	MAY_DESK,               /* see the queue and other people's tickets */
	MAY_OPEN_FOR,           /* open a ticket on behalf of someone */
	MAY_NOTE,
	MAY_TAKE,
	MAY_ASSIGN,
	MAY_CHANGE,
	MAY_RESOLVE,
	MAY_JUNK,
	MAY_RESTORE,
	MAY_WORK_ANY,           /* the verbs above on tickets of every team */
	MAY_AGENCY,             /* see the tickets and people of one's agency */
	MAY_REPORT,             /* see figures */
	MAY_AUDIT,              /* read the audit log */
	MAY_ADMIN,              /* keep people, rules and settings */
	MAY_REDACT,             /* take a text out of a ticket, with a reason */
	ABILITIES
};
extern const struct names may_names;

/* Of all roles together. */
uint64_t may_of_roles(uint64_t roles);

bool may(const struct actor *by, enum may what);

/* On this ticket, in its present state; E_DENIED otherwise. */
enum err may_on(const struct desk *d, enum may what, const struct ticket *t);
bool may_now(const struct desk *d, enum may what, const struct ticket *t);

/* Whoever asked for it sees its public side, agents too. */
bool may_read_internal(const struct desk *d, const struct ticket *t);

/* The person as an actor; what it points to lives in mem. */
struct actor actor_of(struct arena *mem, const struct person *p);
extern const struct actor the_house;

#endif
