/* See backlog.h. */
#include "store/backlog.h"

static const struct field state_fields[] = {
	FIELD(struct backlog_state, oldest_at, F_AT),
	FIELD(struct backlog_state, newest_id, F_INT),
	FIELD(struct backlog_state, days, F_INT),
	FIELD(struct backlog_state, first_day, F_INT),
	FIELD(struct backlog_state, last_day, F_INT),
	FIELD(struct backlog_state, waiting, F_INT),
	FIELD(struct backlog_state, filled_to, F_INT),
};
static const struct record state_record = RECORD("backlog_state", struct backlog_state,
                                                 state_fields);

static const struct query state = { "backlog_state", &state_record,
	"SELECT (SELECT MIN(t.created_at) FROM ticket t) AS oldest_at,"
	"       (SELECT MAX(t.id) FROM ticket t) AS newest_id,"
	"       COUNT(*) AS days, MIN(k.day) AS first_day, MAX(k.day) AS last_day,"
	"       SUM(NOT k.ready) AS waiting, MIN(IF(k.ready, NULL, k.filled_to)) AS filled_to"
	"  FROM backlog_taken k" };

enum err backlog_state(struct db *db, struct arena *mem, struct backlog_state *out)
{
	return db_one(db, mem, &state, NO_ARGS, out);
}

#define BAND(at) \
	"IF(t.created_at > " at " - INTERVAL 2 DAY, 1," \
	" IF(t.created_at > " at " - INTERVAL 8 DAY, 2," \
	" IF(t.created_at > " at " - INTERVAL 31 DAY, 3, 4)))"

#define COLUMNS \
	"day, ticket_id, confidential, band, team_id, category_id, agency_id, channel, kind," \
	" priority"
#define VALUES(day, at) \
	day ", t.id, t.confidential, " BAND(at) ", t.team_id, t.category_id, t.agency_id," \
	" t.channel, t.kind, t.priority"

/* A ticket ends when it is resolved; one that was withdrawn or junk, when it was closed. */
#define ENDED "IFNULL(t.resolved_at, t.closed_at)"

static const struct query insert_open = { "backlog_insert_open", NULL,
	"INSERT INTO backlog_day (" COLUMNS ")"
	" SELECT " VALUES("k.day", "k.at")
	"   FROM backlog_taken k"
	"   JOIN ticket t FORCE INDEX (figures_open) ON t.is_open = 1 AND t.created_at < k.at"
	"  WHERE k.day = ?" };

static const struct query insert_ended = { "backlog_insert_ended", NULL,
	"INSERT INTO backlog_day (" COLUMNS ")"
	" SELECT " VALUES("k.day", "k.at")
	"   FROM ticket t FORCE INDEX (open_updated)"
	"   JOIN backlog_taken k ON k.day = ?"
	"  WHERE t.is_open = 0 AND t.updated_at >= ? AND t.created_at < k.at"
	"    AND " ENDED " >= k.at" };

static const struct query insert_taken = { "backlog_insert_taken", NULL,
	"INSERT INTO backlog_taken (day, at, ready)"
	" VALUES (?, ?, ?)" };

enum err backlog_insert_day(struct db *db, int64_t day, int64_t at)
{
	TRY(db_run(db, &insert_taken, ARGS(arg(day), arg_at(at), arg(true)), NULL));
	TRY(db_run(db, &insert_open, ARGS(arg(day)), NULL));
	return db_run(db, &insert_ended, ARGS(arg(day), arg_at(at)), NULL);
}

enum err backlog_insert_waiting(struct db *db, int64_t day, int64_t at)
{
	return db_run(db, &insert_taken, ARGS(arg(day), arg_at(at), arg(false)), NULL);
}

static const struct query fill = { "backlog_insert_filled", NULL,
	"INSERT INTO backlog_day (" COLUMNS ")"
	" SELECT " VALUES("k.day", "k.at")
	"   FROM ticket t"
	"   JOIN backlog_taken k ON k.ready = 0 AND k.at > t.created_at"
	"    AND (t.is_open = 1 OR k.at <= " ENDED ")"
	"  WHERE t.id > ? AND t.id <= ?" };

static const struct query advance = { "backlog_update_filled", NULL,
	"UPDATE backlog_taken"
	"   SET filled_to = ?"
	" WHERE ready = 0" };

enum err backlog_insert_filled(struct db *db, int64_t after_id, int64_t to_id)
{
	TRY(db_run(db, &fill, ARGS(arg(after_id), arg(to_id)), NULL));
	return db_run(db, &advance, ARGS(arg(to_id)), NULL);
}

static const struct query done = { "backlog_update_ready", NULL,
	"UPDATE backlog_taken"
	"   SET ready = 1"
	" WHERE ready = 0" };

enum err backlog_update_ready(struct db *db)
{
	return db_run(db, &done, NO_ARGS, NULL);
}

const struct query *const backlog_queries[] = {
	&state, &insert_open, &insert_ended, &insert_taken, &fill, &advance, &done, NULL,
};
