/*
 * What time it is. Asked once for each request or job run, at the door;
 * below it the time is given. Measuring goes by the other two.
 */
#ifndef SYS_CLOCK_H
#define SYS_CLOCK_H

#include <stdint.h>

int64_t clock_now(void);                /* milliseconds since 1970 UTC */
int64_t clock_monotonic_us(void);       /* never steps back; for leases, time-outs, durations */
int64_t clock_cpu_us(void);             /* what this process has used */

#endif
