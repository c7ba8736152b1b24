/* See filter.h. */
#include "pages/filter.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/when.h"
#include "desk/words.h"
#include "store/team.h"
#include "sys/lang.h"

/* A status, or several that people think of as one. */
static const char *const statuses[] = {
	"unsolved", "solved", "new", "open", "waiting", "resolved", "closed", "cancelled" };
const struct names status_choices = NAMES(statuses);
enum { UNSOLVED, SOLVED, FIRST_STATUS };

#define BIT(n) ((int64_t)1 << (n))

struct str status_label(bool desk, int i)
{
	if (i == UNSOLVED)
		return str_of(_("Unsolved"));
	if (i == SOLVED)
		return str_of(_("Solved"));
	return desk ? status_word(i - FIRST_STATUS, FOR_NOBODY)
	               : status_for_requester(i - FIRST_STATUS, FOR_REQUESTER);
}

/* "There is no such status; there are: new, open." */
static enum err none_of(struct visit *v, const char **why, const char *text,
                        const struct names *names)
{
	struct buf b;

	buf_init(&b, v->rq->mem, 1000);
	for (int i = 0; i < names->count; i++)
		buf_format(&b, "%s%s", i ? ", " : "", name_of(names, i));
	*why = str_format(v->rq->mem, _("%s There are: %.*s."), text, FMT(buf_str(&b))).p;
	return E_INVALID;
}

static enum err because(const char **why, const char *text)
{
	*why = text;
	return E_INVALID;
}

static enum err read_status(struct visit *v, struct sieve *s, struct str value,
			    const char **why)
{
	int i = name_find(&status_choices, value);

	if (i < 0)
		return none_of(v, why, _("There is no such status."), &status_choices);
	s->set->statuses =
		i == UNSOLVED ? BIT(STATUS_NEW) | BIT(STATUS_OPEN) | BIT(STATUS_WAITING)
		: i == SOLVED ? BIT(STATUS_RESOLVED) | BIT(STATUS_CLOSED) : BIT(i - FIRST_STATUS);
	s->label[FILTER_STATUS] = status_label(s->desk, i);
	return OK;
}

static enum err read_kind(struct visit *v, struct sieve *s, struct str value,
			  const char **why)
{
	int i = name_find(&ticket_kind_names, value);

	if (i < 0)
		return none_of(v, why, _("There is no such type."), &ticket_kind_names);
	s->set->kinds = BIT(i);
	s->label[FILTER_KIND] = kind_word(i);
	return OK;
}

static enum err read_priority(struct visit *v, struct sieve *s, struct str value,
			      const char **why)
{
	for (int i = 0; i < PRIORITIES; i++) {
		if (!str_eq_nocase(value, str_of(name_of(&priority_names, i))))
			continue;
		s->set->priorities = BIT(i);
		s->label[FILTER_PRIORITY] = priority_word(i);
		return OK;
	}
	return none_of(v, why, _("There is no such priority."), &priority_names);
}

static bool is_called(struct str value, const struct choice *c)
{
	int64_t number;

	return (str_int(value, &number) && number == c->id) || str_eq_nocase(value, c->name)
	    || str_eq_nocase(value, c->detail);
}

static const struct choice *choice_of(const struct sieve *s, int group, struct str value)
{
	const struct choice *c = s->choices->v;

	for (size_t i = 0; i < s->choices->n; i++)
		if (c[i].group_id == group && is_called(value, &c[i]))
			return &c[i];
	return NULL;
}

static enum err read_team(struct visit *v, struct sieve *s, struct str value,
			  const char **why)
{
	const struct choice *c = choice_of(s, CHOICE_TEAM, value);

	(void)v;
	if (!c)
		return because(why, _("There is no such team."));
	s->set->team_id = c->id;
	s->label[FILTER_TEAM] = c->name;
	return OK;
}

static enum err read_agency(struct visit *v, struct sieve *s, struct str value,
			    const char **why)
{
	const struct choice *c = choice_of(s, CHOICE_AGENCY, value);

	(void)v;
	if (!c)
		return because(why, _("There is no such agency."));
	s->set->agency_id = c->id;
	s->label[FILTER_AGENCY] = c->name;
	return OK;
}

/* ---- people ---- */

enum { NAMESAKES = 5 };

static bool is_her(const struct person *p, struct str value)
{
	return str_eq_nocase(p->email, value) || str_eq_nocase(p->name, value);
}

/* The only one found, or the only one who is called exactly so; NULL: neither. */
static const struct person *one_of(const struct rows *rows, struct str value)
{
	const struct person *p = rows->v, *her = NULL;

	if (rows->n == 1)
		return p;
	for (size_t i = 0; i < rows->n; i++) {
		if (!is_her(&p[i], value))
			continue;
		if (her)
			return NULL;
		her = &p[i];
	}
	return her;
}

/* "anna@..., anna.r@...": addresses are what tells namesakes apart. */
static const char *namesakes(struct arena *mem, const struct rows *rows)
{
	const struct person *p = rows->v;
	struct buf b;

	buf_init(&b, mem, 4000);
	for (size_t i = 0; i < rows->n && i < NAMESAKES; i++)
		buf_format(&b, "%s%.*s", i ? ", " : "", FMT(p[i].email));
	return str_format(mem, rows->n > NAMESAKES
	                  ? _("Several people are called so; please write one address: %.*s ...")
	                  : _("Several people are called so; please write one address: %.*s."),
	                  FMT(buf_str(&b))).p;
}

/* By number: whom she may know is asked as in a search for people. */
static bool may_know(const struct visit *v, const struct person *p)
{
	return v->actor.sight >= SIGHT_TEAMS || p->agency_id == v->actor.agency_id;
}

static enum err find_person(struct visit *v, struct str value, struct person *out,
                            const char **why)
{
	const struct person *p;
	struct seek seek;
	struct rows rows;
	int64_t id;
	enum err e = E_MISSING;

	if (str_int(value, &id) && id > 0)
		e = person_by_id(v->site->db, v->rq->mem, id, out);
	if (e != E_MISSING && (e != OK || may_know(v, out)))
		return e;
	seek_read(v->rq->mem, value, &seek);
	if (!seek_is_any(&seek))
		return because(why, _("Nobody is known by this name or address."));
	TRY(person_search(v->site->db, v->rq->mem, desk_viewer(&v->desk), &seek, S(""), 0,
	                  NAMESAKES + 1, &rows));
	if (!rows.n)
		return because(why, _("Nobody is known by this name or address."));
	p = one_of(&rows, value);
	if (!p)
		return because(why, namesakes(v->rq->mem, &rows));
	*out = *p;
	return OK;
}

static enum err read_person(struct visit *v, struct str value, int64_t *id, struct str *label,
                            const char **why)
{
	struct person p;

	if (str_eq(value, S("me"))) {
		*id = v->actor.id;
		*label = str_of(_("Me"));
		return OK;
	}
	TRY(find_person(v, value, &p, why));
	*id = p.id;
	*label = p.name;
	return OK;
}

static enum err read_assignee(struct visit *v, struct sieve *s, struct str value,
			      const char **why)
{
	struct str *label = &s->label[FILTER_ASSIGNEE];

	if (!str_eq(value, S("nobody")))
		return read_person(v, value, &s->set->assignee_id, label, why);
	s->set->assignee_id = -1;
	*label = str_of(_("Nobody"));
	return OK;
}

static enum err read_requester(struct visit *v, struct sieve *s, struct str value,
			       const char **why)
{
	return read_person(v, value, &s->set->requester_id,
	                   &s->label[FILTER_REQUESTER], why);
}

/* ---- days ---- */

/* "2026-06-15" in the visitor's zone; the last moment of a day is the first of the next. */
static bool read_day(struct visit *v, struct str value, bool end, int64_t *at)
{
	struct civil c;
	int64_t utc;

	if (value.n != 10
	    || !when_parse(str_format(v->rq->mem, "%.*sT00:00:00Z", FMT(value)), &utc))
		return false;
	c = when_civil(utc + (end ? MS_PER_DAY : 0));
	*at = zone_at(v->zone, &c);
	return *at > 0;
}

static enum err read_from(struct visit *v, struct sieve *s, struct str value,
			  const char **why)
{
	if (!read_day(v, value, false, &s->set->from))
		return because(why, _("This is not a day, like 2026-06-15."));
	s->label[FILTER_FROM] = value;
	return OK;
}

static enum err read_to(struct visit *v, struct sieve *s, struct str value,
			const char **why)
{
	if (!read_day(v, value, true, &s->set->to))
		return because(why, _("This is not a day, like 2026-06-15."));
	s->label[FILTER_TO] = value;
	return OK;
}

const struct filter_row filter_rows[FILTERS] = {
	[FILTER_STATUS]    = { "status", N_("Status"), "status:unsolved",
		N_("unsolved, solved, or a status like new, open, waiting"),
		SIGHT_OWN, read_status },
	[FILTER_KIND]      = { "kind", N_("Type"), "kind:incident",
		N_("of this type"), SIGHT_TEAMS, read_kind },
	[FILTER_PRIORITY]  = { "priority", N_("Priority"), "priority:p1",
		N_("of this priority"), SIGHT_TEAMS, read_priority },
	[FILTER_TEAM]      = { "team", N_("Team"), "team:\"Service desk\"",
		N_("by name or short name of the team"), SIGHT_TEAMS, read_team },
	[FILTER_AGENCY]    = { "agency", N_("Agency"), "agency:dot",
		N_("by name or short name of the agency"), SIGHT_TEAMS, read_agency },
	[FILTER_ASSIGNEE]  = { "assignee", N_("Owner"), "owner:me",
		N_("by name or address of who works on it; me, nobody"),
		SIGHT_TEAMS, read_assignee },
	[FILTER_REQUESTER] = { "requester", N_("Requester"), "requester:\"Anna Reyes\"",
		N_("by name or address of who asked; me"), SIGHT_AGENCY, read_requester },
	[FILTER_FROM]      = { "from", N_("From"), "from:2026-06-01",
		N_("opened on this day or later"), SIGHT_OWN, read_from },
	[FILTER_TO]        = { "to", N_("To"), "to:2026-06-30",
		N_("opened on this day or before"), SIGHT_OWN, read_to },
};
