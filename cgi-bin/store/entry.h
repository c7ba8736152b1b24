/*
 * What people wrote on tickets, and the files that came with it. Internal
 * entries and their files are never in an answer to a public reader.
 */
#ifndef STORE_ENTRY_H
#define STORE_ENTRY_H

#include "store/ticket.h"

enum entry_kind { ENTRY_REPLY, ENTRY_NOTE, ENTRY_CALL, ENTRY_RESOLUTION };
enum visibility { PUBLIC, INTERNAL };
/* A text that was taken away by a person with a reason, or by the rules of keeping. */
enum gone { GONE_NO, GONE_REDACTED, GONE_EXPIRED };
extern const struct names entry_kind_names, visibility_names, gone_names;

struct entry {
	int64_t id, ticket_id;
	int kind, visibility, channel;
	int64_t author_id;
	struct str author;
	bool by_desk;           /* written by whoever works on it, not by the requester */
	struct str text;
	int64_t written_at;
	int gone;
};
extern const struct record entry_record;

/* What stands in lists where a text is gone. */
#define GONE_TEXT "[redacted]"

/* The newest before that id (0: of all), oldest first; only public ones unless internal. */
enum err entry_list(struct db *db, struct arena *mem, int64_t ticket_id, bool internal,
                    int64_t before, int limit, struct rows *out);
/* Those after that id by anybody but this person, internal ones too; the first 100. */
struct since {
	int64_t id, written_at;
	int visibility;
	struct str author;
};
enum err entry_since(struct db *db, struct arena *mem, int64_t ticket_id, int64_t after,
                     int64_t but, struct rows *out);
/* One entry, if this viewer may work with internal ones on its ticket. */
enum err entry_seen_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                       struct entry *out);
/* Nothing of what was written is left; not if it is gone already. */
enum err entry_update_gone(struct db *db, int64_t id, enum gone how);
enum err entry_update_expired(struct db *db, int64_t ticket_id);
enum err entry_insert(struct db *db, const struct entry *e, int64_t *id);

struct attachment {
	int64_t id, ticket_id, entry_id, person_id;
	struct str digest, name, type;
	int64_t size, at;
};
extern const struct record attachment_record;

enum err attachment_list(struct db *db, struct arena *mem, int64_t ticket_id, bool internal,
                         struct rows *out);

enum err attachment_delete(struct db *db, int64_t id);

/* One file, if this viewer sees its ticket and may read its entry. */
enum err attachment_seen_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                            struct attachment *out);

/* The hexadecimal digests of an entry's files, with commas between them. */
enum err attachment_digests(struct db *db, struct arena *mem, int64_t entry_id, struct str *out);

/* The files of a form that is being filled in, by whose form it is. */
enum err basket_list(struct db *db, struct arena *mem, int64_t person_id, struct str basket,
                     struct rows *out);
enum err basket_insert(struct db *db, const struct attachment *a, struct str basket, int64_t *id);
enum err basket_file(struct db *db, struct arena *mem, int64_t person_id, int64_t id,
                     struct attachment *out);
enum err basket_delete(struct db *db, int64_t person_id, int64_t id, int64_t *gone);
/* They now belong to the entry; how many there were. */
enum err basket_update_claim(struct db *db, int64_t person_id, struct str basket, int64_t ticket_id,
                             int64_t entry_id, int64_t *claimed);
/* So many bytes more on that day (days since 1970 UTC), and the sum; locks the person's row. */
enum err upload_update(struct db *db, struct arena *mem, int64_t person_id, int64_t day,
                       int64_t bytes, int64_t *sum);
/* Up to 500 files that waited in baskets since before then. */
enum err basket_delete_old(struct db *db, int64_t before, int64_t *gone);

enum { CHUNK_BYTES = 256 * 1024 };

/* E_STALE: these bytes are here already. */
enum err content_insert(struct db *db, struct str digest, int64_t size, int64_t now);
enum err chunk_insert(struct db *db, struct str digest, int64_t part, struct str bytes);
enum err chunk_by_part(struct db *db, struct arena *mem, struct str digest, int64_t part,
                       struct str *bytes);
/* Up to 100 contents that no file names any more. */
/* This one, if no file names it any more. */
enum err content_delete_one(struct db *db, struct str digest);
enum err content_delete_unused(struct db *db, int64_t before, int64_t *gone);

extern const struct query *const entry_queries[];

#endif
