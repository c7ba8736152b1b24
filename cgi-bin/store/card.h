/*
 * People as an admin keeps them: the whole card of each, more addresses and
 * phones, lists with a search, what somebody owns, and two who become one.
 */
#ifndef STORE_CARD_H
#define STORE_CARD_H

#include "store/person.h"

struct card {
	int64_t id, version;
	struct str email, name, phone;
	struct str place;               /* in words: building, floor, room */
	int64_t agency_id;
	struct str agency;              /* its code */
	int64_t location_id;
	struct str location;            /* its code */
	struct str manager;             /* address, or empty */
	int kind;                       /* enum person_kind */
	uint64_t roles;
	bool vip, active, erased, invited;      /* invited: has no password yet */
	int64_t merged_into_id;
	int64_t join_at, leave_at;
	struct str note;
	struct str teams;               /* names, with commas between them */
	struct str more;                /* other addresses, one a line; p NULL: not read */
};
extern const struct record card_record;

enum err card_by_id(struct db *db, struct arena *mem, int64_t id, struct card *out);
enum err card_by_email(struct db *db, struct arena *mem, struct str email, struct card *out);
/* Those who have one of these, in order of addresses; a JSON list of 5000 at most. */
enum err card_by_emails(struct db *db, struct arena *mem, struct str emails, struct rows *out);
/* Nobody else changes it until the transaction ends. */
enum err card_hold(struct db *db, struct arena *mem, int64_t id, struct card *out);
/* E_STALE: the address is somebody else's. */
enum err card_insert(struct db *db, const struct card *c, int64_t now, int64_t *id);
enum err card_update(struct db *db, const struct card *c);      /* moves the version on */

enum state { STATE_ACTIVE, STATE_INVITED, STATE_GONE, STATE_ALL };
extern const struct names state_names;

/* Which people a list holds; 0, empty and -1 narrow nothing down. */
struct wanted {
	struct str words;       /* as store/seek.h reads them */
	int state;              /* enum state */
	int role;               /* -1: any */
	int64_t agency_id, location_id, manager_id, team_id;
	bool vip;
	int64_t joined_from, left_from, left_to;
};

/*
 * By name: those after that person, or before her, and then from there
 * backwards; NULL: from the first.
 */
enum err card_list(struct db *db, struct arena *mem, const struct wanted *wanted,
                   const struct card *from, bool backwards, int limit, struct rows *out);

/* How many, but no more than that. */
enum err card_count(struct db *db, struct arena *mem, const struct wanted *wanted, int most,
                    int64_t *out);

/* Words find no more than 20,000 people to begin with: false where there may be more. */
enum err card_finds_all(struct db *db, struct arena *mem, const struct wanted *wanted, bool *out);

struct address {
	int64_t id;
	bool phone;             /* a phone number, not a mail address */
	struct str value;
};
extern const struct record address_record;

enum err address_list(struct db *db, struct arena *mem, int64_t person_id, struct rows *out);
/* Of many people, a JSON list of 5000 at most; in order of people, for those who have any. */
struct more {
	int64_t person_id;
	struct str text;                /* one a line */
};
enum err address_texts(struct db *db, struct arena *mem, struct str ids, struct rows *out);
enum err address_insert(struct db *db, int64_t person_id, bool phone, struct str value,
                        int64_t *id);
enum err address_delete(struct db *db, int64_t person_id, int64_t id);
/*
 * One at a time until the transaction ends: mail addresses are people's own or
 * among their others, and no key of a table sees both.
 */
enum err address_hold(struct db *db, struct arena *mem);
/* Whose is it? E_MISSING: nobody's. */
enum err address_owner(struct db *db, struct arena *mem, struct str email, struct card *out);
/* Who has one of these besides their own, in order of addresses: struct owner. */
struct owner {
	struct str address;
	int64_t id;
	struct str name;
	int64_t merged_into_id;
};
enum err address_owners(struct db *db, struct arena *mem, struct str emails, struct rows *out);

/* Other active admins than this person; their rows are held, so that two cannot leave at once. */
enum err admin_others(struct db *db, struct arena *mem, int64_t person_id, int64_t *out);

/* How many people are active, may do more than ask, have no password; and what is in use. */
struct census {
	int64_t active, trusted, admins, invited, agencies, locations, teams, categories;
};
enum err card_census(struct db *db, struct arena *mem, struct census *out);

extern const struct query *const card_queries[];

#endif
