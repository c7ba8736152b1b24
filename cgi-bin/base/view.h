/*
 * What a page tells its template: named texts, sections that are shown or
 * not, and rows. Made in the arena, read by sys/tpl without copying. A name
 * that a template asks for and nobody set is an error (sys/tpl.h), so set
 * also what is empty. Sections that nobody made are hidden.
 *
 * Names are C literals in capitals; texts live as long as the arena.
 */
#ifndef BASE_VIEW_H
#define BASE_VIEW_H

#include "base/record.h"

struct view;

struct view *view_new(struct arena *mem);

void view_set(struct view *v, const char *name, struct str text);
void view_int(struct view *v, const char *name, int64_t number);
void view_format(struct view *v, const char *name, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Every field as FIELD_NAME in capitals, unless it is set otherwise. One record a view; the row is
   copied, its texts are not. */
void view_record(struct view *v, const struct record *r, const void *row);

/* One more row of the section; it sees the names of its parents, too. */
struct view *view_add(struct view *v, const char *section);

/* Show the section once, if so. */
void view_show_if(struct view *v, const char *section, bool so);

/* A template to put where {{>NAME}} stands: it reads the returned view and its parents. */
struct view *view_include(struct view *v, const char *name, const char *file);

/* For sys/tpl. */
bool view_text(const struct view *v, struct str name, struct str *out);
size_t view_rows(const struct view *v, struct str section);
const struct view *view_row(const struct view *v, struct str section, size_t i);
const char *view_file(const struct view *v, struct str name, size_t i);

/* Where a template asked for a name that nobody set: kept on the root, for the test that fails. */
void view_miss(const struct view *v, struct str name);
struct str view_missed(const struct view *v);

#endif
