/* See ticket_forms.h. */
#include "pages/ticket_forms.h"

static const struct input words_inputs[] = {
	INPUT(struct words, text, IN_TEXT, 65535),
	INPUT(struct words, then, IN_NAME, 0, &then_names),
	INPUT(struct words, newest, IN_NUMBER),
};
static const struct input verdict_inputs[] = {
	INPUT(struct verdict, text, IN_TEXT, 65535),
	INPUT(struct verdict, code, IN_NAME, 0, &resolution_names),
	INPUT(struct verdict, category, IN_NUMBER),
	INPUT(struct verdict, version, IN_NUMBER),
};
static const struct input handover_inputs[] = {
	INPUT(struct handover, team, IN_NUMBER),
	INPUT(struct handover, assignee, IN_NUMBER),
	INPUT(struct handover, reason, IN_LINE, 500),
	INPUT(struct handover, version, IN_NUMBER),
};
static const struct input fields_inputs[] = {
	INPUT(struct fields, subject, IN_LINE, 200),
	INPUT(struct fields, kind, IN_NAME, 0, &ticket_kind_names),
	INPUT(struct fields, category, IN_NUMBER),
	INPUT(struct fields, impact, IN_NAME, 0, &impact_names),
	INPUT(struct fields, urgency, IN_NAME, 0, &urgency_names),
	INPUT(struct fields, priority, IN_NAME, 0, &priority_names),
	INPUT(struct fields, priority_reason, IN_LINE, 300),
	INPUT(struct fields, status, IN_NAME, 0, &status_names),
	INPUT(struct fields, waiting_for, IN_NAME, 0, &waiting_for_names),
	INPUT(struct fields, version, IN_NUMBER),
};

const struct form reply_form = FORM("reply", struct words, words_inputs,
                                    .files = true, .once = true);
const struct form note_form = FORM("note", struct words, words_inputs,
                                   .files = true, .once = true);
const struct form reopen_form = FORM("reopen", struct words, words_inputs, .once = true);
const struct form resolve_form = FORM("resolve", struct verdict, verdict_inputs, .once = true);
const struct form assign_form = FORM("assign", struct handover, handover_inputs, .once = true);
const struct form change_form = FORM("change", struct fields, fields_inputs, .extras = true,
                                     .once = true);

enum err show_words_form(struct visit *v, struct view *view, const char *section,
                         const struct form *form, const struct came_back *back)
{
	static const struct words nothing = { .text = STR("") };
	bool came_back = back && back->form == form;
	struct view *row = view_add(view, section);

	if (came_back) {
		form_show(v, row, form, back->in);
		view_add(row, "OPEN");
	} else {
		view_set(row, "TEXT", nothing.text);
	}
	return form->files ? form_once(v, row, came_back) : OK;
}

struct fields fields_of(const struct ticket *t)
{
	return (struct fields){
		.subject = t->subject, .priority_reason = t->priority_reason, .kind = t->kind,
		.impact = t->impact, .urgency = t->urgency,
		.priority = t->priority_reason.n ? t->priority : -1, .status = t->status,
		.waiting_for = t->waiting_for, .category = t->category_id,
	};
}
