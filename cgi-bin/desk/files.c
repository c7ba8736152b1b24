/* See files.h. */
#include "desk/files.h"

#include "base/arena.h"
#include "base/when.h"
#include "desk/may.h"
#include "sys/file.h"
#include "sys/lang.h"

/* The day's sum first: its row is the lock that makes one person's files come one by one. */
static enum err check_day(struct desk *d, const struct arrived *file, struct errors *wrong)
{
	int64_t today;

	TRY(upload_update(d->db, d->mem, d->by->id, d->now / MS_PER_DAY, file->size, &today));
	if (today > DAY_MOST)
		return wrong_say(wrong, "file", _("You have sent 500 MB today; more has to wait."));
	return OK;
}

static enum err check(struct desk *d, struct str basket, const struct arrived *file,
                      struct errors *wrong)
{
	const struct attachment *kept;
	struct rows rows;
	int64_t sum = file->size;

	if (file->size == 0)
		return wrong_say(wrong, "file", _("This file is empty."));
	TRY(basket_list(d->db, d->mem, d->by->id, basket, &rows));
	kept = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		sum += kept[i].size;
	if (rows.n >= FILES_MOST)
		return wrong_say(wrong, "file", _("At most 20 files can be sent at once."));
	if (sum > MESSAGE_MOST)
		return wrong_say(wrong, "file", _("All files together may have 50 MB at most."));
	return OK;
}

static enum err keep_chunks(struct desk *d, struct str digest, const struct arrived *file)
{
	char *piece = arena_take(d->mem, CHUNK_BYTES);
	int64_t from = 0;
	size_t got;

	for (int64_t part = 0; from < file->size; part++) {
		TRY(file_read_at(file->fd, from, piece, CHUNK_BYTES, &got));
		if (got == 0)
			return fail(E_BROKEN, "an upload is shorter than it was");
		TRY(chunk_insert(d->db, digest, part, (struct str){ piece, got }));
		from += (int64_t)got;
	}
	return OK;
}

static enum err keep_in_tx(struct desk *d, struct str basket, const struct arrived *file,
                           struct errors *wrong)
{
	struct str digest = { (const char *)file->digest, DIGEST_SIZE };
	struct attachment a = {
		.person_id = d->by->id, .digest = digest, .name = file->name,
		.type = str_of(file->type), .size = file->size, .at = d->now,
	};
	int64_t id;
	enum err e;

	TRY(check_day(d, file, wrong));
	TRY(check(d, basket, file, wrong));
	e = content_insert(d->db, digest, file->size, d->now);
	if (e == OK)
		e = keep_chunks(d, digest, file);
	if (e != OK && e != E_STALE)    /* E_STALE: the same bytes are here */
		return e;
	return basket_insert(d->db, &a, basket, &id);
}

enum err desk_keep_file(struct desk *d, struct str basket, const struct arrived *file,
                        struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, keep_in_tx(d, basket, file, wrong));
}

static enum err drop_in_tx(struct desk *d, int64_t id)
{
	struct attachment file;
	int64_t gone;

	TRY(basket_file(d->db, d->mem, d->by->id, id, &file));
	TRY(basket_delete(d->db, d->by->id, id, &gone));
	return content_delete_one(d->db, file.digest);
}

enum err desk_drop_file(struct desk *d, int64_t id)
{
	TRY(db_begin(d->db));
	return db_end(d->db, drop_in_tx(d, id));
}

enum err desk_sweep_files(struct desk *d, int *done)
{
	int64_t baskets, contents;

	TRY(basket_delete_old(d->db, d->now - MS_PER_DAY, &baskets));
	TRY(content_delete_unused(d->db, d->now - MS_PER_DAY, &contents));
	*done = (int)(baskets + contents);
	return OK;
}
