/* Where an admin starts: what is looked at and what is not, finding a room, the file. */
#include "tests/site.h"

TEST(what_nobody_looks_at_is_said_and_is_never_well)
{
	struct str body = get(site_as("ada"), "/admin").body;

	HAS(body, "Mail: not set up");
	HAS(body, "Backups: not watched");
	HAS(body, "TLS: not");
	LACKS(body, "all is well");
}

TEST(a_room_and_a_setting_are_found_by_their_words)
{
	static const struct { const char *q, *has; } rows[] = {
		{ "sla", "href=\"/admin/rules\"><span>Priorities" },
		{ "RETENTION", "href=\"/admin/privacy/keeping\"><span>" },
		{ "solved+ticket+closes", "href=\"/admin/settings?q=close_days\"" },
		{ "agents_see", "href=\"/admin/settings?q=agents_see\"" },
		{ "zeppelin", "No page and no setting is called so." },
		{ "%3Cb+id%3Dhd-7%3E", "value=\"&lt;b id=hd-7&gt;\"" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = ask_raw(&(struct raw){ .cookie = cookie_of(site_as("ada")),
			.path = str_format(test_mem(), "/admin?q=%s", rows[i].q).p });

		EQ(seen.status, 200);
		test_has(seen.body, str_of(rows[i].has), true, rows[i].q, HERE);
	}
	LACKS(get(site_as("ada"), "/admin").body, "start-met");
}

TEST(the_configuration_is_a_file_without_a_secret)
{
	struct seen seen;

	site_passwords();
	seen = get(site_as("ada"), "/admin/configuration.json");
	EQ(seen.status, 200);
	SAME(seen.type, S("application/json; charset=utf-8"));
	HAS(seen.head, "filename=\"configuration.json\"");
	HAS(seen.body, "\"name\":\"close_days\",\"value\":\"7\"");
	HAS(seen.body, "\"impact\":\"one\"");
	HAS(seen.body, "\"Service desk\"");
	HAS(seen.body, "\"Network: VPN\"");
	HAS(seen.body, "\"templates\": [");
	LACKS(seen.body, "$argon2");
	LACKS(seen.body, "anna@demo.example");
	EQ(get(site_as("lena"), "/admin/configuration.json").status, 403);
	EQ(get(site_as("otto"), "/admin/configuration.json").status, 403);
}
