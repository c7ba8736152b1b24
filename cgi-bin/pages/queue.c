/* The desk's queue: five views, walked by index and cursor, fifty rows a page. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/when.h"
#include "pages/lines_csv.h"
#include "pages/page.h"
#include "pages/joined_part.h"
#include "pages/part.h"
#include "pages/poured.h"
#include "store/queue.h"
#include "sys/lang.h"

enum { PAGE_ROWS = 50 };

static const struct view_row {
	const char *title;
	enum sort sort;                 /* what it is sorted by unless asked otherwise */
	bool descending;
	size_t count;                   /* in struct counts */
	const char *empty;
} views[VIEWS] = {
	[VIEW_MINE]       = { N_("Mine"), SORT_DUE, false, offsetof(struct counts, mine),
		N_("Nothing is yours just now. Look into Unassigned.") },
	[VIEW_UNASSIGNED] = { N_("Unassigned"), SORT_DUE, false,
		offsetof(struct counts, unassigned),
		N_("Every ticket of your teams has an owner.") },
	[VIEW_TRIAGE]     = { N_("To triage"), SORT_DUE, false, offsetof(struct counts, triage),
		N_("Every open ticket has a category and an owner, "
		   "and somebody has looked at its priority.") },
	[VIEW_WAITING]    = { N_("Waiting for user"), SORT_UPDATED, false,
		offsetof(struct counts, waiting),
		N_("No ticket waits for its requester.") },
	[VIEW_OPEN]       = { N_("All open"), SORT_DUE, false, offsetof(struct counts, open),
		N_("Nothing is open.") },
	[VIEW_SOLVED]     = { N_("Recently solved"), SORT_SOLVED, true,
		offsetof(struct counts, solved),
		N_("Nothing was solved lately.") },
};

/* The columns, and by what a click sorts; the last of a column that a view has counts. */
static const struct column {
	const char *name, *label;
	bool sorts;
	enum sort sort;
	bool descending;                /* first, when it is clicked */
} columns[] = {
	{ "number",    N_("No."),       true,  SORT_NUMBER,   true },
	{ "subject",   N_("Subject"),   false, 0, false },
	{ "requester", N_("Requester"), false, 0, false },
	{ "status",    N_("Status"),    false, 0, false },
	{ "priority",  N_("Priority"),  true,  SORT_PRIORITY, false },
	{ "owner",     N_("Owner"),     false, 0, false },
	{ "due",       N_("Next due"),  true,  SORT_DUE,      false },
	{ "updated",   N_("Updated"),   true,  SORT_UPDATED,  true },
};

struct asked {
	enum view_kind view;
	enum sort sort;
	bool descending;
	bool backwards;                 /* the page before the cursor */
	bool has_cursor;
	struct cursor cursor;
	bool unsorted, lost;            /* an order, a place that is none was asked for */
};

static bool read_cursor(struct str text, struct cursor *out)
{
	struct str key;

	return text.n && str_cut(&text, '.', &key) && str_int(key, &out->key)
	    && str_int(text, &out->id) && out->id > 0;
}

/* What makes no sense is left away, and said: a list is shown in any case (B026). */
static void read_asked(const struct visit *v, struct asked *a)
{
	struct str sort_asked = visit_query(v, "sort");
	int sort = name_find(&sort_names, sort_asked);
	struct str dir = visit_query(v, "dir");
	struct str after = visit_query(v, "after"), before = visit_query(v, "before");

	a->sort = views[a->view].sort;
	a->descending = views[a->view].descending;
	if (sort >= 0 && queue_sorts(a->view, (enum sort)sort)) {
		a->sort = (enum sort)sort;
		a->descending = str_eq(dir, S("down"));
	}
	a->unsorted = sort_asked.n && (sort < 0 || !queue_sorts(a->view, (enum sort)sort));
	a->has_cursor = read_cursor(after, &a->cursor);
	if (!a->has_cursor)
		a->has_cursor = a->backwards = read_cursor(before, &a->cursor);
	a->lost = (after.n || before.n) && !a->has_cursor;
}

static const char *sort_word(enum sort sort)
{
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (columns[i].sorts && columns[i].sort == sort)
			return _(columns[i].label);
	return "";
}

static void show_remarks(struct visit *v, const struct asked *a)
{
	const char *sorted = sort_word(a->sort);

	if (a->unsorted && *sorted)
		visit_remark(v, str_format(v->rq->mem,
			_("This order is not known; the list is sorted by \"%s\"."), sorted));
	else if (a->unsorted)
		visit_remark(v, str_of(_("This order is not known; the newest are first.")));
	if (a->lost)
		part_lost(v);
}

static struct str list_url(const struct visit *v, const struct asked *a, enum sort sort,
                           bool descending)
{
	return str_format(v->rq->mem, "/queue/%s?sort=%s&dir=%s",
	                  name_of(&view_names, (int)a->view), name_of(&sort_names, (int)sort),
	                  descending ? "down" : "up");
}

static void show_columns(const struct visit *v, struct view *view, const struct asked *a)
{
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		const struct column *c = &columns[i];
		struct view *row = view_add(view, "COLUMN"), *link;
		bool sorted = c->sorts && c->sort == a->sort;
		bool descending = sorted ? !a->descending : c->descending;

		view_set(row, "NAME", str_of(c->name));
		view_set(row, "LABEL", str_of(_(c->label)));
		if (!c->sorts || !queue_sorts(a->view, c->sort)) {
			view_add(row, "PLAIN");
			continue;
		}
		link = view_add(row, "SORTABLE");
		view_set(link, "URL", list_url(v, a, c->sort, descending));
		view_show_if(row, "SORTED_ASC", sorted && !a->descending);
		view_show_if(row, "SORTED_DESC", sorted && a->descending);
	}
}

static struct str page_url(const struct visit *v, const struct asked *a, const char *where,
                           const struct line *line)
{
	struct str url = list_url(v, a, a->sort, a->descending);

	return str_format(v->rq->mem, "%.*s&%s=%" PRId64 ".%" PRId64, FMT(url), where,
	                  line_key(line, a->sort), line->id);
}

static void show_pager(const struct visit *v, struct view *view, const struct asked *a,
                       const struct line *lines, size_t n, bool more)
{
	bool before = a->backwards ? more : a->has_cursor;
	bool after = a->backwards || more;

	if (n == 0)
		return;
	part_pager(view, before ? page_url(v, a, "before", &lines[0]) : S(""),
	           after ? page_url(v, a, "after", &lines[n - 1]) : S(""),
	           str_format(v->rq->mem, ngettext("%zu ticket on this page",
	                                           "%zu tickets on this page", n), n));
}

static void reverse(struct line *lines, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		struct line other = lines[i];

		lines[i] = lines[n - 1 - i];
		lines[n - 1 - i] = other;
	}
}

static struct str count_text(const struct visit *v, int64_t n)
{
	if (n >= COUNTED_TO)
		return str_format(v->rq->mem, _("%d tickets and more"), COUNTED_TO - 1);
	return str_format(v->rq->mem, ngettext("%d ticket", "%d tickets", (unsigned long)n),
	                  (int)n);
}

/* What keeps a ticket in triage (S1-05). */
static void show_lacks(struct view *row, const struct line *line)
{
	static const char *const lacks[] = {
		N_("no category"), N_("no owner"), N_("priority not looked at") };
	const bool lacking[] = { !line->category_id, !line->assignee_id, !line->touched };

	for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
		if (lacking[i])
			view_set(view_add(row, "LACKS"), "TEXT", str_of(_(lacks[i])));
}

static enum err read_rows(struct visit *v, struct arena *mem, const struct asked *a, int limit,
                          struct rows *rows)
{
	TRY(page_settings(v));
	return queue_list(v->site->db, mem, desk_viewer(&v->desk), a->view, a->sort,
	                  a->descending != a->backwards, a->has_cursor ? &a->cursor : NULL,
	                  v->desk.now - v->settings.recent_days * MS_PER_DAY, limit, rows);
}

static void show_rows(struct visit *v, struct view *view, const struct asked *a,
                      const struct line *lines, size_t n)
{
	bool triage = a->view == VIEW_TRIAGE;

	for (size_t i = 0; i < n; i++) {
		struct line line = lines[i];
		struct view *row;

		if (triage)     /* it is said with the rest */
			line.category_id = -1;
		row = part_line(v, view, &line, true);
		if (triage)
			show_lacks(row, &lines[i]);
	}
}

static enum err show_queue(struct visit *v)
{
	int kind = name_find(&view_names, v->word);
	struct asked a = { .view = (enum view_kind)kind };
	struct view *view;
	struct rows rows;
	struct line *lines;
	size_t n;

	if (kind < 0)
		return E_MISSING;
	read_asked(v, &a);
	view = visit_view(v, "queue.tpl", str_of(_(views[kind].title)));
	show_remarks(v, &a);
	TRY(show_joined(v, view));
	TRY(read_rows(v, v->rq->mem, &a, PAGE_ROWS + 1, &rows));
	lines = rows.v;
	n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	if (a.backwards)
		reverse(lines, n);
	view_set(view, "VIEW_TITLE", str_of(_(views[kind].title)));
	TRY(page_counts(v));
	view_set(view, "COUNT_TEXT", count_text(v, *(const int64_t *)((const char *)&v->counts
	                                                              + views[kind].count)));
	view_show_if(view, "SOME", n > 0);
	show_columns(v, view, &a);
	show_rows(v, view, &a, lines, n);
	if (n)
		view_format(view_add(view, "CSV"), "URL", "/queue/%s.csv?sort=%s&dir=%s",
		            name_of(&view_names, kind), name_of(&sort_names, (int)a.sort),
		            a.descending ? "down" : "up");
	else
		view_set(view_add(view, "EMPTY"), "TEXT", str_of(_(views[kind].empty)));
	show_pager(v, view, &a, lines, n, rows.n > PAGE_ROWS);
	return visit_show(v, 200);
}

static enum err file_rows(struct visit *v, void *at, struct arena *mem, struct buf *b, bool *more)
{
	struct asked *a = at;
	const struct line *lines;
	struct rows rows;

	TRY(read_rows(v, mem, a, POURED_ROWS, &rows));
	lines = rows.v;
	lines_csv(v, mem, b, lines, rows.n);
	*more = a->has_cursor = rows.n == POURED_ROWS;
	if (*more)
		a->cursor = (struct cursor){ .key = line_key(&lines[rows.n - 1], a->sort),
		                             .id = lines[rows.n - 1].id };
	return OK;
}

/* The whole view in the order asked for, whichever page it was asked from. */
static enum err queue_csv(struct visit *v)
{
	int kind = name_find(&view_names, v->word);
	struct asked *a = NEW(v->rq->mem, struct asked);

	if (kind < 0)
		return E_MISSING;
	a->view = (enum view_kind)kind;
	read_asked(v, a);
	a->has_cursor = a->backwards = false;
	return csv_pour(v, &(struct poured){ name_of(&view_names, kind), &lines_csv_record,
	                                     file_rows, a });
}

static enum err first_view(struct visit *v)
{
	return visit_go(v, may(&v->actor, MAY_TAKE) ? "/queue/mine" : "/queue/open");
}

const struct route queue_pages[] = {
	{ GET, "/queue",            MAY_DESK, NULL, first_view, false },
	{ GET, "/queue/{word}",     MAY_DESK, NULL, show_queue, false },
	{ GET, "/queue/{word}.csv", MAY_DESK, NULL, queue_csv,  false },
	{ 0 },
};
