/* A header that begins with the name that is looked for, up to the first line end. */
#include "tests/fuzz/fuzz.h"

#include "base/cookie.h"

static void look_at(struct arena *mem, struct str in)
{
	struct str name, value;

	(void)mem;
	if (!str_cut(&in, '\n', &name) || !cookie_get(in, name, &value))
		return;
	HOLDS(name.n > 0 && value.n <= 4096);
	HOLDS(value.p >= in.p && value.p + value.n <= in.p + in.n);
	for (size_t i = 0; i < value.n; i++)
		HOLDS(value.p[i] > 0x20 && value.p[i] < 0x7f && value.p[i] != ';');
}
