/*
 * See fcgi.h. libfcgi's own handlers would cut a body in two: TERM and INT
 * are blocked and let in only while waiting for the next request.
 */
#include <fcgiapp.h>

#include "http/fcgi.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arena.h"
#include "http/serve.h"
#include "sys/clock.h"

enum { BACKLOG = 4096 };

static volatile sig_atomic_t asked_to_stop;

static void stop(int signal_number)
{
	(void)signal_number;
	asked_to_stop = 1;
}

enum err fcgi_listen(const char *path, int *out)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	mode_t mask;
	int fd, bad;

	if (strlen(path) >= sizeof at.sun_path)
		return fail(E_BROKEN, "%s: too long for a socket", path);
	memcpy(at.sun_path, path, strlen(path));
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return fail(E_BROKEN, "socket: %s", strerror(errno));
	unlink(path);
	mask = umask(0117);
	bad = bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, BACKLOG);
	umask(mask);
	*out = fd;
	return bad ? fail(E_BROKEN, "%s: %s", path, strerror(errno)) : OK;
}

static size_t read_body(void *from, char *p, size_t n)
{
	FCGX_Request *fcgi = from;
	int got = FCGX_GetStr(p, (int)n, fcgi->in);

	return got > 0 ? (size_t)got : 0;
}

static void write_out(void *to, struct str bytes)
{
	FCGX_Request *fcgi = to;

	FCGX_PutStr(bytes.p, (int)bytes.n, fcgi->out);
}

static struct str parameter(const FCGX_Request *fcgi, const char *name)
{
	return str_of(FCGX_GetParam(name, fcgi->envp));
}

static struct str number_of(struct arena *mem)
{
	unsigned char bytes[6];

	crypt_random(bytes, sizeof bytes);
	return crypt_hex(mem, (struct str){ (char *)bytes, sizeof bytes });
}

static void request_of(FCGX_Request *fcgi, struct arena *mem, struct request *rq)
{
	struct str method = parameter(fcgi, "REQUEST_METHOD");
	struct str length = parameter(fcgi, "CONTENT_LENGTH");

	*rq = (struct request){
		.mem = mem, .number = number_of(mem),
		.head = str_eq(method, S("HEAD")),
		.uri = parameter(fcgi, "REQUEST_URI"),
		.cookie = parameter(fcgi, "HTTP_COOKIE"),
		.content_type = parameter(fcgi, "CONTENT_TYPE"),
		.origin = parameter(fcgi, "HTTP_ORIGIN"),
		.fetch_site = parameter(fcgi, "HTTP_SEC_FETCH_SITE"),
		.browser = parameter(fcgi, "HTTP_USER_AGENT"),
		.address = parameter(fcgi, "REMOTE_ADDR"),
		.fragment = parameter(fcgi, "HTTP_HX_REQUEST").n > 0,
		.length = -1, .read = read_body, .from = fcgi,
	};
	rq->method = rq->head || str_eq(method, S("GET")) ? GET
	           : str_eq(method, S("POST")) ? POST : OTHER;
	if (length.n && (!str_int(length, &rq->length) || rq->length < 0))
		rq->length = INT64_MAX;
}

static void answer(struct site *site, FCGX_Request *fcgi)
{
	struct request rq;
	struct reply re;
	struct visit *v;
	struct sink sink = { write_out, fcgi };

	request_of(fcgi, site->mem, &rq);
	v = serve(site, &rq, &re, clock_now());
	write_out(fcgi, reply_head(&re));
	if (re.pour && !rq.head)
		re.pour(v, &sink);
	else if (!rq.head)
		write_out(fcgi, re.body);
	FCGX_Finish_r(fcgi);
	serve_afterwards(site, clock_now());
	arena_reset(site->mem);
}

/* Wait for the next request; false when told to stop. */
static bool await(int fd, const sigset_t *open)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	while (!asked_to_stop)
		if (ppoll(&p, 1, NULL, open) > 0)
			return !asked_to_stop;
	return false;
}

enum err fcgi_run(struct site *site, int fd, int requests)
{
	struct sigaction action = { .sa_handler = stop };
	sigset_t shut, open;
	FCGX_Request fcgi;

	sigemptyset(&shut);
	sigaddset(&shut, SIGTERM);
	sigaddset(&shut, SIGINT);
	sigprocmask(SIG_BLOCK, &shut, &open);
	sigdelset(&open, SIGTERM);
	sigdelset(&open, SIGINT);
	if (FCGX_Init() || FCGX_InitRequest(&fcgi, fd, FCGI_FAIL_ACCEPT_ON_INTR))
		return fail(E_BROKEN, "libfcgi does not start");
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
	while (requests > 0 && await(fd, &open)) {
		if (FCGX_Accept_r(&fcgi) < 0)
			continue;       /* another process was quicker */
		answer(site, &fcgi);
		requests--;
	}
	FCGX_Free(&fcgi, 1);
	return OK;
}
