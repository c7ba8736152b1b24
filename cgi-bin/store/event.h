/*
 * The timeline: append only, chained per ticket. Also the anchors, an hourly
 * chain over the chains' heads. What is digested is decided in desk/timeline.
 */
#ifndef STORE_EVENT_H
#define STORE_EVENT_H

#include "sys/db.h"

enum event_kind {
	EV_OPENED, EV_REPLIED, EV_NOTED, EV_RESOLVED, EV_REOPENED, EV_CONFIRMED, EV_CLOSED,
	EV_WITHDRAWN, EV_JUNK, EV_RESTORED, EV_STATUS, EV_TEAM, EV_ASSIGNEE, EV_KIND, EV_SUBJECT,
	EV_CATEGORY, EV_IMPACT, EV_URGENCY, EV_PRIORITY, EV_MISSED, EV_REDACTED,
	EV_TASK_ADDED, EV_TASK_CHANGED, EV_TASK_DONE, EV_TASK_UNDONE, EV_TASK_REMOVED, EV_TASK_BACK,
	EV_STEP_DONE, EV_STEP_UNDONE, EV_EXTRA, EVENT_KINDS
};
extern const struct names event_kind_names;

struct event {
	int64_t id, ticket_id, seq, at, actor_id;
	struct str actor;       /* empty: the house itself */
	int kind;
	struct str was, becomes, note;
	int64_t entry_id;
	struct str entry_digest;        /* of what was written, when it was; empty for none */
	struct str digest, mac;
	bool redacted;          /* its words are gone; a later event says so */
};
extern const struct record event_record;

/* An event with what its entry says now, for audit verify. */
struct witnessed {
	struct event event;
	bool has_entry;
	struct str author_id, visibility, text, files;
};

/* The newest 2000 of a ticket, oldest first. */
enum err event_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out);
/* Changes of fields after that number, for "changed since you opened it"; at most 50. */
enum err event_changes_since(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq,
                             struct rows *out);
enum err event_last(struct db *db, struct arena *mem, int64_t ticket_id, struct event *out);
enum err event_insert(struct db *db, const struct event *e);

/* Take the words of an event away; its digest stays, so that the chain holds. */
enum err event_update_redacted(struct db *db, int64_t id);
/* The same for all events of a ticket that say what is in a field or a task; which they are. */
enum err event_update_expired(struct db *db, int64_t ticket_id);
bool event_expires(int kind);
/* Those of texts that somebody took away, each with its entry, actor and reason. */
enum err event_redactions(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out);
/* The later event that says so in becomes, or of that entry. */
enum err event_redaction_of(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq,
                            struct str becomes, struct event *out);
enum err event_redaction_of_entry(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq,
                                  int64_t entry_id, struct event *out);

/* All events in order of ticket and number, up to limit from there; struct witnessed. */
enum err event_walk(struct db *db, struct arena *mem, int64_t ticket_id, int64_t seq, int limit,
                    struct rows *out);

struct anchor {
	int64_t id, at;
	int64_t last_event;             /* covered up to this one */
	int64_t seen_event;             /* the newest there was when it was made */
	int64_t events;
	struct str heads, before_mac, mac;
};
enum err anchor_last(struct db *db, struct arena *mem, struct anchor *out);
enum err anchor_list(struct db *db, struct arena *mem, int64_t after, struct rows *out);
/* E_STALE: another worker has anchored after the same one. */
enum err anchor_insert(struct db *db, const struct anchor *a);
/* In order of id, those after the one and up to the other; for the anchors. */
enum err event_range(struct db *db, struct arena *mem, int64_t after, int64_t up_to, int limit,
                     struct rows *out);
enum err event_newest(struct db *db, struct arena *mem, int64_t *id);

extern const struct query *const event_queries[];

#endif
