/* See demo.h. */
#include "store/demo.h"

#include "store/task.h"

struct count {
	int64_t n;
};
static const struct field count_fields[] = { FIELD(struct count, n, F_INT) };
static const struct record count_record = RECORD("count", struct count, count_fields);

static const struct query foreign = { "demo_foreign", &count_record,
	"SELECT COUNT(*) AS n"
	"  FROM ticket t"
	"  JOIN person r ON r.id = t.requester_id"
	"  JOIN person o ON o.id = t.opened_by_id"
	" WHERE NOT r.demo OR NOT o.demo" };

enum err demo_foreign(struct db *db, struct arena *mem, int64_t *tickets)
{
	struct count count = { 0 };

	TRY(db_one(db, mem, &foreign, NO_ARGS, &count));
	*tickets = count.n;
	return OK;
}

#define WIPE(table) { "demo_delete_" table, NULL, "DELETE FROM " table }

static const struct query wipes[] = {
	WIPE("anchor"), WIPE("event"), WIPE("span"), WIPE("contact"), WIPE("timer"), WIPE("work"),
	WIPE("roster"), WIPE("attachment"), WIPE("upload"),
	WIPE("chunk"), WIPE("content"), WIPE("entry"),
	WIPE("follower"), WIPE("ticket"),
	{ "demo_update_category", NULL, "UPDATE category SET parent_id = NULL" },
	WIPE("category"), WIPE("guess"), WIPE("once"),
	{ "demo_delete_token", NULL,
	  "DELETE token FROM token JOIN person p ON p.id = token.person_id WHERE p.demo" },
	{ "demo_delete_session", NULL,
	  "DELETE session FROM session JOIN person p ON p.id = session.person_id WHERE p.demo" },
	WIPE("membership"),
	{ "demo_delete_person", NULL, "DELETE FROM person WHERE demo" },
	{ "demo_update_person", NULL, "UPDATE person SET agency_id = NULL" },
	WIPE("location"), WIPE("team"), WIPE("agency"),
};

enum { WIPES = sizeof wipes / sizeof *wipes };

enum err demo_delete(struct db *db)
{
	TRY(task_delete_all(db));
	for (size_t i = 0; i < WIPES; i++)
		TRY(db_run(db, &wipes[i], NO_ARGS, NULL));
	return OK;
}

const struct query *const demo_queries[] = {
	&foreign, &wipes[0], &wipes[1], &wipes[2], &wipes[3], &wipes[4], &wipes[5], &wipes[6],
	&wipes[7], &wipes[8], &wipes[9], &wipes[10], &wipes[11], &wipes[12], &wipes[13], &wipes[14],
	&wipes[15], &wipes[16], &wipes[17], &wipes[18], &wipes[19], &wipes[20], &wipes[21],
	&wipes[22], &wipes[23], &wipes[24], &wipes[25], NULL,
};
