/* The configuration: what is taken, what is refused and with which words. */
#include "sys/conf.h"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/test.h"

#include "base/arena.h"

static char path[64];

#define FIFTY "/2345678901234567890123456789012345678901234567890"
#define NEEDED "[site]\nbase_url = https://help.example.com\ninstance=0a1b2c3d\n"

static enum err load(struct str text, struct conf *out)
{
	enum err e;
	int fd;

	snprintf(path, sizeof path, "/tmp/firstline-conf-XXXXXX");
	fd = mkstemp(path);
	IS(fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n);
	close(fd);
	e = conf_load(test_mem(), path, out);
	unlink(path);
	return e;
}

TEST(a_file_is_read_over_the_defaults)
{
	struct conf c;

	OKAY(load(S("# a comment\r\n; another\n\n" NEEDED "  demo = yes \nname = Help = us\n"
		    "[web]\nworkers=7\n[paths]\nstatic=static/dist\n[log]\nlevel=debug"), &c));
	STREQ(c.base_url, "https://help.example.com");
	STREQ(c.instance, "0a1b2c3d");
	STREQ(c.site_name, "Help = us");
	STREQ(c.zone, "UTC");
	IS(c.demo);
	EQ(c.workers, 7);
	EQ(c.database.port, 3306);
	STREQ(c.database.name, "firstline");
	STREQ(c.static_files, "static/dist");
	STREQ(c.sql, "/usr/share/firstline/sql");
	EQ(c.log_level, LEVEL_DEBUG);
}

/* E28: refused with file and line */
TEST(mistakes_are_named_with_their_line)
{
	static const struct { struct str text; const char *says; } row[] = {
		{ STR(NEEDED "colour = red\n"), ":4: there is no key colour in section [site]" },
		{ STR(NEEDED "[sites]\n"), ":4: there is no such section" },
		{ STR(NEEDED "[web\n"), ":4: there is no such section" },
		{ STR("demo = yes\n" NEEDED), ":1: there is no key demo in section []" },
		{ STR(NEEDED "\n\ndemo\n"), ":6: expected key = value" },
		{ STR(NEEDED "demo=yes\ndemo=yes\n"), ":5: demo was given in line 4 already" },
		{ STR(NEEDED "demo=true\n"), ":4: demo must be yes or no" },
		{ STR(NEEDED "[web]\nworkers=0\n"), ":5: workers must be a number from 1 to 256" },
		{ STR(NEEDED "[web]\nworkers=many\n"), ":5: workers must be" },
		{ STR(NEEDED "[paths]\ntmp=\n"), ":5: tmp must be a path" },
		{ STR(NEEDED "[log]\nlevel=security\n"), ":5: level must be error" },
		{ STR(NEEDED "zone=\xff\n"), ":4: zone is not UTF-8 text" },
		{ STR(NEEDED "zone=U\0TC\n"), ":4: zone is not UTF-8 text" },
		{ STR("[site]\ninstance=0a1b2c3d\n"), "base_url is missing in section [site]" },
		{ STR("[site]\nbase_url=https://x.org\ninstance=abc\n"), ":3: instance must be 8" },
		{ STR(""), "is missing" },
		{ STR(NEEDED "[web]\nlisten=" FIFTY FIFTY "12345678\n"), ":5: listen is longer" },
	};
	struct conf c;

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		ERR(load(row[i].text, &c), E_INVALID);
		if (str_search(test_said(), str_of(row[i].says)) == SIZE_MAX)
			SAME(test_said(), str_of(row[i].says));
	}
}

TEST(a_wrong_value_is_not_repeated)
{
	struct conf c;

	ERR(load(S(NEEDED "[database]\nport=hunter2\n"), &c), E_INVALID);
	LACKS(test_said(), "hunter2");
}

TEST(a_file_that_is_not_there_is_said)
{
	struct conf c;

	ERR(conf_load(test_mem(), "/nowhere/firstline.conf", &c), E_INVALID);
	STREQ(test_said(), "invalid: /nowhere/firstline.conf: no such file");
}

TEST(the_environment_goes_over_the_file)
{
	struct conf c;

	setenv("FIRSTLINE_WEB_WORKERS", "9", 1);
	setenv("FIRSTLINE_SITE_BASE_URL", "http://localhost:8080", 1);
	OKAY(load(S(NEEDED "[web]\nworkers=7\n"), &c));
	EQ(c.workers, 9);
	STREQ(c.base_url, "http://localhost:8080");
	setenv("FIRSTLINE_WEB_WORKERS", "x", 1);
	ERR(load(S(NEEDED), &c), E_INVALID);
	STREQ(test_said(), "invalid: FIRSTLINE_WEB_WORKERS: must be a number from 1 to 256");
	unsetenv("FIRSTLINE_WEB_WORKERS");
	unsetenv("FIRSTLINE_SITE_BASE_URL");
}

TEST(the_base_url_is_one_that_cookies_live_on)
{
	static const struct { struct str given; const char *kept; } row[] = {
		{ STR("https://help.example.com"), "https://help.example.com" },
		{ STR("HTTPS://Help.Example.com/"), "https://help.example.com" },
		{ STR("https://help.example.com:443"), "https://help.example.com" },
		{ STR("https://help.example.com:8443"), "https://help.example.com:8443" },
		{ STR("https://[2001:db8::1]:8443"), "https://[2001:db8::1]:8443" },
		{ STR("http://127.0.0.1:8080"), "http://127.0.0.1:8080" },
		{ STR("http://localhost:80"), "http://localhost" },
		{ STR("http://[::1]:8080/"), "http://[::1]:8080" },
		{ STR("http://[::1]"), "http://[::1]" },
		{ STR("http://help.example.com"), NULL },
		{ STR("http://127.0.0.1.example.com"), NULL },
		{ STR("http://localhost@example.com"), NULL },
		{ STR("http://127.0.0.2"), NULL },
		{ STR("https://help.example.com/desk"), NULL },
		{ STR("https://help.example.com?x"), NULL },
		{ STR("https://a:b@help.example.com"), NULL },
		{ STR("https://help.example.com:0"), NULL },
		{ STR("https://help.example.com:65536"), NULL },
		{ STR("https://help.example.com:"), NULL },
		{ STR("https://:443"), NULL },
		{ STR("https://"), NULL },
		{ STR("https:///"), NULL },
		{ STR("https://[::1"), NULL },
		{ STR("https://help example.com"), NULL },
		{ STR("https://help.example.com\r\nX: y"), NULL },
		{ STR("ftp://help.example.com"), NULL },
		{ STR("help.example.com"), NULL },
		{ STR(""), NULL },
	};
	struct conf c;

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		setenv("FIRSTLINE_SITE_BASE_URL", row[i].given.p, 1);
		if (row[i].kept) {
			OKAY(load(S(NEEDED), &c));
			SAME(c.base_url, str_of(row[i].kept));
		} else {
			ERR(load(S(NEEDED), &c), E_INVALID);
			HAS(test_said(), "FIRSTLINE_SITE_BASE_URL: must ");
		}
	}
	unsetenv("FIRSTLINE_SITE_BASE_URL");
}

TEST(the_example_names_every_key_and_can_be_used)
{
	struct buf b;
	struct conf c;

	buf_init(&b, test_mem(), 100000);
	conf_example(&b);
	HAS(buf_str(&b), "\n[paths]\n");
	HAS(buf_str(&b), "\n#workers = 4\n");
	HAS(buf_str(&b), "\nbase_url =");
	ERR(load(buf_str(&b), &c), E_INVALID);          /* two things nobody can choose for you */
	setenv("FIRSTLINE_SITE_BASE_URL", "https://x.org", 1);
	setenv("FIRSTLINE_SITE_INSTANCE", "01234567", 1);
	ERR(load(buf_str(&b), &c), E_INVALID);
	unsetenv("FIRSTLINE_SITE_BASE_URL");
	unsetenv("FIRSTLINE_SITE_INSTANCE");
}

static enum err secret(struct str bytes, mode_t mode, struct key *out)
{
	char file[] = "/tmp/firstline-key-XXXXXX";
	int fd = mkstemp(file);
	enum err e;

	IS(fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n && fchmod(fd, mode) == 0);
	close(fd);
	e = conf_secret(test_mem(), str_of(file), out);
	unlink(file);
	return e;
}

TEST(a_key_is_32_bytes_and_nobody_elses)
{
	struct key k;

	OKAY(secret(S("0123456789abcdef0123456789abcdef"), 0600, &k));
	EQ(memcmp(k.bytes, "0123456789abcdef0123456789abcdef", 32), 0);
	OKAY(secret(S("0123456789abcdef0123456789abcdef"), 0640, &k));
	ERR(secret(S("0123456789abcdef0123456789abcde"), 0600, &k), E_INVALID);
	ERR(secret(S("0123456789abcdef0123456789abcdef\n"), 0600, &k), E_INVALID);
	ERR(secret(S("0123456789abcdef0123456789abcdef"), 0644, &k), E_INVALID);
	ERR(conf_secret(test_mem(), S("/nowhere/key"), &k), E_INVALID);
}
