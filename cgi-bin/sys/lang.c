/* glibc's gettext reads LANGUAGE at each look-up, so a switch is one setenv. */
#include "sys/lang.h"

#include <dirent.h>
#include <limits.h>
#include <locale.h>
#include <unistd.h>

enum { LANGUAGES_MAX = 64, NAME_MAX_BYTES = 15 };

extern int _nl_msg_cat_cntr;            /* glibc: "forget which catalogue you found" */

/* Filled by lang_open and then only read. */
static char known[LANGUAGES_MAX][NAME_MAX_BYTES + 1];
static int known_count;
static int current = -1;                 /* its place in known; -1 before the first use */

static bool has_catalogue(const char *dir, const char *language)
{
	char path[PATH_MAX];
	int n = snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/firstline.mo", dir, language);

	return n < (int)sizeof path && access(path, R_OK) == 0;
}

static void learn(const char *language)
{
	if (strlen(language) > NAME_MAX_BYTES || known_count == LANGUAGES_MAX)
		return;
	snprintf(known[known_count++], sizeof *known, "%s", language);
}

static void learn_all(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *d;

	known_count = 0;
	learn("en");
	if (!dir)
		return;                 /* no catalogues: English */
	while ((d = readdir(dir)) != NULL)
		if (d->d_name[0] != '.' && strcmp(d->d_name, "en") != 0 &&
		    has_catalogue(path, d->d_name))
			learn(d->d_name);
	closedir(dir);
}

enum err lang_open(struct str locale_dir)
{
	char path[PATH_MAX];

	if (snprintf(path, sizeof path, "%.*s", FMT(locale_dir)) >= (int)sizeof path)
		return fail(E_INVALID, "the path of the catalogues is too long");
	if (!setlocale(LC_ALL, "C.UTF-8"))
		return fail(E_BROKEN, "this system has no locale C.UTF-8");
	if (!bindtextdomain("firstline", path) || !textdomain("firstline") ||
	    !bind_textdomain_codeset("firstline", "UTF-8"))
		return fail(E_BROKEN, "gettext: no memory");
	learn_all(path);
	current = -1;
	lang_use(S("en"));
	return OK;
}

/* Its place in known, 0 (English) when it is not there. */
static int place_of(struct str language)
{
	for (int i = 0; i < known_count; i++)
		if (str_eq(str_of(known[i]), language))
			return i;
	return 0;
}

const char *lang_word(const char *text)
{
	return current > 0 ? gettext(text) : text;
}

bool lang_known(struct str language)
{
	return place_of(language) > 0 || str_eq(language, S("en"));
}

void lang_use(struct str language)
{
	int place = place_of(language);

	if (place == current)
		return;
	current = place;
	setenv("LANGUAGE", known[place], 1);
	++_nl_msg_cat_cntr;
}
