/*
 * Words for people that come from C, in the language of the visitor: gettext,
 * switched once a request. Right only because a process has one thread.
 * Mark texts with _("..."), in tables with N_("..."), and use
 * ngettext("%d file", "%d files", n) where there is a number.
 *
 * No generated locale is needed, only locale/<language>/LC_MESSAGES/firstline.mo.
 * English is what the source says and is always known.
 */
#ifndef SYS_LANG_H
#define SYS_LANG_H

#include <libintl.h>

#include "base/err.h"
#include "base/str.h"

#define _(text) lang_word(text)
#define N_(text) text

/* Which languages there are is looked at once, here, before the fork. */
enum err lang_open(struct str locale_dir);

/* English needs no looking up, and a page has hundreds of words. */
const char *lang_word(const char *text) __attribute__((format_arg(1)));

bool lang_known(struct str language);           /* "en", "pl", "pt_BR" */
void lang_use(struct str language);             /* one that is not known is English */

#endif
