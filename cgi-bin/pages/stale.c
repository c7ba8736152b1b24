/* See stale.h. */
#include "pages/stale.h"

#include "base/arena.h"
#include "sys/lang.h"

struct view *stale_card(struct view *view)
{
	struct view *stale = view_add(view, "STALE_CARD");

	view_show_if(stale, "STALE_OTHERS", !view_rows(view, S("STALE_OWN")));
	return stale;
}

static struct str or_nothing(struct str text)
{
	return text.n ? text : str_of(_("nothing"));
}

void stale_row(struct view *stale, const char *label, enum differs how, struct str is,
               struct str yours)
{
	struct view *row;

	if (how == DIFFERS_NOT)
		return;
	row = view_add(stale, "DIFFERS");
	view_set(row, "WHAT", str_of(_(label)));
	view_set(row, "IS", or_nothing(is));
	if (how == DIFFERS_CLASH)
		view_set(view_add(row, "CLASH"), "YOURS", or_nothing(yours));
	else
		view_add(row, "TAKEN");
}

/* As the select says it; a field without one as it stands. */
static struct str word_of(struct visit *v, const struct view *filled, const struct input *in,
                          const void *card)
{
	struct str section = str_format(v->rq->mem, "%s_option", in->name), word;
	char *p = (char *)section.p;

	for (size_t i = 0; i < section.n; i++)
		p[i] = (char)(p[i] >= 'a' && p[i] <= 'z' ? p[i] - 32 : p[i]);
	for (size_t i = 0; i < view_rows(filled, section); i++) {
		const struct view *row = view_row(filled, section, i);

		if (view_rows(row, S("SELECTED")) && view_text(row, S("LABEL"), &word))
			return word;
	}
	return form_value(v->rq->mem, in, card);
}

static const char *label_of(const struct said *said, const char *name)
{
	for (; said->name; said++)
		if (str_eq(str_of(said->name), str_of(name)))
			return said->label;
	return NULL;
}

enum err stale_show(struct visit *v, struct view *view, const struct form *form,
                    const struct said *said, options fill, void *in, const void *now)
{
	struct view *stale = stale_card(view);
	struct view *mine = view_new(v->rq->mem), *theirs = view_new(v->rq->mem);

	if (fill) {
		TRY(fill(v, mine, in));
		TRY(fill(v, theirs, now));
	}
	for (size_t i = 0; i < form->count; i++) {
		const struct input *input = &form->input[i];
		const char *label = label_of(said, input->name);

		if (label)
			stale_row(stale, label, seen_differs(v, form, i, in, now),
			          word_of(v, theirs, input, now), word_of(v, mine, input, in));
	}
	seen_follow(v, form, in, now);
	return OK;
}
