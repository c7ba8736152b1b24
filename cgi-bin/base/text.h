/*
 * What people type, made decent before anybody looks at it: clean first, then
 * check, then keep that same value. Everything returned is valid UTF-8
 * without control characters, in the arena or a view into what was given.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/str.h"

/*
 * A name to show and to send: last component, nothing invisible, no dots or
 * blanks at the ends, at most 255 bytes with its extension, never empty.
 */
struct str file_name_clean(struct arena *mem, struct str raw);

/* One line: controls and all kinds of blanks become one blank, hidden characters go. */
struct str text_line(struct arena *mem, struct str s);

/*
 * Several lines: LF ends them, no other controls but TAB, no blanks at the very end; empty when
 * nobody would see anything.
 */
struct str text_body(struct arena *mem, struct str s);

/* The first line with something in it, at most max_bytes, "…" at its end when it was cut. */
struct str text_first_line(struct arena *mem, struct str text, size_t max_bytes);

struct piece {
	struct str text;
	bool link;              /* http:// or https://: text is the address, too */
};

/* Text and links in it, at most 200; all pieces together are the text. */
size_t text_pieces(struct arena *mem, struct str text, struct piece **out);

#endif
