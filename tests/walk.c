/* See walk.h. */
#include "tests/walk.h"

#include "base/buf.h"
#include "base/vec.h"
#include "pages/routes.h"
#include "sys/file.h"

/* What {id} is under a path, and where its version stands. The first row that fits counts. */
static const struct {
	const char *prefix, *id, *version;
} things[] = {
	{ "/tickets/", "SELECT MAX(id) FROM ticket",
	  "SELECT MAX(seq) FROM event WHERE ticket_id" },
	{ "/tasks/", "SELECT MAX(id) FROM task", "SELECT version FROM task WHERE id" },
	{ "/entries/", "SELECT MAX(id) FROM entry", NULL },
	{ "/admin/agencies/", "1", "SELECT version FROM agency WHERE id" },
	{ "/admin/locations/", "1", "SELECT version FROM location WHERE id" },
	{ "/admin/teams/", "2", "SELECT version FROM team WHERE id" },
	{ "/admin/categories/", "3", "SELECT version FROM category WHERE id" },
	{ "/admin/people/{id}/merge", "31", NULL },
	{ "/admin/people/{id}/deactivate", "4", NULL },
	{ "/admin/people/", "2", "SELECT version FROM person WHERE id" },
	{ "/admin/rules/", "2", "SELECT version FROM agreement WHERE id" },
	{ "/admin/fields/", "1", "SELECT version FROM extra WHERE id" },
	{ "/admin/templates/", "1", "SELECT version FROM outline WHERE id" },
	{ "/admin/privacy/", "9", NULL },
	{ "/attachments/", "1", NULL },
	{ "/uploads/", "1", NULL },
};

/* Fields that are not just any text, number or choice: of a form, of a path, or (NULL) of all. */
static const struct {
	const char *of, *field, *value;
} fixed[] = {
	{ "/admin/people/new", "email", "walk@demo.example" },
	{ "person", "email", "boris@demo.example" }, { "open", "requester", "anna@demo.example" },
	{ "join", "email", "mia@demo.example" }, { "open", "channel", "phone" },
	{ "merge", "into", "boris@demo.example" }, { "farewell", "heir", "" },
	{ "resolve", "code", "fixed" }, { "resolve", "category", "3" },
	{ "open", "code", "fixed" }, { "open", "category", "3" },
	{ "setting", "name", "desk_name" }, { "setting", "seen", "Help Desk" },
	{ "matrix", "seen", "221211110" },
	{ "change", "status", "new" }, { "change", "kind", "incident" },
	{ "field", "kind", "text" }, { "field", "choices", "" },
	{ "promise", "respond", "1 h" }, { "promise", "resolve", "2 h" },
	{ "assign", "team", "2" }, { "me", "zone", "" }, { "task", "who", "" },
	{ "me", "phone", "555-0100" }, { "person", "phone", "555-0100" },
	{ "open", "solved", "yes" }, { "category", "team_id", "1" },
	{ NULL, "domains", "a.example" }, { NULL, "security", "" }, { NULL, "manager", "" },
	{ NULL, "join", "" }, { NULL, "leave", "" }, { NULL, "more", "" }, { NULL, "due", "" },
	{ "field", "name", "walk_field" },
	{ NULL, "tier", "2" }, { NULL, "next", "" },
	{ NULL, "active", "yes" }, { NULL, "email", "nobody@demo.example" },
};

static const char *const writers[] = { "anna", "mia", "lena", "ada" };

void walk_furnish(void)
{
	const char *ticket = ask_for_help(site_as("anna"), "The printer eats paper");

	say("INSERT INTO task (ticket_id, sort, title, state, done_at, created_at) SELECT"
	    " id, 1, 'Look at it', 'done', created_at, created_at FROM ticket WHERE id = %ld",
	    (long)number_of(ticket));
	say("INSERT IGNORE INTO location (id, code, name) VALUES (1, 'HQ', 'Main house')");
	say("INSERT IGNORE INTO person (id, email, name, created_at) VALUES"
	    " (31, 'rosa@demo.example', 'Rosa Bell', '2026-01-01')");
	say("INSERT IGNORE INTO extra (id, name, label, kind) VALUES"
	    " (1, 'asset', 'Asset', 'text')");
	say("INSERT IGNORE INTO outline (id, name, kind, text, impact, urgency) VALUES"
	    " (1, 'New phone', 'request', 'A phone', 'one', 'low')");
}

static int64_t thing_of(const char *path, bool version)
{
	for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
		if (!str_begins(str_of(path), str_of(things[i].prefix)))
			continue;
		if (!version)
			return count_of(things[i].id);
		return !things[i].version ? 1
		     : count_of(str_format(test_mem(), "%s = (%s)", things[i].version,
		                           things[i].id).p);
	}
	return 1;
}

static const char *address_of(const char *path)
{
	struct str rest = str_of(path), part;
	struct buf b;

	buf_init(&b, test_mem(), 500);
	for (bool first = true; str_cut(&rest, '/', &part); first = false) {
		if (!first)
			buf_char(&b, '/');
		if (str_eq(part, S("{id}")))
			buf_format(&b, "%ld", (long)thing_of(path, false));
		else if (str_begins(part, S("{word}")))
			buf_format(&b, "open%.*s", FMT(str_from(part, 6)));
		else if (str_eq(part, S("{secret}")))
			buf_add(&b, S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
		else
			buf_add(&b, part);
	}
	return str_z(test_mem(), buf_str(&b));
}

static struct str fixed_value(const struct route *r, const struct input *in, bool *is)
{
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
		*is = !strcmp(fixed[i].field, in->name) && in->kind != IN_SECRET
		   && (!fixed[i].of || !strcmp(fixed[i].of, r->form->name)
		       || !strcmp(fixed[i].of, r->path));
		if (*is)
			return str_of(fixed[i].value);
	}
	return S("");
}

static struct str value_of(const struct route *r, const struct input *in, walk_text *text, int *n)
{
	bool is;
	struct str value = fixed_value(r, in, &is);

	if (is)
		return value;
	if (in->kind == IN_LINE && !strcmp(in->name, "code"))
		return str_format(test_mem(), "walk%d", *n);
	if (in->kind == IN_LINE || in->kind == IN_TEXT)
		return text(++*n);
	if (in->kind == IN_NAME)
		return str_of(name_of(in->names, 0));
	if (in->kind == IN_NUMBER && !strcmp(in->name, "version"))
		return str_format(test_mem(), "%ld", (long)thing_of(r->path, true));
	return S("");
}

static void add_field(struct buf *b, const char *name, struct str value)
{
	buf_format(b, "%s%s=%s", b->n ? "&" : "", name, encoded(value));
}

/* One filled-in form; the field "only" has that value instead, and "+name" is one more. */
static const char *filled_in(const struct route *r, walk_text *text, int *n, const char *only,
                             struct str value)
{
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	for (size_t i = 0; r->form && i < r->form->count; i++) {
		const struct input *in = &r->form->input[i];
		bool it = only && !strcmp(only, in->name);
		struct str v = it ? value : value_of(r, in, text, n);

		if (it || v.n || in->kind == IN_LINE || in->kind == IN_TEXT)
			add_field(&b, in->name, v);
	}
	if (r->form && r->form->extras && !(only && !strcmp(only, "x_1")))
		add_field(&b, "x_1", text(++*n));
	if (only && (!r->form || *only == '+' || !strcmp(only, "x_1")))
		add_field(&b, only + (*only == '+'), value);
	return str_z(test_mem(), buf_str(&b));
}

static void write_one(const struct route *r, walk_text *text, int *n)
{
	const char *path, *body;

	walk_furnish();
	path = address_of(r->path);
	body = filled_in(r, text, n, NULL, S(""));
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
		if (post(site_as(writers[i]), path, body).status == 303)
			return;
}

int walk_write(walk_text *text)
{
	int n = 0;

	for (size_t t = 0; all_routes[t]; t++)
		for (const struct route *r = all_routes[t]; r->path; r++)
			if (r->method == POST && r->form && r->need != MAY_ANYONE)
				write_one(r, text, &n);
	return n;
}

static struct str plain(int number)
{
	return str_format(test_mem(), "Plain words %d", number);
}

static void try_one(const struct route *r, const char *path, const char *field, struct str value,
                    walk_answer *look)
{
	int n = 0;
	const char *body = filled_in(r, plain, &n, field, value);

	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
		struct seen seen;

		OKAY(db_begin(site_db()));
		seen = post(site_as(writers[i]), path, body);
		db_end(site_db(), E_INVALID);
		if (seen.status == 403 || seen.status == 404)
			continue;
		look(r, field, &seen);
		return;
	}
}

void walk_fields(struct str value, walk_answer *look)
{
	for (size_t t = 0; all_routes[t]; t++) {
		for (const struct route *r = all_routes[t]; r->path; r++) {
			const char *path;

			if (r->method != POST)
				continue;
			path = address_of(r->path);
			for (size_t i = 0; r->form && i < r->form->count; i++)
				try_one(r, path, r->form->input[i].name, value, look);
			try_one(r, path, "+once", value, look);
			if (r->form && r->form->files)
				try_one(r, path, "+drop", value, look);
			if (r->form && r->form->extras)
				try_one(r, path, "x_1", value, look);
		}
	}
}

void walk_more(const char *field, struct str value, walk_answer *look)
{
	const char *more = str_format(test_mem(), "+%s", field).p;

	for (size_t t = 0; all_routes[t]; t++)
		for (const struct route *r = all_routes[t]; r->path; r++)
			if (r->method == POST && !form_knows(r->form, str_of(field)))
				try_one(r, address_of(r->path), more, value, look);
}

/* ---- pages by links ---- */

struct way {
	struct { VEC(const char *); } paths;
};

static bool is_known(const struct way *way, const char *path)
{
	for (size_t i = 0; i < way->paths.n; i++)
		if (!strcmp(way->paths.v[i], path))
			return true;
	return false;
}

/* An address as it stands in an attribute, without what comes after #. */
static const char *path_in(struct str href)
{
	struct buf b;

	buf_init(&b, test_mem(), 8192);
	href = str_sub(href, 0, str_find(href, '#'));
	for (size_t at; (at = str_search(href, S("&amp;"))) != SIZE_MAX; ) {
		buf_format(&b, "%.*s&", FMT(str_sub(href, 0, at)));
		href = str_from(href, at + 5);
	}
	buf_add(&b, href);
	return str_z(test_mem(), buf_str(&b));
}

static void follow_links(struct way *way, struct str page, int most)
{
	size_t at;

	while ((at = str_search(page, S("href=\"/"))) != SIZE_MAX && way->paths.n < (size_t)most) {
		const char *path;

		page = str_from(page, at + 6);
		path = path_in(str_sub(page, 0, str_find(page, '"')));
		if (!is_known(way, path) && !str_begins(str_of(path), S("/static/")))
			*vec_push(test_mem(), &way->paths) = path;
	}
}

int walk_pages(const struct guest *who, int most, walk_look *look)
{
	struct way way = { 0 };

	*vec_push(test_mem(), &way.paths) = "/";
	for (size_t i = 0; i < way.paths.n; i++) {
		struct seen seen = get(who, "%s", way.paths.v[i]);

		look(way.paths.v[i], &seen);
		if (seen.status == 303 && way.paths.n < (size_t)most
		    && !is_known(&way, str_z(test_mem(), seen.location)))
			*vec_push(test_mem(), &way.paths) = str_z(test_mem(), seen.location);
		if (str_begins(seen.type, S("text/html")))
			follow_links(&way, seen.body, most);
	}
	return (int)way.paths.n;
}

/* ---- questions of addresses ---- */

void walk_queries(walk_name *ask)
{
	struct str text, line, path, name;

	OKAY(file_read_whole(test_mem(), "tests/golden/asked.txt", 1 << 16, &text));
	while (text.n && str_cut(&text, '\n', &line)) {
		if (!line.n || line.p[0] == '#' || !str_cut(&line, ' ', &path))
			continue;
		while (line.n && str_cut(&line, ' ', &name))
			ask(address_of(str_z(test_mem(), path)), str_z(test_mem(), name));
	}
}
