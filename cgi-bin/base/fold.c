/*
 * See fold.h. The two tables have one word per code point, in order, as the
 * compatibility decomposition of Unicode gives it without its marks; a dot
 * stands for a letter that stays as it is. The rest are ranges.
 */
#include "base/fold.h"

/* clang-format off */
static const char latin[] = /* U+00C0 to U+024F */
	"a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss a a a a a a ae c "
	"e e e e i i i i d n o o o o o . o u u u u y th y a a a a a a c c c c c c c c d d d "
	"d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j k k k l "
	"l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t "
	"t t t t t u u u u u u u u u u u u w w y y y z z z z z z s . . . . . . . . . . . . . "
	". . e . . . . . . . . . . . . . . . . o o . . . . . . . . . . . . . u u . . . . . . "
	". . . . . . . . . . . . . dz dz dz lj lj lj nj nj nj a a i i o o u u u u u u u u u "
	"u e a a a a . . . . g g k k o o o o . . j dz dz dz g g . . n n a a . . . . a a a a "
	"e e e e i i i i o o o o r r r r u u u u s s t t . . h h . . . . . . a a e e o o o o "
	"o o o o y y . . . . . . . . . . . . . . . . . . . . . . . . . . . . ";
static const char latin_additional[] = /* U+1E00 to U+1EFF */
	"a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h "
	"h h i i i i k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o "
	"p p p p r r r r r r r r s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v "
	"v v w w w w w w w w w w x x x x y y z z z z z z h t w y a s . . ss . a a a a a a a "
	"a a a a a a a a a a a a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o o "
	"o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u u u y y y y y y y y . "
	". . . . . ";
/* clang-format on */

/* What is no letter, no digit and no mark, beyond ASCII (general categories Z, C, P and S). */
static const struct range breaks[] = {
	{ 0x80, 0xa9 }, { 0xab, 0xac }, { 0xae, 0xb1 }, { 0xb4, 0xb4 }, { 0xb6, 0xb8 },
	{ 0xbb, 0xbb }, { 0xbf, 0xbf }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x2c2, 0x2df },
	{ 0x37e, 0x37e }, { 0x387, 0x387 }, { 0x55a, 0x55f }, { 0x589, 0x58f }, { 0x5be, 0x5be },
	{ 0x5c0, 0x5c0 }, { 0x5c3, 0x5c3 }, { 0x5f3, 0x60f }, { 0x61b, 0x61f }, { 0x66a, 0x66d },
	{ 0x6d4, 0x6d4 }, { 0x700, 0x70f }, { 0x964, 0x965 }, { 0xe3f, 0xe3f }, { 0xe5a, 0xe5b },
	{ 0xf01, 0xf17 }, { 0x104a, 0x104f }, { 0x1360, 0x1368 }, { 0x1680, 0x1680 },
	{ 0x17d4, 0x17db }, { 0x1800, 0x180a }, { 0x180e, 0x180e }, { 0x2000, 0x200a },
	{ 0x200e, 0x206f }, { 0x20a0, 0x20cf }, { 0x2100, 0x2101 }, { 0x218a, 0x2bff },
	{ 0x2e00, 0x2e7f }, { 0x2ff0, 0x3004 }, { 0x3008, 0x3020 }, { 0x3030, 0x3030 },
	{ 0x303d, 0x303f }, { 0x30a0, 0x30a0 }, { 0x30fb, 0x30fb }, { 0x3190, 0x319f },
	{ 0x31c0, 0x31ef }, { 0x3200, 0x33ff }, { 0x4dc0, 0x4dff }, { 0xa490, 0xa4cf },
	{ 0xd800, 0xf8ff }, { 0xfd3e, 0xfd4f }, { 0xfe10, 0xfe1f }, { 0xfe30, 0xfe6f },
	{ 0xff00, 0xff0f }, { 0xff1a, 0xff20 }, { 0xff3b, 0xff40 }, { 0xff5b, 0xff65 },
	{ 0xffe0, 0xffff }, { 0x10100, 0x1013f }, { 0x1d000, 0x1d2ff }, { 0x1f000, 0x1faff },
	{ 0xe0000, 0x10ffff },
};

/* Accents that stand behind their letter, and what only joins. */
static const struct range nothings[] = {
	{ 0xad, 0xad }, { 0x300, 0x36f }, { 0x200b, 0x200d }, { 0xfe00, 0xfe0f },
	{ 0xfe20, 0xfe2f }, { 0xfeff, 0xfeff },
};

/* Thai and its neighbours, Tibetan to Khmer, kana, ideographs, Hangul. */
static const struct range signs[] = {
	{ 0xe00, 0xeff }, { 0x1000, 0x109f }, { 0x1780, 0x17ff }, { 0x3005, 0x30ff },
	{ 0x3400, 0x9fff }, { 0xac00, 0xd7a3 }, { 0xf900, 0xfaff }, { 0xff66, 0xff9f },
	{ 0x20000, 0x3ffff },
};

static size_t encode(uint32_t c, char *p)
{
	if (c < 0x80) {
		p[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (char)(0xc0 | c >> 6);
		p[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (char)(0xe0 | c >> 12);
		p[1] = (char)(0x80 | (c >> 6 & 0x3f));
		p[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	p[0] = (char)(0xf0 | c >> 18);
	p[1] = (char)(0x80 | (c >> 12 & 0x3f));
	p[2] = (char)(0x80 | (c >> 6 & 0x3f));
	p[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* The i-th word of a table; a dot is nothing. */
static size_t from_table(const char *table, uint32_t i, char *p)
{
	size_t n;

	for (; i; i--)
		table = strchr(table, ' ') + 1;
	n = (size_t)(strchr(table, ' ') - table);
	if (n > 3 || table[0] == '.')
		return 0;
	memcpy(p, table, n);
	return n;
}

/* Small letters of the scripts that have capitals; Greek loses its accents, Cyrillic its breves. */
static uint32_t small(uint32_t c)
{
	static const struct { uint32_t from, to; int add; } steps[] = {
		{ 0x391, 0x3a1, 0x20 }, { 0x3a3, 0x3a9, 0x20 }, { 0x400, 0x40f, 0x50 },
		{ 0x410, 0x42f, 0x20 }, { 0x531, 0x556, 0x30 }, { 0x10a0, 0x10c5, 0x1c60 },
		{ 0xff10, 0xff19, -0xfee0 }, { 0xff21, 0xff3a, -0xfec0 },
		{ 0xff41, 0xff5a, -0xfee0 },
	};
	static const struct { uint32_t from, to; } bare[] = {
		{ 0x386, 0x3b1 }, { 0x3ac, 0x3b1 }, { 0x388, 0x3b5 }, { 0x3ad, 0x3b5 },
		{ 0x389, 0x3b7 }, { 0x3ae, 0x3b7 }, { 0x38a, 0x3b9 }, { 0x3af, 0x3b9 },
		{ 0x390, 0x3b9 }, { 0x3ca, 0x3b9 }, { 0x38c, 0x3bf }, { 0x3cc, 0x3bf },
		{ 0x38e, 0x3c5 }, { 0x3cd, 0x3c5 }, { 0x3b0, 0x3c5 }, { 0x3cb, 0x3c5 },
		{ 0x38f, 0x3c9 }, { 0x3ce, 0x3c9 }, { 0x3c2, 0x3c3 }, { 0x439, 0x438 },
		{ 0x419, 0x438 }, { 0x451, 0x435 }, { 0x401, 0x435 },
	};

	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		if (c == bare[i].from)
			return bare[i].to;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (c >= steps[i].from && c <= steps[i].to)
			return (uint32_t)((int)c + steps[i].add);
	return c;
}

static void fold_ascii(unsigned char c, struct folded *out)
{
	bool capital = c >= 'A' && c <= 'Z';

	if (!capital && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
		return;
	out->kind = FOLD_LETTER;
	out->p[0] = (char)(capital ? c + 32 : c);
	out->n = 1;
}

void fold_next(struct str text, struct folded *out)
{
	uint32_t c;

	*out = (struct folded){ .kind = FOLD_BREAK, .read = 1 };
	c = str_char(text, &out->read);
	if (c == STR_NO_CHAR)
		return;
	if (c < 0x80) {
		fold_ascii((unsigned char)c, out);
		return;
	}
	if (IN_RANGES(nothings, c)) {
		out->kind = FOLD_NOTHING;
		return;
	}
	if (IN_RANGES(breaks, c))
		return;
	out->kind = IN_RANGES(signs, c) ? FOLD_SIGN : FOLD_LETTER;
	if (c >= 0xc0 && c <= 0x24f)
		out->n = from_table(latin, c - 0xc0, out->p);
	else if (c >= 0x1e00 && c <= 0x1eff)
		out->n = from_table(latin_additional, c - 0x1e00, out->p);
	if (out->n == 0)
		out->n = encode(small(c), out->p);
}
