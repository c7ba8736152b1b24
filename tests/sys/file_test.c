/* Files that are read whole, and files without a name. */
#include "sys/file.h"

#include <dirent.h>
#include <unistd.h>

#include "tests/test.h"

static char dir[] = "/tmp/firstline-file-XXXXXX";

static void enter(void)
{
	snprintf(dir, sizeof dir, "/tmp/firstline-file-XXXXXX");
	IS(mkdtemp(dir) != NULL);
}

static const char *in_dir(const char *name)
{
	return str_format(test_mem(), "%s/%s", dir, name).p;
}

static void leave(const char *name)
{
	if (name)
		unlink(in_dir(name));
	EQ(rmdir(dir), 0);              /* fails when anything is left in it */
}

static void write_file(const char *path, struct str text)
{
	FILE *f = fopen(path, "w");

	IS(f != NULL);
	EQ(fwrite(text.p, 1, text.n, f), text.n);
	fclose(f);
}

TEST(a_file_is_read_whole)
{
	struct str got;

	enter();
	write_file(in_dir("a"), S("one\0two"));
	IS(file_exists(in_dir("a")));
	OKAY(file_read_whole(test_mem(), in_dir("a"), 7, &got));
	STREQ(got, "one\0two");
	EQ(got.p[got.n], 0);
	leave("a");
}

TEST(a_file_that_is_too_large_is_refused)
{
	struct str got;

	enter();
	write_file(in_dir("a"), S("12345678"));
	ERR(file_read_whole(test_mem(), in_dir("a"), 7, &got), E_INVALID);
	leave("a");
}

TEST(what_is_no_file_is_missing)
{
	struct str got;

	enter();
	IS(!file_exists(in_dir("a")));
	ERR(file_read_whole(test_mem(), in_dir("a"), 7, &got), E_MISSING);
	ERR(file_read_whole(test_mem(), dir, 7, &got), E_MISSING);
	ERR(file_read_whole(test_mem(), "/dev/null", 7, &got), E_MISSING);
	leave(NULL);
}

TEST(an_upload_has_no_name)
{
	char got[8];
	size_t n;
	int fd;

	enter();
	OKAY(file_temp(str_of(dir), &fd));
	OKAY(file_write_all(fd, S("hello ")));
	OKAY(file_write_all(fd, S("")));
	OKAY(file_write_all(fd, S("world")));
	OKAY(file_read_at(fd, 6, got, sizeof got, &n));
	SAME(((struct str){ got, n }), S("world"));
	OKAY(file_read_at(fd, 11, got, sizeof got, &n));
	EQ(n, 0);
	leave(NULL);                    /* while it is open */
	close(fd);
}

TEST(an_upload_needs_its_directory)
{
	int fd;

	ERR(file_temp(S("/nowhere/at/all"), &fd), E_MISSING);
}

/* E06 */
TEST(a_full_disk_is_busy)
{
	FILE *full = fopen("/dev/full", "w");

	if (!full)
		return;                 /* not every sandbox has it */
	ERR(file_write_all(fileno(full), S("x")), E_BUSY);
	fclose(full);
}
