/* Words in the language of the visitor, without any locale installed. */
#include "sys/lang.h"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/test.h"

#define HEAD "Content-Type: text/plain; charset=UTF-8\n" \
	"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : " \
	"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

/* As msgfmt writes it; the texts are sorted. */
static const struct str texts[][2] = {
	{ STR(""), STR(HEAD) },
	{ STR("%d file\0%d files"), STR("%d plik\0%d pliki\0%d plik\xc3\xb3w") },
	{ STR("Open"), STR("Otw\xc3\xb3rz") },
};

enum { COUNT = sizeof texts / sizeof *texts, HEADER_WORDS = 7 };

static void write_catalogue(const char *path)
{
	uint32_t word[HEADER_WORDS + 4 * COUNT] = { 0x950412de, 0, COUNT, HEADER_WORDS * 4,
						    HEADER_WORDS * 4 + COUNT * 8, 0, 0 };
	uint32_t at = sizeof word;
	FILE *f = fopen(path, "w");

	IS(f != NULL);
	for (int which = 0; which < 2; which++)
		for (int i = 0; i < COUNT; i++) {
			word[HEADER_WORDS + 2 * (which * COUNT + i)] = (uint32_t)texts[i][which].n;
			word[HEADER_WORDS + 2 * (which * COUNT + i) + 1] = at;
			at += (uint32_t)texts[i][which].n + 1;
		}
	fwrite(word, sizeof word, 1, f);
	for (int which = 0; which < 2; which++)
		for (int i = 0; i < COUNT; i++)
			fwrite(texts[i][which].p, texts[i][which].n + 1, 1, f);
	fclose(f);
}

static struct str files(int n)
{
	const char *form = ngettext("%d file", "%d files", (unsigned long)n);

	return str_of(form);
}

static void look_at_words(void)
{
	IS(lang_known(S("pl")) && lang_known(S("en")));
	IS(!lang_known(S("de")) && !lang_known(S("../pl")) && !lang_known(S("")));
	STREQ(str_of(_("Open")), "Open");
	lang_use(S("pl"));
	STREQ(str_of(_("Open")), "Otw\xc3\xb3rz");
	STREQ(str_of(_("Not in the catalogue")), "Not in the catalogue");
	STREQ(files(1), "%d plik");
	STREQ(files(3), "%d pliki");
	STREQ(files(12), "%d plik\xc3\xb3w");
	lang_use(S("en"));
	STREQ(str_of(_("Open")), "Open");
	STREQ(files(2), "%d files");
	lang_use(S("pl"));
	lang_use(S("xx"));
	STREQ(str_of(_("Open")), "Open");
}

TEST(words_follow_the_visitor)
{
	char dir[] = "/tmp/firstline-lang-XXXXXX";
	const char *path[3];

	IS(mkdtemp(dir) != NULL);
	path[0] = str_format(test_mem(), "%s/pl", dir).p;
	path[1] = str_format(test_mem(), "%s/pl/LC_MESSAGES", dir).p;
	path[2] = str_format(test_mem(), "%s/pl/LC_MESSAGES/firstline.mo", dir).p;
	EQ(mkdir(path[0], 0700), 0);
	EQ(mkdir(path[1], 0700), 0);
	write_catalogue(path[2]);
	OKAY(lang_open(str_of(dir)));
	look_at_words();
	unlink(path[2]);
	rmdir(path[1]);
	rmdir(path[0]);
	rmdir(dir);
	OKAY(lang_open(S("/nowhere")));         /* as it was for the next test */
	IS(!lang_known(S("pl")));
}
