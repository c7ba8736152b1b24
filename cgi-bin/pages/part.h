/*
 * Parts that several pages show in the same way: instants, promises, rows of
 * tickets, what people wrote, pages of a list. They fill views by the names
 * that templates/part/ asks for.
 */
#ifndef PAGES_PART_H
#define PAGES_PART_H

#include "http/visit.h"
#include "store/promise.h"
#include "store/queue.h"

/* NAME_TEXT, NAME_ISO and NAME_TITLE in the visitor's zone; name in capitals. */
void part_moment(const struct visit *v, struct view *view, const char *name, int64_t at);

/* "Tue 14:00" or "3 Nov 14:00"; absolute with the zone's abbreviation. */
struct str moment_short(const struct visit *v, int64_t at);
struct str moment_long(const struct visit *v, int64_t at);

/* HAS_DUE and DUE_* of a ticket in a list, and of one promise. */
void part_line_due(const struct visit *v, struct view *view, const struct line *line);
void part_timer_due(const struct visit *v, struct view *view, const struct timer *timer);

/* One TICKET row, with the status in the desk's or in the requester's words; and that
 * row. Where it is neither for the desk nor the visitor's own, OF_OTHER: REQUESTER_NAME. */
struct view *part_line(const struct visit *v, struct view *view, const struct line *line,
                       bool for_desk);

/* "Waiting for you", and for others "Waiting for Anna Reyes". */
struct str waiting_words(const struct visit *v, int64_t requester_id, struct str name);

/* PIECE rows. */
void part_text(const struct visit *v, struct view *view, struct str text);

/* "Jun" */
const char *month_word(int month);

struct str initials_of(struct arena *mem, struct str name);
/* "I-10482" */
struct str ref_of(struct arena *mem, int kind, int64_t id);
/* "12", or "99+" where it was not counted further. */
struct str count_short(struct arena *mem, int64_t n);
/* Digits and a leading plus, for tel: */
struct str phone_digits(struct arena *mem, struct str phone);

/* A remark: the place in a list that the address names is none, so this is its beginning. */
void part_lost(struct visit *v);

/* A remark: the address names a list that there is not; shown is this one. */
void part_no_list(struct visit *v, struct str asked, const char *shown);

/* PAGER with PREVIOUS and NEXT where the addresses are not empty. */
void part_pager(struct view *view, struct str previous, struct str next, struct str text);

#endif
