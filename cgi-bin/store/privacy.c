/* See privacy.h. */
#include "store/privacy.h"

#include "base/arena.h"

static const struct field kept_request_fields[] = {
	FIELD(struct kept_request, id, F_INT),
	FIELD(struct kept_request, kind, F_ENUM, &ticket_kind_names),
	FIELD(struct kept_request, status, F_ENUM, &status_names),
	FIELD(struct kept_request, subject, F_STR),
	FIELD(struct kept_request, requester_name, F_STR),
	FIELD(struct kept_request, requester_phone, F_STR),
	FIELD(struct kept_request, requester_location, F_STR),
	FIELD(struct kept_request, agency, F_STR),
	FIELD(struct kept_request, created_at, F_AT),
	FIELD(struct kept_request, resolved_at, F_AT),
	FIELD(struct kept_request, closed_at, F_AT),
};
const struct record kept_request_record = RECORD("kept_request", struct kept_request,
                                                 kept_request_fields);

static const struct field kept_text_fields[] = {
	FIELD(struct kept_text, id, F_INT),
	FIELD(struct kept_text, ticket_id, F_INT),
	FIELD(struct kept_text, visibility, F_ENUM, &visibility_names),
	FIELD(struct kept_text, author, F_STR),
	FIELD(struct kept_text, text, F_STR),
	FIELD(struct kept_text, written_at, F_AT),
};
const struct record kept_text_record = RECORD("kept_text", struct kept_text, kept_text_fields);

static const struct field kept_values_fields[] = {
	FIELD(struct kept_values, id, F_INT),
	FIELD(struct kept_values, fields, F_STR),
};
const struct record kept_values_record = RECORD("kept_values", struct kept_values,
                                                kept_values_fields);

static const struct field kept_words_fields[] = {
	FIELD(struct kept_words, id, F_INT),
	FIELD(struct kept_words, ticket_id, F_INT),
	FIELD(struct kept_words, kind, F_ENUM, &event_kind_names),
	FIELD(struct kept_words, text, F_STR),
	FIELD(struct kept_words, at, F_AT),
};
const struct record kept_words_record = RECORD("kept_words", struct kept_words,
                                               kept_words_fields);

static const struct field kept_task_fields[] = {
	FIELD(struct kept_task, id, F_INT),
	FIELD(struct kept_task, ticket_id, F_INT),
	FIELD(struct kept_task, title, F_STR),
	FIELD(struct kept_task, state, F_ENUM, &task_state_names),
};
const struct record kept_task_record = RECORD("kept_task", struct kept_task, kept_task_fields);

static const struct field kept_file_fields[] = {
	FIELD(struct kept_file, id, F_INT),
	FIELD(struct kept_file, ticket_id, F_INT),
	FIELD(struct kept_file, name, F_STR),
	FIELD(struct kept_file, type, F_STR),
	FIELD(struct kept_file, size, F_INT),
	FIELD(struct kept_file, at, F_AT),
};
const struct record kept_file_record = RECORD("kept_file", struct kept_file, kept_file_fields);

static const struct field kept_address_fields[] = {
	FIELD(struct kept_address, id, F_INT),
	FIELD(struct kept_address, kind, F_STR),
	FIELD(struct kept_address, value, F_STR),
};
const struct record kept_address_record = RECORD("kept_address", struct kept_address,
                                                 kept_address_fields);

static const struct field kept_session_fields[] = {
	FIELD(struct kept_session, created_at, F_AT),
	FIELD(struct kept_session, seen_at, F_AT),
	FIELD(struct kept_session, address, F_STR),
	FIELD(struct kept_session, browser, F_STR),
};
const struct record kept_session_record = RECORD("kept_session", struct kept_session,
                                                 kept_session_fields);

static enum err kept(struct db *db, struct arena *mem, const struct query *q, struct viewer who,
                     int64_t person_id, int64_t after, int limit, struct rows *out)
{
	return db_all(db, mem, q, ARGS(arg(person_id), arg(who.sight == SIGHT_SECURITY),
	                               arg(after), arg(limit)), out);
}

static const struct query requests = { "privacy_requests", &kept_request_record,
	"SELECT t.id, t.kind, t.status, t.subject, t.requester_name, t.requester_phone,"
	"       t.requester_location, a.name AS agency, t.created_at, t.resolved_at, t.closed_at"
	"  FROM ticket t FORCE INDEX (requester)"
	"  LEFT JOIN agency a ON a.id = t.agency_id"
	" WHERE t.requester_id = ? AND t.confidential <= ? AND t.id > ?"
	" ORDER BY t.id"
	" LIMIT ?" };

enum err privacy_requests(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                          int64_t after, int limit, struct rows *out)
{
	return kept(db, mem, &requests, who, person_id, after, limit, out);
}

static const struct query texts = { "privacy_texts", &kept_text_record,
	"SELECT e.id, e.ticket_id, e.visibility, p.name AS author, e.text, e.written_at"
	"  FROM entry e"
	"  JOIN ticket t ON t.id = e.ticket_id"
	"  JOIN person p ON p.id = e.author_id"
	" WHERE e.author_id = ? AND t.confidential <= ? AND e.id > ?"
	" ORDER BY e.id"
	" LIMIT ?" };

enum err privacy_texts(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                       int64_t after, int limit, struct rows *out)
{
	return kept(db, mem, &texts, who, person_id, after, limit, out);
}

/* Her requests are few beside all entries, so they come first and what they hold is sorted. */
static const struct query answers = { "privacy_answers", &kept_text_record,
	"SELECT e.id, e.ticket_id, e.visibility, p.name AS author, e.text, e.written_at"
	"  FROM ticket t FORCE INDEX (requester)"
	"  STRAIGHT_JOIN entry e ON e.ticket_id = t.id"
	"  LEFT JOIN person p ON p.id = e.author_id"
	" WHERE t.requester_id = ? AND t.confidential <= ? AND e.id > ?"
	"   AND e.visibility = 'public' AND NOT e.author_id <=> t.requester_id"
	" ORDER BY e.id"
	" LIMIT ?" };

enum err privacy_answers(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                         int64_t after, int limit, struct rows *out)
{
	return kept(db, mem, &answers, who, person_id, after, limit, out);
}

static const struct query files = { "privacy_files", &kept_file_record,
	"SELECT x.id, x.ticket_id, x.name, x.type, x.size, x.at"
	"  FROM attachment x"
	"  JOIN ticket t ON t.id = x.ticket_id"
	" WHERE x.person_id = ? AND t.confidential <= ? AND x.id > ?"
	" ORDER BY x.id"
	" LIMIT ?" };

enum err privacy_files(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                       int64_t after, int limit, struct rows *out)
{
	return kept(db, mem, &files, who, person_id, after, limit, out);
}

static const struct query values = { "privacy_values", &kept_values_record,
	"SELECT t.id,"
	"       GROUP_CONCAT(x.label, ': ', v.value ORDER BY x.sort, x.id SEPARATOR '\n') AS fields"
	"  FROM ticket t FORCE INDEX (requester)"
	"  JOIN extra_value v ON v.ticket_id = t.id"
	"  JOIN extra x ON x.id = v.extra_id"
	" WHERE t.requester_id = ? AND t.confidential <= ? AND t.id > ?"
	" GROUP BY t.id"
	" ORDER BY t.id"
	" LIMIT ?" };

enum err privacy_values(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                        int64_t after, int limit, struct rows *out)
{
	return kept(db, mem, &values, who, person_id, after, limit, out);
}

static const struct query typed = { "privacy_typed", &kept_words_record,
	"SELECT v.id, v.ticket_id, v.kind, v.becomes AS text, v.at"
	"  FROM event v"
	"  JOIN ticket t ON t.id = v.ticket_id"
	" WHERE v.actor_id = ? AND t.confidential <= ? AND v.id > ?"
	"   AND v.kind IN ('subject', 'field', 'task_added', 'task_changed') AND v.becomes <> ''"
	" ORDER BY v.id"
	" LIMIT ?" };

enum err privacy_typed(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                       int64_t after, int limit, struct rows *out)
{
	return kept(db, mem, &typed, who, person_id, after, limit, out);
}

static const struct query tasks = { "privacy_tasks", &kept_task_record,
	"SELECT w.id, w.ticket_id, w.title, w.state"
	"  FROM task w"
	"  JOIN ticket t ON t.id = w.ticket_id"
	" WHERE w.assignee_id = ? AND t.confidential <= ? AND w.id > ?"
	" ORDER BY w.id"
	" LIMIT ?" };

enum err privacy_tasks(struct db *db, struct arena *mem, struct viewer who, int64_t person_id,
                       int64_t after, int limit, struct rows *out)
{
	return kept(db, mem, &tasks, who, person_id, after, limit, out);
}

static const struct query addresses = { "privacy_addresses", &kept_address_record,
	"SELECT a.id, a.kind, a.value"
	"  FROM person_address a"
	" WHERE a.person_id = ?"
	" ORDER BY a.id"
	" LIMIT 100" };

enum err privacy_addresses(struct db *db, struct arena *mem, int64_t person_id, struct rows *out)
{
	return db_all(db, mem, &addresses, ARGS(arg(person_id)), out);
}

static const struct query sessions = { "privacy_sessions", &kept_session_record,
	"SELECT s.created_at, s.seen_at, s.address, s.browser"
	"  FROM session s"
	" WHERE s.person_id = ?"
	" ORDER BY s.seen_at"
	" LIMIT 100" };

enum err privacy_sessions(struct db *db, struct arena *mem, int64_t person_id, struct rows *out)
{
	return db_all(db, mem, &sessions, ARGS(arg(person_id)), out);
}

static const struct query people = { "privacy_people", &person_record,
	"SELECT p.id, p.email, p.name, p.phone, p.location, p.agency_id, a.name AS agency, p.kind,"
	"       p.roles, p.vip, p.active, p.demo, p.zone, p.language, p.theme,"
	"       NULL AS teams, FALSE AS in_security, FALSE AS teams_only"
	"  FROM person p"
	"  LEFT JOIN agency a ON a.id = p.agency_id"
	" WHERE NOT p.erased"
	"   AND (LEFT(p.name, CHAR_LENGTH(?)) = ? OR LEFT(p.email, LENGTH(?)) = ?)"
	" ORDER BY p.name, p.id"
	" LIMIT 20" };

enum err privacy_people(struct db *db, struct arena *mem, struct str words, struct rows *out)
{
	struct str email = str_lower(mem, words);

	return db_all(db, mem, &people, ARGS(arg(words), arg(words), arg(email), arg(email)), out);
}

struct yes {
	bool so;
};
static const struct field yes_fields[] = { FIELD(struct yes, so, F_BOOL) };
static const struct record yes_record = RECORD("yes", struct yes, yes_fields);

static enum err ask(struct db *db, struct arena *mem, const struct query *q, struct args args,
                    bool *out)
{
	struct yes yes = { 0 };

	TRY(db_one(db, mem, q, args, &yes));
	*out = yes.so;
	return OK;
}

static const struct query has_work = { "privacy_has_work", &yes_record,
	"SELECT EXISTS (SELECT 1 FROM ticket t WHERE t.assignee_id = ? AND t.is_open = 1)"
	"    OR EXISTS (SELECT 1 FROM task w JOIN ticket t ON t.id = w.ticket_id"
	"                WHERE w.assignee_id = ? AND w.state = 'open' AND t.is_open = 1) AS so" };

enum err privacy_has_work(struct db *db, struct arena *mem, int64_t person_id, bool *out)
{
	return ask(db, mem, &has_work, ARGS(arg(person_id), arg(person_id)), out);
}

static const struct query is_erased = { "privacy_is_erased", &yes_record,
	"SELECT p.erased AS so"
	"  FROM person p"
	" WHERE p.id = ?" };

enum err privacy_is_erased(struct db *db, struct arena *mem, int64_t person_id, bool *out)
{
	return ask(db, mem, &is_erased, ARGS(arg(person_id)), out);
}

static const struct field old_ticket_fields[] = {
	FIELD(struct old_ticket, id, F_INT),
	FIELD(struct old_ticket, kind, F_ENUM, &ticket_kind_names),
	FIELD(struct old_ticket, subject, F_STR),
	FIELD(struct old_ticket, closed_at, F_AT),
	FIELD(struct old_ticket, files_count, F_INT),
};
static const struct record old_ticket_record = RECORD("old_ticket", struct old_ticket,
                                                      old_ticket_fields);

#define OLD(name, what) { name, &old_ticket_record, \
	"SELECT t.id, t.kind, t.subject, t.closed_at, t.files_count" \
	"  FROM ticket t FORCE INDEX (closed)" \
	" WHERE t.closed_at < ? AND " what " AND t.confidential <= ?" \
	" ORDER BY t.closed_at" \
	" LIMIT ?" }

static const struct query old_files = OLD("privacy_old_files", "t.files_count > 0");
static const struct query old_texts = OLD("privacy_old_texts", "NOT t.texts_gone");

enum err privacy_old_files(struct db *db, struct arena *mem, struct viewer who, int64_t before,
                           int limit, struct rows *out)
{
	return db_all(db, mem, &old_files,
	              ARGS(arg_at(before), arg(who.sight == SIGHT_SECURITY), arg(limit)), out);
}

enum err privacy_old_texts(struct db *db, struct arena *mem, struct viewer who, int64_t before,
                           int limit, struct rows *out)
{
	return db_all(db, mem, &old_texts,
	              ARGS(arg_at(before), arg(who.sight == SIGHT_SECURITY), arg(limit)), out);
}

static const struct field old_counts_fields[] = {
	FIELD(struct old_counts, files, F_INT),
	FIELD(struct old_counts, texts, F_INT),
};
static const struct record old_counts_record = RECORD("old_counts", struct old_counts,
                                                      old_counts_fields);

#define OLD_COUNT(what) \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM ticket t FORCE INDEX (closed)" \
	" WHERE t.closed_at < ? AND " what " AND t.confidential <= ? LIMIT 1000) c)"

static const struct query old_counts = { "privacy_old_counts", &old_counts_record,
	"SELECT " OLD_COUNT("t.files_count > 0") " AS files,"
	" " OLD_COUNT("NOT t.texts_gone") " AS texts" };

enum err privacy_old_counts(struct db *db, struct arena *mem, struct viewer who,
                            int64_t files_before, int64_t texts_before, struct old_counts *out)
{
	bool all = who.sight == SIGHT_SECURITY;

	return db_one(db, mem, &old_counts,
	              ARGS(arg_at(files_before), arg(all), arg_at(texts_before), arg(all)), out);
}

static const struct query mark_gone = { "ticket_update_texts_gone", NULL,
	"UPDATE ticket"
	"   SET texts_gone = ?"
	" WHERE id = ?" };

enum err ticket_update_texts_gone(struct db *db, int64_t ticket_id, bool gone)
{
	return db_run(db, &mark_gone, ARGS(arg(gone), arg(ticket_id)), NULL);
}

const struct query *const privacy_queries[] = {
	&requests, &texts, &answers, &files, &values, &typed, &tasks, &addresses, &sessions,
	&people, &has_work, &is_erased, &old_files, &old_texts, &old_counts, &mark_gone, NULL,
};
