/*
 * A form that is sent twice is carried out once: its key is kept in the same
 * transaction as what it did, with the address that answered it.
 */
#ifndef DESK_ONCE_H
#define DESK_ONCE_H

#include "desk/desk.h"

/* E_STALE: this actor has sent the form with this key (16 bytes) before. */
enum err desk_once(struct desk *d, struct str code);
enum err desk_once_done(struct desk *d, struct str code, struct str location);
enum err desk_once_answer(struct desk *d, struct str code, struct str *location);

#endif
