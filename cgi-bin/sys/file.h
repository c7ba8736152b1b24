/*
 * Files: what is read whole at start, and nameless ones for uploads in flight,
 * which are gone when they are closed, however the process ends. No disk left
 * is E_BUSY, not there is E_MISSING, the rest E_BROKEN. Paths from outside
 * never come here.
 */
#ifndef SYS_FILE_H
#define SYS_FILE_H

#include "base/err.h"
#include "base/str.h"

bool file_exists(const char *path);

/* More than max bytes is E_INVALID; a directory or device is E_MISSING. */
enum err file_read_whole(struct arena *mem, const char *path, size_t max, struct str *out);

/* A new file without a name in that directory, to be closed with close(). */
enum err file_temp(struct str dir, int *fd);
enum err file_write_all(int fd, struct str bytes);

/* How much of the disk that holds this directory is still to be had, in percent. */
enum err file_room(struct str dir, int *percent);

/* As much as there is from that place on, at most n bytes; fewer only at the end. */
enum err file_read_at(int fd, int64_t from, void *out, size_t n, size_t *got);

#endif
