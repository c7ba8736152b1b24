/*
 * Forms that keep something: each input of a form has a face, which says how
 * it is asked for. One part of the templates (part/fields.tpl) draws them all,
 * so a new field is a row in two tables.
 */
#ifndef PAGES_SHEET_H
#define PAGES_SHEET_H

#include "http/form.h"

enum look {
	LOOK_LINE, LOOK_MAIL, LOOK_PHONE, LOOK_DATE, LOOK_NUMBER, LOOK_SECRET,
	LOOK_TEXT, LOOK_CHOICE, LOOK_FLAG,
	LOOK_GROUP,                     /* a title; its name is where faults of the group stand */
};

struct face {
	const char *name;
	enum look look;
	const char *label, *help;       /* marked for gettext; help may be NULL */
	bool wide;
	bool later;                     /* asked only of what is there already */
};

struct sheet {
	const struct form *form;
	const struct face *face;
	size_t count;
	/* OPTION rows of a LOOK_CHOICE, by sheet_option(). */
	enum err (*options)(struct visit *v, struct view *field, const char *name, const void *in);
};

#define SHEET(form, faces, options) { form, faces, sizeof(faces) / sizeof(*(faces)), options }

/*
 * SHEET_FIELD rows and the faults of the form; is_new leaves out what is for
 * later. now: how it stands, of one that was stale; else NULL.
 */
enum err sheet_show(struct visit *v, struct view *view, const struct sheet *sheet, const void *in,
                    const void *now, bool is_new);

/* STALE_CARD (pages/stale.h); what was not touched follows. */
enum err sheet_stale(struct visit *v, struct view *view, const struct sheet *sheet,
                     const void *now, void *in);

void sheet_option(struct view *field, struct str value, struct str label, bool selected);
void sheet_option_id(struct visit *v, struct view *field, int64_t id, struct str label,
                     int64_t selected);
/* One per value of names. */
void sheet_options(struct view *field, const struct names *names, struct str (*word)(int),
                   int selected);
/* "Nothing" first, then the rows (struct choice); one that is not among them any more stays. */
void sheet_options_of(struct visit *v, struct view *field, const struct rows *choices,
                      const char *none, int64_t selected);

/* Boxes that were not sent are not ticked: before form_read. */
void sheet_untick(const struct form *form, void *in);

#endif
