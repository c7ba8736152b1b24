/* See clock.h. */
#include "sys/clock.h"

#include "base/banned.h"

static int64_t read_us(clockid_t which)
{
	struct timespec t;

	clock_gettime(which, &t);       /* cannot fail for the three clocks below */
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t clock_now(void)
{
	return read_us(CLOCK_REALTIME) / 1000;
}

int64_t clock_monotonic_us(void)
{
	return read_us(CLOCK_MONOTONIC);
}

int64_t clock_cpu_us(void)
{
	return read_us(CLOCK_PROCESS_CPUTIME_ID);
}
