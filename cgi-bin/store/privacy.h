/*
 * What is kept about a person, to be handed out or to be erased; and what is
 * older than it has to be kept. Lists go by id, up to limit after that one;
 * what is confidential is in them only for the security team.
 */
#ifndef STORE_PRIVACY_H
#define STORE_PRIVACY_H

#include "store/entry.h"
#include "store/event.h"
#include "store/task.h"
#include "store/ticket.h"

struct kept_request {
	int64_t id;
	int kind, status;
	struct str subject, requester_name, requester_phone, requester_location, agency;
	int64_t created_at, resolved_at, closed_at;
};
extern const struct record kept_request_record;

struct kept_text {
	int64_t id, ticket_id;
	int visibility;
	struct str author, text;
	int64_t written_at;
};
extern const struct record kept_text_record;

/* Custom fields of a request, one a line; id: of the ticket. */
struct kept_values {
	int64_t id;
	struct str fields;
};
extern const struct record kept_values_record;

/* What she typed that is no text of its own: subjects, fields, titles of tasks. */
struct kept_words {
	int64_t id, ticket_id;
	int kind;               /* of the event */
	struct str text;
	int64_t at;
};
extern const struct record kept_words_record;

struct kept_task {
	int64_t id, ticket_id;
	struct str title;
	int state;
};
extern const struct record kept_task_record;

struct kept_file {
	int64_t id, ticket_id;
	struct str name, type;
	int64_t size, at;
};
extern const struct record kept_file_record;

struct kept_address {
	int64_t id;
	struct str kind, value;
};
extern const struct record kept_address_record;

struct kept_session {
	int64_t created_at, seen_at;
	struct str address, browser;
};
extern const struct record kept_session_record;

enum err privacy_requests(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                          int64_t after, int limit, struct rows *out);
/* What she wrote, wherever; and what others wrote to her in public on her requests. */
enum err privacy_texts(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                       int64_t after, int limit, struct rows *out);
enum err privacy_answers(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                         int64_t after, int limit, struct rows *out);
enum err privacy_files(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                       int64_t after, int limit, struct rows *out);
enum err privacy_values(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                        int64_t after, int limit, struct rows *out);
enum err privacy_typed(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                       int64_t after, int limit, struct rows *out);
/* What she is to do, or did. */
enum err privacy_tasks(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                       int64_t after, int limit, struct rows *out);
enum err privacy_addresses(struct db *db, struct arena *mem, int64_t person_id, struct rows *out);
enum err privacy_sessions(struct db *db, struct arena *mem, int64_t person_id, struct rows *out);

/* Up to 20 whose name or address begins so, active or not, but not erased; struct person. */
enum err privacy_people(struct db *db, struct arena *mem, struct str words, struct rows *out);

/* Does she still have work that is open? Also what the viewer does not see. */
enum err privacy_has_work(struct db *db, struct arena *mem, int64_t person_id, bool *out);
/* Erased already, or the account that others were merged into. */
enum err privacy_is_erased(struct db *db, struct arena *mem, int64_t person_id, bool *out);

/* Tickets that ended before then and have files, or texts. */
struct old_ticket {
	int64_t id;
	int kind;
	struct str subject;
	int64_t closed_at, files_count;
};
enum err privacy_old_files(struct db *db, struct arena *mem, struct viewer who, int64_t before,
                           int limit, struct rows *out);
enum err privacy_old_texts(struct db *db, struct arena *mem, struct viewer who, int64_t before,
                           int limit, struct rows *out);
/* How many there are, never counted further than 1000. */
struct old_counts {
	int64_t files, texts;
};
enum err privacy_old_counts(struct db *db, struct arena *mem, struct viewer who,
                            int64_t files_before, int64_t texts_before, struct old_counts *out);
enum err ticket_update_texts_gone(struct db *db, int64_t ticket_id, bool gone);

extern const struct query *const privacy_queries[];

#endif
