/* See opening.h. */
#include "pages/opening.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/intake.h"
#include "desk/task.h"
#include "desk/words.h"
#include "pages/choices.h"
#include "pages/extra_part.h"
#include "pages/ticket_view.h"
#include "store/outline.h"
#include "sys/lang.h"

enum { MEANT = 5 };

/* Human words for urgency and impact (ux.md U7); the order is the enums'. */
static const char *const blocked[] = { "nohurry", "hurts", "cannot" };
static const char *const affected[] = { "me", "team", "building" };
static const struct names blocked_names = NAMES(blocked);
static const struct names affected_names = NAMES(affected);

static struct str blocked_word(int urgency)
{
	static const char *const words[] = {
		N_("No hurry"), N_("I can work, but it hurts"), N_("I cannot work") };

	return str_of(_(words[urgency]));
}

static struct str affected_word(int impact)
{
	static const char *const words[] = {
		N_("Only me"), N_("My team"), N_("The building or more") };

	return str_of(_(words[impact]));
}

static struct str asked_word(int kind)
{
	static const char *const words[] = {
		N_("Something does not work"), N_("I need something"), N_("A business matter") };

	return str_of(_(words[kind]));
}

struct asked {
	struct str text, phone, location;
	int kind, blocked, affected;
	int64_t category;
};
static const struct input ask_inputs[] = {
	INPUT(struct asked, text, IN_TEXT, 65535),
	INPUT(struct asked, kind, IN_NAME, 0, &ticket_kind_names),
	INPUT(struct asked, category, IN_NUMBER),
	INPUT(struct asked, blocked, IN_NAME, 0, &blocked_names),
	INPUT(struct asked, affected, IN_NAME, 0, &affected_names),
	INPUT(struct asked, phone, IN_LINE, 40),
	INPUT(struct asked, location, IN_LINE, 120),
};
const struct form ask_form =
	FORM("ask", struct asked, ask_inputs, .files = true, .extras = true, .once = true);

static const struct input box_inputs[] = { INPUT(struct asked, text, IN_TEXT, 65535) };
const struct form box_form = FORM("ask", struct asked, box_inputs,
                                  .freely = "shows the next form, changes nothing");

static enum err show_extras(struct visit *v, struct view *view, const char *form, bool for_desk)
{
	struct rows rows;

	TRY(extra_of_ticket(v->site->db, v->rq->mem, 0, &rows));
	show_extra_inputs(v, view, form, &rows, for_desk);
	return OK;
}

static enum err show_ask(struct visit *v, const struct asked *in, int status)
{
	struct view *view = visit_view(v, "ticket/new.tpl", str_of(_("Ask for help")));
	form_show(v, view, &ask_form, in);
	form_choices(view, "KIND_OPTION", &ticket_kind_names, kinds_for(v->person.kind), asked_word,
	             kind_help, in->kind);
	form_choices(view, "BLOCKED_OPTION", &blocked_names, ~(uint64_t)0, blocked_word, NULL,
	             in->blocked);
	form_choices(view, "AFFECTED_OPTION", &affected_names, ~(uint64_t)0, affected_word, NULL,
	             in->affected);
	TRY(choices_of_categories(v, view, in->category, str_of(_("I do not know"))));
	TRY(show_extras(v, view, "ask", false));
	TRY(form_once(v, view, status != 200));
	return visit_show(v, status);
}

static struct asked asked_by(const struct person *p)
{
	return (struct asked){ .text = S(""), .phone = p->phone, .location = p->location,
	                       .kind = KIND_INCIDENT, .blocked = URGENCY_NORMAL };
}

enum err new_request(struct visit *v)
{
	struct asked in = asked_by(&v->person);

	in.text = visit_query(v, "text");
	return show_ask(v, &in, 200);
}

/* A POST, for people write things here that do not belong into addresses and logs. */
enum err box(struct visit *v)
{
	struct asked in = asked_by(&v->person);

	return show_ask(v, &in, form_read(v, &box_form, &in) == OK ? 200 : 422);
}

enum err ask(struct visit *v)
{
	struct asked in = asked_by(&v->person);
	enum err e = form_read(v, &ask_form, &in);
	int64_t id;

	if (e == OK)
		e = desk_open_ticket(&v->desk, &(struct draft){
			.kind = in.kind, .text = in.text, .category_id = in.category,
			.subject = S(""), .impact = in.affected, .urgency = in.blocked,
			.phone = in.phone, .location = in.location, .basket = v->once,
			.channel = BY_PORTAL, .resolution = S(""),
			.extras = extras_read(v, false) }, &v->wrong, &id);
	if (e == E_INVALID && v->wrong.n)
		return show_ask(v, &in, v->too_large ? 413 : 422);
	TRY(e);
	visit_note(v, "sent");
	return visit_go(v, "/tickets/%" PRId64, id);
}

struct opening {
	struct str requester, subject, text, phone, location, resolution;
	int channel, kind, impact, urgency, code;
	int64_t category, team, template;
	bool solved;
};
static const struct input open_inputs[] = {
	INPUT(struct opening, requester, IN_LINE, 254),
	INPUT(struct opening, channel, IN_NAME, 0, &channel_names),
	INPUT(struct opening, subject, IN_LINE, 200),
	INPUT(struct opening, text, IN_TEXT, 65535),
	INPUT(struct opening, kind, IN_NAME, 0, &ticket_kind_names),
	INPUT(struct opening, category, IN_NUMBER),
	INPUT(struct opening, team, IN_NUMBER),
	INPUT(struct opening, template, IN_NUMBER),
	INPUT(struct opening, impact, IN_NAME, 0, &impact_names),
	INPUT(struct opening, urgency, IN_NAME, 0, &urgency_names),
	INPUT(struct opening, phone, IN_LINE, 40),
	INPUT(struct opening, location, IN_LINE, 120),
	INPUT(struct opening, solved, IN_FLAG),
	INPUT(struct opening, resolution, IN_TEXT, 65535),
	INPUT(struct opening, code, IN_NAME, 0, &resolution_names),
};
const struct form open_form =
	FORM("open", struct opening, open_inputs, .files = true, .extras = true, .once = true);

#define CHANNELS_OF_AGENTS (1u << BY_PHONE | 1u << BY_WALKIN | 1u << BY_MAIL | 1u << BY_CHAT | \
                            1u << BY_VOICEMAIL | 1u << BY_OPERATIONS)

/* What the form may start from, and what comes with it. */
static enum err show_templates(struct visit *v, struct view *view, const struct opening *in)
{
	const struct outline *o;
	struct view *start;
	struct rows rows;

	view_int(view, "TEMPLATE", in->template);
	TRY(outline_list(v->site->db, v->rq->mem, false, &rows));
	o = rows.v;
	if (!rows.n)
		return OK;
	start = view_add(view, "START_FROM");
	view_set(start, "REQUESTER", in->requester);
	form_choice(start, "TEMPLATE_OPTION", S(""), str_of(_("An empty form")), !in->template);
	for (size_t i = 0; i < rows.n; i++) {
		struct str rest = o[i].tasks, line;

		form_choice(start, "TEMPLATE_OPTION",
		            str_format(v->rq->mem, "%" PRId64, o[i].id), o[i].name,
		            o[i].id == in->template);
		while (o[i].id == in->template && line_cut(&rest, &line))
			view_set(view_add(start, "COMING"), "LINE", line);
	}
	return OK;
}

static enum err show_opening(struct visit *v, const struct opening *in, int status)
{
	struct view *view = visit_view(v, "ticket/new-for.tpl", str_of(_("New ticket")));

	form_show(v, view, &open_form, in);
	form_choices(view, "CHANNEL_OPTION", &channel_names, CHANNELS_OF_AGENTS, channel_word, NULL,
	             in->channel);
	form_choices(view, "KIND_OPTION", &ticket_kind_names, kinds_for(PERSON_BUSINESS), kind_word,
	             NULL, in->kind);
	form_choices(view, "IMPACT_OPTION", &impact_names, ~(uint64_t)0, impact_word, NULL,
	             in->impact);
	form_choices(view, "URGENCY_OPTION", &urgency_names, ~(uint64_t)0, urgency_word, NULL,
	             in->urgency);
	choices_of_resolutions(view, in->code);
	TRY(choices_of_categories(v, view, in->category, str_of(_("Not known yet"))));
	TRY(choices_of_teams(v, view, in->team, str_of(_("By category"))));
	TRY(show_extras(v, view, "open", true));
	TRY(show_templates(v, view, in));
	TRY(form_once(v, view, status != 200));
	return visit_show(v, status);
}

static struct opening blank_opening(void)
{
	return (struct opening){
		.requester = S(""), .subject = S(""), .text = S(""), .phone = S(""),
		.location = S(""), .resolution = S(""), .channel = BY_PHONE,
		.urgency = URGENCY_NORMAL };
}

static enum err start_from(struct visit *v, struct opening *in)
{
	struct outline o = { 0 };
	enum err e = E_MISSING;
	int64_t id;

	if (str_int(visit_query(v, "template"), &id) && id > 0)
		e = outline_by_id(v->site->db, v->rq->mem, id, &o);
	if (e == E_MISSING || (e == OK && !o.active))
		return OK;
	TRY(e);
	in->template = o.id;
	in->subject = o.subject;
	in->text = o.text;
	in->kind = o.kind;
	in->category = o.category_id;
	in->team = o.team_id;
	in->impact = o.impact;
	in->urgency = o.urgency;
	return OK;
}

enum err new_ticket(struct visit *v)
{
	struct opening in = blank_opening();

	TRY(start_from(v, &in));
	in.requester = visit_query(v, "for");
	if (visit_query(v, "text").n)
		in.text = visit_query(v, "text");
	return show_opening(v, &in, 200);
}

/* "Dana Reyes (dana@..), Dan Reed (dan@..)": who may have been meant. */
static enum err ask_which(struct visit *v, const struct rows *rows)
{
	const struct person *p = rows->v;
	struct buf b;

	if (!rows->n)
		return wrong_say(&v->wrong, "requester",
		                 _("Nobody with this name or address is known."));
	buf_init(&b, v->rq->mem, 4096);
	buf_add(&b, str_of(_("Please enter the email address of one of these:")));
	for (size_t i = 0; i < rows->n && i < MEANT; i++)
		buf_format(&b, "%s %.*s (%.*s)", i ? "," : "", FMT(p[i].name), FMT(p[i].email));
	return wrong_say(&v->wrong, "requester", str_z(v->rq->mem, buf_str(&b)));
}

/* An address; or a whole name, when only one person has it. */
static enum err who_is(struct visit *v, struct str typed, int64_t *id)
{
	const struct person *found;
	struct person p;
	struct seek seek;
	struct rows rows;
	size_t same = 0;
	enum err e;

	if (!typed.n)
		return wrong_say(&v->wrong, "requester", _("Please say for whom this is."));
	e = person_by_email(v->site->db, v->rq->mem, typed, &p);
	*id = e == OK ? p.id : 0;
	if (e != E_MISSING)
		return e;
	seek_read(v->rq->mem, typed, &seek);
	TRY(person_find(v->site->db, v->rq->mem, &seek, &rows));
	found = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		if (!str_eq_nocase(found[i].name, typed))
			continue;
		*id = found[i].id;
		same++;
	}
	return same == 1 ? OK : ask_which(v, &rows);
}

enum err open_ticket(struct visit *v)
{
	struct opening in = blank_opening();
	int64_t requester = 0, id = 0;
	enum err e = form_read(v, &open_form, &in), known;

	if (!(CHANNELS_OF_AGENTS >> in.channel & 1))
		e = wrong_say(&v->wrong, "channel", _("Please choose one of these."));
	if (!in.text.n)
		e = wrong_say(&v->wrong, "text", _("Please describe what was said."));
	known = who_is(v, in.requester, &requester);
	if (known != OK && known != E_INVALID)
		return known;
	e = e == OK ? known : e;
	if (e == OK)
		e = desk_open_ticket(&v->desk, &(struct draft){
			.kind = in.kind, .subject = in.subject, .text = in.text,
			.category_id = in.category, .impact = in.impact, .urgency = in.urgency,
			.phone = in.phone, .location = in.location, .basket = v->once,
			.requester_id = requester, .channel = in.channel, .team_id = in.team,
			.solved = in.solved, .resolution = in.resolution,
			.resolution_code = in.code, .outline_id = in.template,
			.extras = extras_read(v, true) }, &v->wrong, &id);
	if (e == E_INVALID && v->wrong.n)
		return show_opening(v, &in, v->too_large ? 413 : 422);
	TRY(e);
	visit_note(v, in.solved ? "opened-solved" : "opened");
	return visit_go(v, "/tickets/%" PRId64, id);
}
