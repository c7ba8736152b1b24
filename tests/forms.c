/* See forms.h. */
#include "tests/forms.h"

#include "base/buf.h"
#include "base/url.h"

/* All before that; p NULL: it is not there. */
static struct str until(struct str *rest, const char *ends)
{
	size_t end = str_search(*rest, str_of(ends));
	struct str found = { 0 };

	if (end == SIZE_MAX)
		return found;
	found = str_sub(*rest, 0, end);
	*rest = str_from(*rest, end + strlen(ends));
	return found;
}

static struct str between(struct str *rest, const char *begins, const char *ends)
{
	return until(rest, begins).p ? until(rest, ends) : (struct str){ 0 };
}

static struct str plain(struct str html)
{
	static const struct {
		const char *entity;
		char is;
	} entities[] = {
		{ "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
		{ "&#39;", '\'' },
	};
	struct buf b;

	buf_init(&b, test_mem(), html.n + 1);
	for (size_t i = 0; i < html.n; i++) {
		char c = html.p[i];

		for (size_t k = 0; k < sizeof entities / sizeof *entities; k++)
			if (str_begins(str_from(html, i), str_of(entities[k].entity))) {
				c = entities[k].is;
				i += strlen(entities[k].entity) - 1;
				break;
			}
		buf_char(&b, c);
	}
	return buf_str(&b);
}

static struct str attribute(struct str tag, const char *name)
{
	struct str value = between(&tag, str_format(test_mem(), " %s=\"", name).p, "\"");

	return value.p ? plain(value) : (struct str){ 0 };
}

static void add(struct buf *b, struct str name, struct str value)
{
	if (!name.n || str_eq(name, S("csrf")))
		return;
	if (b->n)
		buf_char(b, '&');
	url_encode(b, name);
	buf_char(b, '=');
	url_encode(b, value);
}

static struct str chosen(struct str options)
{
	struct str rest = options, tag, first = { 0 };

	while ((tag = between(&rest, "<option", ">")).p) {
		if (!first.p || str_ends(tag, S(" selected")))
			first = attribute(tag, "value");
		if (str_ends(tag, S(" selected")))
			break;
	}
	return first;
}

/* A browser leaves out the first line end of a textarea, and sends \r\n for each. */
static struct str typed(struct str html)
{
	struct str text = plain(str_begins(html, S("\n")) ? str_from(html, 1) : html);
	struct buf b;

	buf_init(&b, test_mem(), text.n * 2 + 1);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n')
			buf_char(&b, '\r');
		buf_char(&b, text.p[i]);
	}
	return buf_str(&b);
}

static bool sends(struct str tag)
{
	struct str type = attribute(tag, "type");
	bool box = str_eq(type, S("checkbox")) || str_eq(type, S("radio"));

	return !(box && str_search(tag, S(" checked")) == SIZE_MAX) && !str_eq(type, S("file"));
}

static struct str form_on(struct str page, const char *action)
{
	struct str head, body;

	while ((head = between(&page, "<form", ">")).p) {
		body = until(&page, "</form>");
		if (str_eq(attribute(head, "action"), str_of(action)))
			return body;
	}
	return (struct str){ 0 };
}

static struct str fields_of(struct str form, struct str but_not)
{
	struct buf b;
	struct str tag, name;

	buf_init(&b, test_mem(), 1 << 20);
	while ((tag = between(&form, "<", ">")).p) {
		struct str value = { 0 };

		name = attribute(tag, "name");
		if (str_begins(tag, S("textarea")))
			value = typed(until(&form, "</textarea>"));
		else if (str_begins(tag, S("select")))
			value = chosen(until(&form, "</select>"));
		else if (!str_begins(tag, S("input")) || !sends(tag))
			continue;
		else
			value = attribute(tag, "value");
		if (!str_eq(name, but_not))
			add(&b, name, value);
	}
	return buf_str(&b);
}

const char *form_sent(struct str page, const char *action)
{
	return str_z(test_mem(), fields_of(form_on(page, action), S("")));
}

const char *form_sent_with(struct str page, const char *action, const char *field,
                           const char *value)
{
	struct str rest = fields_of(form_on(page, action), str_of(field));
	struct buf b;

	buf_init(&b, test_mem(), 1 << 20);
	buf_add(&b, rest);
	add(&b, str_of(field), str_of(value));
	return str_z(test_mem(), buf_str(&b));
}
