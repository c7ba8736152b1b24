/* See queries.h. */
#include "store/queries.h"

#include "store/audit.h"
#include "store/backlog.h"
#include "store/bulk.h"
#include "store/card.h"
#include "store/counts.h"
#include "store/demo.h"
#include "store/entry.h"
#include "store/erasure.h"
#include "store/estate.h"
#include "store/event.h"
#include "store/extra.h"
#include "store/find.h"
#include "store/job.h"
#include "store/member.h"
#include "store/outline.h"
#include "store/place.h"
#include "store/privacy.h"
#include "store/promise.h"
#include "store/queue.h"
#include "store/report.h"
#include "store/rule.h"
#include "store/schema.h"
#include "store/search.h"
#include "store/security.h"
#include "store/server.h"
#include "store/session.h"
#include "store/task.h"
#include "store/team.h"

const struct query *const *const all_queries[] = {
	audit_queries,
	backlog_queries,
	bulk_queries,
	card_queries,
	demo_queries,
	entry_queries,
	erasure_queries,
	estate_queries,
	event_queries,
	extra_queries,
	find_queries,
	job_queries,
	member_queries,
	outline_queries,
	person_queries,
	place_queries,
	privacy_queries,
	promise_queries,
	counts_queries, queue_queries,
	report_queries,
	rule_queries,
	schema_queries,
	search_queries,
	security_queries,
	server_queries,
	session_queries,
	task_queries,
	team_queries,
	ticket_queries,
	NULL,
};
