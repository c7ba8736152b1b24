/* Chance that falls the same way each time: the same seed makes the same demo company. */
#ifndef DESK_DEMO_DICE_H
#define DESK_DEMO_DICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dice {
	uint64_t state;
};

int64_t dice_below(struct dice *d, int64_t n);          /* 0 .. n - 1 */
int64_t dice_between(struct dice *d, int64_t least, int64_t most);
bool dice_percent(struct dice *d, int percent);

/* A number for a thing and a name, always the same. */
uint64_t dice_mix(uint64_t seed, const char *name, size_t n);

#endif
