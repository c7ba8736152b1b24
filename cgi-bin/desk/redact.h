/*
 * A text is taken out of a ticket, with a reason: what was written is gone
 * from everywhere, that it was redacted is told, and the chain still holds.
 */
#ifndef DESK_REDACT_H
#define DESK_REDACT_H

#include "desk/dossier.h"
#include "desk/wrong.h"
#include "store/entry.h"

enum { REASON_MOST = 300 };

struct redaction {
	struct str reason;
	bool files;             /* the files that came with it, too */
};

enum err desk_redact(struct desk *d, int64_t entry_id, const struct redaction *how,
                     struct errors *wrong);

/* What people typed that is no text of its own. */
enum worded { WORDED_FIELD, WORDED_TASK, WORDED_EVENT };

/*
 * The value of a custom field or the title of a task, with what the timeline
 * says of it; or the words of one event. E_MISSING: there is nothing to take.
 */
enum err desk_redact_words(struct desk *d, int64_t ticket_id, enum worded what, int64_t id,
                           struct str reason, struct errors *wrong);

/* Does this event say what somebody typed, and does so still? */
bool redact_is_open(const struct event *e);

/* For desk/keeping, too: the files of one entry. */
enum err redact_files(struct dossier *x, int64_t entry_id);

#endif
