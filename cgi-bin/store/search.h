/*
 * The index of a search, as rows: which tickets are due, what is in them, and
 * the postings. Who may find what is store/find.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "sys/db.h"

/* This ticket has new words; in the transaction that brings them. */
enum err search_due_insert(struct db *db, int64_t ticket_id);
enum err search_due_delete(struct db *db, int64_t ticket_id);

struct due_ticket {
	int64_t id;
};
enum err search_due_list(struct db *db, struct arena *mem, int limit, struct rows *out);

/* What is indexed of a ticket, and what was. */
struct source {
	int64_t id;
	bool confidential;
	struct str subject, words;      /* words: of base/doc, as indexed under was_scope */
	int64_t was_scope;
};
/* Up to limit tickets from that number on. */
enum err search_sources(struct db *db, struct arena *mem, int64_t from, int limit,
                        struct rows *out);

struct said {
	int64_t ticket_id;
	bool internal;
	struct str text;
};
/* The texts of tickets first to last, in order of tickets, up to limit. */
enum err search_texts(struct db *db, struct arena *mem, int64_t first, int64_t last, int limit,
                      struct rows *out);

/* [[ticket, "word", place], ...] as JSON. */
enum err posting_insert(struct db *db, int64_t scope, struct str json);
/* ["word", ...] as JSON. */
enum err posting_delete(struct db *db, int64_t scope, int64_t ticket_id, struct str json);
enum err doc_insert(struct db *db, int64_t ticket_id, int64_t scope, struct str words);

/* Everything; ends the transaction, if there is one. */
enum err search_delete_all(struct db *db);

/* As much of an entry e as is indexed, and as is read for what words alone do not decide. */
#define TEXT_SEARCHED "LEFT(e.text, 16000) AS text"

extern const struct query *const search_queries[];

#endif
