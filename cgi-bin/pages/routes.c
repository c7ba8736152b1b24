/* See routes.h. */
#include "pages/routes.h"

const struct route *const all_routes[] = {
	health_pages, home_pages, sign_in_pages, me_pages, ticket_pages, timeline_pages,
	queue_pages, people_pages, file_pages, report_pages, admin_pages, parts_pages,
	staff_pages, person_pages, merging_pages, import_pages, rules_pages, audit_pages,
	search_pages, agency_pages, task_pages, extra_pages, outline_pages, redact_pages,
	privacy_pages,
	NULL,
};
