/* See task.h. */
#include "store/task.h"

#include "store/entry.h"
#include "store/sight.h"

#include "base/arena.h"

static const char *const kinds[] = { "task", "step" };
static const char *const states[] = { "open", "done", "removed" };
const struct names task_kind_names = NAMES(kinds);
const struct names task_state_names = NAMES(states);

static const struct field task_fields[] = {
	FIELD(struct task, id, F_INT),
	FIELD(struct task, ticket_id, F_INT),
	FIELD(struct task, kind, F_ENUM, &task_kind_names),
	FIELD(struct task, state, F_ENUM, &task_state_names),
	FIELD(struct task, sort, F_INT),
	FIELD(struct task, title, F_STR),
	FIELD(struct task, assignee_id, F_INT),
	FIELD(struct task, team_id, F_INT),
	FIELD(struct task, assignee, F_STR),
	FIELD(struct task, team, F_STR),
	FIELD(struct task, due_at, F_AT),
	FIELD(struct task, after_id, F_INT),
	FIELD(struct task, after, F_STR),
	FIELD(struct task, blocked, F_BOOL),
	FIELD(struct task, done_at, F_AT),
	FIELD(struct task, done_by_id, F_INT),
	FIELD(struct task, done_by, F_STR),
	FIELD(struct task, version, F_INT),
};
const struct record task_record = RECORD("task", struct task, task_fields);

#define TASK \
	"w.id, w.ticket_id, w.kind, w.state, w.sort, w.title, w.assignee_id, w.team_id," \
	" p.name AS assignee, m.name AS team, w.due_at, w.after_id, b.title AS after," \
	" IFNULL(b.state = 'open', 0) AS blocked, w.done_at, w.done_by_id, o.name AS done_by," \
	" w.version" \
	" FROM task w" \
	" LEFT JOIN person p ON p.id = w.assignee_id" \
	" LEFT JOIN team m ON m.id = w.team_id" \
	" LEFT JOIN task b ON b.id = w.after_id" \
	" LEFT JOIN person o ON o.id = w.done_by_id"

static const struct query list = { "task_list", &task_record,
	"SELECT " TASK
	" WHERE w.ticket_id = ?"
	" ORDER BY w.sort, w.id"
	" LIMIT 500" };

enum err task_list(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out)
{
	return db_all(db, mem, &list, ARGS(arg(ticket_id)), out);
}

static const struct query list_open = { "task_list_open", &task_record,
	"SELECT " TASK
	" WHERE w.ticket_id = ? AND w.assignee_id = ? AND w.state = 'open' AND w.kind = 'task'"
	" ORDER BY w.sort, w.id"
	" LIMIT 500" };

enum err task_list_open(struct db *db, struct arena *mem, int64_t ticket_id, int64_t assignee_id,
                        struct rows *out)
{
	return db_all(db, mem, &list_open, ARGS(arg(ticket_id), arg(assignee_id)), out);
}

#define SEEN_TASK(sight) { "task_seen_" #sight, &task_record, \
	"SELECT " TASK \
	" JOIN ticket t ON t.id = w.ticket_id" \
	" WHERE w.id = ? AND w.kind = 'task'" \
	"   AND " SEEN_##sight " AND " INSIDE_##sight }

static const struct query seen[SIGHTS] = { EACH_SIGHT(SEEN_TASK) };

enum err task_seen_by(struct db *db, struct arena *mem, struct viewer who, int64_t id,
                      struct task *out)
{
	struct arg v[1 + 2 * SIGHT_ARGS] = { arg(id) };
	size_t n = 1;

	n += seen_args(who, v + n);
	n += inside_args(who, v + n);
	return db_one(db, mem, &seen[who.sight], (struct args){ v, n }, out);
}

static const struct query insert = { "task_insert", NULL,
	"INSERT INTO task (ticket_id, kind, state, sort, title, assignee_id, team_id, due_at,"
	"                  after_id, done_at, done_by_id, created_at)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };

enum err task_insert(struct db *db, const struct task *t, int64_t now, int64_t *id)
{
	struct done done;

	TRY(db_run(db, &insert,
	           ARGS(arg(t->ticket_id), arg_name(&task_kind_names, t->kind),
	                arg_name(&task_state_names, t->state), arg(t->sort), arg(t->title),
	                arg_id(t->assignee_id), arg_id(t->team_id), arg_at(t->due_at),
	                arg_id(t->after_id), arg_at(t->done_at), arg_id(t->done_by_id),
	                arg_at(now)), &done));
	*id = done.id;
	return OK;
}

static const struct query update = { "task_update", NULL,
	"UPDATE task"
	"   SET state = ?, sort = ?, title = ?, assignee_id = ?, team_id = ?, due_at = ?,"
	"       after_id = ?, done_at = ?, done_by_id = ?, version = version + 1"
	" WHERE id = ? AND version = ?" };

enum err task_update(struct db *db, const struct task *t)
{
	struct done done;

	TRY(db_run(db, &update,
	           ARGS(arg_name(&task_state_names, t->state), arg(t->sort), arg(t->title),
	                arg_id(t->assignee_id), arg_id(t->team_id), arg_at(t->due_at),
	                arg_id(t->after_id), arg_at(t->done_at), arg_id(t->done_by_id),
	                arg(t->id), arg(t->version)), &done));
	return done.changed == 1 ? OK : E_STALE;
}

/* Steps are the procedure's words, nobody's own. */
static const struct query expire = { "task_update_expired", NULL,
	"UPDATE task"
	"   SET title = '" GONE_TEXT "', version = version + 1"
	" WHERE ticket_id = ? AND kind = 'task'" };

enum err task_update_expired(struct db *db, int64_t ticket_id)
{
	return db_run(db, &expire, ARGS(arg(ticket_id)), NULL);
}

static const struct field task_line_fields[] = {
	FIELD(struct task_line, id, F_INT),
	FIELD(struct task_line, ticket_id, F_INT),
	FIELD(struct task_line, title, F_STR),
	FIELD(struct task_line, assignee, F_STR),
	FIELD(struct task_line, team, F_STR),
	FIELD(struct task_line, after, F_STR),
	FIELD(struct task_line, blocked, F_BOOL),
	FIELD(struct task_line, due_at, F_AT),
	FIELD(struct task_line, created_at, F_AT),
	FIELD(struct task_line, sort_key, F_INT),
	FIELD(struct task_line, kind, F_ENUM, &ticket_kind_names),
	FIELD(struct task_line, status, F_ENUM, &status_names),
	FIELD(struct task_line, priority, F_ENUM, &priority_names),
	FIELD(struct task_line, subject, F_STR),
	FIELD(struct task_line, requester_name, F_STR),
};
const struct record task_line_record = RECORD("task_line", struct task_line, task_line_fields);

/* Found by index in the order of their due times; the ticket says whether they still matter. */
#define LINES(index, whose, sight) \
	"SELECT w.id, w.ticket_id, w.title, p.name AS assignee, m.name AS team," \
	"       b.title AS after, IFNULL(b.state = 'open', 0) AS blocked, w.due_at," \
	"       w.created_at," \
	"       TIMESTAMPDIFF(MICROSECOND, '1970-01-01', w.due_at) DIV 1000 AS sort_key," \
	"       t.kind, t.status, t.priority, t.subject, t.requester_name" \
	"  FROM task w FORCE INDEX (" index ")" \
	"  JOIN ticket t ON t.id = w.ticket_id" \
	"  LEFT JOIN person p ON p.id = w.assignee_id" \
	"  LEFT JOIN team m ON m.id = w.team_id" \
	"  LEFT JOIN task b ON b.id = w.after_id" \
	" WHERE " whose \
	"   AND w.state = 'open' AND w.kind = 'task'" \
	"   AND t.is_open = 1 AND " SEEN_##sight " AND " INSIDE_##sight \
	"   AND w.due_at >= ? AND (w.due_at > ? OR w.id > ?)" \
	" ORDER BY w.due_at, w.id" \
	" LIMIT ?"

#define OF_PERSON(sight) { "task_of_person_" #sight, &task_line_record, \
	LINES("by_assignee", "w.assignee_id = ?", sight) }
#define OF_HER_TEAMS(sight) { "task_of_teams_" #sight, &task_line_record, \
	LINES("by_team", "w.team_id IN" \
	      " (SELECT s.team_id FROM membership s WHERE s.person_id = ?)", sight) }

static const struct query of_person[SIGHTS] = { EACH_SIGHT(OF_PERSON) };
static const struct query of_teams[SIGHTS] = { EACH_SIGHT(OF_HER_TEAMS) };

static enum err lines(struct db *db, struct arena *mem, const struct query *q, struct viewer who,
                      int64_t key, int64_t id, int limit, struct rows *out)
{
	struct arg from = arg_at(key ? key : 1), v[5 + 2 * SIGHT_ARGS] = { arg(who.id) };
	size_t n = 1;

	n += seen_args(who, v + n);
	n += inside_args(who, v + n);
	v[n++] = from;
	v[n++] = from;
	v[n++] = arg(id);
	v[n++] = arg(limit);
	return db_all(db, mem, &q[who.sight], (struct args){ v, n }, out);
}

enum err task_of_person(struct db *db, struct arena *mem, struct viewer who, int64_t key,
                        int64_t id, int limit, struct rows *out)
{
	return lines(db, mem, of_person, who, key, id, limit, out);
}

enum err task_of_teams(struct db *db, struct arena *mem, struct viewer who, int64_t key,
                       int64_t id, int limit, struct rows *out)
{
	return lines(db, mem, of_teams, who, key, id, limit, out);
}

static const struct query wipes[] = {
	{ "task_update_loose", NULL, "UPDATE task SET after_id = NULL" },
	{ "task_delete_all", NULL, "DELETE FROM task" },
	{ "extra_value_delete_all", NULL, "DELETE FROM extra_value" },
	{ "extra_update_loose", NULL, "UPDATE extra SET category_id = NULL" },
	{ "outline_update_loose", NULL, "UPDATE outline SET category_id = NULL, team_id = NULL" },
};

enum err task_delete_all(struct db *db)
{
	for (size_t i = 0; i < sizeof wipes / sizeof *wipes; i++)
		TRY(db_run(db, &wipes[i], NO_ARGS, NULL));
	return OK;
}

const struct query *const task_queries[] = {
	&list,
	&list_open,
	&seen[SIGHT_OWN],
	&seen[SIGHT_AGENCY],
	&seen[SIGHT_TEAMS],
	&seen[SIGHT_DESK],
	&seen[SIGHT_SECURITY],
	&of_person[SIGHT_OWN],
	&of_person[SIGHT_AGENCY],
	&of_person[SIGHT_TEAMS],
	&of_person[SIGHT_DESK],
	&of_person[SIGHT_SECURITY],
	&of_teams[SIGHT_OWN],
	&of_teams[SIGHT_AGENCY],
	&of_teams[SIGHT_TEAMS],
	&of_teams[SIGHT_DESK],
	&of_teams[SIGHT_SECURITY],
	&insert,
	&update,
	&expire,
	&wipes[0],
	&wipes[1],
	&wipes[2],
	&wipes[3],
	&wipes[4],
	NULL,
};
