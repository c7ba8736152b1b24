/* Passwords: how they are kept, and which ones are taken. */
#include "sys/password.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/test.h"

TEST(a_password_is_known_again)
{
	struct str hash;

	OKAY(password_init());
	hash = password_hash(test_mem(), S("correct horse \0 battery"));
	IS(str_begins(hash, S("$argon2id$v=19$m=19456,t=2,p=1$")));
	IS(password_verify(hash, S("correct horse \0 battery")));
	IS(!password_verify(hash, S("correct horse ")));
	IS(!password_verify(hash, S("")));
	IS(!password_needs_rehash(hash));
	IS(!str_eq(hash, password_hash(test_mem(), S("correct horse \0 battery"))));
}

/* ... and whatever else may stand in the column. */
TEST(B056_what_is_no_hash_of_ours_opens_nothing)
{
	static const struct str wrong[] = {
		STR(""), STR("x"), STR("secret"), STR("$argon2id$"),
		STR("$argon2id$v=19$m=19456,t=2,p=1$"),
		STR("$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$"
		    "V6NZFDLLMC4JpoMGhBNtjMGv2uHCFoKyLGJ8aJ6Z9vY"),
	};
	struct str long_one = { (char[500]){ "$argon2id$" }, 500 };

	OKAY(password_init());
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		IS(!password_verify(wrong[i], S("secret")));
		IS(!password_verify(wrong[i], wrong[i]));
		IS(password_needs_rehash(wrong[i]));
	}
	IS(!password_verify(long_one, S("secret")));
	IS(!password_verify(password_dummy(), password_dummy()));
}

TEST(B053_nobody_costs_as_much_as_somebody)
{
	IS(!password_needs_rehash(password_dummy()));
}

TEST(B055_ten_megabytes_are_no_password)
{
	struct str ten = { arena_take(test_mem(), 10 << 20), 10 << 20 };
	const char *why;

	OKAY(password_init());
	ERR(password_acceptable(ten, 8, NULL, 0, &why), E_INVALID);
	IS(why != NULL);
	IS(!password_verify(password_dummy(), ten));
}

/* More than two at once wait, and all are served, also after one was killed in the middle. */
TEST(B055_eight_sign_ins_at_once_are_served)
{
	pid_t child[8];
	struct str hash;
	int status;

	OKAY(password_init());
	hash = password_hash(test_mem(), S("swordfish"));
	for (int i = 0; i < 8; i++) {
		child[i] = fork();
		if (child[i] == 0)
			_exit(password_verify(hash, S("swordfish")) ? 0 : 1);
	}
	kill(child[0], SIGKILL);
	for (int i = 0; i < 8; i++) {
		EQ(waitpid(child[i], &status, 0), child[i]);
		IS(i == 0 || status == 0);
	}
	IS(password_verify(hash, S("swordfish")));
}

TEST(length_is_counted_in_characters)
{
	const char *why;

	OKAY(password_acceptable(S("\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f-1xy"), 8, NULL, 0, &why));
	ERR(password_acceptable(S("\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f-1x"), 8, NULL, 0, &why),
	    E_INVALID);
	OKAY(password_acceptable(S("        "), 8, NULL, 0, &why));
	IS(why == NULL);
}

TEST(what_guessers_know_is_refused)
{
	static const struct str context[] = {
		STR("Firstline"), STR("Jo O'Hara-Lindqvist"), STR("anna.schmidt"),
		STR("Zo\xc3\xab"),
	};
	static const struct { struct str password; bool good; } row[] = {
		{ STR("firstline2026"), false }, { STR("my FirstLine!!"), false },
		{ STR("LINDQVIST-1"), false },   { STR("xx hara xx"), false },
		{ STR("1Schmidt234"), false },   { STR("annaanna"), false },
		{ STR("zo\xc3\xabzo\xc3\xabzo"), false },
		{ STR("jojojojojo"), true },     { STR("correct horse battery"), true },
		{ STR("'- .'- .'- ."), true },
	};
	const char *why;

	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		EQ(password_acceptable(row[i].password, 8, context, 4, &why) == OK, row[i].good);
}

static enum err open_list(struct str text)
{
	char path[] = "/tmp/firstline-common-XXXXXX";
	int fd = mkstemp(path);
	enum err e;

	IS(fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n);
	close(fd);
	e = password_common_open(path);
	unlink(path);
	return e;
}

TEST(common_passwords_are_refused)
{
	static const struct str common[] = {
		STR("12345678"), STR("PassWord1"), STR("qwertyuiop"), STR("zzzzzzzz"),
	};
	static const struct str rare[] = {
		STR("1234567"), STR("123456789"), STR("password"), STR("password11"),
		STR("~~~~~~~~"), STR("!"),
	};
	const char *why;

	OKAY(open_list(S("12345678\npassword1\nqwertyuiop\nsunshine\nzzzzzzzz\n")));
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		ERR(password_acceptable(common[i], 1, NULL, 0, &why), E_INVALID);
	for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
		OKAY(password_acceptable(rare[i], 1, NULL, 0, &why));
	password_common_close();
	OKAY(password_acceptable(common[0], 1, NULL, 0, &why));
}

TEST(a_list_must_be_there_and_sorted)
{
	ERR(password_common_open("/nowhere/common"), E_MISSING);
	ERR(open_list(S("")), E_MISSING);
	ERR(open_list(S("b\na\n")), E_INVALID);
	OKAY(open_list(S("a\nb")));
	OKAY(open_list(S("\n")));
	password_common_close();
}
