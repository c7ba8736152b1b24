/*
 * Files that people send: kept once per content, in chunks, in the database;
 * in the basket of a form until its entry is written. They never become files
 * that a web server could serve.
 */
#ifndef DESK_FILES_H
#define DESK_FILES_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/entry.h"

#define FILE_MOST      (25LL << 20)
#define FILES_MOST     20
#define MESSAGE_MOST   (50LL << 20)
#define DAY_MOST       (500LL << 20)

/* A file that has arrived: its bytes are in fd. */
struct arrived {
	int fd;
	int64_t size;
	unsigned char digest[DIGEST_SIZE];
	struct str name;                /* cleaned */
	const char *type;               /* as it will be served */
};

/* Into the basket of the actor's form; E_INVALID over a limit, said under "file". */
enum err desk_keep_file(struct desk *d, struct str basket, const struct arrived *file,
                        struct errors *wrong);
/* Out of whichever basket of the actor it is in. */
enum err desk_drop_file(struct desk *d, int64_t id);

/* Baskets and contents that nobody claimed within a day. */
enum err desk_sweep_files(struct desk *d, int *done);

#endif
