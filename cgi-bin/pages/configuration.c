/*
 * The configuration of a house as one file: what admins have decided, list by
 * list, as the database has it. Keys and passwords are not among it: they are
 * in no table of these.
 */
#include "pages/routes.h"

#include "base/arena.h"
#include "base/json.h"
#include "desk/words.h"
#include "store/extra.h"
#include "store/outline.h"
#include "store/place.h"
#include "store/rule.h"

enum { FILE_BYTES = 32 << 20 };

struct decided {
	struct str name, value, fallback;
};
static const struct field decided_fields[] = {
	FIELD(struct decided, name, F_STR),
	FIELD(struct decided, value, F_STR),
	FIELD(struct decided, fallback, F_STR),
};
static const struct record decided_record = RECORD("setting", struct decided, decided_fields);

static enum err list_settings(struct visit *v, struct rows *out)
{
	struct setting_row rows[SETTINGS_MOST];
	struct decided *all;

	TRY(settings_rows(&v->desk, rows, &out->n));
	out->v = all = arena_array(v->rq->mem, out->n + 1, sizeof *all);
	for (size_t i = 0; i < out->n; i++)
		all[i] = (struct decided){ str_of(rows[i].name), rows[i].value, rows[i].fallback };
	return OK;
}

struct cell {
	int impact, urgency, priority;
};
static const struct field cell_fields[] = {
	FIELD(struct cell, impact, F_ENUM, &impact_names),
	FIELD(struct cell, urgency, F_ENUM, &urgency_names),
	FIELD(struct cell, priority, F_ENUM, &priority_names),
};
static const struct record cell_record = RECORD("cell", struct cell, cell_fields);

static enum err list_matrix(struct visit *v, struct rows *out)
{
	struct cell *all = arena_array(v->rq->mem, 9, sizeof *all);
	struct matrix m = { 0 };

	TRY(matrix_read(v->site->db, v->rq->mem, &m));
	for (int i = 0; i < 3; i++)
		for (int u = 0; u < 3; u++)
			all[out->n++] = (struct cell){ i, u, m.priority[i][u] };
	out->v = all;
	return OK;
}

static enum err list_templates(struct db *db, struct arena *mem, struct rows *out)
{
	return outline_list(db, mem, true, out);
}

/* Either kept in the database as it is, or put together here. */
static const struct part {
	const char *name;
	const struct record *record;
	enum err (*list)(struct db *, struct arena *, struct rows *);
	enum err (*make)(struct visit *, struct rows *);
} parts[] = {
	{ "settings",   &decided_record,       NULL,           list_settings },
	{ "matrix",     &cell_record,          NULL,           list_matrix },
	{ "agreements", &promise_record,       promise_list,   NULL },
	{ "agencies",   &agency_record,        NULL,           NULL },
	{ "locations",  &location_record,      NULL,           NULL },
	{ "teams",      &team_card_record,     NULL,           NULL },
	{ "categories", &category_card_record, NULL,           NULL },
	{ "fields",     &extra_record,         extra_list,     NULL },
	{ "templates",  &outline_record,       list_templates, NULL },
};

static enum err read_part(struct visit *v, const struct part *p, struct rows *out)
{
	static const struct shelf *const shelves[] = {
		&agency_shelf, &location_shelf, &team_shelf, &category_shelf };

	*out = (struct rows){ 0 };
	if (p->make)
		return p->make(v, out);
	if (p->list)
		return p->list(v->site->db, v->rq->mem, out);
	for (size_t i = 0; i < sizeof shelves / sizeof *shelves; i++)
		if (shelves[i]->record == p->record)
			return shelves[i]->list(v->site->db, v->rq->mem, out);
	return E_BROKEN;
}

static enum err file(struct visit *v)
{
	struct buf b;

	buf_init(&b, v->rq->mem, FILE_BYTES);
	buf_char(&b, '{');
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct part *p = &parts[i];
		struct rows rows;

		TRY(read_part(v, p, &rows));
		buf_format(&b, "%s\n\"%s\": [", i ? "," : "", p->name);
		for (size_t k = 0; k < rows.n; k++) {
			buf_add(&b, k ? S(",\n  ") : S("\n  "));
			json_record(&b, v->rq->mem, p->record,
			            (const char *)rows.v + k * p->record->size);
		}
		buf_char(&b, ']');
	}
	buf_add(&b, S("\n}\n"));
	reply_header(v->re, "Content-Disposition",
	             S("attachment; filename=\"configuration.json\""));
	return visit_text(v, 200, "application/json; charset=utf-8", buf_str(&b));
}

const struct route configuration_pages[] = {
	{ GET, "/admin/configuration.json", MAY_ADMIN, NULL, file, false },
	{ 0 },
};
