/* See loop.h. */
#include "work/loop.h"

#include "base/arena.h"
#include "desk/may.h"
#include "store/job.h"
#include "sys/clock.h"
#include "sys/log.h"

#define BEAT_MS    10000
#define LEASE_MS   60000
#define LOOK_MS    5000         /* somebody else has it, or it is not due yet */
#define RETRY_MS   10000        /* after the first failure; doubled with each */
#define LATEST_MS  600000

static enum err make_known(struct loop *l, int64_t now)
{
	if (l->known)
		return OK;
	for (const struct job *job = l->jobs; job->name; job++)
		TRY(job_register(l->db, str_of(job->name), now));
	l->known = true;
	return OK;
}

static enum err beat(struct loop *l, int64_t now)
{
	if (l->beat_at > now)
		return OK;
	TRY(heartbeat_beat(l->db, l->name, now));
	l->beat_at = now + BEAT_MS;
	return OK;
}

static int64_t retry_ms(int64_t failures)
{
	int64_t wait = failures < 10 ? RETRY_MS << failures : LATEST_MS;

	return wait < LATEST_MS ? wait : LATEST_MS;
}

static void tell(const struct job *job, enum err e, int done, int64_t us)
{
	enum log_level level = e != OK ? LEVEL_WARN : done ? LEVEL_INFO : LEVEL_DEBUG;

	LOG_AT(level, "job", { "name", str_of(job->name) }, { "done", LOG_INT(done) },
	       { "ms", LOG_INT(us / 1000) }, { "result", str_of(err_name(e)) });
}

/* It is ours for a minute. What it found is written down, also that it failed. */
static enum err run(struct loop *l, const struct job *job, int64_t now, int64_t *again_at)
{
	struct desk d = { .db = l->db, .mem = l->mem, .by = &the_house, .now = now,
	                  .seal = l->seal };
	int64_t began = clock_monotonic_us();
	struct job_state state;
	int done = 0;
	enum err e;

	TRY(job_by_name(l->db, l->mem, str_of(job->name), &state));
	e = job->run(&d, &done);
	tell(job, e, done, clock_monotonic_us() - began);
	*again_at = now + (e == OK ? job->every_s * 1000LL : retry_ms(state.failures));
	return job_release(l->db, str_of(job->name), now + LEASE_MS, now, *again_at,
	                   e == OK ? S("") : str_of(err_name(e)));
}

static enum err try_job(struct loop *l, size_t i, int64_t now, bool *ran)
{
	const struct job *job = &l->jobs[i];

	l->look_at[i] = now + LOOK_MS;
	arena_reset(l->mem);
	TRY(job_lease(l->db, str_of(job->name), now, now + LEASE_MS, ran));
	return *ran ? run(l, job, now, &l->look_at[i]) : OK;
}

enum err loop_step(struct loop *l, int64_t now, int64_t *next)
{
	bool ran = false;

	*next = now + 1000;
	TRY(make_known(l, now));
	TRY(beat(l, now));
	for (size_t i = 0; l->jobs[i].name && !ran; i++)
		if (l->look_at[i] <= now)
			TRY(try_job(l, i, now, &ran));
	*next = l->beat_at;
	for (size_t i = 0; l->jobs[i].name; i++)
		if (l->look_at[i] < *next)
			*next = l->look_at[i];
	return OK;
}
