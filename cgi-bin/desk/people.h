/*
 * Who is in the house. A person comes in by a one-time link with which she
 * sets her password (desk/sign_in.h); nobody is ever given one.
 */
#ifndef DESK_PEOPLE_H
#define DESK_PEOPLE_H

#include "desk/desk.h"
#include "desk/wrong.h"

struct newcomer {
	struct str email;
	struct str name;        /* empty: made from the address */
	uint64_t roles;         /* none: employee */
	bool again;             /* a new link also for somebody who has a password */
};

/*
 * E_INVALID: wrong says why, under "email" or "name". Somebody who is there
 * already but has no password yet gets the roles, too, and keeps her name.
 */
enum err desk_add_person(struct desk *d, const struct newcomer *in, struct errors *wrong,
                         struct person *out);

/* The same with a link to send: base_url/welcome/SECRET, good once and for 24 hours. */
enum err desk_welcome_person(struct desk *d, const struct newcomer *in, struct str base_url,
                             struct errors *wrong, struct person *out, struct str *link);

/* What a person says of herself: name, phone, location, zone, theme; the rest stays. */
/* E_STALE: changed since that version (0: not said). */
enum err desk_save_profile(struct desk *d, const struct person *p, int64_t version,
                           struct errors *wrong);

/* One address as in RFC 5321, without quotes, comments and foreign letters. */
bool email_is_valid(struct str email);

/*
 * Digits, at least three, with + ( ) - . / and blanks between them; then "ext" or "x" and digits.
 * Up to 40 characters. What is said of something else stands in phone_rule().
 */
bool phone_is_valid(struct str phone);
const char *phone_rule(void);

#endif
