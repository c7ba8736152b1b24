/* What is kept about people: handed out, erased, and not kept for ever. */
#include "base/when.h"
#include "desk/retention.h"
#include "desk/timeline.h"
#include "tests/site.h"

#define ON_LOG "INSERT INTO audit (at, actor_id, actor_name, object, object_id, object_name," \
	" what, was, becomes) VALUES "
#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"

static void nobody(struct str line)
{
	(void)line;
}

static int64_t breaches(void)
{
	struct arena *spare = arena_open(16 << 20);
	int64_t events = 0, bad = -1;

	OKAY(timeline_verify(site_desk(NULL), spare, nobody, &events, &bad));
	arena_close(spare);
	return bad;
}

TEST(a_person_is_handed_out_as_a_file)
{
	struct guest *ada = site_as("ada");
	struct seen seen;

	ask_for_help(site_as("anna"), "My \"printer\" <eats> paper");
	say("INSERT INTO person_address (person_id, kind, value)"
	    " VALUES (1, 'email', 'a.reyes@home.example')");
	seen = post(ada, "/admin/privacy/1/export", "");
	EQ(seen.status, 200);
	STREQ(seen.type, "application/json; charset=utf-8");
	STREQ(header_of(&seen, "Content-Disposition"), "attachment; filename=\"person-1.json\"");
	HAS(seen.body, "\"email\":\"anna@demo.example\"");
	HAS(seen.body, "a.reyes@home.example");
	HAS(seen.body, "My \\\"printer\\\" \\u003ceats\\u003e paper");
	LACKS(seen.body, "password");
	STREQ(text_of("SELECT CONCAT(object, object_id, what) FROM audit"), "person1exported");
}

TEST(what_is_long_is_handed_out_in_parts)
{
	struct guest *ada = site_as("ada");
	const char *ticket = ask_for_help(site_as("anna"), "Printer");
	struct seen seen;

	say("INSERT INTO entry (ticket_id, kind, visibility, channel, author_id, by_desk, source,"
	    " text, written_at) SELECT %ld, 'reply', 'public', 'portal', 1, 0, '',"
	    " CONCAT('<', s.seq, '>', REPEAT('x', 200000)), '2026-06-01' FROM seq_1_to_50 s",
	    (long)number_of(ticket));
	seen = post(ada, "/admin/privacy/1/export", "number=1");
	EQ(seen.status, 200);
	STREQ(header_of(&seen, "Content-Disposition"),
	      "attachment; filename=\"person-1-part-1-of-2.json\"");
	HAS(seen.body, "\\u003c1\\u003e");
	LACKS(seen.body, "\\u003c50\\u003e");
	HAS(seen.body, "\"part\": 1,\n\"parts\": 2}");
	seen = post(ada, "/admin/privacy/1/export", "number=2");
	EQ(seen.status, 200);
	LACKS(seen.body, "\\u003c1\\u003e");
	HAS(seen.body, "\\u003c50\\u003e");
	HAS(seen.body, "anna@demo.example");
	seen = post(ada, "/admin/privacy/1/export", "number=3");
	EQ(seen.status, 422);
	HAS(seen.body, "There are 2 parts.");
	HAS(seen.body, "name=\"number\" value=\"3\"");
	HAS(get(ada, "/admin/privacy/1").body, "name=\"number\" value=\"1\"");
	EQ(post(ada, "/admin/privacy/1/export", "number=0").status, 422);
	EQ(post(ada, "/admin/privacy/1/export", "number=x").status, 422);
	STREQ(text_of("SELECT GROUP_CONCAT(becomes ORDER BY id) FROM audit"),
	      "part 1 of 2,part 2 of 2");
}

TEST(what_records_that_were_merged_into_hers_wrote_and_sent_is_handed_out)
{
	struct seen seen;

	ask_for_help(site_as("anna"), "Printer");
	post_file(site_as("boris"), "/tickets", "text=My+phone&once=" ONE_KEY, "phone.txt",
	          "text/plain", S("bytes"));
	say("UPDATE person SET merged_into_id = 1, active = 0 WHERE id = 2");
	seen = post(site_as("ada"), "/admin/privacy/1/export", "");
	HAS(seen.body, "\"text\":\"My phone\"");
	HAS(seen.body, "phone.txt");
	HAS(seen.body, "boris@demo.example");
}

TEST(fields_and_tasks_are_handed_out)
{
	const char *ticket = ask_for_help(site_as("anna"), "Printer");
	struct guest *mia = site_as("mia");
	struct seen seen;

	say("INSERT INTO extra (id, name, label, kind) VALUES (1, 'badge', 'Badge', 'text'),"
	    " (2, 'room', 'Room', 'text')");
	say("INSERT INTO extra_value (ticket_id, extra_id, value) VALUES (%ld, 1, 'B-4711'),"
	    " (%ld, 2, '4F')", (long)number_of(ticket), (long)number_of(ticket));
	EQ(post(mia, below(ticket, "take"), "").status, 303);
	EQ(post(mia, below(ticket, "tasks"), "title=Call+Anna+at+home&who=p3").status, 303);
	seen = post(site_as("ada"), "/admin/privacy/1/export", "");
	HAS(seen.body, "Badge: B-4711\\nRoom: 4F");
	LACKS(seen.body, "Call Anna");
	seen = post(site_as("ada"), "/admin/privacy/3/export", "");
	HAS(seen.body, "\"title\":\"Call Anna at home\",\"state\":\"open\"");
	HAS(seen.body, "\"kind\":\"task_added\",\"text\":\"Call Anna at home\"");
	LACKS(seen.body, "B-4711");
}

TEST(B076_confidential_matters_and_internal_notes_are_in_no_export_of_an_admin)
{
	const char *ticket = ask_for_help(site_as("anna"), "Harassment");
	const char *other = ask_for_help(site_as("anna"), "Printer");
	struct seen seen;

	EQ(post(site_as("mia"), below(other, "note"), "text=She+is+rude").status, 303);
	say("UPDATE ticket SET confidential = 1, team_id = 3 WHERE id = %ld",
	    (long)number_of(ticket));
	seen = post(site_as("ada"), "/admin/privacy/1/export", "");
	HAS(seen.body, "Printer");
	LACKS(seen.body, "Harassment");
	LACKS(seen.body, "rude");
}

TEST(B073_only_admins_hand_out_and_erase)
{
	static const char *const others[] = { "anna", "mia", "lena", "sol", "otto" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		EQ(get(site_as(others[i]), "/admin/privacy").status, 403);
		EQ(get(site_as(others[i]), "/admin/privacy/2/erase").status, 403);
		EQ(post(site_as(others[i]), "/admin/privacy/2/export", "").status, 403);
		EQ(post(site_as(others[i]), "/admin/privacy/2/erase", "reason=x").status, 403);
		EQ(post(site_as(others[i]), "/admin/privacy/keeping", "files_days=1").status, 403);
	}
	EQ(post(site_as("ada"), "/admin/privacy/99/export", "").status, 404);
	EQ(post(site_as("ada"), "/admin/privacy/99/erase", "reason=x").status, 404);
}

static int64_t traces_of(const char *what)
{
	return count_of(str_format(test_mem(),
		"SELECT (SELECT COUNT(*) FROM person"
		"         WHERE CONCAT(name, email, phone, location, note) LIKE '%%%s%%')"
		" + (SELECT COUNT(*) FROM ticket WHERE CONCAT(requester_name, requester_phone,"
		"    requester_location) LIKE '%%%s%%')"
		" + (SELECT COUNT(*) FROM person_address WHERE value LIKE '%%%s%%')"
		" + (SELECT COUNT(*) FROM audit WHERE CONCAT(actor_name, object_name, was, becomes)"
		"    LIKE '%%%s%%')", what, what, what, what).p);
}

/* Where her address and name stand in rows of others. */
static void named_in_rows_of_others(void)
{
	say(ON_LOG
	    " ('2026-05-01', 6, 'Ada Nwosu', 'team', 1, 'Service desk', 'joined', '',"
	    "  'anna@demo.example'),"
	    " ('2026-05-01', 6, 'Ada Nwosu', 'team', 1, 'Service desk', 'left',"
	    "  'Anna@Demo.example', ''),"
	    " ('2026-05-01', 6, 'Ada Nwosu', 'person', 4, 'Max Keller', 'deactivated',"
	    "  '2 open tickets', '1 ticket to anna@demo.example, duties to anna@demo.example'),"
	    " ('2026-05-01', 6, 'Ada Nwosu', 'person', 2, 'Boris Kolb', 'manager',"
	    "  'a.former@demo.example', 'anna@demo.example'),"
	    " ('2026-05-01', 6, 'Ada Nwosu', 'agency', 1, 'Transportation', 'security',"
	    "  'anna@demo.example', 'joanna@demo.example'),"
	    " ('2026-05-01', 6, 'Ada Nwosu', 'category', 3, 'Hardware', 'help', '',"
	    "  'Ask Anna Reyes.'),"
	    " ('2026-05-01', 6, 'Ada Nwosu', 'person', 1, 'Anna Former', 'email',"
	    "  'a.former@demo.example', 'anna@demo.example'),"
	    " ('2026-05-01', 1, 'Anna Reyes', 'setting', NULL, 'desk_name', 'value', 'A', 'B')");
}

TEST(an_erased_person_is_in_no_row_of_others_on_the_audit_log)
{
	named_in_rows_of_others();
	EQ(post(site_as("ada"), "/admin/privacy/1/erase", "reason=Asked+for+it").status, 303);
	EQ(traces_of("Reyes"), 0);
	EQ(traces_of("former"), 0);
	EQ(traces_of(" anna@"), 0);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE was LIKE 'anna@%'"
	            "    OR becomes LIKE 'anna@%'"), 0);
	STREQ(text_of("SELECT becomes FROM audit WHERE what = 'deactivated'"),
	      "1 ticket to Erased person, duties to Erased person");
	STREQ(text_of("SELECT CONCAT(was, '>', becomes) FROM audit WHERE what = 'security'"),
	      "Erased person>joanna@demo.example");
	STREQ(text_of("SELECT becomes FROM audit WHERE what = 'help'"), "Ask Erased person.");
	STREQ(text_of("SELECT object_name FROM audit WHERE what = 'manager'"), "Boris Kolb");
}

TEST(a_namesake_keeps_her_name_on_the_audit_log)
{
	say(ON_LOG "('2026-05-01', 6, 'Ada Nwosu', 'person', 2, 'Anna Reyes', 'name',"
	    " 'Boris Kolb', 'Anna Reyes')");
	EQ(post(site_as("ada"), "/admin/privacy/1/erase", "reason=Asked+for+it").status, 303);
	STREQ(text_of("SELECT CONCAT(object_name, was, '>', becomes) FROM audit"
	              " WHERE what = 'name'"), "Anna ReyesBoris Kolb>Anna Reyes");
}

TEST(a_name_with_signs_of_a_pattern_is_a_name)
{
	say("UPDATE person SET name = 'A. (Ann) O\\'Re|y*' WHERE id = 1");
	say(ON_LOG "('2026-05-01', 6, 'Ada Nwosu', 'category', 3, 'Hardware', 'help',"
	    " 'Ask y about it', 'Ask A. (Ann) O\\'Re|y* about it')");
	EQ(post(site_as("ada"), "/admin/privacy/1/erase", "reason=Asked+for+it").status, 303);
	STREQ(text_of("SELECT CONCAT(was, '>', becomes) FROM audit WHERE what = 'help'"),
	      "Ask y about it>Ask Erased person about it");
}

TEST(an_erased_person_is_gone_and_her_tickets_stay)
{
	struct guest *anna = site_as("anna"), *ada = site_as("ada");
	const char *ticket = ask_for_help(anna, "Printer");
	int64_t events = count_of("SELECT COUNT(*) FROM event");
	struct seen seen;

	say("INSERT INTO person_address (person_id, kind, value) VALUES (1, 'phone', '555-0101')");
	site_passwords();
	/* Both leave her name or address on the audit log. */
	EQ(post(ada, "/admin/people/1/link", "").status, 200);
	named_in_rows_of_others();
	say("DELETE FROM audit WHERE what = 'security'");       /* names somebody else, too */
	EQ(post(ada, "/admin/privacy/1/export", "").status, 200);
	HAS(get(ada, "/admin/privacy?q=anna").body, "Anna Reyes");
	HAS(get(ada, "/admin/privacy/1/erase").body, "What will happen");
	EQ(post(ada, "/admin/privacy/1/erase", "reason=").status, 422);
	EQ(post(ada, "/admin/privacy/1/erase", "reason=Asked+for+it").status, 303);
	EQ(traces_of("Reyes"), 0);
	EQ(traces_of("anna@"), 0);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE what = 'new link'"
	            " AND becomes = 'Erased person'"), 1);
	EQ(traces_of("555-0101"), 0);
	EQ(traces_of("Tulsa 4F"), 0);
	EQ(get(anna, "/").status, 303);                                 /* signed out */
	seen = get(site_as("mia"), "%s", ticket);
	EQ(seen.status, 200);
	HAS(seen.body, "Erased person");
	LACKS(seen.body, "Reyes");
	EQ(count_of("SELECT COUNT(*) FROM event"), events);
	EQ(breaches(), 0);
	STREQ(text_of("SELECT becomes FROM audit WHERE what = 'erased'"), "Asked for it");
	EQ(post(ada, "/admin/privacy/1/erase", "reason=Again").status, 422);
	LACKS(get(ada, "/admin/privacy?q=erased").body, "/admin/privacy/1");
}

TEST(nobody_has_an_erased_manager_or_authority)
{
	struct guest *ada = site_as("ada");

	say("UPDATE person SET active = 0, merged_into_id = 1 WHERE id = 2");
	say("UPDATE person SET manager_id = 1 WHERE id = 4");
	say("UPDATE person SET manager_id = 2 WHERE id = 5");
	say("UPDATE agency SET security_person_id = id");
	EQ(post(ada, "/admin/privacy/1/erase", "reason=Asked+for+it").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE manager_id IS NOT NULL"), 0);
	EQ(count_of("SELECT COUNT(*) FROM agency WHERE security_person_id IS NOT NULL"), 0);
	EQ(post(ada, "/admin/people/4", "version=2&name=Max+Keller&email=max%40demo.example"
	                                "&manager=&agent=yes").status, 303);
}

TEST(who_still_has_work_or_is_oneself_is_not_erased)
{
	const char *ticket = ask_for_help(site_as("anna"), "Printer");
	struct guest *ada = site_as("ada");

	EQ(post(site_as("mia"), below(ticket, "take"), "").status, 303);
	HAS(post(ada, "/admin/privacy/3/erase", "reason=Left").body, "Hand them over first.");
	EQ(post(ada, "/admin/privacy/6/erase", "reason=Left").status, 422);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE erased"), 0);
}

TEST(accounts_that_were_merged_are_erased_with_the_one)
{
	say("UPDATE person SET merged_into_id = 1, active = 0 WHERE id = 2");
	say("UPDATE person SET merged_into_id = 2, active = 0 WHERE id = 9");
	say(ON_LOG
	    " ('2026-05-01', 6, 'Ada Nwosu', 'person', 2, 'Boris Kolb', 'phone', '555-0102', ''),"
	    " ('2026-05-01', 2, 'Boris Kolb', 'setting', NULL, 'desk_name', 'value', 'A', 'B'),"
	    " ('2026-05-01', 6, 'Ada Nwosu', 'person', 9, 'Carla Fuchs', 'merged',"
	    "  'carla@acme.example', 'boris@demo.example'),"
	    " ('2026-05-01', 6, 'Ada Nwosu', 'team', 1, 'Service desk', 'left',"
	    "  'boris@demo.example', '')");
	EQ(post(site_as("ada"), "/admin/privacy/1/erase", "reason=Asked").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE erased"), 3);
	EQ(traces_of("Kolb"), 0);
	EQ(traces_of("boris@"), 0);
	EQ(traces_of("555-0102"), 0);
	EQ(traces_of("Fuchs"), 0);
	EQ(traces_of("carla@"), 0);
}

static const char *an_old_ticket(void)
{
	struct seen seen = post_file(site_as("anna"), "/tickets", "text=Old+words&once=" ONE_KEY,
	                             "old.txt", "text/plain", S("old bytes"));

	say("UPDATE ticket SET status = 'closed', closed_at = '2026-01-01',"
	    " resolved_at = '2026-01-01', created_at = '2025-12-31'");
	return str_z(test_mem(), seen.location);
}

static int keep(void)
{
	int done = 0;

	OKAY(desk_drop_old(site_desk(NULL), &done));
	return done;
}

TEST(nothing_goes_until_it_is_switched_on_and_the_dry_run_says_what_would)
{
	struct guest *ada = site_as("ada");
	struct seen seen;

	an_old_ticket();
	ask_for_help(site_as("anna"), "New words");
	EQ(keep(), 0);
	HAS(get(ada, "/admin/privacy/keeping").body, "There is no rule");
	EQ(post(ada, "/admin/privacy/keeping", "files_days=30&texts_days=90").status, 303);
	seen = get(ada, "/admin/privacy/keeping");
	HAS(seen.body, "this is a dry run");
	HAS(seen.body, "Old words");
	LACKS(seen.body, "New words");
	EQ(keep(), 0);
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 1);
	STREQ(text_of("SELECT GROUP_CONCAT(CONCAT(object_name, '=', was, '>', becomes) ORDER BY id)"
	              "  FROM audit"),
	      "keep_files_days=0>30,keep_texts_days=0>90");
}

TEST(what_is_over_for_long_enough_goes_and_the_chain_holds)
{
	struct guest *ada = site_as("ada");
	const char *ticket = an_old_ticket();

	EQ(post(ada, "/admin/privacy/keeping", "files_days=30&texts_days=90&on=yes").status, 303);
	EQ(keep(), 2);
	EQ(keep(), 0);                                          /* not twice */
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
	EQ(count_of("SELECT COUNT(*) FROM chunk"), 0);
	EQ(count_of("SELECT files_count FROM ticket"), 0);
	STREQ(text_of("SELECT CONCAT(source, text, gone) FROM entry"), "[redacted]expired");
	HAS(get(ada, "%s", ticket).body, "its time of keeping is over");
	EQ(breaches(), 0);
}

static void is_over_again(void)
{
	say("UPDATE ticket SET status = 'closed', closed_at = '2026-01-01',"
	    " resolved_at = '2026-01-01'");
}

TEST(what_is_written_after_a_ticket_came_back_goes_in_its_time)
{
	const char *ticket = an_old_ticket();

	EQ(post(site_as("ada"), "/admin/privacy/keeping", "texts_days=90&on=yes").status, 303);
	EQ(keep(), 1);
	say("UPDATE ticket SET closed_at = '2026-06-14', resolved_at = '2026-06-14'");
	EQ(post(site_as("anna"), below(ticket, "reopen"), "text=Again+words").status, 303);
	is_over_again();
	EQ(keep(), 1);
	EQ(count_of("SELECT COUNT(*) FROM entry WHERE text LIKE '%words%'"), 0);
	EQ(keep(), 0);
	EQ(breaches(), 0);
}

TEST(fields_and_tasks_go_with_the_texts_and_choices_stay)
{
	const char *ticket = an_old_ticket();
	long id = (long)number_of(ticket);
	struct guest *mia = site_as("mia");

	say("UPDATE ticket SET status = 'open', closed_at = NULL, resolved_at = NULL");
	EQ(post(mia, below(ticket, "take"), "").status, 303);
	EQ(post(mia, below(ticket, "tasks"), "title=Call+Anna").status, 303);
	say("INSERT INTO extra (id, name, label, kind) VALUES (1, 'badge', 'Badge', 'long'),"
	    " (2, 'floor', 'Floor', 'choice')");
	say("INSERT INTO extra_value (ticket_id, extra_id, value) VALUES (%ld, 1, 'B-4711'),"
	    " (%ld, 2, 'Fourth')", id, id);
	is_over_again();
	EQ(post(site_as("ada"), "/admin/privacy/keeping", "texts_days=90&on=yes").status, 303);
	EQ(keep(), 1);
	STREQ(text_of("SELECT GROUP_CONCAT(value) FROM extra_value"), "Fourth");
	STREQ(text_of("SELECT title FROM task"), "[redacted]");
	EQ(count_of("SELECT COUNT(*) FROM event WHERE becomes LIKE '%Anna%'"), 0);
	EQ(breaches(), 0);
	say("UPDATE event SET was = '', becomes = '', note = '', redacted = 1"
	    " WHERE kind = 'assignee'");
	EQ(breaches(), 1);                      /* others do not go unsaid */
}

/* No event can follow the last number that there is. */
TEST(a_ticket_that_fails_does_not_stop_the_rules_for_the_others)
{
	const char *bad = an_old_ticket(), *good = ask_for_help(site_as("anna"), "Other words");

	say("UPDATE event SET seq = 2147483647 WHERE ticket_id = %ld ORDER BY seq DESC LIMIT 1",
	    (long)number_of(bad));
	is_over_again();
	EQ(post(site_as("ada"), "/admin/privacy/keeping", "texts_days=90&on=yes").status, 303);
	EQ(keep(), 1);
	EQ(count_on(good, "SELECT texts_gone FROM ticket WHERE id = %ld"), 1);
	EQ(count_on(bad, "SELECT texts_gone FROM ticket WHERE id = %ld"), 0);
}

TEST(a_rule_that_makes_no_sense_is_refused)
{
	struct guest *ada = site_as("ada");

	EQ(post(ada, "/admin/privacy/keeping", "files_days=99999&texts_days=0").status, 422);
	EQ(post(ada, "/admin/privacy/keeping", "files_days=abc").status, 422);
	EQ(count_of("SELECT COUNT(*) FROM setting"), 0);
}

TEST(B074_the_dry_run_of_an_admin_tells_nothing_of_confidential_tickets)
{
	struct guest *ada = site_as("ada");
	struct seen seen;

	an_old_ticket();
	say("UPDATE ticket SET confidential = 1, team_id = 3");
	EQ(post(ada, "/admin/privacy/keeping", "files_days=30&texts_days=90").status, 303);
	seen = get(ada, "/admin/privacy/keeping");
	LACKS(seen.body, "Old words");
	HAS(seen.body, "Tickets whose files go: 0");
}

TEST(B013_reasons_and_searches_are_text)
{
	struct guest *ada = site_as("ada");
	const char *canary = encoded(S("x'\"><b id=hd-1>"));

	LACKS(get(ada, "/admin/privacy?q=%s", canary).body, "<b id=hd-");
	LACKS(post(ada, "/admin/privacy/6/erase",
	           str_format(test_mem(), "reason=%s", canary).p).body, "<b id=hd-");
}

TEST(nothing_is_sent_to_an_erased_person)
{
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");
	struct guest *mia = site_as("mia");
	struct seen seen;

	EQ(post(site_as("ada"), "/admin/privacy/1/erase", "reason=Asked+for+it").status, 303);
	seen = get(mia, "%s", ticket);
	LACKS(seen.body, "Send to");
	LACKS(seen.body, "erased.invalid");
	HAS(seen.body, "nobody would read a reply");
	HAS(seen.body, "Save internal note");
	EQ(post(mia, below(ticket, "reply"), "text=Hello").status, 403);
	EQ(post(mia, below(ticket, "note"), "text=Hello").status, 303);
}

TEST(days_out_of_range_are_told_the_range_and_stay_as_typed)
{
	static const char *const days[] = { "-3", "36501", "soon" };

	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct seen seen = post(site_as("ada"), "/admin/privacy/keeping",
			str_format(test_mem(), "files_days=%s&texts_days=0", days[i]).p);

		EQ(seen.status, 422);
		HAS(seen.body, "A whole number from 0 to 36500, please.");
		IS(str_search(seen.body, str_format(test_mem(), "value=\"%s\"", days[i]))
		   != SIZE_MAX);
	}
}
