/* Tasks inside a ticket: made, ordered, waited for, ticked off; and the steps of a procedure. */
#include "tests/site.h"

static const char *a_ticket(void)
{
	return ask_for_help(site_as("anna"), "A laptop for the new colleague");
}

static int64_t add(const struct guest *who, const char *ticket, const char *fields)
{
	struct seen seen = post(who, below(ticket, "tasks"), fields);

	EQ(seen.status, 303);
	return count_of("SELECT MAX(id) FROM task");
}

static struct seen press(const struct guest *who, int64_t task, const char *verb)
{
	return post(who, str_format(test_mem(), "/tasks/%ld/%s", (long)task, verb).p, "");
}

static struct str titles(void)
{
	return text_of("SELECT GROUP_CONCAT(title ORDER BY sort) FROM task"
	               " WHERE state <> 'removed'");
}

static struct str told(void)
{
	return text_of("SELECT GROUP_CONCAT(kind ORDER BY seq) FROM event WHERE kind LIKE 'task%'"
	               " OR kind LIKE 'step%'");
}

static struct seen solve(const struct guest *who, const char *ticket)
{
	say("UPDATE ticket SET category_id = 3");
	return post(who, below(ticket, "resolve"), str_format(test_mem(),
		"text=Here+it+is&code=fulfilled&version=%ld", (long)version_of(ticket)).p);
}

TEST(a_task_is_added_shown_ticked_off_and_told)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();
	int64_t task = add(mia, ticket, "title=Order+it&who=p3&due=2026-06-16T17:00&after=");
	struct seen seen = get(mia, "%s", ticket);

	HAS(seen.body, "Order it");
	HAS(seen.body, "0/1");
	/* 17:00 in Chicago */
	STREQ(text_of("SELECT due_at FROM task"), "2026-06-16 22:00:00.000");
	EQ(press(mia, task, "tick").status, 303);
	HAS(get(mia, "%s", ticket).body, "1/1");
	EQ(count_of("SELECT done_by_id FROM task"), 3);
	EQ(press(mia, task, "untick").status, 303);
	STREQ(told(), "task_added,task_done,task_undone");
	HAS(get(mia, "%s/timeline", ticket).body, "ticked off the task &quot;Order it&quot;");
}

TEST(five_open_tasks_are_named_and_the_others_counted)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();
	struct seen seen;

	for (int i = 1; i <= 7; i++)
		add(mia, ticket, str_format(test_mem(), "title=Task+%d", i).p);
	seen = solve(mia, ticket);
	EQ(seen.status, 422);
	HAS(seen.body, "These tasks are still open: &quot;Task 1&quot;, &quot;Task 2&quot;");
	HAS(seen.body, "&quot;Task 5&quot; and 2 more. Tick them off");
}

TEST(an_open_task_blocks_resolving_and_is_named)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();
	int64_t task = add(mia, ticket, "title=Order+it");
	struct seen seen = solve(mia, ticket);

	EQ(seen.status, 422);
	HAS(seen.body, "The task &quot;Order it&quot; is still open");
	HAS(seen.body, "Here it is");
	EQ(press(mia, task, "tick").status, 303);
	EQ(solve(mia, ticket).status, 303);
	EQ(press(mia, task, "untick").status, 403);             /* it is over */
}

TEST(a_removed_task_does_not_block_and_comes_back)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();
	int64_t task = add(mia, ticket, "title=Order+it");

	EQ(press(mia, task, "remove").status, 303);
	HAS(get(mia, "%s", ticket).body, "Put back");
	EQ(press(mia, task, "restore").status, 303);
	STREQ(text_of("SELECT state FROM task"), "open");
	EQ(press(mia, task, "remove").status, 303);
	EQ(solve(mia, ticket).status, 303);
}

TEST(a_task_waits_for_the_one_it_depends_on)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();
	int64_t first = add(mia, ticket, "title=Order+it");
	int64_t second = add(mia, ticket, str_format(test_mem(), "title=Set+it+up&after=%ld",
	                                             (long)first).p);
	struct seen seen = press(mia, second, "tick");

	EQ(seen.status, 422);
	HAS(seen.body, "&quot;Set it up&quot; has to wait: &quot;Order it&quot; is still open.");
	EQ(press(mia, first, "tick").status, 303);
	EQ(press(mia, second, "tick").status, 303);
}

TEST(B069_tasks_cannot_wait_for_each_other_or_for_those_of_other_tickets)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket(), *other = a_ticket();
	int64_t first = add(mia, ticket, "title=One"), foreign = add(mia, other, "title=Foreign");
	int64_t second = add(mia, ticket, str_format(test_mem(), "title=Two&after=%ld",
	                                             (long)first).p);
	const char *path = str_format(test_mem(), "/tasks/%ld", (long)first).p;
	struct seen seen = post(mia, path, str_format(test_mem(), "title=One&version=1&after=%ld",
	                                              (long)second).p);

	EQ(seen.status, 422);
	HAS(seen.body, "These tasks would wait for each other.");
	HAS(post(mia, path, str_format(test_mem(), "title=One&version=1&after=%ld",
	                               (long)foreign).p).body, "There is no such task");
}

TEST(tasks_are_put_in_order)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();
	int64_t b;

	add(mia, ticket, "title=A");
	b = add(mia, ticket, "title=B");
	add(mia, ticket, "title=C");
	EQ(press(mia, b, "up").status, 303);
	STREQ(titles(), "B,A,C");
	EQ(press(mia, b, "up").status, 303);
	STREQ(titles(), "B,A,C");
	EQ(press(mia, b, "down").status, 303);
	EQ(press(mia, b, "down").status, 303);
	STREQ(titles(), "A,C,B");
}

TEST(who_changes_a_task_that_somebody_has_changed_is_shown_both)
{
	struct guest *mia = site_as("mia"), *lena = site_as("lena");
	int64_t task = add(mia, a_ticket(), "title=Order+it");
	const char *path = str_format(test_mem(), "/tasks/%ld", (long)task).p;
	struct seen seen;

	EQ(post(mia, path, "title=Order+two&who=t2&version=1").status, 303);
	seen = post(lena, path, "title=Order+three&version=1");
	EQ(seen.status, 409);
	HAS(seen.body, "Order two</span>");
	HAS(seen.body, "Team Network</span>");
	HAS(seen.body, "value=\"Order three\"");
	HAS(seen.body, "name=\"version\" value=\"2\"");
	STREQ(text_of("SELECT title FROM task"), "Order two");
}

TEST(a_task_without_a_title_or_with_a_wrong_date_comes_back_as_typed)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();
	struct seen seen = post(mia, below(ticket, "tasks"), "title=Order+it&due=2026-02-30T10:00");

	EQ(seen.status, 422);
	HAS(seen.body, "This is no date and time.");
	HAS(seen.body, "value=\"Order it\"");
	EQ(post(mia, below(ticket, "tasks"), "title=+").status, 422);
	EQ(post(mia, below(ticket, "tasks"), "title=A&who=p1").status, 422);     /* the requester */
	EQ(post(mia, below(ticket, "tasks"), "title=A&who=x9").status, 422);
	EQ(count_of("SELECT COUNT(*) FROM task"), 0);
}

TEST(the_assignee_ticks_off_his_own_on_a_ticket_of_another_team)
{
	struct guest *mia = site_as("mia"), *max = site_as("max");
	const char *ticket = a_ticket();
	int64_t his = add(mia, ticket, "title=His&who=p3");
	int64_t teams = add(mia, ticket, "title=Theirs");

	say("UPDATE task SET assignee_id = 4 WHERE id = %ld", (long)his);
	say("UPDATE task SET team_id = 2 WHERE id = %ld", (long)teams);
	EQ(press(max, his, "tick").status, 303);
	EQ(press(max, teams, "tick").status, 303);
	EQ(press(max, his, "remove").status, 403);
	EQ(get(max, "/tasks/%ld", (long)his).status, 403);
	EQ(post(max, below(ticket, "tasks"), "title=Mine").status, 403);
}

TEST(a_foreign_task_is_not_ticked_by_an_agent_of_another_team)
{
	int64_t task = add(site_as("mia"), a_ticket(), "title=Order+it&who=p3");

	EQ(press(site_as("max"), task, "tick").status, 403);
	EQ(press(site_as("otto"), task, "tick").status, 403);
	EQ(press(site_as("anna"), task, "tick").status, 403);
	EQ(press(site_as(NULL), task, "tick").status, 403);
	STREQ(text_of("SELECT state FROM task"), "open");
}

TEST(one_finds_what_one_has_to_do_and_what_is_due_comes_first)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();
	struct seen seen;

	HAS(get(mia, "/work").body, "No task is yours just now.");
	add(mia, ticket, "title=Some+day&who=p3");
	add(mia, ticket, "title=Tomorrow&who=p3&due=2026-06-16T09:00");
	add(mia, ticket, "title=For+the+team&who=t1");
	seen = get(mia, "/work");
	IS(str_search(seen.body, S("Tomorrow")) < str_search(seen.body, S("Some day")));
	LACKS(seen.body, "For the team");
	HAS(seen.body, "<span>My tasks</span><span class=\"count\">2</span>");
	HAS(get(mia, "/work?show=team").body, "For the team");
	EQ(post(mia, str_format(test_mem(), "/tasks/%ld/tick", (long)count_of(
		"SELECT id FROM task WHERE title = 'Tomorrow'")).p, "from=work").status, 303);
	LACKS(get(mia, "/work").body, "Tomorrow");
}

TEST(the_list_of_tasks_goes_on_on_the_next_page)
{
	struct guest *mia = site_as("mia");
	int64_t task = add(mia, a_ticket(), "title=Task+000&who=p3");
	struct seen seen;
	size_t at;

	for (int i = 1; i < 60; i++)
		say("INSERT INTO task (ticket_id, sort, title, assignee_id, created_at)"
		    " SELECT ticket_id, %d, 'Task %03d', 3, created_at FROM task WHERE id = %ld",
		    i + 1, i, (long)task);
	seen = get(mia, "/work");
	HAS(seen.body, "Task 049");
	LACKS(seen.body, "Task 050");
	at = str_search(seen.body, S("after="));
	IS(at != SIZE_MAX);
	seen = get(mia, "/work?after=%.*s", (int)str_find(str_from(seen.body, at + 6), '"'),
	           seen.body.p + at + 6);
	HAS(seen.body, "Task 050");
	LACKS(seen.body, "Task 049");
	EQ(get(mia, "/work?after=%%27%%3B--").status, 200);
}

TEST(B067_tasks_of_confidential_tickets_are_not_there)
{
	struct guest *mia = site_as("mia"), *ada = site_as("ada");
	const char *ticket = a_ticket();
	int64_t task = add(mia, ticket, "title=Secret+matter&who=p3");

	say("UPDATE ticket SET confidential = 1, team_id = 3");
	LACKS(get(mia, "/work").body, "Secret matter");
	HAS(get(mia, "/work").body, "<span>My tasks</span><span class=\"count\">0</span>");
	EQ(get(mia, "/tasks/%ld", (long)task).status, 404);
	EQ(get(ada, "/tasks/%ld", (long)task).status, 404);
	EQ(press(mia, task, "tick").status, 404);
	EQ(press(ada, task, "remove").status, 404);
	EQ(post(ada, below(ticket, "tasks"), "title=X").status, 404);
	EQ(press(site_as("sol"), task, "tick").status, 303);
	EQ(post(site_as("sol"), below(ticket, "tasks"), "title=X&who=t1").status, 422);
}

TEST(B070_tasks_are_not_for_the_requester_who_is_an_agent_either)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(mia, "My own");
	int64_t task;

	say("UPDATE ticket SET team_id = 2");
	task = add(site_as("max"), ticket, "title=Tell+her+nothing&who=p4");
	LACKS(get(mia, "%s", ticket).body, "Tell her nothing");
	EQ(get(mia, "/tasks/%ld", (long)task).status, 404);
}

TEST(the_steps_of_a_category_are_ticked_off_with_who_and_when)
{
	struct guest *mia = site_as("mia");
	const char *ticket = a_ticket();

	say("UPDATE category SET steps = 'Ask for the name\r\n\r\nReset it\r\n' WHERE id = 3");
	say("UPDATE ticket SET category_id = 3");
	HAS(get(mia, "%s", ticket).body, "Tick off: Ask for the name");
	EQ(post(mia, below(ticket, "steps"), "step=Ask+for+the+name").status, 303);
	HAS(get(mia, "%s", ticket).body, "Not done after all: Ask for the name");
	EQ(post(mia, below(ticket, "steps"), "step=Ask+for+the+name&undo=yes").status, 303);
	EQ(post(mia, below(ticket, "steps"), "step=Ask+for+the+name").status, 303);
	EQ(post(mia, below(ticket, "steps"), "step=Something+else").status, 404);
	EQ(count_of("SELECT COUNT(*) FROM task"), 1);
	STREQ(told(), "step_done,step_undone,step_done");
	EQ(solve(mia, ticket).status, 303);     /* steps remind, they do not block */
}

TEST(ticking_a_task_leaves_other_peoples_forms_good)
{
	struct guest *mia = site_as("mia"), *lena = site_as("lena");
	const char *ticket = a_ticket();
	int64_t version = version_of(ticket);

	add(mia, ticket, "title=Order+it");
	EQ(post(lena, below(ticket, "assign"), str_format(test_mem(),
		"team=1&assignee=3&reason=Hers&version=%ld", (long)version).p).status, 303);
}
