/* See words.h. */
#include "desk/words.h"

#include <inttypes.h>

#include "base/arena.h"
#include "sys/lang.h"

static struct str word(const char *const *words, size_t count, int value)
{
	return value >= 0 && (size_t)value < count ? str_of(_(words[value])) : S("");
}

#define WORD(words, value) word((words), sizeof(words) / sizeof(*(words)), (value))

struct str kind_word(int kind)
{
	static const char *const words[] = {
		N_("Incident"), N_("Request"), N_("Case"), N_("Problem"), N_("Change") };

	return WORD(words, kind);
}

struct str kind_help(int kind)
{
	static const char *const words[] = {
		N_("Something that worked does not, or is worse than it should be."),
		N_("You would like to have something or to know something."),
		N_("A matter of a business customer."),
		N_("The cause behind several incidents."),
		N_("A planned change to a service."),
	};

	return WORD(words, kind);
}

char kind_letter(int kind)
{
	return kind >= 0 && kind < KINDS ? "IRCPH"[kind] : 'I';
}

struct str waiting_word(int waiting_for)
{
	static const char *const words[] = {
		N_("Nobody"), N_("Requester"), N_("Vendor"), N_("Approval") };

	return WORD(words, waiting_for);
}

struct str status_word(int status, int waiting_for)
{
	static const char *const words[] = {
		N_("New"), N_("Open"), N_("Waiting"), N_("Resolved"), N_("Closed"),
		N_("Cancelled") };
	static const char *const waits[] = {
		N_("Waiting"), N_("Waiting for requester"), N_("Waiting for vendor"),
		N_("Waiting for approval") };

	return status == STATUS_WAITING ? WORD(waits, waiting_for) : WORD(words, status);
}

struct str status_for_requester(int status, int waiting_for)
{
	static const char *const words[] = {
		N_("Received"), N_("In progress"), N_("In progress"), N_("Solved"), N_("Solved"),
		N_("Withdrawn") };

	if (status == STATUS_WAITING && waiting_for == FOR_REQUESTER)
		return str_of(_("Waiting for you"));
	return WORD(words, status);
}

struct str channel_word(int channel)
{
	static const char *const words[] = {
		N_("Portal"), N_("Phone"), N_("In person"), N_("E-mail"), N_("Chat"),
		N_("Voicemail"), N_("Operations") };

	return WORD(words, channel);
}

struct str impact_word(int impact)
{
	static const char *const words[] = {
		N_("One person"), N_("A team"), N_("A building or more") };

	return WORD(words, impact);
}

struct str urgency_word(int urgency)
{
	static const char *const words[] = {
		N_("Low: no hurry"), N_("Normal: work is hampered"), N_("High: cannot work") };

	return WORD(words, urgency);
}

struct str priority_word(int priority)
{
	static const char *const words[] = {
		N_("Priority 1"), N_("Priority 2"), N_("Priority 3"), N_("Operations") };

	return WORD(words, priority);
}

struct str resolution_word(int code)
{
	static const char *const words[] = {
		N_("Not resolved"), N_("Fixed"), N_("Workaround"), N_("Question answered"),
		N_("Request fulfilled"), N_("Duplicate"), N_("Cannot be reproduced"),
		N_("Not possible"), N_("Junk"), N_("Withdrawn") };

	return WORD(words, code);
}

struct str timer_word(int kind)
{
	static const char *const words[] = {
		N_("Response"), N_("Next update"), N_("Resolution"), N_("Closing") };

	return WORD(words, kind);
}

struct str court_word(int court)
{
	static const char *const words[] = {
		N_("Help desk"), N_("Requester"), N_("Vendor"), N_("Approver") };

	return WORD(words, court);
}

/* How the values of an event's was and becomes are said. */
static struct str value_word(const struct event *e, struct str value)
{
	static const struct {
		int kind;
		const struct names *names;
		struct str (*say)(int);
	} codes[] = {
		{ EV_KIND,     &ticket_kind_names, kind_word },
		{ EV_IMPACT,   &impact_names,      impact_word },
		{ EV_URGENCY,  &urgency_names,     urgency_word },
		{ EV_PRIORITY, &priority_names,    priority_word },
		{ EV_RESOLVED, &resolution_names,  resolution_word },
		{ EV_MISSED,   &timer_kind_names,  timer_word },
		{ EV_OPENED,   &channel_names,     channel_word },
	};
	struct str part, rest = value;
	int wait;

	if (e->kind == EV_STATUS) {
		str_cut(&rest, ':', &part);
		wait = rest.n ? name_find(&waiting_for_names, rest) : FOR_NOBODY;
		return status_word(name_find(&status_names, part), wait);
	}
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i].kind == e->kind)
			return codes[i].say(name_find(codes[i].names, value));
	return value.n ? value : str_of(e->kind == EV_ASSIGNEE ? _("nobody") : _("none"));
}

struct str event_sentence(struct arena *mem, const struct event *e)
{
	static const char *const plain[EVENT_KINDS] = {
		[EV_REPLIED]   = N_("replied"),
		[EV_NOTED]     = N_("added an internal note"),
		[EV_REOPENED]  = N_("opened it again"),
		[EV_CONFIRMED] = N_("confirmed that it works now"),
		[EV_CLOSED]    = N_("closed it, as nothing more was heard"),
		[EV_WITHDRAWN] = N_("withdrew it"),
		[EV_JUNK]      = N_("marked it as junk"),
		[EV_RESTORED]  = N_("took it up again"),
		[EV_REDACTED]  = N_("redacted a text"),
	};
	static const char *const single[EVENT_KINDS] = {
		[EV_OPENED]   = N_("opened it (%.*s)"),
		[EV_RESOLVED] = N_("resolved it: %.*s"),
		[EV_MISSED]   = N_("promise missed: %.*s"),
		[EV_TASK_ADDED]   = N_("added the task \"%.*s\""),
		[EV_TASK_CHANGED] = N_("changed the task \"%.*s\""),
		[EV_TASK_DONE]    = N_("ticked off the task \"%.*s\""),
		[EV_TASK_UNDONE]  = N_("took up the task \"%.*s\" again"),
		[EV_TASK_REMOVED] = N_("removed the task \"%.*s\""),
		[EV_TASK_BACK]    = N_("put back the task \"%.*s\""),
		[EV_STEP_DONE]    = N_("ticked off the step \"%.*s\""),
		[EV_STEP_UNDONE]  = N_("took back the step \"%.*s\""),
	};
	static const char *const change[EVENT_KINDS] = {
		[EV_STATUS]   = N_("changed the status from %.*s to %.*s"),
		[EV_TEAM]     = N_("changed the team from %.*s to %.*s"),
		[EV_ASSIGNEE] = N_("changed the assignee from %.*s to %.*s"),
		[EV_KIND]     = N_("changed the type from %.*s to %.*s"),
		[EV_SUBJECT]  = N_("changed the subject from \"%.*s\" to \"%.*s\""),
		[EV_CATEGORY] = N_("changed the category from %.*s to %.*s"),
		[EV_IMPACT]   = N_("changed the impact from %.*s to %.*s"),
		[EV_URGENCY]  = N_("changed the urgency from %.*s to %.*s"),
		[EV_PRIORITY] = N_("changed the priority from %.*s to %.*s"),
		[EV_EXTRA]    = N_("changed \"%.*s\" to \"%.*s\""),
	};
	struct str was, becomes;

	if (e->redacted)
		return str_of(_("changed something; the words are redacted"));
	if (plain[e->kind])
		return str_of(_(plain[e->kind]));
	was = value_word(e, e->was);
	becomes = value_word(e, e->becomes);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	/* The formats stand above and in our catalogues; msgfmt checks those. */
	if (single[e->kind])
		return str_format(mem, _(single[e->kind]), FMT(becomes));
	return str_format(mem, _(change[e->kind]), FMT(was), FMT(becomes));
#pragma GCC diagnostic pop
}

struct str duration_words(struct arena *mem, int64_t ms)
{
	int64_t s = (ms < 0 ? -ms : ms) / 1000;

	if (s < 60)
		return str_format(mem, _("%d s"), (int)s);
	if (s < 3600)
		return str_format(mem, _("%d min"), (int)(s / 60));
	if (s < 86400 && s % 3600 < 60)
		return str_format(mem, _("%d h"), (int)(s / 3600));
	if (s < 86400)
		return str_format(mem, _("%d h %d min"), (int)(s / 3600), (int)(s % 3600 / 60));
	if (s % 86400 < 3600)
		return str_format(mem, _("%d d"), (int)(s / 86400));
	return str_format(mem, _("%d d %d h"), (int)(s / 86400), (int)(s % 86400 / 3600));
}

struct str size_words(struct arena *mem, int64_t bytes)
{
	if (bytes < 1000)
		return str_format(mem, ngettext("%d byte", "%d bytes", (unsigned long)bytes),
		                  (int)bytes);
	if (bytes < 1000000)
		return str_format(mem, _("%d KB"), (int)((bytes + 500) / 1000));
	return str_format(mem, _("%d.%d MB"), (int)(bytes / 1000000),
	                  (int)(bytes % 1000000 / 100000));
}
