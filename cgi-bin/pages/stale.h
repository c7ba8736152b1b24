/*
 * Two people changed the same: what the form shows then. A row says for each
 * field that somebody else changed what it says now, and, where it was typed
 * too, what was typed; what was not touched follows.
 */
#ifndef PAGES_STALE_H
#define PAGES_STALE_H

#include "http/seen.h"

struct said {                           /* what an input is called; label is marked for gettext */
	const char *name, *label;
};

/*
 * STALE_CARD with its rows, and STALE_OTHERS unless the view has STALE_OWN;
 * then the form follows and SEEN is as it stands now.
 */
struct view *stale_card(struct view *view);
void stale_row(struct view *stale, const char *label, enum differs how, struct str is,
               struct str yours);

/* Of a form that fills its selects ("KIND_OPTION" of "kind") by this function. */
typedef enum err (*options)(struct visit *v, struct view *view, const void *in);
enum err stale_show(struct visit *v, struct view *view, const struct form *form,
                    const struct said *said, options fill, void *in, const void *now);

#endif
