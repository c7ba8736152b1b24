/*
 * Joining a security team opens what is confidential, and so does a new
 * password of somebody who asked for such a thing: members are told, for 30
 * days, or until each has said that she knows. And they finish what a merge
 * by an admin may not move. E_MISSING for whoever is in no such team.
 */
#ifndef DESK_SECURITY_H
#define DESK_SECURITY_H

#include "desk/desk.h"
#include "store/security.h"

/* Nothing for who is in none; struct joined. */
enum err desk_joined(struct desk *d, struct rows *out);
enum err desk_joined_seen(struct desk *d, int64_t upto);
/* Records that became others while confidential requests stayed: struct left_behind. */
enum err desk_left_behind(struct desk *d, struct rows *out);
/* They pass to the one whom this record became, however long ago; a later undo takes them back. */
enum err desk_finish_merge(struct desk *d, int64_t gone_id);

enum err desk_security_log(struct desk *d, struct rows *out);

#endif
