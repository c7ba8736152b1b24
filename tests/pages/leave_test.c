/* People leave, come back, change their work, and turn out to be one. */
#include "tests/site.h"

static struct seen ada_posts(const char *path, const char *fields)
{
	return post(site_as("ada"), path, fields);
}

TEST(nobody_sends_himself_away_nor_the_last_admin)
{
	EQ(ada_posts("/admin/people/6/deactivate", "heir=").status, 422);
	EQ(count_of("SELECT active FROM person WHERE id = 6"), 1);
}

TEST(whoever_leaves_hands_over_and_is_out_at_once)
{
	struct guest *mia = site_as("mia");
	const char *one = ask_for_help(site_as("anna"), "The printer eats paper");
	const char *two = ask_for_help(site_as("boris"), "The phone is dead");
	const char *three = ask_for_help(site_as("lena"), "The chair squeaks");
	struct seen seen;

	EQ(post(mia, below(one, "take"), "").status, 303);
	EQ(post(mia, below(two, "take"), "").status, 303);
	EQ(post(mia, below(one, "tasks"), "title=Order+paper&who=p3").status, 303);
	EQ(post(mia, below(three, "tasks"), "title=Oil+it&who=p3").status, 303);
	say("UPDATE ticket SET team_id = 2 WHERE id = %ld", (long)number_of(two));
	say("UPDATE person SET manager_id = 3 WHERE id = 1");
	HAS(get(site_as("ada"), "/admin/people/3").body, "2 open tickets are assigned");
	HAS(get(site_as("ada"), "/admin/people/3").body, "2 open tasks are this person");
	seen = ada_posts("/admin/people/3/deactivate", "heir=anna%40demo.example");
	EQ(seen.status, 422);
	HAS(seen.body, "does not work on tickets");
	EQ(ada_posts("/admin/people/3/deactivate", "heir=lena%40demo.example").status, 303);
	EQ(count_on(one, "SELECT assignee_id FROM ticket WHERE id = %ld"), 5);
	EQ(count_on(two, "SELECT COUNT(*) FROM ticket WHERE id = %ld AND assignee_id IS NULL"), 1);
	EQ(count_on(one, "SELECT COUNT(*) FROM event WHERE ticket_id = %ld AND kind = 'assignee'"
	                 " AND becomes = 'Lena Brandt' AND note = 'Mia Ortega has left'"), 1);
	EQ(count_on(one, "SELECT assignee_id FROM task WHERE ticket_id = %ld"), 5);
	EQ(count_on(one, "SELECT COUNT(*) FROM event WHERE ticket_id = %ld AND kind ="
	                 " 'task_changed' AND note = 'Mia Ortega has left, now: Lena Brandt'"), 1);
	/* Lena asked for the third herself, so its task is not for her. */
	EQ(count_on(three, "SELECT team_id FROM task WHERE ticket_id = %ld"
	                   " AND assignee_id IS NULL"), 1);
	HAS(get(site_as("lena"), "/work").body, "Order paper");
	EQ(get(mia, "/queue").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM session WHERE person_id = 3"), 0);
	EQ(count_of("SELECT COUNT(*) FROM membership WHERE person_id = 3"), 0);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'deactivated'"
	            " AND was = '2 open tickets, 2 open tasks, 1 person as manager' AND becomes ="
	            " '1 ticket, 1 task to lena@demo.example, 1 ticket back to its team,"
	            " 1 task to the team of its ticket, duties to lena@demo.example'"), 1);
	EQ(count_of("SELECT manager_id FROM person WHERE id = 1"), 5);
	HAS(get(site_as("ada"), "/admin/people/3").body, "1 ticket, 1 task to lena@demo");
	LACKS(get(site_as("ada"), "/admin/people").body, "Mia Ortega");
	HAS(get(site_as("ada"), "/admin/people?state=gone").body, "Mia Ortega");
	EQ(ada_posts("/admin/people/3/reactivate", "").status, 303);
	EQ(count_of("SELECT active FROM person WHERE id = 3"), 1);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what IN ('deactivated', 'reactivated')"), 2);
}

TEST(whoever_works_at_the_desk_no_more_keeps_no_ticket_task_or_team)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");
	struct seen seen;

	EQ(post(mia, below(ticket, "take"), "").status, 303);
	EQ(post(mia, below(ticket, "tasks"), "title=Order+paper&who=p3").status, 303);
	seen = ada_posts("/admin/people/3", "version=1&email=mia%40demo.example&name=Mia+Ortega"
	                                    "&lead=yes");
	EQ(seen.status, 303);
	EQ(count_on(ticket, "SELECT assignee_id FROM ticket WHERE id = %ld"), 3);
	seen = ada_posts("/admin/people/3", "version=2&email=mia%40demo.example&name=Mia+Ortega");
	EQ(seen.status, 303);
	EQ(count_on(ticket, "SELECT COUNT(*) FROM ticket WHERE id = %ld AND assignee_id IS NULL"),
	   1);
	EQ(count_of("SELECT team_id FROM task WHERE assignee_id IS NULL"), 1);
	EQ(count_of("SELECT COUNT(*) FROM membership WHERE person_id = 3"), 0);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'person' AND object_id = 3"
	            " AND what = 'handed over' AND was = '1 open ticket, 1 open task' AND becomes ="
	            " '1 ticket back to its team, 1 task to the team of its ticket'"), 1);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'team' AND what = 'left'"), 1);
}

TEST(what_is_confidential_is_handed_over_without_being_told)
{
	const char *ticket = ask_for_help(site_as("boris"), "My boss steals");

	say("UPDATE ticket SET confidential = 1, team_id = 3, assignee_id = 7, status = 'open'");
	say("INSERT INTO task (ticket_id, sort, title, assignee_id, created_at)"
	    " SELECT id, 1, 'Look', 7, created_at FROM ticket");
	HAS(get(site_as("ada"), "/admin/people/7").body, "0 open tickets are assigned");
	EQ(ada_posts("/admin/people/7/deactivate", "heir=lena%40demo.example").status, 303);
	EQ(count_on(ticket, "SELECT COUNT(*) FROM ticket WHERE id = %ld AND assignee_id IS NULL"),
	   1);
	EQ(count_of("SELECT COUNT(*) FROM task WHERE team_id = 3 AND assignee_id IS NULL"), 1);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'deactivated'"
	            " AND was = 'no open tickets or tasks'"),
	   1);
}

TEST(two_become_one_and_two_again)
{
	const char *ticket = ask_for_help(site_as("boris"), "The phone is dead");
	struct guest *boris = site_as("boris"), *anna = site_as("anna");
	struct seen seen = get(site_as("ada"), "/admin/people/2/merge?into=Anna%%40demo.example");

	EQ(get(anna, "%s", ticket).status, 404);
	HAS(seen.body, "Make them one");
	HAS(seen.body, "Boris Kolb");
	EQ(ada_posts("/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	EQ(get(anna, "%s", ticket).status, 200);
	EQ(get(boris, "/").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM entry WHERE author_id = 2"), 1);
	HAS(get(site_as("ada"), "/admin/people?q=boris%%40").body, "Anna Reyes");
	HAS(get(site_as("ada"), "/admin/people/1").body, "became this person");
	EQ(ada_posts("/admin/people/2", "version=2&name=B&email=boris%40demo.example").status, 403);
	EQ(ada_posts("/admin/people/2/part", "").status, 303);
	EQ(get(anna, "%s", ticket).status, 404);
	EQ(count_on(ticket, "SELECT requester_id FROM ticket WHERE id = %ld"), 2);
	EQ(count_of("SELECT COUNT(*) FROM person_address"), 0);
	EQ(count_of("SELECT active FROM person WHERE id = 2"), 1);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what IN ('merged', 'merge undone')"), 4);
}

TEST(after_thirty_days_one_stays_one)
{
	EQ(ada_posts("/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	site_at(site_now() + 31 * 86400000LL);
	EQ(ada_posts("/admin/people/2/part", "").status, 422);
	EQ(count_of("SELECT merged_into_id FROM person WHERE id = 2"), 1);
}

TEST(what_cannot_be_made_one)
{
	EQ(ada_posts("/admin/people/2/merge", "into=boris%40demo.example").status, 422);
	EQ(ada_posts("/admin/people/3/merge", "into=anna%40demo.example").status, 422);
	EQ(ada_posts("/admin/people/2/merge", "into=").status, 422);
	EQ(get(site_as("ada"), "/admin/people/99/merge?into=x").status, 404);
	EQ(count_of("SELECT COUNT(*) FROM merge"), 0);
}

TEST(B075_a_confidential_matter_does_not_pass_with_a_merge_by_an_admin)
{
	const char *ticket = ask_for_help(site_as("boris"), "My boss steals");

	say("UPDATE ticket SET confidential = 1, team_id = 3");
	LACKS(get(site_as("ada"), "/admin/people/2/merge?into=anna%%40demo.example").body,
	      "<dt>Requests</dt><dd>1</dd>");
	EQ(ada_posts("/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	EQ(get(site_as("anna"), "%s", ticket).status, 404);
}

#define ANNA "&name=Anna+Reyes&email=anna%40demo.example&phone="
#define MORE "&more=boris%40demo.example"

/* Whoever has a card open does not take away what came with the other record. */
TEST(a_merge_makes_both_cards_newer)
{
	struct seen seen;

	EQ(ada_posts("/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	seen = ada_posts("/admin/people/1", "version=1&more=" ANNA "555-0199");
	EQ(seen.status, 409);
	EQ(count_of("SELECT COUNT(*) FROM person_address WHERE value = 'boris@demo.example'"), 1);
	EQ(ada_posts("/admin/people/1", "version=2" MORE ANNA "555-0199").status, 303);
	EQ(ada_posts("/admin/people/2/part", "").status, 303);
	EQ(ada_posts("/admin/people/1", "version=3" MORE ANNA "555-0101").status, 409);
}

TEST(agencies_and_reports_pass_with_a_merge_and_come_back)
{
	say("UPDATE agency SET security_person_id = 2 WHERE id = 2");
	say("UPDATE person SET manager_id = 2 WHERE id IN (1, 3)");
	EQ(ada_posts("/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	EQ(count_of("SELECT security_person_id FROM agency WHERE id = 2"), 1);
	EQ(count_of("SELECT manager_id FROM person WHERE id = 3"), 1);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE id = 1 AND manager_id IS NULL"), 1);
	EQ(ada_posts("/admin/people/2/part", "").status, 303);
	EQ(count_of("SELECT security_person_id FROM agency WHERE id = 2"), 2);
	EQ(count_of("SELECT manager_id FROM person WHERE id = 3"), 2);
}

/* A record that lost its roles before work was handed over then. */
TEST(nothing_stays_assigned_to_a_record_that_became_another)
{
	const char *ticket = ask_for_help(site_as("anna"), "Printer");

	say("UPDATE ticket SET assignee_id = 2, status = 'open'");
	EQ(ada_posts("/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	EQ(count_on(ticket, "SELECT COUNT(*) FROM ticket WHERE id = %ld AND assignee_id IS NULL"),
	   1);
}

TEST(B075_what_a_merge_left_behind_is_told_to_security_who_finishes_it)
{
	const char *ticket = ask_for_help(site_as("boris"), "My boss steals");
	struct guest *sol = site_as("sol"), *ada = site_as("ada");

	say("UPDATE ticket SET confidential = 1, team_id = 3");
	LACKS(get(sol, "/security").body, "Left behind");
	EQ(ada_posts("/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	site_at(TEST_NOW + 31 * 86400000LL);
	sol = site_as("sol");
	ada = site_as("ada");
	HAS(get(sol, "/queue/open").body, "confidential requests stayed behind");
	HAS(get(sol, "/security").body, "confidential requests left: 1");
	HAS(get(sol, "/security").body, "/security/merged/2");
	LACKS(get(ada, "/queue/open").body, "stayed behind");
	LACKS(get(ada, "/admin/people/1").body, "confidential requests left");
	EQ(post(ada, "/security/merged/2", "").status, 404);
	EQ(post(sol, "/security/merged/3", "").status, 404);
	EQ(post(sol, "/security/merged/2", "").status, 303);
	EQ(get(site_as("anna"), "%s", ticket).status, 200);
	LACKS(get(sol, "/security").body, "Left behind");
	LACKS(text_of("SELECT GROUP_CONCAT(what, was, becomes) FROM audit"), "confidential");
}

TEST(B075_what_security_let_pass_comes_back_with_the_undo)
{
	const char *ticket = ask_for_help(site_as("boris"), "My boss steals");

	say("UPDATE ticket SET confidential = 1, team_id = 3");
	EQ(ada_posts("/admin/people/2/merge", "into=anna%40demo.example").status, 303);
	EQ(post(site_as("sol"), "/security/merged/2", "").status, 303);
	EQ(post(site_as("sol"), "/security/merged/2", "").status, 303);
	EQ(ada_posts("/admin/people/2/part", "").status, 303);
	EQ(get(site_as("boris"), "%s", ticket).status, 200);
	EQ(get(site_as("anna"), "%s", ticket).status, 404);
}
