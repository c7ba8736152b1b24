/* See may.h. */
#include "desk/may.h"

#include "base/vec.h"

static const char *const abilities[] = {
	"anyone", "enter", "ask", "reply", "confirm", "reopen", "withdraw", "desk", "open-for",
	"note", "take", "assign", "change", "resolve", "junk", "restore", "work-any", "agency",
	"report", "audit", "admin", "redact",
};
const struct names may_names = NAMES(abilities);

#define BIT(ability) ((uint64_t)1 << (ability))
#define ASKS  (BIT(MAY_ENTER) | BIT(MAY_ASK) | BIT(MAY_REPLY) | BIT(MAY_CONFIRM) | \
               BIT(MAY_REOPEN) | BIT(MAY_WITHDRAW))
#define WORKS (ASKS | BIT(MAY_DESK) | BIT(MAY_OPEN_FOR) | BIT(MAY_NOTE) | BIT(MAY_TAKE) | \
               BIT(MAY_ASSIGN) | BIT(MAY_CHANGE) | BIT(MAY_RESOLVE) | BIT(MAY_JUNK) | \
               BIT(MAY_RESTORE))

static const uint64_t role_may[ROLES] = {
	[ROLE_EMPLOYEE] = ASKS,
	[ROLE_AGENT]    = WORKS,
	[ROLE_LEAD]     = WORKS | BIT(MAY_WORK_ANY) | BIT(MAY_REPORT) | BIT(MAY_REDACT),
	[ROLE_ADMIN]    = WORKS | BIT(MAY_WORK_ANY) | BIT(MAY_REPORT) | BIT(MAY_REDACT) |
	                  BIT(MAY_ADMIN) | BIT(MAY_AUDIT),
	[ROLE_SECURITY] = WORKS,
	[ROLE_AUDITOR]  = BIT(MAY_ENTER) | BIT(MAY_DESK) | BIT(MAY_REPORT) | BIT(MAY_AUDIT),
	[ROLE_CONTACT]  = ASKS | BIT(MAY_AGENCY),
};

const struct actor the_house = {
	.name = STR("Firstline"),
	.abilities = ~(uint64_t)0,
	.sight = SIGHT_SECURITY,
};

uint64_t may_of_roles(uint64_t roles)
{
	uint64_t all = BIT(MAY_ANYONE);

	for (int i = 0; i < ROLES; i++)
		if (roles >> i & 1)
			all |= role_may[i];
	return all;
}

bool may(const struct actor *by, enum may what)
{
	return by->abilities >> what & 1;
}

/*
 * Which side of the ticket a verb is for, and in which states it makes sense.
 * A worker is in the ticket's team, has it, or may work on any.
 */
enum side { NO_SIDE, REQUESTER = 1, WORKER = 2, READER = 4 };

#define IN(status) (1u << (status))
#define RUNNING    (IN(STATUS_NEW) | IN(STATUS_OPEN) | IN(STATUS_WAITING))
#define SOLVED     IN(STATUS_RESOLVED)
#define DONE       (IN(STATUS_CLOSED) | IN(STATUS_CANCELLED))
#define ALWAYS     (RUNNING | SOLVED | DONE)

static const struct rule {
	unsigned sides;
	unsigned states;
} rules[ABILITIES] = {
	[MAY_REPLY]    = { REQUESTER | WORKER, RUNNING | SOLVED },
	[MAY_CONFIRM]  = { REQUESTER,          SOLVED },
	[MAY_REOPEN]   = { REQUESTER,          SOLVED | IN(STATUS_CLOSED) },
	[MAY_WITHDRAW] = { REQUESTER,          IN(STATUS_NEW) },
	[MAY_NOTE]     = { READER,             ALWAYS },
	[MAY_TAKE]     = { WORKER,             RUNNING },
	[MAY_ASSIGN]   = { WORKER,             RUNNING },
	[MAY_CHANGE]   = { WORKER,             RUNNING },
	[MAY_RESOLVE]  = { WORKER,             RUNNING },
	[MAY_JUNK]     = { WORKER,             RUNNING },
	[MAY_RESTORE]  = { WORKER,             IN(STATUS_CANCELLED) },
	[MAY_REDACT]   = { READER,             ALWAYS },
};

static bool in_team_of(const struct actor *by, const struct ticket *t)
{
	for (size_t i = 0; i < by->teams_count; i++)
		if (by->teams[i] == t->team_id)
			return true;
	return t->team_id == 0;
}

static bool works_on(const struct actor *by, const struct ticket *t)
{
	return by->id != t->requester_id
	    && (may(by, MAY_WORK_ANY) || t->assignee_id == by->id || in_team_of(by, t));
}

/* Where agents see their own teams' tickets only, others' are to them like to anybody. */
static bool at_desk_for(const struct actor *by, const struct ticket *t)
{
	if (!may(by, MAY_DESK) || by->id == t->requester_id)
		return false;
	return by->sight != SIGHT_TEAMS || t->assignee_id == by->id
	    || (t->team_id && in_team_of(by, t));
}

static unsigned sides_of(const struct actor *by, const struct ticket *t)
{
	if (by->id == 0)
		return REQUESTER | WORKER | READER;
	if (by->id == t->requester_id)
		return REQUESTER;
	if (!at_desk_for(by, t))
		return NO_SIDE;
	return READER | (works_on(by, t) ? WORKER : 0);
}

bool may_now(const struct desk *d, enum may what, const struct ticket *t)
{
	const struct rule *rule = &rules[what];

	if (!may(d->by, what) || !(rule->sides & sides_of(d->by, t)))
		return false;
	if (what == MAY_WITHDRAW && t->assignee_id)
		return false;
	if (what == MAY_REPLY && t->requester_erased)   /* nobody would read it */
		return false;
	return rule->states >> t->status & 1;
}

enum err may_on(const struct desk *d, enum may what, const struct ticket *t)
{
	return may_now(d, what, t) ? OK : E_DENIED;
}

bool may_read_internal(const struct desk *d, const struct ticket *t)
{
	return at_desk_for(d->by, t);
}

static const int64_t *ids_of(struct arena *mem, struct str list, size_t *count)
{
	struct { VEC(int64_t); } ids = { 0 };
	struct str part;
	int64_t id;

	while (list.n && str_cut(&list, ',', &part))
		if (str_int(part, &id))
			*vec_push(mem, &ids) = id;
	*count = ids.n;
	return ids.v;
}

struct actor actor_of(struct arena *mem, const struct person *p)
{
	struct actor a = { .id = p->id, .name = p->name, .abilities = may_of_roles(p->roles) };

	a.teams = ids_of(mem, p->teams, &a.teams_count);
	if (may(&a, MAY_DESK))
		a.sight = p->in_security && may(&a, MAY_TAKE) ? SIGHT_SECURITY
		        : p->teams_only && !may(&a, MAY_WORK_ANY) && !may(&a, MAY_AUDIT)
		        ? SIGHT_TEAMS : SIGHT_DESK;
	else if (may(&a, MAY_AGENCY) && p->agency_id)
		a.sight = SIGHT_AGENCY;
	if (a.sight == SIGHT_AGENCY)
		a.agency_id = p->agency_id;
	return a;
}
