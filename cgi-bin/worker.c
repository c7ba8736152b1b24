/*
 * firstlined: what happens without a visitor. Does what is due, sleeps until
 * the next, and ends after the job in hand when it is told to. A database
 * that is away is asked for once a second, and spoken of every ten.
 */
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/schema.h"
#include "sys/clock.h"
#include "sys/conf.h"
#include "work/loop.h"

enum { STATEMENT_S = 60, KEPT_MOST = 4 << 20, RUN_MOST = 256 << 20, SILENCE_US = 10000000 };

static volatile sig_atomic_t told_to_end;

static void end(int signal)
{
	(void)signal;
	told_to_end = 1;
}

/* They are blocked but while we sleep, so that none is missed and no job is cut off. */
static sigset_t catch_signals(void)
{
	struct sigaction act = { .sa_handler = end };
	sigset_t ours, before;

	sigemptyset(&ours);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGINT);
	sigprocmask(SIG_BLOCK, &ours, &before);
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	sigdelset(&before, SIGTERM);
	sigdelset(&before, SIGINT);
	signal(SIGPIPE, SIG_IGN);
	return before;
}

/* A database that is away says the same each second. */
static void log_failure(enum err e, const char *line)
{
	static int64_t spoke_at;
	int64_t now = clock_monotonic_us();

	if (e == E_BUSY && spoke_at && now - spoke_at < SILENCE_US)
		return;
	if (e == E_BUSY)
		spoke_at = now;
	LOG_AT(e == E_BROKEN ? LEVEL_ERROR : LEVEL_WARN, "fail", { "error", str_of(err_name(e)) },
	       { "text", str_of(line) });
}

static void sleep_until(int64_t at, const sigset_t *awake)
{
	int64_t ms = at - clock_now();
	struct timespec wait;

	if (ms < 0)
		ms = 0;
	if (ms > 10000)
		ms = 10000;             /* the clock may have been set */
	wait = (struct timespec){ ms / 1000, (long)(ms % 1000) * 1000000 };
	ppoll(NULL, 0, &wait, awake);
}

static struct str own_name(struct arena *mem)
{
	char host[48] = "";

	gethostname(host, sizeof host - 1);
	return str_clip(str_format(mem, "worker %d:%s", (int)getpid(), host), 60);
}

/* A schema of another program is left alone: an upgrade is on its way. */
static enum err step(struct loop *l, int64_t *next)
{
	arena_reset(l->mem);
	TRY(schema_fits(l->db, l->mem));
	return loop_step(l, clock_now(), next);
}

static void work(struct loop *l)
{
	sigset_t awake = catch_signals();
	int64_t next;

	while (!told_to_end) {
		if (step(l, &next) != OK)
			next = clock_now() + 1000;
		sleep_until(next, &awake);
	}
}

static int run(struct arena *kept, const struct conf *conf)
{
	struct db_place place = conf->database;
	struct loop loop = { .jobs = all_jobs, .name = own_name(kept) };
	struct key master, seal;

	if (conf_secret(kept, conf->secret, &master) != OK)
		return 1;
	seal = crypt_derive(&master, "audit");
	place.statement_s = STATEMENT_S;
	loop.seal = &seal;
	loop.db = db_open(&place);
	loop.mem = arena_open(RUN_MOST);
	log_open((enum log_level)conf->log_level);
	fail_to(log_failure);
	LOG("worker-began", { "name", loop.name });
	work(&loop);
	LOG("worker-ended", { "name", loop.name });
	db_close(loop.db);
	arena_close(loop.mem);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "config", required_argument, NULL, 'c' }, { NULL } };
	const char *file = "/etc/firstline/firstline.conf";
	struct arena *kept = arena_open(KEPT_MOST);
	struct conf conf;
	int option, status;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option != 'c') {
			fprintf(stderr, "usage: firstlined [--config FILE]\n");
			return 2;
		}
		file = optarg;
	}
	status = conf_load(kept, file, &conf) == OK ? run(kept, &conf) : 1;
	arena_close(kept);
	return status;
}
