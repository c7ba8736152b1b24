/* Two people change the same at once: both texts are shown, and nothing is lost. */
#include "tests/site.h"

/* The value of a hidden field, as the page gives it. */
static const char *hidden(const struct seen *page, const char *name)
{
	struct str mark = str_format(test_mem(), "name=\"%s\" value=\"", name);
	size_t at = str_search(page->body, mark);

	if (at == SIZE_MAX)
		return "";
	mark = str_from(page->body, at + mark.n);
	return str_z(test_mem(), str_sub(mark, 0, str_find(mark, '"')));
}

/* What the page carried when it was opened, and what was typed. */
static struct seen send(const struct guest *who, const char *path, const struct seen *page,
                        const char *typed)
{
	const char *version = hidden(page, "version");

	return post(who, path, str_format(test_mem(), "%s%s%sseen=%s&%s",
	                                  *version ? "version=" : "", version,
	                                  *version ? "&" : "", hidden(page, "seen"), typed).p);
}

TEST(a_second_tab_does_not_put_back_what_the_first_has_saved)
{
	struct guest *anna = site_as("anna");
	struct seen tab = get(anna, "/me"), seen;

	EQ(send(anna, "/me", &tab, "name=Anna+Reyes&phone=555-9&location=Tulsa+4F"
	                           "&zone=Europe%2FRome&theme=system").status, 303);
	seen = send(anna, "/me", &tab, "name=Anna+R.&phone=555-0101&location=Tulsa+4F&zone="
	                               "&theme=system");
	EQ(seen.status, 409);
	HAS(seen.body, "You changed this in another tab");
	LACKS(seen.body, "Somebody changed this meanwhile");
	HAS(seen.body, "<strong>Phone</strong>: now");
	LACKS(seen.body, "<strong>Name</strong>: now");
	HAS(seen.body, "value=\"Anna R.\"");
	HAS(seen.body, "value=\"555-9\"");
	HAS(seen.body, "<option value=\"Europe/Rome\" selected>");
	EQ(send(anna, "/me", &seen, "name=Anna+R.&phone=555-9&location=Tulsa+4F&zone=Europe%2FRome"
	                            "&theme=system").status, 303);
	STREQ(text_of("SELECT CONCAT(name, phone, zone) FROM person WHERE id = 1"),
	      "Anna R.555-9Europe/Rome");
}

TEST(what_changes_nothing_makes_nobody_elses_form_older)
{
	static const struct {
		const char *path, *same, *version;
	} rows[] = {
		{ "/me", "name=Ada+Whitfield&phone=&location=&zone=&theme=system",
		  "SELECT version FROM person WHERE id = 6" },
		{ "/admin/people/1", "name=Anna+Reyes&email=anna%40demo.example&phone=555-0101"
		  "&place=Tulsa+4F&agency_id=1&kind=employee",
		  "SELECT version FROM person WHERE id = 1" },
		{ "/admin/teams/1", "name=Service+desk&code=desk&tier=1&active=yes",
		  "SELECT version FROM team WHERE id = 1" },
		{ "/admin/categories/1", "name=Hardware&code=hw&parent_id=&team_id=1&kind=any"
		  "&help=&steps=Ask%0D%0ALook&sort=1&active=yes",
		  "SELECT version FROM category WHERE id = 1" },
	};
	struct guest *ada = site_as("ada");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen page = get(ada, "%s", rows[i].path);
		int64_t version, told;

		EQ(send(ada, rows[i].path, &page, rows[i].same).status, 303);
		page = get(ada, "%s", rows[i].path);
		version = count_of(rows[i].version);
		told = count_of("SELECT COUNT(*) FROM audit");
		EQ(send(ada, rows[i].path, &page, rows[i].same).status, 303);
		EQ(count_of(rows[i].version), version);
		EQ(count_of("SELECT COUNT(*) FROM audit"), told);
	}
}

TEST(a_newer_version_that_says_the_same_is_no_conflict)
{
	struct guest *ada = site_as("ada"), *anna = site_as("anna");
	struct seen card = get(ada, "/admin/people/1"), me = get(anna, "/me");
	struct seen team = get(ada, "/admin/teams/1");

	say("UPDATE person SET version = version + 1 WHERE id = 1");
	say("UPDATE team SET version = version + 1 WHERE id = 1");
	EQ(send(ada, "/admin/people/1", &card, "name=Anna+R.&email=anna%40demo.example"
	        "&phone=555-0101&place=Tulsa+4F&agency_id=1&kind=employee").status, 303);
	EQ(send(ada, "/admin/teams/1", &team, "name=First+line&code=desk&tier=1&active=yes").status,
	   303);
	EQ(send(anna, "/me", &me, "name=Anna+Reyes&phone=555-9&location=Tulsa+4F&zone="
	                          "&theme=system").status, 409);
	EQ(count_of("SELECT COUNT(*) FROM team WHERE name = 'First line'"), 1);
}

TEST(an_admin_sees_that_the_person_has_changed_her_own_profile)
{
	struct guest *ada = site_as("ada"), *anna = site_as("anna");
	struct seen card = get(ada, "/admin/people/1"), me = get(anna, "/me"), seen;

	EQ(send(anna, "/me", &me, "name=Anna+Reyes&phone=555-9&location=Tulsa+4F&zone="
	                          "&theme=system").status, 303);
	seen = send(ada, "/admin/people/1", &card, "name=Anna+Reyes&email=anna%40demo.example"
	            "&phone=555-0101&place=Tulsa+4F&agency_id=1&kind=employee&note=Calls+often");
	EQ(seen.status, 409);
	HAS(seen.body, "Somebody changed this meanwhile");
	HAS(seen.body, "<strong>Phone</strong>: now");
	LACKS(seen.body, "<strong>Note</strong>: now");
	LACKS(seen.body, "<strong>Place</strong>: now");
	HAS(seen.body, "value=\"555-9\"");
	HAS(seen.body, "Calls often");
}

TEST(both_texts_of_a_template_are_shown)
{
	struct guest *ada = site_as("ada");
	const char *path;
	struct seen page, seen;

	EQ(post(ada, "/admin/templates", "name=Desk&kind=request&impact=one&urgency=low"
	                                 "&text=Old&active=yes").status, 303);
	path = str_format(test_mem(), "/admin/templates/%ld",
	                  (long)count_of("SELECT MAX(id) FROM outline")).p;
	page = get(ada, "%s", path);
	EQ(send(ada, path, &page, "name=Desk&kind=request&impact=team&urgency=low&text=Theirs"
	                          "&active=yes").status, 303);
	seen = send(ada, path, &page, "name=Desk&kind=request&impact=one&urgency=low&text=Mine"
	                              "&active=yes");
	EQ(seen.status, 409);
	HAS(seen.body, "Theirs</span>");
	HAS(seen.body, "Mine</span>");
	HAS(seen.body, "<option value=\"team\" selected>");
	LACKS(seen.body, "<strong>Name</strong>: now");
}

TEST(both_values_of_a_field_are_shown)
{
	struct guest *ada = site_as("ada");
	const char *path;
	struct seen page, seen;

	EQ(post(ada, "/admin/fields", "label=Room&name=room&kind=text&active=yes").status, 303);
	path = str_format(test_mem(), "/admin/fields/%ld",
	                  (long)count_of("SELECT MAX(id) FROM extra")).p;
	page = get(ada, "%s", path);
	EQ(send(ada, path, &page, "label=Theirs&active=yes&ticket_kind=any&sort=0").status, 303);
	seen = send(ada, path, &page, "label=Mine&active=yes&ticket_kind=any&sort=0");
	EQ(seen.status, 409);
	HAS(seen.body, "Theirs</span>");
	HAS(seen.body, "Mine</span>");
}

TEST(a_matrix_keeps_the_cells_that_were_chosen_and_shows_the_others)
{
	struct guest *ada = site_as("ada");
	struct seen seen;

	EQ(post(ada, "/admin/rules/matrix", "seen=221211110&one_normal=P1").status, 303);
	seen = post(ada, "/admin/rules/matrix", "seen=221211110&one_low=P1&one_normal=P3");
	EQ(seen.status, 409);
	HAS(seen.body, "name=\"seen\" value=\"201211110\"");
	HAS(seen.body, "you had not changed it");
	seen = post(ada, "/admin/rules/matrix", "seen=221211110&one_low=P1&one_normal=P2");
	HAS(seen.body, "you have");
	HAS(seen.body, "<option value=\"P2\" selected>");
}

/* One form of a page that has several. */
static struct seen form_in(const struct seen *page, const char *path)
{
	struct seen form = *page;
	size_t at = str_search(page->body, str_format(test_mem(), "action=\"%s\"", path));

	form.body = at == SIZE_MAX ? S("") : str_from(page->body, at);
	return form;
}

TEST(an_agreement_is_not_put_back_by_whoever_did_not_touch_it)
{
	struct guest *ada = site_as("ada");
	const char *path = str_format(test_mem(), "/admin/rules/%ld",
	                  (long)count_of("SELECT id FROM agreement WHERE priority = 'P3'")).p;
	struct seen page = get(ada, "/admin/rules"), form = form_in(&page, path), seen;

	EQ(send(ada, path, &form, "name=Standard&respond=9+h&resolve=5+d").status, 303);
	seen = send(ada, path, &form, "name=Standard&respond=8+h&resolve=6+d");
	EQ(seen.status, 409);
	HAS(seen.body, "<strong>First answer within</strong>: now");
	HAS(seen.body, "you had not changed it");
	LACKS(seen.body, "<strong>Solved within</strong>: now");
	form = form_in(&seen, path);
	LACKS(form.body, "class=\"stale\"");
	HAS(form.body, "value=\"9 h\"");
	HAS(form.body, "value=\"6 d\"");
	EQ(send(ada, path, &form, "name=Standard&respond=9+h&resolve=6+d").status, 303);
	EQ(count_of("SELECT respond_s + resolve_s FROM agreement WHERE priority = 'P3'"),
	   9 * 3600 + 6 * 86400);
}

TEST(both_values_of_an_agreement_are_shown)
{
	struct guest *ada = site_as("ada");
	const char *path = str_format(test_mem(), "/admin/rules/%ld",
	                  (long)count_of("SELECT id FROM agreement WHERE priority = 'P3'")).p;
	struct seen page = get(ada, "/admin/rules"), form = form_in(&page, path), seen;

	EQ(send(ada, path, &form, "name=Standard&respond=9+h&resolve=5+d").status, 303);
	seen = send(ada, path, &form, "name=Standard&respond=7+h&resolve=5+d");
	EQ(seen.status, 409);
	HAS(seen.body, "<span class=\"stale-text\">9 h</span>");
	HAS(seen.body, "<span class=\"stale-text\">7 h</span>");
	HAS(form_in(&seen, path).body, "value=\"7 h\"");
}

TEST(rules_of_keeping_are_not_saved_over_newer_ones)
{
	struct guest *ada = site_as("ada");
	struct seen page = get(ada, "/admin/privacy/keeping"), seen;

	EQ(send(ada, "/admin/privacy/keeping", &page, "files_days=30&texts_days=0").status, 303);
	seen = send(ada, "/admin/privacy/keeping", &page, "files_days=90&texts_days=700");
	EQ(seen.status, 409);
	HAS(seen.body, "<span class=\"stale-text\">30</span>");
	HAS(seen.body, "value=\"700\"");
	STREQ(text_of("SELECT value FROM setting WHERE name = 'keep_files_days'"), "30");
}

TEST(a_setting_shows_what_it_says_now)
{
	struct guest *ada = site_as("ada");
	struct seen seen;

	EQ(post(ada, "/admin/settings",
	        "name=desk_hours&seen=around+the+clock&value=9+to+5").status, 303);
	seen = post(ada, "/admin/settings", "name=desk_hours&seen=around+the+clock&value=8+to+6");
	EQ(seen.status, 409);
	HAS(seen.body, "Now it is: 9 to 5");
	HAS(seen.body, "value=\"8 to 6\"");
}

TEST(a_second_answer_waits_until_the_first_is_read)
{
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");
	struct guest *mia = site_as("mia"), *lena = site_as("lena");
	struct seen page = get(mia, "%s", ticket), seen;
	const char *first = str_format(test_mem(), "text=Mine&newest=%s",
	                               hidden(&page, "newest")).p;

	EQ(post(lena, below(ticket, "reply"), "text=Hers").status, 303);
	seen = post(mia, below(ticket, "reply"), first);
	EQ(seen.status, 409);
	HAS(seen.body, "1 new entry since you began.");
	HAS(seen.body, "Send anyway");
	HAS(seen.body, "Mine</textarea>");
	HAS(seen.body, "Hers");
	HAS(seen.body, "\">Review</a>");
	EQ(count_on(ticket, "SELECT COUNT(*) FROM entry WHERE ticket_id = %ld"), 2);
	EQ(post(mia, below(ticket, "reply"),
	        str_format(test_mem(), "text=Mine&newest=%s", hidden(&seen, "newest")).p).status,
	   303);
	EQ(count_on(ticket, "SELECT COUNT(*) FROM entry WHERE ticket_id = %ld"), 3);
}

TEST(a_note_of_a_colleague_holds_a_reply_and_says_whose)
{
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");
	struct guest *mia = site_as("mia"), *lena = site_as("lena");
	struct seen page = get(lena, "%s", ticket), seen;
	const char *first = str_format(test_mem(), "text=Mine&newest=%s",
	                               hidden(&page, "newest")).p;

	EQ(post(mia, below(ticket, "note"), "text=Do+not+promise+anything").status, 303);
	seen = post(lena, below(ticket, "reply"), first);
	EQ(seen.status, 409);
	HAS(seen.body, "1 new entry since you began.");
	HAS(seen.body, "<li>Mia Ortega, internal note, <time");
	IS(str_search(seen.body, str_format(test_mem(), "<a href=\"#entry-%ld\">Review</a>",
	                                    (long)count_of("SELECT MAX(id) FROM entry")))
	   != SIZE_MAX);
	HAS(seen.body, "Send anyway");
	EQ(post(lena, below(ticket, "reply"),
	        str_format(test_mem(), "text=Mine&newest=%s", hidden(&seen, "newest")).p).status,
	   303);
}

TEST(of_many_entries_the_first_three_are_named)
{
	struct guest *anna = site_as("anna"), *mia = site_as("mia"), *lena = site_as("lena");
	const char *ticket = ask_for_help(anna, "The printer eats paper");
	struct seen page = get(lena, "%s", ticket), seen;
	const char *first = str_format(test_mem(), "text=Mine&newest=%s",
	                               hidden(&page, "newest")).p;

	EQ(post(anna, below(ticket, "reply"), "text=More").status, 303);
	EQ(post(mia, below(ticket, "note"), "text=One").status, 303);
	EQ(post(mia, below(ticket, "note"), "text=Two").status, 303);
	EQ(post(mia, below(ticket, "note"), "text=Three").status, 303);
	seen = post(lena, below(ticket, "reply"), first);
	HAS(seen.body, "4 new entries since you began.");
	HAS(seen.body, "<li>Anna Reyes, reply, <time");
	page.body = str_from(seen.body, str_search(seen.body, S("internal note, <time")) + 9);
	page.body = str_from(page.body, str_search(page.body, S("internal note, <time")) + 9);
	LACKS(page.body, "internal note, <time");
}

TEST(whoever_wrote_last_herself_is_not_held_up_and_no_requester_is)
{
	struct guest *anna = site_as("anna"), *mia = site_as("mia");
	const char *ticket = ask_for_help(anna, "The printer eats paper");
	struct seen page = get(mia, "%s", ticket);
	const char *more = str_format(test_mem(), "text=More&newest=%s", hidden(&page, "newest")).p;

	EQ(post(mia, below(ticket, "note"), "text=Known").status, 303);
	EQ(post(mia, below(ticket, "reply"), more).status, 303);
	EQ(post(mia, below(ticket, "reply"), more).status, 303);
	EQ(post(anna, below(ticket, "reply"), more).status, 303);
}
