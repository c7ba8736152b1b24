/* Ticket numbers as people write them. */
#include "tests/test.h"

#include "base/ref.h"

TEST(a_number_is_read_in_every_way_people_write_it)
{
	static const struct { struct str text; int64_t number; } rows[] = {
		{ STR("10482"), 10482 }, { STR("I-10482"), 10482 }, { STR("i-10482"), 10482 },
		{ STR("#10482"), 10482 }, { STR("  R-7\r\n"), 7 }, { STR("0012"), 12 },
		{ STR("9223372036854775807"), INT64_MAX },
		/* and these are none */
		{ STR(""), 0 }, { STR("I-"), 0 }, { STR("#"), 0 }, { STR("-5"), 0 },
		{ STR("I--5"), 0 }, { STR("#-5"), 0 }, { STR("#I-5"), 0 }, { STR("II-5"), 0 },
		{ STR("I10482"), 0 }, { STR("I- 5"), 0 }, { STR("0"), 0 }, { STR("10 482"), 0 },
		{ STR("9223372036854775808"), 0 }, { STR("5\0"), 0 }, { STR("\xef\xbc\x91"), 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t number = 0;

		EQ(ref_parse(rows[i].text, &number), rows[i].number > 0);
		EQ(number, rows[i].number);
	}
}

TEST(a_number_is_written_with_its_letter)
{
	int64_t number;

	STREQ(ref_format(test_mem(), 'I', 10482), "I-10482");
	IS(ref_parse(ref_format(test_mem(), 'H', INT64_MAX), &number));
	EQ(number, INT64_MAX);
}
