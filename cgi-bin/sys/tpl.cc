/*
 * See tpl.h. ctemplate's dictionary is an abstract class: ours reads the
 * view in the arena, copies nothing, and notes each name that nobody set.
 */
#include <dirent.h>
#include <sys/stat.h>

#include <list>
#include <string>

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>

extern "C" {
#include "base/buf.h"
#include "base/err.h"
#include "base/view.h"
}
#include "sys/tpl.h"

using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

namespace {

const ctemplate::Strip STRIP = ctemplate::STRIP_BLANK_LINES;
const size_t PAGE_CEILING = 16 << 20, PAGE_USUAL = 48 << 10;

struct str str_from(const TemplateString &s)
{
	return (struct str){ s.data(), s.size() };
}

/* PART_FOO_BAR -> part/foo-bar.tpl; empty for other names. */
std::string part_file(const TemplateString &name)
{
	std::string s(name.data(), name.size());

	if (s.compare(0, 5, "PART_") != 0)
		return "";
	s = s.substr(5);
	for (char &c : s)
		c = c == '_' ? '-' : (char)tolower(c);
	return "part/" + s + ".tpl";
}

class Dictionary : public TemplateDictionaryInterface {
public:
	explicit Dictionary(const struct view *v) : view(v) {}

protected:
	TemplateString GetValue(const TemplateString &name) const override
	{
		struct str text;

		if (!view_text(view, str_from(name), &text)) {
			view_miss(view, str_from(name));
			return TemplateString("", 0);
		}
		return TemplateString(text.p ? text.p : "", text.n);
	}

	bool IsHiddenSection(const TemplateString &name) const override
	{
		return view_rows(view, str_from(name)) == 0;
	}

	bool IsUnhiddenSection(const TemplateString &name) const override
	{
		return !IsHiddenSection(name);
	}

	bool IsHiddenTemplate(const TemplateString &name) const override
	{
		return part_file(name).empty() && IsHiddenSection(name);
	}

	const char *GetIncludeTemplateName(const TemplateString &name, int i) const override
	{
		std::string part = part_file(name);

		if (part.empty())
			return view_file(view, str_from(name), (size_t)i);
		parts.push_back(part);
		return parts.back().c_str();
	}

	void DumpToString(std::string *out, int) const override
	{
		out->clear();
	}

	class Rows;

	Iterator *CreateSectionIterator(const TemplateString &name) const override;
	Iterator *CreateTemplateIterator(const TemplateString &name) const override;

private:
	const struct view *view;
	mutable std::list<std::string> parts;
};

/* The rows of a section; or, without a name, one round over the view itself, for a part. */
class Dictionary::Rows : public Iterator {
public:
	Rows(const struct view *v, const TemplateString &name) :
		over(v), section(name.data(), name.size()),
		count(view_rows(v, str_from(name))), next(0), row(v) {}

	explicit Rows(const struct view *v) : over(v), count(1), next(0), row(v) {}

	bool HasNext() const override
	{
		return next < count;
	}

	const TemplateDictionaryInterface &Next() override
	{
		if (!section.empty())
			row.view = view_row(over, { section.data(), section.size() }, next);
		next++;
		return row;
	}

private:
	const struct view *over;
	std::string section;
	size_t count, next;
	Dictionary row;
};

TemplateDictionaryInterface::Iterator *
Dictionary::CreateSectionIterator(const TemplateString &name) const
{
	return new Rows(view, name);
}

TemplateDictionaryInterface::Iterator *
Dictionary::CreateTemplateIterator(const TemplateString &name) const
{
	return part_file(name).empty() ? new Rows(view, name) : new Rows(view);
}

class ToBuffer : public ctemplate::ExpandEmitter {
public:
	explicit ToBuffer(struct buf *b) : buf(b) {}
	void Emit(char c) override { buf_char(buf, c); }
	void Emit(const std::string &s) override { add(s.data(), s.size()); }
	void Emit(const char *s) override { buf_add(buf, str_of(s)); }
	void Emit(const char *s, size_t n) override { add(s, n); }

private:
	void add(const char *p, size_t n) { buf_add(buf, (struct str){ p, n }); }
	struct buf *buf;
};

/* Load every .tpl below root/under; false with the first that does not load. */
bool load_tree(ctemplate::TemplateCache *cache, const std::string &root, const std::string &under)
{
	DIR *dir = opendir((root + "/" + under).c_str());
	bool good = dir != NULL;
	struct dirent *d;

	while (good && (d = readdir(dir))) {
		std::string name = under.empty() ? d->d_name : under + "/" + d->d_name;
		struct stat st;

		if (d->d_name[0] == '.' || stat((root + "/" + name).c_str(), &st))
			continue;
		if (S_ISDIR(st.st_mode)) {
			good = load_tree(cache, root, name);
		} else if (name.size() > 4 && name.substr(name.size() - 4) == ".tpl"
		           && !cache->LoadTemplate(name, STRIP)) {
			fail(E_BROKEN, "template %s does not load", name.c_str());
			good = false;
		}
	}
	if (dir)
		closedir(dir);
	return good;
}

}

struct tpl {
	ctemplate::TemplateCache cache;
};

enum err tpl_open(const char *root, struct tpl **out)
try {
	struct tpl *t = new tpl;

	t->cache.SetTemplateRootDirectory(root);
	if (!load_tree(&t->cache, root, "")) {
		delete t;
		return fail(E_BROKEN, "templates in %s", root);
	}
	t->cache.Freeze();
	*out = t;
	return OK;
} catch (...) {
	return fail(E_BROKEN, "templates in %s: exception", root);
}

void tpl_close(struct tpl *t)
{
	delete t;
}

enum err tpl_expand(const struct tpl *t, const char *file, const struct view *v,
                    struct arena *mem, struct str *out)
try {
	struct buf b;
	ToBuffer to(&b);
	Dictionary names(v);
	ctemplate::PerExpandData data;

	buf_init(&b, mem, PAGE_CEILING);
	buf_expect(&b, PAGE_USUAL);
	if (!t->cache.ExpandNoLoad(file, STRIP, &names, &data, &to))
		return fail(E_BROKEN, "%s or one of its parts is missing", file);
	if (buf_full(&b))
		return fail(E_BROKEN, "%s is over %zu bytes", file, PAGE_CEILING);
	if (view_missed(v).n)
		return fail(E_BROKEN, "%s asks for%.*s", file, (int)view_missed(v).n,
		            view_missed(v).p);
	*out = buf_str(&b);
	return OK;
} catch (...) {
	return fail(E_BROKEN, "%s: exception", file);
}
