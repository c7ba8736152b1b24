/* The desk's queue: what stands where, and that walking through it meets everything once. */
#include "base/when.h"
#include "tests/site.h"

#define HOUR 3600000LL

/* So many tickets of anna's called "Wish 1." and so on, an hour apart, three kinds of urgent. */
static void wishes(int n)
{
	static const char *const blocked[] = { "nohurry", "hurts", "cannot" };

	site_as("anna");
	for (int i = 1; i <= n; i++) {
		site_at(TEST_NOW - (n - i) * HOUR / 10);
		EQ(post(site_as("anna"), "/tickets",
		        str_format(test_mem(), "text=Wish+%d.&blocked=%s", i,
		                   blocked[i % 3]).p).status, 303);
	}
	site_at(TEST_NOW);
}

/* The numbers of the wishes on a page, in their order there: "3,1,2,". */
static struct str order_on(struct str page)
{
	struct str found = S(""), number;
	size_t at;

	while ((at = str_search(page, S("\">Wish "))) != SIZE_MAX) {
		page = str_from(page, at + 7);
		number = str_sub(page, 0, str_find(page, '.'));
		found = str_format(test_mem(), "%.*s%.*s,", FMT(found), FMT(number));
	}
	return found;
}

/* Where its link leads: the text that goes before it in the page. */
static const char *link_with(struct str page, const char *what)
{
	struct str href = S("");
	size_t at;

	while ((at = str_search(page, S("href=\""))) != SIZE_MAX) {
		page = str_from(page, at + 6);
		href = str_sub(page, 0, str_find(page, '"'));
		if (str_search(href, str_of(what)) != SIZE_MAX)
			break;
		href = S("");
	}
	while ((at = str_search(href, S("&amp;"))) != SIZE_MAX)
		href = str_format(test_mem(), "%.*s&%.*s", FMT(str_sub(href, 0, at)),
		                  FMT(str_from(href, at + 5)));
	return href.n ? str_z(test_mem(), href) : NULL;
}

static struct seen look(const struct guest *who, const char *path)
{
	return ask_raw(&(struct raw){ .path = path, .cookie = cookie_of(who) });
}

TEST(lists_stand_in_the_order_that_was_asked_for)
{
	static const struct {
		const char *path, *order;
	} rows[] = {
		{ "/queue/open?sort=number&dir=up",     "1,2,3,4,5,6," },
		{ "/queue/open?sort=number&dir=down",   "6,5,4,3,2,1," },
		{ "/queue/open?sort=updated&dir=down",  "6,5,4,3,2,1," },
		{ "/queue/open?sort=updated&dir=up",    "1,2,3,4,5,6," },
		{ "/queue/open?sort=priority&dir=up",   "2,5,1,3,4,6," },       /* 2 and 5 are P2 */
		{ "/queue/open?sort=priority&dir=down", "6,4,3,1,5,2," },
		{ "/queue/open?sort=due&dir=up",        "2,5,1,3,4,6," },
		{ "/queue/open?sort=due&dir=down",      "6,4,3,1,5,2," },
		{ "/queue/open",                        "2,5,1,3,4,6," },       /* next due first */
		{ "/queue/unassigned",                  "2,5,1,3,4,6," },
		{ "/queue/open?sort=number",            "1,2,3,4,5,6," },
		/* what makes no sense is left away */
		{ "/queue/open?sort=drop+table",        "2,5,1,3,4,6," },
		{ "/queue/open?sort=solved&dir=down",   "2,5,1,3,4,6," },
		{ "/queue/open?sort=number&dir=%27",    "1,2,3,4,5,6," },
		{ "/queue/open?after=x",                "2,5,1,3,4,6," },
		{ "/queue/open?after=1",                "2,5,1,3,4,6," },
		{ "/queue/open?after=1.x",              "2,5,1,3,4,6," },
		{ "/queue/open?after=1.-5",             "2,5,1,3,4,6," },
		{ "/queue/open?before=%00",             "2,5,1,3,4,6," },
		{ "/queue/open?after=99999999999999999999.1", "2,5,1,3,4,6," },
	};
	struct guest *mia;

	wishes(6);
	mia = site_as("mia");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = look(mia, rows[i].path);

		EQ(seen.status, 200);
		SAME(order_on(seen.body), str_of(rows[i].order));
	}
}

TEST(a_cursor_from_nowhere_is_no_error)
{
	static const char *const cursors[] = {
		"after=9223372036854775807.1", "after=-9223372036854775808.1", "before=-5.9",
		"before=9223372036854775807.9223372036854775807", "after=253402214400001.1",
		"before=1.1",
	};
	static const char *const sorts[] = { "due", "number", "updated", "priority" };
	struct guest *mia;

	wishes(2);
	mia = site_as("mia");
	for (size_t i = 0; i < sizeof cursors / sizeof *cursors; i++)
		for (size_t k = 0; k < sizeof sorts / sizeof *sorts; k++)
			EQ(get(mia, "/queue/open?sort=%s&%s", sorts[k], cursors[i]).status, 200);
}

TEST(an_order_or_a_place_that_is_none_is_said_above_the_list)
{
	struct guest *mia;

	wishes(2);
	mia = site_as("mia");
	HAS(get(mia, "/queue/open?sort=bogus").body, "sorted by &quot;Next due&quot;");
	HAS(get(mia, "/queue/open?after=abc").body, "This place in the list is not known");
	HAS(get(mia, "/queue/open?before=1").body, "This place in the list is not known");
	LACKS(get(mia, "/queue/open?sort=due&dir=up&unknown=1").body, "class=\"remark\"");
	HAS(get(mia, "/work?show=zz").body, "There is no list &quot;zz&quot;; this is Mine.");
	LACKS(get(mia, "/work?show=team").body, "class=\"remark\"");
	HAS(get(site_as("anna"), "/tickets?show=zz").body, "There is no list &quot;zz&quot;");
	HAS(get(site_as("rita"), "/agency?show=zz").body, "There is no list &quot;zz&quot;");
	HAS(get(site_as("rita"), "/agency?after=zz").body, "This place in the list");
}

/* Walks to the end and back; what it met on the way there and on the way back. */
static void walk(const struct guest *who, const char *path, struct str *there, struct str *back)
{
	const char *next;
	struct seen seen;
	int pages = 0;

	*there = *back = S("");
	do {
		seen = look(who, path);
		*there = str_format(test_mem(), "%.*s%.*s", FMT(*there), FMT(order_on(seen.body)));
		next = link_with(seen.body, "after=");
		path = next ? next : path;
		IS(++pages < 10);
	} while (next);
	do {
		*back = str_format(test_mem(), "%.*s%.*s", FMT(order_on(seen.body)), FMT(*back));
		next = link_with(seen.body, "before=");
		if (next)
			seen = look(who, next);
		IS(++pages < 20);
	} while (next);
}

static int64_t commas(struct str s)
{
	int64_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == ',';
	return n;
}

TEST(walking_there_and_back_meets_each_of_120_tickets_once)
{
	static const char *const paths[] = {
		"/queue/open?sort=due&dir=up", "/queue/open?sort=due&dir=down",
		"/queue/open?sort=priority&dir=up", "/queue/open?sort=priority&dir=down",
		"/queue/open?sort=number&dir=up", "/queue/open?sort=updated&dir=down",
		"/queue/unassigned?sort=due&dir=up", "/queue/unassigned?sort=priority&dir=down",
	};
	struct guest *mia;

	wishes(120);
	mia = site_as("mia");
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct str there, back;

		walk(mia, paths[i], &there, &back);
		EQ(commas(there), 120);
		SAME(back, there);
		for (int k = 1; k <= 120; k++)
			IS(str_search(str_format(test_mem(), ",%.*s", FMT(there)),
			              str_format(test_mem(), ",%d,", k)) != SIZE_MAX);
	}
}

TEST(tickets_that_share_their_moment_are_met_once_too)
{
	struct str there, back;

	wishes(120);
	say("UPDATE ticket SET due_at = '9999-12-31', updated_at = '2026-06-15'");
	walk(site_as("mia"), "/queue/open", &there, &back);
	EQ(commas(there), 120);
	SAME(back, there);
	walk(site_as("mia"), "/queue/open?sort=updated&dir=down", &there, &back);
	EQ(commas(there), 120);
	SAME(back, there);
}

TEST(each_view_holds_its_own)
{
	struct guest *mia;

	wishes(7);
	say("UPDATE ticket SET assignee_id = 3, status = 'open' WHERE subject = 'Wish 1.'");
	say("UPDATE ticket SET assignee_id = 4, status = 'open' WHERE subject = 'Wish 2.'");
	say("UPDATE ticket SET assignee_id = 3, status = 'waiting', waiting_for = 'requester'"
	    " WHERE subject = 'Wish 3.'");
	say("UPDATE ticket SET team_id = 2 WHERE subject = 'Wish 4.'");
	say("UPDATE ticket SET status = 'resolved', resolved_at = '2026-06-15 14:00'"
	    " WHERE subject = 'Wish 5.'");
	say("UPDATE ticket SET status = 'closed', resolved_at = '2026-06-01 14:00'"
	    " WHERE subject = 'Wish 6.'");
	mia = site_as("mia");
	STREQ(order_on(get(mia, "/queue/mine?sort=number").body), "1,3,");
	STREQ(order_on(get(mia, "/queue/unassigned").body), "7,");
	STREQ(order_on(get(mia, "/queue/waiting").body), "3,");
	STREQ(order_on(get(mia, "/queue/open?sort=number").body), "1,2,3,4,7,");
	STREQ(order_on(get(mia, "/queue/solved").body), "5,");
	STREQ(order_on(get(site_as("max"), "/queue/unassigned").body), "4,");
}

TEST(the_counts_are_of_the_one_who_looks)
{
	static const struct { const char *who, *mine, *unassigned; } rows[] = {
		{ "mia", ">1<", ">2<" }, { "max", ">0<", ">1<" },
	};

	wishes(4);
	say("UPDATE ticket SET assignee_id = 3 WHERE subject = 'Wish 1.'");
	say("UPDATE ticket SET team_id = 2 WHERE subject = 'Wish 2.'");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str page = get(site_as(rows[i].who), "/help").body;
		struct str mine = str_from(page, str_search(page, S("/queue/mine")));
		struct str loose = str_from(page, str_search(page, S("/queue/unassigned")));

		IS(str_search(str_sub(mine, 0, 120), str_of(rows[i].mine)) != SIZE_MAX);
		IS(str_search(str_sub(loose, 0, 120), str_of(rows[i].unassigned)) != SIZE_MAX);
	}
}

TEST(a_view_that_was_full_is_counted_again_after_a_minute)
{
	wishes(100);
	HAS(get(site_as("mia"), "/queue/open").body, "99 tickets and more");
	say("UPDATE ticket SET status = 'cancelled', closed_at = '2026-06-01 14:00'"
	    " WHERE subject <> 'Wish 1.'");
	HAS(get(site_as("mia"), "/queue/open").body, "99 tickets and more");
	HAS(get(site_as("mia"), "/queue/waiting").body, "0 tickets");
	site_at(TEST_NOW + 60000);
	HAS(get(site_as("mia"), "/queue/open").body, "1 ticket<");
}

TEST(nobody_owning_a_ticket_is_plain_to_see)
{
	wishes(1);
	HAS(get(site_as("mia"), "/queue/open").body, "Nobody");
	say("UPDATE ticket SET assignee_id = 3");
	HAS(get(site_as("mia"), "/queue/open").body, "Mia Ortega");
}

TEST(an_empty_view_says_what_that_means)
{
	HAS(get(site_as("mia"), "/queue/unassigned").body,
	    "Every ticket of your teams has an owner.");
}

TEST(the_queue_of_fifty_is_less_than_48_kilobytes)
{
	struct seen seen;

	wishes(60);
	seen = get(site_as("mia"), "/queue/open");
	EQ(commas(order_on(seen.body)), 50);
	IS(seen.body.n < 48 * 1024);
}

TEST(a_queue_that_is_none_is_not_there)
{
	EQ(get(site_as("mia"), "/queue/everything").status, 404);
	EQ(get(site_as("anna"), "/queue/open").status, 403);
	STREQ(get(site_as("mia"), "/queue").location, "/queue/mine");
}

TEST(lists_name_teams_and_agencies_also_in_a_house_where_nothing_was_ever_changed)
{
	struct seen seen;

	ask_for_help(site_as("anna"), "Wish 1.");
	OKAY(db_script(site_db(), S("DELETE FROM audit")));
	seen = look(site_as("mia"), "/queue/open");
	HAS(seen.body, "<small>Service desk</small>");
	HAS(seen.body, "<small>Transportation</small>");
}
