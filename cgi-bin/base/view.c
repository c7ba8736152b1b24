/* Lists in the arena: a page has some hundred names, and rows have a dozen, so a walk is quick. */
#include "base/view.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

struct text {
	struct str name, text;
};

struct section {
	struct str name;
	const char *file;       /* of an include */
	VEC(struct view *);
};

struct view {
	struct arena *mem;
	const struct view *parent;
	struct { VEC(struct text); } texts;
	struct { VEC(struct section); } sections;
	const struct record *record;    /* a row whose fields are texts, too */
	const void *row;
	struct str missed;              /* of the root */
};

static struct view *view_below(struct arena *mem, const struct view *parent)
{
	struct view *v = NEW(mem, struct view);

	v->mem = mem;
	v->parent = parent;
	return v;
}

struct view *view_new(struct arena *mem)
{
	return view_below(mem, NULL);
}

/* Names differ mostly in length or at their end, and there are many to look through. */
static bool same_name(struct str a, struct str b)
{
	return a.n == b.n && a.n && a.p[a.n - 1] == b.p[a.n - 1] && memcmp(a.p, b.p, a.n) == 0;
}

static struct text *text_here(const struct view *v, struct str name)
{
	for (size_t i = 0; i < v->texts.n; i++)
		if (same_name(v->texts.v[i].name, name))
			return &v->texts.v[i];
	return NULL;
}

static struct section *section_here(const struct view *v, struct str name)
{
	for (size_t i = 0; i < v->sections.n; i++)
		if (same_name(v->sections.v[i].name, name))
			return &v->sections.v[i];
	return NULL;
}

static void set(struct view *v, struct str name, struct str text)
{
	struct text *t = text_here(v, name);

	if (!t)
		t = vec_push(v->mem, &v->texts);
	*t = (struct text){ name, text };
}

void view_set(struct view *v, const char *name, struct str text)
{
	set(v, str_of(name), text);
}

void view_int(struct view *v, const char *name, int64_t number)
{
	view_set(v, name, str_format(v->mem, "%" PRId64, number));
}

void view_format(struct view *v, const char *name, const char *fmt, ...)
{
	struct buf b;
	char small[256];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	buf_init(&b, v->mem, sizeof small);
	buf_add(&b, str_clip((struct str){ small, (size_t)n }, sizeof small - 2));
	view_set(v, name, buf_str(&b));
}

void view_record(struct view *v, const struct record *r, const void *row)
{
	assert(!v->record);
	v->record = r;
	v->row = memcpy(arena_take(v->mem, r->size), row, r->size);
}

static struct section *section_make(struct view *v, const char *name)
{
	struct section *s = section_here(v, str_of(name));

	if (s)
		return s;
	s = vec_push(v->mem, &v->sections);
	*s = (struct section){ .name = str_of(name) };
	return s;
}

struct view *view_add(struct view *v, const char *section)
{
	struct section *s = section_make(v, section);
	struct view *row = view_below(v->mem, v);

	*vec_push(v->mem, s) = row;
	return row;
}

void view_show_if(struct view *v, const char *section, bool so)
{
	if (so && view_rows(v, str_of(section)) == 0)
		view_add(v, section);
}

struct view *view_include(struct view *v, const char *name, const char *file)
{
	struct section *s = section_make(v, name);
	struct view *row = view_below(v->mem, v);

	s->file = file;
	*vec_push(v->mem, s) = row;
	return row;
}

/* Made when a template asks, for it asks for few of them. */
static bool field_here(const struct view *v, struct str name, struct str *out)
{
	for (size_t i = 0; v->record && i < v->record->count; i++) {
		const struct field *f = &v->record->field[i];

		/* Names of fields are in small letters: a first look at one spares most calls. */
		if (f->name[0] == (name.p[0] | 0x20)
		    && strncasecmp(f->name, name.p, name.n) == 0 && !f->name[name.n]) {
			*out = field_text(v->mem, f, v->row);
			return true;
		}
	}
	return false;
}

bool view_text(const struct view *v, struct str name, struct str *out)
{
	for (; v; v = v->parent) {
		const struct text *t = text_here(v, name);

		if (t)
			*out = t->text;
		if (t || field_here(v, name, out))
			return true;
	}
	return false;
}

static const struct section *section_seen(const struct view *v, struct str name)
{
	for (; v; v = v->parent) {
		const struct section *s = section_here(v, name);

		if (s)
			return s;
	}
	return NULL;
}

size_t view_rows(const struct view *v, struct str name)
{
	const struct section *s = section_seen(v, name);

	return s ? s->n : 0;
}

const struct view *view_row(const struct view *v, struct str name, size_t i)
{
	return section_seen(v, name)->v[i];
}

const char *view_file(const struct view *v, struct str name, size_t i)
{
	const struct section *s = section_seen(v, name);

	(void)i;
	return s && s->file ? s->file : "";
}

static struct view *root_of(const struct view *v)
{
	while (v->parent)
		v = v->parent;
	return (struct view *)v;
}

void view_miss(const struct view *v, struct str name)
{
	struct view *root = root_of(v);

	root->missed = str_format(root->mem, "%.*s %.*s", FMT(root->missed), FMT(name));
}

struct str view_missed(const struct view *v)
{
	return root_of(v)->missed;
}
