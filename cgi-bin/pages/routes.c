/* See routes.h. */
#include "pages/routes.h"

#include "base/buf.h"

enum { JSON_MOST = 1 << 20 };

const struct route *const all_routes[] = {
	health_pages, home_pages, sign_in_pages, me_pages, ticket_pages, timeline_pages,
	queue_pages, people_pages, file_pages, report_pages, admin_pages, parts_pages,
	staff_pages, person_pages, merging_pages, import_pages, rules_pages, audit_pages,
	search_pages, agency_pages, task_pages, extra_pages, outline_pages, redact_pages,
	privacy_pages, configuration_pages, security_pages,
	NULL,
};

/* All of it is our own plain words: nothing needs to be escaped. */
static void add_route(struct buf *b, const struct route *r)
{
	const struct form *form = r->form;

	buf_format(b, "%s  {\"method\": \"%s\", \"path\": \"%s\", \"ability\": \"%s\","
	           " \"fields\": [", b->n > 2 ? ",\n" : "", r->method == POST ? "POST" : "GET",
	           r->path, name_of(&may_names, (int)r->need));
	if (r->method == POST)
		buf_add(b, S("\"csrf\""));
	for (size_t i = 0; form && i < form->count; i++)
		buf_format(b, "%s\"%s\"", r->method == POST || i ? ", " : "",
		           form->input[i].name);
	if (form && form->files)
		buf_add(b, S(", \"file\", \"drop\""));
	if (form && form->seen)
		buf_add(b, S(", \"seen\""));
	if (form && form->once)
		buf_add(b, S(", \"once\""));
	buf_add(b, S("]"));
	if (form && form->freely)
		buf_format(b, ", \"freely\": \"%s\"", form->freely);
	buf_add(b, S("}"));
}

struct str routes_json(struct arena *mem)
{
	struct buf b;

	buf_init(&b, mem, JSON_MOST);
	buf_add(&b, S("[\n"));
	for (const struct route *const *table = all_routes; *table; table++)
		for (const struct route *r = *table; r->path; r++)
			add_route(&b, r);
	buf_add(&b, S("\n]\n"));
	return buf_str(&b);
}
