/* Cards of people, where two connections are needed to see it. */
#include "desk/card.h"
#include "desk/people.h"
#include "tests/scratch.h"

#define SHARED "shared@example.org"

static enum err save(struct desk *d, int64_t id, const char *more, struct errors *wrong)
{
	struct card c;

	*wrong = (struct errors){ .mem = test_mem() };
	OKAY(card_by_id(d->db, d->mem, id, &c));
	return desk_save_card(d, &c, str_of(more), NULL, wrong);
}

/* By a connection of its own that does not wait for long. */
static struct desk another(struct scratch *s)
{
	struct desk d = scratch_desk(s, NULL, DEMO_NOW);

	d.db = db_open(&s->conf.database);
	OKAY(db_script(d.db, S("SET innodb_lock_wait_timeout = 1")));
	return d;
}

TEST(two_admins_at_once_give_an_address_to_one_person)
{
	struct scratch *s = scratch_open();
	struct desk one = scratch_desk(s, NULL, DEMO_NOW), two = another(s);
	struct newcomer in = { .email = S(SHARED) };
	struct errors wrong;
	struct person p;

	scratch_say(s, "INSERT INTO person (id, email, name, roles, created_at) VALUES"
	               " (1, 'a@example.org', 'Ada', 'employee,admin', '2026-01-01'),"
	               " (2, 'b@example.org', 'Ben', 'employee', '2026-01-01')");
	OKAY(db_begin(one.db));
	OKAY(save(&one, 1, SHARED, &wrong));
	ERR(save(&two, 2, SHARED, &wrong), E_BUSY);
	OKAY(db_end(one.db, OK));
	ERR(save(&two, 2, SHARED, &wrong), E_INVALID);
	HAS(wrong.v[0].text, "Ada has the address");
	ERR(desk_add_person(&two, &in, &wrong, &p), E_INVALID);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM person_address"), 1);
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM person"), 2);
	db_close(two.db);
}
