/*
 * What is wrong with what was sent, field by field, in words for people.
 * A form and the desk fill it; a page shows it beside the fields.
 */
#ifndef DESK_WRONG_H
#define DESK_WRONG_H

#include "base/err.h"
#include "base/vec.h"
#include "base/str.h"

struct wrong {
	struct str field, text;
};

struct errors {
	struct arena *mem;
	VEC(struct wrong);
};

/* Note it and answer E_INVALID. The first of a field stays. */
enum err wrong_say(struct errors *errors, const char *field, const char *text);
/* The same of a value that was chosen or typed: "xx: There is no such role." */
enum err wrong_value(struct errors *errors, const char *field, struct str value,
                     const char *text);
bool wrong_has(const struct errors *errors, struct str field);

#endif
