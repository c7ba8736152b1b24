/* Files in the basket of a form: what fits in, and what becomes of it. */
#include "desk/files.h"
#include "base/when.h"
#include "sys/file.h"
#include "tests/site.h"

#include <unistd.h>

static struct errors wrong;
static const struct str basket = STR("0123456789abcdef");

static struct arrived arrived(struct str bytes, int64_t size)
{
	struct arrived file = { .size = size, .name = S("a.txt"),
	                        .type = "application/octet-stream" };

	wrong = (struct errors){ .mem = test_mem() };
	OKAY(file_temp(S("build/test"), &file.fd));
	OKAY(file_write_all(file.fd, bytes));
	crypt_digest(bytes, file.digest);
	return file;
}

static enum err keep(const char *who, struct str where, struct str bytes, int64_t size)
{
	struct arrived file = arrived(bytes, size);
	enum err e = desk_keep_file(site_desk(who), where, &file, &wrong);

	close(file.fd);
	return e;
}

static enum err keep_one(struct str bytes)
{
	return keep("anna", basket, bytes, (int64_t)bytes.n);
}

TEST(a_file_is_kept_in_chunks_that_are_its_bytes)
{
	char *p = arena_take(test_mem(), 600000);

	for (size_t i = 0; i < 600000; i++)
		p[i] = (char)(i * 7 / 3);
	OKAY(keep_one((struct str){ p, 600000 }));
	EQ(count_of("SELECT COUNT(*) FROM chunk"), 3);
	EQ(count_of("SELECT SUM(LENGTH(bytes)) FROM chunk"), 600000);
	EQ(count_of("SELECT COUNT(*) FROM content c WHERE c.digest = UNHEX(SHA2((SELECT"
	            " GROUP_CONCAT(bytes ORDER BY part SEPARATOR '') FROM chunk), 256))"), 1);
}

TEST(the_same_bytes_are_kept_once)
{
	OKAY(keep_one(S("hello")));
	OKAY(keep("boris", basket, S("hello"), 5));
	EQ(count_of("SELECT COUNT(*) FROM content"), 1);
	EQ(count_of("SELECT COUNT(*) FROM attachment"), 2);
}

TEST(an_empty_file_is_none)
{
	ERR(keep_one(S("")), E_INVALID);
	STREQ(wrong.v[0].field, "file");
	EQ(count_of("SELECT COUNT(*) FROM content"), 0);
}

TEST(twenty_files_fit_and_no_more)
{
	for (int i = 0; i < 20; i++)
		OKAY(keep_one(str_format(test_mem(), "file %d", i)));
	ERR(keep_one(S("one more")), E_INVALID);
	HAS(wrong.v[0].text, "20 files");
	OKAY(keep("anna", S("another basket!!"), S("one more"), 8));
}

TEST(fifty_megabytes_fit_into_one_message)
{
	OKAY(keep_one(S("x")));
	say("UPDATE attachment SET size = 52428790");
	OKAY(keep_one(S("0123456789")));
	ERR(keep_one(S("!")), E_INVALID);
	HAS(wrong.v[0].text, "50 MB");
}

TEST(half_a_gigabyte_is_enough_for_a_day)
{
	OKAY(keep_one(S("x")));
	say("UPDATE upload SET bytes = 524287995");
	OKAY(keep_one(S("12345")));
	ERR(keep_one(S("6")), E_INVALID);
	HAS(wrong.v[0].text, "500 MB");
	OKAY(keep("boris", basket, S("6"), 1));
}

TEST(a_day_later_there_is_room_again)
{
	struct arrived file = arrived(S("6"), 1);
	struct desk *d = site_desk("anna");

	OKAY(keep_one(S("x")));
	say("UPDATE upload SET bytes = 524288000");
	d->now += MS_PER_DAY;
	OKAY(desk_keep_file(d, basket, &file, &wrong));
	close(file.fd);
}

TEST(nobody_takes_a_file_out_of_somebody_elses_basket)
{
	int64_t id;

	OKAY(keep_one(S("mine")));
	id = count_of("SELECT MAX(id) FROM attachment");
	ERR(desk_drop_file(site_desk("boris"), id), E_MISSING);
	OKAY(desk_drop_file(site_desk("anna"), id));
	ERR(desk_drop_file(site_desk("anna"), id), E_MISSING);
}

TEST(a_basket_is_its_owners_alone)
{
	struct rows rows;

	OKAY(keep_one(S("mine")));
	OKAY(basket_list(site_db(), test_mem(), 2, basket, &rows));
	EQ(rows.n, 0);
	OKAY(basket_list(site_db(), test_mem(), 1, basket, &rows));
	EQ(rows.n, 1);
}

TEST(what_nobody_claims_is_gone_after_a_day)
{
	struct desk *d;
	int done = 0;

	OKAY(keep_one(S("forgotten")));
	d = site_desk(NULL);
	d->now = TEST_NOW + MS_PER_DAY;
	OKAY(desk_sweep_files(d, &done));
	EQ(done, 0);
	d->now = TEST_NOW + MS_PER_DAY + 1;
	OKAY(desk_sweep_files(d, &done));
	EQ(done, 2);
	EQ(count_of("SELECT COUNT(*) FROM chunk"), 0);
}

TEST(a_file_on_a_ticket_stays)
{
	struct guest *anna = site_as("anna");
	struct desk *d;
	int done = 0;

	EQ(post_file(anna, "/tickets", "text=Look&once=AAAAAAAAAAAAAAAAAAAAAA", "a.txt",
	             "text/plain", S("kept")).status, 303);
	d = site_desk(NULL);
	d->now = TEST_NOW + 99 * MS_PER_DAY;
	OKAY(desk_sweep_files(d, &done));
	EQ(count_of("SELECT COUNT(*) FROM chunk"), 1);
}
