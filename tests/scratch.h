/*
 * Databases of a test's own, for what cannot be seen inside one transaction
 * or needs the demo company: made on the server of FIRSTLINE_TEST_SOCKET,
 * migrated, and gone when the tests end.
 */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include "desk/desk.h"
#include "sys/conf.h"
#include "tests/test.h"

#define DEMO_NOW 1778081400000LL        /* Wednesday, 2026-05-06 15:30 UTC */

struct scratch {
	struct db *db;
	struct arena *kept;             /* as long as the database */
	struct conf conf;
	struct key seal;
};

/* A new, empty house. */
struct scratch *scratch_open(void);

/* An empty database, and all migrations of a folder that it does not have yet. */
struct scratch *scratch_bare(void);
void scratch_migrate(struct scratch *s, const char *dir);

/* One with the demo company as of DEMO_NOW, made once: change it only inside a transaction. */
struct scratch *scratch_demo(void);

/* Someone's work in it; memory is the test's. by NULL: the house itself. */
struct desk scratch_desk(struct scratch *s, const struct actor *by, int64_t now);

/* The person of that address as an actor. */
const struct actor *scratch_actor(struct scratch *s, const char *email);

/* A statement as it stands; and the number or text called n that a question has for an answer. */
void scratch_say(struct scratch *s, const char *sql);
int64_t scratch_number(struct scratch *s, const char *sql);
struct str scratch_text(struct scratch *s, const char *sql);

/* All questions of sql/checks, which must have no answer. */
void scratch_holds(struct scratch *s);

#endif
