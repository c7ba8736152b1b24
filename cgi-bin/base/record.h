/*
 * The shape of a struct, written once beside it. The database fills the
 * struct from columns by name, a page turns it into template variables, CSV
 * into cells, a test prints it: engines that walk the same table.
 *
 * A NULL from the database is 0, false or empty text.
 */
#ifndef BASE_RECORD_H
#define BASE_RECORD_H

#include "base/names.h"
#include "base/str.h"

enum field_kind {
	F_INT,          /* int64_t */
	F_BOOL,         /* bool */
	F_STR,          /* struct str: text or bytes */
	F_AT,           /* int64_t: milliseconds since 1970 UTC, 0 for none */
	F_ENUM,         /* int: a value of names */
	F_SET,          /* uint64_t: a bit per value of names */
};

struct field {
	const char *name;
	enum field_kind kind;
	size_t at;
	const struct names *names;      /* for F_ENUM and F_SET */
};

struct record {
	const char *name;
	size_t size;
	const struct field *field;
	size_t count;
};

/* The names come last and only where there are some. */
#define FIELD(type, member, kind, ...) FIELD_IN(type, , member, kind, __VA_ARGS__)
/* Of a struct inside: part is "person." or nothing. */
#define FIELD_IN(type, part, member, kind, ...) { #member, kind, offsetof(type, part member), \
	FIELD_FIRST(__VA_ARGS__ __VA_OPT__(,) NULL, NULL) }
#define FIELD_FIRST(first, ...) first
#define RECORD(name, type, fields) \
	{ name, sizeof(type), fields, sizeof(fields) / sizeof(*(fields)) }

/* The field of that name, or NULL. */
const struct field *record_field(const struct record *r, struct str name);

/*
 * One field of a struct as plain text, in the arena: numbers in decimal,
 * names for enums, RFC 3339 for instants, yes or empty for bool.
 */
struct str field_text(struct arena *mem, const struct field *f, const void *row);

/*
 * A text into an F_STR, F_ENUM (-1: no such name) or F_SET field; of a set,
 * names that are not known are left out.
 */
void field_put(const struct field *f, void *row, struct str text);

/* The same in every field but for those whose names are in but (ended by NULL). */
bool record_same(const struct record *r, const void *a, const void *b, const char *const *but);

#endif
