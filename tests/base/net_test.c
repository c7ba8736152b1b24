/* Networks of visitors' addresses. */
#include "base/net.h"

#include "tests/test.h"

TEST(addresses_of_one_network_are_one)
{
	static const struct { struct str address, net; } cases[] = {
		{ STR("192.0.2.77"),        STR("192.0.2.0/24") },
		{ STR("::ffff:192.0.2.78"), STR("192.0.2.0/24") },
		{ STR("2001:db8::1"),       STR("2001:0db8:0000:0000::/64") },
		{ STR("2001:db8::a:b:c:d"), STR("2001:0db8:0000:0000::/64") },
		{ STR("2001:db8:0:1::1"),   STR("2001:0db8:0000:0001::/64") },
		{ STR("unix:"),             STR("unix:") },
		{ STR(""),                  STR("") },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		SAME(net_of(test_mem(), cases[i].address), cases[i].net);
}
