/*
 * The hall in process, for tests: a request goes into http/serve, a reply
 * comes out, against a real scratch database with the people of fixture.sql.
 * Each test runs in a transaction that is rolled back; its guests share it.
 */
#ifndef TESTS_SITE_H
#define TESTS_SITE_H

#include "http/serve.h"
#include "tests/test.h"

/* Monday, 15 June 2026, 15:00 UTC; 10:00 in Chicago. */
#define TEST_NOW 1781535600000LL

struct guest {
	struct str secret;      /* of the cookie */
	int64_t id;             /* 0: a stranger */
};

struct seen {
	int status;
	struct str head, body, location, cookie, type;
};

/* "anna", or NULL for a stranger with a cookie but without a session. */
struct guest *site_as(const char *name);

/* What time it is from now on in this test. */
void site_at(int64_t now);
int64_t site_now(void);
struct db *site_db(void);
struct desk *site_desk(const char *name);       /* a desk of that person, NULL: of the house */

struct seen get(const struct guest *who, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* With a good token and a new key, unless body has one; application/x-www-form-urlencoded. */
struct seen post(const struct guest *who, const char *path, const char *body);

/* A request as an attacker would make it: nothing is added. */
struct raw {
	enum method method;
	const char *path;
	const char *cookie, *type, *origin, *fetch_site;
	const char *address, *browser;  /* NULL: some address of 192.0.2.0/24, "Test" */
	struct str body;
	int64_t length;         /* 0: as long as the body */
	bool chunked;           /* length not known */
	bool head;
};
struct seen ask_raw(const struct raw *raw);

/* One header of an answer, or empty; of a cookie its value, or empty where it is not set. */
struct str header_of(const struct seen *seen, const char *name);
struct str cookie_set(const struct seen *seen, const char *name);

/* The one who holds the cookie that this answer gave: a session that is new, or a stranger's. */
struct guest *guest_of(const struct seen *seen);

/* Everybody in the fixture may sign in with this one from now on in this test. */
#define TEST_PASSWORD "nine-otters-9"
void site_passwords(void);

/* The database is away from now on in this test, until it is back. */
void site_lose_database(void);
void site_find_database(void);

/* The token of a guest, and his Cookie header. */
struct str token_of(const struct guest *who);
const char *cookie_of(const struct guest *who);

/* The key of a form, each time another one as a page would give it; empty if fields have one. */
struct str key_for(struct str fields);

/* Percent-encoded. */
const char *encoded(struct str s);

/*
 * multipart/form-data with these fields ("a=1&b=2") and one file; for raw.type
 * "multipart/form-data; boundary=x".
 */
struct str multipart_body(const struct guest *who, const char *fields, const char *file_name,
                          const char *type, struct str bytes);

/* The same as a request that is sent; file_name NULL: none. */
struct seen post_file(const struct guest *who, const char *path, const char *fields,
                      const char *file_name, const char *type, struct str bytes);

/* "/tickets/10001" of a new ticket by that guest; its text is the argument. */
const char *ask_for_help(const struct guest *who, const char *text);

/* The number of the newest event of a ticket, as forms carry it. */
int64_t version_of(const char *ticket);

/* "/tickets/10001/reply", and its number. */
const char *below(const char *ticket, const char *verb);
int64_t number_of(const char *ticket);

/* One number from the database; and a text. */
int64_t count_of(const char *sql);
struct str text_of(const char *sql);

/* A statement as it stands. */
void say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* A question about one ticket: the %ld is its number. */
int64_t count_on(const char *ticket, const char *fmt);

#endif
