/* One's own profile, and where one is signed in. */
#include "pages/routes.h"

#include "desk/people.h"
#include "desk/sign_in.h"
#include "pages/part.h"
#include "pages/stale.h"
#include "store/card.h"
#include "store/person.h"
#include "sys/lang.h"

struct profile {
	struct str name, phone, location, zone;
	int theme;
	int64_t version;
};
static const struct input me_inputs[] = {
	INPUT(struct profile, name, IN_LINE, 120),
	INPUT(struct profile, phone, IN_LINE, 40),
	INPUT(struct profile, location, IN_LINE, 120),
	INPUT(struct profile, zone, IN_LINE, 64),
	INPUT(struct profile, theme, IN_NAME, 0, &theme_names),
	INPUT(struct profile, version, IN_NUMBER),
};
static const struct form me_form = FORM("me", struct profile, me_inputs, .seen = true,
                                        .once = true);
static const struct said said[] = {
	{ "name", N_("Name") }, { "phone", N_("Phone") }, { "location", N_("Place") },
	{ "zone", N_("Time zone") }, { "theme", N_("Colours") }, { NULL, NULL },
};

/* Zones that a select can hold; the visitor's own and the site's are added where they miss. */
static const char *const zones[] = {
	"UTC", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
	"America/Anchorage", "Pacific/Honolulu", "America/Sao_Paulo", "America/Toronto",
	"America/Mexico_City", "Europe/London", "Europe/Lisbon", "Europe/Madrid", "Europe/Paris",
	"Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/Rome", "Europe/Warsaw",
	"Europe/Athens", "Europe/Kyiv", "Europe/Istanbul", "Africa/Cairo", "Africa/Johannesburg",
	"Africa/Lagos", "Asia/Dubai", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Singapore",
	"Asia/Shanghai", "Asia/Tokyo", "Australia/Perth", "Australia/Sydney", "Pacific/Auckland",
};

static struct str theme_word(int theme)
{
	static const char *const words[] = {
		N_("As the device says"), N_("Light"), N_("Dark") };

	return str_of(_(words[theme]));
}

static struct str role_words(const struct visit *v)
{
	static const char *const words[ROLES] = {
		N_("Employee"), N_("Agent"), N_("Lead"), N_("Administrator"), N_("Security"),
		N_("Auditor"), N_("Agency contact") };
	struct buf b;

	buf_init(&b, v->rq->mem, 500);
	for (int i = 0; i < ROLES; i++) {
		if (!(v->person.roles >> i & 1))
			continue;
		if (b.n)
			buf_add(&b, S(", "));
		buf_add(&b, str_of(_(words[i])));
	}
	return buf_str(&b);
}

static void show_zones(struct visit *v, struct view *view, struct str zone)
{
	bool seen = false;

	form_choice(view, "ZONE_OPTION", S(""),
	            str_format(v->rq->mem, _("As the site: %.*s"), FMT(v->site->conf->zone)),
	            !zone.n);
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		struct str name = str_of(zones[i]);

		seen = seen || str_eq(name, zone);
		form_choice(view, "ZONE_OPTION", name, name, str_eq(name, zone));
	}
	if (zone.n && !seen)
		form_choice(view, "ZONE_OPTION", zone, zone, true);
}

/* "Firefox on Linux" is enough to know one's own devices again. */
static struct str device_word(struct arena *mem, struct str browser)
{
	static const char *const browsers[] = { "Firefox", "Edg", "OPR", "Chrome", "Safari" };
	static const char *const systems[] = {
		"Windows", "Android", "iPhone", "iPad", "Mac OS", "Linux" };
	const char *what = N_("A browser"), *where = "";

	for (size_t i = sizeof browsers / sizeof *browsers; i-- > 0;)
		if (str_search(browser, str_of(browsers[i])) != SIZE_MAX)
			what = browsers[i];
	for (size_t i = sizeof systems / sizeof *systems; i-- > 0;)
		if (str_search(browser, str_of(systems[i])) != SIZE_MAX)
			where = systems[i];
	return *where ? str_format(mem, _("%s on %s"), _(what), where) : str_of(_(what));
}

static enum err show_sessions(struct visit *v, struct view *view)
{
	const struct session *s;
	struct rows rows;

	TRY(session_list(v->site->db, v->rq->mem, v->person.id, &rows));
	s = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		struct view *row = view_add(view, "SESSION");

		view_set(row, "DEVICE", device_word(v->rq->mem, s[i].browser));
		part_moment(v, row, "SEEN", s[i].seen_at);
		view_show_if(row, "THIS_ONE", str_eq(s[i].digest, v->session.digest));
	}
	return OK;
}

struct new_password {
	struct str old, password, again;
};
static const struct input password_inputs[] = {
	INPUT(struct new_password, old, IN_SECRET, 1024),
	INPUT(struct new_password, password, IN_SECRET, 1024),
	INPUT(struct new_password, again, IN_SECRET, 1024),
};
static const struct form password_form =
	FORM("me", struct new_password, password_inputs, .once = true, .apart = true);

static enum err show_options(struct visit *v, struct view *view, const void *card)
{
	const struct profile *in = card;

	show_zones(v, view, in->zone);
	form_choices(view, "THEME_OPTION", &theme_names, ~(uint64_t)0, theme_word, NULL, in->theme);
	return OK;
}

/* As it stands: the visitor was read before the form's turn came. */
static enum err profile_now(struct visit *v, struct profile *out)
{
	struct person p;
	struct card card;

	TRY(person_by_id(v->site->db, v->rq->mem, v->person.id, &p));
	TRY(card_by_id(v->site->db, v->rq->mem, v->person.id, &card));
	*out = (struct profile){ p.name, p.phone, p.location, p.zone, p.theme, card.version };
	return OK;
}

/* in NULL: as it stands. */
static enum err show_profile(struct visit *v, struct profile *in, int status)
{
	struct view *view = visit_view(v, "me.tpl", str_of(_("Profile and settings")));
	struct profile now;

	TRY(profile_now(v, &now));
	in = in ? in : &now;
	view_add(view, "STALE_OWN");
	if (status == 409)
		TRY(stale_show(v, view, &me_form, said, show_options, in, &now));
	form_show(v, view, &me_form, in);
	seen_show(v, view, &me_form, in, status == 409 ? &now : NULL);
	view_int(view, "VERSION", status == 422 && in->version ? in->version : now.version);
	view_set(view, "PASSWORD_RULE",
	         str_format(v->rq->mem, _("At least %d characters."),
	                    password_least(v->person.roles)));
	view_set(view, "EMAIL", v->person.email);
	view_set(view, "AGENCY", v->person.agency);
	view_set(view, "ROLE_WORD", role_words(v));
	TRY(show_options(v, view, in));
	TRY(show_sessions(v, view));
	return visit_show(v, status);
}

static struct profile profile_of(const struct person *p)
{
	return (struct profile){ p->name, p->phone, p->location, p->zone, p->theme, 0 };
}

static enum err profile(struct visit *v)
{
	return show_profile(v, NULL, 200);
}

static enum err save_profile(struct visit *v)
{
	struct profile in = profile_of(&v->person), now;
	struct person p = v->person;
	enum err e;

	TRY(profile_now(v, &now));
	form_read(v, &me_form, &in);
	seen_catch_up(v, &me_form, &in, &now);
	p.name = in.name;
	p.phone = in.phone;
	p.location = in.location;
	p.zone = in.zone;
	p.theme = in.theme;
	e = v->wrong.n ? E_INVALID : desk_save_profile(&v->desk, &p, in.version,
	                                                   &v->wrong);
	if (e == E_INVALID || e == E_STALE)
		return show_profile(v, &in, e == E_STALE ? 409 : 422);
	TRY(e);
	visit_note(v, "saved");
	return visit_go(v, "/me");
}

static enum err try_password(struct visit *v, const struct new_password *in)
{
	struct visitor from = { v->rq->address, v->rq->browser };
	struct known known;
	struct str secret;
	int64_t wait_s;
	enum err e;

	if (!in->old.n)
		return wrong_say(&v->wrong, "old", _("Please enter your present password."));
	if (in->old.n > 1024 || in->password.n > 1024)
		return wrong_say(&v->wrong, "password", _("This is too long."));
	if (!str_eq(in->password, in->again))
		return wrong_say(&v->wrong, "again", _("The two passwords differ."));
	e = desk_change_password(&v->desk, &v->person, in->old, in->password, &from, &secret,
	                         &v->wrong, &wait_s);
	if (e == E_BUSY && wait_s)
		return wrong_say(&v->wrong, "old",
		                 str_format(v->rq->mem,
		                            _("Too many tries. Please wait %d seconds."),
		                            (int)wait_s).p);
	TRY(e);
	visit_set_secret(v, secret);
	TRY(desk_session(&v->desk, secret, &known));
	v->session = known.session;
	v->person = known.person;
	return OK;
}

static enum err change_password(struct visit *v)
{
	struct new_password in = { S(""), S(""), S("") };
	enum err e;

	form_read(v, &password_form, &in);
	e = try_password(v, &in);
	if (e == E_INVALID)
		return show_profile(v, NULL, 422);
	TRY(e);
	visit_note(v, "password");
	return visit_go(v, "/me");
}

const struct route me_pages[] = {
	{ GET,  "/me", MAY_ENTER, NULL,     profile,      false },
	{ POST, "/me", MAY_ENTER, &me_form, save_profile, false },
	{ POST, "/me/password", MAY_ENTER, &password_form, change_password, false },
	{ 0 },
};
