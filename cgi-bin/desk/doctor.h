/*
 * Is this installation well? A table of checks, each asked whatever the
 * others found. A check that fails has said why to fail() or in detail.
 */
#ifndef DESK_DOCTOR_H
#define DESK_DOCTOR_H

#include "desk/desk.h"
#include "sys/conf.h"

typedef void doctor_say(const char *name, enum err e, struct str detail);

struct finding {
	const char *name;
	enum err e;
	struct str detail;
};
enum { FINDINGS_MOST = 20 };

/*
 * For a page of a running server: without the checks that load again what it
 * uses itself. How many there are.
 */
size_t doctor_look(struct desk *d, const struct conf *conf, struct finding out[FINDINGS_MOST]);

/* How many checks failed. */
int doctor_examine(struct desk *d, const struct conf *conf, doctor_say *say);

#endif
