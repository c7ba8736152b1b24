/* See privacy.h. */
#include "desk/privacy.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/when.h"
#include "desk/audit.h"
#include "desk/may.h"
#include "store/erasure.h"
#include "sys/lang.h"

enum { PIECE = 500, EXPORT_MOST = 24 << 20 };

typedef enum err (*list)(struct db *, struct arena *, struct viewer, int64_t, int64_t, int,
                         struct rows *);

/* Rows as they come, each an object; the first field of each is its id. */
static void add_rows(struct buf *b, struct desk *d, const struct record *r,
                     const struct rows *rows, bool first)
{
	for (size_t i = 0; i < rows->n; i++) {
		if (!first || i)
			buf_add(b, S(",\n"));
		json_record(b, d->mem, r, (const char *)rows->v + i * r->size);
	}
}

static enum err add_list(struct buf *b, struct desk *d, const char *name, list get,
                         const struct record *r, int64_t person_id)
{
	int64_t after = 0;
	struct rows rows;

	buf_format(b, ",\n\"%s\": [", name);
	do {
		TRY(get(d->db, d->mem, desk_viewer(d), person_id, after, PIECE, &rows));
		add_rows(b, d, r, &rows, after == 0);
		if (rows.n)
			after = *(const int64_t *)((const char *)rows.v + (rows.n - 1) * r->size);
	} while (rows.n == PIECE && !buf_full(b));
	buf_char(b, ']');
	return OK;
}

static enum err add_short(struct buf *b, struct desk *d, const char *name, const struct record *r,
                          const struct rows *rows)
{
	buf_format(b, ",\n\"%s\": [", name);
	add_rows(b, d, r, rows, true);
	buf_char(b, ']');
	return OK;
}

static enum err write_export(struct desk *d, const struct person *p, struct buf *b)
{
	struct rows rows;

	buf_add(b, S("{\"exported_at\": "));
	json_text(b, d->mem, when_rfc3339(d->mem, d->now));
	buf_add(b, S(",\n\"left_out\": "));
	json_text(b, d->mem, S("What is confidential is handed out by the security team."));
	buf_add(b, S(",\n\"person\": "));
	json_record(b, d->mem, &person_record, p);
	TRY(privacy_addresses(d->db, d->mem, p->id, &rows));
	TRY(add_short(b, d, "addresses", &kept_address_record, &rows));
	TRY(privacy_sessions(d->db, d->mem, p->id, &rows));
	TRY(add_short(b, d, "sessions", &kept_session_record, &rows));
	TRY(add_list(b, d, "requests", privacy_requests, &kept_request_record, p->id));
	TRY(add_list(b, d, "written", privacy_texts, &kept_text_record, p->id));
	TRY(add_list(b, d, "answers", privacy_answers, &kept_text_record, p->id));
	TRY(add_list(b, d, "files", privacy_files, &kept_file_record, p->id));
	buf_add(b, S("}\n"));
	return buf_full(b) ? fail(E_BROKEN, "an export of a person is too large") : OK;
}

enum err desk_export_person(struct desk *d, int64_t id, struct str *out)
{
	struct person p;
	struct buf b;

	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(person_by_id(d->db, d->mem, id, &p));
	buf_init(&b, d->mem, EXPORT_MOST);
	TRY(write_export(d, &p, &b));
	*out = buf_str(&b);
	return desk_audit(d, &(struct audited){ "person", id, p.name }, "exported", S(""), S(""));
}

static enum err check(struct desk *d, int64_t id, struct str reason, struct errors *wrong)
{
	bool so;

	if (!reason.n)
		return wrong_say(wrong, "reason", _("Please say why."));
	if (id == d->by->id)
		return wrong_say(wrong, "reason", _("Nobody can erase themselves."));
	TRY(privacy_is_erased(d->db, d->mem, id, &so));
	if (so)
		return wrong_say(wrong, "reason", _("This person is erased already."));
	TRY(privacy_has_work(d->db, d->mem, id, &so));
	if (so)
		return wrong_say(wrong, "reason", _("This person still has tickets or tasks that "
		                                    "are open. Hand them over first."));
	return OK;
}

/* What she was called is asked for before it is gone. */
static enum err erase_record(struct desk *d, int64_t id, struct str name)
{
	struct rows words;

	TRY(erasure_words(d->db, d->mem, id, &words));
	TRY(privacy_delete_traces(d->db, id));
	TRY(ticket_update_erased(d->db, id, name));
	TRY(person_update_erased(d->db, id, name, d->now));
	TRY(audit_update_erased(d->db, id, name));
	return audit_update_unnamed(d->db, d->mem, &words, name);
}

static enum err erase_in_tx(struct desk *d, int64_t id, struct str reason, struct errors *wrong)
{
	struct str name = S("Erased person");
	struct rows rows;

	TRY(check(d, id, reason, wrong));
	TRY(erasure_records(d->db, d->mem, id, &rows));
	for (size_t i = 0; i < rows.n; i++)
		TRY(erase_record(d, ((const struct own *)rows.v)[i].id, name));
	return desk_audit(d, &(struct audited){ "person", id, name }, "erased", S(""), reason);
}

enum err desk_erase_person(struct desk *d, int64_t id, struct str reason, struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, erase_in_tx(d, id, reason, wrong));
}
