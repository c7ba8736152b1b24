/* See audit_words.h. */
#include "pages/audit_words.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/when.h"
#include "desk/rules.h"
#include "desk/words.h"
#include "pages/part.h"
#include "pages/person.h"
#include "store/extra.h"
#include "sys/lang.h"

typedef struct str (*word)(const struct visit *v, struct str value);

static struct str length(const struct visit *v, struct str value)
{
	int64_t seconds;

	if (!str_int(value, &seconds))
		return value;
	return seconds ? duration_text(v->rq->mem, seconds) : str_of(_("no promise"));
}

/* Days are kept as midnight in UTC. */
static struct str day(const struct visit *v, struct str value)
{
	struct civil c;
	int64_t at;

	if (!value.n || !when_parse(value, &at))
		return value;
	c = when_civil(at);
	return str_format(v->rq->mem, "%d %s %d", c.day, month_word(c.month), c.year);
}

static struct str flag(const struct visit *v, struct str value)
{
	(void)v;
	return str_of(str_eq(value, S("yes")) ? _("Yes") : _("No"));
}

static struct str roles(const struct visit *v, struct str value)
{
	struct str part;
	struct buf b;

	buf_init(&b, v->rq->mem, 1000);
	while (value.n && str_cut(&value, ',', &part)) {
		int role = name_find(&role_names, part);

		if (b.n)
			buf_add(&b, S(", "));
		buf_add(&b, role < 0 ? part : role_word(role));
	}
	return buf_str(&b);
}

static struct str of_names(const struct names *names, struct str (*said)(int), struct str value)
{
	int i = name_find(names, value);

	return i < 0 ? value : said(i);
}

static struct str kind(const struct visit *v, struct str value)
{
	(void)v;
	return of_names(&ticket_kind_names, kind_word, value);
}

static struct str impact(const struct visit *v, struct str value)
{
	(void)v;
	return of_names(&impact_names, impact_word, value);
}

static struct str urgency(const struct visit *v, struct str value)
{
	(void)v;
	return of_names(&urgency_names, urgency_word, value);
}

/* object NULL: of any; the first that fits counts. */
static const struct meaning {
	const char *object, *what, *label;
	word said;
} meanings[] = {
	{ "agreement", "respond_s", N_("Answer within"), length },
	{ "agreement", "resolve_s", N_("Solve within"), length },
	{ "setting", "value", N_("Value") },
	{ "template", "kind", N_("Type"), kind },
	{ "template", "impact", N_("Impact"), impact },
	{ "template", "urgency", N_("Urgency"), urgency },
	{ "template", "text", N_("Text") },
	{ "field", "kind", N_("What it holds") },
	{ "field", "name", N_("Name in exports") },
	{ "field", "ticket_kind", N_("For which type"), kind },
	{ "field", "category", N_("For which category") },
	{ "field", "sort", N_("Place in the form") },
	{ "category", "kind", N_("Type"), kind },
	{ "category", "path", N_("Name") },
	{ NULL, "name", N_("Name") }, { NULL, "code", N_("Code") },
	{ NULL, "email", N_("Mail address") }, { NULL, "phone", N_("Phone") },
	{ NULL, "location", N_("Place") }, { NULL, "place", N_("Location") },
	{ NULL, "agency", N_("Agency") }, { NULL, "manager", N_("Manager") },
	{ NULL, "kind", N_("Kind") }, { NULL, "roles", N_("Roles"), roles },
	{ NULL, "vip", N_("VIP"), flag }, { NULL, "active", N_("In use"), flag },
	{ NULL, "join_at", N_("Joined"), day }, { NULL, "leave_at", N_("Leaves"), day },
	{ NULL, "note", N_("Note") }, { NULL, "addresses", N_("Other addresses") },
	{ NULL, "domains", N_("Mail domains") }, { NULL, "security", N_("Security authority") },
	{ NULL, "tier", N_("Tier") }, { NULL, "team", N_("Team") }, { NULL, "help", N_("Help") },
	{ NULL, "steps", N_("Steps") }, { NULL, "sort", N_("Place in the list") },
	{ NULL, "parent", N_("Below") }, { NULL, "category", N_("Category") },
	{ NULL, "label", N_("Label") }, { NULL, "choices", N_("Choices") },
	{ NULL, "required", N_("Required"), flag }, { NULL, "subject", N_("Subject") },
	{ NULL, "tasks", N_("Tasks") }, { NULL, "priority", N_("Priority") },
	{ NULL, "merged", N_("became one") }, { NULL, "unmerged", N_("are two again") },
	{ NULL, "added", N_("added") }, { NULL, "removed", N_("removed") },
	{ NULL, "invited", N_("one-time link made for") }, { NULL, "exported", N_("handed out") },
	{ NULL, "erased", N_("erased") }, { NULL, "redacted", N_("redacted") },
	{ NULL, "deactivated", N_("deactivated") }, { NULL, "reactivated", N_("reactivated") },
	{ NULL, "joined", N_("joined") }, { NULL, "joined as lead", N_("joined as lead") },
	{ NULL, "made lead", N_("made lead") }, { NULL, "lead no more", N_("lead no more") },
	{ NULL, "left", N_("left") }, { NULL, "handed over", N_("handed over") },
	{ NULL, "new link", N_("told of a link for a new password") },
};

static const struct meaning *meaning_of(const struct audit *a)
{
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (str_eq(a->what, str_of(meanings[i].what))
		    && (!meanings[i].object || str_eq(a->object, str_of(meanings[i].object))))
			return &meanings[i];
	return NULL;
}

struct str audit_what(const struct audit *a)
{
	const struct meaning *k = meaning_of(a);

	return k ? str_of(_(k->label)) : a->what;
}

/* "one, normal" */
static struct str cell(const struct visit *v, struct str name)
{
	size_t comma = str_search(name, S(", "));

	if (comma == SIZE_MAX)
		return name;
	return str_format(v->rq->mem, "%.*s, %.*s", FMT(impact(v, str_sub(name, 0, comma))),
	                  FMT(urgency(v, str_from(name, comma + 2))));
}

struct str audit_name(const struct visit *v, const struct audit *a)
{
	if (str_eq(a->object, S("setting")))
		return setting_label(a->object_name);
	return str_eq(a->object, S("matrix")) ? cell(v, a->object_name) : a->object_name;
}

struct str audit_value(const struct visit *v, const struct audit *a, struct str value)
{
	const struct meaning *k = meaning_of(a);

	if (str_eq(a->object, S("setting")))
		return setting_words(a->object_name, value);
	return k && k->said ? k->said(v, value) : value;
}
