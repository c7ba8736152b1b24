/* Headers: on every answer, whatever it says. */
#include "http/reply.h"
#include "tests/site.h"

static const char policy[] =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
	"font-src 'self'; media-src 'self'; connect-src 'self'; frame-src 'self'; "
	"manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
	"object-src 'none'";

static void is_guarded(struct seen seen)
{
	SAME(header_of(&seen, "Content-Security-Policy"), str_of(policy));
	STREQ(header_of(&seen, "X-Content-Type-Options"), "nosniff");
	STREQ(header_of(&seen, "Referrer-Policy"), "same-origin");
	STREQ(header_of(&seen, "Cross-Origin-Opener-Policy"), "same-origin");
	STREQ(header_of(&seen, "Cross-Origin-Resource-Policy"), "same-origin");
	STREQ(header_of(&seen, "Cache-Control"), "no-store");
	IS(header_of(&seen, "Permissions-Policy").n > 0);
	IS(header_of(&seen, "X-Request-Id").n > 0);
	IS(header_of(&seen, "Server-Timing").n > 0);
	LACKS(seen.head, "Access-Control");
	LACKS(seen.head, "unsafe-");
	LACKS(seen.head, "X-Powered");
}

TEST(B084_B085_B087_every_page_carries_the_headers)
{
	static const char *const paths[] = { "/", "/help", "/me", "/tickets", "/tickets/new",
		"/queue",
		"/queue/open", "/queue/none", "/sign-in", "/nothing", "/healthz", "/readyz",
		"/tickets/999999", "/people/find?q=a", "/welcome/x", "/attachments/1", "//",
		"/%2e" };
	static const char *const people[] = { NULL, "anna", "mia", "otto" };

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct guest *g = site_as(people[i]);

		for (size_t k = 0; k < sizeof paths / sizeof *paths; k++)
			is_guarded(get(g, "%s", paths[k]));
	}
}

TEST(B084_B085_B087_every_refusal_carries_the_headers)
{
	struct guest *anna = site_as("anna");

	is_guarded(post(anna, "/tickets", ""));                                 /* 422 */
	is_guarded(post(anna, "/tickets", "x=1"));                              /* 400 */
	is_guarded(post(anna, "/queue/open", ""));                              /* 405 */
	is_guarded(post(anna, "/tickets/1/take", ""));                          /* 403 */
	is_guarded(ask_raw(&(struct raw){ .method = POST, .path = "/tickets", .length = 1LL << 40,
	                                  .cookie = cookie_of(anna), .type = "text/plain" }));
	site_lose_database();
	is_guarded(get(anna, "/"));                                             /* 503 */
}

TEST(every_redirect_carries_the_headers)
{
	struct guest *anna = site_as("anna");

	is_guarded(post(anna, "/tickets", "text=Hello"));
	is_guarded(get(NULL, "/"));
	is_guarded(get(site_as("mia"), "/queue"));
}

TEST(pages_are_html_and_nothing_else_is)
{
	struct guest *anna = site_as("anna");

	STREQ(get(anna, "/").type, "text/html; charset=utf-8");
	STREQ(get(anna, "/nothing").type, "text/html; charset=utf-8");
	STREQ(get(NULL, "/healthz").type, "application/json");
	STREQ(get(NULL, "/readyz").type, "application/json");
}

TEST(the_length_is_the_bodys)
{
	struct seen seen = get(site_as("anna"), "/help");
	int64_t length = 0;

	IS(str_int(header_of(&seen, "Content-Length"), &length));
	EQ(length, seen.body.n);
}

static struct str head_with(const char *name, struct str value)
{
	struct reply re = { .mem = test_mem(), .status = 200, .type = "text/plain" };

	reply_header(&re, name, value);
	return reply_head(&re);
}

TEST(B035_a_value_that_would_split_the_answer_is_left_out)
{
	static const struct str values[] = {
		STR("/a\r\nSet-Cookie: x=1"), STR("/a\nb"), STR("/a\rb"), STR("/a\0b"),
		STR("/a\x7f"), STR("\t"),
	};

	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		LACKS(head_with("Location", values[i]), "Location");
	HAS(head_with("Location", S("/a b")), "\r\nLocation: /a b\r\n");
}

TEST(B035_nothing_that_is_sent_becomes_a_header_of_its_own)
{
	static const char *const paths[] = {
		"/sign-in?next=/a%0d%0aSet-Cookie:x=1", "/a%0d%0aX-Evil:1", "/?x=%0aX-Evil:1",
		"/tickets?show=%0d%0aX-Evil:1&after=%0aX-Evil:1",
		"/queue/open?sort=due%0d%0aX-Evil:1&dir=%0aX-Evil:1",
	};
	static const char *const people[] = { NULL, "mia" };

	for (size_t i = 0; i < 2; i++) {
		for (size_t k = 0; k < sizeof paths / sizeof *paths; k++) {
			struct seen seen = get(site_as(people[i]), "%s", paths[k]);

			LACKS(seen.head, "\nX-Evil");
			LACKS(seen.head, "x=1\r");
			IS(seen.status < 500);
		}
	}
}
