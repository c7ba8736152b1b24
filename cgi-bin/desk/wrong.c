/* See wrong.h. */
#include "desk/wrong.h"

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
