/* Times and ticket numbers: what is read is written and read again, the same. */
#include "tests/fuzz/fuzz.h"

#include "base/ref.h"
#include "base/when.h"

static void look_at(struct arena *mem, struct str in)
{
	int64_t at, again, number;

	if (when_parse(in, &at)) {
		HOLDS(when_parse(when_rfc3339(mem, at), &again) && again == at);
		HOLDS(when_http(mem, at).n == 29);
	}
	if (ref_parse(in, &number)) {
		HOLDS(number > 0);
		HOLDS(ref_parse(ref_format(mem, 'I', number), &again) && again == number);
	}
}
