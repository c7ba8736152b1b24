/* B009, B010, B011: what a file is, and as what it goes out. */
#include "sys/magic.h"

#include "tests/test.h"

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde"
#define JPEG "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define GIF "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\4\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
#define WEBP "RIFF\x1a\0\0\0WEBPVP8L\r\0\0\0/\0\0\0\x10\7\x10\x11\x11\x88\x88\xfe\7\0"

TEST(files_are_known_by_their_bytes)
{
	static const struct { struct str bytes; const char *type; } row[] = {
		{ STR(PNG), "image/png" },
		{ STR(JPEG), "image/jpeg" },
		{ STR(GIF), "image/gif" },
		{ STR(WEBP), "image/webp" },
		{ STR("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), "application/pdf" },
		{ STR("\x1f\x8b\x08\0\0\0\0\0\0\3\3\0\0\0\0\0\0\0\0\0"), "application/gzip" },
		{ STR("<!DOCTYPE html><html><script>alert(1)</script>"), "text/html" },
		{ STR("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
		  "image/svg+xml" },
		{ STR("Dear desk,\nmy printer burns.\n"), "text/plain" },
	};
	struct magic *m;

	OKAY(magic_begin(&m));
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		SAME(magic_type(m, row[i].bytes), str_of(row[i].type));
	magic_end(m);
}

TEST(no_bytes_and_wild_bytes_have_a_type_too)
{
	char wild[300000];
	uint32_t seed = 1;
	struct magic *m;

	OKAY(magic_begin(&m));
	IS(magic_type(m, (struct str){ NULL, 0 }).n > 0);
	for (size_t i = 0; i < sizeof wild; i++)
		wild[i] = (char)((seed = seed * 1664525 + 1013904223) >> 24);
	for (size_t i = 0; i < 200; i++) {
		struct str type = magic_type(m, (struct str){ wild + i * 100, i * 7 });

		IS(str_find(type, '/') != SIZE_MAX && str_find(type, ' ') == SIZE_MAX);
	}
	IS(magic_type(m, (struct str){ wild, sizeof wild }).n > 0);
	magic_end(m);
}

TEST(only_an_image_that_says_so_is_shown)
{
	static const struct { struct str sniffed, declared; const char *served; } row[] = {
		{ STR("image/png"), STR("image/png"), "image/png" },
		{ STR("image/jpeg"), STR("IMAGE/JPEG"), "image/jpeg" },
		{ STR("image/gif"), STR("image/gif"), "image/gif" },
		{ STR("image/webp"), STR("image/webp"), "image/webp" },
		{ STR("image/png"), STR("image/gif"), "application/octet-stream" },
		{ STR("text/html"), STR("image/png"), "application/octet-stream" },
		{ STR("image/png"), STR("text/html"), "application/octet-stream" },
		{ STR("text/html"), STR("text/html"), "application/octet-stream" },
		{ STR("image/svg+xml"), STR("image/svg+xml"), "application/octet-stream" },
		{ STR("application/pdf"), STR("application/pdf"), "application/octet-stream" },
		{ STR("application/xhtml+xml"), STR("application/xhtml+xml"),
		  "application/octet-stream" },
		{ STR("text/xml"), STR("text/xml"), "application/octet-stream" },
		{ STR("image/png"), STR("image/png; x=y"), "application/octet-stream" },
		{ STR("image/png"), STR("image/png\r\nX-Evil: 1"), "application/octet-stream" },
		{ STR("image/png"), STR("image/png\0"), "application/octet-stream" },
		{ STR("image/png"), STR("image/*"), "application/octet-stream" },
		{ STR("image/png"), STR("\"image/png\""), "application/octet-stream" },
		{ STR("image/jpeg"), STR("image/jpg"), "application/octet-stream" },
		{ STR("image/bmp"), STR("image/bmp"), "application/octet-stream" },
		{ STR(""), STR(""), "application/octet-stream" },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		const char *served = served_type(row[i].sniffed, row[i].declared);

		SAME(str_of(served), str_of(row[i].served));
		EQ(served_inline(served), strcmp(served, "application/octet-stream") != 0);
	}
}
