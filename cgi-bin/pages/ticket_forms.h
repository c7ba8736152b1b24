/*
 * The forms on a ticket's page: what each reads into, and how one that was
 * not accepted comes back as it was typed, open and marked.
 */
#ifndef PAGES_TICKET_FORMS_H
#define PAGES_TICKET_FORMS_H

#include "desk/change.h"
#include "desk/ticket.h"
#include "http/form.h"

/* The forms on the page, and what each reads into. */
struct words {                          /* reply, note, reopen */
	struct str text;
	int then;
	int64_t newest;                 /* of a reply: the newest public entry that was seen */
};
struct verdict {                        /* resolve */
	struct str text;
	int code;
	int64_t category, version;
};
struct handover {                       /* assign */
	int64_t team, assignee;
	struct str reason;
	int64_t version;
};
struct fields {                         /* change */
	struct str subject, priority_reason;
	int kind, impact, urgency, priority, status, waiting_for;
	int64_t category, version;
};

extern const struct form reply_form, note_form, reopen_form, resolve_form, assign_form, change_form;

/* The fields as they are now. */
struct fields fields_of(const struct ticket *t);

/* Which of them came back, with what was typed; NULL: none did. */
struct came_back {
	const struct form *form;
	const void *in;
	int64_t seen;                   /* the newest event its sender had seen */
	bool stale;                     /* and somebody has changed a field since */
};

/* A form of one text and, where it takes some, files, in the row of its section. */
enum err show_words_form(struct visit *v, struct view *view, const char *section,
                         const struct form *form, const struct came_back *back);

#endif
