/* See lines_csv.h. Cells that look like formulas are guarded by base/csv. */
#include "pages/lines_csv.h"

#include "base/csv.h"
#include "desk/words.h"
#include "pages/part.h"

struct row {
	struct str number, type, status, priority, subject, requester, agency, team, owner;
	int64_t created, updated, due, solved;
};
static const struct field row_fields[] = {
	FIELD(struct row, number, F_STR), FIELD(struct row, type, F_STR),
	FIELD(struct row, status, F_STR), FIELD(struct row, priority, F_STR),
	FIELD(struct row, subject, F_STR), FIELD(struct row, requester, F_STR),
	FIELD(struct row, agency, F_STR), FIELD(struct row, team, F_STR),
	FIELD(struct row, owner, F_STR), FIELD(struct row, created, F_AT),
	FIELD(struct row, updated, F_AT), FIELD(struct row, due, F_AT),
	FIELD(struct row, solved, F_AT),
};
const struct record lines_csv_record = RECORD("row", struct row, row_fields);

static struct row row_of(struct visit *v, const struct desk *d, const struct line *t)
{
	return (struct row){
		.number = ref_of(d->mem, t->kind, t->id), .type = kind_word(t->kind),
		.status = status_word(t->status, t->waiting_for),
		.priority = str_of(name_of(&priority_names, t->priority)), .subject = t->subject,
		.requester = t->requester_name,
		.agency = memo_name(&v->site->memo, NAMED_AGENCY, t->agency_id),
		.team = memo_name(&v->site->memo, NAMED_TEAM, t->team_id),
		.owner = memo_owner(&v->site->memo, d, t->assignee_id),
		.created = t->created_at, .updated = t->updated_at,
		.due = t->due_at == DUE_NEVER ? 0 : t->due_at, .solved = t->resolved_at,
	};
}

void lines_csv(struct visit *v, struct arena *mem, struct buf *b, const struct line *lines,
               size_t n)
{
	struct desk d = v->desk;

	d.mem = mem;
	for (size_t i = 0; i < n; i++) {
		struct row row = row_of(v, &d, &lines[i]);

		csv_record(b, mem, &lines_csv_record, &row);
	}
}
