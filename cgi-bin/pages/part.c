/* See part.h. */
#include "pages/part.h"

#include "base/arena.h"
#include "base/ref.h"
#include "base/text.h"
#include "base/when.h"
#include "desk/words.h"
#include "sys/lang.h"

#define MINUTE_MS 60000LL
#define SOON_MS   (30 * MINUTE_MS)

static const char *weekday_word(int weekday)
{
	static const char *const words[] = {
		N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat") };

	return _(words[weekday]);
}

const char *month_word(int month)
{
	static const char *const words[] = {
		N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
		N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };

	return _(words[month - 1]);
}

static int64_t day_of(struct civil c)
{
	c.hour = c.minute = c.second = c.ms = 0;
	return when_at(&c) / MS_PER_DAY;
}

static void add_word(struct buf *b, const char *word)
{
	buf_add(b, str_of(word));
	buf_char(b, ' ');
}

/* "21 Nov " */
static void add_day(struct buf *b, const struct civil *c)
{
	buf_int(b, c->day, 1);
	buf_char(b, ' ');
	add_word(b, month_word(c->month));
}

/* "09:05" */
static void add_clock(struct buf *b, const struct civil *c)
{
	buf_int(b, c->hour, 2);
	buf_char(b, ':');
	buf_int(b, c->minute, 2);
}

enum { MOMENT_MOST = 200 };

static struct str short_of(const struct visit *v, const struct civil *c)
{
	int64_t days = day_of(*c) - day_of(v->today);
	struct buf b;

	buf_init(&b, v->rq->mem, MOMENT_MOST);
	if (days != 0 && days > -7 && days < 7)
		add_word(&b, weekday_word(c->weekday));
	else if (days != 0)
		add_day(&b, c);
	if (days == 0 || (days > -7 && days < 7) || c->year == v->today.year)
		add_clock(&b, c);
	else
		buf_int(&b, c->year, 1);
	return buf_str(&b);
}

struct str moment_short(const struct visit *v, int64_t at)
{
	struct civil c = zone_civil(v->zone, at);

	return short_of(v, &c);
}

static struct str long_of(const struct visit *v, const struct civil *c, int64_t at)
{
	struct buf b;

	buf_init(&b, v->rq->mem, MOMENT_MOST);
	add_word(&b, weekday_word(c->weekday));
	add_day(&b, c);
	buf_int(&b, c->year, 1);
	buf_char(&b, ' ');
	add_clock(&b, c);
	buf_char(&b, ':');
	buf_int(&b, c->second, 2);
	buf_char(&b, ' ');
	buf_add(&b, zone_abbreviation(v->zone, at));
	return buf_str(&b);
}

struct str moment_long(const struct visit *v, int64_t at)
{
	struct civil c = zone_civil(v->zone, at);

	return long_of(v, &c, at);
}

/* To the second, for datetime attributes. */
static struct str iso(const struct visit *v, int64_t at)
{
	return when_rfc3339_s(v->rq->mem, at);
}

static const char *name_with(const struct visit *v, const char *name, const char *after)
{
	size_t n = strlen(name), more = strlen(after);
	char *p = arena_take(v->rq->mem, n + more + 1);

	memcpy(p, name, n);
	memcpy(p + n, after, more);
	return p;
}

void part_moment(const struct visit *v, struct view *view, const char *name, int64_t at)
{
	struct civil c = zone_civil(v->zone, at);

	view_set(view, name_with(v, name, "_TEXT"), at ? short_of(v, &c) : S(""));
	view_set(view, name_with(v, name, "_ISO"), at ? iso(v, at) : S(""));
	view_set(view, name_with(v, name, "_TITLE"), at ? long_of(v, &c, at) : S(""));
}

static void show_due(const struct visit *v, struct view *view, const char *state, struct str text,
                     int64_t due_at)
{
	struct view *row = view_add(view, "HAS_DUE");

	view_set(row, "DUE_STATE", str_of(state));
	view_set(row, "DUE_TEXT", text);
	view_set(row, "DUE_ISO", iso(v, due_at));
	view_set(row, "DUE_TITLE", str_format(v->rq->mem, _("due %.*s"),
	                                      FMT(moment_long(v, due_at))));
}

/* As the browser goes on counting: "18 min", "2 h 05", "3 d", with a minus when it is over. */
static struct str clock_words(struct arena *mem, int64_t ms)
{
	const char *sign = ms < 0 ? "-" : "";
	int minutes = (int)((ms < 0 ? -ms : ms) / MINUTE_MS);

	if (minutes < 60)
		return str_format(mem, _("%s%d min"), sign, minutes);
	if (minutes < 24 * 60)
		return str_format(mem, _("%s%d h %02d"), sign, minutes / 60, minutes % 60);
	return str_format(mem, _("%s%d d"), sign, minutes / (24 * 60));
}

/* A running promise: far away, soon (a quarter or half an hour left), or over (ux.md U15). */
static void show_running(const struct visit *v, struct view *view, int64_t from, int64_t due_at)
{
	int64_t left = due_at - v->desk.now, whole = due_at - from;
	struct str words = clock_words(v->rq->mem, left);

	if (left < 0)
		show_due(v, view, "overdue", words, due_at);
	else if (left <= SOON_MS || left <= whole / 4)
		show_due(v, view, "soon", words, due_at);
	else
		show_due(v, view, "far", moment_short(v, due_at), due_at);
}

void part_line_due(const struct visit *v, struct view *view, const struct line *line)
{
	if (line->status == STATUS_WAITING)
		show_due(v, view, "paused", str_of(_("paused")), line->updated_at);
	else if (line->due_at != DUE_NEVER)
		show_running(v, view, line->created_at, line->due_at);
}

void part_timer_due(const struct visit *v, struct view *view, const struct timer *t)
{
	struct arena *mem = v->rq->mem;
	int64_t took = t->done_at - t->started_at - t->paused_ms;

	if (t->state == TIMER_MET)
		show_due(v, view, "met", str_format(mem, _("met in %.*s"),
		         FMT(duration_words(mem, took))), t->due_at);
	else if (t->state == TIMER_LATE)
		show_due(v, view, "missed", str_format(mem, _("late by %.*s"),
		         FMT(duration_words(mem, t->done_at - t->due_at))), t->due_at);
	else if (timer_is_live(t) && t->paused_at)
		show_due(v, view, "paused", str_format(mem, _("paused %.*s"),
		         FMT(duration_words(mem, v->desk.now - t->paused_at))), t->due_at);
	else if (timer_is_live(t))
		show_running(v, view, t->started_at, t->due_at);
}

struct str initials_of(struct arena *mem, struct str name)
{
	struct str part, first = S(""), last = S(""), rest = name;

	while (rest.n && str_cut(&rest, ' ', &part)) {
		size_t n = 1;

		while (n < part.n && ((unsigned char)part.p[n] & 0xc0) == 0x80)
			n++;
		if (!part.n)
			continue;
		if (!first.n)
			first = str_sub(part, 0, n);
		else
			last = str_sub(part, 0, n);
	}
	return str_format(mem, "%.*s%.*s", FMT(first), FMT(last));
}

struct str ref_of(struct arena *mem, int kind, int64_t id)
{
	return ref_format(mem, kind_letter(kind), id);
}

struct str count_short(struct arena *mem, int64_t n)
{
	return n < COUNTED_TO ? str_format(mem, "%d", (int)n)
	                      : str_format(mem, "%d+", COUNTED_TO - 1);
}

struct str phone_digits(struct arena *mem, struct str phone)
{
	struct buf b;

	buf_init(&b, mem, phone.n + 1);
	for (size_t i = 0; i < phone.n; i++)
		if ((phone.p[i] >= '0' && phone.p[i] <= '9') || (phone.p[i] == '+' && i == 0))
			buf_char(&b, phone.p[i]);
	return buf_str(&b);
}

static struct str ticket_url(struct arena *mem, int64_t id)
{
	struct buf b;

	buf_init(&b, mem, 64);
	buf_add(&b, S("/tickets/"));
	buf_int(&b, id, 1);
	return buf_str(&b);
}

static void show_owner(const struct visit *v, struct view *row, const struct line *line)
{
	struct view *owned;

	if (!line->assignee_id) {
		view_add(row, "UNOWNED");
		return;
	}
	owned = view_add(row, "OWNED");
	view_set(owned, "ASSIGNEE", memo_owner(&v->site->memo, &v->desk, line->assignee_id));
}

struct str waiting_words(const struct visit *v, int64_t requester_id, struct str name)
{
	if (requester_id == v->actor.id)
		return str_of(_("Waiting for you"));
	return str_format(v->rq->mem, _("Waiting for %.*s"), FMT(name));
}

/* In the words of who asked, or of somebody who looks at what another asked. */
static struct str portal_status(const struct visit *v, const struct line *l)
{
	if (l->status == STATUS_WAITING && l->waiting_for == FOR_REQUESTER)
		return waiting_words(v, l->requester_id, l->requester_name);
	return status_for_requester(l->status, l->waiting_for);
}

struct view *part_line(const struct visit *v, struct view *view, const struct line *line,
                       bool for_desk)
{
	struct arena *mem = v->rq->mem;
	struct view *row = view_add(view, "TICKET");

	view_record(row, &line_record, line);
	view_set(row, "LAST_LINE", text_first_line(mem, line->last_line, 90));
	view_set(row, "REQUESTER", line->requester_name);
	if (for_desk) {
		view_set(row, "AGENCY", memo_name(&v->site->memo, NAMED_AGENCY, line->agency_id));
		view_set(row, "TEAM", memo_name(&v->site->memo, NAMED_TEAM, line->team_id));
	}
	view_set(row, "REF", ref_of(mem, line->kind, line->id));
	view_set(row, "URL", ticket_url(mem, line->id));
	view_set(row, "KIND_WORD", kind_word(line->kind));
	view_set(row, "PRIORITY_WORD", str_of(name_of(&priority_names, line->priority)));
	view_set(row, "STATUS_WORD", for_desk ? status_word(line->status, line->waiting_for)
	                             : portal_status(v, line));
	if (!for_desk && line->requester_id != v->actor.id)
		view_set(view_add(row, "OF_OTHER"), "REQUESTER_NAME", line->requester_name);
	part_moment(v, row, "UPDATED", line->updated_at);
	if (for_desk)
		show_owner(v, row, line);
	view_show_if(row, "NEEDS_TRIAGE", !line->category_id);
	view_show_if(row, "HAS_FILES", line->files_count > 0);
	part_line_due(v, row, line);
	return row;
}

void part_text(const struct visit *v, struct view *view, struct str text)
{
	struct piece *pieces;
	size_t n = text_pieces(v->rq->mem, text, &pieces);

	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(view, "PIECE");
		struct view *kind = view_add(row, pieces[i].link ? "LINK" : "PLAIN");

		view_set(kind, "TEXT", pieces[i].text);
		if (pieces[i].link)
			view_set(kind, "URL", pieces[i].text);
	}
}

void part_pager(struct view *view, struct str previous, struct str next, struct str text)
{
	struct view *pager;

	if (!previous.n && !next.n)
		return;
	pager = view_add(view, "PAGER");
	view_set(pager, "PAGE_TEXT", text);
	if (previous.n)
		view_set(view_add(pager, "PREVIOUS"), "URL", previous);
	if (next.n)
		view_set(view_add(pager, "NEXT"), "URL", next);
}

void part_lost(struct visit *v)
{
	visit_remark(v, str_of(_("This place in the list is not known; it is shown from the "
	                         "beginning.")));
}

void part_no_list(struct visit *v, struct str asked, const char *shown)
{
	visit_remark(v, str_format(v->rq->mem, _("There is no list \"%.*s\"; this is %s."),
	                           FMT(str_clip(asked, 40)), shown));
}
