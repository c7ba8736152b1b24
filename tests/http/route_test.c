/* Addresses: what is one of ours, and what is not. */
#include "http/route.h"
#include "pages/routes.h"
#include "tests/site.h"

TEST(B037_what_is_no_address_of_ours_is_not_there)
{
	static const char *const paths[] = {
		"/tickets/5/x.css", "/tickets/5/", "/tickets/0", "/tickets/-1", "/tickets/05",
		"/tickets/5x", "/tickets/%35%20", "/tickets/9999999999999999999999", "/tickets/1e3",
		"/tickets/new/x",
		"/queue/open/x", "/queue/OPEN", "/queue/open%00", "/index.html", "/.git/config",
		"/admin/",
		"/static/", "/tickets//5", "/./tickets", "/tickets/../me", "/welcome/short",
		"/server-status", "/TICKETS", "/sign-in/", "/attachments/1/a.png", "/uploads",
	};
	struct guest *ada = site_as("ada");

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct seen seen = get(ada, "%s", paths[i]);

		if (seen.status != 404 && seen.status != 405 && seen.status != 400)
			SAME(str_of(paths[i]), S("an address that is there"));
		LACKS(seen.body, "The printer");
	}
}

TEST(B087_a_page_under_the_name_of_a_style_sheet_is_not_there)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "The printer eats paper");

	EQ(get(anna, "%s/x.css", ticket).status, 404);
	EQ(get(anna, "%s;x.css", ticket).status, 404);
	EQ(get(anna, "%s%%2fx.css", ticket).status, 400);
	EQ(get(anna, "/me/x.js").status, 404);
}

TEST(B089_what_is_there_for_one_method_is_405_for_the_others)
{
	static const struct {
		enum method method;
		const char *path;
		int status;
	} rows[] = {
		{ POST,  "/",                   405 }, { POST,  "/queue/open",     405 },
		{ POST,  "/attachments/1",      405 }, { GET,   "/sign-out",       405 },
		{ GET,   "/tickets/1/take",     405 }, { GET,   "/uploads",        405 },
		{ OTHER, "/",                   405 }, { OTHER, "/tickets",        405 },
		{ OTHER, "/tickets/1",          405 }, { OTHER, "/nothing",        404 },
		{ OTHER, "/healthz",            405 }, { POST,  "/healthz",        405 },
	};
	struct guest *ada = site_as("ada");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		EQ(ask_raw(&(struct raw){ .method = rows[i].method, .path = rows[i].path,
		                          .cookie = cookie_of(ada) }).status, rows[i].status);
}

TEST(B089_looking_with_head_is_looking)
{
	struct guest *anna = site_as("anna");
	struct seen seen = ask_raw(&(struct raw){ .path = "/me", .cookie = cookie_of(anna),
	                                          .head = true });

	EQ(seen.status, 200);
	EQ(ask_raw(&(struct raw){ .path = "/sign-out", .cookie = cookie_of(anna),
	                          .head = true }).status, 405);
	EQ(get(anna, "/me").status, 200);
}

TEST(no_two_routes_are_the_same)
{
	for (size_t t = 0; all_routes[t]; t++) {
		for (const struct route *r = all_routes[t]; r->path; r++) {
			int same = 0;

			for (size_t u = 0; all_routes[u]; u++)
				for (const struct route *q = all_routes[u]; q->path; q++)
					same += q->method == r->method && !strcmp(q->path, r->path);
			EQ(same, 1);
		}
	}
}

TEST(a_plain_word_goes_before_a_number)
{
	static const struct { const char *path, *route; } rows[] = {
		{ "/tickets/new", "/tickets/new" }, { "/tickets/for", "/tickets/for" },
		{ "/tickets/12", "/tickets/{id}" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct request rq = { .method = GET, .path = str_of(rows[i].path) };
		struct found found;

		route_find(all_routes, &rq, &found);
		SAME(str_of(found.route->path), str_of(rows[i].route));
	}
}
