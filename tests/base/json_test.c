/* What is written as JSON can be read by whoever knows RFC 8259, and does no harm inside HTML. */
#include "base/json.h"
#include "tests/test.h"

static struct str json_of(struct str s)
{
	struct buf b;

	buf_init(&b, test_mem(), 1000);
	json_text(&b, test_mem(), s);
	return buf_str(&b);
}

TEST(texts_are_escaped_where_they_have_to_be)
{
	STREQ(json_of(S("")), "\"\"");
	STREQ(json_of(S("a\"b\\c/d")), "\"a\\\"b\\\\c/d\"");
	STREQ(json_of(S("one\ntwo\tthree\x01")), "\"one\\ntwo\\u0009three\\u0001\"");
	STREQ(json_of(S("</script>&")), "\"\\u003c/script\\u003e\\u0026\"");
	STREQ(json_of(S("caf\xc3\xa9 \xff")), "\"caf\xc3\xa9 \xef\xbf\xbd\"");
}

struct row {
	int64_t n;
	bool so;
	struct str text;
	int64_t at;
};
static const struct field row_fields[] = {
	FIELD(struct row, n, F_INT), FIELD(struct row, so, F_BOOL), FIELD(struct row, text, F_STR),
	FIELD(struct row, at, F_AT) };
static const struct record row_record = RECORD("row", struct row, row_fields);

TEST(a_record_is_an_object_with_values_of_their_kinds)
{
	struct row row = { -5, true, S("x"), 0 }, other = { 0, false, S(""), 1000 };
	struct buf b;

	buf_init(&b, test_mem(), 1000);
	json_record(&b, test_mem(), &row_record, &row);
	json_record(&b, test_mem(), &row_record, &other);
	STREQ(buf_str(&b), "{\"n\":-5,\"so\":true,\"text\":\"x\",\"at\":null}{\"n\":0,"
	      "\"so\":false,\"text\":\"\",\"at\":\"1970-01-01T00:00:01.000Z\"}");
}
