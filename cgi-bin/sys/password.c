/* libsodium for the hash; the rules after NIST 800-63B: length and lists, no recipes. */
#include "sys/password.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "sys/clock.h"
#include "sys/lang.h"

enum {
	PASSES = 2,
	MEMORY_BYTES = 19 * 1024 * 1024,
	AT_ONCE = 2,
	WAIT_US = 10 * 1000 * 1000,
	CONTEXT_WORD_MIN = 4,
};

/* Set before the fork, then only read. */
static int slots = -1;
static struct str common;

enum err password_init(void)
{
	if (sodium_init() < 0)
		return fail(E_BROKEN, "libsodium does not start");
	if (slots < 0)
		slots = memfd_create("password-slots", MFD_CLOEXEC);
	return slots < 0 ? fail(E_BROKEN, "memfd: %s", strerror(errno)) : OK;
}

/*
 * A slot is a byte of a nameless file, taken with a record lock. Those belong
 * to a process, are not inherited by a fork, and go when their holder dies.
 */
static bool lock(short how, int slot)
{
	struct flock f = { .l_type = how, .l_whence = SEEK_SET, .l_start = slot, .l_len = 1 };

	return fcntl(slots, F_SETLK, &f) == 0;
}

/* -1 after ten seconds: a holder that was stopped must not shut the door for good. */
static int slot_take(void)
{
	int64_t end = clock_monotonic_us() + WAIT_US;

	assert(slots >= 0);
	do {
		for (int i = 0; i < AT_ONCE; i++)
			if (lock(F_WRLCK, i))
				return i;
		usleep(2000);
	} while (clock_monotonic_us() < end);
	return -1;
}

static void slot_give(int slot)
{
	if (slot >= 0)
		lock(F_UNLCK, slot);
}

struct str password_hash(struct arena *mem, struct str password)
{
	char hash[crypto_pwhash_argon2id_STRBYTES];
	int slot, bad;

	assert(password.n <= PASSWORD_MAX_BYTES);
	slot = slot_take();
	bad = crypto_pwhash_argon2id_str(hash, password.n ? password.p : "", password.n, PASSES,
					 MEMORY_BYTES);
	slot_give(slot);
	if (bad) {
		fprintf(stderr, "password: no memory for a hash\n");
		abort();
	}
	return str_copy(mem, str_of(hash));
}

/* libsodium wants a NUL-terminated text in a field of its own size. */
static bool is_argon2id(struct str hash, char field[crypto_pwhash_argon2id_STRBYTES])
{
	memset(field, 0, crypto_pwhash_argon2id_STRBYTES);
	if (hash.n >= crypto_pwhash_argon2id_STRBYTES || !str_begins(hash, S("$argon2id$")))
		return false;
	memcpy(field, hash.p, hash.n);
	return true;
}

bool password_verify(struct str hash, struct str password)
{
	char field[crypto_pwhash_argon2id_STRBYTES];
	int slot, bad;

	if (password.n > PASSWORD_MAX_BYTES || !is_argon2id(hash, field))
		return false;
	slot = slot_take();
	bad = crypto_pwhash_argon2id_str_verify(field, password.n ? password.p : "", password.n);
	slot_give(slot);
	return !bad;
}

bool password_needs_rehash(struct str hash)
{
	char field[crypto_pwhash_argon2id_STRBYTES];

	return !is_argon2id(hash, field) ||
	       crypto_pwhash_argon2id_str_needs_rehash(field, PASSES, MEMORY_BYTES) != 0;
}

struct str password_dummy(void)
{
	/* Of 32 random bytes that were not kept. Make a new one when the cost changes. */
	return S("$argon2id$v=19$m=19456,t=2,p=1$OHoJTRP97biM59o2rZ3Nqw$"
		 "K5q3roC5giZzsG90u3xd44baTaPXeEIYf/uSNjRD7YY");
}

/* ---- the list of common ones ---- */

/* The line that holds the byte at i. */
static struct str line_at(size_t i)
{
	size_t from = i, to = i;

	while (from && common.p[from - 1] != '\n')
		from--;
	while (to < common.n && common.p[to] != '\n')
		to++;
	return str_sub(common, from, to - from);
}

static bool is_sorted(void)
{
	struct str rest = common, line, before = S("");

	while (str_cut(&rest, '\n', &line)) {
		if (line.n && str_cmp(before, line) > 0)
			return false;
		if (line.n)
			before = line;
	}
	return true;
}

void password_common_close(void)
{
	if (common.n)
		munmap((void *)(uintptr_t)common.p, common.n);
	common = S("");
}

enum err password_common_open(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *p;

	password_common_close();
	if (fd < 0)
		return E_MISSING;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size == 0) {
		close(fd);
		return E_MISSING;
	}
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return fail(E_BROKEN, "%s: %s", path, strerror(errno));
	common = (struct str){ p, (size_t)st.st_size };
	if (is_sorted())
		return OK;
	password_common_close();
	return fail(E_INVALID, "%s: is not sorted; use LC_ALL=C sort -u", path);
}

static bool is_common(struct str lower)
{
	size_t low = 0, high = common.n;

	while (low < high) {
		struct str line = line_at(low + (high - low) / 2);
		int c = str_cmp(lower, line);

		if (c == 0)
			return true;
		if (c < 0)
			high = (size_t)(line.p - common.p);
		else
			low = (size_t)(line.p - common.p) + line.n + 1;
	}
	return false;
}

/* ---- what may be one ---- */

static bool in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80);
}

/* Does lower contain a word of text? text is made of small letters on the way. */
static bool contains_word(struct str lower, struct str text)
{
	char word[64];
	size_t n = 0;

	for (size_t i = 0; i <= text.n; i++) {
		char c = i < text.n ? text.p[i] : ' ';

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (in_word(c) && n < sizeof word) {
			word[n++] = c;
			continue;
		}
		if (n >= CONTEXT_WORD_MIN && str_search(lower, (struct str){ word, n }) != SIZE_MAX)
			return true;
		n = 0;
	}
	return false;
}

static const char *guessable(struct str password, const struct str *context, size_t n)
{
	char small[PASSWORD_MAX_BYTES];
	struct str lower = { small, password.n };
	const char *why = NULL;

	for (size_t i = 0; i < password.n; i++) {
		char c = password.p[i];

		small[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	if (is_common(lower))
		why = N_("This password is on the lists that attackers try first.");
	for (size_t i = 0; i < n && !why; i++)
		if (contains_word(lower, context[i]))
			why = N_("This contains your name, your address or the name of this site.");
	explicit_bzero(small, sizeof small);
	return why;
}

enum err password_acceptable(struct str password, size_t least_chars, const struct str *context,
			     size_t n, const char **why)
{
	*why = NULL;
	if (password.n > PASSWORD_MAX_BYTES)
		*why = N_("This is too long: 1,024 bytes are the most.");
	else if (str_chars(password) < least_chars)
		*why = N_("This is too short.");
	else
		*why = guessable(password, context, n);
	return *why ? E_INVALID : OK;
}
