/* Forms: what was typed comes back as typed, with what is wrong beside it. */
#include "http/form.h"
#include "pages/routes.h"
#include "tests/site.h"

static struct str long_text(size_t n)
{
	char *p = arena_take(test_mem(), n);

	memset(p, 'a', n);
	return (struct str){ p, n };
}

static const char *body(const char *fmt, const char *value)
{
	return str_format(test_mem(), "%s%s", fmt, value).p;
}

TEST(a_form_that_was_not_accepted_comes_back_as_it_was)
{
	struct seen seen = post(site_as("anna"), "/tickets", "text=&kind=request&blocked=cannot"
		"&affected=team&category=2&phone=555-7777&location=Tulsa+%226F%22");

	EQ(seen.status, 422);
	HAS(seen.body, "Please describe what you need.");
	HAS(seen.body, "value=\"request\" checked");
	HAS(seen.body, "value=\"cannot\" checked");
	HAS(seen.body, "value=\"team\" checked");
	HAS(seen.body, "<option value=\"2\" selected>");
	HAS(seen.body, "value=\"555-7777\"");
	HAS(seen.body, "value=\"Tulsa &quot;6F&quot;\"");
}

TEST(each_fault_is_said_on_top_and_at_its_field)
{
	struct seen seen = post(site_as("anna"), "/tickets", "text=");

	HAS(seen.body, "<a href=\"#ask-text\">Please describe what you need.</a>");
	HAS(seen.body, "id=\"ask-text-wrong\">Please describe what you need.");
	HAS(seen.body, "aria-invalid=\"true\"");
}

TEST(lines_and_blanks_of_a_text_survive_a_round)
{
	struct seen seen = post(site_as("anna"), "/tickets",
	                        "text=%0D%0A%20%20one%0D%0A%0D%0A%20two%20%3C%26%3E&kind=nothing");

	EQ(seen.status, 422);
	HAS(seen.body, "  one\n\n two &lt;&amp;&gt;</textarea>");
}

TEST(wrong_kinds_of_values_are_said_at_their_field)
{
	static const struct {
		const char *body, *says;
	} rows[] = {
		{ "text=a&category=two",          "This has to be a number." },
		{ "text=a&category=-1",           "This has to be a number." },
		{ "text=a&category=1.5",          "This has to be a number." },
		{ "text=a&category=1+OR+1",       "This has to be a number." },
		{ "text=a&category=9999999999999999999999", "This has to be a number." },
		{ "text=a&category=99",           "This category does not exist." },
		{ "text=a&kind=Incident",         "Please choose one of these." },
		{ "text=a&kind=problem",          "This type is not for this requester." },
		{ "text=a&blocked=%27",           "Please choose one of these." },
		{ "text=a&affected=0",            "Please choose one of these." },
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = post(anna, "/tickets", rows[i].body);

		EQ(seen.status, 422);
		IS(str_search(seen.body, str_of(rows[i].says)) != SIZE_MAX);
	}
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 0);
}

TEST(texts_have_their_limits_and_the_last_byte_still_fits)
{
	static const struct {
		const char *field;
		size_t most;
	} rows[] = {
		{ "text=", 65535 }, { "text=a&phone=", 40 }, { "text=a&location=", 120 },
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = post(anna, "/tickets",
			body(rows[i].field, str_z(test_mem(), long_text(rows[i].most + 1))));

		EQ(seen.status, 422);
		HAS(seen.body, "This is too long");
		EQ(post(anna, "/tickets", body(rows[i].field,
			str_z(test_mem(), long_text(rows[i].most)))).status, 303);
	}
	EQ(count_of("SELECT COUNT(*) FROM ticket"), 3);
}

TEST(a_name_of_forty_letters_of_two_bytes_fits_a_field_of_eighty_bytes)
{
	struct guest *anna = site_as("anna");

	EQ(post(anna, "/me", "name=%C3%84%C3%96%C3%9C+Anna&zone=&theme=dark").status, 303);
	STREQ(text_of("SELECT name FROM person WHERE id = 1"), "\xc3\x84\xc3\x96\xc3\x9c Anna");
}

TEST(B040_invisible_characters_are_taken_out_before_anything_is_checked)
{
	struct guest *anna = site_as("anna");

	EQ(post(anna, "/tickets", "text=%E2%80%8B%E2%80%AE%0A%20").status, 422);
	EQ(post(anna, "/me", "name=%E2%80%8B%E2%80%AE&zone=&theme=dark").status, 422);
}

TEST(one_line_stays_one_line)
{
	struct guest *anna = site_as("anna");

	EQ(post(anna, "/tickets", "text=a&location=Room%0D%0A%09+1").status, 303);
	STREQ(text_of("SELECT requester_location FROM ticket"), "Room 1");
}

TEST(every_field_of_every_form_has_a_limit)
{
	for (size_t t = 0; all_routes[t]; t++)
		for (const struct route *r = all_routes[t]; r->path; r++)
			for (size_t i = 0; r->form && i < r->form->count; i++) {
				const struct input *in = &r->form->input[i];
				bool text = in->kind == IN_LINE || in->kind == IN_TEXT
				         || in->kind == IN_SECRET;

				IS(!text || (in->most > 0 && in->most <= 65535));
				IS(in->kind != IN_NAME || in->names);
			}
}
