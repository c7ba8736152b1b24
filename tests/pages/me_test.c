/* One's own profile. */
#include "tests/site.h"

TEST(a_profile_is_saved_and_shown)
{
	struct guest *anna = site_as("anna");

	EQ(post(anna, "/me",
	        "name=Anna+R.&phone=111&location=2&zone=Europe%2FBerlin&theme=dark").status, 303);
	HAS(get(anna, "/me").body, "value=\"Anna R.\"");
	HAS(get(anna, "/me").body, "<option value=\"Europe/Berlin\" selected>");
	HAS(get(anna, "/help").body, "data-theme=\"dark\"");
}

TEST(what_cannot_be_saved_comes_back_and_nothing_is_saved)
{
	static const struct {
		const char *body, *says;
	} rows[] = {
		{ "name=&phone=9&zone=&theme=dark", "Please enter your name." },
		{ "name=A&phone=9&zone=Mars%2FBase&theme=dark", "This time zone is not known." },
		{ "name=A&phone=9&zone=..%2F..%2Fetc%2Fpasswd&theme=dark",
			"This time zone is not known." },
		{ "name=A&phone=9&zone=%2Fetc%2Flocaltime&theme=dark",
			"This time zone is not known." },
		{ "name=A&phone=9&zone=&theme=pink", "Please choose one of these." },
		{ "name=A&phone=9&zone=&theme=dark", "This is no phone number" },
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = post(anna, "/me", rows[i].body);

		EQ(seen.status, 422);
		IS(str_search(seen.body, str_of(rows[i].says)) != SIZE_MAX);
		HAS(seen.body, "value=\"9\"");
	}
	STREQ(text_of("SELECT CONCAT(name, phone, theme) FROM person WHERE id = 1"),
	      "Anna Reyes555-0101system");
}

TEST(nobody_gives_herself_a_role_or_another_address)
{
	static const char *const fields[] = { "roles=admin", "role=admin",
		"email=boss%40demo.example", "id=2", "vip=1", "agency_id=2", "active=1",
	                                      "password_hash=x", "language=qps" };
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		EQ(post(anna, "/me", str_format(test_mem(), "name=A&%s", fields[i]).p).status, 400);
	STREQ(text_of("SELECT roles FROM person WHERE id = 1"), "employee");
}

TEST(where_one_is_signed_in_is_listed_without_a_secret)
{
	struct guest *anna = site_as("anna"), *other = site_as("anna");
	struct seen seen;

	say("UPDATE session SET browser = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0'");
	site_as("boris");
	seen = get(anna, "/me");
	HAS(seen.body, "Firefox on Linux");
	LACKS(seen.body, "A browser");
	IS(str_search(seen.body, other->secret) == SIZE_MAX);
}
