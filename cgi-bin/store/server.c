/* See server.h. */
#include "store/server.h"

static const struct field server_fields[] = {
	FIELD(struct server, version, F_STR),
	FIELD(struct server, database, F_STR),
	FIELD(struct server, flush, F_INT),
};
static const struct record server_record = RECORD("server", struct server, server_fields);

static const struct query facts = { "server_facts", &server_record,
	"SELECT VERSION() AS version, DATABASE() AS `database`,"
	"       @@innodb_flush_log_at_trx_commit AS flush" };

enum err server_facts(struct db *db, struct arena *mem, struct server *out)
{
	return db_one(db, mem, &facts, NO_ARGS, out);
}

const struct query *const server_queries[] = { &facts, NULL };
