/* See card.h. */
#include "desk/card.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/when.h"
#include "desk/audit.h"
#include "desk/domain.h"
#include "desk/handover.h"
#include "desk/may.h"
#include "desk/people.h"
#include "desk/sign_in.h"
#include "store/place.h"
#include "store/security.h"
#include "sys/lang.h"
#include "sys/log.h"

static const char *const silent[] = {
	"id", "version", "agency_id", "location_id", "merged_into_id", "invited", "teams", NULL };

bool date_read(struct str s, int64_t *at)
{
	char text[32];

	*at = 0;
	if (!s.n)
		return true;
	snprintf(text, sizeof text, "%.*sT00:00:00Z", (int)(s.n > 10 ? 0 : s.n), s.p);
	return s.n == 10 && when_parse(str_of(text), at);
}

struct str date_text(struct arena *mem, int64_t at)
{
	return at ? str_sub(when_rfc3339(mem, at), 0, 10) : S("");
}

/* ---- what a card has to be ---- */

/* Another person's, unless that record has become this one. */
static void judge_email(struct desk *d, const struct card *card, struct str email,
                        const struct card *owner, const char *field, struct errors *wrong)
{
	if (!email_is_valid(email))
		wrong_say(wrong, field, str_format(d->mem, _("\"%.*s\" is not a mail address."),
		                                   FMT(email)).p);
	else if (owner->id && owner->id != card->id
	         && !(card->id && owner->merged_into_id == card->id))
		wrong_say(wrong, field, str_format(d->mem, _("%.*s has the address %.*s already."),
		                                   FMT(owner->name), FMT(email)).p);
}

static enum err find_owner(struct desk *d, struct str email, struct card *out)
{
	enum err e = email_is_valid(email) ? address_owner(d->db, d->mem, email, out) : E_MISSING;

	if (e == E_MISSING)
		*out = (struct card){ 0 };
	return e == E_MISSING ? OK : e;
}

static bool has_new_email(const struct card *was, const struct card *c)
{
	return !was || !str_eq(was->email, c->email);
}

static bool has_new_manager(const struct card *was, const struct card *c)
{
	return c->manager.n && !(was && str_eq(was->manager, c->manager));
}

static void judge_places(const struct card *was, const struct card *c,
                         const struct card_facts *f, struct errors *wrong)
{
	if (!f->agency)
		wrong_say(wrong, "agency_id", _("There is no such agency."));
	if (!f->location)
		wrong_say(wrong, "location_id", _("There is no such location."));
	if (!has_new_manager(was, c))
		return;
	if (str_eq(c->manager, c->email) || (c->id && f->manager_id == c->id))
		wrong_say(wrong, "manager", _("Nobody is his own manager."));
	else if (!f->manager_id)
		wrong_say(wrong, "manager", _("Nobody active has this address."));
}

#define IS_ADMIN(roles) ((roles) >> ROLE_ADMIN & 1)

enum err desk_keep_an_admin(struct desk *d, const struct card *was, const char *field,
                            struct errors *wrong)
{
	int64_t others;

	if (!was || !was->active || !IS_ADMIN(was->roles))
		return OK;
	TRY(admin_others(d->db, d->mem, was->id, &others));
	if (!others)
		wrong_say(wrong, field,
		          _("This is the last administrator; make another one first."));
	return OK;
}

static enum err check_roles(struct desk *d, const struct card *was, struct card *c,
                            struct errors *wrong)
{
	if (!c->roles)
		c->roles = 1u << ROLE_EMPLOYEE;
	if (c->roles >> ROLE_CONTACT & 1 && !c->agency_id)
		wrong_say(wrong, "agency_id", _("An agency contact needs an agency."));
	return IS_ADMIN(c->roles) ? OK : desk_keep_an_admin(d, was, "roles", wrong);
}

/* Is it there? Nothing always is. */
static enum err find_place(struct desk *d, const struct shelf *shelf, int64_t id, void *room,
                           bool *out)
{
	enum err e = id ? shelf->by_id(d->db, d->mem, id, room) : OK;

	*out = e == OK;
	return e == E_MISSING ? OK : e;
}

static enum err find_facts(struct desk *d, const struct card *was, const struct card *c,
                           struct card_facts *out)
{
	struct agency agency;
	struct location location;
	struct person manager = { 0 };
	enum err e = OK;

	*out = (struct card_facts){ 0 };
	if (has_new_email(was, c))
		TRY(find_owner(d, c->email, &out->owner));
	if (!was && !c->agency_id)
		TRY(desk_agency_of(d, c->email, &out->home));
	TRY(find_place(d, &agency_shelf, c->agency_id, &agency, &out->agency));
	TRY(find_place(d, &location_shelf, c->location_id, &location, &out->location));
	if (has_new_manager(was, c))
		e = person_by_email(d->db, d->mem, c->manager, &manager);
	out->manager_id = e == OK ? manager.id : 0;
	return e == E_MISSING ? OK : e;
}

enum err desk_judge_card(struct desk *d, const struct card *was, struct card *c,
                         const struct card_facts *facts, struct errors *wrong)
{
	if (has_new_email(was, c))
		judge_email(d, c, c->email, &facts->owner, "email", wrong);
	if (!c->name.n)
		wrong_say(wrong, "name", _("Please give a name."));
	if (c->phone.n && !phone_is_valid(c->phone) && !(was && str_eq(was->phone, c->phone)))
		wrong_say(wrong, "phone", phone_rule());
	if (c->join_at && c->leave_at && c->leave_at < c->join_at)
		wrong_say(wrong, "leave", _("This is before the day of joining."));
	if (!was && !c->agency_id) {    /* she belongs where her address belongs */
		c->agency_id = facts->home.id;
		c->agency = facts->home.id ? facts->home.code : S("");
	}
	judge_places(was, c, facts, wrong);
	return check_roles(d, was, c, wrong);
}

/* facts NULL: read here. */
static enum err check(struct desk *d, const struct card *was, struct card *c,
                      const struct card_facts *facts, struct errors *wrong)
{
	struct card_facts found;

	c->email = str_lower(d->mem, str_trim(c->email));
	c->manager = str_lower(d->mem, str_trim(c->manager));
	if (!facts)
		TRY(find_facts(d, was, c, &found));
	return desk_judge_card(d, was, c, facts ? facts : &found, wrong);
}

/* ---- other addresses ---- */

enum err desk_more_addresses(struct desk *d, int64_t id, struct str *out)
{
	const struct address *a;
	struct rows rows;
	struct buf b;

	TRY(address_list(d->db, d->mem, id, &rows));
	a = rows.v;
	buf_init(&b, d->mem, 50 * 256);
	for (size_t i = 0; i < rows.n; i++) {
		if (i)
			buf_char(&b, '\n');
		buf_add(&b, a[i].value);
	}
	*out = buf_str(&b);
	return OK;
}

static int by_person(const void *key, const void *more)
{
	int64_t a = *(const int64_t *)key, b = ((const struct more *)more)->person_id;

	return (a > b) - (a < b);
}

enum err desk_read_more(struct desk *d, struct card *cards, size_t n)
{
	const struct more *m;
	struct rows rows;
	struct buf b;

	buf_init(&b, d->mem, 24 * n + 3);
	for (size_t i = 0; i < n; i++)
		buf_format(&b, "%c%" PRId64, i ? ',' : '[', cards[i].id);
	buf_add(&b, n ? S("]") : S("[]"));
	TRY(address_texts(d->db, d->mem, buf_str(&b), &rows));
	for (size_t i = 0; i < n; i++) {
		m = rows.n ? bsearch(&cards[i].id, rows.v, rows.n, sizeof *m, by_person) : NULL;
		cards[i].more = m ? m->text : S("");
	}
	return OK;
}

void desk_judge_address(struct desk *d, const struct card *card, struct str value,
                        const struct card *owner, struct errors *wrong)
{
	if (str_find(value, '@') != SIZE_MAX)
		judge_email(d, card, value, owner, "more", wrong);
	else if (!phone_is_valid(value))
		wrong_say(wrong, "more",
		          str_format(d->mem, _("\"%.*s\" is neither a mail address nor a phone "
		                               "number."), FMT(value)).p);
}

static enum err add_address(struct desk *d, const struct card *card, struct str value,
                            struct errors *wrong)
{
	bool phone = str_find(value, '@') == SIZE_MAX;
	struct card owner = { 0 };
	int64_t id;

	if (!phone) {
		value = str_lower(d->mem, value);
		TRY(find_owner(d, value, &owner));
	}
	desk_judge_address(d, card, value, &owner, wrong);
	return wrong->n ? OK : address_insert(d->db, card->id, phone, value, &id);
}

bool has_line(struct str text, struct str line)
{
	struct str part;

	while (text.n && str_cut(&text, '\n', &part))
		if (str_eq(str_trim(part), line))
			return true;
	return false;
}

static enum err save_addresses(struct desk *d, const struct card *card, struct str more,
                               struct errors *wrong)
{
	struct str before, rest = more, line;
	struct rows rows;
	int lines = 0;

	TRY(desk_more_addresses(d, card->id, &before));
	TRY(address_list(d->db, d->mem, card->id, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct address *a = (const struct address *)rows.v + i;

		if (!has_line(more, a->value))
			TRY(address_delete(d->db, card->id, a->id));
	}
	while (rest.n && str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		if (!line.n || has_line(before, line))
			continue;
		if (++lines > ADDRESSES_MOST)
			return wrong_say(wrong, "more", _("Twenty addresses are the most."));
		TRY(add_address(d, card, line, wrong));
	}
	TRY(desk_more_addresses(d, card->id, &more));
	if (str_eq(before, more) || wrong->n)
		return OK;
	return desk_audit(d, &(struct audited){ "person", card->id, card->name }, "addresses",
	                  before, more);
}

/* ---- saving ---- */

static enum err put(struct desk *d, const struct card *was, struct card *c, struct errors *wrong)
{
	enum err e = was ? card_update(d->db, c) : card_insert(d->db, c, d->now, &c->id);

	if (e == E_STALE)
		return wrong_say(wrong, "email", _("Somebody has this address already."));
	TRY(e);
	/* A link that was sent to the old address is not the new one's. */
	return was && !str_eq(was->email, c->email) ? token_delete_of(d->db, c->id) : OK;
}

static enum err tell(struct desk *d, const struct card *was, int64_t id)
{
	static const struct card nobody;
	struct audited of = { "person", id, S("") };
	struct card now;

	TRY(card_by_id(d->db, d->mem, id, &now));
	of.name = now.name;
	if (!was)
		TRY(desk_audit(d, &of, "added", S(""), now.email));
	if (was && was->roles != now.roles) {
		LOG_SECURITY("roles", { "person", LOG_INT(id) }, { "by", LOG_INT(d->by->id) });
		/* No session outlives the rights that it began with. */
		TRY(desk_sign_out_everywhere(d, id));
	}
	return desk_audit_changes(d, &of, &card_record, was ? was : &nobody, &now, silent);
}

/* Whoever may not take a ticket any more keeps none, no task, and no team. */
static enum err end_work(struct desk *d, const struct card *was, const struct card *c)
{
	if (!(may_of_roles(was->roles) & ~may_of_roles(c->roles) & (uint64_t)1 << MAY_TAKE))
		return OK;
	return desk_stop_work(d, c, "does not work on tickets any more");
}

/* Then nobody else's form is older for it. */
static enum err is_unchanged(struct desk *d, const struct card *was, const struct card *c,
                             struct str more, bool *same)
{
	static const char *const but[] = { "version", NULL };
	struct str before;

	*same = was && record_same(&card_record, was, c, but);
	if (!*same || !more.p)
		return OK;
	TRY(desk_more_addresses(d, c->id, &before));
	*same = str_eq(before, more);
	return OK;
}

static enum err save_in_tx(struct desk *d, struct card *c, const struct card_facts *facts,
                           struct str more, struct card *now, struct errors *wrong)
{
	struct card held, *was = NULL;
	bool same;

	if (!facts)             /* else they are many, and held once */
		TRY(address_hold(d->db, d->mem));
	if (c->id) {
		TRY(card_hold(d->db, d->mem, c->id, &held));
		if (now)
			*now = held;
		if (held.version != c->version)
			return E_STALE;
		if (held.erased || held.merged_into_id)
			return E_DENIED;
		was = &held;
	} else {
		c->active = true;
	}
	TRY(check(d, was, c, facts, wrong));
	if (wrong->n)
		return E_INVALID;
	TRY(is_unchanged(d, was, c, more, &same));
	if (same)
		return OK;
	TRY(put(d, was, c, wrong));
	TRY(tell(d, was, c->id));
	if (was)
		TRY(end_work(d, was, c));
	if (more.p)
		TRY(save_addresses(d, c, more, wrong));
	return wrong->n ? E_INVALID : OK;
}

enum err desk_save_card(struct desk *d, struct card *card, struct str more, struct card *now,
                        struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, save_in_tx(d, card, NULL, more, now, wrong));
}

enum err desk_save_known(struct desk *d, struct card *card, const struct card_facts *facts,
                         struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, save_in_tx(d, card, facts, card->more, NULL, wrong));
}

/* ---- one-time links ---- */

/* The first member of a security team comes in by an admin's link; after that, they do it. */
static enum err check_link(struct desk *d, const struct card *c, struct errors *wrong)
{
	struct person p;
	bool settled = false;

	TRY(person_by_id(d->db, d->mem, c->id, &p));
	if (!c->active || c->erased || c->merged_into_id)
		return wrong_say(wrong, "person", _("This person is not active."));
	if (p.in_security && d->by->sight != SIGHT_SECURITY)
		TRY(security_has_password(d->db, d->mem, &settled));
	if (settled)
		return wrong_say(wrong, "person",
		                 _("Only the security team gives its members a new link."));
	return OK;
}

/*
 * Whoever chooses the new password reads what the person may read, also what
 * is confidential. To refuse that for some would say that there is such a
 * thing, so it is the same for all: she is signed out, and each security team
 * has it on its log.
 */
static enum err announce(struct desk *d, const struct card *c)
{
	const struct choice *team;
	struct rows rows;

	TRY(desk_sign_out_everywhere(d, c->id));
	TRY(security_teams(d->db, d->mem, &rows));
	team = rows.v;
	for (size_t i = 0; i < rows.n; i++)
		TRY(desk_audit(d, &(struct audited){ "team", team[i].id, team[i].name }, "new link",
		               S(""), c->email));
	return OK;
}

static enum err link_in_tx(struct desk *d, int64_t id, struct str base_url, struct errors *wrong,
                           struct str *link)
{
	struct card c;
	struct str secret;

	TRY(card_hold(d->db, d->mem, id, &c));
	TRY(check_link(d, &c, wrong));
	if (!c.invited)
		TRY(announce(d, &c));
	TRY(desk_invite(d, id, &secret));
	LOG_SECURITY("invited", { "person", LOG_INT(id) }, { "by", LOG_INT(d->by->id) });
	*link = str_format(d->mem, "%.*s/welcome/%.*s", FMT(base_url), FMT(secret));
	return desk_audit(d, &(struct audited){ "person", id, c.name }, "invited", S(""), c.email);
}

enum err desk_link(struct desk *d, int64_t id, struct str base_url, struct errors *wrong,
                   struct str *link)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, link_in_tx(d, id, base_url, wrong, link));
}
