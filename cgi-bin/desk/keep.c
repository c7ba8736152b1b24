/* See keep.h. One engine for four kinds; what differs are their rules. */
#include "desk/keep.h"

#include "base/arena.h"
#include "desk/audit.h"
#include "desk/card.h"
#include "desk/domain.h"
#include "desk/may.h"
#include "desk/people.h"
#include "sys/lang.h"
#include "sys/log.h"

enum { STEPS_MOST = 30, STEP_CHARS = 120 };

static int64_t *number_in(const struct record *r, void *card, const char *name)
{
	return (int64_t *)((char *)card + record_field(r, str_of(name))->at);
}

static struct str text_in(const struct record *r, const void *card, const char *name)
{
	return *(const struct str *)((const char *)card + record_field(r, str_of(name))->at);
}

static bool is_code(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')
		    && c != '-' && c != '_' && c != '.')
			return false;
	}
	return s.n > 0;
}

static void check_names(const struct record *r, const void *card, struct errors *wrong)
{
	if (!is_code(text_in(r, card, "code")))
		wrong_say(wrong, "code", _("A short code: letters, digits, dots and dashes."));
	if (!text_in(r, card, "name").n)
		wrong_say(wrong, "name", _("Please give it a name."));
}

static enum err check_agency(struct desk *d, const void *was, void *card, struct errors *wrong)
{
	struct agency *a = card;
	struct person p;
	enum err e = OK;

	(void)was;
	TRY(desk_check_domains(d, a, wrong));
	a->security = str_lower(d->mem, a->security);
	if (a->security.n)
		e = person_by_email(d->db, d->mem, a->security, &p);
	if (e == E_MISSING)
		return wrong_say(wrong, "security", _("Nobody active has this address."));
	return e;
}

static enum err check_location(struct desk *d, const void *was, void *card, struct errors *wrong)
{
	const struct location *l = card;
	struct agency a;
	enum err e = OK;

	(void)was;
	if (l->agency_id)
		e = agency_shelf.by_id(d->db, d->mem, l->agency_id, &a);
	return e == E_MISSING ? wrong_say(wrong, "agency_id", _("There is no such agency.")) : e;
}

/* Whoever is in a security team sees what is confidential: such a team is not taken lightly. */
static enum err check_team(struct desk *d, const void *was, void *card, struct errors *wrong)
{
	const struct team_card *before = was;
	struct team_card *t = card;
	struct use use;

	if (t->tier < 1 || t->tier > 3)
		wrong_say(wrong, "tier", _("There are the tiers 1, 2 and 3."));
	if (!before)
		return OK;
	t->kind = before->kind;
	if (!before->active || t->active)
		return OK;
	if (t->kind == TEAM_SECURITY && d->by->sight != SIGHT_SECURITY)
		return wrong_say(wrong, "active",
		                 _("Only a member of the security team can put it away."));
	TRY(team_use(d->db, d->mem, desk_viewer(d), t->id, &use));
	if (use.open)
		wrong_say(wrong, "active", _("It has open tickets. Give them to another team "
		                             "first."));
	if (use.cards)
		wrong_say(wrong, "active", _("Categories send their tickets here. Change them "
		                             "first."));
	return OK;
}

static void check_steps(struct desk *d, const struct category_card *c, struct errors *wrong)
{
	struct str rest = c->steps, line;
	int lines = 0;

	while (rest.n && str_cut(&rest, '\n', &line)) {
		lines++;
		if (str_chars(line) > STEP_CHARS)
			wrong_say(wrong, "steps",
			          str_format(d->mem, _("Line %d is too long: %d characters at "
			                               "most."), lines, STEP_CHARS).p);
	}
	if (lines > STEPS_MOST)
		wrong_say(wrong, "steps",
		          str_format(d->mem, _("Too many steps: %d at most."), STEPS_MOST).p);
}

/* Two levels, so that a list can be read. */
static enum err check_parent(struct desk *d, const struct category_card *c, struct errors *wrong)
{
	struct category_card parent;
	struct use use = { 0 };
	enum err e;

	if (!c->parent_id)
		return OK;
	e = category_shelf.by_id(d->db, d->mem, c->parent_id, &parent);
	if (e == E_MISSING)
		return wrong_say(wrong, "parent_id", _("There is no such category."));
	TRY(e);
	if (c->id)
		TRY(category_use(d->db, d->mem, desk_viewer(d), c->id, &use));
	if (parent.parent_id || parent.id == c->id || use.cards)
		return wrong_say(wrong, "parent_id", _("Categories have two levels, not more."));
	return OK;
}

static enum err check_category(struct desk *d, const void *was, void *card, struct errors *wrong)
{
	const struct category_card *c = card;
	struct team_card team = { .active = true };
	enum err e = OK;

	(void)was;
	check_steps(d, c, wrong);
	if (c->sort > 100000)
		wrong_say(wrong, "sort", _("Numbers up to 100000, please."));
	if (c->team_id)
		e = team_shelf.by_id(d->db, d->mem, c->team_id, &team);
	if (e == E_MISSING || (e == OK && !team.active))
		wrong_say(wrong, "team_id", _("There is no such team."));
	else
		TRY(e);
	return check_parent(d, c, wrong);
}

static const char *const version_only[] = { "version", NULL };
static const char *const agency_silent[] = { "id", "version", NULL };
static const char *const location_silent[] = { "id", "version", "agency_id", NULL };
static const char *const team_silent[] = { "id", "version", "members", "leads", NULL };
static const char *const category_silent[] = {
	"id", "version", "parent_id", "name", "team_id", NULL };

const struct keeping agency_keeping = {
	&agency_shelf, check_agency, agency_use, agency_silent };
const struct keeping location_keeping = {
	&location_shelf, check_location, location_use, location_silent };
const struct keeping team_keeping = {
	&team_shelf, check_team, team_use, team_silent };
const struct keeping category_keeping = {
	&category_shelf, check_category, category_use, category_silent };

static enum err put(struct desk *d, const struct shelf *shelf, void *card, struct errors *wrong)
{
	int64_t *id = number_in(shelf->record, card, "id");
	enum err e = *id ? shelf->update(d->db, card) : shelf->insert(d->db, card, id);

	if (e == E_STALE)
		return wrong_say(wrong, "code", _("Something else has this code already."));
	return e;
}

static enum err tell(struct desk *d, const struct keeping *k, const void *was, int64_t id)
{
	const struct shelf *shelf = k->shelf;
	void *now = arena_take(d->mem, shelf->record->size);
	struct audited of = { shelf->object, id, S("") };

	TRY(shelf->by_id(d->db, d->mem, id, now));
	of.name = text_in(shelf->record, now, "name");
	if (!was)
		TRY(desk_audit(d, &of, "added", S(""), of.name));
	return desk_audit_changes(d, &of, shelf->record,
	                          was ? was : arena_take(d->mem, shelf->record->size), now,
	                          k->silent);
}

/* What changes nothing leaves the version: nobody else's form is older for it. */
static enum err keep_in_tx(struct desk *d, const struct keeping *k, void *card, void *now,
                           struct errors *wrong)
{
	const struct record *r = k->shelf->record;
	int64_t id = *number_in(r, card, "id");
	void *was = NULL;

	if (id) {
		was = arena_take(d->mem, r->size);
		TRY(k->shelf->hold(d->db, d->mem, id, was));
		if (now)
			memcpy(now, was, r->size);
		if (*number_in(r, was, "version") != *number_in(r, card, "version"))
			return E_STALE;
	}
	check_names(r, card, wrong);
	TRY(k->check(d, was, card, wrong));
	if (wrong->n)
		return E_INVALID;
	if (was && record_same(r, was, card, version_only))
		return OK;
	TRY(put(d, k->shelf, card, wrong));
	return tell(d, k, was, *number_in(r, card, "id"));
}

enum err desk_keep(struct desk *d, const struct keeping *k, void *card, void *now,
                   struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, keep_in_tx(d, k, card, now, wrong));
}

/* ---- who speaks for an agency ---- */

static enum err contact_in_tx(struct desk *d, int64_t agency_id, struct str email,
                              struct errors *wrong)
{
	struct agency agency;
	struct card card;
	enum err e;

	TRY(agency_shelf.by_id(d->db, d->mem, agency_id, &agency));
	e = card_by_email(d->db, d->mem, email, &card);
	if (e == E_MISSING || (e == OK && !card.active))
		return wrong_say(wrong, "contact", _("Nobody active has this address."));
	TRY(e);
	if (card.agency_id && card.agency_id != agency_id)
		return wrong_say(wrong, "contact",
		                 str_format(d->mem, _("%.*s belongs to another agency (%.*s)."),
		                            FMT(card.name), FMT(card.agency)).p);
	card.agency_id = agency_id;
	card.roles |= 1u << ROLE_CONTACT;
	e = desk_save_card(d, &card, (struct str){ 0 }, NULL, wrong);
	if (e == E_INVALID && wrong->n)
		return wrong_say(wrong, "contact", wrong->v[0].text.p);
	return e;
}

enum err desk_make_contact(struct desk *d, int64_t agency_id, struct str email,
                           struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, contact_in_tx(d, agency_id, str_lower(d->mem, str_trim(email)),
	                                   wrong));
}

/* On both cards, for both are looked at later. */
static enum err tell_both(struct desk *d, const struct team *team, const struct person *p,
                          const char *what)
{
	if (team->kind == TEAM_SECURITY)
		LOG_SECURITY("security-team", { "person", LOG_INT(p->id) },
		             { "what", str_of(what) }, { "by", LOG_INT(d->by->id) });
	TRY(desk_audit(d, &(struct audited){ "team", team->id, team->name }, what, S(""),
	               p->email));
	return desk_audit(d, &(struct audited){ "person", p->id, p->name }, what, S(""),
	                  team->name);
}

static enum err join_in_tx(struct desk *d, int64_t team_id, int64_t person_id, bool leads,
                           struct errors *wrong)
{
	struct member before;
	struct person p;
	struct team team;
	enum err e;

	TRY(team_by_id(d->db, d->mem, team_id, &team));
	e = person_by_id(d->db, d->mem, person_id, &p);
	if (e == E_MISSING || (e == OK && !p.active))
		return wrong_say(wrong, "person", _("This person is not known, or not active."));
	TRY(e);
	if (!(may_of_roles(p.roles) >> MAY_TAKE & 1))
		return wrong_say(wrong, "person",
		                 _("This person does not work at the desk: give the role Agent "
		                   "first."));
	e = member_of(d->db, d->mem, team_id, person_id, &before);
	if (e == OK && before.leads == leads)
		return OK;
	if (e == OK) {
		TRY(member_update(d->db, team_id, person_id, leads));
		return tell_both(d, &team, &p, leads ? "made lead" : "lead no more");
	}
	if (e != E_MISSING)
		return e;
	TRY(membership_insert(d->db, person_id, team_id, leads));
	return tell_both(d, &team, &p, leads ? "joined as lead" : "joined");
}

enum err desk_join_team(struct desk *d, int64_t team_id, int64_t person_id, bool leads,
                        struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, join_in_tx(d, team_id, person_id, leads, wrong));
}

static enum err leave_in_tx(struct desk *d, int64_t team_id, int64_t person_id)
{
	struct member before;
	struct person p;
	struct team team;

	TRY(member_of(d->db, d->mem, team_id, person_id, &before));
	TRY(team_by_id(d->db, d->mem, team_id, &team));
	TRY(person_by_id(d->db, d->mem, person_id, &p));
	TRY(member_delete(d->db, team_id, person_id));
	return tell_both(d, &team, &p, "left");
}

enum err desk_leave_team(struct desk *d, int64_t team_id, int64_t person_id)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, leave_in_tx(d, team_id, person_id));
}
