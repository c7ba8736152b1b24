/* Files: sent ahead, claimed by their form, and given back so that no browser runs them. */
#include "tests/site.h"

#define ONE_KEY "AAAAAAAAAAAAAAAAAAAAAA"
#define OTHER_KEY "BBBBBBBBBBBBBBBBBBBBBA"

static const struct str png = STR(
	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9c"
	"c\xf8\xff\xff?\0\5\xfe\2\xfe\xa7\x35\x81\x84\0\0\0\0IEND\xae" "B`\x82");

static struct seen upload(const struct guest *who, const char *key, const char *name,
                          const char *type, struct str bytes)
{
	return post_file(who, "/uploads", str_format(test_mem(), "once=%s", key).p, name, type,
	                 bytes);
}

static int64_t newest(void)
{
	return count_of("SELECT MAX(id) FROM attachment");
}

/* That file on a ticket of anna's, as she gets it back. */
static struct seen given_back(const char *name, const char *type, struct str bytes)
{
	struct guest *anna = site_as("anna");

	say("DELETE FROM once");
	EQ(post_file(anna, "/tickets", "text=See&once=" ONE_KEY, name, type, bytes).status, 303);
	return get(anna, "/attachments/%ld", (long)newest());
}

TEST(a_file_comes_back_byte_by_byte)
{
	size_t n = 700001;
	char *p = arena_take(test_mem(), n);
	struct seen seen;

	for (size_t i = 0; i < n; i++)
		p[i] = (char)(i * 31 / 7);
	seen = given_back("a.bin", "application/octet-stream", (struct str){ p, n });
	EQ(seen.status, 200);
	SAME(seen.body, ((struct str){ p, n }));
	STREQ(header_of(&seen, "Content-Length"), "700001");
}

TEST(B009_B011_only_pictures_that_are_pictures_are_shown_in_the_page)
{
	static const struct str html = STR("<html><script>alert(1)</script></html>");
	static const struct str svg = STR("<?xml version=\"1.0\"?><svg"
	                                  " xmlns=\"http://www.w3.org/2000/svg\""
	                                  " onload=\"alert(1)\"/>");
	static const struct str gif = STR("GIF89a\1\0\1\0\0\0\0;<script>alert(1)</script>");
	const struct {
		const char *name, *declared;
		struct str bytes;
		const char *served;
		bool inline_;
	} rows[] = {
		{ "a.png",  "image/png",  png, "image/png", true },
		{ "a.PNG",  "IMAGE/PNG",  png, "image/png", true },
		{ "a.gif",  "image/gif",  gif, "image/gif", true },
		{ "a.png",  "image/jpeg", png, "application/octet-stream", false },
		{ "a.html", "text/html",  png, "application/octet-stream", false },
		{ "a.png",  "image/png",  html, "application/octet-stream", false },
		{ "a.html", "text/html",  html, "application/octet-stream", false },
		{ "a.svg",  "image/svg+xml", svg, "application/octet-stream", false },
		{ "a.png",  "image/png",  svg, "application/octet-stream", false },
		{ "a.xml",  "text/xml",   svg, "application/octet-stream", false },
		{ "a.pdf",  "application/pdf", S("%PDF-1.4"), "application/octet-stream", false },
		{ "a.txt",  "text/html;x=\"a\"", S("hello"), "application/octet-stream", false },
		{ "a.txt",  "",           S("hello"), "application/octet-stream", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = given_back(rows[i].name, rows[i].declared, rows[i].bytes);

		SAME(seen.type, str_of(rows[i].served));
		IS(str_begins(header_of(&seen, "Content-Disposition"),
		              rows[i].inline_ ? S("inline; ") : S("attachment; ")));
		STREQ(header_of(&seen, "Content-Security-Policy"), "sandbox; default-src 'none'");
		STREQ(header_of(&seen, "X-Content-Type-Options"), "nosniff");
		STREQ(header_of(&seen, "Cross-Origin-Resource-Policy"), "same-origin");
		STREQ(header_of(&seen, "Cache-Control"), "no-store");
	}
}

TEST(B010_a_declared_type_of_seven_kilobytes_is_nobodys_business)
{
	char *p = arena_take(test_mem(), 7001);

	memset(p, 't', 7000);
	p[7000] = 0;
	STREQ(given_back("a.txt", p, S("hello")).type, "application/octet-stream");
}

TEST(a_name_is_said_twice_in_ascii_and_in_full)
{
	static const struct {
		const char *sent, *header;
	} rows[] = {
		{ "plan.txt", "attachment; filename=\"plan.txt\"; filename*=UTF-8''plan.txt" },
		{ "Pl\xc3\xa4ne 2.txt",
		  "attachment; filename=\"Pl__ne 2.txt\"; filename*=UTF-8''Pl%C3%A4ne%202.txt" },
		{ "a\\\"b.txt", "attachment; filename=\"a_b.txt\"; filename*=UTF-8''a%22b.txt" },
		{ "a%22b.txt", "attachment; filename=\"a_22b.txt\"; filename*=UTF-8''a%2522b.txt" },
		{ "50%.txt", "attachment; filename=\"50_.txt\"; filename*=UTF-8''50%25.txt" },
		{ "a;b'c.txt",
			"attachment; filename=\"a;b'c.txt\"; filename*=UTF-8''a%3Bb%27c.txt" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = given_back(rows[i].sent, "text/plain", S("x"));

		SAME(header_of(&seen, "Content-Disposition"), str_of(rows[i].header));
	}
}

TEST(B012_B035_a_name_with_a_line_break_splits_nothing)
{
	struct seen seen = given_back("a%0D%0ASet-Cookie: x=1.txt", "text/plain", S("x"));

	EQ(seen.status, 200);
	LACKS(seen.head, "\nSet-Cookie: x=1");
}

TEST(B012_a_name_that_is_markup_is_text_on_every_page)
{
	struct guest *anna = site_as("anna");
	struct seen seen = post_file(anna, "/tickets", "text=See&once=" ONE_KEY,
	                             "%22><img src=x onerror=alert(1)>.png", "image/png", png);
	const char *ticket = str_z(test_mem(), seen.location);

	LACKS(get(anna, "%s", ticket).body, "<img src=x");
	LACKS(get(site_as("mia"), "%s", ticket).body, "<img src=x");
	HAS(get(anna, "%s", ticket).body, "&lt;img src=x");
	LACKS(upload(anna, OTHER_KEY, "%22><img src=x>.png", "image/png", png).body, "<img src=x");
}

TEST(B012_B037_an_odd_name_is_shown_plain_and_short_and_leads_nowhere)
{
	static const struct { const char *sent, *kept; } rows[] = {
		{ "invoice\xe2\x80\xae" "gnp.exe", "invoicegnp.exe" },
		{ "../../etc/passwd", "passwd" }, { "..\\\\..\\\\boot.ini", "boot.ini" },
		{ "/etc/shadow", "shadow" }, { "C:\\\\x\\\\y.txt", "y.txt" },
		{ "a\xe2\x80\x8b.htaccess", "a.htaccess" }, { "%2e%2e%2fpasswd", NULL },
		{ "a.php%00.png", NULL }, { "....", NULL }, { "..", NULL }, { ".", NULL },
		{ "\x01\x02\x03", NULL }, { "{{>/etc/passwd}}", NULL }, { "con", NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct seen seen = given_back(rows[i].sent, "text/plain", S("plain bytes"));
		struct str name = text_of("SELECT name FROM attachment ORDER BY id DESC LIMIT 1");

		EQ(seen.status, 200);
		STREQ(seen.body, "plain bytes");
		IS(name.n > 0 && name.n <= 255 && str_find(name, '/') == SIZE_MAX);
		IS(!str_eq(name, S("..")) && !str_eq(name, S(".")));
		LACKS(name, "\xe2\x80\xae");
		if (rows[i].kept)
			SAME(name, str_of(rows[i].kept));
	}
}

TEST(B012_a_name_of_four_kilobytes_is_cut_or_refused)
{
	char *p = arena_take(test_mem(), 4001);
	struct guest *anna = site_as("anna");
	int status;

	memset(p, 'n', 4000);
	p[4000] = 0;
	status = post_file(anna, "/tickets", "text=See&once=" ONE_KEY, p, "text/plain",
	                   S("x")).status;
	IS(status == 303 || status == 400);
	EQ(count_of("SELECT COUNT(*) FROM attachment WHERE LENGTH(name) > 255"), 0);
}

TEST(B028_no_file_is_found_by_a_text_that_begins_with_its_number)
{
	static const char *const odd[] = { "%27", "%20OR%201=1", "-0", ".0", "e0", ";", "%00",
		"%09", ",1", "'--" };
	struct guest *anna = site_as("anna");

	given_back("a.txt", "text/plain", S("plain bytes"));
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		int64_t id = newest();
		struct seen seen = get(anna, "/attachments/%ld%s", (long)id, odd[i]);
		const char *remove = str_format(test_mem(), "/uploads/%ld%s/remove", (long)id,
		                                odd[i]).p;

		IS(seen.status == 404 || seen.status == 400);
		LACKS(seen.body, "plain bytes");
		IS(post(anna, remove, "").status >= 400);
		EQ(post(anna, "/tickets", str_format(test_mem(), "text=a&drop=%ld%s", (long)id,
		                                     odd[i]).p).status, 303);
	}
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 1);
}

TEST(files_sent_ahead_are_claimed_by_their_form)
{
	struct guest *anna = site_as("anna");
	struct seen seen = upload(anna, ONE_KEY, "one.txt", "text/plain", S("1"));
	const char *ticket;

	EQ(seen.status, 200);
	HAS(seen.body, "one.txt");
	LACKS(seen.body, "<html");
	EQ(upload(anna, ONE_KEY, "two.txt", "text/plain", S("22")).status, 200);
	EQ(upload(anna, OTHER_KEY, "other.txt", "text/plain", S("3")).status, 200);
	seen = post(anna, "/tickets", "text=See&once=" ONE_KEY);
	ticket = str_z(test_mem(), seen.location);
	HAS(get(anna, "%s", ticket).body, "one.txt");
	HAS(get(anna, "%s", ticket).body, "two.txt");
	LACKS(get(anna, "%s", ticket).body, "other.txt");
	EQ(count_of("SELECT files_count FROM ticket"), 2);
}

TEST(a_form_that_comes_back_still_has_its_files)
{
	struct guest *anna = site_as("anna");
	struct seen seen = post_file(anna, "/tickets", "text=&once=" ONE_KEY, "kept.txt",
	                             "text/plain", S("1"));

	EQ(seen.status, 422);
	HAS(seen.body, "kept.txt");
	HAS(seen.body, "name=\"once\" value=\"" ONE_KEY "\"");
	EQ(post(anna, "/tickets", "text=Now&once=" ONE_KEY).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM attachment WHERE ticket_id IS NOT NULL"), 1);
}

TEST(a_reply_that_comes_back_still_has_its_files_and_is_sent_with_them)
{
	struct guest *anna = site_as("anna");
	const char *ticket = ask_for_help(anna, "Help");
	struct seen seen = post_file(anna, below(ticket, "reply"), "text=&once=" ONE_KEY,
	                             "kept.txt", "text/plain", S("1"));

	EQ(seen.status, 422);
	HAS(seen.body, "kept.txt");
	EQ(post(anna, below(ticket, "reply"), "text=Now&once=" ONE_KEY).status, 303);
	HAS(get(anna, "%s", ticket).body, "kept.txt");
}

TEST(a_box_that_is_ticked_leaves_a_file_out)
{
	struct guest *anna = site_as("anna");

	upload(anna, ONE_KEY, "out.txt", "text/plain", S("1"));
	EQ(post(anna, "/tickets", str_format(test_mem(), "text=See&once=" ONE_KEY "&drop=%ld",
	                                     (long)newest()).p).status, 303);
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
}

TEST(B068_a_basket_of_somebody_else_cannot_be_claimed_seen_or_emptied)
{
	struct guest *anna = site_as("anna"), *boris = site_as("boris");
	struct seen seen;
	int64_t id;

	upload(anna, ONE_KEY, "annas.txt", "text/plain", S("1"));
	id = newest();
	seen = post(boris, "/tickets", "text=&once=" ONE_KEY);
	LACKS(seen.body, "annas.txt");
	EQ(post(boris, "/tickets", "text=Mine+now&once=" ONE_KEY).status, 303);
	EQ(post(boris, str_format(test_mem(), "/uploads/%ld/remove", (long)id).p, "").status, 404);
	EQ(post(boris, "/tickets", str_format(test_mem(), "text=Hm&drop=%ld", (long)id).p).status,
	   303);
	EQ(get(boris, "/attachments/%ld", (long)id).status, 404);
	EQ(count_of("SELECT COUNT(*) FROM attachment WHERE person_id = 1 AND entry_id IS NULL"), 1);
}

TEST(B068_what_is_on_a_ticket_cannot_be_taken_off_like_an_upload)
{
	struct guest *anna = site_as("anna");

	given_back("a.txt", "text/plain", S("x"));
	EQ(post(anna, str_format(test_mem(), "/uploads/%ld/remove", (long)newest()).p, "").status,
	   404);
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 1);
}

TEST(what_waits_in_a_basket_is_no_attachment_yet)
{
	struct guest *anna = site_as("anna");

	upload(anna, ONE_KEY, "a.txt", "text/plain", S("x"));
	EQ(get(anna, "/attachments/%ld", (long)newest()).status, 404);
}

TEST(an_upload_that_is_not_taken_says_why_in_a_line)
{
	struct guest *anna = site_as("anna");
	struct seen seen = upload(anna, ONE_KEY, "empty.txt", "text/plain", S(""));

	EQ(seen.status, 422);
	STREQ(seen.type, "text/plain; charset=utf-8");
	HAS(seen.body, "This file is empty.");
	EQ(ask_raw(&(struct raw){ .method = POST, .path = "/uploads", .cookie = cookie_of(anna),
		.type = "multipart/form-data; boundary=x",
		.body = str_format(test_mem(), "--x\r\nContent-Disposition: form-data; "
			"name=\"csrf\"\r\n\r\n%.*s\r\n--x\r\nContent-Disposition: form-data; "
			"name=\"file\"; filename=\"a.txt\"\r\n\r\nx\r\n--x--\r\n",
			FMT(token_of(anna))) }).status, 422);
	EQ(upload(anna, "short", "a.txt", "text/plain", S("x")).status, 400);
}
