/*
 * Fields of an organisation's own: what they are called, for which type and
 * category of tickets they are, and their values on tickets. People call
 * them custom fields; in code a field is a member of a record.
 */
#ifndef STORE_EXTRA_H
#define STORE_EXTRA_H

#include "store/ticket.h"

enum extra_kind { EXTRA_TEXT, EXTRA_LONG, EXTRA_NUMBER, EXTRA_CHOICE, EXTRA_DATE, EXTRA_FLAG };
enum extra_for { FOR_ANY, FOR_INCIDENT, FOR_REQUEST, FOR_CASE };
extern const struct names extra_kind_names, extra_for_names;

struct extra {
	int64_t id;
	struct str name, label;
	int kind;
	struct str choices;             /* one a line */
	bool required;
	int ticket_kind;                /* enum extra_for */
	int64_t category_id;            /* 0: any */
	struct str category;
	struct str categories;          /* ids of it and those below it, with commas */
	int64_t sort;
	bool active;
	int64_t version;
	struct str value;               /* on the ticket that was asked about */
};
extern const struct record extra_record;

/* All, also those that are switched off, in their order; at most 200. */
enum err extra_list(struct db *db, struct arena *mem, struct rows *out);
enum err extra_by_id(struct db *db, struct arena *mem, int64_t id, struct extra *out);

/* Those in use with their values on this ticket (0: a new one), and others that have one there. */
enum err extra_of_ticket(struct db *db, struct arena *mem, int64_t ticket_id, struct rows *out);

/* E_STALE: the name is taken. */
enum err extra_insert(struct db *db, const struct extra *x, int64_t *id);
/* Everything but the kind, which its values depend on; E_STALE as everywhere. */
enum err extra_update(struct db *db, const struct extra *x);

/* Empty takes it away. */
enum err extra_value_insert(struct db *db, int64_t ticket_id, int64_t extra_id, struct str value);
/* All on a ticket that somebody typed: not choices and flags. */
enum err extra_value_delete_typed(struct db *db, int64_t ticket_id);

extern const struct query *const extra_queries[];

#endif
