/* See privacy.h. */
#include "desk/privacy.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/when.h"
#include "desk/audit.h"
#include "desk/may.h"
#include "store/erasure.h"
#include "store/estate.h"
#include "sys/lang.h"

/* A part is as long as that and the rest of its last row; a text has 64K characters at most. */
enum { PIECE = 200, PART_BYTES = 8 << 20, PART_MOST = 24 << 20, ROW_MOST = 16 << 20,
       SPARE_MOST = 256 << 20 };

/*
 * Lists of all records of a person, each by id. They are walked from the
 * first row for every part, so that it knows how many there are; what is
 * added meanwhile is at the end of its list.
 */
static const struct list {
	const char *name;
	const struct record *row;
	enum err (*get)(struct db *, struct arena *, struct viewer, int64_t, int64_t, int,
	                struct rows *);
} lists[] = {
	{ "requests", &kept_request_record, privacy_requests },
	{ "fields",   &kept_values_record,  privacy_values },
	{ "written",  &kept_text_record,    privacy_texts },
	{ "typed",    &kept_words_record,   privacy_typed },
	{ "answers",  &kept_text_record,    privacy_answers },
	{ "tasks",    &kept_task_record,    privacy_tasks },
	{ "files",    &kept_file_record,    privacy_files },
};

/* A file being written: all rows pass by, those of the part stay. */
struct handing {
	struct desk *d;
	struct arena *spare;    /* for a piece of a list */
	struct buf *out;
	int64_t part, at, last; /* which one; bytes so far; the part that the last row is in */
	struct rows own;        /* records of hers: struct own */
	bool first;             /* of its list */
};

static int64_t own_id(const struct handing *h, size_t i)
{
	return ((const struct own *)h->own.v)[i].id;
}

static void add_row(struct handing *h, const struct record *r, const void *row)
{
	struct buf b;

	buf_init(&b, h->spare, ROW_MOST);
	json_record(&b, h->spare, r, row);
	h->last = h->at / PART_BYTES + 1;
	h->at += (int64_t)b.n;
	if (h->last != h->part)
		return;
	if (!h->first)
		buf_add(h->out, S(",\n"));
	h->first = false;
	buf_add(h->out, buf_str(&b));
}

static enum err add_list(struct handing *h, const struct list *list, int64_t id)
{
	int64_t after = 0;
	struct rows rows;

	do {
		arena_reset(h->spare);
		TRY(list->get(h->d->db, h->spare, desk_viewer(h->d), id, after, PIECE, &rows));
		for (size_t i = 0; i < rows.n; i++) {
			const char *row = (const char *)rows.v + i * list->row->size;

			add_row(h, list->row, row);
			after = *(const int64_t *)row;  /* the first field of each is its id */
		}
	} while (rows.n == PIECE);
	return OK;
}

static enum err add_lists(struct handing *h)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		buf_format(h->out, ",\n\"%s\": [", lists[i].name);
		h->first = true;
		for (size_t k = 0; k < h->own.n; k++)
			TRY(add_list(h, &lists[i], own_id(h, k)));
		buf_char(h->out, ']');
	}
	return OK;
}

/* What is short is in every part. */
static void add_short(struct handing *h, const struct record *r, const struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++) {
		if (!h->first)
			buf_add(h->out, S(",\n"));
		h->first = false;
		json_record(h->out, h->d->mem, r, (const char *)rows->v + i * r->size);
	}
}

static enum err add_merged(struct handing *h)
{
	struct person p;

	buf_add(h->out, S(",\n\"merged\": ["));
	h->first = true;
	for (size_t i = 1; i < h->own.n; i++) {
		TRY(person_by_id(h->d->db, h->d->mem, own_id(h, i), &p));
		add_short(h, &person_record, &(struct rows){ &p, 1 });
	}
	buf_char(h->out, ']');
	return OK;
}

static enum err add_short_list(struct handing *h, const char *name, const struct record *r,
                               enum err (*get)(struct db *, struct arena *, int64_t,
                                               struct rows *))
{
	struct rows rows;

	buf_format(h->out, ",\n\"%s\": [", name);
	h->first = true;
	for (size_t i = 0; i < h->own.n; i++) {
		TRY(get(h->d->db, h->d->mem, own_id(h, i), &rows));
		add_short(h, r, &rows);
	}
	buf_char(h->out, ']');
	return OK;
}

static enum err write_part(struct handing *h, const struct person *p)
{
	struct buf *b = h->out;

	buf_add(b, S("{\"exported_at\": "));
	json_text(b, h->d->mem, when_rfc3339(h->d->mem, h->d->now));
	buf_add(b, S(",\n\"left_out\": "));
	json_text(b, h->d->mem, S("What is confidential is handed out by the security team."));
	buf_add(b, S(",\n\"person\": "));
	json_record(b, h->d->mem, &person_record, p);
	TRY(add_merged(h));
	TRY(add_short_list(h, "addresses", &kept_address_record, privacy_addresses));
	TRY(add_short_list(h, "sessions", &kept_session_record, privacy_sessions));
	TRY(add_lists(h));
	buf_format(b, ",\n\"part\": %d,\n\"parts\": %d}\n", (int)h->part, (int)h->last);
	return buf_full(b) ? fail(E_BROKEN, "an export of a person is too large") : OK;
}

static enum err tell_export(struct desk *d, const struct person *p, const struct exported *x)
{
	struct str which = S("");

	if (x->parts > 1)
		which = str_format(d->mem, "part %d of %d", (int)x->part, (int)x->parts);
	return desk_audit(d, &(struct audited){ "person", p->id, p->name }, "exported", S(""),
	                  which);
}

enum err desk_export_person(struct desk *d, int64_t id, struct exported *x, struct errors *wrong)
{
	struct handing h = { .d = d, .part = x->part, .last = 1 };
	struct person p;
	struct buf b;
	enum err e;

	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(person_by_id(d->db, d->mem, id, &p));
	TRY(erasure_records(d->db, d->mem, id, &h.own));
	buf_init(&b, d->mem, PART_MOST);
	h.out = &b;
	h.spare = arena_open(SPARE_MOST);
	e = write_part(&h, &p);
	arena_close(h.spare);
	TRY(e);
	x->parts = h.last;
	x->json = buf_str(&b);
	if (x->part < 1 || x->part > x->parts)
		return wrong_say(wrong, "number", str_format(d->mem,
			ngettext("There is %d part.", "There are %d parts.", x->parts),
			(int)x->parts).p);
	return tell_export(d, &p, x);
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
	TRY(estate_update_duties(d->db, id, 0));
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
