/*
 * What an organisation decides for itself. Each setting is a row of the table
 * in settings.c with its default and its check; the database holds only what
 * differs.
 */
#ifndef DESK_SETTINGS_H
#define DESK_SETTINGS_H

#include "desk/desk.h"

struct settings {
	struct str desk_name, desk_phone, desk_mail, desk_hours;
	int64_t close_days;     /* a solved ticket closes by itself after so many days */
	int64_t reopen_days;    /* a closed one can be opened again for so many days */
	int64_t recent_days;    /* what "recently solved" means */
	struct str agents_see;  /* "all", or "own-teams": which tickets agents read */
	int64_t keep_files_days, keep_texts_days;       /* of tickets that are over; 0: for ever */
	int64_t keep_rules_on;  /* 1: the worker does it (desk/retention.h) */
};

enum err settings_load(struct desk *d, struct settings *out);
/* The same, as they are now, for whoever compares and then changes them in this transaction. */
enum err settings_hold(struct desk *d, struct settings *out);

/* E_MISSING: no such setting; E_INVALID with the reason in why. On the audit log. */
enum err settings_set(struct desk *d, struct str name, struct str value, const char **why);

/* As it is shown to whoever may change it. */
struct setting_row {
	const char *name;
	const char *label, *help;       /* marked for gettext; help may be empty */
	struct str value, fallback;
	bool number, changed;
	int64_t least, most;
	bool flag;                      /* a number that is 0 or 1 */
	const struct names *names;      /* the only values there are, and what they are called: */
	const char *const *words;       /* marked for gettext */
	const char *elsewhere;          /* the page that keeps it, or NULL */
};
enum { SETTINGS_MOST = 100 };
/* For people: what it is called, and a value of it. Unknown ones stay as they are. */
struct str setting_label(struct str name);
struct str setting_words(struct str name, struct str value);

enum err settings_rows(struct desk *d, struct setting_row out[SETTINGS_MOST], size_t *n);

/*
 * An admin changes one that he saw with that value, or takes it back to its
 * default. E_STALE: it has changed since. MAY_ADMIN.
 */
enum err desk_change_setting(struct desk *d, struct str name, struct str seen, struct str value,
                             bool back, const char **why);

#endif
