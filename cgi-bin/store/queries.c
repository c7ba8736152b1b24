/* See queries.h. */
#include "store/queries.h"

#include "store/audit.h"
#include "store/demo.h"
#include "store/entry.h"
#include "store/event.h"
#include "store/extra.h"
#include "store/job.h"
#include "store/outline.h"
#include "store/privacy.h"
#include "store/promise.h"
#include "store/queue.h"
#include "store/schema.h"
#include "store/server.h"
#include "store/session.h"
#include "store/task.h"
#include "store/team.h"

const struct query *const *const all_queries[] = {
	audit_queries,   demo_queries,    entry_queries,  event_queries,  extra_queries,
	job_queries,     outline_queries, person_queries, privacy_queries, promise_queries,
	queue_queries,   schema_queries,  server_queries, session_queries, task_queries,
	team_queries,    ticket_queries,  NULL,
};
