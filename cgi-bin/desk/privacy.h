/*
 * What is kept about people: handed out as a file, or erased while their
 * tickets stay.
 */
#ifndef DESK_PRIVACY_H
#define DESK_PRIVACY_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/privacy.h"

/*
 * All that this actor may see of it, as JSON, in parts of some megabytes;
 * which one is the caller's. E_INVALID: wrong says how many there are. json
 * lives in the desk's arena. On the audit log.
 */
struct exported {
	int64_t part, parts;    /* from 1 */
	struct str json;
};
enum err desk_export_person(struct desk *d, int64_t id, struct exported *x, struct errors *wrong);

/*
 * Name, addresses, phone, place and sessions are gone, on tickets too.
 * E_INVALID: wrong says what has to be done before, or that a reason is missing.
 */
enum err desk_erase_person(struct desk *d, int64_t id, struct str reason, struct errors *wrong);

#endif
