/* What may be sent and what not, before any page looks at it; and that nothing is half done. */
#include "base/buf.h"
#include "tests/site.h"

#define FORM_TYPE "application/x-www-form-urlencoded"
#define PARTS_TYPE "multipart/form-data; boundary=x"

static int64_t tickets(void)
{
	return count_of("SELECT COUNT(*) FROM ticket");
}

static struct str long_text(size_t n, char c)
{
	char *p = arena_take(test_mem(), n);

	memset(p, c, n);
	return (struct str){ p, n };
}

static struct seen send(const struct guest *g, const char *type, struct str body)
{
	return ask_raw(&(struct raw){ .method = POST, .path = "/tickets", .cookie = cookie_of(g),
	                          .type = type, .body = body });
}

static struct str with_token(const struct guest *g, struct str rest)
{
	struct str key = key_for(rest);

	return str_format(test_mem(), "csrf=%.*s&%.*s%s%.*s", FMT(token_of(g)), FMT(rest),
	                  key.n ? "&once=" : "", FMT(key));
}

TEST(a_field_that_the_form_does_not_have_is_refused_with_what_was_typed)
{
	static const char *const fields[] = {
		"role=admin", "status=closed", "requester_id=2", "__proto__=1", "text%5B%5D=1",
		"TEXT=1",
		"password=x", "priority=P1", "team=1", "%00=1", "confidential=1", "_method=PUT",
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct seen seen = post(anna, "/tickets",
		                        str_format(test_mem(), "text=My+mouse&%s", fields[i]).p);

		EQ(seen.status, 400);
		HAS(seen.body, "a field that we do not know");
		HAS(seen.body, "My mouse");
	}
	EQ(tickets(), 0);
}

TEST(a_field_sent_twice_is_refused)
{
	struct guest *anna = site_as("anna");

	EQ(post(anna, "/tickets", "text=One&text=Two").status, 400);
	EQ(post(anna, "/tickets", "text=One&text=One").status, 400);
	EQ(post(anna, "/tickets", "text=One&once=AAAAAAAAAAAAAAAAAAAAAA&once=x").status, 400);
	EQ(tickets(), 0);
}

TEST(a_key_of_a_form_is_sixteen_bytes_and_nothing_else)
{
	static const char *const keys[] = { "x", "", "AAAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAA!", "1%27+OR+1%3D1+--+AAAAAAA" };
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		EQ(post(anna, "/tickets", str_format(test_mem(), "text=a&once=%s",
		                                     keys[i]).p).status, 400);
	EQ(tickets(), 0);
}

TEST(ten_thousand_fields_are_too_many)
{
	struct guest *anna = site_as("anna");
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	for (int i = 0; i < 10000; i++)
		buf_format(&b, "f%d=1&", i);
	EQ(send(anna, FORM_TYPE, with_token(anna, buf_str(&b))).status, 400);
	buf_init(&b, test_mem(), 1 << 20);
	for (int i = 0; i < 10000; i++)
		buf_format(&b, "--x\r\nContent-Disposition: form-data; name=\"f%d\"\r\n\r\n1\r\n",
		           i);
	buf_add(&b, S("--x--\r\n"));
	EQ(send(anna, PARTS_TYPE, buf_str(&b)).status, 400);
	EQ(tickets(), 0);
}

TEST(a_huge_name_of_a_field_is_refused)
{
	struct guest *anna = site_as("anna");
	struct str name = long_text(50000, 'n');

	EQ(send(anna, FORM_TYPE, with_token(anna, name)).status, 400);
	EQ(send(anna, PARTS_TYPE, str_format(test_mem(), "--x\r\nContent-Disposition: form-data;"
	        " name=\"%.*s\"\r\n\r\n1\r\n--x--\r\n", FMT(name))).status, 400);
}

TEST(a_body_that_ends_early_is_said_to_have_and_what_came_is_kept)
{
	struct guest *anna = site_as("anna");
	struct str whole = with_token(anna, S("text=The+printer+eats+pap"));
	struct seen seen = ask_raw(&(struct raw){ .method = POST, .path = "/tickets",
		.cookie = cookie_of(anna), .type = FORM_TYPE, .body = whole,
		.length = (int64_t)whole.n + 20 });

	EQ(seen.status, 400);
	HAS(seen.body, "This did not arrive whole");
	EQ(tickets(), 0);
}

TEST(an_upload_that_ends_early_leaves_nothing)
{
	struct guest *anna = site_as("anna");
	struct str whole = multipart_body(anna, "text=a&once=AAAAAAAAAAAAAAAAAAAAAA", "a.txt",
	                                  "text/plain", long_text(100000, 'a'));

	for (size_t cut = 1; cut < whole.n; cut = cut * 2 + 1) {
		struct seen seen = ask_raw(&(struct raw){ .method = POST, .path = "/tickets",
			.cookie = cookie_of(anna), .type = PARTS_TYPE,
			.body = str_sub(whole, 0, whole.n - cut), .length = (int64_t)whole.n });

		EQ(seen.status, 400);
	}
	EQ(send(anna, PARTS_TYPE, str_sub(whole, 0, whole.n - 10)).status, 400);
	EQ(tickets(), 0);
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
}

TEST(a_body_said_to_be_enormous_is_not_even_read)
{
	struct guest *anna = site_as("anna");
	struct seen seen = ask_raw(&(struct raw){ .method = POST, .path = "/tickets",
		.cookie = cookie_of(anna), .type = PARTS_TYPE, .body = S("--x"),
		.length = 1LL << 40 });

	EQ(seen.status, 413);
	HAS(seen.body, "Files may have 25 MB each");
}

TEST(a_body_without_a_length_is_read_up_to_the_limit)
{
	struct guest *anna = site_as("anna");
	struct str good = with_token(anna, S("text=Hello")), much;
	struct raw raw = { .method = POST, .path = "/tickets", .cookie = cookie_of(anna),
	                   .type = FORM_TYPE, .body = good, .chunked = true };

	EQ(ask_raw(&raw).status, 303);
	much = with_token(anna, str_format(test_mem(), "text=%.*s", FMT(long_text(2 << 20, 'a'))));
	raw.body = much;
	EQ(ask_raw(&raw).status, 413);
	EQ(tickets(), 1);
}

TEST(a_form_without_files_takes_no_megabytes)
{
	struct guest *mia = site_as("mia");
	const char *ticket = ask_for_help(site_as("anna"), "Help");
	struct seen seen = ask_raw(&(struct raw){ .method = POST, .path = below(ticket, "take"),
		.cookie = cookie_of(mia), .type = FORM_TYPE, .body = S("x"), .length = 2 << 20 });

	EQ(seen.status, 413);
}

TEST(fields_of_many_megabytes_in_parts_are_too_large)
{
	struct guest *anna = site_as("anna");
	struct str text = str_format(test_mem(), "text=%.*s", FMT(long_text(2 << 20, 'a')));
	struct seen seen = send(anna, PARTS_TYPE,
	                        multipart_body(anna, str_z(test_mem(), text), NULL, NULL, S("")));

	EQ(seen.status, 413);
	EQ(tickets(), 0);
}

TEST(parts_without_a_boundary_or_of_another_kind_are_no_form)
{
	static const char *const types[] = {
		"multipart/form-data", "multipart/form-data; boundary=",
		"multipart/form-data; boundary",
		"multipart/mixed; boundary=x", "text/plain", "application/json", "application/xml",
		"multipart/form-data; boundary=\"", "",
	};
	struct guest *anna = site_as("anna");
	struct str body = multipart_body(anna, "text=Hello", NULL, NULL, S(""));

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		EQ(send(anna, types[i], body).status, 400);
	EQ(send(anna, FORM_TYPE, body).status, 403);            /* no token in there */
	EQ(tickets(), 0);
}

TEST(no_body_at_all_has_no_token)
{
	EQ(send(site_as("anna"), NULL, S("")).status, 403);
}

TEST(a_file_may_come_only_in_the_field_for_files)
{
	struct guest *anna = site_as("anna");
	struct str body = str_format(test_mem(),
	                             "--x\r\nContent-Disposition: form-data; name=\"csrf\""
		"\r\n\r\n%.*s\r\n--x\r\nContent-Disposition: form-data; name=\"text\";"
		" filename=\"t\""
		"\r\n\r\nHello\r\n--x--\r\n", FMT(token_of(anna)));

	EQ(send(anna, PARTS_TYPE, body).status, 400);
	EQ(tickets(), 0);
}

TEST(twenty_one_files_are_too_many_at_once)
{
	struct guest *anna = site_as("anna");
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	buf_format(&b, "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%.*s\r\n",
	           FMT(token_of(anna)));
	for (int i = 0; i < 21; i++)
		buf_format(&b,
		           "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%d\""
		               "\r\n\r\n%d\r\n", i, i);
	buf_add(&b, S("--x--\r\n"));
	EQ(send(anna, PARTS_TYPE, buf_str(&b)).status, 400);
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
}

TEST(an_empty_file_is_refused_and_the_text_is_still_there)
{
	struct seen seen = post_file(site_as("anna"), "/tickets",
		"text=See+this&once=AAAAAAAAAAAAAAAAAAAAAA", "empty.log", "text/plain", S(""));

	EQ(seen.status, 422);
	HAS(seen.body, "This file is empty.");
	HAS(seen.body, ">See this</textarea>");
	EQ(tickets(), 0);
}

TEST(a_file_of_25_mb_fits_and_one_byte_more_does_not)
{
	struct guest *anna = site_as("anna");
	struct str bytes = long_text(25 * 1024 * 1024 + 1, 'b');
	struct seen seen = post_file(anna, "/tickets", "text=See+this&once=AAAAAAAAAAAAAAAAAAAAAA",
	                             "big.iso", "text/plain", bytes);

	EQ(seen.status, 413);
	HAS(seen.body, "big.iso is larger than 25 MB.");
	HAS(seen.body, ">See this</textarea>");
	EQ(tickets(), 0);
	EQ(count_of("SELECT COUNT(*) FROM content"), 0);
	seen = post_file(anna, "/tickets", "text=See+this&once=AAAAAAAAAAAAAAAAAAAAAA", "big.iso",
	                 "text/plain", str_sub(bytes, 0, 25 * 1024 * 1024));
	EQ(seen.status, 303);
	EQ(count_of("SELECT SUM(LENGTH(bytes)) FROM chunk"), 25 * 1024 * 1024);
}

TEST(a_field_in_which_no_file_was_chosen_is_no_file)
{
	struct seen seen = post_file(site_as("anna"), "/tickets",
		"text=See+this&once=AAAAAAAAAAAAAAAAAAAAAA", "", "application/octet-stream", S(""));

	EQ(seen.status, 303);
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
}

TEST(names_of_files_are_cleaned_when_they_come)
{
	static const struct {
		const char *sent, *kept;
	} rows[] = {
		{ "../../etc/passwd", "passwd" },
		{ "C:\\\\Users\\\\anna\\\\a.txt", "a.txt" },
		{ "a\tb.txt", "ab.txt" },
		{ "..", "file" },
		{ "invoice\xe2\x80\xae" "gpj.exe", "invoicegpj.exe" },
		{ "zero\xe2\x80\x8bwidth.htaccess", "zerowidth.htaccess" },
	};
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		EQ(post_file(anna, "/uploads", "once=AAAAAAAAAAAAAAAAAAAAAA", rows[i].sent,
		             "text/plain", S("x")).status, 200);
		SAME(text_of("SELECT name FROM attachment ORDER BY id DESC LIMIT 1"),
		     str_of(rows[i].kept));
	}
}

TEST(control_bytes_are_taken_out_of_a_name)
{
	EQ(post_file(site_as("anna"), "/uploads", "once=AAAAAAAAAAAAAAAAAAAAAA",
	             "a\x1b[31m\x01.txt", "text/plain", S("x"))
	           .status,
	   200);
	STREQ(text_of("SELECT name FROM attachment"), "a[31m.txt");
}

TEST(a_name_of_four_kilobytes_is_cut_to_255_bytes)
{
	const char *name = str_format(test_mem(), "%.*s.txt", FMT(long_text(4000, 'n'))).p;

	EQ(post_file(site_as("anna"), "/uploads", "once=AAAAAAAAAAAAAAAAAAAAAA", name, "text/plain",
	             S("x")).status, 200);
	IS(count_of("SELECT LENGTH(name) FROM attachment") <= 255);
}

TEST(a_stranger_leaves_no_files)
{
	struct seen page = get(NULL, "/sign-in");
	struct guest *stranger = guest_of(&page);

	EQ(post_file(stranger, "/uploads", "once=AAAAAAAAAAAAAAAAAAAAAA", "a.txt", "text/plain",
	             S("x")).status, 403);
	EQ(post_file(stranger, "/tickets", "text=a&once=AAAAAAAAAAAAAAAAAAAAAA", "a.txt",
	             "text/plain", S("x")).status, 403);
	EQ(count_of("SELECT COUNT(*) FROM content"), 0);
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 0);
}

TEST(odd_bytes_in_a_text_are_marked_and_shown_again)
{
	static const char *const bodies[] = { "text=caf%E9", "text=a%00b", "text=%ED%A0%80",
	                                      "text=%C0%AF", "text=%FF%FE" };
	struct guest *anna = site_as("anna");

	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		struct seen seen = post(anna, "/tickets", bodies[i]);

		EQ(seen.status, 422);
		HAS(seen.body, "bytes that are no characters");
		HAS(seen.body, "\xef\xbf\xbd");
	}
	EQ(tickets(), 0);
}
