/* Who may do what to which ticket, and when: verb by role by state, as a picture. */
#include "desk/may.h"
#include "tests/test.h"

enum { DESK_TEAM = 1, NETWORK_TEAM = 2 };

/* Everybody who may stand before a ticket of the service desk that anna sent and mia has. */
enum who { ANNA, BORIS, MIA, DAN, MAX, LENA, ADA, OTTO, PEOPLE };

static const int64_t desk_team[] = { DESK_TEAM }, network_team[] = { NETWORK_TEAM };

#define ROLE(role) (1u << (role))

static const struct {
	const char *name;
	uint64_t roles;
	const int64_t *teams;
} people[PEOPLE] = {
	[ANNA]  = { "the requester",        ROLE(ROLE_EMPLOYEE), NULL },
	[BORIS] = { "another employee",     ROLE(ROLE_EMPLOYEE), NULL },
	[MIA]   = { "the assignee",         ROLE(ROLE_AGENT),    desk_team },
	[DAN]   = { "her colleague",        ROLE(ROLE_AGENT),    desk_team },
	[MAX]   = { "another team's agent", ROLE(ROLE_AGENT),    network_team },
	[LENA]  = { "a lead elsewhere",     ROLE(ROLE_LEAD),     network_team },
	[ADA]   = { "an admin",             ROLE(ROLE_ADMIN),    NULL },
	[OTTO]  = { "the auditor",          ROLE(ROLE_AUDITOR),  NULL },
};

static struct actor actor_at(int i)
{
	return (struct actor){ .id = i + 1, .abilities = may_of_roles(people[i].roles),
	                       .teams = people[i].teams, .teams_count = people[i].teams ? 1 : 0 };
}

static bool allowed(const struct actor *by, enum may what, const struct ticket *t)
{
	return may_now(&(struct desk){ .by = by }, what, t);
}

/* One letter per status: new, open, waiting, resolved, closed, cancelled ("X"). */
static const char letters[] = "nowrcX";

static struct str picture(const struct actor *by, enum may what, int64_t requester,
                          int64_t assignee)
{
	char *p = arena_take(test_mem(), STATUSES);

	for (int i = 0; i < STATUSES; i++) {
		struct ticket t = { .requester_id = requester, .assignee_id = assignee,
		                    .team_id = DESK_TEAM, .status = i };

		p[i] = allowed(by, what, &t) ? letters[i] : '-';
	}
	return (struct str){ p, STATUSES };
}

TEST(each_verb_is_for_its_side_of_the_ticket_and_for_its_states)
{
	static const char never[] = "------";
	static const struct {
		enum may what;
		const char *requester, *worker, *reader;
	} rows[] = {
		/*                requester  worker    reads only */
		{ MAY_REPLY,    "nowr--",  "nowr--", never    },
		{ MAY_CONFIRM,  "---r--",  never,    never    },
		{ MAY_REOPEN,   "---rc-",  never,    never    },
		{ MAY_WITHDRAW, never,     never,    never    },     /* mia has it already */
		{ MAY_NOTE,     never,     "nowrcX", "nowrcX" },
		{ MAY_TAKE,     never,     "now---", never    },
		{ MAY_ASSIGN,   never,     "now---", never    },
		{ MAY_CHANGE,   never,     "now---", never    },
		{ MAY_RESOLVE,  never,     "now---", never    },
		{ MAY_JUNK,     never,     "now---", never    },
		{ MAY_RESTORE,  never,     "-----X", never    },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *wanted[PEOPLE] = {
			[ANNA] = rows[i].requester, [BORIS] = never, [MIA] = rows[i].worker,
			[DAN] = rows[i].worker, [MAX] = rows[i].reader, [LENA] = rows[i].worker,
			[ADA] = rows[i].worker, [OTTO] = never };

		for (int k = 0; k < PEOPLE; k++) {
			struct actor by = actor_at(k);
			const char *what = name_of(&may_names, (int)rows[i].what);

			SAME(str_format(test_mem(), "%s: %s %.*s", people[k].name, what,
			                FMT(picture(&by, rows[i].what, ANNA + 1, MIA + 1))),
			     str_format(test_mem(), "%s: %s %s", people[k].name, what, wanted[k]));
		}
	}
}

TEST(a_request_can_be_withdrawn_only_while_it_is_new_and_nobodys)
{
	struct actor anna = actor_at(ANNA), mia = actor_at(MIA);

	STREQ(picture(&anna, MAY_WITHDRAW, anna.id, 0), "n-----");
	STREQ(picture(&anna, MAY_WITHDRAW, anna.id, mia.id), "------");
	STREQ(picture(&mia, MAY_WITHDRAW, anna.id, 0), "------");
}

TEST(an_agent_has_the_requesters_side_of_her_own_request)
{
	struct actor mia = actor_at(MIA);
	struct ticket hers = { .requester_id = mia.id, .team_id = DESK_TEAM };

	IS(allowed(&mia, MAY_REPLY, &hers));
	IS(allowed(&mia, MAY_WITHDRAW, &hers));
	for (int what = MAY_NOTE; what <= MAY_RESTORE; what++)
		STREQ(picture(&mia, (enum may)what, mia.id, 0), "------");
	IS(!may_read_internal(&(struct desk){ .by = &mia }, &hers));
}

TEST(even_an_admin_works_on_her_own_request_no_more_than_anybody)
{
	struct actor ada = actor_at(ADA);

	STREQ(picture(&ada, MAY_RESOLVE, ada.id, 0), "------");
	STREQ(picture(&ada, MAY_CHANGE, ada.id, 0), "------");
	STREQ(picture(&ada, MAY_CONFIRM, ada.id, 0), "---r--");
}

TEST(whoever_has_a_ticket_works_on_it_though_it_is_another_teams)
{
	struct actor max = actor_at(MAX);

	STREQ(picture(&max, MAY_RESOLVE, ANNA + 1, 0), "------");
	STREQ(picture(&max, MAY_RESOLVE, ANNA + 1, max.id), "now---");
}

TEST(a_ticket_without_a_team_is_every_agents)
{
	struct actor max = actor_at(MAX), otto = actor_at(OTTO);
	struct ticket t = { .requester_id = ANNA + 1, .status = STATUS_OPEN };

	IS(allowed(&max, MAY_TAKE, &t));
	IS(!allowed(&otto, MAY_TAKE, &t));
}

TEST(internal_things_are_for_the_desk_and_the_auditor)
{
	static const bool reads[PEOPLE] = { [MIA] = true, [DAN] = true, [MAX] = true,
	                                    [LENA] = true, [ADA] = true, [OTTO] = true };
	struct ticket t = { .requester_id = ANNA + 1, .team_id = DESK_TEAM };

	for (int i = 0; i < PEOPLE; i++) {
		struct actor by = actor_at(i);

		EQ(may_read_internal(&(struct desk){ .by = &by }, &t), reads[i]);
	}
}

TEST(roles_add_up_and_no_role_is_nobody)
{
	uint64_t none = may_of_roles(0);
	uint64_t both = may_of_roles(ROLE(ROLE_EMPLOYEE) | ROLE(ROLE_AUDITOR));

	EQ(none, 1u << MAY_ANYONE);
	IS(both >> MAY_ASK & 1);
	IS(both >> MAY_DESK & 1);
	IS(!(both >> MAY_NOTE & 1));
	IS(!(may_of_roles(ROLE(ROLE_AUDITOR)) >> MAY_ASK & 1));
}

TEST(only_members_of_a_security_team_look_at_confidential_things)
{
	static const struct {
		uint64_t roles;
		bool in_security;
		enum sight sight;
	} rows[] = {
		{ ROLE(ROLE_EMPLOYEE),                   false, SIGHT_OWN },
		{ ROLE(ROLE_EMPLOYEE),                   true,  SIGHT_OWN },
		{ ROLE(ROLE_AGENT),                      false, SIGHT_DESK },
		{ ROLE(ROLE_AGENT),                      true,  SIGHT_SECURITY },
		{ ROLE(ROLE_ADMIN) | ROLE(ROLE_LEAD),    false, SIGHT_DESK },
		{ ROLE(ROLE_AUDITOR),                    false, SIGHT_DESK },
		{ ROLE(ROLE_SECURITY),                   false, SIGHT_DESK },
		{ ROLE(ROLE_SECURITY),                   true,  SIGHT_SECURITY },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		EQ(actor_of(test_mem(), &(struct person){
			.id = 1, .roles = rows[i].roles,
			.in_security = rows[i].in_security }).sight, rows[i].sight);
}

TEST(an_actor_is_in_the_teams_that_are_listed)
{
	struct person p = { .id = 1, .roles = ROLE(ROLE_AGENT),
		.teams = STR("4,17,2000000000000") };
	struct actor a = actor_of(test_mem(), &p);

	EQ(a.teams_count, 3);
	EQ(a.teams[0], 4);
	EQ(a.teams[2], 2000000000000);
}
