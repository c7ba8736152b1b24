/* Tables as CSV, there and back. */
#include "tests/test.h"

#include "base/csv.h"

static struct str written(struct str cell)
{
	struct buf b;

	buf_init(&b, test_mem(), 1 << 16);
	csv_cell(&b, cell, true);
	return buf_str(&b);
}

TEST(cells_are_quoted_when_they_must)
{
	static const struct { struct str cell, text; } rows[] = {
		{ STR("plain"), STR("plain") },
		{ STR(""), STR("\"\"") },               /* a lone empty cell is not an empty line */
		{ STR("a,b"), STR("\"a,b\"") },
		{ STR("a;b"), STR("\"a;b\"") },
		{ STR("say \"hi\""), STR("\"say \"\"hi\"\"\"") },
		{ STR("two\r\nlines"), STR("\"two\r\nlines\"") },
		{ STR(" edge"), STR("\" edge\"") },
		{ STR("\""), STR("\"\"\"\"") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(written(rows[i].cell), rows[i].text);
}

TEST(B041_no_cell_starts_a_formula)
{
	static const struct { struct str cell, text; } rows[] = {
		{ STR("=1+1"), STR("'=1+1") },
		{ STR("=cmd|' /C calc'!A0"), STR("'=cmd|' /C calc'!A0") },
		{ STR("+1"), STR("'+1") },
		{ STR("-1+1"), STR("'-1+1") },
		{ STR("-"), STR("'-") },
		{ STR("@SUM(A1)"), STR("'@SUM(A1)") },
		{ STR("\t=1"), STR("\"'\t=1\"") },
		{ STR("\r=1"), STR("\"'\r=1\"") },
		{ STR("\n=1"), STR("\"'\n=1\"") },
		{ STR("\xef\xbc\x9d" "1"), STR("'\xef\xbc\x9d" "1") },
		{ STR("\xef\xbc\x8b" "1"), STR("'\xef\xbc\x8b" "1") },
		{ STR("\xef\xbc\x8d" "1"), STR("'\xef\xbc\x8d" "1") },
		{ STR("\xef\xbc\xa0" "1"), STR("'\xef\xbc\xa0" "1") },
		{ STR("'=1"), STR("''=1") },            /* so that taking one off is exact */
		{ STR("-12.5"), STR("-12.5") },
		{ STR("-7"), STR("-7") },
		{ STR("-1.2.3"), STR("'-1.2.3") },
		{ STR("-1."), STR("'-1.") },
		{ STR("-.5"), STR("'-.5") },
		{ STR("'tis"), STR("'tis") },
		{ STR("a=1"), STR("a=1") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		SAME(written(rows[i].cell), rows[i].text);
}

TEST(B041_what_was_written_is_read_back_and_unguarded)     /* a round trip keeps data */
{
	static const struct str cells[] = {
		STR("\xef\xbb\xbf" "a"), STR("=1"), STR(""), STR("'=1"), STR("''=1"), STR("'-5"),
		STR("-5"), STR("'"), STR("'tis"), STR("a \"b\", c"), STR("x\r\ny"),
		STR("\xe2\x82\xac"), STR(" "), STR("\t"), STR("'+"),
	};
	enum { COUNT = sizeof cells / sizeof *cells };
	struct csv csv;
	struct buf b;
	size_t line;

	buf_init(&b, test_mem(), 1 << 16);
	for (size_t i = 0; i < COUNT; i++) {
		csv_cell(&b, cells[i], true);
		csv_cell(&b, cells[COUNT - 1 - i], false);
		csv_row_end(&b);
	}
	OKAY(csv_read(test_mem(), buf_str(&b), COUNT, 2, &csv, &line));
	EQ(csv.rows, COUNT);
	EQ(csv.cols, 2);
	for (size_t i = 0; i < COUNT; i++) {
		SAME(csv_unguarded(csv_at(&csv, i, 0)), cells[i]);
		SAME(csv_unguarded(csv_at(&csv, i, 1)), cells[COUNT - 1 - i]);
	}
}

struct person {
	int64_t id;
	struct str name;
};

static const struct field person_fields[] = {
	FIELD(struct person, id, F_INT),
	FIELD(struct person, name, F_STR),
};

static const struct record person_record = RECORD("person", struct person, person_fields);

TEST(a_record_becomes_a_row_under_its_head)
{
	struct buf b;

	buf_init(&b, test_mem(), 1 << 16);
	csv_record_head(&b, &person_record);
	csv_record(&b, test_mem(), &person_record, &(struct person){ -3, S("=Anna, \"A\"") });
	STREQ(buf_str(&b), "id,name\r\n-3,\"'=Anna, \"\"A\"\"\"\r\n");
}

TEST(tables_are_read_with_either_line_end)
{
	static const struct { struct str text; size_t rows, cols; struct str last; } rows[] = {
		{ STR(""), 0, 0, STR("") },
		{ STR("\xef\xbb\xbf"), 0, 0, STR("") },
		{ STR("a,b\r\nc,d\r\n"), 2, 2, STR("d") },
		{ STR("a,b\nc,d"), 2, 2, STR("d") },
		{ STR("\xef\xbb\xbf\"a\",b\n"), 1, 2, STR("b") },
		{ STR("a,"), 1, 2, STR("") },
		{ STR(","), 1, 2, STR("") },
		{ STR("\n"), 1, 1, STR("") },
		{ STR("\"a\nb\",\"c\"\"d\""), 1, 2, STR("c\"d") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct csv csv;
		size_t line;

		OKAY(csv_read(test_mem(), rows[i].text, 10, 10, &csv, &line));
		EQ(csv.rows, rows[i].rows);
		EQ(csv.cols, rows[i].cols);
		EQ(line, 0);
		if (csv.rows)
			SAME(csv_at(&csv, csv.rows - 1, csv.cols - 1), rows[i].last);
	}
}

TEST(a_table_that_is_none_names_its_line)
{
	static const struct { struct str text; size_t line; } rows[] = {
		{ STR("a,b\nc\n"), 2 },
		{ STR("a,b\nc,d,e\n"), 2 },
		{ STR("a,b\n\nc,d\n"), 2 },
		{ STR("\"a\nb\",c\nx\n"), 3 },
		{ STR("a\nb\"c\n"), 2 },
		{ STR("\"a\"b\n"), 1 },
		{ STR("a\n\"b"), 2 },
		{ STR("a\rb\n"), 1 },
		{ STR("a\nb\0c\n"), 2 },
		{ STR("a\n\xff\n"), 2 },
		{ STR("1\n2\n3\n4\n"), 4 },             /* three rows are the limit */
		{ STR("a,b,c,d\n"), 1 },                /* and three cells */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct csv csv;
		size_t line;

		ERR(csv_read(test_mem(), rows[i].text, 3, 3, &csv, &line), E_INVALID);
		EQ(line, rows[i].line);
	}
}

TEST(a_table_as_people_write_it_is_read)
{
	static const struct { struct str text, cell; size_t found; } rows[] = {
		{ STR("a;b\r\nc;d,e\r\n"), STR("d,e"), 2 },
		{ STR("a\tb\nc\td"), STR("d"), 2 },
		{ STR("a,b\nc\n"), STR(""), 1 },
		{ STR("a,b\nc,d,e,f,g\n"), STR("d"), 5 },
		{ STR("\xef\xbb\xbf\"a\";b\nc;\"d;e\"\n"), STR("d;e"), 2 },
		{ STR("a,b\n\n"), STR(""), 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum csv_trouble trouble;
		struct csv csv;
		size_t line;

		OKAY(csv_read_loose(test_mem(), rows[i].text, 3, 3, &csv, &trouble, &line));
		EQ(csv.rows, 2);
		EQ(csv.cols, 2);
		EQ(csv.found[1], rows[i].found);
		EQ(trouble, CSV_FINE);
		SAME(csv_at(&csv, 1, 1), rows[i].cell);
	}
}

TEST(what_is_wrong_with_a_table_has_a_name)
{
	static const struct { struct str text; enum csv_trouble is; size_t line; } rows[] = {
		{ STR("a,b\nc,\xff\n"), CSV_NOT_TEXT, 2 },
		{ STR("\xff\xfe" "a\0"), CSV_NOT_TEXT, 1 },
		{ STR("a,b\nc,\"d\ne,f\n"), CSV_NOT_CLOSED, 2 },
		{ STR("a,b\nc,\"d\"e\n"), CSV_STRAY, 2 },
		{ STR("a,b\nc,d\"\n"), CSV_STRAY, 2 },
		{ STR("a,b\rc,d\r"), CSV_STRAY, 1 },
		{ STR("1\n2\n3\n4\n"), CSV_TOO_LONG, 4 },
		{ STR("a,b,c,d\n"), CSV_TOO_WIDE, 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum csv_trouble trouble;
		struct csv csv;
		size_t line;

		ERR(csv_read_loose(test_mem(), rows[i].text, 3, 3, &csv, &trouble, &line),
		    E_INVALID);
		EQ(trouble, rows[i].is);
		EQ(line, rows[i].line);
	}
}
