/*
 * Who comes in: password, session, one-time link, and the limits on guessing
 * (security.md, Values). A session's secret is in the visitor's cookie alone;
 * here and in the database there is only its digest.
 */
#ifndef DESK_SIGN_IN_H
#define DESK_SIGN_IN_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/session.h"

struct visitor {
	struct str address, browser;
	bool demo;              /* people of the demo company may come in */
};

/*
 * E_DENIED: wrong, with one and the same answer whatever was wrong; E_BUSY:
 * too many tries, *wait_s says for how long. *secret goes into the cookie.
 */
enum err desk_sign_in(struct desk *d, struct str email, struct str password,
                      const struct visitor *from, struct str *secret, int64_t *wait_s);

/* E_MISSING: no such session, or it was idle or there for too long. */
enum err desk_session(struct desk *d, struct str secret, struct known *out);

/* At most once a minute; not for what a browser asks by itself. */
enum err desk_session_seen(struct desk *d, const struct session *session);

enum err desk_sign_out(struct desk *d, struct str secret);
enum err desk_sign_out_everywhere(struct desk *d, int64_t person_id);

/* A one-time link for that person, valid 24 hours; *secret goes into the link. */
enum err desk_invite(struct desk *d, int64_t person_id, struct str *secret);
enum err desk_invited(struct desk *d, struct str secret, struct token *out);

/* Uses up the link; all sessions end. E_INVALID: not acceptable as a password. */
enum err desk_welcome(struct desk *d, struct str secret, struct str password, struct errors *wrong);

/*
 * One's own password: the old one is asked, with the same limits on guessing
 * as at the door. All sessions end, and *secret is that of a new one. E_INVALID
 * under "old" or "password"; E_BUSY: too many tries, *wait_s says for how long.
 */
enum err desk_change_password(struct desk *d, const struct person *p, struct str old,
                              struct str password, const struct visitor *from,
                              struct str *secret, struct errors *wrong, int64_t *wait_s);

/* How many characters the password of somebody with these roles needs. */
int password_least(uint64_t roles);

/* Sessions, guesses and form keys that are over. */
enum err desk_sweep_sessions(struct desk *d, int *done);

#endif
