/* Who else may send a form in somebody's name: nobody. */
#include "pages/routes.h"
#include "http/route.h"
#include "tests/site.h"

static struct seen send(const struct guest *who, struct str token, const char *origin,
                        const char *fetch_site)
{
	struct str body = str_format(test_mem(), "csrf=%.*s&text=Hello&once=%.*s", FMT(token),
	                             FMT(key_for(S(""))));

	return ask_raw(&(struct raw){ .method = POST, .path = "/tickets", .cookie = cookie_of(who),
		.type = "application/x-www-form-urlencoded", .origin = origin,
		.fetch_site = fetch_site, .body = body });
}

static int64_t tickets(void)
{
	return count_of("SELECT COUNT(*) FROM ticket");
}

/* The same text with one character in it changed. */
static struct str touched(struct str s, size_t at)
{
	struct str copy = str_copy(test_mem(), s);

	((char *)copy.p)[at] = copy.p[at] == 'A' ? 'B' : 'A';
	return copy;
}

TEST(B081_a_form_without_its_token_is_not_ours)
{
	struct guest *anna = site_as("anna"), *boris = site_as("boris"), *again = site_as("anna");
	struct str token = token_of(anna);
	const struct str wrong[] = {
		S(""), S("x"), S("0"), S("null"), S("%00"), token_of(boris), token_of(again),
		touched(token, 0), touched(token, 50), str_sub(token, 0, token.n - 1),
		str_format(test_mem(), "%.*sA", FMT(token)), str_lower(test_mem(), token),
		str_format(test_mem(), "%.*s%%20", FMT(token)),
	};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct seen seen = send(anna, wrong[i], NULL, NULL);

		EQ(seen.status, 403);
		HAS(seen.body, "did not come from a page of ours");
	}
	EQ(tickets(), 0);
	EQ(send(anna, token, NULL, NULL).status, 303);
}

TEST(what_was_typed_into_a_form_that_had_grown_old_is_not_lost)
{
	struct seen seen = send(site_as("anna"), S("old"), "http://127.0.0.1:8080", "same-origin");

	EQ(seen.status, 403);
	HAS(seen.body, "This is what you had typed");
	HAS(seen.body, "value=\"Hello\"");
}

TEST(B081_another_site_sends_no_forms_here)
{
	static const struct {
		const char *origin, *fetch_site;
		int status;
	} rows[] = {
		{ NULL,                          NULL,          303 },
		{ "http://127.0.0.1:8080",       "same-origin", 303 },
		{ "http://127.0.0.1:8080",       NULL,          303 },
		{ NULL,                          "none",        303 },
		{ "http://evil.example",         "cross-site",  403 },
		{ "http://evil.example",         NULL,          403 },
		{ NULL,                          "cross-site",  403 },
		{ NULL,                          "same-site",   403 },
		{ "null",                        NULL,          403 },
		{ "http://127.0.0.1:8081",       "same-site",   403 },
		{ "https://127.0.0.1:8080",      NULL,          403 },
		{ "http://127.0.0.1:8080.evil.example", NULL,   403 },
		{ "http://localhost:8080",       NULL,          403 },
		{ "http://127.0.0.1:8080",       "cross-site",  403 },
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		EQ(send(anna, token_of(anna), rows[i].origin, rows[i].fetch_site).status,
		   rows[i].status);
}

TEST(what_another_site_filled_in_is_not_offered_to_be_sent_again)
{
	struct seen seen = send(site_as("anna"), S("x"), "http://evil.example", "cross-site");

	EQ(seen.status, 403);
	LACKS(seen.body, "Hello");
}

TEST(B082_signing_in_and_out_need_a_token_too)
{
	static const char *const paths[] = { "/sign-in", "/sign-out", "/sign-out-everywhere" };
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		EQ(ask_raw(&(struct raw){ .method = POST, .path = paths[i],
			.cookie = cookie_of(anna),
			.type = "application/x-www-form-urlencoded",
			.body = S("a=b") }).status, 403);
	EQ(get(anna, "/me").status, 200);
}

TEST(B081_no_post_of_any_route_is_carried_out_without_a_token)
{
	struct guest *ada = site_as("ada");
	const char *ticket = ask_for_help(site_as("anna"), "Help");
	int64_t events = count_of("SELECT COUNT(*) FROM event");

	for (size_t t = 0; all_routes[t]; t++) {
		for (const struct route *r = all_routes[t]; r->path; r++) {
			struct str path = str_of(r->path);
			size_t at = str_search(path, S("{id}"));

			if (r->method != POST || str_search(path, S("{secret}")) != SIZE_MAX)
				continue;
			if (at != SIZE_MAX)
				path = str_format(test_mem(), "%.*s%ld%.*s",
				                  FMT(str_sub(path, 0, at)),
				                  (long)number_of(ticket),
				                  FMT(str_from(path, at + 4)));
			EQ(ask_raw(&(struct raw){ .method = POST, .path = str_z(test_mem(), path),
				.cookie = cookie_of(ada),
				.type = "application/x-www-form-urlencoded",
				.body = S("csrf=x") }).status, 403);
		}
	}
	EQ(count_of("SELECT COUNT(*) FROM event"), events);
}

TEST(a_token_is_new_on_every_page_and_all_of_them_are_good)
{
	struct guest *anna = site_as("anna");
	struct str one = token_of(anna), two = token_of(anna);

	IS(!str_eq(one, two));
	EQ(send(anna, one, NULL, NULL).status, 303);
	EQ(send(anna, two, NULL, NULL).status, 303);
	EQ(send(anna, one, NULL, NULL).status, 303);
}

TEST(a_stranger_has_a_token_of_his_own_cookie)
{
	struct seen page = get(NULL, "/sign-in");
	struct guest *stranger = guest_of(&page);

	IS(stranger->secret.n == 43);
	EQ(post(stranger, "/sign-in", "email=&password=").status, 422);
	EQ(post(site_as(NULL), "/sign-in", "").status, 422);
}
