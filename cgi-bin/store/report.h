/*
 * What figures are made of: tickets that were created, first answered or
 * resolved in a period, and those that were not resolved at a day's end.
 * Figures and the list behind them ask the same index with the same viewer
 * and the same slice, so they cannot differ. Days are counted from
 * 1970-01-01, in the calendar of whoever looks.
 */
#ifndef STORE_REPORT_H
#define STORE_REPORT_H

#include "store/ticket.h"

enum figure { FIGURE_CREATED, FIGURE_ANSWERED, FIGURE_RESOLVED, FIGURE_BACKLOG, FIGURES };

/* What a figure may be split or filtered by. */
enum split {
	SPLIT_NONE, SPLIT_TEAM, SPLIT_CATEGORY, SPLIT_AGENCY, SPLIT_CHANNEL, SPLIT_KIND,
	SPLIT_PRIORITY, SPLIT_AGE, SPLITS
};

/* Ages of what is not resolved: 0-1, 2-7, 8-30, more than 30 days. */
enum { BANDS = 4 };

/*
 * Part of all tickets. of[split] is an id, or a value of an enum plus one, or
 * a band from 1; 0 is all, PART_NONE those that have none. Without these
 * parts of one split, as numbers with commas; empty for none.
 */
enum { PART_NONE = -1 };
struct slice {
	int64_t of[SPLITS];
	enum split by;
	struct str without;
};

/* Offsets of a zone in seconds: offset[i] until until[i], the last from then on. */
enum { CLOCKS = 7 };
struct clocks {
	int64_t until[CLOCKS - 1], offset[CLOCKS];
};

struct fact {
	int64_t day, part;
	int64_t amount;         /* how many tickets; or how long one took, in ms */
};

/* One more than may be: there are too many to be sorted for one page. */
enum { FACTS_MOST = 1000000 };

/* struct fact: a count for each day and part; or, of what took its time, one for each ticket. */
enum err report_counts(struct db *db, struct arena *mem, struct viewer who, enum figure figure,
                       const struct slice *slice, int64_t from, int64_t to,
                       const struct clocks *clocks, struct rows *out);
enum err report_durations(struct db *db, struct arena *mem, struct viewer who, enum figure figure,
                          const struct slice *slice, int64_t from, int64_t to,
                          const struct clocks *clocks, struct rows *out);

/*
 * The same of the ends of days (numbers with commas), a row of amount 0 for
 * one that is known to be empty and none for one that is not known; and of now.
 */
enum err report_backlog(struct db *db, struct arena *mem, struct viewer who,
                        const struct slice *slice, struct str days, struct rows *out);
enum err report_backlog_now(struct db *db, struct arena *mem, struct viewer who,
                            const struct slice *slice, int64_t now, struct rows *out);

/* What a list is of. day is for the backlog, 0 for now; from and to for all others. */
struct behind {
	enum figure figure;
	int64_t from, to, day, now;
	struct slice slice;
};

struct counted {
	int64_t id;
	int kind, status, waiting_for, priority, channel;
	struct str subject, requester, agency, team, category;
	int64_t created_at, first_answered_at, resolved_at;
	int64_t key;            /* where it stands in the list */
};
extern const struct record counted_record;

/* Newest first from that place on (id 0: from the beginning), or backwards from it. */
struct place {
	int64_t key, id;
	bool backwards;
};
enum err report_list(struct db *db, struct arena *mem, struct viewer who, const struct behind *b,
                     const struct place *place, int limit, struct rows *out);
enum err report_count(struct db *db, struct arena *mem, struct viewer who, const struct behind *b,
                      int64_t *out);

/* Teams, categories and agencies, with their names, ordered; also those that are not active. */
struct part_name {
	int64_t split, id;
	struct str name;
};
enum err report_names(struct db *db, struct arena *mem, struct rows *out);

extern const struct query *const report_queries[];

#endif
