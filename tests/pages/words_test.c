/*
 * In the pseudo-language every word of ours stands in [!! brackets !!]. Where all data are
 * digits and Greek letters, what is left in Latin letters was never marked for translation.
 */
#include "base/buf.h"
#include "tests/site.h"

/* Names of zones and our own name are the same in every language. */
static bool needs_no_words(struct str word)
{
	static const char *const same[] = { "UTC", "CDT", "Firstline", "OPS", "CSV" };

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (str_eq(word, str_of(same[i])))
			return true;
	return str_find(word, '/') != SIZE_MAX;
}

/* Everything that a person reads: text, and the attributes that are read out or pop up. */
static struct str read_out(struct str page)
{
	static const char *const attributes[] = { " title=\"", " aria-label=\"", " placeholder=\"",
	                                          " alt=\"" };
	struct buf b;

	buf_init(&b, test_mem(), page.n * 2);
	while (page.n) {
		size_t open = str_find(page, '<'), close;
		struct str tag;

		buf_add(&b, str_sub(page, 0, open));
		buf_char(&b, ' ');
		if (open == SIZE_MAX)
			break;
		page = str_from(page, open);
		close = str_find(page, '>');
		tag = str_sub(page, 0, close);
		for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
			struct str name = str_of(attributes[i]);
			size_t at = str_search(tag, name);
			struct str value = at == SIZE_MAX ? S("") : str_from(tag, at + name.n);

			buf_add(&b, str_sub(value, 0, str_find(value, '"')));
			buf_char(&b, ' ');
		}
		page = str_from(page, tag.n + 1);
	}
	return buf_str(&b);
}

static struct str without_marked(struct str text)
{
	int depth = 0;
	struct buf b;

	buf_init(&b, test_mem(), text.n + 1);
	while (text.n) {
		size_t n = 1;

		if (str_begins(text, S("[!!")))
			depth += (n = 3) > 0;
		else if (str_begins(text, S("!!]")))
			depth -= (n = 3) > 0;
		else if (text.p[0] == '&')
			n = str_find(text, ';') + 1;
		else if (!depth)
			buf_char(&b, text.p[0]);
		text = str_from(text, n);
	}
	return buf_str(&b);
}

static bool is_of_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '_';
}

/* All words of three Latin letters and more that nobody marked. */
static struct str unmarked(struct str page)
{
	struct str text = without_marked(read_out(page)), found = S("");

	while (text.n) {
		size_t n = 0;

		while (n < text.n && is_of_word(text.p[n]))
			n++;
		if (n >= 3 && !needs_no_words(str_sub(text, 0, n)))
			found = str_format(test_mem(), "%.*s%.*s ", FMT(found),
			                   FMT(str_sub(text, 0, n)));
		text = str_from(text, n + 1);
	}
	return found;
}

/* A house without a Latin letter in it, whose people read the pseudo-language. */
static const char *a_foreign_house(void)
{
	const char *ticket;

	site_db();
	say("UPDATE person SET language = 'qps', name = CONCAT('\xce\xa9 ', id), location = '1',"
	    " phone = '2'");
	say("UPDATE team SET name = CONCAT('\xce\xa9 ', id)");
	say("UPDATE agency SET name = CONCAT('\xce\xa9 ', id)");
	say("UPDATE category SET name = CONCAT('\xce\xa9 ', id)");
	say("INSERT INTO setting (name, value) VALUES ('desk_name', '\xce\xa9'), ('desk_hours',"
	    " '24')");
	ticket = ask_for_help(site_as("anna"), "1");
	EQ(post(site_as("mia"), below(ticket, "note"), "text=2").status, 303);
	EQ(post(site_as("mia"), below(ticket, "reply"), "text=3&then=waiting").status, 303);
	EQ(post_file(site_as("anna"), below(ticket, "reply"), "text=4&once=AAAAAAAAAAAAAAAAAAAAAA",
	             "5.6", "text/plain", S("x")).status, 303);
	say("UPDATE person SET email = CONCAT('\xce\xa9@', id)");
	return ticket;
}

static struct guest *guest_number(int64_t id)
{
	static const char *const names[] = { "", "1", "2", "3", "4", "5", "6", "7", "8" };

	return site_as(str_format(test_mem(), "\xce\xa9@%s", names[id]).p);
}

static void all_marked(const struct guest *who, const char *path)
{
	struct seen seen = get(who, "%s", path);

	SAME(str_format(test_mem(), "%s %d: %.*s", path, seen.status, FMT(unmarked(seen.body))),
	     str_format(test_mem(), "%s 200: ", path));
}

TEST(english_would_be_found)
{
	HAS(unmarked(get(site_as("mia"), "/queue/open").body), "Unassigned");
	HAS(unmarked(get(site_as("anna"), "/tickets/new").body), "affected");
}

TEST(nothing_that_an_employee_reads_is_unmarked)
{
	static const char *const paths[] = { "/", "/help", "/me", "/tickets",
		"/tickets?show=solved", "/tickets?show=waiting", "/tickets?show=shared",
	                                     "/tickets/new" };
	const char *ticket = a_foreign_house();
	struct guest *anna = guest_number(1);

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		all_marked(anna, paths[i]);
	all_marked(anna, ticket);
}

TEST(nothing_that_the_desk_reads_is_unmarked)
{
	static const char *const paths[] = { "/", "/queue/mine", "/queue/unassigned",
		"/queue/waiting", "/queue/open", "/queue/solved", "/tickets/for",
	                                     "/people/find?q=9", "/me" };
	const char *ticket = a_foreign_house();
	struct guest *mia = guest_number(3), *otto = guest_number(8);

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		all_marked(mia, paths[i]);
	all_marked(mia, ticket);
	all_marked(otto, ticket);
	all_marked(otto, below(ticket, "timeline"));
}

TEST(nothing_of_a_solved_ticket_is_unmarked)
{
	const char *ticket = a_foreign_house();
	struct guest *mia = guest_number(3);

	say("UPDATE ticket SET category_id = 3");
	EQ(post(mia, below(ticket, "resolve"), "text=7&code=workaround&version=99").status, 303);
	all_marked(guest_number(1), ticket);
	all_marked(mia, ticket);
	all_marked(mia, "/queue/solved");
}

TEST(no_fault_is_unmarked)
{
	static const struct { const char *path, *body; } rows[] = {
		{ "/tickets", "text=&kind=x&category=x&blocked=x&affected=x" },
		{ "/me", "name=&zone=0&theme=0" },
		{ "/tickets", "nonsense=1" },
	};
	struct guest *anna;

	a_foreign_house();
	anna = guest_number(1);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = post(anna, rows[i].path, rows[i].body);
		struct str left = unmarked(seen.body);

		/* The request's number is "test" here. */
		if (!str_eq(left, S("")) && !str_eq(left, S("test ")))
			SAME(left, S(""));
		IS(seen.status == 422 || seen.status == 400);
	}
	STREQ(unmarked(get(anna, "/nothing").body), "test ");
}

TEST(english_is_what_everybody_else_reads)
{
	LACKS(get(site_as("anna"), "/").body, "[!!");
	say("UPDATE person SET language = 'xx' WHERE id = 1");
	LACKS(get(site_as("anna"), "/").body, "[!!");
}
