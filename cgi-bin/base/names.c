/* See names.h. */
#include "base/names.h"

const char *name_of(const struct names *names, int value)
{
	return value >= 0 && value < names->count ? names->name[value] : "";
}

int name_find(const struct names *names, struct str name)
{
	for (int i = 0; i < names->count; i++)
		if (str_eq(str_of(names->name[i]), name))
			return i;
	return -1;
}
