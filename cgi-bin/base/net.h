/* Addresses of visitors, and the networks they come from. */
#ifndef BASE_NET_H
#define BASE_NET_H

#include "base/str.h"

/*
 * The network of an address as text to compare: /24 of IPv4 (also inside
 * IPv6), /64 of IPv6. What is no address is its own network.
 */
struct str net_of(struct arena *mem, struct str address);

#endif
