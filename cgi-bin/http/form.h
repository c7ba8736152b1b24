/*
 * What a page accepts, declared: one row per field with its kind, size and
 * place in a struct. The engine reads a body into the struct, notes what is
 * wrong field by field, and fills a view with both, so that a form that was
 * not accepted comes back as it was typed.
 */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include "http/visit.h"

enum input_kind {
	IN_LINE,        /* struct str: one line, cleaned */
	IN_TEXT,        /* struct str: several lines, cleaned */
	IN_SECRET,      /* struct str: as it is; never shown again */
	IN_NUMBER,      /* int64_t: whole, not negative, up to most if there is one; empty is 0 */
	IN_NAME,        /* int: a value of names; empty is what the struct held before */
	IN_FLAG,        /* bool: sent at all, with any value */
};

struct input {
	const char *name;
	enum input_kind kind;
	size_t at;
	size_t most;                    /* characters of a text; of a number its largest */
	const struct names *names;
};

#define INPUT(type, member, kind, ...) { #member, kind, offsetof(type, member), \
	INPUT_LAST(__VA_ARGS__ __VA_OPT__(,) 0, NULL, NULL) }
#define INPUT_LAST(most, names, ...) most, names

struct form {
	const char *name;               /* begins the ids of its fields in the page */
	size_t size;
	const struct input *input;
	size_t count;
	bool files;                     /* "file" parts go to the basket; "drop" takes them out */
	bool extras;                    /* has custom fields: x_1, x_2 ... */
	bool seen;                      /* says what its sender saw; see http/seen.h */
	bool once;                      /* carries a key and is carried out once only */
	bool apart;                     /* what it notes stays even if it is refused: guesses */
	bool shown;                     /* its result is in the answer; see v->way */
	const char *freely;             /* why it may come without a key */
};

#define FORM(name, type, inputs, ...) \
	{ name, sizeof(type), inputs, sizeof(inputs) / sizeof(*(inputs)), __VA_ARGS__ }

/* E_INVALID with v->wrong; out holds what could be read, for form_show. */
enum err form_read(struct visit *v, const struct form *form, void *out);

/*
 * Values and faults of the form into a view: FOO, FOO_WRONG {TEXT}, and
 * WRONG_ANY with rows WRONG {FIELD, TEXT}.
 */
void form_show(const struct visit *v, struct view *view, const struct form *form, const void *in);

/* One input of a struct as text. */
struct str form_value(struct arena *mem, const struct input *in, const void *at);

/* Is this name a field that may be sent with the route's form? How often is not said here. */
bool form_knows(const struct form *form, struct str name);

/* A password and the like: never shown again, whatever happens. */
bool form_is_secret(const struct form *form, struct str name);

/* One row per value of the mask, with LABEL, HELP and SELECTED. help may be NULL. */
void form_choices(struct view *view, const char *section, const struct names *names, uint64_t mask,
                  struct str (*word)(int), struct str (*help)(int), int selected);
void form_choice(struct view *view, const char *section, struct str value, struct str label,
                 bool selected);

/* A new key for the form, or the one that it came with; and the files in its basket. */
enum err form_once(struct visit *v, struct view *view, bool came_back);

/* What v->once is kept as: two forms of one page, going to two paths, are two things. */
struct str form_code(const struct visit *v, struct str path);

#endif
