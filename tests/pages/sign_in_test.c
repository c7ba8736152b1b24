/* Signing in and out, as a browser sees it. */
#include "base/when.h"
#include "desk/sign_in.h"
#include "tests/site.h"

#define GOOD "email=anna%40demo.example&password=" TEST_PASSWORD
#define HOUR 3600000LL

static struct guest *a_stranger(void)
{
	struct seen page = get(NULL, "/sign-in");

	return guest_of(&page);
}

static struct seen sign_in(const struct guest *who, const char *body)
{
	return post(who, "/sign-in", body);
}

static const char *body_for(const char *name)
{
	return str_format(test_mem(), "email=%s%%40demo.example&password=" TEST_PASSWORD, name).p;
}

static const char *invite(int64_t person)
{
	struct str secret;

	OKAY(desk_invite(site_desk(NULL), person, &secret));
	return str_format(test_mem(), "/welcome/%.*s", FMT(secret)).p;
}

TEST(who_knows_the_password_comes_in)
{
	struct seen seen;

	site_passwords();
	seen = sign_in(a_stranger(), GOOD);
	EQ(seen.status, 303);
	STREQ(seen.location, "/");
	EQ(get(guest_of(&seen), "/tickets").status, 200);
	seen = sign_in(a_stranger(), body_for("mia"));
	STREQ(seen.location, "/queue/mine");
}

TEST(B081_the_cookie_is_for_this_host_for_https_and_for_no_script)
{
	struct seen seen;

	site_passwords();
	seen = sign_in(a_stranger(), GOOD);
	HAS(seen.head, "\r\nSet-Cookie: __Host-sid-0000test=");
	HAS(seen.cookie, "; Path=/; Secure; HttpOnly; SameSite=Lax");
	LACKS(seen.cookie, "Domain");
	EQ(cookie_set(&seen, "__Host-sid-0000test").n, 43);             /* 256 bits */
}

TEST(B045_who_signs_in_gets_a_new_cookie_and_the_old_session_is_over)
{
	struct guest *stranger = a_stranger(), *before = site_as("anna"), *after;
	struct seen seen;

	site_passwords();
	seen = sign_in(stranger, GOOD);
	IS(!str_eq(guest_of(&seen)->secret, stranger->secret));
	EQ(get(stranger, "/me").status, 303);                           /* fixation */
	seen = sign_in(before, GOOD);
	after = guest_of(&seen);
	EQ(get(before, "/me").status, 303);
	EQ(get(after, "/me").status, 200);
}

TEST(B045_a_session_set_before_signing_in_is_not_used_after)
{
	struct guest *planted = site_as(NULL), *victim;
	struct seen seen;

	site_passwords();
	planted->secret = S("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
	seen = sign_in(planted, GOOD);
	EQ(seen.status, 303);
	victim = guest_of(&seen);
	EQ(victim->secret.n, 43);
	IS(!str_eq(victim->secret, planted->secret));
	EQ(get(planted, "/me").status, 303);
	EQ(get(victim, "/me").status, 200);
	/* nor is it by a link */
	seen = post(planted, invite(2), "password=fine+old+otters&again=fine+old+otters");
	EQ(seen.status, 303);
	EQ(get(planted, "/me").status, 303);
	EQ(get(guest_of(&seen), "/me").status, 200);
}

TEST(B047_who_signs_out_is_out_here_and_nowhere_else)
{
	struct guest *here = site_as("anna"), *there = site_as("anna");
	struct seen seen = post(here, "/sign-out", "");

	STREQ(seen.location, "/sign-in");
	HAS(seen.head, "__Host-sid-0000test=; Path=/");
	HAS(seen.head, "Max-Age=0");
	EQ(get(here, "/me").status, 303);
	EQ(get(there, "/me").status, 200);
}

TEST(B047_who_signs_out_everywhere_is_out_everywhere)
{
	struct guest *here = site_as("anna"), *there = site_as("anna"), *boris = site_as("boris");

	EQ(post(here, "/sign-out-everywhere", "").status, 303);
	EQ(get(here, "/me").status, 303);
	EQ(get(there, "/me").status, 303);
	EQ(get(boris, "/me").status, 200);
}

TEST(B053_one_and_the_same_answer_to_everything_that_does_not_fit)
{
	static const char *const bodies[] = {
		"email=anna%40demo.example&password=wrong-password",
		"email=nobody%40demo.example&password=" TEST_PASSWORD,
		"email=anna%40demo.example&password=%24argon2id%24v%3D19",
	};
	struct seen first;

	site_passwords();
	first = sign_in(a_stranger(), "email=carla%40acme.example&password=x");
	EQ(first.status, 422);
	HAS(first.body, "The email address or the password is not right.");
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		struct seen seen = sign_in(a_stranger(), bodies[i]);

		EQ(seen.status, 422);
		HAS(seen.body, "The email address or the password is not right.");
		LACKS(seen.body, "wrong-password");
		LACKS(seen.body, TEST_PASSWORD);
	}
}

TEST(the_address_is_still_there_and_the_password_is_not)
{
	struct seen seen = sign_in(a_stranger(), "email=anna%40demo.example&password=");

	EQ(seen.status, 422);
	HAS(seen.body, "value=\"anna@demo.example\"");
	HAS(seen.body, "Please enter your password.");
}

TEST(B054_too_many_tries_have_to_wait_and_are_told_how_long)
{
	struct guest *stranger = a_stranger();
	struct seen seen;

	site_passwords();
	for (int i = 0; i < 5; i++)
		EQ(sign_in(stranger, "email=anna%40demo.example&password=x").status, 422);
	seen = sign_in(stranger, GOOD);
	EQ(seen.status, 429);
	STREQ(header_of(&seen, "Retry-After"), "1");
	HAS(seen.body, "Too many tries. Please wait 1 second.");
	site_at(TEST_NOW + 1000);
	EQ(sign_in(stranger, GOOD).status, 303);
}

TEST(B054_guesses_from_elsewhere_do_not_keep_her_out)
{
	struct guest *stranger = a_stranger();
	struct raw raw = { .method = POST, .path = "/sign-in", .cookie = cookie_of(stranger),
	                   .type = "application/x-www-form-urlencoded", .address = "203.0.113.9" };

	site_passwords();
	for (int i = 0; i < 8; i++) {
		raw.body = str_format(test_mem(), "csrf=%.*s&email=anna%%40demo.example&password=x",
		                      FMT(token_of(stranger)));
		EQ(ask_raw(&raw).status, i < 5 ? 422 : 429);
	}
	EQ(sign_in(stranger, GOOD).status, 303);
}

TEST(B055_a_password_of_a_kilobyte_is_read_and_one_byte_more_is_refused)
{
	char *p = arena_take(test_mem(), 1025);
	struct str longest = { p, 1024 };

	memset(p, 'p', 1025);
	EQ(sign_in(a_stranger(), str_format(test_mem(), "email=anna%%40demo.example&password=%.*s",
	                                    FMT(longest)).p).status, 422);
	longest.n = 1025;
	EQ(sign_in(a_stranger(), str_format(test_mem(), "email=anna%%40demo.example&password=%.*s",
	                                    FMT(longest)).p).status, 400);
}

TEST(B083_after_signing_in_one_goes_only_to_places_of_our_own)
{
	static const struct {
		const char *next, *location;
	} rows[] = {
		{ "/tickets/5",           "/tickets/5" },
		{ "/tickets?show=solved", "/tickets?show=solved" },
		{ "",                     "/" },
		{ "//evil.example",       "/" }, { "/\\evil.example", "/" },
		{ "https:evil.example",   "/" }, { "https://evil.example", "/" },
		{ "///evil.example",      "/" }, { "/%2f%2fevil.example", "/" },
		{ "/\tevil",              "/" }, { "\\\\evil", "/" },
		{ "javascript:alert(1)", "/" },
		{ "/a/../../b",           "/" }, { " /me", "/me" }, { "/%09/evil.example", "/" },
		{ "/\xe2\x80\xae/evil",   "/" }, { "evil", "/" }, { "/.//evil.example", "/" },
		{ "/\r\nSet-Cookie: a=b", "/" },
	};

	site_passwords();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str next = str_of(rows[i].next);
		struct seen page = get(NULL, "/sign-in?next=%s", encoded(next)), seen;

		EQ(page.status, 200);
		if (str_eq(str_of(rows[i].location), S("/")))
			LACKS(page.body, "evil");
		seen = sign_in(a_stranger(), str_format(test_mem(), "%s&next=%s", GOOD,
		                                              encoded(next)).p);
		SAME(seen.location, str_of(rows[i].location));
		LACKS(seen.head, "a=b");
	}
}

TEST(who_is_in_already_is_sent_on)
{
	STREQ(get(site_as("anna"), "/sign-in").location, "/");
	STREQ(get(site_as("anna"), "/sign-in?next=%%2Fme").location, "/me");
	STREQ(get(site_as("anna"), "/sign-in?next=%%2F%%2Fevil.example").location, "/");
}

TEST(B047_a_session_that_idled_is_over_for_agents_sooner_than_for_employees)
{
	struct guest *anna = site_as("anna"), *mia = site_as("mia");

	site_at(TEST_NOW + 8 * HOUR + 1);
	EQ(get(anna, "/me").status, 200);
	EQ(get(mia, "/me").status, 303);
	site_at(TEST_NOW + 7 * MS_PER_DAY + 1);
	EQ(get(anna, "/me").status, 303);
}

TEST(B046_hashes_and_secrets_are_on_no_page)
{
	struct guest *anna = site_as("anna");
	struct seen seen;

	site_passwords();
	seen = get(anna, "/me");
	HAS(seen.body, "this one");
	LACKS(seen.body, "argon2");
	IS(str_search(seen.body, anna->secret) == SIZE_MAX);
	IS(str_search(seen.head, anna->secret) == SIZE_MAX);
}

TEST(a_welcome_link_sets_the_password_and_lets_in)
{
	const char *link = invite(1);
	struct guest *stranger = a_stranger();
	struct seen seen;

	site_passwords();
	HAS(get(stranger, "%s", link).body, "At least 8 characters.");
	/* looking does not use it up */
	HAS(get(stranger, "%s", link).body, "Anna Reyes");
	seen = post(stranger, link, "password=fine+old+otters&again=fine+old+otters");
	EQ(seen.status, 303);
	EQ(get(guest_of(&seen), "/me").status, 200);
	EQ(sign_in(a_stranger(), "email=anna%40demo.example&password=fine+old+otters").status, 303);
	EQ(sign_in(a_stranger(), GOOD).status, 422);
}

TEST(B049_a_welcome_link_is_good_once)
{
	const char *link = invite(1);
	struct guest *stranger = a_stranger();

	site_passwords();
	EQ(post(stranger, link, "password=fine+old+otters&again=fine+old+otters").status, 303);
	EQ(get(stranger, "%s", link).status, 404);
	EQ(post(stranger, link, "password=other+otters+2&again=other+otters+2").status, 404);
}

TEST(B049_a_welcome_link_lives_a_day_and_dies_of_a_newer_one)
{
	const char *first = invite(1), *second = invite(1);
	struct guest *stranger = a_stranger();

	EQ(get(stranger, "%s", first).status, 404);
	EQ(get(stranger, "%s", second).status, 200);
	site_at(TEST_NOW + MS_PER_DAY + 1);
	EQ(get(stranger, "%s", second).status, 404);
	EQ(post(stranger, second, "password=fine+old+otters&again=fine+old+otters").status, 404);
}

TEST(B049_a_welcome_link_is_for_one_person_and_only_as_it_was_written)
{
	const char *annas = invite(1), *boris = invite(2);
	struct str secret = str_from(str_of(annas), 9);
	const struct str odd[] = {
		str_lower(test_mem(), secret), str_format(test_mem(), "%.*s%%20", FMT(secret)),
		str_format(test_mem(), "%%20%.*s", FMT(secret)), str_sub(secret, 0, 42), S("%25"),
		str_format(test_mem(), "%.*s%%00", FMT(secret)), S("_"), S("%27+OR+1=1+--"),
		str_format(test_mem(), "%.*s/", FMT(secret)), S("0"), S("null"),
	};
	struct guest *stranger = a_stranger();

	site_passwords();
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		const char *path = str_format(test_mem(), "/welcome/%.*s", FMT(odd[i])).p;
		int status = post(stranger, path, "password=fine+old+otters&again=fine+old+otters")
			.status;

		IS(status == 404 || status == 400);
	}
	for (int i = 0; i < 3; i++)     /* as a mail scanner looks at links */
		EQ(ask_raw(&(struct raw){ .path = annas, .head = i > 1 }).status, 200);
	EQ(post(stranger, annas, "password=fine+old+otters&again=fine+old+otters").status, 303);
	EQ(sign_in(a_stranger(), "email=boris%40demo.example&password=fine+old+otters").status,
	   422);
	EQ(get(stranger, "%s", boris).status, 200);
}

TEST(B049_a_welcome_link_is_over_when_its_person_is_sent_away_or_has_a_new_address)
{
	const char *link = invite(2), *other = invite(1);

	EQ(post(site_as("ada"), "/admin/people/2/deactivate", "heir=").status, 303);
	EQ(get(NULL, "%s", link).status, 404);
	EQ(post(site_as("ada"), "/admin/people/1",
	        "version=1&name=Anna+Reyes&email=anna.reyes%40demo.example").status, 303);
	EQ(get(NULL, "%s", other).status, 404);
}

TEST(B050_a_link_begins_with_the_address_that_was_configured)
{
	struct guest *ada = site_as("ada");
	struct seen seen = ask_raw(&(struct raw){ .method = POST,
		.path = "/admin/people/2/link?host=evil.example", .cookie = cookie_of(ada),
		.type = "application/x-www-form-urlencoded",
		.body = str_format(test_mem(), "csrf=%.*s&once=AAAAAAAAAAAAAAAAAAAAAA",
		                   FMT(token_of(ada))) });

	HAS(seen.body, "http://127.0.0.1:8080/welcome/");
	LACKS(seen.body, "evil");
	EQ(ask_raw(&(struct raw){ .path = "//evil.example/me", .cookie = cookie_of(ada) }).status,
	   404);
}

TEST(a_password_that_is_not_taken_says_why_and_leaves_the_link_good)
{
	static const struct {
		int64_t person;
		const char *body, *says;
	} rows[] = {
		{ 1, "password=1w3t5-x&again=1w3t5-x", "8" },
		{ 3, "password=1w3t5-x8zz1&again=1w3t5-x8zz1", "12" },
		{ 1, "password=fine+old+otters&again=fine+old+otter", "The two passwords differ." },
		{ 1, "password=&again=", "8" },
	};

	site_passwords();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *link = invite(rows[i].person);
		struct seen seen = post(a_stranger(), link, rows[i].body);

		EQ(seen.status, 422);
		IS(str_search(seen.body, str_of(rows[i].says)) != SIZE_MAX);
		LACKS(seen.body, "otter");
		EQ(get(a_stranger(), "%s", link).status, 200);
	}
}

TEST(B049_a_welcome_link_with_a_letter_changed_is_none)
{
	char *link = (char *)str_copy(test_mem(), str_of(invite(1))).p;

	link[20] = link[20] == 'a' ? 'b' : 'a';
	EQ(get(a_stranger(), "%s", link).status, 404);
	EQ(get(a_stranger(), "/welcome/%%25").status, 404);
}

TEST(with_the_database_away_the_address_is_kept_and_the_password_is_not)
{
	struct guest *stranger = a_stranger();
	struct seen seen;

	site_lose_database();
	seen = sign_in(stranger, GOOD);
	EQ(seen.status, 503);
	HAS(seen.body, "anna@demo.example");
	LACKS(seen.body, TEST_PASSWORD);
}

TEST(the_demo_sign_ins_are_on_no_page_of_a_real_site)
{
	LACKS(get(NULL, "/sign-in").body, "otter-lagoon");
	LACKS(get(NULL, "/sign-in").body, "demo.example");
}
