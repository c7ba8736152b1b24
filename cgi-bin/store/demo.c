/* See demo.h. */
#include "store/demo.h"

#include "store/task.h"

struct count {
	int64_t n;
};
static const struct field count_fields[] = { FIELD(struct count, n, F_INT) };
static const struct record count_record = RECORD("count", struct count, count_fields);

static const struct query people = { "demo_people", &count_record,
	"SELECT COUNT(*) AS n"
	"  FROM person p"
	" WHERE p.demo" };

enum err demo_people(struct db *db, struct arena *mem, int64_t *people_count)
{
	struct count count = { 0 };

	TRY(db_one(db, mem, &people, NO_ARGS, &count));
	*people_count = count.n;
	return OK;
}

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

const struct query demo_wipes[] = {
	WIPE("anchor"), WIPE("event"), WIPE("span"), WIPE("contact"), WIPE("timer"), WIPE("work"),
	WIPE("roster"), WIPE("attachment"), WIPE("upload"),
	WIPE("chunk"), WIPE("content"), WIPE("entry"),
	WIPE("backlog_day"), WIPE("backlog_taken"), WIPE("follower"), WIPE("search_posting"),
	WIPE("search_doc"), WIPE("search_due"),
	 WIPE("ticket"),
	{ "demo_update_category", NULL, "UPDATE category SET parent_id = NULL" },
	WIPE("category"), WIPE("guess"), WIPE("once"),
	{ "demo_delete_token", NULL,
	  "DELETE token FROM token JOIN person p ON p.id = token.person_id WHERE p.demo" },
	{ "demo_delete_session", NULL,
	  "DELETE session FROM session JOIN person p ON p.id = session.person_id WHERE p.demo" },
	{ "demo_delete_membership", NULL,
	  "DELETE membership FROM membership JOIN person p ON p.id = membership.person_id"
	  " WHERE p.demo" },
	{ "demo_delete_person", NULL, "DELETE FROM person WHERE demo" },
	{ "demo_delete_location", NULL,
	  "DELETE FROM location"
	  " WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.agency_id = location.agency_id)" },
	{ "demo_delete_agency", NULL,
	  "DELETE FROM agency"
	  " WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.agency_id = agency.id)" },
	{ "demo_delete_team", NULL,
	  "DELETE FROM team"
	  " WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.team_id = team.id)" },
	{ 0 },
};

enum err demo_delete(struct db *db)
{
	TRY(task_delete_all(db));
	for (const struct query *q = demo_wipes; q->sql; q++)
		TRY(db_run(db, q, NO_ARGS, NULL));
	return OK;
}

const struct query *const demo_queries[] = { &foreign, &people, NULL };
