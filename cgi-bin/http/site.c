/* See site.h. */
#include "http/site.h"

#include <dirent.h>

#include "base/arena.h"
#include "base/vec.h"
#include "sys/file.h"
#include "sys/lang.h"

enum { MANIFEST_MOST = 64 * 1024, STATEMENT_S = 5, REQUEST_MOST = 128 << 20 };

/* app.css -> ASSET_APP_CSS; with the icons also under the name of their sprite. */
static struct str asset_name(struct arena *mem, struct str file)
{
	struct str name = str_format(mem, "ASSET_%.*s", FMT(file));
	char *p = (char *)name.p;

	for (size_t i = 0; i < name.n; i++)
		p[i] = (char)(p[i] >= 'a' && p[i] <= 'z' ? p[i] - 32
		              : p[i] == '.' || p[i] == '-' ? '_' : p[i]);
	return str_ends(name, S("_SVG")) ? str_copy(mem, str_sub(name, 0, name.n - 4)) : name;
}

static enum err open_assets(struct arena *mem, struct str dir, struct site *site)
{
	struct { VEC(struct asset); } assets = { 0 };
	struct str text, line, file;
	enum err e;

	e = file_read_whole(mem, str_format(mem, "%.*s/manifest.txt", FMT(dir)).p, MANIFEST_MOST,
	                    &text);
	if (e != OK)
		return fail(E_BROKEN, "no manifest.txt in %.*s: run make", FMT(dir));
	while (text.n && str_cut(&text, '\n', &line)) {
		line = str_trim(line);
		if (line.n && str_cut(&line, ' ', &file) && line.n)
			*vec_push(mem, &assets) = (struct asset){ asset_name(mem, file),
			                                          str_copy(mem, str_trim(line)) };
	}
	site->assets = assets.v;
	site->assets_count = assets.n;
	return OK;
}

/* Each folder of the templates is a language; English comes first and has to be there. */
static enum err open_languages(struct arena *mem, struct str dir, struct site *site)
{
	DIR *d = opendir(str_z(mem, dir));
	struct dirent *entry;
	enum err e = OK;

	if (!d)
		return fail(E_BROKEN, "no templates in %.*s: run make", FMT(dir));
	site->languages[site->languages_count++].code = S("en");
	while ((entry = readdir(d)) && site->languages_count < LANGUAGES_MOST) {
		struct str code = str_of(entry->d_name);

		if (code.p[0] != '.' && !str_eq(code, S("en")))
			site->languages[site->languages_count++].code = str_copy(mem, code);
	}
	closedir(d);
	for (size_t i = 0; i < site->languages_count && e == OK; i++)
		e = tpl_open(str_format(mem, "%.*s/%.*s", FMT(dir),
		                        FMT(site->languages[i].code)).p,
		             &site->languages[i].templates);
	return e;
}

enum err site_open(struct arena *kept, const struct conf *conf, struct site *out)
{
	struct db_place place = conf->database;
	struct key master;

	*out = (struct site){ .conf = conf, .kept = kept, .memo.kept = kept };
	TRY(conf_secret(kept, conf->secret, &master));
	out->csrf_key = crypt_derive(&master, "csrf");
	out->once_key = crypt_derive(&master, "once");
	out->seal = crypt_derive(&master, "audit");
	TRY(open_assets(kept, conf->static_files, out));
	TRY(lang_open(conf->locale));
	TRY(open_languages(kept, conf->templates, out));
	TRY(magic_begin(&out->magic));
	out->session_cookie = str_format(kept, "__Host-sid-%.*s", FMT(conf->instance));
	out->note_cookie = str_format(kept, "__Host-note-%.*s", FMT(conf->instance));
	place.statement_s = STATEMENT_S;
	out->db = db_open(&place);
	out->mem = arena_open(REQUEST_MOST);
	return OK;
}

void site_close(struct site *site)
{
	db_close(site->db);
	magic_end(site->magic);
	for (size_t i = 0; i < site->languages_count; i++)
		tpl_close(site->languages[i].templates);
	arena_close(site->mem);
	if (site->memo.mem)
		arena_close(site->memo.mem);
}

const struct language *site_language(const struct site *site, struct str code)
{
	for (size_t i = 0; i < site->languages_count; i++)
		if (str_eq(site->languages[i].code, code))
			return &site->languages[i];
	return &site->languages[0];
}
