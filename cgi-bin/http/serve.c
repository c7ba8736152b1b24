/* See serve.h. What each error becomes is a table. */
#include "http/serve.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/once.h"
#include "desk/sign_in.h"
#include "http/body.h"
#include "http/csrf.h"
#include "http/form.h"
#include "http/identify.h"
#include "sys/clock.h"
#include "sys/lang.h"
#include "sys/log.h"

enum { QUERY_MOST = 50, TRIES = 3, RETRY_AFTER_S = 5 };

static const struct answer {
	int status;
	const char *title, *text, *hint;
	bool bare;                      /* what was sent is not shown again */
	bool anew;                      /* and sent from here it is a form of its own */
} answers[] = {
	[E_INVALID] = { 400, N_("This cannot be accepted"),
		N_("What was sent does not make sense to us."),
		N_("Please go back and try again.") },
	[E_DENIED]  = { 403, N_("This is not yours to do"),
		N_("You are signed in, but this needs a right that you do not have, "
		   "or it cannot be done any more in the present state."),
		N_("If you think you should be able to, ask your help desk's lead.") },
	[E_MISSING] = { 404, N_("There is nothing here"),
		N_("This page does not exist, or it is not yours to see."),
		N_("Check the address, or start from the first page.") },
	[E_STALE]   = { 409, N_("Somebody was quicker"),
		N_("This has changed since you opened it."),
		N_("Look at it again, then send it.") },
	[E_BUSY]    = { 503, N_("Back in a moment"),
		N_("The help desk cannot reach its database just now."),
		N_("Please try again in a few seconds.") },
	[E_BROKEN]  = { 500, N_("Something went wrong here"),
		N_("This is our mistake, not yours. It has been noted."),
		N_("Please try again; if it stays, tell us the number below.") },
};

static const struct answer refusals[] = {
	[TOO_LARGE] = { 413, N_("This is too large"),
		N_("Files may have 25 MB each and 50 MB together; texts 64 KB."),
		N_("Please send less at once.") },
	[MALFORMED] = { 400, N_("This cannot be accepted"),
		N_("What was sent is not a form that we can read."),
		N_("Please go back and try again.") },
	[UNKNOWN_FIELD] = { 400, N_("This cannot be accepted"),
		N_("The form had a field that we do not know, or one twice."),
		N_("Please open the page again.") },
	[CUT_OFF] = { 400, N_("This did not arrive whole"),
		N_("The connection ended before everything was sent."),
		N_("Please send it again.") },
	[NOT_FROM_HERE] = { 403, N_("Please send this once more"),
		N_("The form was too old, or it did not come from a page of ours."),
		N_("If you were signed out, sign in again first, in another tab.") },
	[NO_KEY] = { 400, N_("Please open the page again"),
		N_("The form came without the key that keeps it from being carried out twice."),
		N_("What you typed is below: send it from here, or open the page again.") },
};

static const struct answer sent_otherwise = { 409, N_("This form was sent before"),
	N_("It said something else then, and that was carried out. What it says now was not."),
	N_("Look at what became of it; then send this as something new, if you still want to."),
	.anew = true };

static const struct answer shown_before = { 409, N_("This was done already"),
	N_("The same form was sent twice. What it made was shown the first time and is still good; "
	   "nothing new was made."),
	N_("If you did not keep it, open the page again and make a new one."), .bare = true };

static const struct answer no_such_method = { 405, N_("This cannot be done here"),
	N_("The address is right, but not this way of asking."), N_("Start from the first page.") };

static const struct answer signed_out = { 403, N_("You are signed out"),
	N_("Your session had ended before this was sent."),
	N_("Sign in again in another tab, then come back and send it again.") };

/* Tokens and passwords, and what no form of ours has. */
static bool is_not_shown(const struct visit *v, struct str name)
{
	return str_eq(name, S("csrf")) || str_eq(name, S("once")) || str_eq(name, S("again"))
	    || str_eq(name, S("password")) || form_is_secret(v->route->form, name)
	    || !form_knows(v->route->form, name);
}

/*
 * What was typed is not lost: the page shows it and can send it again. Not
 * where another site may have filled it in.
 */
static void keep_fields(struct visit *v, struct view *view, const struct answer *a)
{
	struct view *kept;

	if (a->bare || v->rq->method != POST || (!v->params.n && !v->lost_files.n) || !v->route
	    || !csrf_same_origin(v->rq, v->site->conf->base_url))
		return;
	kept = view_add(view, "KEPT");
	view_show_if(kept, "LOST", v->lost_files.n > 0);
	for (size_t i = 0; i < v->lost_files.n; i++)
		view_set(view_add(kept, "LOST_FILE"), "NAME", v->lost_files.v[i]);
	view_set(kept, "ACTION", v->rq->path);
	for (size_t i = 0; i < v->params.n; i++) {
		struct str name = v->params.v[i].name;
		struct view *row;

		if (str_eq(name, S("once")) && !a->anew)
			view_set(kept, "ONCE", str_mend(v->rq->mem, v->params.v[i].value));
		if (is_not_shown(v, name))
			continue;
		row = view_add(kept, "KEPT_FIELD");
		view_set(row, "NAME", str_mend(v->rq->mem, name));
		view_set(row, "VALUE", str_mend(v->rq->mem, v->params.v[i].value));
	}
}

static void plain_answer(struct visit *v, const struct answer *a)
{
	v->re->status = a->status;
	v->re->type = "text/plain; charset=utf-8";
	v->re->body = str_format(v->rq->mem, "%s\n%s\n%s\n%.*s\n", _(a->title), _(a->text),
	                         _(a->hint), FMT(v->rq->number));
}

static void show_answer(struct visit *v, const struct answer *a)
{
	struct view *view = visit_view(v, "error.tpl", str_of(_(a->title)));

	view_int(view, "STATUS", a->status);
	view_set(view, "TITLE", str_of(_(a->title)));
	view_set(view, "TEXT", str_of(_(a->text)));
	view_set(view, "HINT", str_of(_(a->hint)));
	view_set(view, "REQUEST", v->rq->number);
	view_show_if(view, "SIGN_IN", a->status == 403 && !v->person.id);
	if (v->way.n && (a->bare || a->anew)) {
		struct view *way = view_add(view, "WAY");

		view_set(way, "URL", v->way);
		view_set(way, "LABEL", str_of(a->bare ? _("Open the page again")
		                                      : _("See what became of it")));
	}
	keep_fields(v, view, a);
	if (a->status == 503)
		reply_header(v->re, "Retry-After", S("5"));
	if (a->status == 403)
		LOG_SECURITY("refused", { "route", v->route ? str_of(v->route->path) : S("-") },
		             { "person", LOG_INT(v->person.id) }, { "from", v->rq->address });
	if (visit_show(v, a->status) != OK)
		plain_answer(v, a);
}

/* The same form sent before: its answer is the answer, if it says the same. */
static enum err answer_again(struct visit *v)
{
	struct once before;
	bool same;

	TRY(desk_once_before(&v->desk, form_code(v, v->rq->path), &before));
	LOG("sent-twice", { "person", LOG_INT(v->person.id) });
	same = !before.content.n || str_eq(before.content, v->content);
	v->way = before.location.n ? before.location : S("/");
	if (same && !v->route->form->shown)
		return visit_go(v, "%.*s", FMT(v->way));
	show_answer(v, same ? &shown_before : &sent_otherwise);
	return OK;
}

static enum err note_done(struct visit *v, struct desk *by)
{
	if (v->re->status == 303)
		return desk_once_done(by, form_code(v, v->rq->path),
		                      reply_header_of(v->re, "Location"));
	return desk_once_done(by, form_code(v, v->rq->path), v->way);
}

/* One page, one transaction; its key is kept with its answer, and only if it was carried out. */
static enum err page_in_tx(struct visit *v)
{
	enum err e = desk_once(&v->desk, form_code(v, v->rq->path), v->content);

	if (e == E_STALE)
		return answer_again(v);
	TRY(e);
	TRY(v->route->page(v));
	return note_done(v, &v->desk);
}

/*
 * A wrong guess is remembered although nothing else changes, so the key is
 * kept by itself. Whoever signs in on the way was a stranger when it was sent.
 */
static enum err carry_out_apart(struct visit *v)
{
	struct actor sender = v->actor;
	struct desk by = v->desk;
	enum err e = desk_once(&v->desk, form_code(v, v->rq->path), v->content);

	if (e == E_STALE)
		return answer_again(v);
	TRY(e);
	by.by = &sender;
	e = v->route->page(v);
	if (e == OK && v->re->status == 303)
		return note_done(v, &by);
	TRY(desk_once_undone(&by, form_code(v, v->rq->path)));
	return e;
}

static enum err carry_out(struct visit *v)
{
	struct reply before = *v->re;
	bool within = db_within(v->site->db);
	size_t wrong = v->wrong.n;      /* of the files */
	enum err e = OK;

	for (int i = 0; i < TRIES; i++) {
		TRY(db_begin(v->site->db));
		e = page_in_tx(v);
		/* A form that comes back was not carried out. */
		e = e == OK && v->re->status != 303 && v->re->status != 200
		  ? (db_end(v->site->db, E_INVALID), OK) : db_end(v->site->db, e);
		if (e != E_BUSY || within)
			return e;
		*v->re = before;
		v->wrong.n = wrong;
	}
	return e;
}

static enum err post(struct visit *v, const struct answer **refused)
{
	const struct form *form = v->route->form;
	enum refusal refusal;

	TRY(body_read(v, &refusal));
	if (refusal != ACCEPTED) {
		*refused = &refusals[refusal];
		return OK;
	}
	if (!form || !form->once)
		return v->route->page(v);
	return form->apart ? carry_out_apart(v) : carry_out(v);
}

static enum err ask_to_sign_in(struct visit *v, const struct answer **refused)
{
	struct buf next;
	enum refusal refusal;

	if (v->rq->method == POST) {
		body_read(v, &refusal);
		*refused = &signed_out;
		return OK;
	}
	buf_init(&next, v->rq->mem, 8192);
	if (v->rq->uri.n <= 2000)
		url_encode(&next, v->rq->uri);
	return visit_go(v, "/sign-in?next=%.*s", FMT(buf_str(&next)));
}

/* Without the database nobody knows who it is; what was typed is read all the same, to be kept. */
static enum err identify_or_read(struct visit *v)
{
	enum refusal refusal;
	enum err e = identify(v);

	if (e == E_BUSY && v->route && v->rq->method == POST)
		body_read(v, &refusal);
	return e;
}

static enum err answer(struct visit *v, const struct answer **refused)
{
	struct found found;

	TRY(url_path(v->rq->mem, v->rq->uri, &v->rq->path, &v->rq->query));
	route_find(v->site->routes, v->rq, &found);
	v->route = found.route;
	v->id = found.id;
	v->word = found.word;
	if (v->route && v->route->bare)
		return v->route->page(v);
	TRY(identify_or_read(v));
	if (memo_zone(&v->site->memo, v->rq->mem,
	              v->person.zone.n ? v->person.zone : v->site->conf->zone, &v->zone) != OK)
		TRY(memo_zone(&v->site->memo, v->rq->mem, S("UTC"), &v->zone));
	v->today = zone_civil(v->zone, v->desk.now);
	lang_use(v->language->code);
	if (!v->route) {
		*refused = found.other_method ? &no_such_method : &answers[E_MISSING];
		return OK;
	}
	if (!may(&v->actor, v->route->need))
		return v->person.id ? E_DENIED : ask_to_sign_in(v, refused);
	if (v->rq->method == POST)
		return post(v, refused);
	TRY(params_parse(v->rq->mem, v->rq->query, QUERY_MOST, &v->params));
	return v->route->page(v);
}

static void note_use(struct visit *v)
{
	v->site->seen_at = 0;
	if (!v->session.digest.n)
		return;
	memcpy(v->site->seen, v->session.digest.p, DIGEST_SIZE);
	v->site->seen_at = v->session.seen_at;
}

static void note_time(struct visit *v, int64_t began_us)
{
	struct db_figures db = db_figures_reset(v->site->db);
	int64_t us = clock_monotonic_us() - began_us;

	reply_header(v->re, "Server-Timing",
	             str_format(v->rq->mem, "total;dur=%.2f, db;dur=%.2f, statements;dur=%d",
	                        (double)us / 1000, (double)db.us / 1000, db.statements));
	LOG("request", { "method", v->rq->method == POST ? S("POST") : S("GET") },
	    { "route", v->route ? str_of(v->route->path) : S("-") },
	    { "status", LOG_INT(v->re->status) }, { "person", LOG_INT(v->person.id) },
	    { "us", LOG_INT(us) }, { "db_us", LOG_INT(db.us) },
	    { "statements", LOG_INT(db.statements) }, { "bytes", LOG_INT((int64_t)v->re->body.n) });
}

struct visit *serve(struct site *site, struct request *rq, struct reply *re, int64_t now)
{
	struct visit *v = NEW(rq->mem, struct visit);
	const struct answer *refused = NULL;
	int64_t began_us = clock_monotonic_us();
	enum err e;

	log_request(rq->number);
	db_figures_reset(site->db);
	*re = (struct reply){ .mem = rq->mem, .status = 500, .type = "text/plain" };
	v->rq = rq;
	v->re = re;
	v->site = site;
	v->wrong.mem = rq->mem;
	v->language = site_language(site, S("en"));
	v->actor = (struct actor){ .abilities = may_of_roles(0) };
	v->desk = (struct desk){ site->db, rq->mem, &v->actor, now, &site->seal };
	lang_use(v->language->code);
	e = answer(v, &refused);
	if (e != OK)
		refused = &answers[e];
	if (refused)
		show_answer(v, refused);
	if (rq->method == POST)
		memo_forget_counts(&site->memo);
	reply_header(re, "X-Request-Id", rq->number);
	note_use(v);
	note_time(v, began_us);
	log_request(S(""));
	return v;
}

void serve_afterwards(struct site *site, int64_t now)
{
	struct actor nobody = { 0 };
	struct desk d = { site->db, site->mem, &nobody, now, &site->seal };
	struct session s = { .digest = { (const char *)site->seen, DIGEST_SIZE },
	                     .seen_at = site->seen_at };

	if (site->seen_at)
		desk_session_seen(&d, &s);
	site->seen_at = 0;
}
