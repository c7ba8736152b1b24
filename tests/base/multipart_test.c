/* multipart/form-data as it arrives. */
#include "tests/test.h"

#include "base/buf.h"
#include "base/multipart.h"

#define CD "Content-Disposition: form-data; "
#define FILE_TYPE "Content-Type: text/plain\r\n"

/* What the reader heard, as one text. */
static enum err note_begin(void *who, const struct part *p)
{
	buf_format(who, "[%.*s", FMT(p->name));
	if (p->has_filename)
		buf_format(who, "|%.*s", FMT(p->filename));
	if (p->type.n)
		buf_format(who, "|%.*s", FMT(p->type));
	buf_char(who, ':');
	return OK;
}

static enum err note_data(void *who, struct str bytes)
{
	buf_add(who, bytes);
	return OK;
}

static enum err note_end(void *who)
{
	buf_char(who, ']');
	return OK;
}

static const struct multipart_reader reader = { 4, 32, note_begin, note_data, note_end };

/* Fed in steps of so many bytes: the story must not depend on it. */
static enum err read_in_steps(struct str body, size_t step, struct buf *heard)
{
	struct multipart *m = multipart_open(test_mem(), S("XX"), &reader, heard);

	buf_init(heard, test_mem(), 1 << 20);
	for (size_t at = 0; at < body.n; at += step)
		TRY(multipart_feed(m, str_sub(body, at, step)));
	return multipart_end(m);
}

static const size_t steps[] = { 1, 2, 3, 5, 7, 64, 1 << 20 };

#define EACH_STEP(i) size_t i = 0; i < sizeof steps / sizeof *steps; i++

TEST(fields_and_files_are_heard_in_any_pieces)
{
	static const struct { struct str body, heard; } rows[] = {
		{ STR("--XX\r\n" CD "name=\"a\"\r\n\r\n1\r\n--XX--\r\n"), STR("[a:1]") },
		{ STR("--XX\r\n" CD "name=a\r\n\r\n\r\n--XX--"), STR("[a:]") },
		{ STR("\r\n--XX\r\ncontent-disposition:FORM-DATA;NAME=\"a\"\r\n\r\n1\r\n--XX--"),
		  STR("[a:1]") },
		{ STR("--XX \t\r\n" CD "name=\"a\"\r\nX-Other: y\r\n\r\n1\r\n--XX--epilogue"
		      "\r\n--XX\r\n"),
		  STR("[a:1]") },
		{ STR("--XX\r\n" CD "name=\"f\"; filename=\"\"\r\n" FILE_TYPE "\r\n\r\n--XX--"),
		  STR("[f||text/plain:]") },
		{ STR("--XX\r\n" CD "name=\"f\"; filename=\"a \\\"b\\\" c:\\d%22.txt\"\r\n"
		      FILE_TYPE "\r\n\0\r\n-\r\n--X\r\r\n--XY\r\n\r\n--XX\r\n"
		      CD "name=\"b\"\r\n\r\n2\r\n--XX--"),
		  STR("[f|a \"b\" c:\\d%22.txt|text/plain:\0\r\n-\r\n--X\r\r\n--XY\r\n][b:2]") },
		{ STR("--XX--"), STR("") },
		{ STR("--XX\r\n" CD "name=\"a\"; filename*=UTF-8''x\r\n\r\n1\r\n--XX--"),
		  STR("[a:1]") },
		{ STR("--XX\r\n" CD "name=\"a;b=\\\"c\"\r\nContent-Transfer-Encoding: 8bit"
		      "\r\n\r\n--XX\r\n--XX--"), STR("[a;b=\"c:--XX]") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (EACH_STEP(k)) {
			struct buf heard;

			OKAY(read_in_steps(rows[i].body, steps[k], &heard));
			SAME(buf_str(&heard), rows[i].heard);
		}
}

TEST(B117_bodies_that_are_none_are_refused)
{
	static const struct str rows[] = {
		STR(""), STR("x"), STR("--X"), STR("--XX"), STR("--XX\r\n"), STR("--XX-"),
		STR("preamble\r\n--XX\r\n"), STR("\n--XX\r\n"), STR("--XY--"),
		STR("--XXX\r\n"), STR("--XX \t-"), STR("--XX\rx"), STR("--XX\n"), STR("--XX-\r\n"),
		STR("--XX\r\n\r\n1\r\n--XX--"),                                 /* no disposition */
		STR("--XX\r\n" CD "name=\"a\"\r\n\r\n1"),                       /* stops early */
		STR("--XX\r\n" CD "name=\"a\"\r\n\r\n1\r\n--XX"),
		STR("--XX\r\n" CD "name=\"a\"\r\n\r\n1\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\"\r\n\r\n1\r\n--XXX\r\n\r\n--XX--"),
		STR("--XX\r\n" CD "\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"\"\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\" x\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\"; name=\"b\"\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=a; filename=b; filename=c\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=a b\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\0\"\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\xff\"\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\";\r\n filename=\"b\"\r\n\r\n1\r\n--XX--"), /* folded */
		STR("--XX\r\n" CD "name=\"a\"\r\n" CD "name=\"b\"\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\"\n\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\"\r\n" FILE_TYPE FILE_TYPE "\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1"
		    "\r\n--XX--"),
		STR("--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--XX--"),
		STR("--XX\r\n" CD "name=\"012345678901234567890123456789012\"\r\n\r\n1"
		    "\r\n--XX--"),
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (EACH_STEP(k)) {
			struct buf heard;

			EQ(read_in_steps(rows[i], steps[k], &heard) == E_INVALID ? -1 : (int)i, -1);
		}
}

TEST(B117_parts_and_headers_have_limits)
{
	struct buf body, heard;

	buf_init(&body, test_mem(), 1 << 20);
	for (int i = 0; i < 5; i++)
		buf_add(&body, S("--XX\r\n" CD "name=\"a\"\r\n\r\n1\r\n"));
	buf_add(&body, S("--XX--"));
	ERR(read_in_steps(buf_str(&body), 100, &heard), E_INVALID);
	HAS(test_said(), "too many parts");
	STREQ(buf_str(&heard), "[a:1][a:1][a:1][a:1]");

	buf_init(&body, test_mem(), 1 << 20);
	buf_add(&body, S("--XX\r\nX: "));
	while (body.n < 9000)
		buf_char(&body, 'x');
	ERR(read_in_steps(buf_str(&body), 100, &heard), E_INVALID);
	HAS(test_said(), "8 KiB");
}

TEST(after_an_error_nothing_is_heard_any_more)
{
	struct buf heard;
	struct multipart *m = multipart_open(test_mem(), S("XX"), &reader, &heard);

	buf_init(&heard, test_mem(), 100);
	STREQ(str_of(multipart_wrong(m)), "");
	ERR(multipart_feed(m, S("nonsense")), E_INVALID);
	ERR(multipart_feed(m, S("--XX\r\n" CD "name=\"a\"\r\n\r\n1\r\n--XX--")), E_INVALID);
	ERR(multipart_end(m), E_INVALID);
	HAS(str_of(multipart_wrong(m)), "boundary");
	STREQ(buf_str(&heard), "");
}

static enum err refuse(void *who, struct str bytes)
{
	(void)who;
	return bytes.n > 3 ? E_BUSY : OK;
}

TEST(an_error_of_the_reader_is_passed_on)
{
	static const struct multipart_reader busy = { 4, 32, note_begin, refuse, note_end };
	struct buf heard;
	struct multipart *m = multipart_open(test_mem(), S("XX"), &busy, &heard);

	buf_init(&heard, test_mem(), 100);
	ERR(multipart_feed(m, S("--XX\r\n" CD "name=\"a\"\r\n\r\n12345\r\n--XX--")), E_BUSY);
	ERR(multipart_end(m), E_BUSY);
	STREQ(buf_str(&heard), "[a:");
}

TEST(memory_does_not_follow_the_body)
{
	static const struct multipart_reader deaf = { 4, 32, note_begin, refuse, note_end };
	struct buf heard;
	struct multipart *m = multipart_open(test_mem(), S("XX"), &deaf, &heard);
	size_t before;

	buf_init(&heard, test_mem(), 100);
	OKAY(multipart_feed(m, S("--XX\r\n" CD "name=\"a\"\r\n\r\n")));
	before = arena_used(test_mem());
	for (int i = 0; i < 100000; i++)
		OKAY(multipart_feed(m, S("\r\nx")));
	EQ(arena_used(test_mem()), before);
	OKAY(multipart_feed(m, S("\r\n--XX--")));
	OKAY(multipart_end(m));
}

TEST(B117_a_boundary_is_what_the_rfc_allows)  /* none, too long, strange */
{
	static const struct { struct str type, boundary; } rows[] = {
		{ STR("multipart/form-data; boundary=abc"), STR("abc") },
		{ STR("Multipart/Form-Data;BOUNDARY=\"a b:c\" ; charset=utf-8"), STR("a b:c") },
		{ STR("multipart/form-data; charset=utf-8; boundary=----WebKitFormBoundaryX7;"),
		  STR("----WebKitFormBoundaryX7") },
		{ STR("multipart/form-data; boundary=1234567890123456789012345678901234567890"
		      "123456789012345678901234567890"),
		  STR("1234567890123456789012345678901234567890123456789012345678901234567890") },
		/* and these are none */
		{ STR(""), STR("") },
		{ STR("multipart/form-data"), STR("") },
		{ STR("multipart/form-data; boundary="), STR("") },
		{ STR("multipart/form-data; boundary=\"\""), STR("") },
		{ STR("multipart/form-data; boundary=\"a "), STR("") },
		{ STR("multipart/form-data; boundary=\"a \""), STR("") },
		{ STR("multipart/form-data; boundary=\"a\\\"b\""), STR("") },
		{ STR("multipart/form-data; boundary=a; boundary=b"), STR("") },
		{ STR("multipart/form-data; boundary=a b"), STR("") },
		{ STR("multipart/form-data; boundary=a*"), STR("") },
		{ STR("multipart/form-data boundary=a"), STR("") },
		{ STR("multipart/mixed; boundary=a"), STR("") },
		{ STR("multipart/form-data; boundary=\"a\r\nb\""), STR("") },
		{ STR("multipart/form-data; boundary=12345678901234567890123456789012345678901"
		      "234567890123456789012345678901"), STR("") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str boundary = S("");

		EQ(multipart_boundary(rows[i].type, &boundary), rows[i].boundary.n > 0);
		if (rows[i].boundary.n)
			SAME(boundary, rows[i].boundary);
	}
}
