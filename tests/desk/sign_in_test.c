/* Coming in: what guessing costs, how long a session lives, what a link is good for. */
#include "desk/sign_in.h"
#include "base/when.h"
#include "tests/site.h"

#define SECOND 1000LL
#define MINUTE 60000LL
#define HOUR   3600000LL

static const struct visitor home = { STR("192.0.2.1"), STR("Test") };

static enum err try_at(int64_t now, const char *email, const char *password, const char *from,
                       int64_t *wait_s)
{
	struct desk *d = site_desk(NULL);
	struct str secret;

	d->now = now;
	return desk_sign_in(d, str_of(email), str_of(password),
	                    &(struct visitor){ str_of(from), S("Test") }, &secret, wait_s);
}

static enum err wrong_guess(int64_t now)
{
	int64_t wait_s;

	return try_at(now, "anna@demo.example", "nonsense", "192.0.2.1", &wait_s);
}

TEST(B054_five_guesses_are_free_and_then_each_doubles_the_wait_up_to_a_quarter_hour)
{
	static const int64_t waits_s[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900 };
	int64_t now = TEST_NOW, wait_s;

	site_passwords();
	for (int i = 0; i < 5; i++)
		ERR(wrong_guess(now), E_DENIED);
	for (size_t i = 0; i < sizeof waits_s / sizeof *waits_s; i++) {
		ERR(try_at(now, "anna@demo.example", TEST_PASSWORD, "192.0.2.1", &wait_s), E_BUSY);
		EQ(wait_s, waits_s[i]);
		now += waits_s[i] * SECOND;
		ERR(wrong_guess(now - 1), E_BUSY);
		ERR(wrong_guess(now), E_DENIED);
	}
}

TEST(the_right_password_after_the_wait_forgets_the_guesses)
{
	int64_t wait_s;

	site_passwords();
	for (int i = 0; i < 5; i++)
		ERR(wrong_guess(TEST_NOW), E_DENIED);
	OKAY(try_at(TEST_NOW + SECOND, "anna@demo.example", TEST_PASSWORD, "192.0.2.1", &wait_s));
	for (int i = 0; i < 5; i++)
		ERR(wrong_guess(TEST_NOW + SECOND), E_DENIED);
}

TEST(B054_a_stranger_elsewhere_does_not_lock_anybody_out)
{
	int64_t wait_s;

	site_passwords();
	for (int i = 0; i < 5; i++)
		ERR(wrong_guess(TEST_NOW), E_DENIED);
	ERR(wrong_guess(TEST_NOW), E_BUSY);
	OKAY(try_at(TEST_NOW, "anna@demo.example", TEST_PASSWORD, "198.51.100.7", &wait_s));
	OKAY(try_at(TEST_NOW, "boris@demo.example", TEST_PASSWORD, "192.0.2.1", &wait_s));
}

TEST(B054_neighbours_in_one_network_are_one_guesser)
{
	static const struct {
		const char *first, *second;
		bool same;
	} rows[] = {
		{ "192.0.2.1", "192.0.2.254", true },
		{ "192.0.2.1", "192.0.3.1", false },
		{ "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true },
		{ "2001:db8:1:2::1", "2001:db8:1:3::1", false },
	};

	site_passwords();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t wait_s;

		say("DELETE FROM guess");
		for (int k = 0; k < 5; k++)
			ERR(try_at(TEST_NOW, "anna@demo.example", "no", rows[i].first, &wait_s),
			    E_DENIED);
		ERR(try_at(TEST_NOW, "anna@demo.example", "no", rows[i].second, &wait_s),
		    rows[i].same ? E_BUSY : E_DENIED);
	}
}

TEST(B054_a_hundred_failures_of_one_network_slow_it_down_for_an_hour)
{
	int64_t wait_s;

	site_passwords();
	ERR(try_at(TEST_NOW, "somebody@demo.example", "no", "192.0.2.1", &wait_s), E_DENIED);
	say("UPDATE guess SET failures = 100");
	ERR(try_at(TEST_NOW, "boris@demo.example", TEST_PASSWORD, "192.0.2.9", &wait_s), E_BUSY);
	OKAY(try_at(TEST_NOW + HOUR, "boris@demo.example", TEST_PASSWORD, "192.0.2.9", &wait_s));
}

TEST(B030_every_way_of_not_fitting_is_denied_alike)
{
	static const struct { const char *email, *password; } rows[] = {
		{ "anna@demo.example", "nonsense" }, { "nobody@demo.example", TEST_PASSWORD },
		{ "", TEST_PASSWORD }, { "anna@demo.example", "" },
		{ "anna@demo.example ", TEST_PASSWORD },
		{ "anna@demo.ex\xc3\xa4mple", TEST_PASSWORD },
		{ "anna@demo.example\xe2\x80\x8b", TEST_PASSWORD },
		{ "%", TEST_PASSWORD }, { "anna%", TEST_PASSWORD }, { "carla@acme.example", "" },
		{ "anna@demo.example", "Nine-otters-9" },
		{ "anna@demo.example", TEST_PASSWORD " " },
	};
	int64_t wait_s;

	site_passwords();
	say("UPDATE person SET password_hash = '' WHERE id = 9");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		say("DELETE FROM guess");
		ERR(try_at(TEST_NOW, rows[i].email, rows[i].password, "192.0.2.1", &wait_s),
		    E_DENIED);
	}
}

TEST(B056_the_stored_hash_is_not_a_password)
{
	int64_t wait_s;

	site_passwords();
	ERR(try_at(TEST_NOW, "anna@demo.example",
	           text_of("SELECT password_hash FROM person WHERE id = 1").p, "192.0.2.1",
	           &wait_s), E_DENIED);
}

TEST(capital_letters_in_an_address_are_the_same_address)
{
	int64_t wait_s;

	site_passwords();
	OKAY(try_at(TEST_NOW, "Anna@Demo.Example", TEST_PASSWORD, "192.0.2.1", &wait_s));
}

/* Is a session of that age, last used then, still one? */
static enum err session_of(const char *who, int64_t age, int64_t idle)
{
	struct guest *g = site_as(who);
	struct desk *d = site_desk(NULL);
	struct known k;

	say("UPDATE session SET seen_at = seen_at + INTERVAL %lld * 1000 MICROSECOND",
	    (long long)(age - idle));
	d->now = TEST_NOW + age;
	return desk_session(d, g->secret, &k);
}

TEST(B047_sessions_end_when_they_idle_and_when_they_are_old)
{
	static const struct {
		const char *who;
		int64_t age, idle;
		bool lives;
	} rows[] = {
		{ "anna", 7 * MS_PER_DAY,      7 * MS_PER_DAY,     true },
		{ "anna", 7 * MS_PER_DAY + 1,  7 * MS_PER_DAY + 1, false },
		{ "anna", 30 * MS_PER_DAY,     HOUR,               true },
		{ "anna", 30 * MS_PER_DAY + 1, HOUR,               false },
		{ "mia",  8 * HOUR,            8 * HOUR,           true },
		{ "mia",  8 * HOUR + 1,        8 * HOUR + 1,       false },
		{ "mia",  12 * HOUR,           MINUTE,             true },
		{ "mia",  12 * HOUR + 1,       MINUTE,             false },
		{ "otto", 8 * HOUR + 1,        8 * HOUR + 1,       false },
		{ "ada",  12 * HOUR + 1,       MINUTE,             false },
		{ "sol",  8 * HOUR + 1,        8 * HOUR + 1,       false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		OKAY(db_begin(site_db()));
		ERR(session_of(rows[i].who, rows[i].age, rows[i].idle),
		    rows[i].lives ? OK : E_MISSING);
		db_end(site_db(), E_INVALID);
	}
}

TEST(B047_the_session_of_somebody_who_left_is_over)
{
	struct guest *anna = site_as("anna");
	struct known k;

	say("UPDATE person SET active = 0 WHERE id = 1");
	ERR(desk_session(site_desk(NULL), anna->secret, &k), E_MISSING);
}

TEST(B030_no_text_but_a_token_is_looked_up_at_all)
{
	static const char *const texts[] = { "", "%", "' OR 1=1 --", "a b", "\xc3\xa4" };
	struct known k;
	struct token t;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		ERR(desk_session(site_desk(NULL), str_of(texts[i]), &k), E_MISSING);
		ERR(desk_invited(site_desk(NULL), str_of(texts[i]), &t), E_MISSING);
	}
}

TEST(being_used_is_written_down_once_a_minute)
{
	struct desk *d = (site_as("anna"), site_desk(NULL));
	struct session s = { .seen_at = TEST_NOW };

	d->now = TEST_NOW + MINUTE - 1;
	s.digest = S("");
	OKAY(desk_session_seen(d, &s));
	EQ(count_of("SELECT UNIX_TIMESTAMP(MAX(seen_at)) * 1000 FROM session"), TEST_NOW);
}

TEST(B049_a_link_is_good_for_a_day_and_once_and_a_newer_one_voids_it)
{
	struct desk *d = site_desk(NULL);
	struct errors wrong = { .mem = test_mem() };
	struct str first, second;
	struct token t;

	OKAY(desk_invite(d, 1, &first));
	OKAY(desk_invite(d, 1, &second));
	ERR(desk_invited(d, first, &t), E_MISSING);
	OKAY(desk_invited(d, second, &t));
	d->now = TEST_NOW + MS_PER_DAY - 1;
	OKAY(desk_invited(d, second, &t));
	d->now = TEST_NOW + MS_PER_DAY + 1;
	ERR(desk_invited(d, second, &t), E_MISSING);
	ERR(desk_welcome(d, second, S("fine old otters"), &wrong), E_MISSING);
}

TEST(B047_a_new_password_ends_every_session)
{
	struct desk *d = site_desk(NULL);
	struct errors wrong = { .mem = test_mem() };
	struct str secret;

	site_passwords();
	site_as("anna");
	site_as("anna");
	site_as("boris");
	OKAY(desk_invite(d, 1, &secret));
	OKAY(desk_welcome(d, secret, S("fine old otters"), &wrong));
	EQ(count_of("SELECT COUNT(*) FROM session WHERE person_id = 1"), 0);
	EQ(count_of("SELECT COUNT(*) FROM session WHERE person_id = 2"), 1);
}

TEST(the_desk_has_longer_passwords_than_the_portal)
{
	static const struct {
		int64_t person;
		const char *password;
		bool good;
	} rows[] = {
		{ 1, "1w3t5-x", false }, { 1, "1w3t5-x8", true },
		{ 3, "1w3t5-x8zz1", false }, { 3, "1w3t5-x8zz12", true },
		{ 8, "1w3t5-x8", false },
		{ 1, "my firstline pw", false }, { 1, "it is reyes 22", false },
		/* 7 letters */
		{ 1, "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\xa4\xc3\xb6\xc3\xbc\xc3\xa4", false },
	};

	site_passwords();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct desk *d = site_desk(NULL);
		struct errors wrong = { .mem = test_mem() };
		struct str secret;

		OKAY(desk_invite(d, rows[i].person, &secret));
		ERR(desk_welcome(d, secret, str_of(rows[i].password), &wrong),
		    rows[i].good ? OK : E_INVALID);
	}
}

TEST(B046_nothing_secret_is_kept_as_it_is)
{
	struct desk *d = site_desk(NULL);
	struct str link, session;
	int64_t wait_s;

	site_passwords();
	OKAY(desk_invite(d, 1, &link));
	OKAY(desk_sign_in(d, S("anna@demo.example"), S(TEST_PASSWORD), &home, &session, &wait_s));
	EQ(count_of(str_format(test_mem(),
	                       "SELECT COUNT(*) FROM session WHERE digest LIKE '%%%.*s%%'",
	                       FMT(str_sub(session, 0, 10))).p), 0);
	EQ(count_of("SELECT MIN(LENGTH(digest)) FROM session"), 32);
	EQ(count_of("SELECT MIN(LENGTH(digest)) FROM token"), 32);
	EQ(count_of("SELECT COUNT(*) FROM person WHERE password_hash NOT LIKE '$argon2id$%'"), 0);
}

TEST(what_is_over_is_swept_away)
{
	struct desk *d = site_desk(NULL);
	int done = 0;

	site_as("anna");
	ERR(wrong_guess(TEST_NOW), E_DENIED);
	OKAY(once_insert(site_db(), 1, S("0123456789abcdef"), S(""), TEST_NOW));
	d->now = TEST_NOW + 31 * MS_PER_DAY;
	OKAY(desk_sweep_sessions(d, &done));
	EQ(done, 4);            /* a session, two guesses, a form */
}
