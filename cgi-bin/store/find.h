/*
 * Finding tickets: each statement has the viewer in it, and walks
 * only what that viewer may see, so that nobody times what is not hers.
 * Tickets are walked newest first and never further than the caller says.
 */
#ifndef STORE_FIND_H
#define STORE_FIND_H

#include "base/terms.h"
#include "store/search.h"
#include "store/ticket.h"

/* 0: any. statuses, kinds and priorities are bits. */
struct filters {
	int64_t statuses, kinds, priorities;
	int64_t team_id, agency_id;
	int64_t assignee_id;            /* -1: nobody */
	int64_t requester_id;
	int64_t from, to;               /* created from this instant and before that one */
};

enum walk {
	WALK_TICKETS,                   /* all that the viewer may see */
	WALK_WORD,                      /* those that have the word; desk and security */
	WALK_BEGINNING,                 /* those that have a word which begins so; the same */
	WALK_REQUESTER,                 /* those of one requester; not for SIGHT_OWN */
	WALKS
};

struct trail {
	enum walk walk;
	struct str word;
	int64_t requester_id;
	struct str first, second;       /* words whose places are asked for; may be empty */
	bool need_first, need_second;   /* and tickets without them are left out */
	int64_t before;                 /* numbers below this one */
	int walked, limit;              /* how far to walk, and how many to give */
};

struct hit {
	int64_t id;
	bool internal;                  /* the viewer may read its internal texts */
	int64_t first, second;          /* places of base/doc, 0: not there */
};

enum err find_hits(struct db *db, struct arena *mem, struct viewer who, const struct trail *trail,
                   const struct filters *filters, struct rows *out);

/* The lowest number that this trail comes by, and how many it comes by. */
enum err find_bottom(struct db *db, struct arena *mem, struct viewer who,
                     const struct trail *trail, int64_t *bottom, int64_t *walked);

enum { RARITY_MOST = 2001 };

/* In how many tickets each of TERMS_MOST words is, counted to RARITY_MOST; desk and security. */
enum err find_rarity(struct db *db, struct arena *mem, struct viewer who, const struct str *words,
                     int64_t *counts);
/* The same for words that begin so, counted to 20001. */
enum err find_rarity_of_beginning(struct db *db, struct arena *mem, struct viewer who,
                                  struct str beginning, int64_t *count);

struct kept_doc {
	int64_t id;
	struct str subject, words;
};
/* Of tickets that are hits; ids as a JSON list. */
enum err find_docs(struct db *db, struct arena *mem, struct viewer who, struct str ids,
                   struct rows *out);
/* More than are indexed of one ticket: at least the first ticket is read whole. */
enum { FOUND_TEXTS_MOST = 1000 };
/* struct said: what the viewer may read of them, the newest ticket's texts first. */
enum err find_texts(struct db *db, struct arena *mem, struct viewer who, struct str ids,
                    struct rows *out);

extern const struct query *const find_queries[];

#endif
