/* See report_chart.h. */
#include "pages/report_chart.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "desk/words.h"

enum {
	WIDTH = 900, HEIGHT = 280, LEFT = 56, RIGHT = 168, TOP = 12, BOTTOM = 30,
	LABEL_WIDTH = 52, NAME_HEIGHT = 18, NAME_CHARS = 20, COLUMN_MOST = 48,
	TICKS_MOST = 5
};

struct scale {
	const struct chart *c;
	int64_t top;            /* the value at the upper edge */
	int64_t step;
	double slot;            /* what a point has for itself */
};

static int64_t value_at(const struct chart *c, size_t point, size_t series)
{
	return c->value[point * c->series + series];
}

static int64_t highest(const struct chart *c)
{
	int64_t most = 0;

	for (size_t i = 0; i < c->points; i++) {
		int64_t stack = 0;

		for (size_t s = 0; s < c->series; s++) {
			int64_t value = value_at(c, i, s);

			stack = c->columns ? stack + (value > 0 ? value : 0) : value;
			most = stack > most ? stack : most;
		}
	}
	return most;
}

/* Steps that people count in: 1, 2, 5, 10 ...; minutes, hours, days. */
static int64_t nice_step(int64_t most, bool time)
{
	static const int64_t minutes[] = { 1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 1440,
		2 * 1440, 4 * 1440, 7 * 1440, 14 * 1440, 28 * 1440, 56 * 1440, 112 * 1440 };
	static const int64_t firsts[] = { 1, 2, 5 };

	for (size_t i = 0; time && i < sizeof minutes / sizeof *minutes; i++)
		if (minutes[i] * 60000 * TICKS_MOST >= most)
			return minutes[i] * 60000;
	for (int64_t ten = 1;; ten *= 10)
		for (size_t i = 0; i < 3; i++)
			if (firsts[i] * ten * TICKS_MOST >= most)
				return firsts[i] * ten;
}

static struct scale scale_of(const struct chart *c)
{
	int64_t most = highest(c);
	struct scale s = { .c = c, .step = nice_step(most, c->time) };

	s.top = (most + s.step - 1) / s.step * s.step;
	if (s.top == 0)
		s.top = s.step;
	s.slot = (double)(WIDTH - LEFT - RIGHT) / (double)(c->points ? c->points : 1);
	return s;
}

static double x_of(const struct scale *s, size_t point)
{
	return LEFT + s->slot * ((double)point + .5);
}

static double y_of(const struct scale *s, int64_t value)
{
	return HEIGHT - BOTTOM
	     - (double)value * (HEIGHT - TOP - BOTTOM) / (double)s->top;
}

static struct str value_words(struct arena *mem, const struct chart *c, int64_t value)
{
	return c->time ? duration_words(mem, value) : str_format(mem, "%" PRId64, value);
}

static void show_axes(struct arena *mem, struct view *view, const struct scale *s)
{
	const struct chart *c = s->c;
	size_t every = (size_t)(LABEL_WIDTH / s->slot) + 1;

	for (int64_t value = 0; value <= s->top; value += s->step) {
		struct view *row = view_add(view, "GRID");

		view_format(row, "Y", "%.1f", y_of(s, value));
		view_format(row, "TEXT_Y", "%.1f", y_of(s, value) + 4);
		view_set(row, "LABEL", value ? value_words(mem, c, value) : S("0"));
	}
	for (size_t i = 0; i < c->points; i += every) {
		struct view *row = view_add(view, "TICK");

		view_format(row, "X", "%.1f", x_of(s, i));
		view_set(row, "LABEL", c->label[i]);
	}
}

static void set_tip(struct arena *mem, struct view *row, const struct chart *c, size_t point,
                    size_t series)
{
	view_set(row, "TIP", str_format(mem, "%.*s, %.*s: %.*s", FMT(c->label[point]),
	                                FMT(c->name[series]),
	                                FMT(value_words(mem, c, value_at(c, point, series)))));
	view_int(row, "SERIES", (int64_t)series + 1);
}

static void show_columns(struct arena *mem, struct view *view, const struct scale *s)
{
	const struct chart *c = s->c;
	double width = s->slot * .74 < COLUMN_MOST ? s->slot * .74 : COLUMN_MOST;

	for (size_t i = 0; i < c->points; i++) {
		int64_t below = 0;

		for (size_t k = 0; k < c->series; k++) {
			int64_t value = value_at(c, i, k);
			struct view *row;

			if (value <= 0)
				continue;
			row = view_add(view, "COLUMN");
			view_format(row, "X", "%.1f", x_of(s, i) - width / 2);
			view_format(row, "Y", "%.1f", y_of(s, below + value));
			view_format(row, "W", "%.1f", width);
			view_format(row, "H", "%.1f", y_of(s, below) - y_of(s, below + value));
			set_tip(mem, row, c, i, k);
			below += value;
		}
	}
}

/* A line has gaps where there is no data. */
static void show_line(struct arena *mem, struct view *view, const struct scale *s, size_t series)
{
	const struct chart *c = s->c;
	struct view *row = view_add(view, "LINE");
	bool drawn = false;
	struct buf b;

	buf_init(&b, mem, 8192);
	for (size_t i = 0; i < c->points; i++) {
		int64_t value = value_at(c, i, series);
		struct view *mark;

		if (value == NO_VALUE) {
			drawn = false;
			continue;
		}
		buf_format(&b, "%s%.1f %.1f", drawn ? " L" : " M", x_of(s, i), y_of(s, value));
		drawn = true;
		mark = view_add(view, "MARK");
		view_format(mark, "X", "%.1f", x_of(s, i));
		view_format(mark, "Y", "%.1f", y_of(s, value));
		set_tip(mem, mark, c, i, series);
	}
	view_set(row, "PATH", str_trim(buf_str(&b)));
	view_int(row, "SERIES", (int64_t)series + 1);
}

/* Where the name of a series would stand best: beside its last point. */
static double name_place(const struct scale *s, size_t series)
{
	const struct chart *c = s->c;

	for (size_t i = c->points; i-- > 0;) {
		int64_t below = 0, value = value_at(c, i, series);

		if (value == NO_VALUE)
			continue;
		for (size_t k = 0; c->columns && k < series; k++)
			below += value_at(c, i, k) > 0 ? value_at(c, i, k) : 0;
		return y_of(s, c->columns ? below + value / 2 : value);
	}
	return HEIGHT - BOTTOM;
}

/* From the top down, none nearer than a line to the one before; then up again from the foot. */
static void push_apart(double *y, const size_t *order, size_t n)
{
	double least = TOP, most = HEIGHT - BOTTOM;

	for (size_t i = 0; i < n; i++) {
		if (y[order[i]] < least)
			y[order[i]] = least;
		least = y[order[i]] + NAME_HEIGHT;
	}
	for (size_t i = n; i-- > 0;) {
		if (y[order[i]] > most)
			y[order[i]] = most;
		most = y[order[i]] - NAME_HEIGHT;
	}
}

/* "Hardware: Laptop or PC" is too wide: its last part, or as much of it as fits. */
static struct str short_name(struct arena *mem, struct str name)
{
	size_t last = str_search(name, S(": "));

	if (str_chars(name) > NAME_CHARS && last != SIZE_MAX)
		name = str_from(name, last + 2);
	if (str_chars(name) <= NAME_CHARS)
		return name;
	return str_format(mem, "%.*s\xe2\x80\xa6", FMT(str_clip(name, NAME_CHARS - 1)));
}

static void show_names(struct arena *mem, struct view *view, const struct scale *s)
{
	const struct chart *c = s->c;
	double y[SERIES_MOST];
	size_t order[SERIES_MOST];

	for (size_t i = 0; i < c->series; i++) {
		size_t at = i;

		y[i] = name_place(s, i);
		/* Of two in one place the later one is stacked above. */
		for (; at > 0 && y[order[at - 1]] >= y[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	push_apart(y, order, c->series);
	for (size_t i = 0; i < c->series; i++) {
		struct view *row = view_add(view, "NAME");

		view_format(row, "Y", "%.1f", y[i]);
		view_format(row, "BOX_Y", "%.1f", y[i] - 6);
		view_format(row, "TEXT_Y", "%.1f", y[i] + 4);
		view_set(row, "LABEL", short_name(mem, c->name[i]));
		view_int(row, "SERIES", (int64_t)i + 1);
		view_add(row, c->columns ? "OF_COLUMNS" : "OF_LINES");
	}
}

void chart_show(struct arena *mem, struct view *view, const struct chart *c)
{
	struct scale s = scale_of(c);

	view_set(view, "CHART_TITLE", c->title);
	show_axes(mem, view, &s);
	if (c->columns)
		show_columns(mem, view, &s);
	for (size_t i = 0; !c->columns && i < c->series; i++)
		show_line(mem, view, &s, i);
	show_names(mem, view, &s);
}

struct str chart_spark(struct arena *mem, const int64_t *value, size_t points)
{
	int64_t most = 1;
	bool drawn = false;
	struct buf b;

	buf_init(&b, mem, 4096);
	for (size_t i = 0; i < points; i++)
		most = value[i] > most ? value[i] : most;
	for (size_t i = 0; i < points; i++) {
		if (value[i] != NO_VALUE)
			buf_format(&b, "%s%.1f %.1f", drawn ? " L" : " M",
			           2 + 116. * (double)i / (double)(points > 1 ? points - 1 : 1),
			           30 - 28. * (double)value[i] / (double)most);
		drawn = value[i] != NO_VALUE;
	}
	return str_trim(buf_str(&b));
}
