/* Fields of an organisation's own: kept by admins, filled in with tickets. */
#include "tests/site.h"

static int64_t field(const char *rest)
{
	EQ(post(site_as("ada"), "/admin/fields", str_format(test_mem(), "active=yes&%s", rest).p)
	   .status, 303);
	return count_of("SELECT MAX(id) FROM extra");
}

static struct seen open_for_anna(const char *rest)
{
	return post(site_as("mia"), "/tickets/for", str_format(test_mem(),
		"requester=anna@demo.example&channel=phone&text=Broken&kind=incident&impact=one"
		"&urgency=normal&%s", rest).p);
}

static struct str audited(void)
{
	return text_of("SELECT GROUP_CONCAT(CONCAT(what, '=', was, '>', becomes) ORDER BY id)"
	               "  FROM audit");
}

static const char *with(const char *fmt, int64_t id, const char *value)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	return str_format(test_mem(), fmt, (long)id, value).p;
#pragma GCC diagnostic pop
}

static struct seen change(const char *ticket, const char *rest)
{
	return post(site_as("mia"), below(ticket, "change"), str_format(test_mem(),
		"subject=Printer&kind=incident&category=3&impact=one&urgency=normal&priority="
		"&priority_reason=&status=open&waiting_for=nobody&version=%ld&%s",
		(long)version_of(ticket), rest).p);
}

TEST(an_admin_makes_a_field_and_agents_fill_it_in)
{
	int64_t id = field("name=serial&label=Serial+number&kind=text");
	const char *ticket;
	struct seen seen;

	HAS(get(site_as("ada"), "/admin/fields").body, "Serial number");
	HAS(get(site_as("mia"), "/tickets/for").body, "Serial number");
	seen = open_for_anna(with("x_%ld=%s", id, "SN-4711"));
	EQ(seen.status, 303);
	ticket = str_z(test_mem(), seen.location);
	HAS(get(site_as("mia"), "%s", ticket).body, "<dd class=\"extra-value\">SN-4711</dd>");
	EQ(change(ticket, with("x_%ld=%s", id, "SN-4712")).status, 303);
	HAS(get(site_as("mia"), "%s/timeline", ticket).body,
	    "changed &quot;Serial number: SN-4711&quot; to &quot;Serial number: SN-4712&quot;");
	EQ(change(ticket, "").status, 303);                     /* not sent is not emptied */
	STREQ(text_of("SELECT value FROM extra_value"), "SN-4712");
	EQ(change(ticket, with("x_%ld=%s", id, "")).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM extra_value"), 0);
}

TEST(each_kind_of_field_says_what_it_cannot_hold)
{
	static const struct {
		const char *kind, *good, *bad;
	} rows[] = {
		{ "number", "-12.5", "12a" },       { "number", "7", "1.2.3" },
		{ "number", "1", "-" },             { "choice", "Red", "Green" },
		{ "date", "2026-02-28", "2026-02-30" }, { "date", "2026-12-31", "31.12.2026" },
		{ "flag", "yes", "maybe" },         { "flag", "no", "1" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t id;
		struct seen seen;

		say("DELETE FROM extra_value");
		say("DELETE FROM extra");
		id = field(str_format(test_mem(), "name=f%zu&label=My+field&kind=%s"
		                      "&choices=Red%%0D%%0ABlue", i, rows[i].kind).p);
		seen = open_for_anna(with("x_%ld=%s", id, rows[i].bad));
		EQ(seen.status, 422);
		HAS(seen.body, "My field: ");
		EQ(open_for_anna(with("x_%ld=%s", id, rows[i].good)).status, 303);
		SAME(text_of("SELECT value FROM extra_value"), str_of(rows[i].good));
	}
}

TEST(what_is_required_is_required_of_agents_and_not_of_those_who_ask)
{
	int64_t id = field("name=serial&label=Serial+number&kind=text&required=yes");
	struct seen seen = open_for_anna(with("x_%ld=%s", id, ""));

	EQ(seen.status, 422);
	HAS(seen.body, "Serial number: Please fill this in.");
	HAS(seen.body, ">Broken</textarea>");
	EQ(post(site_as("anna"), "/tickets", with("text=Help&x_%ld=%s", id, "")).status, 303);
}

TEST(a_field_is_for_its_type_and_category_and_those_below)
{
	int64_t id = field("name=tunnel&label=Tunnel&kind=text&ticket_kind=incident&category=1");

	EQ(open_for_anna(with("category=2&x_%ld=%s", id, "A")).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM extra_value"), 1);
	EQ(open_for_anna(with("category=3&x_%ld=%s", id, "A")).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM extra_value"), 1);
	HAS(get(site_as("mia"), "/tickets/for").body,
	    "data-kind=\"incident\" data-categories=\"1,2\"");
}

TEST(who_asks_may_fill_it_in)
{
	int64_t id = field("name=room&label=Which+room%3F&kind=text");
	struct guest *anna = site_as("anna");

	HAS(get(anna, "/tickets/new").body, "Which room?");
	EQ(post(anna, "/tickets", with("text=Help&x_%ld=%s", id, "4.12")).status, 303);
	STREQ(text_of("SELECT value FROM extra_value"), "4.12");
}

TEST(a_field_that_is_switched_off_stays_on_its_tickets)
{
	int64_t id = field("name=serial&label=Serial+number&kind=text");
	const char *ticket = str_z(test_mem(), open_for_anna(with("x_%ld=%s", id, "X1")).location);

	EQ(post(site_as("ada"), str_format(test_mem(), "/admin/fields/%ld", (long)id).p,
	        "label=Serial+number&version=1").status, 303);
	LACKS(get(site_as("mia"), "/tickets/for").body, "Serial number");
	HAS(get(site_as("mia"), "%s", ticket).body, "X1");
}

TEST(every_change_of_a_field_is_on_the_audit_log)
{
	int64_t id = field("name=serial&label=Serial&kind=text");
	const char *path = str_format(test_mem(), "/admin/fields/%ld", (long)id).p;

	EQ(post(site_as("ada"), path,
	        "label=Serial+number&active=yes&required=yes&version=1").status, 303);
	STREQ(audited(), "added=>Serial,name=>serial,label=>Serial,kind=>text,ticket_kind=>any,"
	      "sort=>0,active=>yes,label=Serial>Serial number,required=>yes");
	EQ(post(site_as("ada"), path, "label=Other&version=1").status, 409);
}

TEST(a_field_needs_a_name_of_its_own_and_its_choices)
{
	struct guest *ada = site_as("ada");

	field("name=serial&label=Serial&kind=text");
	HAS(post(ada, "/admin/fields", "name=serial&label=Again&kind=text").body,
	    "There is a field of this name already.");
	EQ(post(ada, "/admin/fields", "name=Se+rial&label=Again&kind=text").status, 422);
	EQ(post(ada, "/admin/fields", "name=colour&label=Colour&kind=choice&choices=+").status,
	   422);
	EQ(post(ada, "/admin/fields", "name=x&label=&kind=text").status, 422);
	EQ(post(ada, "/admin/fields", "name=x&label=X&kind=text&category=99").status, 422);
}

TEST(B072_only_admins_keep_fields_and_unknown_ones_are_refused)
{
	int64_t id = field("name=serial&label=Serial&kind=text");

	EQ(post(site_as("mia"), "/admin/fields", "name=a&label=A&kind=text").status, 403);
	EQ(post(site_as("lena"), "/admin/fields", "name=a&label=A&kind=text").status, 403);
	EQ(get(site_as("otto"), "/admin/fields").status, 403);
	EQ(open_for_anna("x_0=1").status, 400);
	EQ(open_for_anna("x_a=1").status, 400);
	EQ(open_for_anna(with("x_%ld=%s", id + 1, "1")).status, 303);   /* of no field: ignored */
	EQ(count_of("SELECT COUNT(*) FROM extra_value"), 0);
	EQ(post(site_as("mia"), "/tickets/10001/note", "text=a&x_1=1").status, 400);
}

TEST(a_template_fills_the_form_and_brings_its_tasks)
{
	struct guest *mia = site_as("mia");
	struct seen seen;
	int64_t id;

	EQ(post(site_as("ada"), "/admin/templates",
	        "name=New+colleague&kind=request&category=3&subject=Laptop+and+account&text=For%3A"
	        "&impact=team&urgency=low&team=2&tasks=Order+it%0D%0A%0D%0ASet+it+up&active=yes")
	   .status, 303);
	id = count_of("SELECT id FROM outline");
	HAS(get(mia, "/tickets/for").body, "New colleague");
	seen = get(mia, "/tickets/for?template=%ld&for=anna@demo.example", (long)id);
	HAS(seen.body, "value=\"Laptop and account\"");
	HAS(seen.body, "<option value=\"3\" selected>Hardware</option>");
	HAS(seen.body, "Set it up");
	HAS(seen.body, "value=\"anna@demo.example\"");
	seen = open_for_anna(with("template=%ld%s", id, ""));
	EQ(seen.status, 303);
	STREQ(text_of("SELECT GROUP_CONCAT(title ORDER BY sort) FROM task"), "Order it,Set it up");
	HAS(get(mia, "%.*s", FMT(seen.location)).body, "0/2");
	seen = open_for_anna(with("template=%ld&solved=yes&resolution=Done&code=fixed&category=3%s",
	                          id, ""));
	EQ(seen.status, 422);
	HAS(seen.body, "This template has tasks.");
	EQ(get(mia, "/tickets/for?template=99").status, 200);
	EQ(get(mia, "/tickets/for?template=%%27--").status, 200);
}

TEST(templates_are_kept_by_admins_with_every_change_on_the_audit_log)
{
	struct guest *ada = site_as("ada");
	const char *path, *body = "name=New+colleague&kind=request&impact=one&urgency=low"
	                          "&active=yes";

	EQ(post(ada, "/admin/templates", body).status, 303);
	path = str_format(test_mem(), "/admin/templates/%ld",
	                  (long)count_of("SELECT id FROM outline")).p;
	EQ(post(ada, "/admin/templates", body).status, 422);            /* the name is taken */
	EQ(post(ada, path, "name=Starter&kind=request&impact=one&urgency=low&version=1").status,
	   303);
	EQ(post(ada, path, "name=Third&kind=request&impact=one&urgency=low&version=1").status, 409);
	STREQ(audited(), "added=>New colleague,name=>New colleague,kind=>request,impact=>one,"
	      "urgency=>low,active=>yes,name=New colleague>Starter,active=yes>");
	LACKS(get(site_as("mia"), "/tickets/for").body, "Starter");     /* switched off */
	EQ(post(site_as("lena"), "/admin/templates", body).status, 403);
	EQ(post(ada, "/admin/templates", "name=A&kind=change&impact=one&urgency=low").status, 422);
}

/* No page may make an element out of what somebody typed. */
TEST(B013_what_is_typed_into_fields_tasks_and_templates_is_text_everywhere)
{
	struct guest *mia = site_as("mia"), *ada = site_as("ada");
	const char *canary = encoded(S("x'\"><b id=hd-1>"));
	int64_t id = field(str_format(test_mem(), "name=canary&label=%s&kind=choice&choices=%s",
	                              canary, canary).p);
	const char *ticket = str_z(test_mem(),
	                           open_for_anna(with("x_%ld=%s", id, canary)).location);
	const char *const pages[] = { ticket, below(ticket, "timeline"), "/work", "/tickets/for",
		"/tickets/for?template=1", "/admin/fields", "/admin/templates", "/tickets/new" };

	say("UPDATE category SET steps = 'x\\'\"><b id=hd-1>' WHERE id = 3");
	EQ(change(ticket, "").status, 303);
	EQ(post(mia, below(ticket, "tasks"),
	        str_format(test_mem(), "title=%s&who=p3", canary).p).status, 303);
	EQ(post(ada, "/admin/templates", str_format(test_mem(), "name=%s&kind=request&subject=%s"
		"&text=%s&tasks=%s&impact=one&urgency=low&active=yes", canary, canary, canary,
		canary).p).status, 303);
	say("UPDATE outline SET id = 1");
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		LACKS(get(ada, "%s", pages[i]).body, "<b id=hd-");
	LACKS(get(mia, "/work").body, "<b id=hd-");
	LACKS(get(ada, "/admin/templates/1").body, "<b id=hd-");
	LACKS(get(ada, "/admin/fields/%ld", (long)id).body, "<b id=hd-");
	LACKS(get(mia, "/tasks/%ld", (long)count_of("SELECT MAX(id) FROM task")).body, "<b id=hd-");
	HAS(get(mia, "%s", ticket).body, "&lt;b id=hd-1&gt;");
}

TEST(a_template_and_its_category_are_of_one_type)
{
	struct guest *ada = site_as("ada");
	struct seen seen;

	say("UPDATE category SET kind = 'incident' WHERE id = 3");
	seen = post(ada, "/admin/templates",
	            "name=A&kind=request&impact=one&urgency=low&category=3");
	EQ(seen.status, 422);
	HAS(seen.body, "This category is for another type: Incident.");
	EQ(post(ada, "/admin/templates",
	        "name=A&kind=incident&impact=one&urgency=low&category=3").status, 303);
}
