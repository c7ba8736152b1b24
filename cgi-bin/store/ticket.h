/*
 * Tickets as rows. Every read asks who is looking: a ticket that a viewer
 * may not see is E_MISSING, like one that is not there.
 */
#ifndef STORE_TICKET_H
#define STORE_TICKET_H

#include "store/person.h"

enum ticket_kind { KIND_INCIDENT, KIND_REQUEST, KIND_CASE, KIND_PROBLEM, KIND_CHANGE, KINDS };
enum status {
	STATUS_NEW, STATUS_OPEN, STATUS_WAITING, STATUS_RESOLVED, STATUS_CLOSED, STATUS_CANCELLED,
	STATUSES
};
enum waiting_for { FOR_NOBODY, FOR_REQUESTER, FOR_VENDOR, FOR_APPROVAL };
enum channel {
	BY_PORTAL, BY_PHONE, BY_WALKIN, BY_MAIL, BY_CHAT, BY_VOICEMAIL, BY_OPERATIONS, CHANNELS
};
enum impact { IMPACT_ONE, IMPACT_TEAM, IMPACT_MANY };
enum urgency { URGENCY_LOW, URGENCY_NORMAL, URGENCY_HIGH };
enum priority { PRIORITY_1, PRIORITY_2, PRIORITY_3, PRIORITY_OPS, PRIORITIES };
enum resolution {
	RESOLUTION_NONE, RESOLUTION_FIXED, RESOLUTION_WORKAROUND, RESOLUTION_ANSWERED,
	RESOLUTION_FULFILLED, RESOLUTION_DUPLICATE, RESOLUTION_NOT_REPRODUCIBLE,
	RESOLUTION_NOT_POSSIBLE, RESOLUTION_JUNK, RESOLUTION_WITHDRAWN, RESOLUTIONS
};

extern const struct names ticket_kind_names, status_names, waiting_for_names, channel_names,
                          impact_names, urgency_names, priority_names, resolution_names;

/* No promise is running: the due time that sorts last. */
#define DUE_NEVER 253402214400000LL     /* 9999-12-31 00:00 */

struct ticket {
	int64_t id;
	int kind, status, waiting_for, channel;
	struct str subject;
	int64_t requester_id;
	struct str requester_name, requester_phone, requester_location;
	struct str requester_email;
	bool requester_vip;
	bool requester_active, requester_erased;
	int requester_kind;     /* enum person_kind */
	int64_t agency_id;
	struct str agency;
	int64_t opened_by_id;
	struct str opened_by;
	int64_t category_id;
	struct str category;
	struct str procedure;           /* of the category: steps to tick off, one a line */
	bool has_tasks, has_extras;     /* worth asking for: see task.h and extra.h */
	int impact, urgency, priority;
	struct str priority_reason;     /* empty: the priority follows from the matrix */
	int64_t team_id;
	struct str team;
	int64_t team_tier;
	int64_t assignee_id;
	struct str assignee;
	bool confidential;
	int resolution_code;
	int64_t version;
	int64_t created_at, updated_at, first_touched_at, first_answered_at, restored_at,
	        resolved_at, closed_at, due_at;
	int64_t reopened_count, escalated_count, contacts_count, files_count;
	int64_t last_entry_id, last_public_id;
};
extern const struct record ticket_record;

enum err ticket_seen_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                        struct ticket *out);

/* The same, and no one else changes it until the transaction ends. */
enum err ticket_held_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                        struct ticket *out);

enum err ticket_insert(struct db *db, const struct ticket *t, int64_t *id);

/* Everything that may change; moves the version on. */
enum err ticket_update(struct db *db, const struct ticket *t);

extern const struct query *const ticket_queries[];

enum err follower_insert(struct db *db, int64_t person_id, int64_t ticket_id);

#endif
