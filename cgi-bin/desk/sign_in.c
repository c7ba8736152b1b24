/* See sign_in.h. */
#include "desk/sign_in.h"

#include "base/arena.h"
#include "base/net.h"
#include "base/when.h"
#include "desk/may.h"
#include "sys/lang.h"
#include "sys/log.h"
#include "sys/password.h"

#define HOUR_MS   (3600 * 1000LL)
#define MINUTE_MS (60 * 1000LL)

static const struct life {
	int64_t idle_ms, whole_ms;
} desk_life = { 8 * HOUR_MS, 12 * HOUR_MS }, portal_life = { 7 * MS_PER_DAY, 30 * MS_PER_DAY };

enum { FREE_FAILURES = 5, NET_FAILURES = 100, DOUBLINGS = 10, DESK_CHARS = 12, PORTAL_CHARS = 8 };
#define LONGEST_WAIT_MS (15 * MINUTE_MS)
#define GOOD_MS         (30 * MS_PER_DAY)       /* for how long a good name lasts */

static struct str digest_of(struct arena *mem, struct str text)
{
	unsigned char digest[DIGEST_SIZE];

	crypt_digest(text, digest);
	return str_copy(mem, (struct str){ (char *)digest, sizeof digest });
}

struct limits {
	struct str account, net;        /* digests */
};

static struct limits limits_of(struct desk *d, struct str email, const struct visitor *from)
{
	struct str net = net_of(d->mem, from->address);

	return (struct limits){
		digest_of(d->mem, str_format(d->mem, "account %.*s from %.*s",
		                             FMT(str_lower(d->mem, email)), FMT(net))),
		digest_of(d->mem, str_format(d->mem, "net %.*s", FMT(net))),
	};
}

/* How long to wait still: doubling from a second after the fifth failure, 15 minutes at most. */
static int64_t wait_of(const struct guess *g, int64_t allowed, int64_t now)
{
	int64_t over = g->failures - allowed, wait;

	if (over < 0)
		return 0;
	wait = over > DOUBLINGS ? LONGEST_WAIT_MS : 1000LL << over;
	if (wait > LONGEST_WAIT_MS)
		wait = LONGEST_WAIT_MS;
	return g->last_at + wait > now ? g->last_at + wait - now : 0;
}

/* A busy network does not keep out accounts that have come in from there before. */
static int64_t net_wait_of(const struct guess *net, const struct guess *account, int64_t now)
{
	if (net->since_at < now - HOUR_MS || account->good_at > now - GOOD_MS)
		return 0;
	return wait_of(net, NET_FAILURES, now);
}

static enum err must_wait(struct desk *d, const struct limits *limits, int64_t *wait_s)
{
	struct guess account = { 0 }, net = { 0 };
	int64_t wait_ms, net_ms;
	enum err e = guess_of(d->db, d->mem, limits->account, &account);

	if (e != OK && e != E_MISSING)
		return e;
	e = guess_of(d->db, d->mem, limits->net, &net);
	if (e != OK && e != E_MISSING)
		return e;
	wait_ms = wait_of(&account, FREE_FAILURES, d->now);
	net_ms = net_wait_of(&net, &account, d->now);
	if (net_ms > wait_ms)
		wait_ms = net_ms;
	*wait_s = (wait_ms + 999) / 1000;
	return wait_ms ? E_BUSY : OK;
}

static enum err remember_failure(struct desk *d, const struct limits *limits)
{
	TRY(guess_insert(d->db, limits->account, d->now, d->now - MS_PER_DAY));
	return guess_insert(d->db, limits->net, d->now, d->now - HOUR_MS);
}

static enum err begin_session(struct desk *d, int64_t person_id, const struct visitor *from,
                              struct str *secret)
{
	struct session s = { .person_id = person_id, .created_at = d->now, .seen_at = d->now,
	                     .address = str_clip(from->address, 45),
	                     .browser = str_clip(str_mend(d->mem, from->browser), 200) };

	*secret = crypt_token(d->mem);
	s.digest = digest_of(d->mem, *secret);
	return session_insert(d->db, &s);
}

static enum err rehash(struct desk *d, const struct credential *c, struct str password)
{
	if (!password_needs_rehash(c->hash))
		return OK;
	return person_update_password(d->db, c->id, password_hash(d->mem, password));
}

static enum err admitted(struct desk *d, const struct credential *c, struct str password,
                         const struct limits *limits, const struct visitor *from,
                         struct str *secret)
{
	TRY(guess_update_good(d->db, limits->account, d->now));
	TRY(rehash(d, c, password));
	return begin_session(d, c->id, from, secret);
}

enum err desk_sign_in(struct desk *d, struct str email, struct str password,
                      const struct visitor *from, struct str *secret, int64_t *wait_s)
{
	struct limits limits = limits_of(d, email, from);
	struct credential c = { 0 };
	bool right;
	enum err e;

	*wait_s = 0;
	TRY(must_wait(d, &limits, wait_s));
	e = person_credential(d->db, d->mem, email, &c);
	if (e != OK && e != E_MISSING)
		return e;
	/* Without an account or a password we verify all the same: it takes as long. */
	right = password_verify(c.hash.n ? c.hash : password_dummy(), password);
	if (e == OK && c.hash.n && right && (from->demo || !c.demo)) {
		TRY(db_begin(d->db));
		TRY(db_end(d->db, admitted(d, &c, password, &limits, from, secret)));
		LOG_SECURITY("sign-in", { "person", LOG_INT(c.id) }, { "from", from->address });
		return OK;
	}
	TRY(remember_failure(d, &limits));
	LOG_SECURITY("sign-in-failed", { "from", from->address });
	return E_DENIED;
}

enum err desk_session(struct desk *d, struct str secret, struct known *out)
{
	const struct session *session = &out->session;
	const struct person *person = &out->person;
	const struct life *life;

	if (!crypt_token_ok(secret))
		return E_MISSING;
	TRY(session_known(d->db, d->mem, digest_of(d->mem, secret), out));
	life = may_of_roles(person->roles) >> MAY_DESK & 1 ? &desk_life : &portal_life;
	if (!person->active || d->now - session->seen_at > life->idle_ms
	    || d->now - session->created_at > life->whole_ms)
		return E_MISSING;
	return OK;
}

enum err desk_session_seen(struct desk *d, const struct session *session)
{
	if (d->now - session->seen_at < MINUTE_MS)
		return OK;
	return session_update_seen(d->db, session->digest, d->now);
}

enum err desk_sign_out(struct desk *d, struct str secret)
{
	return session_delete(d->db, digest_of(d->mem, secret));
}

enum err desk_sign_out_everywhere(struct desk *d, int64_t person_id)
{
	LOG_SECURITY("sign-out-everywhere", { "person", LOG_INT(person_id) });
	return session_delete_of(d->db, person_id);
}

enum err desk_invite(struct desk *d, int64_t person_id, struct str *secret)
{
	*secret = crypt_token(d->mem);
	return token_insert(d->db, digest_of(d->mem, *secret), person_id, d->now,
	                    d->now + MS_PER_DAY);
}

enum err desk_invited(struct desk *d, struct str secret, struct token *out)
{
	if (!crypt_token_ok(secret))
		return E_MISSING;
	return token_by_digest(d->db, d->mem, digest_of(d->mem, secret), d->now, out);
}

static enum err welcome_in_tx(struct desk *d, const struct token *token, struct str digest,
                              struct str password)
{
	int64_t gone;

	TRY(token_delete(d->db, digest, d->now, &gone));
	if (!gone)
		return E_MISSING;       /* somebody else was first with this link */
	TRY(person_update_password(d->db, token->person_id, password_hash(d->mem, password)));
	return session_delete_of(d->db, token->person_id);
}

int password_least(uint64_t roles)
{
	return may_of_roles(roles) >> MAY_DESK & 1 ? DESK_CHARS : PORTAL_CHARS;
}

static enum err accept_password(struct str password, uint64_t roles, struct str name,
                                struct str email, struct errors *wrong)
{
	struct str context[3] = { name, str_sub(email, 0, str_find(email, '@')), S("firstline") };
	const char *why = "";

	if (password_acceptable(password, (size_t)password_least(roles), context, 3, &why) != OK)
		return wrong_say(wrong, "password", _(why));
	return OK;
}

enum err desk_welcome(struct desk *d, struct str secret, struct str password, struct errors *wrong)
{
	struct token token;

	TRY(desk_invited(d, secret, &token));
	TRY(accept_password(password, token.roles, token.name, token.email, wrong));
	LOG_SECURITY("password-set", { "person", LOG_INT(token.person_id) });
	TRY(db_begin(d->db));
	return db_end(d->db, welcome_in_tx(d, &token, digest_of(d->mem, secret), password));
}

/* Who knew the old password may know the old session, too: the one here is a new one. */
static enum err change_in_tx(struct desk *d, const struct person *p, struct str password,
                             const struct limits *limits, const struct visitor *from,
                             struct str *secret)
{
	TRY(guess_update_good(d->db, limits->account, d->now));
	TRY(person_update_password(d->db, p->id, password_hash(d->mem, password)));
	TRY(token_delete_of(d->db, p->id));
	TRY(session_delete_of(d->db, p->id));
	return begin_session(d, p->id, from, secret);
}

enum err desk_change_password(struct desk *d, const struct person *p, struct str old,
                              struct str password, const struct visitor *from,
                              struct str *secret, struct errors *wrong, int64_t *wait_s)
{
	struct limits limits = limits_of(d, p->email, from);
	struct credential c;

	*wait_s = 0;
	TRY(must_wait(d, &limits, wait_s));
	TRY(person_credential_by_id(d->db, d->mem, p->id, &c));
	if (!password_verify(c.hash.n ? c.hash : password_dummy(), old) || !c.hash.n) {
		TRY(remember_failure(d, &limits));
		LOG_SECURITY("password-not-changed", { "person", LOG_INT(p->id) },
		             { "from", from->address });
		return wrong_say(wrong, "old", _("This is not your present password."));
	}
	TRY(accept_password(password, p->roles, p->name, p->email, wrong));
	LOG_SECURITY("password-set", { "person", LOG_INT(p->id) });
	TRY(db_begin(d->db));
	return db_end(d->db, change_in_tx(d, p, password, &limits, from, secret));
}

enum err desk_sweep_sessions(struct desk *d, int *done)
{
	int64_t sessions, guesses, forms;

	TRY(session_delete_idle(d->db, d->now - portal_life.idle_ms, d->now - portal_life.whole_ms,
	                        &sessions));
	TRY(guess_delete_old(d->db, d->now - GOOD_MS, &guesses));
	TRY(once_delete_old(d->db, d->now - MS_PER_DAY, &forms));
	*done = (int)(sessions + guesses + forms);
	return OK;
}
