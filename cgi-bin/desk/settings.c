/* See settings.h. */
#include "desk/settings.h"

#include "store/job.h"
#include "sys/lang.h"

static const struct rule {
	const char *name;
	size_t at;
	bool number;
	int64_t least, most;            /* of the number, or of the text's bytes */
	struct str text;                /* defaults */
	int64_t value;
} rules[] = {
#define TEXT(member, most, value) \
	{ #member, offsetof(struct settings, member), false, 0, most, STR(value), 0 }
#define NUMBER(member, least, most, value) \
	{ #member, offsetof(struct settings, member), true, least, most, STR(""), value }
	TEXT(desk_name,  60,  "Help Desk"),
	TEXT(desk_phone, 40,  "555-0100"),
	TEXT(desk_mail,  200, ""),
	TEXT(desk_hours, 120, "around the clock"),
	NUMBER(close_days,  1, 90,  7),
	NUMBER(reopen_days, 1, 365, 14),
	NUMBER(recent_days, 1, 90,  7),
	NUMBER(keep_files_days, 0, 36500, 0),
	NUMBER(keep_texts_days, 0, 36500, 0),
	NUMBER(keep_rules_on,   0, 1,     0),
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

enum err settings_load(struct desk *d, struct settings *out)
{
	struct rows rows;
	const struct setting *kept;

	for (size_t i = 0; i < RULES; i++)
		put(out, &rules[i], rules[i].text, rules[i].value);
	TRY(setting_list(d->db, d->mem, &rows));
	kept = rows.v;
	for (size_t i = 0; i < rows.n; i++) {
		const struct rule *r = rule_of(kept[i].name);
		int64_t number = 0;

		if (r && (!r->number || str_int(kept[i].value, &number)))
			put(out, r, kept[i].value, number);
	}
	return OK;
}

enum err settings_set(struct desk *d, struct str name, struct str value, const char **why)
{
	const struct rule *r = rule_of(name);
	int64_t number = (int64_t)value.n;

	if (!r)
		return E_MISSING;
	*why = N_("This is too short or too long.");
	if (r->number && !str_int(value, &number)) {
		*why = N_("This has to be a whole number.");
		return E_INVALID;
	}
	if (number < r->least || number > r->most || !str_is_text(value))
		return E_INVALID;
	return setting_insert(d->db, name, value);
}
