/* What an organisation decides for itself. */
#include "desk/settings.h"
#include "desk/may.h"
#include "desk/retention.h"
#include "tests/scratch.h"
#include "tests/site.h"

static struct settings settings(void)
{
	struct settings s;

	OKAY(settings_load(site_desk(NULL), &s));
	return s;
}

static enum err set(const char *name, const char *value)
{
	const char *why = "";

	return settings_set(site_desk(NULL), str_of(name), str_of(value), &why);
}

TEST(without_a_word_there_are_sensible_settings)
{
	struct settings s = settings();

	STREQ(s.desk_name, "Help Desk");
	EQ(s.close_days, 7);
	EQ(s.reopen_days, 14);
	EQ(s.recent_days, 7);
}

TEST(what_is_set_is_found_again_the_last_word_counts)
{
	OKAY(set("desk_name", "IT Service"));
	OKAY(set("close_days", "3"));
	OKAY(set("close_days", "4"));
	STREQ(settings().desk_name, "IT Service");
	EQ(settings().close_days, 4);
}

TEST(a_setting_has_its_limits)
{
	static const struct {
		const char *name, *value;
		enum err e;
	} rows[] = {
		{ "close_days", "0", E_INVALID },   { "close_days", "1", OK },
		{ "close_days", "90", OK },         { "close_days", "91", E_INVALID },
		{ "close_days", "-1", E_INVALID },  { "close_days", "soon", E_INVALID },
		{ "close_days", "", E_INVALID },    { "close_days", "7 ", E_INVALID },
		{ "desk_phone", "", OK },           { "desk_name", "\xff", E_INVALID },
		{ "desk_phone", "55555555555555555555555555555555555555555", E_INVALID },
		{ "desk_phone", "abc", E_INVALID }, { "desk_phone", "+1 217 555 0100 x1", OK },
		{ "desk_name", "", E_INVALID },     { "desk_hours", "", OK },
		{ "colour", "blue", E_MISSING },    { "", "", E_MISSING },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ERR(set(rows[i].name, rows[i].value), rows[i].e);
}

TEST(a_row_of_another_version_does_no_harm)
{
	site_db();
	say("INSERT INTO setting (name, value) VALUES ('colour', 'blue'), ('close_days', 'soon')");
	EQ(settings().close_days, 7);
}

/* Two admins at the same instant: one has read before the other has saved. */
TEST(of_two_who_saw_the_same_value_one_is_told)
{
	const char *why = "";
	struct scratch *s = scratch_open();
	struct actor ada = { .abilities = UINT64_MAX };
	struct desk one = scratch_desk(s, &ada, DEMO_NOW), two = one;
	struct retention rules;
	struct settings before;

	two.db = db_open(&s->conf.database);
	OKAY(settings_set(&one, S("desk_name"), S("First"), &why));
	OKAY(db_begin(two.db));
	OKAY(settings_load(&two, &before));
	STREQ(before.desk_name, "First");
	OKAY(desk_change_setting(&one, S("desk_name"), S("First"), S("Second"), false, &why));
	OKAY(settings_set(&one, S("keep_texts_days"), S("30"), &why));
	OKAY(desk_hold_retention(&two, &rules));
	EQ(rules.texts_days, 30);
	EQ(db_end(two.db, desk_change_setting(&two, S("desk_name"), S("First"), S("Third"), false,
	                                      &why)), E_STALE);
	db_close(two.db);
	STREQ(scratch_text(s, "SELECT value AS n FROM setting WHERE name = 'desk_name'"), "Second");
}
