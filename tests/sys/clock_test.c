/* The clocks go forward, and in the right unit. */
#include "sys/clock.h"

#include "tests/test.h"

TEST(now_is_in_milliseconds_of_this_age)
{
	int64_t s = (int64_t)time(NULL), now = clock_now();

	IS(now >= s * 1000 - 1000 && now < (s + 60) * 1000);
}

TEST(measuring_never_goes_back)
{
	int64_t us = clock_monotonic_us(), cpu = clock_cpu_us();

	for (int i = 0; i < 1000; i++)
		IS(clock_monotonic_us() >= us);
	IS(clock_cpu_us() >= cpu && cpu > 0);
}
