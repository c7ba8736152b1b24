/* At the door, as somebody who should not come in. */
#include "base/buf.h"
#include "tests/site.h"

static struct guest *a_stranger(void)
{
	struct seen page = get(NULL, "/sign-in");

	return guest_of(&page);
}

static struct seen sign_in(const struct guest *who, const char *body)
{
	return post(who, "/sign-in", body);
}

TEST(B051_an_address_that_looks_like_hers_is_nobodys)
{
	static const char *const alike[] = {
		"ann%C3%A4%40demo.example", "anna%40demo.ex%C3%A4mple",
		"%D0%B0nna%40demo.example", "anna%40demo.example%E2%80%8B",
		"anna%40dem%C2%BA.example", "ann%C3%AA%40demo.example",
		"%EF%BD%81nna%40demo.example", "bor%C4%B1s%40demo.example",
		"bori%C3%9F%40demo.example", "anna%40demo.example%2Cx%40evil.example",
		"ann_%40demo%25",
	};

	site_passwords();
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
		const char *body = str_format(test_mem(), "requester=%s&channel=phone&text=x",
		                              alike[i]).p;
		int status = post(site_as("mia"), "/tickets/for", body).status;

		say("DELETE FROM guess");
		/* ZWSP is taken out of what is typed, and then it is hers as she wrote it */
		EQ(status, i == 3 ? 303 : 422);
		EQ(sign_in(a_stranger(), str_format(test_mem(), "email=%s&password=" TEST_PASSWORD,
		                                    alike[i]).p).status, i == 3 ? 303 : 422);
	}
}

/* The page with nothing in these fields, which are new each time. */
static struct str without(struct str page, struct str field)
{
	struct buf b;
	size_t at;

	buf_init(&b, test_mem(), 1 << 20);
	while ((at = str_search(page, field)) != SIZE_MAX) {
		buf_add(&b, str_sub(page, 0, at + field.n));
		page = str_from(page, at + field.n);
		page = str_from(page, str_find(page, '"'));
	}
	buf_add(&b, page);
	return buf_str(&b);
}

static struct str lasting(const struct seen *seen)
{
	return without(without(seen->body, S("name=\"csrf\" value=\"")),
	               S("name=\"once\" value=\""));
}

static struct str statements_of(const struct seen *seen)
{
	struct str timing = header_of(seen, "Server-Timing");

	return str_from(timing, str_search(timing, S("statements")));
}

TEST(B053_known_and_unknown_are_answered_alike_to_the_byte)
{
	static const char *const emails[] = { "anna", "anno", "otto", "lena" };
	struct str page = S(""), statements = S("");

	site_passwords();
	say("UPDATE person SET password_hash = '' WHERE id = 8");
	say("UPDATE person SET active = 0 WHERE id = 5");
	for (size_t i = 0; i < sizeof emails / sizeof *emails; i++) {
		struct seen seen = sign_in(a_stranger(), str_format(test_mem(),
			"email=%s%%40demo.example&password=wrong-password", emails[i]).p);
		struct str text = lasting(&seen);

		EQ(seen.status, 422);
		memcpy((char *)text.p + str_search(text, str_of(emails[i])), "same", 4);
		if (i == 0) {
			page = text;
			statements = statements_of(&seen);
		}
		SAME(text, page);
		SAME(statements_of(&seen), statements);
	}
}

TEST(B055_ten_megabytes_are_refused_before_anybody_reads_them)
{
	struct guest *stranger = a_stranger();
	struct str body = { arena_take(test_mem(), 10 << 20), 10 << 20 };
	struct seen seen = ask_raw(&(struct raw){ .method = POST, .path = "/sign-in",
		.cookie = cookie_of(stranger), .type = "application/x-www-form-urlencoded",
		.body = body });

	EQ(seen.status, 413);
	memset((char *)body.p, 'p', body.n);
	EQ(ask_raw(&(struct raw){ .method = POST, .path = "/sign-in",
		.cookie = cookie_of(stranger), .type = "application/x-www-form-urlencoded",
		.body = body, .chunked = true }).status, 413);
	EQ(count_of("SELECT COUNT(*) FROM guess"), 0);
}

TEST(B056_the_hash_that_was_stolen_opens_nothing)
{
	struct str hash;

	site_passwords();
	hash = text_of("SELECT password_hash FROM person WHERE id = 1");
	EQ(sign_in(a_stranger(), str_format(test_mem(), "email=anna%%40demo.example&password=%s",
	                                    encoded(hash)).p).status, 422);
}
