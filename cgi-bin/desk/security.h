/*
 * Joining a security team opens what is confidential, so its members are
 * told: for 30 days, or until each has said that she knows. E_MISSING for
 * whoever is in none.
 */
#ifndef DESK_SECURITY_H
#define DESK_SECURITY_H

#include "desk/desk.h"
#include "store/security.h"

/* Nothing for who is in none; struct joined. */
enum err desk_joined(struct desk *d, struct rows *out);
enum err desk_joined_seen(struct desk *d, int64_t upto);
enum err desk_security_log(struct desk *d, struct rows *out);

#endif
