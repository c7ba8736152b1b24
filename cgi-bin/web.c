/*
 * The web program: open the site, fork workers on one socket, put a new one
 * in the place of each that leaves, until told to stop. HUP puts all of them
 * in new ones' places, one after the other.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "http/fcgi.h"
#include "pages/page.h"
#include "pages/routes.h"
#include "sys/clock.h"
#include "sys/log.h"
#include "sys/password.h"

enum { WORKERS_MOST = 64, REQUESTS = 20000, REST_MS = 1000, KEPT_MOST = 64 << 20 };

static bool stopping, renewing;

static void heed(int number)
{
	if (number == SIGHUP)
		renewing = true;
	else if (number != SIGCHLD)
		stopping = true;
}

struct slot {
	pid_t pid;
	int64_t began_ms;
};

struct pool {
	struct site *site;
	int fd, workers;
	int to_renew;           /* workers that HUP has still to replace */
	struct slot slot[WORKERS_MOST];
	sigset_t signals;       /* blocked, and taken one by one */
};

static int work(struct pool *pool)
{
	signal(SIGHUP, SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	return fcgi_run(pool->site, pool->fd, REQUESTS) == OK ? 0 : 1;
}

/* One that dies at once is not started again more than once a second. */
static void fill(struct pool *pool, struct slot *slot)
{
	int64_t now = clock_monotonic_us() / 1000;

	if (slot->began_ms && now - slot->began_ms < REST_MS)
		return;
	slot->began_ms = now;
	slot->pid = fork();
	if (slot->pid == 0)
		exit(work(pool));
	if (slot->pid < 0) {
		slot->pid = 0;
		fail(E_BROKEN, "fork: %s", strerror(errno));
	}
}

static void bury(struct pool *pool)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		for (int i = 0; i < pool->workers; i++)
			if (pool->slot[i].pid == pid)
				pool->slot[i].pid = 0;
		if (WIFSIGNALED(status))
			fail(E_BROKEN, "worker %d died of signal %d", (int)pid, WTERMSIG(status));
	}
}

static void tell_all(const struct pool *pool, int number)
{
	for (int i = 0; i < pool->workers; i++)
		if (pool->slot[i].pid)
			kill(pool->slot[i].pid, number);
}

static bool any_left(const struct pool *pool)
{
	for (int i = 0; i < pool->workers; i++)
		if (pool->slot[i].pid)
			return true;
	return false;
}

/* Until a signal, or a second at most. */
static void rest(const struct pool *pool)
{
	struct timespec second = { .tv_sec = 1 };
	siginfo_t info;

	if (sigtimedwait(&pool->signals, &info, &second) > 0)
		heed(info.si_signo);
}

/* The next one, when all places are filled, so that there is always somebody to serve. */
static void renew_one(struct pool *pool)
{
	struct slot *slot;

	for (int i = 0; i < pool->workers; i++)
		if (!pool->slot[i].pid)
			return;
	if (!pool->to_renew)
		return;
	slot = &pool->slot[--pool->to_renew];
	slot->began_ms = 0;
	kill(slot->pid, SIGTERM);
}

static void keep(struct pool *pool)
{
	while (!stopping) {
		bury(pool);
		for (int i = 0; i < pool->workers; i++)
			if (!pool->slot[i].pid)
				fill(pool, &pool->slot[i]);
		rest(pool);
		if (renewing) {
			renewing = false;
			pool->to_renew = pool->workers;
		}
		renew_one(pool);
	}
	tell_all(pool, SIGTERM);
	while (any_left(pool)) {
		bury(pool);
		if (any_left(pool))
			rest(pool);
	}
}

static void block_signals(struct pool *pool)
{
	static const int numbers[] = { SIGTERM, SIGINT, SIGHUP, SIGCHLD };

	sigemptyset(&pool->signals);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		sigaddset(&pool->signals, numbers[i]);
	sigprocmask(SIG_BLOCK, &pool->signals, NULL);
}

/* No core with people's secrets in it, and nobody looks into us. */
static void close_the_shutters(void)
{
	struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, 0);
}

static enum err open_all(struct arena *kept, const char *file, struct conf *conf,
                         struct site *site, struct pool *pool)
{
	TRY(conf_load(kept, file, conf));
	log_open((enum log_level)conf->log_level);
	TRY(password_init());
	if (password_common_open(str_z(kept, conf->common_passwords)) == E_INVALID)
		return E_INVALID;
	TRY(site_open(kept, conf, site));
	site->routes = all_routes;
	site->frame = page_frame;
	pool->site = site;
	pool->workers = conf->workers > WORKERS_MOST ? WORKERS_MOST : conf->workers;
	return fcgi_listen(str_z(kept, conf->listen), &pool->fd);
}

int main(int argc, char **argv)
{
	static struct pool pool;
	struct arena *kept = arena_open(KEPT_MOST);
	struct conf conf;
	struct site site;

	if (argc != 3 || strcmp(argv[1], "--config")) {
		fprintf(stderr, "usage: firstline.fcgi --config FILE\n");
		return 2;
	}
	close_the_shutters();
	if (open_all(kept, argv[2], &conf, &site, &pool) != OK)
		return 1;
	block_signals(&pool);
	LOG("started", { "workers", LOG_INT(pool.workers) }, { "listen", conf.listen });
	keep(&pool);
	close(pool.fd);
	unlink(str_z(kept, conf.listen));
	LOG("stopped", { "listen", conf.listen });
	site_close(&site);
	arena_close(kept);
	return 0;
}
