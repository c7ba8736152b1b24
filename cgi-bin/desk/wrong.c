/* See wrong.h. */
#include "desk/wrong.h"

#include "base/arena.h"

enum { VALUE_BYTES = 60 };

bool wrong_has(const struct errors *errors, struct str field)
{
	for (size_t i = 0; i < errors->n; i++)
		if (str_eq(errors->v[i].field, field))
			return true;
	return false;
}

enum err wrong_say(struct errors *errors, const char *field, const char *text)
{
	if (!wrong_has(errors, str_of(field)))
		*vec_push(errors->mem, errors) = (struct wrong){
			str_copy(errors->mem, str_of(field)), str_copy(errors->mem, str_of(text)) };
	return E_INVALID;
}

enum err wrong_value(struct errors *errors, const char *field, struct str value,
                     const char *text)
{
	return wrong_say(errors, field, str_format(errors->mem, "%.*s: %s",
	                                           FMT(str_clip(value, VALUE_BYTES)), text).p);
}
