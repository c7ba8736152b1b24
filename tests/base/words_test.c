/* Words of texts and of searches. */
#include "base/words.h"

#include "base/buf.h"
#include "base/terms.h"
#include "tests/test.h"

static struct str folded(struct str text)
{
	struct words walk = { .text = text };
	struct word w;
	struct buf b;

	buf_init(&b, test_mem(), 10000);
	while (words_next(&walk, &w)) {
		if (b.n)
			buf_char(&b, ' ');
		buf_add(&b, w.folded);
	}
	return buf_str(&b);
}

TEST(words_are_letters_and_digits_small_and_without_accents)
{
	static const struct { struct str text, words; } cases[] = {
		{ STR(""), STR("") },
		{ STR("  @(+-%_*\"' "), STR("") },
		{ STR("The VPN drops!"), STR("the vpn drops") },
		{ STR("R\u00e9sum\u00e9, Re\u0301sume\u0301"), STR("resume resume") },
		{ STR("Stra\u00dfe \u0141\u00f3d\u017a \u00c6ther \u0130zmir"),
		  STR("strasse lodz aether izmir") },
		{ STR("ho\u00adtel don't"), STR("hotel don t") },
		{ STR("\uff28\uff50 \uff11\uff12"), STR("hp 12") },
		{ STR("\u0401\u041b\u041a\u0410 \u0419\u043e\u0434"),
		  STR("\u0435\u043b\u043a\u0430 \u0438\u043e\u0434") },
		{ STR("\u039f\u03b4\u03cc\u03c2"), STR("\u03bf\u03b4\u03bf\u03c3") },
		{ STR("Ti\u1ebfng Vi\u1ec7t"), STR("tieng viet") },
		{ STR("10.0.0.1"), STR("10 0 0 1") },
		{ STR("a\xff" "b \xc3"), STR("a b") },
		{ STR("error 0x80070035 \xf0\x9f\x98\x80 again"), STR("error 0x80070035 again") },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		SAME(folded(cases[i].text), cases[i].words);
}

TEST(scripts_without_blanks_give_pairs)
{
	STREQ(folded(S("\u6771\u4eac\u90fd")), "\u6771\u4eac \u4eac\u90fd");
	STREQ(folded(S("\u6771 PC\u6771\u4eac")), "\u6771 pc \u6771\u4eac");
}

TEST(a_long_word_is_clipped_between_characters)
{
	struct str x = folded(S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
	struct str y = folded(S("a\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416"
	                        "\u0416\u0416\u0416\u0416\u0416\u0416\u0416\u0416"));

	EQ(x.n, WORD_BYTES);
	EQ(y.n, WORD_BYTES - 1);
	IS(str_is_text(y));
}

TEST(a_word_knows_where_it_stands)
{
	struct str text = S("The  R\u00e9sum\u00e9.");
	struct words walk = { .text = text };
	struct word w;

	IS(words_next(&walk, &w) && words_next(&walk, &w));
	STREQ(str_sub(text, w.at, w.n), "R\u00e9sum\u00e9");
	IS(!words_next(&walk, &w));
}

static const char *const filter_names[] = { "status", "team" };
static const struct names filters = NAMES(filter_names);

/* "printer -toner vpn* <paper jam> 0=open" */
static struct str parsed(struct str typed)
{
	struct terms terms;
	struct buf b;
	size_t at;

	OKAY(terms_parse(test_mem(), typed, &filters, &terms, &at));
	buf_init(&b, test_mem(), 10000);
	for (size_t i = 0; i < terms.n; i++) {
		const struct term *t = &terms.v[i];

		buf_format(&b, "%s%s", i ? " " : "", t->without ? "-" : "");
		if (t->filter >= 0)
			buf_format(&b, "%d=%.*s", t->filter, FMT(t->text));
		for (size_t k = 0; k < t->words; k++)
			buf_format(&b, "%s%.*s", k ? "+" : "", FMT(t->word[k]));
		buf_format(&b, "%s", t->begins ? "*" : "");
	}
	return buf_str(&b);
}

TEST(a_search_is_words_phrases_and_filters)
{
	static const struct { struct str typed, means; } cases[] = {
		{ STR("  Printer  PAPER "), STR("printer paper") },
		{ STR("\"paper jam\" -toner vpn*"), STR("paper+jam -toner vpn*") },
		{ STR("-\"paper jam\""), STR("-paper+jam") },
		{ STR("e-mail 10.0.0.1"), STR("e+mail 10+0+0+1") },
		{ STR("status:open team:\"service desk\" x"), STR("0=open 1=service desk x") },
		{ STR("Status:open -team:a"), STR("0=open -1=a") },
		{ STR("error:0x80070035"), STR("error+0x80070035") },
		{ STR("\"never closed"), STR("never+closed") },
		{ STR("* - -- \"\" ** @( +%"), STR("") },
		{ STR("*jam a* jam**"), STR("jam a jam*") },
		{ STR("status: team:\"\""), STR("0= 1=") },
		{ STR("a\"b c\"d"), STR("a b+c d") },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		SAME(parsed(cases[i].typed), cases[i].means);
}

TEST(what_is_shown_again_has_no_filters)
{
	struct terms terms;
	size_t at;

	OKAY(terms_parse(test_mem(), S("jam status:open -\"a b\"  c*"), &filters, &terms, &at));
	STREQ(terms.words, "jam -\"a b\" c*");
}

TEST(too_many_words_are_refused_where_they_begin)
{
	struct terms terms;
	size_t at;

	ERR(terms_parse(test_mem(), S("a b c d e f g h i j"), NULL, &terms, &at), E_INVALID);
	EQ(at, 16);
	OKAY(terms_parse(test_mem(), S("a b c d e f g \"h i j\""), NULL, &terms, &at));
}
