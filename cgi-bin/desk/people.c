/* See people.h. */
#include "desk/people.h"

#include "base/arena.h"
#include "base/text.h"
#include "desk/may.h"
#include "desk/sign_in.h"
#include "store/card.h"
#include "store/team.h"
#include "sys/lang.h"
#include "sys/zone.h"

enum { EMAIL_BYTES = 254, LOCAL_BYTES = 64, LABEL_BYTES = 63, NAME_BYTES = 120,
       PHONE_BYTES = 40, PHONE_DIGITS = 3 };

static bool all_of(struct str s, const char *others)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')
		    && (c == 0 || !strchr(others, c)))
			return false;
	}
	return true;
}

/* Parts between dots, none of them empty, at most so long. */
static bool dotted(struct str s, size_t longest, const char *others)
{
	struct str part;
	size_t dot;

	do {
		dot = str_find(s, '.');
		part = str_sub(s, 0, dot);
		if (!part.n || part.n > longest || !all_of(part, others))
			return false;
		s = dot == SIZE_MAX ? S("") : str_from(s, dot + 1);
	} while (dot != SIZE_MAX);
	return true;
}

bool email_is_valid(struct str email)
{
	size_t at = str_find(email, '@');
	struct str local = str_sub(email, 0, at), domain;

	if (at == SIZE_MAX || email.n > EMAIL_BYTES || local.n > LOCAL_BYTES)
		return false;
	domain = str_from(email, at + 1);
	return dotted(local, LOCAL_BYTES, "!#$%&'*+-/=?^_`{|}~")
	    && dotted(domain, LABEL_BYTES, "-") && str_find(domain, '.') != SIZE_MAX
	    && domain.p[0] != '-' && domain.p[domain.n - 1] != '-';
}

static size_t digits_in(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] >= '0' && s.p[i] <= '9';
	return n;
}

static bool only(struct str s, const char *chars)
{
	for (size_t i = 0; i < s.n; i++)
		if (!s.p[i] || !strchr(chars, s.p[i]))
			return false;
	return true;
}

/* "ext. 12" and "x12"; what is before the first letter is the number. */
bool phone_is_valid(struct str phone)
{
	static const char *const words[] = { "extension", "ext.", "ext", "x" };
	struct str number = phone, behind = S("");

	for (size_t i = 0; i < phone.n && !behind.n; i++)
		if ((phone.p[i] | 32) == 'e' || (phone.p[i] | 32) == 'x') {
			number = str_sub(phone, 0, i);
			behind = str_from(phone, i);
		}
	for (size_t i = 0; behind.n && i < sizeof words / sizeof *words; i++) {
		struct str word = str_of(words[i]);

		if (!str_eq_nocase(str_sub(behind, 0, word.n), word))
			continue;
		behind = str_trim(str_from(behind, word.n));
		if (!behind.n || !only(behind, "0123456789"))
			return false;
		break;
	}
	return phone.n <= PHONE_BYTES && digits_in(number) >= PHONE_DIGITS
	    && only(number, "0123456789+()-./ ") && only(behind, "0123456789");
}

const char *phone_rule(void)
{
	return _("This is no phone number: digits with + ( ) - . / and blanks between them, then "
	         "x and the extension.");
}

/* "ada.whitfield@x" is Ada Whitfield, until somebody says it better. */
static struct str name_from(struct arena *mem, struct str email)
{
	struct str name = str_copy(mem, str_sub(email, 0, str_find(email, '@')));
	char *p = (char *)name.p;
	bool begins = true;

	for (size_t i = 0; i < name.n; i++) {
		if (p[i] == '.' || p[i] == '_' || p[i] == '-')
			p[i] = ' ';
		else if (begins && p[i] >= 'a' && p[i] <= 'z')
			p[i] = (char)(p[i] - 32);
		begins = p[i] == ' ';
	}
	return text_line(mem, name);
}

static enum err check(const struct person *p, struct errors *wrong)
{
	if (!email_is_valid(p->email))
		wrong_say(wrong, "email", _("This is not a mail address."));
	if (!p->name.n || !str_is_text(p->name))
		wrong_say(wrong, "name", _("Please give a name."));
	if (str_chars(p->name) > NAME_BYTES)
		wrong_say(wrong, "name", _("This name is too long."));
	return wrong->n ? E_INVALID : OK;
}

static enum err add(struct desk *d, struct person *p, struct errors *wrong)
{
	struct card other;
	enum err e;

	TRY(address_hold(d->db, d->mem));
	e = address_owner(d->db, d->mem, p->email, &other);
	if (e == OK && !str_eq(other.email, p->email))
		return wrong_say(wrong, "email",
		                 str_format(d->mem, _("%.*s has the address %.*s already."),
		                            FMT(other.name), FMT(p->email)).p);
	if (e != OK && e != E_MISSING)
		return e;
	e = person_insert(d->db, p, d->now, &p->id);
	if (e == E_STALE)
		return wrong_say(wrong, "email",
		                 _("This address belongs to somebody who has left."));
	return e;
}

static enum err add_roles(struct desk *d, struct person *p, uint64_t roles, bool again,
                          struct errors *wrong)
{
	struct credential c;

	TRY(person_credential_by_id(d->db, d->mem, p->id, &c));
	if (c.hash.n && !again)
		return wrong_say(wrong, "email",
		                 _("This person is here already and has a password."));
	if ((p->roles | roles) == p->roles)
		return OK;
	p->roles |= roles;
	TRY(desk_sign_out_everywhere(d, p->id));
	return person_update_roles(d->db, p->id, p->roles);
}

/* The first who works in an empty house finds a team, and requests find her. */
static enum err found_first_team(struct desk *d, const struct person *p)
{
	struct team team = { .code = S("desk"), .name = str_of(_("Service desk")), .tier = 1 };
	enum err e = team_first(d->db, d->mem, TEAM_DESK, &team);

	if (e != E_MISSING || !(may_of_roles(p->roles) >> MAY_TAKE & 1))
		return e == E_MISSING ? OK : e;
	TRY(team_insert(d->db, &team, &team.id));
	return membership_insert(d->db, p->id, team.id, true);
}

static enum err add_in_tx(struct desk *d, const struct newcomer *in, struct errors *wrong,
                          struct person *out)
{
	struct person fresh = {
		.email = str_lower(d->mem, str_trim(in->email)),
		.name = text_line(d->mem, in->name),
		.roles = in->roles ? in->roles : 1u << ROLE_EMPLOYEE, .active = true,
	};
	enum err e;

	if (!fresh.name.n)
		fresh.name = name_from(d->mem, fresh.email);
	TRY(check(&fresh, wrong));
	e = person_by_email(d->db, d->mem, fresh.email, out);
	if (e == OK)
		return add_roles(d, out, in->roles, in->again, wrong);
	if (e != E_MISSING)
		return e;
	*out = fresh;
	TRY(add(d, out, wrong));
	return found_first_team(d, out);
}

enum err desk_add_person(struct desk *d, const struct newcomer *in, struct errors *wrong,
                         struct person *out)
{
	TRY(db_begin(d->db));
	return db_end(d->db, add_in_tx(d, in, wrong, out));
}

static enum err welcome_in_tx(struct desk *d, const struct newcomer *in, struct str base_url,
                              struct errors *wrong, struct person *out, struct str *link)
{
	struct str secret;

	TRY(add_in_tx(d, in, wrong, out));
	TRY(desk_invite(d, out->id, &secret));
	*link = str_format(d->mem, "%.*s/welcome/%.*s", FMT(base_url), FMT(secret));
	return OK;
}

enum err desk_welcome_person(struct desk *d, const struct newcomer *in, struct str base_url,
                             struct errors *wrong, struct person *out, struct str *link)
{
	TRY(db_begin(d->db));
	return db_end(d->db, welcome_in_tx(d, in, base_url, wrong, out, link));
}

static bool is_same_profile(const struct person *a, const struct person *b)
{
	return str_eq(a->name, b->name) && str_eq(a->phone, b->phone)
	    && str_eq(a->location, b->location) && str_eq(a->zone, b->zone)
	    && a->theme == b->theme;
}

static enum err save_profile_in_tx(struct desk *d, const struct person *p, int64_t version)
{
	struct card now;
	struct person was;

	TRY(card_hold(d->db, d->mem, p->id, &now));
	if (version && now.version != version)
		return E_STALE;
	TRY(person_by_id(d->db, d->mem, p->id, &was));
	if (is_same_profile(&was, p))
		return OK;
	return person_update_profile(d->db, p);
}

enum err desk_save_profile(struct desk *d, const struct person *p, int64_t version,
                           struct errors *wrong)
{
	struct person was;
	struct zone *zone;

	TRY(person_by_id(d->db, d->mem, p->id, &was));
	if (p->phone.n && !phone_is_valid(p->phone) && !str_eq(p->phone, was.phone))
		wrong_say(wrong, "phone", phone_rule());
	if (!p->name.n)
		wrong_say(wrong, "name", _("Please enter your name."));
	if (p->zone.n && zone_open(d->mem, p->zone, &zone) != OK)
		wrong_say(wrong, "zone", _("This time zone is not known."));
	if (wrong->n)
		return E_INVALID;
	if (p->id != d->by->id)
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, save_profile_in_tx(d, p, version));
}
