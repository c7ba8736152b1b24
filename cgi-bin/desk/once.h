/*
 * A form that is sent twice is carried out once: its key is kept in the same
 * transaction as what it did, with what it said and the address that answered
 * it.
 */
#ifndef DESK_ONCE_H
#define DESK_ONCE_H

#include "desk/desk.h"
#include "store/session.h"

/* E_STALE: this actor has sent the form with this key (16 bytes) before. */
enum err desk_once(struct desk *d, struct str code, struct str content);
enum err desk_once_done(struct desk *d, struct str code, struct str location);
/* It was refused after all. */
enum err desk_once_undone(struct desk *d, struct str code);
/* What became of the first one. */
enum err desk_once_before(struct desk *d, struct str code, struct once *out);

#endif
