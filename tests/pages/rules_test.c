/* The rules for tickets, the settings, and the log of who changed them. */
#include "desk/rules.h"
#include "tests/site.h"

#define AS_IT_COMES "one_low=P3&one_normal=P3&one_high=P2&team_low=P3&team_normal=P2&team_high=P2" \
	"&many_low=P2&many_normal=P2"

static struct seen ada_posts(const char *path, const char *fields)
{
	return post(site_as("ada"), path, fields);
}

TEST(a_length_of_time_is_read_and_written)
{
	static const struct {
		const char *text;
		int64_t seconds;                /* -1: none */
		const char *again;
	} rows[] = {
		{ "", 0, "" }, { "30 min", 1800, "30 min" }, { "4h", 14400, "4 h" },
		{ "1 d 4 h", 100800, "1 d 4 h" }, { " 90 min ", 5400, "1 h 30 min" },
		{ "2w", 1209600, "14 d" }, { "45s", 45, "45 s" }, { "0 h", 0, "" },
		{ "soon", -1, "" }, { "4", -1, "" }, { "4 hours", -1, "" }, { "-1 h", -1, "" },
		{ "9999 d", -1, "" }, { "99999999999 s", -1, "" }, { "h", -1, "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t s = 0;
		bool read = duration_read(str_of(rows[i].text), &s);

		EQ(read ? s : -1, rows[i].seconds);
		if (read)
			SAME(duration_text(test_mem(), s), str_of(rows[i].again));
	}
}

TEST(a_changed_matrix_holds_for_the_next_ticket)
{
	const char *before = ask_for_help(site_as("anna"), "Before"), *after;

	HAS(get(site_as("ada"), "/admin/rules").body, "value=\"221211110\"");
	EQ(ada_posts("/admin/rules/matrix", "seen=221211110&one_normal=P1").status, 303);
	after = ask_for_help(site_as("anna"), "After");
	STREQ(text_of(str_format(test_mem(), "SELECT priority FROM ticket WHERE id = %ld",
	                         (long)number_of(before)).p), "P3");
	STREQ(text_of(str_format(test_mem(), "SELECT priority FROM ticket WHERE id = %ld",
	                         (long)number_of(after)).p), "P1");
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'matrix' AND was = 'P3'"
	            " AND becomes = 'P1' AND object_name = 'one, normal'"), 1);
}

TEST(an_old_matrix_is_not_saved_over_a_new_one)
{
	EQ(ada_posts("/admin/rules/matrix", "seen=221211110&one_normal=P1").status, 303);
	EQ(ada_posts("/admin/rules/matrix", "seen=221211110&one_low=P1").status, 409);
	EQ(ada_posts("/admin/rules/matrix", "seen=2212&one_low=P1").status, 422);
	EQ(ada_posts("/admin/rules/matrix", "seen=201211110&one_low=P9").status, 422);
	EQ(count_of("SELECT COUNT(*) FROM audit"), 1);
}

TEST(a_promise_is_said_in_words_and_holds_for_the_next_ticket)
{
	struct seen seen = get(site_as("ada"), "/admin/rules");
	int64_t id = count_of("SELECT id FROM agreement WHERE priority = 'P3'");
	const char *path = str_format(test_mem(), "/admin/rules/%ld", (long)id).p;

	HAS(seen.body, "value=\"8 h\"");
	EQ(ada_posts(path, "version=1&name=Standard&respond=2+h&resolve=3+d").status, 303);
	ask_for_help(site_as("anna"), "The printer eats paper");
	EQ(count_of("SELECT target_s FROM timer WHERE kind = 'response'"), 7200);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'agreement' AND what = 'respond_s'"
	            " AND was = '28800' AND becomes = '7200'"), 1);
	seen = ada_posts(path, "version=1&name=Standard&respond=1+h&resolve=3+d");
	EQ(seen.status, 409);
	HAS(seen.body, "<span class=\"stale-text\">2 h</span>");
	HAS(seen.body, "value=\"1 h\"");
	EQ(ada_posts(path, "version=2&name=Standard&respond=soon").status, 422);
	EQ(ada_posts(path, "version=2&name=Standard&respond=2+d&resolve=1+h").status, 422);
	EQ(ada_posts(path, "version=2&name=&respond=1+h").status, 422);
	EQ(ada_posts("/admin/rules/999", "version=1").status, 404);
}

TEST(a_setting_is_changed_and_goes_back_to_its_default)
{
	EQ(ada_posts("/admin/settings", "name=desk_name&seen=Help+Desk&value=IT+Service").status,
	   303);
	HAS(get(NULL, "/sign-in").body, "IT Service");
	EQ(ada_posts("/admin/settings", "name=desk_name&seen=Help+Desk&value=Other").status, 409);
	EQ(ada_posts("/admin/settings", "name=desk_name&seen=IT+Service&value=x&back=yes").status,
	   303);
	EQ(count_of("SELECT COUNT(*) FROM setting"), 0);
	EQ(count_of("SELECT COUNT(*) FROM audit WHERE object = 'setting'"
	            " AND object_name = 'desk_name'"
	            " AND actor_id = 6"), 2);
	HAS(get(site_as("ada"), "/admin/settings?q=phone").body, "setting-desk_phone");
	LACKS(get(site_as("ada"), "/admin/settings?q=phone").body, "setting-close_days");
}

TEST(a_wrong_setting_stays_as_typed_with_its_reason)
{
	static const struct {
		const char *fields, *says;
		int status;
	} rows[] = {
		{ "name=close_days&seen=7&value=0", "too small or too large", 422 },
		{ "name=close_days&seen=7&value=soon", "whole number", 422 },
		{ "name=desk_mail&seen=&value=nobody", "not a mail address", 422 },
		{ "name=desk_phone&seen=&value=abc", "no phone number", 422 },
		{ "name=desk_name&seen=Help+Desk&value=+", "may not be empty", 422 },
		{ "name=colour&seen=&value=blue", "", 404 },
		{ "name=&seen=&value=", "", 404 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = ada_posts("/admin/settings", rows[i].fields);

		EQ(seen.status, rows[i].status);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].fields, HERE);
	}
	HAS(ada_posts("/admin/settings", rows[1].fields).body, "value=\"soon\"");
}

TEST(the_log_is_found_by_object_and_actor_and_walked)
{
	struct guest *otto = site_as("otto");
	struct seen seen;

	for (int i = 0; i < 103; i++)
		say("INSERT INTO audit"
		    " (at, actor_id, actor_name, object, object_id, object_name, what,"
		    " was, becomes)"
		    " VALUES ('2026-01-01', %d, 'Somebody', '%s', %d, 'Thing %d', 'name',"
		    " 'old', '=new')", i % 2 ? 6 : 5, i % 3 ? "team" : "person", i % 5, i);
	seen = get(otto, "/audit");
	HAS(seen.body, "Thing 102");
	LACKS(seen.body, "Thing 2<");
	HAS(seen.body, "rel=\"next\"");
	LACKS(seen.body, "/admin/");
	HAS(get(site_as("ada"), "/audit").body, "/admin/teams/");
	LACKS(get(otto, "/audit?object=team").body, "Thing 102");
	HAS(get(otto, "/audit?object=team&id=1&actor=6").body, "Thing 101");
	LACKS(get(otto, "/audit?object=team&id=1&actor=6").body, "Thing 100");
	HAS(get(otto, "/audit?object=setting").body, "Nothing like this");
	HAS(get(otto, "/audit?before=zz").body, "This place in the list is not known");
	seen = get(otto, "/audit.csv?object=team");
	HAS(seen.body, "'=new");
	LACKS(seen.body, ",person,");
}

TEST(what_the_log_has_no_word_for_is_refused_and_shows_no_list)
{
	static const struct {
		const char *query, *says;
	} rows[] = {
		{ "object=bogus", "bogus: There is no such kind of record." },
		{ "object=team&id=x", "x: This is no number of a record." },
		{ "id=1", "Please choose the kind of this record." },
		{ "actor=999999", "999999: Nobody with this number is on the log." },
		{ "actor=-1", "-1: Nobody with this number is on the log." },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = get(site_as("otto"), "/audit?%s", rows[i].query);

		EQ(seen.status, 422);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].query, HERE);
		LACKS(seen.body, "Nothing like this");
		EQ(get(site_as("otto"), "/audit.csv?%s", rows[i].query).status, 400);
	}
}

TEST(B079_nobody_writes_on_the_log)
{
	static const char *const people[] = { "anna", "mia", "lena", "ada", "sol", "otto" };

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		EQ(post(site_as(people[i]), "/audit", "").status, 405);
		EQ(post(site_as(people[i]), "/audit/1", "").status, 404);
	}
	EQ(get(site_as("lena"), "/audit").status, 403);
	EQ(get(site_as("lena"), "/audit.csv").status, 403);
	EQ(get(site_as("sol"), "/audit").status, 403);
}

TEST(B073_who_is_no_admin_makes_no_rules)
{
	static const char *const people[] = { "anna", "mia", "lena", "sol", "otto" };

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct guest *g = site_as(people[i]);

		EQ(get(g, "/admin/rules").status, 403);
		EQ(get(g, "/admin/settings").status, 403);
		EQ(post(g, "/admin/rules/matrix", "seen=221211110&one_low=P1").status, 403);
		EQ(post(g, "/admin/rules/1", "version=1").status, 403);
		EQ(post(g, "/admin/settings", "name=desk_name&seen=Help+Desk&value=X").status, 403);
	}
	EQ(count_of("SELECT COUNT(*) FROM audit"), 0);
}

/* ---- one's own password ---- */

#define FRESH "password=violet-anvil-42&again=violet-anvil-42"

TEST(B045_B047_one_changes_ones_password_and_all_sessions_end_but_a_new_one)
{
	struct guest *here = site_as("mia"), *there = site_as("mia");
	struct seen seen;

	site_passwords();
	seen = post(here, "/me/password", "old=" TEST_PASSWORD "&" FRESH);
	EQ(seen.status, 303);
	EQ(get(guest_of(&seen), "/me").status, 200);
	EQ(get(here, "/me").status, 303);
	EQ(get(there, "/me").status, 303);
	EQ(count_of("SELECT COUNT(*) FROM session WHERE person_id = 3"), 1);
	EQ(post(site_as(NULL), "/sign-in",
	        "email=mia%40demo.example&password=violet-anvil-42").status,
	   303);
}

TEST(the_old_password_is_asked_and_the_new_one_has_rules)
{
	static const struct {
		const char *fields, *says;
	} rows[] = {
		{ "old=wrong-otters-9&" FRESH, "not your present password" },
		{ "old=&" FRESH, "enter your present password" },
		{ FRESH, "enter your present password" },
		{ "old=" TEST_PASSWORD "&password=short&again=short", "" },
		{ "old=" TEST_PASSWORD "&password=violet-anvil-42&again=violet-anvil-43",
		  "differ" },
	};
	struct guest *mia = site_as("mia");

	site_passwords();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = post(mia, "/me/password", rows[i].fields);

		EQ(seen.status, 422);
		test_has(seen.body, str_of(rows[i].says), true, rows[i].fields, HERE);
		LACKS(seen.body, "violet");
		LACKS(seen.body, "otters");
	}
}

TEST(B054_the_old_password_is_not_guessed_without_end)
{
	struct guest *mia = site_as("mia");

	site_passwords();
	for (int i = 0; i < 6; i++)
		EQ(post(mia, "/me/password", "old=wrong&" FRESH).status, 422);
	HAS(post(mia, "/me/password", "old=" TEST_PASSWORD "&" FRESH).body, "Too many tries");
}

TEST(B065_a_form_that_is_kept_does_not_show_the_old_password)
{
	struct guest *mia = site_as("mia");
	struct seen seen = ask_raw(&(struct raw){ .method = POST, .path = "/me/password",
		.cookie = cookie_of(mia), .type = "application/x-www-form-urlencoded",
		.body = S("csrf=wrong&old=my-old-one&" FRESH) });

	EQ(seen.status, 403);
	LACKS(seen.body, "my-old-one");
	LACKS(seen.body, "violet");
}

TEST(the_log_says_what_was_changed_as_people_read_it)
{
	struct guest *ada = site_as("ada"), *otto = site_as("otto");
	int64_t id = count_of("SELECT id FROM agreement WHERE priority = 'P3'");
	struct seen seen;

	EQ(ada_posts(str_format(test_mem(), "/admin/rules/%ld", (long)id).p,
	             "version=1&name=Standard&respond=15+min&resolve=3+d").status, 303);
	EQ(ada_posts("/admin/settings", "name=agents_see&seen=all&value=own-teams").status, 303);
	EQ(ada_posts("/admin/rules/matrix", "seen=221211110&one_normal=P1").status, 303);
	EQ(ada_posts("/admin/people/1", "version=1&name=Anna+Reyes&email=anna@demo.example"
	             "&kind=employee&agency_id=1&join=2026-05-01&vip=yes").status, 303);
	EQ(ada_posts("/admin/templates", "name=Starter&kind=request&impact=one&urgency=low"
	             "&category=3&text=One%0ATwo&active=yes").status, 303);
	seen = get(otto, "/audit");
	HAS(seen.body, "Answer within</td>\n<td class=\"log-was log-value\" data-label=\"Before\">"
	               "8 h</td>\n<td class=\"log-value\" data-label=\"After\">15 min</td>");
	HAS(seen.body, "every ticket</td>\n<td class=\"log-value\" data-label=\"After\">"
	               "those of their teams</td>");
	HAS(seen.body, "Setting What agents see");
	HAS(seen.body, "<td class=\"log-value\" data-label=\"After\">1 May 2026</td>");
	HAS(seen.body, "<td class=\"log-value\" data-label=\"After\">One\nTwo</td>");
	HAS(seen.body, "<td class=\"log-value\" data-label=\"After\">Hardware</td>");
	HAS(seen.body, "<option value=\"template\">Template</option>");
	LACKS(seen.body, "respond_s");
	LACKS(seen.body, "join_at");
	LACKS(seen.body, "agents_see");
	HAS(get(ada, "/audit?object=template").body, "href=\"/admin/templates/");
	HAS(get(ada, "/audit?object=setting").body, "href=\"/admin/settings\"");
}

TEST(a_choice_is_a_select_and_what_has_its_own_page_is_kept_there)
{
	struct seen seen = get(site_as("ada"), "/admin/settings");

	HAS(seen.body, "<option value=\"own-teams\">those of their teams</option>");
	HAS(seen.body, "href=\"/admin/privacy/keeping\"");
	LACKS(seen.body, "setting-keep_");
}
