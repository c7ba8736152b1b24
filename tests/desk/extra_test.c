/* A field and a template point at categories and teams: not there, or not to be read now. */
#include "desk/extra.h"
#include "desk/may.h"
#include "desk/outline.h"
#include "tests/scratch.h"

static struct actor ada = { .abilities = UINT64_MAX };

static enum err save_field(struct desk *d, struct errors *wrong)
{
	struct extra x = { .label = S("Serial"), .name = S("serial"), .category_id = 77 };

	return desk_save_extra(d, &x, wrong);
}

static enum err save_template(struct desk *d, int64_t category_id, int64_t team_id,
                              struct errors *wrong)
{
	struct outline o = { .name = S("New colleague"), .kind = KIND_REQUEST,
	                     .category_id = category_id, .team_id = team_id };

	return desk_save_outline(d, &o, wrong);
}

TEST(what_cannot_be_read_is_not_told_as_missing)
{
	struct scratch *s = scratch_open();
	struct desk d = scratch_desk(s, &ada, DEMO_NOW);
	struct errors wrong = { .mem = d.mem };

	EQ(save_field(&d, &wrong), E_INVALID);
	EQ(save_template(&d, 77, 77, &wrong), E_INVALID);
	EQ(wrong.n, 2);                 /* category and team */
	scratch_say(s, "RENAME TABLE category TO category_away, team TO team_away");
	wrong = (struct errors){ .mem = d.mem };
	EQ(save_field(&d, &wrong), E_BROKEN);
	EQ(save_template(&d, 77, 0, &wrong), E_BROKEN);
	EQ(save_template(&d, 0, 77, &wrong), E_BROKEN);
	EQ(wrong.n, 0);
}
