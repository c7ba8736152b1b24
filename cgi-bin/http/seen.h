/*
 * What somebody saw who opened a form: a few letters for each of its fields
 * travel with it (part/seen.tpl), so that of two changes at once it is known
 * who changed what. A form without them may have changed everything.
 */
#ifndef HTTP_SEEN_H
#define HTTP_SEEN_H

#include "http/form.h"

/* SEEN: what stands there now (NULL: of a form that came back, what its sender had seen). */
void seen_show(const struct visit *v, struct view *view, const struct form *form, const void *in,
               const void *now);

/* It is not any more as its sender saw it. */
bool seen_is_stale(const struct visit *v, const struct form *form, const void *now);

/*
 * Only the version is another than its sender saw: nothing was changed that is
 * in the form, and it goes on from the version of now.
 */
void seen_catch_up(const struct visit *v, const struct form *form, void *in, const void *now);

/* One input, typed and as somebody else has made it. */
enum differs {
	DIFFERS_NOT,            /* nobody else changed it, or to the same */
	DIFFERS_TAKEN,          /* somebody else did; the sender had not touched it */
	DIFFERS_CLASH,          /* both did */
};
enum differs seen_differs(const struct visit *v, const struct form *form, size_t i, const void *in,
                          const void *now);

/* What the sender had not touched becomes as it is now, so that it is not undone. */
void seen_follow(const struct visit *v, const struct form *form, void *in, const void *now);

#endif
