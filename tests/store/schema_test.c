/*
 * Every version upgrades from every earlier one, with what was kept in it: it
 * ends with the same tables as a new house, and nothing is lost.
 */
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/schema.h"
#include "tests/scratch.h"

/* As the first version kept it. */
static const char *const kept[] = {
	"INSERT INTO agency (id, code, name, domains) VALUES"
	" (1, 'DOT', 'Transportation', 'dot.example,roads.example')",
	"INSERT INTO team (id, code, name, tier, kind) VALUES"
	" (1, 'desk', 'Service desk', 1, 'desk')",
	"INSERT INTO person (id, email, name, phone, agency_id, kind, roles, created_at) VALUES"
	" (1, 'anna@demo.example', 'Anna Maria Reyes', '+1 217 555 0101 x7', 1, 'employee',"
	"  'employee', '2026-01-01'),"
	" (2, 'mia@demo.example', 'Mia', '', NULL, 'employee', 'employee,agent', '2026-01-01')",
	"INSERT INTO membership (person_id, team_id, leads) VALUES (2, 1, 0)",
	"INSERT INTO setting (name, value) VALUES ('desk_name', 'The Desk')",
	"INSERT INTO ticket (id, kind, channel, subject, requester_id, requester_name, agency_id,"
	"  opened_by_id, impact, urgency, priority, team_id, assignee_id, created_at, updated_at)"
	" VALUES"
	" (10001, 'incident', 'portal', 'It jams', 1, 'Anna', 1, 1, 'one', 'low', 'P3', 1, 2,"
	"  '2026-01-02', '2026-01-03'),"
	" (10002, 'incident', 'portal', 'Silent', 1, 'Anna', 1, 1, 'one', 'low', 'P3', 1, NULL,"
	"  '2026-01-02', '2026-01-03')",
	"INSERT INTO entry (id, ticket_id, kind, visibility, channel, author_id, by_desk, source,"
	"  text, written_at) VALUES"
	" (1, 10001, 'reply', 'public', 'portal', 1, 0, 'It jams.', 'It jams.', '2026-01-02'),"
	" (2, 10001, 'note', 'internal', 'portal', 2, 1, 'Old one.', 'Old one.', '2026-01-03')",
	"UPDATE ticket SET last_entry_id = 2, last_public_id = 1 WHERE id = 10001",
};

static const char *file_of(int version)
{
	DIR *dir = opendir("sql/migrations");
	struct str number = str_format(test_mem(), "%04d_", version), name = S("");
	struct dirent *entry;

	IS(dir != NULL);
	while ((entry = readdir(dir)))
		if (str_begins(str_of(entry->d_name), number))
			name = str_copy(test_mem(), str_of(entry->d_name));
	closedir(dir);
	IS(name.n > 0);
	return name.p;
}

/* A folder with the migrations up to that one. */
static const char *folder_of(int version)
{
	const char *dir = str_format(test_mem(), "build/test/version-%d", version).p;

	IS(mkdir(dir, 0755) == 0 || errno == EEXIST);
	for (int i = 1; i <= version; i++) {
		const char *name = file_of(i);
		const char *link = str_format(test_mem(), "%s/%s", dir, name).p;

		unlink(link);
		name = str_format(test_mem(), "../../../sql/migrations/%s", name).p;
		IS(symlink(name, link) == 0);
	}
	return dir;
}

/* What the one has of it and the other has not. */
static int64_t differing(struct scratch *one, struct scratch *other, const char *table,
                         const char *columns)
{
	struct str a = one->conf.database.name, b = other->conf.database.name;

	return scratch_number(one, str_format(test_mem(),
		"SELECT COUNT(*) AS n FROM ("
		" SELECT table_name, %s FROM information_schema.%s WHERE table_schema = '%.*s'"
		" EXCEPT"
		" SELECT table_name, %s FROM information_schema.%s WHERE table_schema = '%.*s') d",
		columns, table, FMT(a), columns, table, FMT(b)).p);
}

static void is_like(struct scratch *s, struct scratch *fresh)
{
	static const struct {
		const char *table, *columns;
	} rows[] = {
		{ "columns", "column_name, column_type, is_nullable, column_default, extra,"
		             " collation_name, generation_expression" },
		{ "statistics", "index_name, seq_in_index, column_name, non_unique" },
		{ "table_constraints", "constraint_name, constraint_type" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		EQ(differing(s, fresh, rows[i].table, rows[i].columns), 0);
		EQ(differing(fresh, s, rows[i].table, rows[i].columns), 0);
	}
}

static void has_kept_all(struct scratch *s)
{
	STREQ(scratch_text(s, "SELECT GROUP_CONCAT(CONCAT(id, subject, last_line, last_public_line)"
	                      " ORDER BY id) AS n FROM ticket"),
	      "10001It jamsOld one.It jams.,10002Silent");
	STREQ(scratch_text(s, "SELECT domains AS n FROM agency"), "dot.example roads.example");
	STREQ(scratch_text(s, "SELECT CONCAT(phone, ' ', phone_end) AS n FROM person WHERE id = 1"),
	      "+1 217 555 0101 x7 10105557121");
	STREQ(scratch_text(s, "SELECT value AS n FROM setting WHERE name = 'desk_name'"),
	      "The Desk");
	EQ(scratch_number(s, "SELECT COUNT(*) AS n FROM ticket WHERE is_open"), 2);
}

TEST(every_version_upgrades_from_every_earlier_one_with_its_data)
{
	struct scratch *fresh = scratch_open();

	for (int version = 1; version < SCHEMA_NEWEST; version++) {
		struct scratch *s = scratch_bare();

		scratch_migrate(s, folder_of(1));
		for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
			scratch_say(s, kept[i]);
		scratch_migrate(s, folder_of(version));
		scratch_migrate(s, "sql/migrations");
		has_kept_all(s);
		is_like(s, fresh);
	}
}
