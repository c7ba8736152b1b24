/* See settings.h. */
#include "desk/settings.h"

#include "desk/audit.h"
#include "desk/may.h"
#include "desk/people.h"
#include "store/job.h"
#include "sys/lang.h"

static bool is_mail_or_nothing(struct str s)
{
	return !s.n || email_is_valid(s);
}

static bool is_phone_or_nothing(struct str s)
{
	return !s.n || phone_is_valid(s);
}

static const char *const agents_see[] = { "all", "own-teams" };
static const struct names agents_see_names = NAMES(agents_see);
static const char *const agents_see_words[] = {
	N_("every ticket"), N_("those of their teams") };
#define KEEPING "/admin/privacy/keeping"

static const struct rule {
	const char *name;
	size_t at;
	bool number;
	int64_t least, most;            /* of the number, or of the text's bytes */
	struct str text;                /* defaults */
	int64_t value;
	const char *label, *help;       /* for the page of settings */
	bool (*check)(struct str);      /* of a text, beyond its length */
	const struct names *names;      /* the only texts there are */
	const char *const *words;       /* and what they are called */
	const char *fault;              /* what a text is not */
	const char *elsewhere;          /* the page that keeps it */
	bool flag;                      /* a number that is 0 or 1 */
} rules[] = {
#define TEXT(member, least, most, value, ...) \
	{ #member, offsetof(struct settings, member), false, least, most, STR(value), 0, \
	  __VA_ARGS__ }
#define NUMBER(member, least, most, value, ...) \
	{ #member, offsetof(struct settings, member), true, least, most, STR(""), value, \
	  __VA_ARGS__ }
	TEXT(desk_name,  1, 60,  "Help Desk", N_("Name of the help desk"),
	     N_("Stands at the top of every page.")),
	TEXT(desk_phone, 0, 40,  "", N_("Phone"), N_("Shown at the foot of every page."),
	     is_phone_or_nothing, .fault = N_("This is no phone number.")),
	TEXT(desk_mail,  0, 200, "", N_("Mail address"),
	     N_("Shown beside the phone; may be empty."), is_mail_or_nothing,
	     .fault = N_("This is not a mail address.")),
	TEXT(desk_hours, 0, 120, "around the clock", N_("Hours"),
	     N_("When people reach somebody, in words.")),
	NUMBER(close_days,  1, 90,  7, N_("Days until a solved ticket closes"),
	       N_("Its requester can say before that it does not work.")),
	NUMBER(reopen_days, 1, 365, 14, N_("Days in which a closed ticket can be opened again"),
	       N_("Later, a new request is needed.")),
	NUMBER(recent_days, 1, 90,  7, N_("Days that \"Recently solved\" looks back"), ""),
	{ "agents_see", offsetof(struct settings, agents_see), false, 1, 60, STR("all"), 0,
	  N_("What agents see"), N_("Confidential tickets are the security team's in any case."),
	  NULL, &agents_see_names, agents_see_words },
	NUMBER(keep_files_days, 0, 36500, 0, N_("Days that files of closed tickets are kept"),
	       N_("0 keeps them for ever. Needs the rules to be on."), .elsewhere = KEEPING),
	NUMBER(keep_texts_days, 0, 36500, 0, N_("Days that texts of closed tickets are kept"),
	       N_("0 keeps them for ever. Needs the rules to be on."), .elsewhere = KEEPING),
	NUMBER(keep_rules_on,   0, 1,     0, N_("Rules of keeping are on"),
	       N_("What is older is deleted every hour; without this nothing is."),
	       .elsewhere = KEEPING, .flag = true),
};

enum { RULES = sizeof rules / sizeof *rules };

static const struct rule *rule_of(struct str name)
{
	for (size_t i = 0; i < RULES; i++)
		if (str_eq(str_of(rules[i].name), name))
			return &rules[i];
	return NULL;
}

static void put(struct settings *s, const struct rule *r, struct str text, int64_t number)
{
	void *at = (char *)s + r->at;

	if (r->number)
		*(int64_t *)at = number;
	else
		*(struct str *)at = text;
}

static void fill(const struct rows *rows, struct settings *out)
{
	const struct setting *kept = rows->v;

	for (size_t i = 0; i < RULES; i++)
		put(out, &rules[i], rules[i].text, rules[i].value);
	for (size_t i = 0; i < rows->n; i++) {
		const struct rule *r = rule_of(kept[i].name);
		int64_t number = 0;

		if (r && (!r->number || str_int(kept[i].value, &number)))
			put(out, r, kept[i].value, number);
	}
}

enum err settings_load(struct desk *d, struct settings *out)
{
	struct rows rows;

	TRY(setting_list(d->db, d->mem, &rows));
	fill(&rows, out);
	return OK;
}

enum err settings_hold(struct desk *d, struct settings *out)
{
	struct rows rows;

	TRY(setting_hold(d->db, d->mem, &rows));
	fill(&rows, out);
	return OK;
}

static struct str value_of(struct arena *mem, const struct settings *s, const struct rule *r)
{
	const void *at = (const char *)s + r->at;

	return r->number ? str_format(mem, "%lld", (long long)*(const int64_t *)at)
	                 : *(const struct str *)at;
}

static struct str default_of(struct arena *mem, const struct rule *r)
{
	return r->number ? str_format(mem, "%lld", (long long)r->value) : r->text;
}

static enum err accept(const struct rule *r, struct str value, const char **why)
{
	int64_t number = (int64_t)value.n;

	*why = value.n || r->number ? N_("This is too short or too long.")
	                            : N_("This may not be empty.");
	if (r->number && !str_int(value, &number)) {
		*why = N_("This has to be a whole number.");
		return E_INVALID;
	}
	if (r->number)
		*why = N_("This number is too small or too large.");
	if (number < r->least || number > r->most || !str_is_text(value))
		return E_INVALID;
	*why = N_("There is no such choice.");
	if (r->names && name_find(r->names, value) < 0)
		return E_INVALID;
	*why = r->fault;
	return r->check && !r->check(value) ? E_INVALID : OK;
}

static enum err tell(struct desk *d, const struct rule *r, struct str was, struct str becomes)
{
	if (str_eq(was, becomes))
		return OK;
	return desk_audit(d, &(struct audited){ "setting", 0, str_of(r->name) }, "value", was,
	                  becomes);
}

static enum err set_in_tx(struct desk *d, const struct rule *r, const struct str *seen,
                          struct str value, bool back, const char **why)
{
	struct settings s;
	struct str was;

	TRY(settings_hold(d, &s));
	was = value_of(d->mem, &s, r);
	if (seen && !str_eq(*seen, was))
		return E_STALE;
	if (r->flag && !value.n)        /* a box that is not ticked is not sent */
		value = S("0");
	if (back)
		value = default_of(d->mem, r);
	TRY(accept(r, value, why));
	TRY(tell(d, r, was, value));
	return back ? setting_delete(d->db, str_of(r->name))
	            : setting_insert(d->db, str_of(r->name), value);
}

enum err settings_set(struct desk *d, struct str name, struct str value, const char **why)
{
	const struct rule *r = rule_of(name);

	if (!r)
		return E_MISSING;
	TRY(db_begin(d->db));
	return db_end(d->db, set_in_tx(d, r, NULL, value, false, why));
}

enum err desk_change_setting(struct desk *d, struct str name, struct str seen, struct str value,
                             bool back, const char **why)
{
	const struct rule *r = rule_of(name);

	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	if (!r)
		return E_MISSING;
	TRY(db_begin(d->db));
	return db_end(d->db, set_in_tx(d, r, &seen, value, back, why));
}

struct str setting_label(struct str name)
{
	const struct rule *r = rule_of(name);

	return r && r->label ? str_of(_(r->label)) : name;
}

struct str setting_words(struct str name, struct str value)
{
	const struct rule *r = rule_of(name);
	int i = r && r->names ? name_find(r->names, value) : -1;

	if (i >= 0)
		return str_of(_(r->words[i]));
	if (r && r->flag)
		return str_of(str_eq(value, S("1")) ? _("Yes") : _("No"));
	return value;
}

enum err settings_rows(struct desk *d, struct setting_row out[SETTINGS_MOST], size_t *n)
{
	struct settings s;

	_Static_assert((int)RULES <= (int)SETTINGS_MOST, "room for all");
	TRY(settings_load(d, &s));
	for (size_t i = 0; i < RULES; i++) {
		const struct rule *r = &rules[i];

		out[i] = (struct setting_row){
			.name = r->name, .label = r->label ? r->label : r->name,
			.help = r->help ? r->help : "", .value = value_of(d->mem, &s, r),
			.fallback = default_of(d->mem, r), .number = r->number, .least = r->least,
			.most = r->most, .flag = r->flag, .names = r->names, .words = r->words,
			.elsewhere = r->elsewhere };
		out[i].changed = !str_eq(out[i].value, out[i].fallback);
	}
	*n = RULES;
	return OK;
}
