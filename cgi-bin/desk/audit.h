/*
 * The audit log: who changed what in the house itself, with old and new
 * value, in the same transaction as the change.
 */
#ifndef DESK_AUDIT_H
#define DESK_AUDIT_H

#include "desk/desk.h"
#include "store/audit.h"

/* What is being changed. */
struct audited {
	const char *object;             /* "person", "team", "setting" ... */
	int64_t id;
	struct str name;
};

/* "added", "removed", "invited" ... */
enum err desk_audit(struct desk *d, const struct audited *of, const char *what, struct str was,
                    struct str becomes);

/*
 * One row for each field of the record that differs, but for those whose
 * names are in but (ended by NULL; may be NULL itself). was NULL: it is new,
 * and what it holds is told. Of long texts it is what differs, from its line on.
 */
enum err desk_audit_changes(struct desk *d, const struct audited *of, const struct record *record,
                            const void *was, const void *becomes, const char *const *but);

#endif
