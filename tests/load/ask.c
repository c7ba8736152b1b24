/*
 * Asks a web server on this machine a given number of times over a given number of kept
 * connections, and says how it went in one line of JSON. Stays out of the way: one process, poll().
 *
 *	ask PORT CONNECTIONS COUNT COOKIE BODY-FILE PATH...
 *
 * The paths take turns. BODY-FILE is - for GET; else it is POSTed, and @ONCE@ in it becomes a new
 * key each time. Times: ours from sending to the last byte, the server's from Server-Timing.
 */
#include <arpa/inet.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
	CONNECTIONS_MOST = 64, ANSWER_MOST = 4 << 20, REQUEST_MOST = 64 * 1024,
	BODY_MOST = 32 * 1024
};

struct connection {
	int fd;
	char *answer;
	size_t n, whole;        /* whole: 0 while the head is not there yet */
	double sent_ms;
	bool busy;
};

struct run {
	int port, count, asked, done, failed, path, paths;
	char **path_of;
	const char *cookie;
	char body[BODY_MOST];
	bool posts;
	double *ours, *theirs;
	long long bytes;
	int statuses[6];
};

static void die(const char *what)
{
	perror(what);
	exit(1);
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void dial(const struct run *r, struct connection *c)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons((unsigned short)r->port),
	                          .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

	if (c->fd > 0)
		close(c->fd);
	c->fd = socket(AF_INET, SOCK_STREAM, 0);
	if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&at, sizeof at))
		die("connect");
}

/* 16 random bytes as 22 characters; the last one has no loose bits. */
static void new_key(char out[23])
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	for (int i = 0; i < 21; i++)
		out[i] = letters[random() % 64];
	out[21] = 'A';
	out[22] = 0;
}

static int write_request(struct run *r, char *out, size_t room)
{
	const char *path = r->path_of[r->path++ % r->paths];
	char body[BODY_MOST], *at;

	if (!r->posts)
		return snprintf(out, room, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
		                "Cookie: %s\r\n\r\n", path, r->port, r->cookie);
	memcpy(body, r->body, sizeof body);
	at = strstr(body, "@ONCE@");
	if (at) {
		char key[23];

		new_key(key);
		memmove(at + 22, at + 6, strlen(at + 6) + 1);
		memcpy(at, key, 22);
	}
	return snprintf(out, room, "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n"
	                "Origin: http://127.0.0.1:%d\r\nSec-Fetch-Site: same-origin\r\n"
	                "Content-Type: application/x-www-form-urlencoded\r\n"
	                "Content-Length: %zu\r\n\r\n%s",
	                path, r->port, r->cookie, r->port, strlen(body), body);
}

static void ask(struct run *r, struct connection *c)
{
	static char request[REQUEST_MOST];
	int n = write_request(r, request, sizeof request);

	c->n = c->whole = 0;
	c->busy = true;
	c->sent_ms = now_ms();
	r->asked++;
	if (n >= (int)sizeof request || write(c->fd, request, (size_t)n) != n)
		die("write");
}

/* The value of a header of the answer, or NULL. The answer ends with a NUL. */
static const char *header(const struct connection *c, const char *name)
{
	const char *p = c->answer, *end = strstr(c->answer, "\r\n\r\n");
	size_t n = strlen(name);

	while (p && p < end) {
		p = strstr(p, "\r\n");
		if (p && strncasecmp(p += 2, name, n) == 0 && p[n] == ':')
			return p + n + 1;
	}
	return NULL;
}

static bool is_whole(struct connection *c)
{
	const char *end, *length;

	if (!c->whole) {
		end = strstr(c->answer, "\r\n\r\n");
		if (!end)
			return false;
		length = header(c, "Content-Length");
		c->whole = (size_t)(end + 4 - c->answer) + (length ? strtoul(length, NULL, 10) : 0);
	}
	return c->n >= c->whole;
}

static void count_answer(struct run *r, struct connection *c)
{
	const char *timing = header(c, "Server-Timing");
	const char *total = timing ? strstr(timing, "total;dur=") : NULL;
	int class = c->answer[9] - '0';

	r->ours[r->done] = now_ms() - c->sent_ms;
	r->theirs[r->done] = total ? strtod(total + 10, NULL) : 0;
	r->bytes += (long long)c->n;
	r->statuses[class > 0 && class < 6 ? class : 0]++;
	r->done++;
	c->busy = false;
}

static void hear(struct run *r, struct connection *c)
{
	ssize_t got = read(c->fd, c->answer + c->n, ANSWER_MOST - c->n - 1);

	if (got <= 0) {                 /* the server ends kept connections now and then */
		if (c->n)
			r->failed++;
		else
			r->asked--;
		c->busy = false;
		dial(r, c);
		return;
	}
	c->n += (size_t)got;
	c->answer[c->n] = 0;
	if (is_whole(c))
		count_answer(r, c);
}

static void run(struct run *r, struct connection *c, int connections)
{
	struct pollfd p[CONNECTIONS_MOST];

	while (r->done + r->failed < r->count) {
		for (int i = 0; i < connections; i++) {
			if (!c[i].busy && r->asked < r->count)
				ask(r, &c[i]);
			p[i] = (struct pollfd){ .fd = c[i].fd, .events = c[i].busy ? POLLIN : 0 };
		}
		if (poll(p, (nfds_t)connections, 30000) <= 0)
			die("no answer for 30 seconds");
		for (int i = 0; i < connections; i++)
			if (c[i].busy && p[i].revents)
				hear(r, &c[i]);
	}
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double at_percent(double *v, int n, int percent)
{
	return n ? v[(long long)(n - 1) * percent / 100] : 0;
}

static void say(struct run *r, double s)
{
	qsort(r->ours, (size_t)r->done, sizeof *r->ours, by_size);
	qsort(r->theirs, (size_t)r->done, sizeof *r->theirs, by_size);
	printf("{\"done\":%d,\"failed\":%d,\"seconds\":%.3f,\"bytes\":%lld,\"s2\":%d,\"s3\":%d,"
	       "\"s4\":%d,\"s5\":%d,\"p50\":%.2f,\"p99\":%.2f,"
	       "\"server_p50\":%.2f,\"server_p99\":%.2f}\n",
	       r->done, r->failed, s, r->bytes, r->statuses[2], r->statuses[3], r->statuses[4],
	       r->statuses[5], at_percent(r->ours, r->done, 50), at_percent(r->ours, r->done, 99),
	       at_percent(r->theirs, r->done, 50), at_percent(r->theirs, r->done, 99));
}

static void read_body(struct run *r, const char *file)
{
	FILE *f;

	if (strcmp(file, "-") == 0)
		return;
	f = fopen(file, "r");
	if (!f || fread(r->body, 1, BODY_MOST - 64, f) == 0)
		die(file);
	fclose(f);
	r->posts = true;
}

int main(int argc, char **argv)
{
	static struct run r;
	static struct connection c[CONNECTIONS_MOST];
	int connections;
	double began;

	if (argc < 7) {
		fprintf(stderr, "usage: ask PORT CONNECTIONS COUNT COOKIE BODY-FILE PATH...\n");
		return 2;
	}
	srandom((unsigned)time(NULL));
	connections = atoi(argv[2]) < CONNECTIONS_MOST ? atoi(argv[2]) : CONNECTIONS_MOST;
	r = (struct run){ .port = atoi(argv[1]), .count = atoi(argv[3]), .cookie = argv[4],
	                  .path_of = argv + 6, .paths = argc - 6 };
	read_body(&r, argv[5]);
	r.ours = calloc((size_t)r.count + 1, sizeof *r.ours);
	r.theirs = calloc((size_t)r.count + 1, sizeof *r.theirs);
	for (int i = 0; i < connections; i++) {
		c[i].answer = malloc(ANSWER_MOST);
		dial(&r, &c[i]);
	}
	began = now_ms();
	run(&r, c, connections);
	say(&r, (now_ms() - began) / 1e3);
	return 0;
}
