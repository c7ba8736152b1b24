/* See file.h. */
#include "sys/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/arena.h"

/* What errno means for whoever asked. */
static enum err meaning(int number)
{
	switch (number) {
	case ENOENT: case ENOTDIR: case ELOOP: case ENAMETOOLONG:
		return E_MISSING;
	case ENOSPC: case EDQUOT: case EMFILE: case ENFILE: case ENOMEM: case EAGAIN:
		return E_BUSY;
	default:
		return E_BROKEN;
	}
}

static enum err sorry(const char *what)
{
	int number = errno;

	return fail(meaning(number), "%s: %s", what, strerror(number));
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

enum err file_room(struct str dir, int *percent)
{
	struct statvfs disk;
	char path[PATH_MAX];

	snprintf(path, sizeof path, "%.*s", FMT(dir));
	if (statvfs(path, &disk) != 0)
		return sorry(path);
	*percent = disk.f_blocks ? (int)(disk.f_bavail * 100 / disk.f_blocks) : 0;
	return OK;
}

enum err file_read_at(int fd, int64_t from, void *out, size_t n, size_t *got)
{
	size_t have = 0;

	while (have < n) {
		ssize_t more = pread(fd, (char *)out + have, n - have, from + (off_t)have);

		if (more < 0 && errno == EINTR)
			continue;
		if (more < 0)
			return sorry("read");
		if (more == 0)
			break;
		have += (size_t)more;
	}
	*got = have;
	return OK;
}

static enum err read_open(struct arena *mem, int fd, const char *path, size_t max, struct str *out)
{
	struct stat st;
	size_t got;
	char *p;

	if (fstat(fd, &st) != 0)
		return sorry(path);
	if (!S_ISREG(st.st_mode))
		return E_MISSING;
	if ((uint64_t)st.st_size > max)
		return fail(E_INVALID, "%s: larger than %zu bytes", path, max);
	p = arena_take(mem, (size_t)st.st_size + 1);
	TRY(file_read_at(fd, 0, p, (size_t)st.st_size, &got));
	*out = (struct str){ p, got };
	return OK;
}

enum err file_read_whole(struct arena *mem, const char *path, size_t max, struct str *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	enum err e;

	if (fd < 0)     /* whether a file that is not there is worth a word, the caller knows */
		return meaning(errno) == E_MISSING ? E_MISSING : sorry(path);
	e = read_open(mem, fd, path, max, out);
	close(fd);
	return e;
}

/* Not every file system has O_TMPFILE: then the name lives for a moment. */
static int temp_unlinked(struct str dir)
{
	char path[PATH_MAX];
	int fd;

	if (snprintf(path, sizeof path, "%.*s/upload-XXXXXX", FMT(dir)) >= (int)sizeof path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	return fd;
}

enum err file_temp(struct str dir, int *fd)
{
	char path[PATH_MAX];

	if (snprintf(path, sizeof path, "%.*s", FMT(dir)) >= (int)sizeof path)
		return fail(E_BROKEN, "the name of the directory for uploads is too long");
	*fd = open(path, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (*fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL))
		*fd = temp_unlinked(dir);
	return *fd < 0 ? sorry(path) : OK;
}

enum err file_write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t done = write(fd, bytes.p, bytes.n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return sorry("write");
		bytes = str_from(bytes, (size_t)done);
	}
	return OK;
}
