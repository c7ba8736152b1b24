/*
 * B057: how long it takes to compare a secret that is wrong from its first
 * byte, wrong in its last, or right. Rounds of the three kinds take turns, so
 * that whatever else the machine does meets them alike.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "http/csrf.h"

enum { ROUNDS = 2000, EACH = 200, KINDS = 3 };

static const char *const kinds[KINDS] = { "first byte wrong", "last byte wrong", "right" };

static double now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *v)
{
	qsort(v, ROUNDS, sizeof *v, by_size);
	return v[ROUNDS / 2];
}

/* Said as a test is: ok when the slowest kind takes at most a twentieth longer than the fastest. */
static void say(const char *what, double took[KINDS][ROUNDS])
{
	double m[KINDS], least = 0, most = 0;

	for (int k = 0; k < KINDS; k++) {
		m[k] = median(took[k]);
		least = !k || m[k] < least ? m[k] : least;
		most = m[k] > most ? m[k] : most;
	}
	printf("%s - B057 %s: ", most <= least * 1.05 + 1 ? "ok" : "not ok", what);
	for (int k = 0; k < KINDS; k++)
		printf("%s%s %.1f ns", k ? ", " : "", kinds[k], m[k]);
	printf("\n");
}

static volatile bool seen;

static void time_digests(double took[KINDS][ROUNDS])
{
	static unsigned char right[KINDS][DIGEST_SIZE], mac[DIGEST_SIZE];

	right[0][0] = 1;
	right[1][DIGEST_SIZE - 1] = 1;
	for (int i = 0; i < ROUNDS; i++) {
		for (int k = 0; k < KINDS; k++) {
			double began = now_ns();

			for (int n = 0; n < EACH * 20; n++)
				seen = crypt_equal(right[k], mac, DIGEST_SIZE);
			took[k][i] = (now_ns() - began) / (EACH * 20);
		}
	}
}

static void time_tokens(struct arena *mem, double took[KINDS][ROUNDS])
{
	struct key key = { "0123456789abcdef0123456789abcde" };
	struct arena *work = arena_open(16 << 20);
	struct str secret = crypt_token(mem), token[KINDS], bytes;

	for (int k = 0; k < KINDS; k++)
		token[k] = csrf_token(mem, &key, secret);
	for (int k = 0; k < KINDS - 1; k++) {
		crypt_base64url_decode(mem, token[k], &bytes);
		((char *)bytes.p)[k ? 2 * DIGEST_SIZE - 1 : DIGEST_SIZE] ^= 1;
		token[k] = crypt_base64url(mem, bytes);
	}
	for (int i = 0; i < ROUNDS; i++) {
		for (int k = 0; k < KINDS; k++) {
			double began = now_ns();

			for (int n = 0; n < EACH; n++)
				seen = csrf_ok(work, &key, secret, token[k]);
			took[k][i] = (now_ns() - began) / EACH;
			if (seen != (k == KINDS - 1))
				printf("not ok - B057 a token is taken that is %s\n", kinds[k]);
			arena_reset(work);
		}
	}
	arena_close(work);
}

int main(void)
{
	static double took[KINDS][ROUNDS];
	struct arena *mem = arena_open(1 << 20);

	time_digests(took);
	say("two digests", took);
	time_tokens(mem, took);
	say("the token of a form", took);
	arena_close(mem);
	return 0;
}
