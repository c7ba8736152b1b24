/* See demo_dice.h. The generator is splitmix64 (Steele, Lea, Flood 2014). */
#include "desk/demo_dice.h"

static uint64_t scatter(uint64_t z)
{
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

static uint64_t next(struct dice *d)
{
	d->state += 0x9e3779b97f4a7c15u;
	return scatter(d->state);
}

int64_t dice_below(struct dice *d, int64_t n)
{
	return n > 0 ? (int64_t)(next(d) % (uint64_t)n) : 0;
}

int64_t dice_between(struct dice *d, int64_t least, int64_t most)
{
	return least + dice_below(d, most - least + 1);
}

bool dice_percent(struct dice *d, int percent)
{
	return dice_below(d, 100) < percent;
}

uint64_t dice_mix(uint64_t seed, const char *name, size_t n)
{
	for (size_t i = 0; i < n; i++)
		seed = scatter(seed ^ (unsigned char)name[i]);
	return scatter(seed);
}
