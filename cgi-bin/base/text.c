/* See text.h. */
#include "base/text.h"

#include "base/buf.h"
#include "base/vec.h"

enum { MAX_NAME = 255, MAX_EXTENSION = 32, MAX_LINKS = 200, MAX_LINK = 2048 };

/* What nobody sees but what turns or hides other characters (Unicode category Cf, mostly). */
static const struct range hidden[] = {
	{ 0x061c, 0x061c }, { 0x180e, 0x180e }, { 0x200b, 0x200b }, { 0x200e, 0x200f },
	{ 0x202a, 0x202e }, { 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
	{ 0xe0000, 0xe0fff },
};

/* In a sentence these two join and part letters and emoji; in a file name they only deceive. */
static const struct range joiners[] = { { 0x00ad, 0x00ad }, { 0x200c, 0x200d } };

static const struct range blanks[] = {
	{ 0x20, 0x20 }, { 0x00a0, 0x00a0 }, { 0x1680, 0x1680 }, { 0x2000, 0x200a },
	{ 0x2028, 0x2029 }, { 0x202f, 0x202f }, { 0x205f, 0x205f }, { 0x3000, 0x3000 },
};

static const struct range controls[] = { { 0x00, 0x1f }, { 0x7f, 0x9f } };

/* ASCII that no address contains, blanks and punctuation of all kinds beyond ASCII. */
static const struct range ends_of_link[] = {
	{ 0x00, 0x20 }, { '"', '"' }, { '<', '<' }, { '>', '>' }, { '\\', '\\' }, { '`', '`' },
	{ 0x7f, 0xa0 }, { 0x00ab, 0x00ab }, { 0x00ad, 0x00ad }, { 0x00bb, 0x00bb },
	{ 0x061c, 0x061c }, { 0x1680, 0x1680 }, { 0x180e, 0x180e }, { 0x2000, 0x206f },
	{ 0x3000, 0x303f }, { 0xfeff, 0xff0f }, { 0xff1a, 0xff20 }, { 0xfff9, 0xfffd },
	{ 0xe0000, 0xe0fff },
};

static struct str without_nul(struct arena *mem, struct str s)
{
	struct str part;
	struct buf b;

	if (str_find(s, 0) == SIZE_MAX)
		return s;
	buf_init(&b, mem, s.n);
	while (str_cut(&s, 0, &part))
		buf_add(&b, part);
	return buf_str(&b);
}

static struct str visible(struct arena *mem, struct str s)
{
	struct buf b;
	size_t n;

	buf_init(&b, mem, s.n);
	for (; s.n; s = str_from(s, n)) {
		uint32_t c = str_char(s, &n);

		if (IN_RANGES(blanks, c))
			buf_char(&b, ' ');
		else if (!IN_RANGES(controls, c) && !IN_RANGES(hidden, c) && !IN_RANGES(joiners, c))
			buf_add(&b, str_sub(s, 0, n));
	}
	return buf_str(&b);
}

static struct str last_component(struct str s)
{
	for (size_t i = s.n; i-- > 0;)
		if (s.p[i] == '/' || s.p[i] == '\\')
			return str_from(s, i + 1);
	return s;
}

static bool is_dot_or_blank(char c)
{
	return c == '.' || c == ' ';
}

static struct str bare(struct str s)
{
	while (s.n && is_dot_or_blank(s.p[0]))
		s = str_from(s, 1);
	while (s.n && is_dot_or_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

static struct str fitting(struct arena *mem, struct str name)
{
	size_t dot = name.n;
	struct str stem, extension;

	if (name.n <= MAX_NAME)
		return name;
	while (dot > 0 && name.p[dot - 1] != '.')
		dot--;
	extension = dot > 1 ? str_from(name, dot - 1) : S("");
	if (extension.n > MAX_EXTENSION)
		extension = S("");
	stem = bare(str_clip(name, MAX_NAME - extension.n));
	return str_format(mem, "%.*s%.*s", FMT(stem), FMT(extension));
}

struct str file_name_clean(struct arena *mem, struct str raw)
{
	struct str name = visible(mem, str_mend(mem, without_nul(mem, raw)));

	name = fitting(mem, bare(last_component(name)));
	return name.n ? name : S("file");
}

/* Bytes at the beginning that are plain words: most of most texts. */
static size_t plain_ahead(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] > ' ' && s.p[n] < 0x7f)
		n++;
	return n;
}

/* Most lines are: ASCII, visible, and no two blanks together or at an end. */
static bool is_tidy(struct str s)
{
	char before = ' ';

	for (size_t i = 0; i < s.n; before = s.p[i++])
		if (s.p[i] < ' ' || s.p[i] > '~' || (s.p[i] == ' ' && before == ' '))
			return false;
	return before != ' ';
}

struct str text_line(struct arena *mem, struct str s)
{
	bool blank = false;
	struct buf b;
	size_t n;

	if (is_tidy(s))
		return str_copy(mem, s);
	s = str_mend(mem, without_nul(mem, s));
	buf_init(&b, mem, s.n);
	for (; s.n; s = str_from(s, n)) {
		uint32_t c = 'a';

		n = plain_ahead(s);
		if (!n)
			c = str_char(s, &n);
		if (IN_RANGES(blanks, c) || IN_RANGES(controls, c)) {
			blank = b.n > 0;
		} else if (!IN_RANGES(hidden, c)) {
			if (blank)
				buf_char(&b, ' ');
			blank = false;
			buf_add(&b, str_sub(s, 0, n));
		}
	}
	return buf_str(&b);
}

struct str text_body(struct arena *mem, struct str s)
{
	struct str body;
	struct buf b;
	size_t n;

	s = str_mend(mem, without_nul(mem, s));
	buf_init(&b, mem, s.n);
	for (; s.n; s = str_from(s, n)) {
		uint32_t c = str_char(s, &n);

		if (c == '\r' && !str_begins(s, S("\r\n")))
			buf_char(&b, '\n');
		else if (c == '\n' || c == '\t' || !IN_RANGES(controls, c))
			buf_add(&b, str_sub(s, 0, n));
	}
	body = buf_str(&b);
	while (body.n && strchr(" \t\n", body.p[body.n - 1]))
		body.n--;
	return text_first_line(mem, body, MAX_NAME).n ? body : S("");
}

/* Cut at a blank when there is one in the second half. */
static struct str shortened(struct arena *mem, struct str line, size_t max_bytes)
{
	static const struct str more = STR("\xe2\x80\xa6");
	struct str cut;
	size_t at;

	if (line.n <= max_bytes)
		return line;
	if (max_bytes <= more.n)
		return str_clip(line, max_bytes);
	cut = str_clip(line, max_bytes - more.n);
	for (at = cut.n; at > cut.n / 2 && cut.p[at - 1] != ' '; at--)
		;
	if (at > cut.n / 2)
		cut.n = at;
	return str_format(mem, "%.*s%.*s", FMT(str_trim(cut)), FMT(more));
}

struct str text_first_line(struct arena *mem, struct str text, size_t max_bytes)
{
	struct str line;

	while (str_cut(&text, '\n', &line)) {
		line = text_line(mem, str_clip(str_trim(line), max_bytes * 4));
		if (line.n)
			return shortened(mem, line, max_bytes);
	}
	return S("");
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Bytes of "http://" or "https://" where s begins with it and something of a name follows. */
static size_t scheme(struct str s)
{
	static const struct str schemes[] = { STR("https://"), STR("http://") };

	for (size_t i = 0; i < 2; i++) {
		size_t n = schemes[i].n;

		if (s.n > n && str_eq_nocase(str_sub(s, 0, n), schemes[i])
		    && (is_word(s.p[n]) || s.p[n] == '[' || (unsigned char)s.p[n] >= 0x80))
			return n;
	}
	return 0;
}

/* How far an address may go at most. */
static size_t run_length(struct str s)
{
	size_t at = 0, n;

	for (; at < s.n; at += n)
		if (IN_RANGES(ends_of_link, str_char(str_from(s, at), &n)))
			break;
	return at;
}

/* A bracket at the end belongs to the sentence unless it was opened in the address. */
static struct str without_sentence_end(struct str link)
{
	static const char open[] = "([{", close[] = ")]}";
	int depth[3] = { 0 };

	for (size_t i = 0; i < link.n; i++) {
		for (int k = 0; k < 3; k++)
			depth[k] += (link.p[i] == open[k]) - (link.p[i] == close[k]);
	}
	while (link.n) {
		char last = link.p[link.n - 1];
		const char *bracket = strchr(close, last);

		if (bracket && depth[bracket - close] < 0)
			depth[bracket - close]++;
		else if (bracket || !strchr(".,;:!?'*_~([{|", last))
			break;
		link.n--;
	}
	return link;
}

/* With a name before the host ("https://bank@evil") it would look like what it is not. */
static bool is_honest(struct str link)
{
	struct str host = str_from(link, scheme(link));

	host = str_sub(host, 0, str_find(host, '/'));
	return link.n <= MAX_LINK && scheme(link) && str_find(host, '@') == SIZE_MAX;
}

static bool may_begin(struct str text, size_t at)
{
	return (text.p[at] | 0x20) == 'h' && (at == 0 || !is_word(text.p[at - 1]))
	       && scheme(str_from(text, at));
}

size_t text_pieces(struct arena *mem, struct str text, struct piece **out)
{
	struct { VEC(struct piece); } pieces = { 0 };
	size_t said = 0, at = 0, links = 0;

	while (at < text.n && links < MAX_LINKS) {
		struct str run, link;

		if (!may_begin(text, at)) {
			at++;
			continue;
		}
		run = str_sub(text, at, run_length(str_from(text, at)));
		link = without_sentence_end(run);
		if (is_honest(link)) {
			if (at > said)
				*vec_push(mem, &pieces) = (struct piece){
					str_sub(text, said, at - said), false };
			*vec_push(mem, &pieces) = (struct piece){ link, true };
			said = at + link.n;
			links++;
		}
		at += run.n;
	}
	if (said < text.n)
		*vec_push(mem, &pieces) = (struct piece){ str_from(text, said), false };
	*out = pieces.v;
	return pieces.n;
}
