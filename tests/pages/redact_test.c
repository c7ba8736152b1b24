/* A text that should not be there: gone from everywhere, told, and the chain holds. */
#include "desk/search.h"
#include "desk/timeline.h"
#include "tests/site.h"

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

static const char *a_slip(void)
{
	return ask_for_help(site_as("anna"), "My password is hunter2");
}

static const char *redact_path(void)
{
	return str_format(test_mem(), "/entries/%ld/redact",
	                  (long)count_of("SELECT MAX(id) FROM entry")).p;
}

static int64_t places_of(const char *secret)
{
	return count_of(str_format(test_mem(),
		"SELECT (SELECT COUNT(*) FROM entry"
		"         WHERE CONCAT(source, text, IFNULL(html, '')) LIKE '%%%s%%')"
		" + (SELECT COUNT(*) FROM ticket"
		"     WHERE CONCAT(subject, last_line, last_public_line) LIKE '%%%s%%')"
		" + (SELECT COUNT(*) FROM event WHERE CONCAT(was, becomes, note) LIKE '%%%s%%')"
		" + (SELECT COUNT(*) FROM audit"
		"     WHERE CONCAT(was, becomes, object_name) LIKE '%%%s%%')",
		secret, secret, secret, secret).p);
}

TEST(a_password_that_was_sent_is_gone_from_everywhere_and_the_chain_holds)
{
	const char *ticket = a_slip(), *path = redact_path();
	struct guest *lena = site_as("lena");
	struct seen seen;
	int64_t spans = count_of("SELECT COUNT(*) FROM span");

	IS(str_search(get(lena, "%s", ticket).body, str_of(path)) != SIZE_MAX);
	HAS(get(lena, "%s", path).body, "My password is hunter2");
	EQ(post(lena, path, "reason=A+password").status, 303);
	EQ(places_of("hunter2"), 0);
	seen = get(lena, "%s", ticket);
	HAS(seen.body, "This text was redacted.");
	HAS(seen.body, "redacted a text");
	HAS(get(lena, "%s/timeline", ticket).body, "redacted a text (A password)");
	HAS(seen.body, "Why: A password <span class=\"muted\">(Lena Brandt, ");
	HAS(get(site_as("anna"), "%s", ticket).body, "This text was redacted.");
	HAS(get(site_as("anna"), "%s", ticket).body, "Why: A password</p>");
	LACKS(get(site_as("anna"), "%s", ticket).body, "(Lena Brandt, ");
	LACKS(get(lena, "/queue/open").body, "hunter2");
	EQ(breaches(), 0);
	EQ(count_of("SELECT COUNT(*) FROM span"), spans);
	EQ(count_of("SELECT contacts_count FROM ticket"), 1);
	STREQ(text_of("SELECT CONCAT(object, what, becomes) FROM audit"),
	      "entryredactedA password");
	EQ(get(lena, "%s", path).status, 404);                  /* not twice */
}

TEST(a_word_that_was_redacted_is_not_found_from_that_moment_on)
{
	const char *ticket = a_slip(), *path = redact_path();
	struct guest *lena = site_as("lena");
	int done = 0;

	OKAY(desk_index_due(site_desk(NULL), &done));
	IS(str_search(get(lena, "/search?q=hunter2").body, str_of(ticket)) != SIZE_MAX);
	EQ(post(lena, path, "reason=A+word").status, 303);
	IS(str_search(get(lena, "/search?q=hunter2").body, str_of(ticket)) == SIZE_MAX);
	EQ(count_of("SELECT COUNT(*) FROM search_posting WHERE word = 'hunter2'"), 0);
	EQ(count_of("SELECT COUNT(*) FROM search_posting WHERE word = 'redacted'"), 1);
}

TEST(an_old_subject_that_said_it_is_redacted_in_the_timeline_too)
{
	const char *ticket = a_slip(), *path = redact_path();
	struct guest *lena = site_as("lena");

	EQ(post(lena, below(ticket, "change"), str_format(test_mem(),
		"subject=Sign-in&kind=incident&category=3&impact=one&urgency=normal&priority="
		"&priority_reason=&status=open&waiting_for=nobody&version=%ld",
		(long)version_of(ticket)).p).status, 303);
	EQ(post(lena, path, "reason=A+password").status, 303);
	EQ(places_of("hunter2"), 0);
	STREQ(text_of("SELECT subject FROM ticket"), "Sign-in");
	HAS(get(lena, "%s/timeline", ticket).body, "the words are redacted");
	EQ(breaches(), 0);
}

TEST(words_that_go_without_a_word_are_found)
{
	const char *ticket = a_slip();

	EQ(post(site_as("mia"), below(ticket, "take"), "").status, 303);
	EQ(breaches(), 0);
	say("UPDATE event SET was = '', becomes = '', note = '', redacted = 1"
	    " WHERE kind = 'assignee'");
	EQ(breaches(), 1);
}

TEST(what_is_left_after_a_redaction_is_sealed_too)
{
	const char *ticket = a_slip(), *path = redact_path();

	EQ(post(site_as("lena"), path, "reason=A+password").status, 303);
	EQ(breaches(), 0);
	say("UPDATE entry SET text = 'I never said that' WHERE ticket_id = %ld",
	    (long)number_of(ticket));
	IS(breaches() > 0);
}

TEST(a_text_that_goes_without_a_word_is_found)
{
	a_slip();
	say("UPDATE entry SET text = '[redacted]', gone = 'redacted'");
	IS(breaches() > 0);
}

TEST(files_go_with_it_when_that_is_wanted)
{
	struct seen seen = post_file(site_as("anna"), "/tickets", "text=Here+it+is&once=" ONE_KEY,
	                             "passwords.txt", "text/plain", S("hunter2"));
	struct guest *lena = site_as("lena");
	const char *ticket = str_z(test_mem(), seen.location), *path = redact_path();
	int64_t file = count_of("SELECT MAX(id) FROM attachment");

	HAS(get(lena, "%s", path).body, "passwords.txt");
	EQ(post(lena, path, "reason=A+password&files=yes").status, 303);
	EQ(get(lena, "/attachments/%ld", (long)file).status, 404);
	EQ(count_of("SELECT COUNT(*) FROM chunk"), 0);
	EQ(count_on(ticket, "SELECT files_count FROM ticket WHERE id = %ld"), 0);
}

TEST(a_redaction_needs_a_reason)
{
	const char *path;
	struct seen seen;

	a_slip();
	path = redact_path();
	seen = post(site_as("lena"), path, "reason=+");
	EQ(seen.status, 422);
	HAS(seen.body, "Please say why.");
	EQ(places_of("hunter2"), 2);
}

TEST(B067_only_who_may_and_only_what_they_see)
{
	const char *ticket = a_slip(), *path = redact_path();

	EQ(post(site_as("mia"), path, "reason=x").status, 403);
	EQ(post(site_as("anna"), path, "reason=x").status, 403);
	EQ(get(site_as("otto"), "%s", path).status, 403);
	IS(str_search(get(site_as("mia"), "%s", ticket).body, str_of(path)) == SIZE_MAX);
	say("UPDATE ticket SET confidential = 1, team_id = 3");
	EQ(get(site_as("lena"), "%s", path).status, 404);
	EQ(post(site_as("ada"), path, "reason=x").status, 404);
	EQ(places_of("hunter2"), 2);
}

TEST(redacting_leaves_other_peoples_forms_good)
{
	const char *ticket = a_slip(), *path = redact_path();
	int64_t version = version_of(ticket);

	EQ(post(site_as("lena"), path, "reason=x").status, 303);
	EQ(post(site_as("mia"), below(ticket, "assign"), str_format(test_mem(),
		"team=1&assignee=3&reason=Hers&version=%ld", (long)version).p).status, 303);
}

TEST(B074_the_audit_log_says_nothing_of_a_confidential_ticket)
{
	const char *ticket = a_slip(), *path = redact_path();
	const char *number = str_format(test_mem(), "%ld", (long)number_of(ticket)).p;
	struct seen seen;

	say("UPDATE ticket SET confidential = 1, team_id = 3");
	say("UPDATE person SET roles = 'security,lead' WHERE id = 7");
	EQ(post(site_as("sol"), path, "reason=Names+a+victim").status, 303);
	STREQ(text_of("SELECT CONCAT(object, IFNULL(object_id, 0), object_name, what, becomes)"
	              "  FROM audit"), "entry0redacted");
	seen = get(site_as("otto"), "/audit");
	LACKS(seen.body, "victim");
	IS(str_search(seen.body, str_of(number)) == SIZE_MAX);
	HAS(get(site_as("sol"), "%s/timeline", ticket).body, "Names a victim");
}

/* ---- fields and tasks ---- */

static int64_t secret_places(void)
{
	return places_of("hunter2")
	     + count_of("SELECT COUNT(*) FROM extra_value WHERE value LIKE '%hunter2%'")
	     + count_of("SELECT COUNT(*) FROM task WHERE title LIKE '%hunter2%'");
}

/* In a field, in what it was before, and in one of two tasks. */
static const char *three_slips(void)
{
	const char *ticket = ask_for_help(site_as("anna"), "Sign-in");
	const char *change = "subject=Sign-in&kind=incident&category=3&impact=one&urgency=normal"
		"&priority=&priority_reason=&status=open&waiting_for=nobody&version=%ld&x_1=%s";
	struct guest *mia = site_as("mia");

	say("INSERT INTO extra (id, name, label, kind) VALUES (1, 'login', 'Login', 'text')");
	EQ(post(mia, below(ticket, "take"), "").status, 303);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	EQ(post(mia, below(ticket, "change"), str_format(test_mem(), change,
		(long)version_of(ticket), "hunter2").p).status, 303);
	EQ(post(mia, below(ticket, "change"), str_format(test_mem(), change,
		(long)version_of(ticket), "anna+hunter2").p).status, 303);
#pragma GCC diagnostic pop
	EQ(post(mia, below(ticket, "tasks"), "title=Try+hunter2").status, 303);
	EQ(post(mia, below(ticket, "tasks"), "title=Call+her").status, 303);
	return ticket;
}

static const char *task_asked(const char *title)
{
	return str_format(test_mem(), "what=t%ld&reason=A+password", (long)count_of(
		str_format(test_mem(), "SELECT id FROM task WHERE title = '%s'", title).p)).p;
}

TEST(a_password_in_a_field_and_a_task_is_taken_out_of_the_timeline_too)
{
	const char *ticket = three_slips(), *path = below(ticket, "redact");
	struct guest *lena = site_as("lena");

	HAS(get(lena, "%s", path).body, "Login: anna hunter2");
	HAS(get(lena, "%s", path).body, "Task: Try hunter2");
	HAS(get(lena, "%s/timeline", ticket).body, "/redact\"");
	EQ(post(lena, path, "what=f1&reason=A+password").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM extra_value"), 0);
	EQ(count_of("SELECT COUNT(*) FROM event WHERE kind = 'field' AND redacted"), 2);
	EQ(post(lena, path, task_asked("Try hunter2")).status, 303);
	EQ(secret_places(), 0);
	EQ(count_of("SELECT COUNT(*) FROM task WHERE title = 'Call her'"), 1);
	EQ(count_of("SELECT COUNT(*) FROM event WHERE becomes = 'Call her'"), 1);
	HAS(get(lena, "%s/timeline", ticket).body, "the words are redacted");
	HAS(get(lena, "%s/timeline", ticket).body, "(A password)");
	EQ(breaches(), 0);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'ticket' AND what = 'redacted'"), 2);
	EQ(post(lena, path, "what=f1&reason=Again").status, 422);
}

TEST(what_only_the_timeline_still_says_is_taken_out_by_its_number)
{
	const char *ticket = three_slips(), *path = below(ticket, "redact");
	struct guest *lena = site_as("lena");

	say("DELETE FROM extra_value");
	say("UPDATE extra SET label = 'Account', active = 0");
	for (int i = 0; i < 2; i++)
		EQ(post(lena, path, str_format(test_mem(), "what=e%ld&reason=A+password",
			(long)count_of("SELECT MIN(id) FROM event WHERE kind = 'field'"
			               " AND NOT redacted")).p).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM event WHERE kind = 'field' AND becomes <> ''"), 0);
	EQ(post(lena, path, str_format(test_mem(), "what=e%ld&reason=x",
		(long)count_of("SELECT MIN(id) FROM event WHERE kind = 'opened'")).p).status, 422);
	EQ(breaches(), 0);
}

TEST(words_are_redacted_with_a_reason_by_those_who_may_and_see_it)
{
	const char *ticket = three_slips(), *path = below(ticket, "redact");
	struct guest *lena = site_as("lena");
	struct seen seen = post(lena, path, "what=f1&reason=");

	EQ(seen.status, 422);
	HAS(seen.body, "Please say why.");
	HAS(seen.body, "value=\"f1\" selected");
	seen = post(lena, path, "what=x9&reason=Because+of+it");
	EQ(seen.status, 422);
	HAS(seen.body, "Please choose what has to go.");
	HAS(seen.body, "Because of it");
	EQ(post(site_as("mia"), path, "what=f1&reason=x").status, 403);
	EQ(post(site_as("anna"), path, "what=f1&reason=x").status, 403);
	say("UPDATE ticket SET confidential = 1, team_id = 3");
	EQ(get(lena, "%s", path).status, 404);
	EQ(post(site_as("ada"), path, "what=f1&reason=x").status, 404);
	EQ(count_of("SELECT COUNT(*) FROM event WHERE redacted"), 0);
}

TEST(a_form_that_still_has_the_field_does_not_bring_it_back)
{
	const char *ticket = three_slips();
	const char *form = str_format(test_mem(),
		"subject=Sign-in&kind=incident&category=3&impact=one&urgency=high&priority="
		"&priority_reason=&status=open&waiting_for=nobody&version=%ld&x_1=anna+hunter2",
		(long)version_of(ticket)).p;

	EQ(post(site_as("lena"), below(ticket, "redact"), "what=f1&reason=A+password").status, 303);
	EQ(post(site_as("mia"), below(ticket, "change"), form).status, 409);
	EQ(count_of("SELECT COUNT(*) FROM extra_value"), 0);
}
