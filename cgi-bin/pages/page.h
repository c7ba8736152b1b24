/* The frame around every page, and the words of notes after a redirect. */
#ifndef PAGES_PAGE_H
#define PAGES_PAGE_H

#include "http/visit.h"

/* For site.frame. Works without a database, too, for the page that says so. */
enum err page_frame(struct visit *v, struct view *root);

/* What the organisation decided, into v->settings, and the names that v->site->memo has. */
enum err page_settings(struct visit *v);

/* How many are in each view of the desk; asked of the database once a page. */
enum err page_counts(struct visit *v);

/* Did the page before leave this code? Asked by pages that say it in their own way. */
bool page_noted(const struct visit *v, const char *code);

#endif
