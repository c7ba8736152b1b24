/* Whatever is sent, what is shown is decent, and cleaning twice changes nothing. */
#include "tests/fuzz/fuzz.h"

#include "base/text.h"

static bool has_control(struct str s, const char *allowed)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (!c || c == 0x7f || (c < 0x20 && !strchr(allowed, c)))
			return true;
		if (c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0)
			return true;
	}
	return false;
}

static void names_and_lines(struct arena *mem, struct str in)
{
	struct str name = file_name_clean(mem, in), line = text_line(mem, in);
	struct str first = text_first_line(mem, in, 40);

	HOLDS(str_is_text(name) && name.n >= 1 && name.n <= 255 && !has_control(name, ""));
	HOLDS(name.p[0] != '.' && name.p[0] != ' ' && name.p[name.n - 1] != ' ');
	HOLDS(str_find(name, '/') == SIZE_MAX && str_find(name, '\\') == SIZE_MAX);
	HOLDS(str_search(name, S("\xe2\x80\xae")) == SIZE_MAX);
	HOLDS(str_eq(file_name_clean(mem, name), name));
	HOLDS(str_is_text(line) && !has_control(line, ""));
	HOLDS(str_search(line, S("  ")) == SIZE_MAX);
	HOLDS(str_search(line, S("\xe2\x80\xae")) == SIZE_MAX);
	HOLDS(str_eq(text_line(mem, line), line));
	HOLDS(str_is_text(first) && first.n <= 40 && !has_control(first, ""));
}

static void pieces(struct arena *mem, struct str text)
{
	struct piece *piece;
	size_t n = text_pieces(mem, text, &piece), at = 0, links = 0;

	for (size_t i = 0; i < n; i++) {
		HOLDS(piece[i].text.p == text.p + at && piece[i].text.n > 0);
		at += piece[i].text.n;
		links += piece[i].link;
		HOLDS(!piece[i].link || (piece[i].text.n > 7 && !has_control(piece[i].text, "")
		      && (str_eq_nocase(str_sub(piece[i].text, 0, 7), S("http://"))
		          || str_eq_nocase(str_sub(piece[i].text, 0, 8), S("https://")))));
	}
	HOLDS(at == text.n && links <= 200);
}

static void look_at(struct arena *mem, struct str in)
{
	struct str body = text_body(mem, in);

	names_and_lines(mem, in);
	HOLDS(str_is_text(body) && !has_control(body, "\n\t"));
	HOLDS(str_eq(text_body(mem, body), body));
	pieces(mem, body);
	pieces(mem, in);
}
