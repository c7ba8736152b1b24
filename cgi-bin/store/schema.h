/*
 * Migrations: sql/migrations/NNNN_name.sql, numbered without gaps, forward
 * only, never edited after landing. Each statement is journalled, so that a
 * migration that was cut off goes on where it stopped.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "sys/db.h"

/* The newest migration that this program knows; web and worker serve no other. */
enum { SCHEMA_NEWEST = 12 };

struct schema_state {
	int64_t done;           /* the newest that is wholly applied */
	int64_t newest;         /* the newest file there is */
};

/* dir: the folder of migrations. say is told each step. */
enum err schema_migrate(struct db *db, struct arena *mem, struct str dir,
                        void (*say)(struct str line));
enum err schema_state(struct db *db, struct arena *mem, struct str dir, struct schema_state *out);

/* Does the database fit this program? E_BUSY with a line in the log when it does not. */
enum err schema_fits(struct db *db, struct arena *mem);

extern const struct query *const schema_queries[];

#endif
