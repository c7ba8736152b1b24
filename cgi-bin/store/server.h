/* What the database server says of itself, for the operator's checks. */
#ifndef STORE_SERVER_H
#define STORE_SERVER_H

#include "sys/db.h"

struct server {
	struct str version, database;
	int64_t flush;          /* innodb_flush_log_at_trx_commit: 1 is a durable commit */
};
enum err server_facts(struct db *db, struct arena *mem, struct server *out);

extern const struct query *const server_queries[];

#endif
