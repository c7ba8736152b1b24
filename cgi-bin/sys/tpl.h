/*
 * Templates: Google's ctemplate behind three functions. All files of one
 * language's tree are loaded when it opens and the cache is frozen, so a
 * broken template stops the start and not a page; open before the fork.
 *
 * A name {{>PART_FOO_BAR}} is the file part/foo-bar.tpl and reads the view it
 * stands in; any other include is what view_include() says.
 */
#ifndef SYS_TPL_H
#define SYS_TPL_H

#ifdef __cplusplus
extern "C" {
#endif

#include "base/err.h"
#include "base/view.h"

struct tpl;

enum err tpl_open(const char *root, struct tpl **out);
void tpl_close(struct tpl *t);

/* E_BROKEN where a template, an include or a name is missing; view_missed() has the names. */
enum err tpl_expand(const struct tpl *t, const char *file, const struct view *v,
                    struct arena *mem, struct str *out);

#ifdef __cplusplus
}
#endif

#endif
