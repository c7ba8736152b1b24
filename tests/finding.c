/* See finding.h. */
#include "tests/finding.h"

#include "desk/search.h"

void index_now(void)
{
	int done = 0;

	OKAY(desk_index_due(site_desk(NULL), &done));
	EQ(count_of("SELECT COUNT(*) FROM search_due"), 0);
}

struct str ref(const char *ticket)
{
	return str_format(test_mem(), "/tickets/%ld\"", (long)number_of(ticket));
}

bool finds(const char *who, const char *words, const char *ticket)
{
	struct seen seen = get(site_as(who), "/search?q=%s", encoded(str_of(words)));

	EQ(seen.status, 200);
	return str_search(seen.body, ref(ticket)) != SIZE_MAX;
}

struct str found_count(const char *who, const char *query)
{
	struct str body = get(site_as(who), "/search?%s", query).body;
	size_t at = str_search(body, S("id=\"search-count\">"));

	body = str_from(body, at == SIZE_MAX ? body.n : at + 18);
	return str_sub(body, 0, str_find(body, '<'));
}
