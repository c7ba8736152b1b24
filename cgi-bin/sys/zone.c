/*
 * A zone is a row of spans, each with one offset: first those that the file
 * lists, after them those that its footer, a rule for every year, makes
 * without end. All questions are answered from span_at().
 */
#include "sys/zone.h"

#include "base/arena.h"
#include "sys/file.h"

#define ZONE_DIR "/usr/share/zoneinfo/"

enum { FILE_MAX_BYTES = 256 * 1024, HEADER_BYTES = 44, S_PER_DAY = 86400 };

static const int64_t before_all = INT64_MIN / 4, after_all = INT64_MAX / 4;
static const int64_t year_1 = -62135596800, year_10000 = 253402300800;

struct type {
	int offset;
	struct str abbreviation;
};

/* When in the year the clock is set: Jn, n or Mm.w.d, and the time on the wall in seconds. */
struct rule {
	char form;                      /* 'J', '0' or 'M' */
	int day, month, week;
	int time;
};

struct zone {
	size_t count;
	int64_t *at;                    /* seconds, ascending: from here on type which[i] */
	unsigned char *which;
	struct type type[256];
	bool footer, summer;            /* the footer has a rule; and one for summer, too */
	struct type rest[2];            /* standard and summer */
	struct rule begin, end;         /* of summer */
};

struct span {
	int64_t from, until;
	const struct type *type;
};

/* ---- reading: a cursor that goes bad and stays so ---- */

struct cursor {
	const unsigned char *p;
	size_t n;
	bool bad;
};

static const unsigned char *take(struct cursor *c, size_t n)
{
	const unsigned char *p = c->p;

	if (c->bad || n > c->n) {
		c->bad = true;
		return NULL;
	}
	c->p += n;
	c->n -= n;
	return p;
}

static int64_t number(struct cursor *c, int bytes)
{
	const unsigned char *p = take(c, (size_t)bytes);
	uint64_t v;

	if (!p)
		return 0;
	v = p[0] & 0x80 ? UINT64_MAX : 0;
	for (int i = 0; i < bytes; i++)
		v = v << 8 | p[i];
	return (int64_t)v;
}

struct header {
	int version;
	int64_t isut, isstd, leap, time, type, chars;
};

static struct header read_header(struct cursor *c)
{
	struct header h = { 0 };
	const unsigned char *p = take(c, 20);

	if (!p || memcmp(p, "TZif", 4) != 0) {
		c->bad = true;
		return h;
	}
	h.version = p[4];
	h.isut = number(c, 4);
	h.isstd = number(c, 4);
	h.leap = number(c, 4);
	h.time = number(c, 4);
	h.type = number(c, 4);
	h.chars = number(c, 4);
	if (h.isut < 0 || h.isstd < 0 || h.leap < 0 || h.time < 0 || h.type < 0 || h.chars < 0)
		c->bad = true;
	return h;
}

static void read_times(struct cursor *c, struct arena *mem, struct zone *z, int width)
{
	const unsigned char *which;

	z->at = arena_array(mem, z->count, sizeof *z->at);
	z->which = arena_array(mem, z->count, 1);
	for (size_t i = 0; i < z->count && !c->bad; i++) {
		z->at[i] = number(c, width);
		if (z->at[i] < before_all || z->at[i] > after_all ||
		    (i && z->at[i] <= z->at[i - 1]))
			c->bad = true;
	}
	which = take(c, z->count);
	if (which && z->count)
		memcpy(z->which, which, z->count);
}

static void read_types(struct cursor *c, struct zone *z, const struct header *h)
{
	const unsigned char *p = take(c, (size_t)h->type * 6);
	const char *chars = (const char *)take(c, (size_t)h->chars);

	if (!p || !chars)
		return;
	for (int i = 0; i < h->type; i++, p += 6) {
		struct cursor offset = { p, 4, false };
		size_t at = p[5], most = at < (size_t)h->chars ? (size_t)h->chars - at : 0;
		size_t n = strnlen(chars + (most ? at : 0), most);

		z->type[i].offset = (int)number(&offset, 4);
		z->type[i].abbreviation = (struct str){ chars + (most ? at : 0), n };
		if (n == most || z->type[i].offset < -89999 || z->type[i].offset > 93599)
			c->bad = true;
	}
	for (size_t i = 0; i < z->count; i++)
		if (z->which[i] >= h->type)
			c->bad = true;
}

static void read_body(struct cursor *c, struct arena *mem, struct zone *z,
		      const struct header *h, int width)
{
	/* Leap seconds are for the "right" zones, which count another time than we do. */
	if (c->bad || h->type < 1 || h->type > 256 || h->time > 10000 ||
	    h->chars > 4096 || h->leap != 0) {
		c->bad = true;
		return;
	}
	z->count = (size_t)h->time;
	read_times(c, mem, z, width);
	if (!c->bad)
		read_types(c, z, h);
	take(c, (size_t)h->isstd);
	take(c, (size_t)h->isut);
}

/* ---- the footer: POSIX TZ with the wider hours of RFC 9636 3.3.1 ---- */

static bool eat(struct str *s, char c)
{
	if (!s->n || s->p[0] != c)
		return false;
	*s = str_from(*s, 1);
	return true;
}

static bool digits(struct str *s, int most, int *out)
{
	int v = 0;
	size_t i = 0;

	while (i < s->n && s->p[i] >= '0' && s->p[i] <= '9' && v <= most)
		v = v * 10 + (s->p[i++] - '0');
	*s = str_from(*s, i);
	*out = v;
	return i > 0 && v <= most;
}

/* [+-]h[:mm[:ss]] */
static bool duration(struct str *s, int *out)
{
	bool minus = eat(s, '-');
	int h, m = 0, sec = 0;

	if (!minus)
		eat(s, '+');
	if (!digits(s, 167, &h) || (eat(s, ':') && !digits(s, 59, &m)) ||
	    (eat(s, ':') && !digits(s, 59, &sec)))
		return false;
	*out = (h * 3600 + m * 60 + sec) * (minus ? -1 : 1);
	return true;
}

static bool abbreviation(struct str *s, struct str *out)
{
	bool quoted = eat(s, '<');
	size_t n = 0;

	while (n < s->n && (quoted ? s->p[n] != '>' : strchr("+-,0123456789", s->p[n]) == NULL))
		n++;
	*out = str_sub(*s, 0, n);
	*s = str_from(*s, n);
	return n >= 3 && (!quoted || eat(s, '>'));
}

static bool rule(struct str *s, struct rule *r)
{
	*r = (struct rule){ .form = '0', .time = 2 * 3600 };
	if (!eat(s, ','))
		return false;
	if (eat(s, 'M')) {
		r->form = 'M';
		if (!digits(s, 12, &r->month) || !eat(s, '.') || !digits(s, 5, &r->week) ||
		    !eat(s, '.') || !digits(s, 6, &r->day) || r->month < 1 || r->week < 1)
			return false;
	} else {
		if (eat(s, 'J'))
			r->form = 'J';
		if (!digits(s, 365, &r->day) || (r->form == 'J' && r->day < 1))
			return false;
	}
	return !eat(s, '/') || duration(s, &r->time);
}

static bool read_footer(struct zone *z, struct str s)
{
	int west;

	if (!s.n)
		return true;
	if (!abbreviation(&s, &z->rest[0].abbreviation) || !duration(&s, &west))
		return false;
	z->rest[0].offset = -west;
	z->footer = true;
	if (!s.n)
		return true;
	if (!abbreviation(&s, &z->rest[1].abbreviation))
		return false;
	west -= 3600;
	if (s.n && s.p[0] != ',' && !duration(&s, &west))
		return false;
	z->rest[1].offset = -west;
	z->summer = true;
	return rule(&s, &z->begin) && rule(&s, &z->end) && !s.n;
}

enum err zone_parse(struct arena *mem, struct str bytes, struct zone **out)
{
	struct cursor c = { (const unsigned char *)bytes.p, bytes.n, false };
	struct header h = read_header(&c);
	struct zone *z = NEW(mem, struct zone);
	struct str footer = S("");

	if (h.version == 0) {
		read_body(&c, mem, z, &h, 4);
	} else {
		take(&c, (size_t)(h.time * 5 + h.type * 6 + h.chars + h.leap * 8 +
				  h.isstd + h.isut));
		h = read_header(&c);
		read_body(&c, mem, z, &h, 8);
		footer = (struct str){ (const char *)c.p, c.n };
		if (!eat(&footer, '\n') || str_find(footer, '\n') == SIZE_MAX)
			c.bad = true;
		else
			footer.n = str_find(footer, '\n');
	}
	if (c.bad || !read_footer(z, footer))
		return fail(E_INVALID, "not a time zone that we understand");
	*out = z;
	return OK;
}

/* Letters, digits, '_', '+', '-' in parts between single slashes: nothing that could climb. */
static bool is_name(struct str name)
{
	char before = '/';

	for (size_t i = 0; i < name.n; before = name.p[i++]) {
		char c = name.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (c == '/' ? before == '/' : !letter && !(c >= '0' && c <= '9') &&
		    c != '_' && c != '+' && c != '-')
			return false;
	}
	return name.n > 0 && name.n <= 64 && before != '/';
}

enum err zone_open(struct arena *mem, struct str name, struct zone **out)
{
	char path[sizeof ZONE_DIR + 64];
	struct str bytes;

	if (!is_name(name))
		return E_MISSING;
	snprintf(path, sizeof path, ZONE_DIR "%.*s", FMT(name));
	TRY(file_read_whole(mem, path, FILE_MAX_BYTES, &bytes));
	if (!str_begins(bytes, S("TZif")))
		return E_MISSING;               /* one of the tables that lie beside the zones */
	return zone_parse(mem, bytes, out);
}

/* ---- asking ---- */

/* Days since 1970 of the first of a month, in any year. */
static int64_t day_of(int64_t year, int month)
{
	int64_t y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The moment that the rule names in that year, as the wall shows it. */
static int64_t rule_at(const struct rule *r, int64_t year)
{
	int64_t day, first, next;

	if (r->form != 'M') {
		day = day_of(year, 1) + r->day;
		if (r->form == 'J')             /* 1 to 365, without 29 February */
			day -= !(is_leap(year) && r->day >= 60);
	} else {
		first = day_of(year, r->month);
		next = r->month == 12 ? day_of(year + 1, 1) : day_of(year, r->month + 1);
		/* 1970-01-01 was a Thursday, 4; the sum is made positive before the remainder. */
		day = first + ((r->day - (first + 4)) % 7 + 7) % 7 + (r->week - 1) * 7;
		while (day >= next)
			day -= 7;
	}
	return day * S_PER_DAY + r->time;
}

static int64_t year_of(int64_t s)
{
	return when_civil(s * MS_PER_S).year;
}

/* The span after the list, by the rule; it begins not before since. */
static struct span rest_at(const struct zone *z, int64_t since, int64_t s)
{
	struct span found = { since, after_all, &z->rest[0] };
	int64_t year = year_of(s);

	if (!z->summer)
		return found;
	found.from = before_all;
	for (int64_t y = year - 1; y <= year + 2; y++) {
		int64_t begin = rule_at(&z->begin, y) - z->rest[0].offset;
		int64_t end = rule_at(&z->end, y) - z->rest[1].offset;
		struct span set[2] = { { begin, end, &z->rest[1] }, { end, begin, &z->rest[0] } };

		for (int i = 0; i < 2; i++) {
			const struct span *next = &set[begin <= end ? i : !i];

			if (next->from <= s && next->from >= found.from) {
				found.from = next->from;
				found.type = next->type;
			} else if (next->from > s && next->from < found.until) {
				found.until = next->from;
			}
		}
	}
	if (found.from < since)
		found.from = since;
	return found;
}

static struct span span_at(const struct zone *z, int64_t s)
{
	size_t low = 0, high = z->count;        /* how many begin at s or before */

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (z->at[middle] <= s)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == z->count && z->footer)
		return rest_at(z, z->count ? z->at[z->count - 1] : before_all, s);
	return (struct span){
		.from = low ? z->at[low - 1] : before_all,
		.until = low < z->count ? z->at[low] : after_all,
		.type = &z->type[low ? z->which[low - 1] : 0],
	};
}

/* Rounded down, also before 1970, and kept to the years 1 to 9999. */
static int64_t seconds(int64_t ms)
{
	int64_t s = ms / MS_PER_S - (ms % MS_PER_S < 0);

	return s < year_1 ? year_1 : s >= year_10000 ? year_10000 - 1 : s;
}

int zone_offset_s(const struct zone *z, int64_t at_ms)
{
	return span_at(z, seconds(at_ms)).type->offset;
}

struct str zone_abbreviation(const struct zone *z, int64_t at_ms)
{
	return span_at(z, seconds(at_ms)).type->abbreviation;
}

struct civil zone_civil(const struct zone *z, int64_t at_ms)
{
	int64_t s = seconds(at_ms), ms = at_ms - s * MS_PER_S;

	if (ms < 0 || ms >= MS_PER_S)
		ms = 0;                         /* it was out of all years */
	return when_civil((s + span_at(z, s).type->offset) * MS_PER_S + ms);
}

int64_t zone_at(const struct zone *z, const struct civil *wall)
{
	int64_t ms = when_at(wall), s = seconds(ms), t;
	struct span here = span_at(z, s - 26 * 3600);   /* no offset is larger */

	for (;;) {
		struct span next;

		t = s - here.type->offset;
		if (t < here.until || here.until >= after_all)
			break;
		next = span_at(z, here.until);
		if (s - next.type->offset < next.from)
			break;                          /* skipped: count on from before */
		here = next;
	}
	return t * MS_PER_S + (ms - s * MS_PER_S);
}
