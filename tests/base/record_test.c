/* A struct's shape, names of enums, and what engines see of them. */
#include "tests/test.h"

#include "base/record.h"
#include "base/view.h"

static const char *const colours[] = { "red", "green", "blue" };
static const struct names colour_names = NAMES(colours);

struct kite {
	int64_t id;
	bool flies;
	struct str title;
	int64_t made_at;
	int colour;
	uint64_t ribbons;
};

static const struct field kite_fields[] = {
	FIELD(struct kite, id, F_INT),
	FIELD(struct kite, flies, F_BOOL),
	FIELD(struct kite, title, F_STR),
	FIELD(struct kite, made_at, F_AT),
	FIELD(struct kite, colour, F_ENUM, &colour_names),
	FIELD(struct kite, ribbons, F_SET, &colour_names),
};

static const struct record kite_record = RECORD("kite", struct kite, kite_fields);

TEST(names_are_found_both_ways)
{
	EQ(name_find(&colour_names, S("blue")), 2);
	EQ(name_find(&colour_names, S("Blue")), -1);
	EQ(name_find(&colour_names, S("")), -1);
	STREQ(str_of(name_of(&colour_names, 1)), "green");
	STREQ(str_of(name_of(&colour_names, 3)), "");
	STREQ(str_of(name_of(&colour_names, -1)), "");
}

TEST(two_are_the_same_but_for_what_is_named)
{
	static const char *const none[] = { NULL }, *const but[] = { "id", "title", NULL };
	struct kite a = { 1, true, S("Anna's"), 1500, 2, 5 }, b = a;

	b.title = str_copy(test_mem(), a.title);
	IS(record_same(&kite_record, &a, &b, none));
	b.title = S("Mia's");
	b.id = 2;
	IS(!record_same(&kite_record, &a, &b, none));
	IS(record_same(&kite_record, &a, &b, but));
	b.ribbons = 4;
	IS(!record_same(&kite_record, &a, &b, but));
}

TEST(every_kind_of_field_has_a_text)
{
	static const struct { const char *name; struct str text; } rows[] = {
		{ "id", STR("-7") },
		{ "flies", STR("yes") },
		{ "title", STR("Anna's") },
		{ "made_at", STR("1970-01-01T00:00:01.500Z") },
		{ "colour", STR("blue") },
		{ "ribbons", STR("red,blue") },
	};
	struct kite kite = { -7, true, S("Anna's"), 1500, 2, 5 }, none = { 0 };

	EQ(kite_record.count, sizeof rows / sizeof *rows);
	EQ(kite_record.size, sizeof kite);
	for (size_t i = 0; i < kite_record.count; i++) {
		const struct field *f = record_field(&kite_record, str_of(rows[i].name));

		IS(f == &kite_fields[i]);
		SAME(field_text(test_mem(), f, &kite), rows[i].text);
	}
	IS(!record_field(&kite_record, S("wings")));
	STREQ(field_text(test_mem(), &kite_fields[1], &none), "");
	STREQ(field_text(test_mem(), &kite_fields[3], &none), "");
	STREQ(field_text(test_mem(), &kite_fields[5], &none), "");
}

TEST(rows_see_the_names_of_their_parents)
{
	struct view *v = view_new(test_mem()), *row;
	struct str text;

	view_set(v, "TITLE", S("Kites"));
	view_int(v, "COUNT", 2);
	row = view_add(v, "KITE");
	view_record(row, &kite_record, &(struct kite){ .id = 5, .title = S("<b>") });
	view_add(v, "KITE");
	EQ(view_rows(v, S("KITE")), 2);
	EQ(view_rows(v, S("NONE")), 0);
	IS(view_row(v, S("KITE"), 0) == row);
	IS(view_text(row, S("TITLE"), &text));
	STREQ(text, "<b>");             /* its own comes first */
	IS(view_text(row, S("COUNT"), &text));
	STREQ(text, "2");
	IS(view_text(v, S("TITLE"), &text));
	STREQ(text, "Kites");
	IS(view_text(row, S("MADE_AT"), &text));
	STREQ(text, "");
	IS(!view_text(v, S("ID"), &text));
}

TEST(a_section_is_shown_once_and_a_missed_name_is_kept)
{
	struct view *v = view_new(test_mem());

	view_show_if(v, "OPEN", true);
	view_show_if(v, "OPEN", true);
	view_show_if(v, "SHUT", false);
	EQ(view_rows(v, S("OPEN")), 1);
	EQ(view_rows(v, S("SHUT")), 0);
	view_miss(view_add(v, "ROW"), S("NOBODY"));
	HAS(view_missed(v), "NOBODY");
}

TEST(failures_have_names_and_one_line)
{
	ERR(fail(E_STALE, "version %d", 3), E_STALE);
	STREQ(test_said(), "stale: version 3");
	STREQ(str_of(err_name(OK)), "ok");
}
