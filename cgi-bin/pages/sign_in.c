/* Coming in and going out; and the one-time link that sets a password. */
#include "pages/routes.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/sign_in.h"
#include "pages/page.h"
#include "sys/lang.h"

struct sign_in {
	struct str email, password, next;
};
static const struct input sign_in_inputs[] = {
	INPUT(struct sign_in, email, IN_LINE, 254),
	INPUT(struct sign_in, password, IN_SECRET, 1024),
	INPUT(struct sign_in, next, IN_LINE, 500),
};
static const struct form sign_in_form =
	FORM("sign-in", struct sign_in, sign_in_inputs,
	     .freely = "each try counts; whoever is in twice is in");
static const struct form sign_out_form = {
	.name = "sign-out", .freely = "whoever is out twice is out" };

static const struct {
	const char *email, *who;
} demo_people[] = {
	{ "anna@demo.example",  N_("employee, Transportation") },
	{ "boris@demo.example", N_("employee, Health") },
	{ "mia@demo.example",   N_("agent, service desk") },
	{ "max@demo.example",   N_("agent, network") },
	{ "lena@demo.example",  N_("lead") },
	{ "ada@demo.example",   N_("administrator") },
	{ "sol@demo.example",   N_("security designee") },
	{ "otto@demo.example",  N_("auditor") },
	{ "hana.suzuki@demo.example", N_("agency contact, Health") },
};

static void show_demo(struct visit *v, struct view *view)
{
	struct view *demo;
	struct person first;

	/* Taken out again, they are listed no more. */
	if (!v->site->conf->demo
	    || person_by_email(v->site->db, v->rq->mem, str_of(demo_people[0].email), &first) != OK)
		return;
	demo = view_add(view, "DEMO");
	view_set(demo, "DEMO_PASSWORD", S("otter-lagoon-42"));
	for (size_t i = 0; i < sizeof demo_people / sizeof *demo_people; i++) {
		struct view *row = view_add(demo, "DEMO_PERSON");

		view_set(row, "DEMO_EMAIL", str_of(demo_people[i].email));
		view_set(row, "DEMO_WHO", str_of(_(demo_people[i].who)));
	}
}

static enum err show_sign_in(struct visit *v, const struct sign_in *in, int status)
{
	struct view *view = visit_view(v, "sign-in.tpl", str_of(_("Sign in")));

	form_show(v, view, &sign_in_form, in);
	show_demo(v, view);
	return visit_show(v, status);
}

/* Where it was asked for; else the queue of whoever works there, or the first page. */
static struct str way_on(const struct visit *v, struct str next)
{
	if (next.n && url_is_local(next))
		return next;
	if (!may(&v->actor, MAY_DESK))
		return S("/");
	return may(&v->actor, MAY_TAKE) ? S("/queue/mine") : S("/queue/open");
}

static enum err sign_in_page(struct visit *v)
{
	struct sign_in in = { .email = S(""), .next = visit_query(v, "next") };

	if (v->person.id)
		return visit_go(v, "%.*s", FMT(way_on(v, in.next)));
	if (!url_is_local(in.next))
		in.next = S("");
	return show_sign_in(v, &in, 200);
}

static enum err too_many(struct visit *v, const struct sign_in *in, int64_t wait_s)
{
	wrong_say(&v->wrong, "password",
	          str_format(v->rq->mem, ngettext("Too many tries. Please wait %d second.",
	                                          "Too many tries. Please wait %d seconds.",
	                                          (unsigned long)wait_s), (int)wait_s).p);
	reply_header(v->re, "Retry-After", str_format(v->rq->mem, "%" PRId64, wait_s));
	return show_sign_in(v, in, 429);
}

static enum err begin(struct visit *v, const struct sign_in *in, struct str secret)
{
	struct known known;

	if (v->session.digest.n)
		TRY(desk_sign_out(&v->desk, v->secret));
	visit_set_secret(v, secret);
	TRY(desk_session(&v->desk, secret, &known));
	v->person = known.person;
	v->actor = actor_of(v->rq->mem, &v->person);
	return visit_go(v, "%.*s", FMT(way_on(v, in->next)));
}

static enum err sign_in(struct visit *v)
{
	struct sign_in in = { .email = S(""), .password = S(""), .next = S("") };
	struct visitor from = { v->rq->address, v->rq->browser, v->site->conf->demo };
	struct str secret;
	int64_t wait_s = 0;
	enum err e;

	form_read(v, &sign_in_form, &in);
	if (in.password.n > 1024)
		return E_INVALID;
	if (!in.email.n)
		wrong_say(&v->wrong, "email", _("Please enter your email address."));
	if (!in.password.n)
		wrong_say(&v->wrong, "password", _("Please enter your password."));
	if (v->wrong.n)
		return show_sign_in(v, &in, 422);
	e = desk_sign_in(&v->desk, in.email, in.password, &from, &secret, &wait_s);
	if (e == E_BUSY && wait_s)
		return too_many(v, &in, wait_s);
	if (e == E_DENIED) {
		wrong_say(&v->wrong, "password",
		          _("The email address or the password is not right."));
		return show_sign_in(v, &in, 422);
	}
	TRY(e);
	return begin(v, &in, secret);
}

static enum err leave(struct visit *v)
{
	visit_set_secret(v, S(""));
	visit_note(v, "signed-out");
	v->session = (struct session){ 0 };
	return visit_go(v, "/sign-in");
}

static enum err sign_out(struct visit *v)
{
	TRY(desk_sign_out(&v->desk, v->secret));
	return leave(v);
}

static enum err sign_out_everywhere(struct visit *v)
{
	TRY(desk_sign_out_everywhere(&v->desk, v->person.id));
	return leave(v);
}

struct welcome {
	struct str password, again;
};
static const struct input welcome_inputs[] = {
	INPUT(struct welcome, password, IN_SECRET, 1024),
	INPUT(struct welcome, again, IN_SECRET, 1024),
};
static const struct form welcome_form =
	FORM("welcome", struct welcome, welcome_inputs, .once = true, .apart = true);

/* Used, replaced by a newer one, or too old: all that is left is to ask for another. */
static enum err show_used_link(struct visit *v)
{
	struct view *view = visit_view(v, "error.tpl", str_of(_("This link is over")));

	view_int(view, "STATUS", 404);
	view_set(view, "TITLE", str_of(_("This link is over")));
	view_set(view, "TEXT", str_of(_("It was used already, a newer one was made, or it is older "
	                                "than a day.")));
	view_set(view, "HINT", str_of(_("If you have set your password, sign in. Otherwise ask "
	                                "whoever invited you for a new link.")));
	view_set(view, "REQUEST", v->rq->number);
	view_add(view, "SIGN_IN");
	return visit_show(v, 404);
}

static enum err show_welcome(struct visit *v, const struct welcome *in, int status)
{
	struct view *view = visit_view(v, "welcome.tpl", str_of(_("Welcome")));
	struct token token;
	bool desk;
	enum err e;

	e = desk_invited(&v->desk, v->word, &token);
	if (e == E_MISSING)
		return show_used_link(v);
	TRY(e);
	desk = may_of_roles(token.roles) >> MAY_DESK & 1;
	view_set(view, "NAME", token.name);
	view_set(view, "EMAIL", token.email);
	view_set(view, "PASSWORD_RULE", desk ? str_of(_("At least 12 characters."))
	                                     : str_of(_("At least 8 characters.")));
	form_show(v, view, &welcome_form, in);
	return visit_show(v, status);
}

static enum err welcome_page(struct visit *v)
{
	struct welcome in = { .password = S(""), .again = S("") };

	return show_welcome(v, &in, 200);
}

static enum err welcome(struct visit *v)
{
	struct welcome in = { .password = S(""), .again = S("") };
	struct visitor from = { v->rq->address, v->rq->browser, v->site->conf->demo };
	struct str secret, email;
	struct token token;
	int64_t wait_s = 0;
	enum err e;

	form_read(v, &welcome_form, &in);
	e = desk_invited(&v->desk, v->word, &token);
	if (e == E_MISSING)
		return show_used_link(v);
	TRY(e);
	email = token.email;
	if (in.password.n > 1024)
		return E_INVALID;
	if (!str_eq(in.password, in.again))
		wrong_say(&v->wrong, "again", _("The two passwords differ."));
	e = v->wrong.n ? E_INVALID : desk_welcome(&v->desk, v->word, in.password, &v->wrong);
	if (e == E_INVALID)
		return show_welcome(v, &in, 422);
	TRY(e);
	e = desk_sign_in(&v->desk, email, in.password, &from, &secret, &wait_s);
	if (e != OK)
		return visit_go(v, "/sign-in");
	return begin(v, &(struct sign_in){ .next = S("") }, secret);
}

const struct route sign_in_pages[] = {
	{ GET,  "/sign-in",             MAY_ANYONE, NULL,          sign_in_page,        false },
	{ POST, "/sign-in",             MAY_ANYONE, &sign_in_form, sign_in,             false },
	{ POST, "/sign-out",            MAY_ENTER,  &sign_out_form, sign_out,           false },
	{ POST, "/sign-out-everywhere", MAY_ENTER,  &sign_out_form, sign_out_everywhere, false },
	{ GET,  "/welcome/{secret}",    MAY_ANYONE, NULL,          welcome_page,        false },
	{ POST, "/welcome/{secret}",    MAY_ANYONE, &welcome_form, welcome,             false },
	{ 0 },
};
