/* What is not for everybody: other people's requests, internal notes, confidential matters. */
#include "store/ticket.h"
#include "tests/site.h"

#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"

static int64_t newest_file(void)
{
	return count_of("SELECT MAX(id) FROM attachment");
}

/* A ticket of anna's with a public file and an internal note that has one, too. */
struct told {
	const char *ticket;
	int64_t public_file, internal_file;
};

static struct told a_told_ticket(void)
{
	struct told t;
	struct seen seen = post_file(site_as("anna"), "/tickets", "text=Help&once=" ONE_KEY,
	                             "mine.txt", "text/plain", S("public bytes"));

	t.ticket = str_z(test_mem(), seen.location);
	t.public_file = newest_file();
	EQ(post_file(site_as("mia"), below(t.ticket, "note"), "text=She+is+rude&once=" ONE_KEY,
	             "secret.txt", "text/plain", S("internal bytes")).status, 303);
	t.internal_file = newest_file();
	return t;
}

static int file(const struct guest *who, int64_t id)
{
	return get(who, "/attachments/%ld", (long)id).status;
}

TEST(B067_B069_another_employee_finds_nothing_there)
{
	struct told t = a_told_ticket();
	struct guest *boris = site_as("boris");
	static const char *const verbs[] = { "reply", "confirm", "reopen", "withdraw" };

	EQ(get(boris, "%s", t.ticket).status, 404);
	EQ(file(boris, t.public_file), 404);
	EQ(file(boris, t.internal_file), 404);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		EQ(post(boris, below(t.ticket, verbs[i]), "").status, 404);
	EQ(get(boris, "%s/timeline", t.ticket).status, 403);
	EQ(get(boris, "%s/timeline.csv", t.ticket).status, 403);
}

TEST(B067_what_is_not_yours_looks_like_what_is_not_there)
{
	struct told t = a_told_ticket();
	struct guest *boris = site_as("boris");
	struct seen hidden = get(boris, "%s", t.ticket), absent = get(boris, "/tickets/999999");

	EQ(hidden.status, absent.status);
	EQ(hidden.body.n, absent.body.n);
}

TEST(B070_an_internal_note_and_its_file_are_not_for_the_requester)
{
	struct told t = a_told_ticket();
	struct guest *anna = site_as("anna");
	static const char *const pages[] = { "/", "/tickets", "/tickets?show=solved" };

	LACKS(get(anna, "%s", t.ticket).body, "rude");
	LACKS(get(anna, "%s", t.ticket).body, "secret.txt");
	HAS(get(anna, "%s", t.ticket).body, "mine.txt");
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		LACKS(get(anna, "%s", pages[i]).body, "rude");
	EQ(file(anna, t.public_file), 200);
	EQ(file(anna, t.internal_file), 404);
}

TEST(B070_an_internal_note_and_its_file_are_not_for_a_follower)
{
	struct told t = a_told_ticket();
	struct guest *boris = site_as("boris");

	OKAY(follower_insert(site_db(), 2, number_of(t.ticket)));
	HAS(get(boris, "/tickets?show=shared").body, "Help");
	LACKS(get(boris, "/tickets?show=shared").body, "rude");
	EQ(get(boris, "%s", t.ticket).status, 200);
	LACKS(get(boris, "%s", t.ticket).body, "rude");
	LACKS(get(boris, "%s", t.ticket).body, "secret.txt");
	EQ(file(boris, t.public_file), 200);
	EQ(file(boris, t.internal_file), 404);
}

TEST(B069_a_follower_looks_on_and_does_nothing)
{
	struct told t = a_told_ticket();
	struct guest *boris = site_as("boris");
	static const char *const verbs[] = { "reply", "confirm", "reopen", "withdraw" };

	OKAY(follower_insert(site_db(), 2, number_of(t.ticket)));
	LACKS(get(boris, "%s", t.ticket).body, "action=\"/tickets");
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		EQ(post(boris, below(t.ticket, verbs[i]), "").status, 403);
	EQ(count_of("SELECT COUNT(*) FROM entry"), 2);
}

TEST(the_desk_reads_notes_of_all_teams_and_so_does_the_auditor)
{
	struct told t = a_told_ticket();
	static const char *const people[] = { "mia", "max", "lena", "ada", "sol", "otto" };

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct guest *g = site_as(people[i]);

		HAS(get(g, "%s", t.ticket).body, "She is rude");
		EQ(file(g, t.internal_file), 200);
	}
}

TEST(B070_an_agent_sees_her_own_request_as_any_requester_does)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(mia, "My own chair");
	int64_t id;

	EQ(post_file(site_as("lena"), below(ticket, "note"),
	             "text=Mia+wants+a+throne&once=" ONE_KEY,
	             "throne.txt", "text/plain", S("x")).status, 303);
	id = newest_file();
	EQ(get(mia, "%s", ticket).status, 200);
	LACKS(get(mia, "%s", ticket).body, "throne");
	EQ(file(mia, id), 404);
	EQ(get(mia, "%s/timeline", ticket).status, 404);
	EQ(get(mia, "%s/timeline.csv", ticket).status, 404);
	EQ(post(mia, below(ticket, "note"), "text=a").status, 403);
	EQ(post(mia, below(ticket, "take"), "").status, 403);
	EQ(post(mia, below(ticket, "withdraw"), "").status, 303);
}

TEST(B070_the_last_line_of_an_agents_own_request_in_the_queue_is_public)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(mia, "My own chair");

	EQ(post(site_as("lena"), below(ticket, "note"), "text=Mia+wants+a+throne").status, 303);
	LACKS(get(mia, "/queue/open").body, "throne");
	LACKS(get(mia, "/queue/unassigned").body, "throne");
}

TEST(B069_an_agent_of_another_team_notes_and_does_no_more)
{
	struct told t = a_told_ticket();
	struct guest *max = site_as("max");
	static const char *const verbs[] = { "reply", "take", "assign", "change", "resolve",
		"junk" };

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		EQ(post(max, below(t.ticket, verbs[i]), "").status, 403);
	EQ(post(max, below(t.ticket, "note"), "text=Ask+Lena").status, 303);
}

TEST(B073_the_auditor_changes_nothing)
{
	struct told t = a_told_ticket();
	struct guest *otto = site_as("otto");
	static const char *const verbs[] = { "reply", "note", "confirm", "reopen", "withdraw",
		"take", "assign", "change", "resolve", "junk", "restore" };
	int64_t events = count_of("SELECT COUNT(*) FROM event");

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		EQ(post(otto, below(t.ticket, verbs[i]), "").status, 403);
	EQ(post(otto, "/tickets", "text=a").status, 403);
	EQ(post(otto, "/tickets/for", "text=a").status, 403);
	EQ(post_file(otto, "/uploads", "once=" ONE_KEY, "a", "text/plain", S("a")).status, 403);
	EQ(count_of("SELECT COUNT(*) FROM event"), events);
}

/* Carla's matter, of the security team only; and an ordinary one of hers beside it. */
static const char *a_confidential_ticket(const char **ordinary)
{
	struct guest *carla = site_as("carla@acme.example");
	const char *ticket = ask_for_help(carla, "My boss steals");

	*ordinary = ask_for_help(carla, "My mouse is broken");
	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE id = %ld",
	    (long)number_of(ticket));
	return ticket;
}

TEST(B074_a_confidential_ticket_is_in_nobodys_lists_but_securitys)
{
	static const char *const people[] = { "anna", "boris", "mia", "max", "lena", "ada",
		"otto" };
	static const char *const lists[] = { "/queue/mine", "/queue/unassigned", "/queue/waiting",
		"/queue/open", "/queue/open?sort=number&dir=down",
		"/queue/open?sort=updated&dir=up",
		"/queue/open?sort=priority&dir=up", "/queue/solved", "/", "/tickets?show=shared" };
	const char *ordinary, *ticket = a_confidential_ticket(&ordinary);

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct guest *g = site_as(people[i]);

		EQ(get(g, "%s", ticket).status, 404);
		for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
			LACKS(get(g, "%s", lists[k]).body, "steals");
	}
	EQ(get(site_as("sol"), "%s", ticket).status, 200);
	HAS(get(site_as("sol"), "/queue/open").body, "steals");
	HAS(get(site_as("sol"), "/queue/unassigned").body, "steals");
}

TEST(B074_a_confidential_ticket_is_not_counted_nor_among_the_recent_ones)
{
	const char *ordinary, *ticket = a_confidential_ticket(&ordinary);
	struct seen mia, sol;

	mia = get(site_as("mia"), "%s", ordinary);
	sol = get(site_as("sol"), "%s", ordinary);
	EQ(mia.status, 200);
	LACKS(mia.body, "steals");
	HAS(sol.body, "steals");
	say("DELETE FROM session");
	say("UPDATE ticket SET confidential = 1 WHERE id = %ld", (long)number_of(ordinary));
	IS(str_search(get(site_as("ada"), "/queue/open").body, S(">2<")) == SIZE_MAX);
	HAS(get(site_as("sol"), "/queue/open").body, "2 tickets");
	(void)ticket;
}

TEST(a_confidential_ticket_is_its_requesters_and_no_followers)
{
	const char *ordinary, *ticket = a_confidential_ticket(&ordinary);
	struct guest *boris = site_as("boris");

	OKAY(follower_insert(site_db(), 2, number_of(ticket)));
	EQ(get(site_as("carla@acme.example"), "%s", ticket).status, 200);
	EQ(get(boris, "%s", ticket).status, 404);
	LACKS(get(boris, "/tickets?show=shared").body, "steals");
}

TEST(B067_a_file_of_a_confidential_ticket_is_as_confidential)
{
	static const char *const people[] = { "anna", "mia", "lena", "ada", "otto" };
	struct told t = a_told_ticket();

	say("UPDATE ticket SET confidential = 1, requester_id = 9, team_id = 3");
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		EQ(file(site_as(people[i]), t.public_file), 404);
		EQ(file(site_as(people[i]), t.internal_file), 404);
	}
	EQ(file(site_as("sol"), t.internal_file), 200);
	EQ(file(site_as("carla@acme.example"), t.public_file), 200);
	EQ(file(site_as("carla@acme.example"), t.internal_file), 404);
}

TEST(B067_B069_nobody_but_security_does_anything_to_a_confidential_ticket)
{
	static const char *const verbs[] = { "reply", "note", "take", "assign", "change", "resolve",
	                                     "junk", "restore" };
	static const char *const people[] = { "mia", "lena", "ada" };
	const char *ordinary, *ticket = a_confidential_ticket(&ordinary);

	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
			EQ(post(site_as(people[i]), below(ticket, verbs[k]), "").status, 404);
	EQ(get(site_as("ada"), "%s/timeline", ticket).status, 404);
	EQ(post(site_as("sol"), below(ticket, "take"), "").status, 303);
}

TEST(even_an_assignee_who_is_not_security_does_not_see_it_any_more)
{
	const char *ordinary, *ticket = a_confidential_ticket(&ordinary);

	say("UPDATE ticket SET assignee_id = 3");
	EQ(get(site_as("mia"), "%s", ticket).status, 404);
	LACKS(get(site_as("mia"), "/queue/mine").body, "steals");
	HAS(get(site_as("mia"), "/queue/mine").body, "My mouse");
}

TEST(B071_who_loses_a_role_loses_it_with_the_next_click)
{
	struct guest *mia = site_as("mia");
	struct told t = a_told_ticket();

	EQ(get(mia, "%s", t.ticket).status, 200);
	say("UPDATE person SET roles = 'employee' WHERE id = 3");
	EQ(get(mia, "%s", t.ticket).status, 404);
	EQ(get(mia, "/queue/open").status, 403);
	say("UPDATE person SET active = 0 WHERE id = 3");
	EQ(get(mia, "/").status, 303);
}
