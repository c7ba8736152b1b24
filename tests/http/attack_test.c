/* What is sent to the hall itself: odd cookies, odd methods, odd addresses. */
#include <unistd.h>

#include "pages/routes.h"
#include "sys/file.h"
#include "tests/site.h"

static const char form_type[] = "application/x-www-form-urlencoded";

static int64_t tickets(void)
{
	return count_of("SELECT COUNT(*) FROM ticket");
}

TEST(B015_no_cookie_token_or_path_with_markup_is_looked_at)
{
	static const char *const odd[] = {
		"<script>alert(1)</script>", "\"><b id=hd-7>", "x'--", "../../x", "%3Cb%3E",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA<b",
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		struct str value = str_of(odd[i]);
		struct seen cookie = ask_raw(&(struct raw){ .path = "/me",
			.cookie = str_format(test_mem(), "__Host-sid-0000test=%s", odd[i]).p });
		struct seen token = ask_raw(&(struct raw){ .method = POST, .path = "/tickets",
			.cookie = cookie_of(anna), .type = form_type,
			.body = str_format(test_mem(), "csrf=%s&text=a", encoded(value)) });
		struct seen path = get(anna, "/tickets/%s", encoded(value));

		EQ(cookie.status, 303);
		EQ(token.status, 403);
		IS(path.status == 404 || path.status == 400);
		LACKS(token.body, "<b id=hd-7>");
		LACKS(token.body, "alert(1)");
		LACKS(path.body, "<b id=hd-7>");
		LACKS(cookie.head, "<b");
	}
	EQ(tickets(), 0);
}

TEST(B016_json_is_json_and_its_keys_are_ours)
{
	static const char *const paths[] = { "/healthz", "/readyz" };

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct seen plain = get(NULL, "%s", paths[i]);
		struct seen odd = get(site_as("anna"), "%s?%%3Cb%%3E=%%3Cb%%3E&callback=alert",
		                      paths[i]);

		STREQ(odd.type, "application/json");
		STREQ(header_of(&odd, "X-Content-Type-Options"), "nosniff");
		LACKS(odd.body, "<");
		LACKS(odd.body, "alert");
		SAME(odd.body, plain.body);
	}
}

TEST(B017_a_note_is_a_code_of_ours_or_nothing)
{
	static const char *const notes[] = { "<b>", "%3Cb%20id=hd-7%3E", "Call-0900-555",
		"saved<img>", "SAVED", "saved;x", "" };
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
		struct seen seen = ask_raw(&(struct raw){ .path = "/me",
			.cookie = str_format(test_mem(), "%s; __Host-note-0000test=%s",
			                     cookie_of(anna), notes[i]).p });

		EQ(seen.status, 200);
		LACKS(seen.body, "0900");
		LACKS(seen.body, "<b>");
		LACKS(seen.body, "hd-7");
		LACKS(seen.body, "<img>");
	}
}

/* What these requests write to stderr. */
static struct str logged(const struct raw *raw)
{
	char *got = arena_take(test_mem(), 100000);
	int fd, before;
	size_t n;

	OKAY(file_temp(S("build/test"), &fd));
	fflush(stderr);
	before = dup(STDERR_FILENO);
	dup2(fd, STDERR_FILENO);
	ask_raw(raw);
	dup2(before, STDERR_FILENO);
	close(before);
	OKAY(file_read_at(fd, 0, got, 100000, &n));
	close(fd);
	return (struct str){ got, n };
}

static int lines_of(struct str s)
{
	int n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

TEST(B024_a_refusal_is_as_many_lines_whatever_it_says_of_itself)
{
	struct raw plain = { .method = POST, .path = "/sign-out", .browser = "Firefox",
	                     .type = form_type, .body = S("a=b") };
	struct raw odd = plain;
	struct str one = logged(&plain), other;

	odd.browser = "x\r\nat=2026 level=security event=sign-in person=6 \x1b[31m";
	odd.path = "/sign-out?a=%0d%0aat=2026&b=%1b[31m";
	odd.origin = "http://evil.example\r\nat=2026";
	odd.address = "192.0.2.1";
	other = logged(&odd);
	EQ(lines_of(one), lines_of(other));
	LACKS(other, "\x1b");
	LACKS(other, "\nat=2026 level=security event=sign-in");
	HAS(other, "event=refused");
}

TEST(B077_nothing_of_the_inside_is_told_to_those_outside)
{
	static const char *const paths[] = {
		"/metrics", "/status", "/server-status", "/nginx_status", "/debug", "/debug/pprof",
		"/env", "/.env", "/config", "/firstline.conf", "/phpinfo.php", "/actuator",
		"/actuator/env", "/admin/doctor", "/api", "/swagger.json", "/.git/HEAD", "/trace",
		"/console", "/log", "/var/log", "/install", "/setup", "/backup.sql",
	};
	static const char *const people[] = { NULL, "anna", "mia" };
	struct seen ready = get(NULL, "/readyz");

	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		for (size_t k = 0; k < sizeof paths / sizeof *paths; k++) {
			int status = get(site_as(people[i]), "%s", paths[k]).status;

			IS(status == 404);
		}
	EQ(get(site_as("mia"), "/admin").status, 403);
	LACKS(ready.body, "10.");               /* the server's version, an address */
	LACKS(ready.body, "/");
	LACKS(ready.body, "page_test");         /* the database's name */
	LACKS(ready.head, "Server:");
}

TEST(B078_B081_nothing_is_called_by_its_name)
{
	static const char *const queries[] = {
		"method=POST", "_method=POST", "_method=DELETE", "class=ticket&method=junk",
		"action=junk", "do=delete", "function=system&arg=id", "page=../admin",
		"X-HTTP-Method-Override=POST", "controller=admin",
	};
	struct guest *ada = site_as("ada");
	const char *ticket = ask_for_help(site_as("anna"), "Help");
	int64_t events = count_of("SELECT COUNT(*) FROM event");

	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		EQ(get(ada, "%s?%s", ticket, queries[i]).status, 200);
		EQ(get(ada, "%s?%s", below(ticket, "junk"), queries[i]).status, 405);
		EQ(get(ada, "/sign-out?%s", queries[i]).status, 405);
		EQ(post(ada, str_format(test_mem(), "/queue/open?%s", queries[i]).p, "").status,
		   405);
	}
	EQ(get(ada, "%s/system", ticket).status, 404);
	EQ(get(ada, "%s/desk_junk", ticket).status, 404);
	EQ(count_of("SELECT COUNT(*) FROM event"), events);
	EQ(get(ada, "/me").status, 200);
}

TEST(B080_what_programs_wrote_down_of_themselves_is_nothing_to_us)
{
	static const char *const objects[] = {
		"O:8:\"stdClass\":1:{s:4:\"role\";s:5:\"admin\";}",
		"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA",
		"gASVIAAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOUjAJpZJSFlFKULg==",
		"{\"person_id\":6,\"roles\":[\"admin\"]}", "eyJhbGciOiJub25lIn0.eyJzdWIiOiI2In0.",
		"!!python/object/apply:os.system [id]", "AAEAAAD/////AQAAAAAAAAA",
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
		const char *cookie = str_format(test_mem(), "__Host-sid-0000test=%s; session=%s",
		                                objects[i], objects[i]).p;
		const char *code = encoded(str_of(objects[i]));

		EQ(ask_raw(&(struct raw){ .path = "/admin", .cookie = cookie }).status, 303);
		EQ(post(anna, "/tickets", str_format(test_mem(), "text=a&once=%s", code).p).status,
		   400);
		EQ(get(anna, "/tickets?after=%s", code).status, 200);
		EQ(get(site_as("mia"), "/queue/open?after=%s&before=%s", code, code).status, 200);
	}
	EQ(tickets(), 0);
}

TEST(B081_a_form_of_another_kind_is_not_carried_out)
{
	static const char *const types[] = { "text/plain", "application/json", "", "text/xml",
		"application/x-www-form-urlencoded2", "multipart/form-data",
		"text/plain; application/x-www-form-urlencoded" };
	struct guest *anna = site_as("anna");
	struct str token = token_of(anna);

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		struct seen seen = ask_raw(&(struct raw){ .method = POST, .path = "/tickets",
			.cookie = cookie_of(anna), .type = types[i],
			.body = str_format(test_mem(), "csrf=%.*s&text=a", FMT(token)) });

		IS(seen.status == 400 || seen.status == 403);
	}
	EQ(ask_raw(&(struct raw){ .method = POST, .path = "/tickets", .cookie = cookie_of(anna),
		.type = "text/plain",
		.body = str_format(test_mem(), "{\"csrf\":\"%.*s\",\"text\":\"a=\"}", FMT(token))
		}).status, 400);
	EQ(get(anna, "/tickets?csrf=%.*s&text=a", FMT(token)).status, 200);
	EQ(ask_raw(&(struct raw){ .method = POST, .cookie = cookie_of(anna), .type = form_type,
		.path = str_format(test_mem(), "/tickets?csrf=%.*s", FMT(token)).p,
		.body = S("text=a") }).status, 403);    /* not from the address */
	EQ(tickets(), 0);
}

TEST(B085_no_other_origin_may_read_a_page)
{
	static const char *const origins[] = { "null", "http://evil.example",
		"http://127.0.0.1:8081", "http://sub.127.0.0.1:8080", "https://127.0.0.1:8080",
		"http://127.0.0.1:8080.evil.example", "http://127.0.0.1:8080", "*" };
	static const char *const paths[] = { "/me", "/", "/healthz", "/people/find?q=a",
		"/queue/open.csv", "/nothing" };
	struct guest *mia = site_as("mia");

	for (size_t i = 0; i < sizeof origins / sizeof *origins; i++)
		for (size_t k = 0; k < sizeof paths / sizeof *paths; k++) {
			struct seen seen = ask_raw(&(struct raw){ .path = paths[k],
				.cookie = cookie_of(mia), .origin = origins[i] });

			LACKS(seen.head, "Access-Control");
			STREQ(header_of(&seen, "Cross-Origin-Resource-Policy"), "same-origin");
		}
	EQ(ask_raw(&(struct raw){ .method = OTHER, .path = "/me", .cookie = cookie_of(mia),
	                          .origin = origins[1] }).status, 405);         /* a preflight */
}

TEST(B086_no_answer_is_a_stream_or_a_socket)
{
	struct guest *ada = site_as("ada");

	for (size_t t = 0; all_routes[t]; t++) {
		for (const struct route *r = all_routes[t]; r->path; r++) {
			struct seen seen;

			if (r->method != GET || strchr(r->path, '{'))
				continue;
			seen = ask_raw(&(struct raw){ .path = r->path, .cookie = cookie_of(ada),
				.origin = "http://evil.example", .fetch_site = "cross-site",
				.type = "text/event-stream" });
			IS(seen.status != 101);
			IS(!str_begins(seen.type, S("text/event-stream")));
			IS(header_of(&seen, "Upgrade").n == 0);
		}
	}
}

TEST(B088_of_a_question_asked_twice_the_first_counts_and_a_field_sent_twice_is_refused)
{
	struct guest *anna = site_as("anna"), *ada = site_as("ada");

	HAS(get(ada, "/admin/people?q=anna&q=boris").body, "Anna Reyes");
	LACKS(get(ada, "/admin/people?q=anna&q=boris").body, "Boris Kolb");
	EQ(post(anna, "/tickets", "text=one&text=two").status, 400);
	EQ(post(anna, "/tickets", "csrf=x&text=one").status, 400);
	EQ(post(anna, "/tickets", "text=one&once=AAAAAAAAAAAAAAAAAAAAAA"
	                          "&once=BBBBBBBBBBBBBBBBBBBBBA").status, 400);
	EQ(tickets(), 0);
}

TEST(B090_no_header_but_the_web_servers_says_where_one_is)
{
	struct raw raw = { .method = POST, .path = "/sign-in", .type = form_type };
	struct guest *stranger = site_as(NULL);

	raw.cookie = str_format(test_mem(), "%s; X-Forwarded-For=10.0.0.1",
	                        cookie_of(stranger)).p;
	for (int i = 0; i < 7; i++) {
		raw.path = str_format(test_mem(), "/sign-in?X-Forwarded-For=10.0.0.%d", i).p;
		raw.browser = str_format(test_mem(), "X-Forwarded-For: 10.0.0.%d", i).p;
		raw.body = str_format(test_mem(), "csrf=%.*s&email=anna%%40demo.example&password=x",
		                      FMT(token_of(stranger)));
		EQ(ask_raw(&raw).status, i < 5 ? 422 : 429);
	}
}
