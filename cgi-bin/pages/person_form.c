/* See person.h. */
#include "pages/person.h"

#include "base/buf.h"
#include "desk/card.h"
#include "store/member.h"
#include "sys/lang.h"

static const struct input inputs[] = {
	INPUT(struct person_in, version, IN_NUMBER),
	INPUT(struct person_in, name, IN_LINE, 120),
	INPUT(struct person_in, email, IN_LINE, 254),
	INPUT(struct person_in, phone, IN_LINE, 40),
	INPUT(struct person_in, place, IN_LINE, 120),
	INPUT(struct person_in, agency_id, IN_NUMBER),
	INPUT(struct person_in, location_id, IN_NUMBER),
	INPUT(struct person_in, manager, IN_LINE, 254),
	INPUT(struct person_in, kind, IN_NAME, 0, &person_kind_names),
	INPUT(struct person_in, join, IN_LINE, 10),
	INPUT(struct person_in, leave, IN_LINE, 10),
	INPUT(struct person_in, more, IN_TEXT, 4000),
	INPUT(struct person_in, note, IN_TEXT, 500),
	INPUT(struct person_in, vip, IN_FLAG),
	INPUT(struct person_in, agent, IN_FLAG),
	INPUT(struct person_in, lead, IN_FLAG),
	INPUT(struct person_in, admin, IN_FLAG),
	INPUT(struct person_in, security, IN_FLAG),
	INPUT(struct person_in, auditor, IN_FLAG),
	INPUT(struct person_in, contact, IN_FLAG),
};
const struct form person_form = FORM("person", struct person_in, inputs, .seen = true,
                                     .once = true);

static const struct face faces[] = {
	{ "name", LOOK_LINE, N_("Name") },
	{ "email", LOOK_MAIL, N_("Mail address"), N_("With it, this person signs in.") },
	{ "phone", LOOK_PHONE, N_("Phone") },
	{ "agency_id", LOOK_CHOICE, N_("Agency"),
	  N_("Somebody new without one gets the agency of the mail domain.") },
	{ "location_id", LOOK_CHOICE, N_("Location") },
	{ "place", LOOK_LINE, N_("Place"), N_("Building, floor, room") },
	{ "manager", LOOK_MAIL, N_("Manager"), N_("Mail address of somebody who is here.") },
	{ "kind", LOOK_CHOICE, N_("Kind") },
	{ "join", LOOK_DATE, N_("Joined") },
	{ "leave", LOOK_DATE, N_("Leaves") },
	{ "more", LOOK_TEXT, N_("Other addresses and phones"),
	  N_("One a line. Whoever writes or calls from one of them is recognised.") },
	{ "note", LOOK_TEXT, N_("Note"), N_("Seen by admins only.") },
	{ "vip", LOOK_FLAG, N_("VIP"), N_("Marked in lists, so that nobody overlooks it.") },
	{ "roles", LOOK_GROUP, N_("Roles"), N_("Everybody may ask for help. What else? Whoever "
	  "loses the last role at the desk leaves the teams; tickets and tasks go back to them.") },
	{ "agent", LOOK_FLAG, N_("Agent"), N_("Works on the tickets of the own teams.") },
	{ "lead", LOOK_FLAG, N_("Lead"), N_("Works on all tickets, sees reports.") },
	{ "security", LOOK_FLAG, N_("Security"),
	  N_("Works at the desk; in a security team, sees what is confidential.") },
	{ "auditor", LOOK_FLAG, N_("Auditor"), N_("Reads everything but confidential tickets.") },
	{ "contact", LOOK_FLAG, N_("Agency contact"),
	  N_("Sees tickets and people of the own agency.") },
	{ "admin", LOOK_FLAG, N_("Administrator"), N_("Keeps people, rules and settings.") },
};

static struct str kind_of_person(int kind)
{
	return str_of(kind == PERSON_BUSINESS ? _("Business customer") : _("Employee"));
}

static enum err options(struct visit *v, struct view *field, const char *name, const void *card)
{
	const struct person_in *in = card;
	struct rows rows;

	if (str_eq(str_of(name), S("kind"))) {
		sheet_options(field, &person_kind_names, kind_of_person, in->kind);
		return OK;
	}
	if (str_eq(str_of(name), S("agency_id"))) {
		TRY(agency_choices(v->site->db, v->rq->mem, &rows));
		sheet_options_of(v, field, &rows, _("None"), in->agency_id);
		return OK;
	}
	TRY(location_choices(v->site->db, v->rq->mem, &rows));
	sheet_options_of(v, field, &rows, _("None"), in->location_id);
	return OK;
}

const struct sheet person_sheet = SHEET(&person_form, faces, options);

/* Which box is which role; employee is everybody, so it has none. */
static const struct box {
	enum role role;
	size_t at;
} boxes[] = {
	{ ROLE_AGENT,    offsetof(struct person_in, agent) },
	{ ROLE_LEAD,     offsetof(struct person_in, lead) },
	{ ROLE_ADMIN,    offsetof(struct person_in, admin) },
	{ ROLE_SECURITY, offsetof(struct person_in, security) },
	{ ROLE_AUDITOR,  offsetof(struct person_in, auditor) },
	{ ROLE_CONTACT,  offsetof(struct person_in, contact) },
};

struct person_in person_in_of(struct arena *mem, const struct card *c, struct str more)
{
	struct person_in in = {
		.version = c->version, .name = c->name, .email = c->email, .phone = c->phone,
		.place = c->place, .manager = c->manager, .note = c->note, .more = more,
		.join = date_text(mem, c->join_at), .leave = date_text(mem, c->leave_at),
		.agency_id = c->agency_id, .location_id = c->location_id, .kind = c->kind,
		.vip = c->vip,
	};

	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
		*(bool *)((char *)&in + boxes[i].at) = c->roles >> boxes[i].role & 1;
	return in;
}

/* The hour of a day that was not changed stays. */
static void put_date(struct str typed, const char *field, int64_t *at, struct errors *wrong)
{
	int64_t day;

	if (!date_read(typed, &day))
		wrong_say(wrong, field, _("A date like 2026-11-21, please."));
	else if (!day || *at / 86400000 != day / 86400000)
		*at = day;
}

void person_in_put(const struct person_in *in, struct card *c, struct errors *wrong)
{
	/* Auditors and security may have nothing else: what they were besides stays. */
	uint64_t roles = c->id ? c->roles & 1u << ROLE_EMPLOYEE : 1u << ROLE_EMPLOYEE;

	c->version = in->version;
	c->name = in->name;
	c->email = in->email;
	c->phone = in->phone;
	c->place = in->place;
	c->manager = in->manager;
	c->note = in->note;
	c->agency_id = in->agency_id;
	c->location_id = in->location_id;
	c->kind = in->kind;
	c->vip = in->vip;
	put_date(in->join, "join", &c->join_at, wrong);
	put_date(in->leave, "leave", &c->leave_at, wrong);
	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
		if (*(const bool *)((const char *)in + boxes[i].at))
			roles |= 1u << boxes[i].role;
	c->roles = roles;
}

struct str role_word(int role)
{
	static const char *const words[ROLES] = {
		N_("Employee"), N_("Agent"), N_("Lead"), N_("Administrator"), N_("Security"),
		N_("Auditor"), N_("Agency contact") };

	return str_of(_(words[role]));
}

struct str roles_words(struct arena *mem, uint64_t roles)
{
	struct buf b;

	buf_init(&b, mem, 500);
	for (int i = 1; i < ROLES; i++) {
		if (!(roles >> i & 1))
			continue;
		if (b.n)
			buf_add(&b, S(", "));
		buf_add(&b, role_word(i));
	}
	return buf_str(&b);
}
