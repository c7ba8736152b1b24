/*
 * See multipart.h. A delimiter is CRLF, two hyphens and the boundary. CR is no
 * boundary character, so a half-seen delimiter never hides the start of
 * another: what turns out not to be one is data, as it is.
 */
#include "base/multipart.h"

#include <assert.h>

#include "base/arena.h"

enum { MAX_BOUNDARY = 70, MAX_HEADER = 8 * 1024 };

enum state {
	AT_START,               /* at the first boundary; nothing may come before it */
	IN_DATA,
	AFTER_DELIMITER,        /* "--" is the end, blanks and CRLF a part */
	AFTER_HYPHEN,
	AFTER_BLANK,
	AFTER_CR,
	IN_HEADERS,
	AT_END,                 /* whatever follows is not for us */
};

struct multipart {
	const struct multipart_reader *reader;
	void *who;
	enum state state;
	enum err failed;
	const char *wrong;
	size_t parts;
	size_t seen;            /* bytes of the delimiter seen and held back */
	size_t delimiter_n, header_n;
	char delimiter[4 + MAX_BOUNDARY];
	char header[MAX_HEADER];
};

static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static bool is_alnum(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* token of RFC 9110, 5.6.2 */
static bool is_token(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_alnum(s.p[i]) && !is_one_of(s.p[i], "!#$%&'*+-.^_`|~"))
			return false;
	return s.n > 0;
}

/* RFC 2046, 5.1.1 */
static bool is_boundary(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_alnum(s.p[i]) && !is_one_of(s.p[i], "'()+_,-./:=? "))
			return false;
	return s.n && s.n <= MAX_BOUNDARY && s.p[s.n - 1] != ' ';
}

/* Cuts a quoted string off *rest, its inside as it is, escapes and all. */
static bool quoted_cut(struct str *rest, struct str *inside)
{
	size_t i = 1;

	while (i < rest->n && rest->p[i] != '"')
		i += rest->p[i] == '\\' && i + 1 < rest->n && is_one_of(rest->p[i + 1], "\"\\")
		     ? 2 : 1;
	if (i >= rest->n)
		return false;
	*inside = str_sub(*rest, 1, i - 1);
	*rest = str_from(*rest, i + 1);
	return true;
}

/* Cuts the next "; name=value" off *rest; an empty name is the end. */
static bool param_cut(struct str *rest, struct str *name, struct str *value)
{
	size_t at;

	*name = *value = S("");
	*rest = str_trim(*rest);
	if (!rest->n)
		return true;
	if (rest->p[0] != ';')
		return false;
	*rest = str_trim(str_from(*rest, 1));
	if (!rest->n)
		return true;
	at = str_find(*rest, '=');
	*name = str_trim(str_sub(*rest, 0, at));
	if (at == SIZE_MAX || !is_token(*name))
		return false;
	*rest = str_trim(str_from(*rest, at + 1));
	if (rest->n && rest->p[0] == '"')
		return quoted_cut(rest, value);
	at = str_find(*rest, ';');
	*value = str_trim(str_sub(*rest, 0, at));
	*rest = str_from(*rest, value->n);
	return is_token(*value);
}

/* The word before the first ";", the rest behind it. */
static struct str word_cut(struct str *rest)
{
	size_t at = str_find(*rest, ';');
	struct str word = str_trim(str_sub(*rest, 0, at));

	*rest = str_from(*rest, at == SIZE_MAX ? rest->n : at);
	return word;
}

bool multipart_boundary(struct str content_type, struct str *boundary)
{
	struct str name, value, rest = content_type;
	bool found = false;

	if (!str_eq_nocase(word_cut(&rest), S("multipart/form-data")))
		return false;
	while (param_cut(&rest, &name, &value)) {
		if (!name.n)
			return found && is_boundary(*boundary);
		if (!str_eq_nocase(name, S("boundary")))
			continue;
		if (found)
			return false;
		found = true;
		*boundary = value;
	}
	return false;
}

struct multipart *multipart_open(struct arena *mem, struct str boundary,
                                 const struct multipart_reader *reader, void *who)
{
	struct multipart *m = NEW(mem, struct multipart);

	assert(is_boundary(boundary));
	m->reader = reader;
	m->who = who;
	m->wrong = "";
	memcpy(m->delimiter, "\r\n--", 4);
	memcpy(m->delimiter + 4, boundary.p, boundary.n);
	m->delimiter_n = 4 + boundary.n;
	m->seen = 2;            /* the first one stands at the start of a line already */
	return m;
}

static enum err wrong(struct multipart *m, const char *why)
{
	m->wrong = why;
	return fail(E_INVALID, "multipart: %s", why);
}

/* quoted-pair, in our own header block; a backslash before anything else is one. */
static struct str unescaped(struct multipart *m, struct str s)
{
	char *p = m->header + (s.p - m->header);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\\' && i + 1 < s.n && is_one_of(s.p[i + 1], "\"\\"))
			i++;
		p[n++] = s.p[i];
	}
	return (struct str){ p, n };
}

/* form-data; name="..."; filename="...". RFC 7578 forbids filename*, so nobody hears it. */
static enum err read_disposition(struct multipart *m, struct str rest, struct part *part)
{
	struct str name, value;

	if (part->name.n)
		return wrong(m, "two Content-Disposition in a part");
	if (!str_eq_nocase(word_cut(&rest), S("form-data")))
		return wrong(m, "a part that is no form-data");
	for (;;) {
		if (!param_cut(&rest, &name, &value))
			return wrong(m, "Content-Disposition that cannot be read");
		if (!name.n)
			break;
		if (str_eq_nocase(name, S("name")) && !part->name.n) {
			part->name = unescaped(m, value);
		} else if (str_eq_nocase(name, S("filename")) && !part->has_filename) {
			part->filename = unescaped(m, value);
			part->has_filename = true;
		} else if (!str_eq_nocase(name, S("filename*"))) {
			return wrong(m, "unknown or repeated word in Content-Disposition");
		}
	}
	if (!part->name.n || part->name.n > m->reader->max_name || !str_is_text(part->name))
		return wrong(m, "a part without a name, or with one too long");
	return OK;
}

/* Control bytes are let in, for file names have them: file_name_clean() takes them out. */
static bool is_line(struct str s)
{
	return str_find(s, '\r') == SIZE_MAX && str_find(s, '\n') == SIZE_MAX
	    && str_find(s, '\0') == SIZE_MAX;
}

static enum err read_header(struct multipart *m, struct str line, struct part *part)
{
	size_t at = str_find(line, ':');
	struct str name = str_sub(line, 0, at), value = str_trim(str_from(line, at + 1));

	if (at == SIZE_MAX || !is_token(name) || !is_line(line))
		return wrong(m, "a header that is none");
	if (str_eq_nocase(name, S("Content-Disposition")))
		return read_disposition(m, value, part);
	if (str_eq_nocase(name, S("Content-Transfer-Encoding"))
	    && !str_eq_nocase(value, S("binary")) && !str_eq_nocase(value, S("8bit"))
	    && !str_eq_nocase(value, S("7bit")))
		return wrong(m, "a transfer encoding");
	if (!str_eq_nocase(name, S("Content-Type")))
		return OK;
	if (part->type.n)
		return wrong(m, "two Content-Type in a part");
	part->type = value;
	return OK;
}

static enum err begin_part(struct multipart *m)
{
	struct str rest = { m->header, m->header_n - 2 };
	struct part part = { .name = S(""), .filename = S(""), .type = S("") };

	while (rest.n) {
		size_t at = str_search(rest, S("\r\n"));

		TRY(read_header(m, str_sub(rest, 0, at), &part));
		rest = str_from(rest, at + 2);
	}
	if (!part.name.n)
		return wrong(m, "a part without Content-Disposition");
	m->state = IN_DATA;
	return m->reader->begin(m->who, &part);
}

static enum err take_header(struct multipart *m, char c)
{
	struct str all;

	if (m->header_n == MAX_HEADER)
		return wrong(m, "headers over 8 KiB");
	m->header[m->header_n++] = c;
	all = (struct str){ m->header, m->header_n };
	if (str_eq(all, S("\r\n")) || str_ends(all, S("\r\n\r\n")))
		return begin_part(m);
	return OK;
}

static enum err open_headers(struct multipart *m)
{
	if (++m->parts > m->reader->max_parts)
		return wrong(m, "too many parts");
	m->header_n = 0;
	m->state = IN_HEADERS;
	return OK;
}

static enum err take_start(struct multipart *m, char c)
{
	if (m->seen == 2 && c == '\r')
		m->seen = 0;
	if (c != m->delimiter[m->seen])
		return wrong(m, "does not begin with its boundary");
	if (++m->seen == m->delimiter_n)
		m->state = AFTER_DELIMITER;
	return OK;
}

static enum err take_after(struct multipart *m, char c)
{
	m->seen = 0;
	if (m->state == AFTER_DELIMITER && c == '-')
		m->state = AFTER_HYPHEN;
	else if (m->state == AFTER_HYPHEN && c == '-')
		m->state = AT_END;
	else if (m->state == AFTER_CR && c == '\n')
		return open_headers(m);
	else if (m->state != AFTER_HYPHEN && m->state != AFTER_CR && (c == ' ' || c == '\t'))
		m->state = AFTER_BLANK;
	else if (m->state != AFTER_HYPHEN && m->state != AFTER_CR && c == '\r')
		m->state = AFTER_CR;
	else
		return wrong(m, "a boundary with something behind it");
	return OK;
}

static enum err say_data(struct multipart *m, struct str bytes)
{
	return bytes.n ? m->reader->data(m->who, bytes) : OK;
}

static enum err end_part(struct multipart *m)
{
	m->state = AFTER_DELIMITER;
	return m->reader->end(m->who);
}

/* Where a delimiter may begin at the end of s: only its last CR can be that. */
static size_t half_delimiter(const struct multipart *m, struct str s)
{
	struct str last = s.n < m->delimiter_n ? s : str_from(s, s.n + 1 - m->delimiter_n);
	const char *cr = last.n ? memrchr(last.p, '\r', last.n) : NULL;
	size_t n = cr ? (size_t)(s.p + s.n - cr) : 0;

	return n && memcmp(cr, m->delimiter, n) == 0 ? s.n - n : s.n;
}

/* Go on with a delimiter whose first bytes came with the piece before. */
static enum err go_on(struct multipart *m, struct str *in)
{
	size_t held;

	while (in->n && m->seen < m->delimiter_n && in->p[0] == m->delimiter[m->seen]) {
		m->seen++;
		*in = str_from(*in, 1);
	}
	if (m->seen == m->delimiter_n)
		return end_part(m);
	if (!in->n)
		return OK;
	held = m->seen;
	m->seen = 0;
	return say_data(m, (struct str){ m->delimiter, held });
}

static enum err take_data(struct multipart *m, struct str *in)
{
	const struct str delimiter = { m->delimiter, m->delimiter_n };
	struct str piece = *in;
	size_t at;

	if (m->seen)
		return go_on(m, in);
	at = str_search(piece, delimiter);
	if (at == SIZE_MAX) {
		at = half_delimiter(m, piece);
		m->seen = piece.n - at;
		*in = str_from(piece, piece.n);
		return say_data(m, str_sub(piece, 0, at));
	}
	*in = str_from(piece, at + delimiter.n);
	TRY(say_data(m, str_sub(piece, 0, at)));
	return end_part(m);
}

static enum err take(struct multipart *m, struct str *in)
{
	char c = in->p[0];

	if (m->state == IN_DATA)
		return take_data(m, in);
	*in = str_from(*in, 1);
	switch (m->state) {
	case AT_START:
		return take_start(m, c);
	case IN_HEADERS:
		return take_header(m, c);
	case AT_END:
		*in = S("");
		return OK;
	default:
		return take_after(m, c);
	}
}

enum err multipart_feed(struct multipart *m, struct str piece)
{
	while (m->failed == OK && piece.n)
		m->failed = take(m, &piece);
	return m->failed;
}

enum err multipart_end(struct multipart *m)
{
	if (m->failed == OK && m->state != AT_END)
		m->failed = wrong(m, "stops before its last boundary");
	return m->failed;
}

const char *multipart_wrong(const struct multipart *m)
{
	return m->wrong;
}
