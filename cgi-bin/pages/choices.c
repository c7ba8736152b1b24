/* See choices.h. */
#include "pages/choices.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/triage.h"
#include "desk/ticket.h"
#include "desk/words.h"
#include "pages/page.h"
#include "store/team.h"
#include "sys/lang.h"

static struct str number(struct visit *v, int64_t id)
{
	return str_format(v->rq->mem, "%" PRId64, id);
}

enum err choices_of_workers(struct visit *v, struct view *view, int64_t team, int64_t assignee)
{
	const struct rows *workers = &v->site->memo.names[NAMED_WORKER];
	struct view *group = NULL;
	const struct choice *c;

	TRY(page_settings(v));
	c = workers->v;
	form_choice(view, "ASSIGNEE_OPTION", S(""), str_of(_("Nobody yet")), !assignee);
	for (size_t i = 0; i < workers->n; i++) {
		if (i == 0 || c[i].group_id != c[i - 1].group_id) {
			form_choice(view, "TEAM_OPTION", number(v, c[i].group_id), c[i].detail,
			            c[i].group_id == team);
			group = NULL;
		}
		if (!c[i].id)
			continue;
		if (!group) {
			group = view_add(view, "TEAM_GROUP");
			view_set(group, "TEAM_LABEL", c[i].detail);
		}
		form_choice(group, "WORKER_OPTION", number(v, c[i].id), c[i].name,
		            c[i].id == assignee && c[i].group_id == team);
	}
	return OK;
}

enum err choices_of_teams(struct visit *v, struct view *view, int64_t team, struct str none)
{
	const struct team *t;
	struct rows rows;

	TRY(team_list(v->site->db, v->rq->mem, &rows));
	t = rows.v;
	form_choice(view, "TEAM_OPTION", S(""), none, !team);
	for (size_t i = 0; i < rows.n; i++)
		form_choice(view, "TEAM_OPTION", number(v, t[i].id), t[i].name, t[i].id == team);
	return OK;
}

/* A ticket keeps a category that is not given to new ones any more. */
static enum err put_away(struct visit *v, struct view *view, int64_t category)
{
	struct category c;
	enum err e = category_by_id(v->site->db, v->rq->mem, category, &c);

	if (e == OK)
		form_choice(view, "CATEGORY_OPTION", number(v, c.id), c.path, true);
	return e == E_MISSING ? OK : e;
}

enum err choices_of_categories(struct visit *v, struct view *view, int64_t category,
                               struct str none)
{
	const struct rows *categories = &v->site->memo.names[NAMED_CATEGORY];
	const struct choice *c;
	bool seen = false;

	TRY(page_settings(v));
	c = categories->v;
	form_choice(view, "CATEGORY_OPTION", S(""), none, !category);
	for (size_t i = 0; i < categories->n; i++) {
		form_choice(view, "CATEGORY_OPTION", number(v, c[i].id), c[i].name,
		            c[i].id == category);
		seen = seen || c[i].id == category;
	}
	return category && !seen ? put_away(v, view, category) : OK;
}

void choices_of_resolutions(struct view *view, int code)
{
	uint64_t ends = 0;

	for (int i = 0; i < RESOLUTIONS; i++)
		if (resolution_is_work(i))
			ends |= (uint64_t)1 << i;
	form_choices(view, "CODE_OPTION", &resolution_names, ends, resolution_word, NULL,
	             code ? code : RESOLUTION_FIXED);
}

uint64_t kinds_for(int person_kind)
{
	uint64_t mask = 0;

	for (int kind = 0; kind < KINDS; kind++)
		if (kind_is_for(kind, person_kind))
			mask |= (uint64_t)1 << kind;
	return mask;
}
