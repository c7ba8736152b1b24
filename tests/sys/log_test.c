/* B024: one line for each event, whatever is in it. */
#include "sys/log.h"

#include <sys/wait.h>
#include <unistd.h>

#include "tests/test.h"

#include "sys/file.h"

/* What the story writes to stderr. In a child, for it turns the log and fail() round. */
static struct str written_by(void (*story)(void))
{
	char *got = arena_take(test_mem(), 100000);
	int fd, status;
	size_t n;
	pid_t child;

	OKAY(file_temp(S("/tmp"), &fd));
	child = fork();
	if (child == 0) {
		dup2(fd, STDERR_FILENO);
		story();
		_exit(0);
	}
	waitpid(child, &status, 0);
	EQ(status, 0);
	OKAY(file_read_at(fd, 0, got, 100000, &n));
	close(fd);
	return (struct str){ got, n };
}

static int lines(struct str s)
{
	int n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

static void ordinary(void)
{
	log_open(LEVEL_INFO);
	LOG("start");
	log_request(S("a1b2"));
	LOG("request", { "route", S("/tickets/{id}") }, { "ms", LOG_INT(-12) }, { "who", S("") });
	log_request(S(""));
	LOG_AT(LEVEL_DEBUG, "hidden");
}

TEST(a_line_is_pairs)
{
	struct str got = written_by(ordinary);

	EQ(lines(got), 2);
	HAS(got, "at=20");
	HAS(got, " event=start\n");
	HAS(got, " request=a1b2 event=request route=\"/tickets/{id}\" ms=-12 who=\"\"\n");
	LACKS(got, "hidden");
}

static void hostile(void)
{
	log_open(LEVEL_INFO);
	LOG("sign-in", { "agent", S("x\r\nat=now event=\"fake\" \\ \t\x1b[31m\x7f") },
	    { "nul", S("a\0b") });
	LOG("odd", { "bytes", S("\xff\xc3(\xed\xa0\x80 ok \xc3\xa4") });
	LOG("tricks", { "name", S("a\xe2\x80\xae" "b\xc2\x85" "c\xe2\x80\xa8" "d\xef\xbb\xbf") });
}

TEST(B024_nothing_from_outside_breaks_a_line)
{
	struct str got = written_by(hostile);

	EQ(lines(got), 3);
	HAS(got, "agent=\"x\\r\\nat=now event=\\\"fake\\\" \\\\ \\t\\x1b[31m\\x7f\"");
	HAS(got, "nul=\"a\\x00b\"");
	HAS(got, "bytes=\"\\xff\\xc3(\\xed\\xa0\\x80 ok \xc3\xa4\"");
	HAS(got, "name=\"a\\xe2\\x80\\xaeb\\xc2\\x85" "c\\xe2\\x80\\xa8" "d\\xef\\xbb\\xbf\"");
	LACKS(got, "\x1b");
}

static void endless(void)
{
	static char x[20000];
	struct str s = { x, sizeof x };

	log_open(LEVEL_INFO);
	memset(x, '\n', sizeof x);
	LOG("long", { "a", s }, { "b", s }, { "c", s }, { "d", s }, { "e", s }, { "f", s });
	memset(x, 'x', sizeof x);
	LOG("long", { "a", s });
}

TEST(B024_a_line_has_an_end)
{
	struct str got = written_by(endless);

	EQ(lines(got), 2);
	IS(got.n < 6000);
	HAS(got, "\\n...\" b=\"");
	HAS(got, " cut=yes\n");
	HAS(got, "xxx...\"\n");
}

static void failing(void)
{
	log_open(LEVEL_ERROR);
	fail(E_BROKEN, "what \"%s\" did", "x\ny");
	fail(E_MISSING, "not here");
	LOG_SECURITY("denied", { "what", S("route") });
	LOG("info");
}

TEST(failures_are_logged_and_security_always)
{
	struct str got = written_by(failing);

	EQ(lines(got), 2);
	HAS(got, "level=error");
	HAS(got, "event=fail error=broken text=\"what \\\"x\\ny\\\" did\"\n");
	HAS(got, "level=security");
	HAS(got, "event=denied what=route\n");
}

static void closed(void)
{
	log_open(LEVEL_INFO);
	close(STDERR_FILENO);
	LOG("nobody hears it");
}

/* E06 */
TEST(no_room_for_the_log_is_no_reason_to_stop)
{
	EQ(written_by(closed).n, 0);
}
