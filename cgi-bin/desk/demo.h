/*
 * A company to look at: 3 agencies, 60 people, 300 tickets of the last 90
 * days, made by the verbs of the desk themselves; and taken out again. Only
 * where the configuration asks for it and the site is on this machine.
 */
#ifndef DESK_DEMO_H
#define DESK_DEMO_H

#include "desk/desk.h"
#include "sys/conf.h"

struct demo_size {
	int64_t agencies, teams, people, tickets;
};

/*
 * All or nothing, in one transaction, the same for the same d->now. scratch
 * is reset all the time. E_DENIED with the reason in fail(): not allowed
 * here, or there are people already.
 */
enum err demo_load(struct desk *d, struct arena *scratch, const struct conf *conf,
                   struct demo_size *out);

/* E_DENIED: there are tickets of others; fail() says how many. */
enum err demo_purge(struct desk *d);

/* E_DENIED with the reason in fail(): not asked for, or not a site of this machine. */
enum err demo_allowed(const struct conf *conf);

/* The demo's password is known to everybody: no browser but one on this machine may reach it. */
bool demo_is_local(struct str base_url);

#endif
