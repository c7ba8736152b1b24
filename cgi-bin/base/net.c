/* See net.h. */
#include <arpa/inet.h>

#include "base/net.h"

#include "base/arena.h"

struct str net_of(struct arena *mem, struct str address)
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
	const char *z = str_z(mem, address);
	unsigned char b[16];

	if (inet_pton(AF_INET, z, b) == 1)
		return str_format(mem, "%d.%d.%d.0/24", b[0], b[1], b[2]);
	if (inet_pton(AF_INET6, z, b) != 1)
		return address;
	if (memcmp(b, mapped, sizeof mapped) == 0)
		return str_format(mem, "%d.%d.%d.0/24", b[12], b[13], b[14]);
	return str_format(mem, "%02x%02x:%02x%02x:%02x%02x:%02x%02x::/64", b[0], b[1], b[2], b[3],
	                  b[4], b[5], b[6], b[7]);
}
