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

/* For desk/keeping, too: the files of one entry. */
enum err redact_files(struct dossier *x, int64_t entry_id);

#endif
