/*
 * The table says what there is; a kind says which texts are good for it.
 * Defaults, the file and the environment go through the same reading.
 */
#include "sys/conf.h"

#include <sys/stat.h>

#include "base/arena.h"
#include "sys/file.h"

enum { CONF_MAX_BYTES = 256 * 1024, SOCKET_PATH_MAX = 107 };

enum kind { STRING, INTEGER, BOOLEAN, PATH, SOCKET, LEVEL, BASE_URL, INSTANCE };

struct setting {
	const char *section, *key;
	enum kind kind;
	size_t at;
	int least, most;                /* of an INTEGER */
	const char *standard;           /* NULL: must be given */
	const char *help;
};

#define AT(member) offsetof(struct conf, member)
#define SHARE "/usr/share/firstline/"

static const struct setting settings[] = {
	{ "site", "base_url", BASE_URL, AT(base_url), 0, 0, NULL,
	  "Where people reach the site, as https://help.example.com; http on this machine only." },
	{ "site", "name", STRING, AT(site_name), 0, 0, "Firstline",
	  "What the site is called in pages and mails." },
	{ "site", "instance", INSTANCE, AT(instance), 0, 0, NULL,
	  "8 hexadecimal digits of your own (openssl rand -hex 4); they name the cookie." },
	{ "site", "zone", STRING, AT(zone), 0, 0, "UTC",
	  "Time zone of the site, as America/Chicago." },
	{ "site", "demo", BOOLEAN, AT(demo), 0, 0, "no",
	  "yes shows everywhere that the data are invented, and lets the demo be loaded." },
	{ "database", "socket", SOCKET, AT(database.socket), 0, 0, "/run/mysqld/mysqld.sock",
	  "Socket of MariaDB on this machine; not used when host is given." },
	{ "database", "host", STRING, AT(database.host), 0, 0, "",
	  "MariaDB on another machine." },
	{ "database", "port", INTEGER, AT(database.port), 1, 65535, "3306", "Its port." },
	{ "database", "user", STRING, AT(database.user), 0, 0, "firstline", "Account there." },
	{ "database", "password", STRING, AT(database.password), 0, 0, "",
	  "Its password; empty where the socket knows who is calling." },
	{ "database", "name", STRING, AT(database.name), 0, 0, "firstline", "Database." },
	{ "web", "listen", SOCKET, AT(listen), 0, 0, "/run/firstline/web.sock",
	  "FastCGI socket for the web server." },
	{ "web", "workers", INTEGER, AT(workers), 1, 256, "4",
	  "Processes that answer requests; two for each processor are a good beginning." },
	{ "paths", "templates", PATH, AT(templates), 0, 0, SHARE "templates", "HTML templates." },
	{ "paths", "locale", PATH, AT(locale), 0, 0, SHARE "locale", "Translations." },
	{ "paths", "static", PATH, AT(static_files), 0, 0, SHARE "static",
	  "Style sheets, scripts and images, as the web server serves them." },
	{ "paths", "sql", PATH, AT(sql), 0, 0, SHARE "sql", "Migrations, seed and demo." },
	{ "paths", "secret", PATH, AT(secret), 0, 0, "/etc/firstline/secret.key",
	  "Master key: 32 random bytes, not for others to read. Keep a copy apart from backups." },
	{ "paths", "tmp", PATH, AT(tmp), 0, 0, "/var/tmp", "Uploads in flight." },
	{ "paths", "common_passwords", PATH, AT(common_passwords), 0, 0,
	  SHARE "common-passwords.txt",
	  "Passwords nobody may choose: small letters, one a line, sorted (LC_ALL=C sort -u)." },
	{ "log", "level", LEVEL, AT(log_level), 0, 0, "info",
	  "error, warn, info or debug. Security events are always logged." },
};

enum { COUNT = sizeof settings / sizeof *settings, FROM_STANDARD = 0, FROM_ENVIRONMENT = -1 };

struct loader {
	struct arena *mem;
	const char *file;
	struct conf *out;
	int line[COUNT];                /* where each was last set: a line, or FROM_... */
};

/* ---- the kinds: NULL when the value is good and stored, else why not ---- */

typedef const char *reader(struct arena *mem, const struct setting *s, struct str value, void *to);

static const char *read_string(struct arena *mem, const struct setting *s, struct str v, void *to)
{
	(void)s;
	*(struct str *)to = str_copy(mem, v);
	return NULL;
}

static const char *read_integer(struct arena *mem, const struct setting *s, struct str v, void *to)
{
	int64_t n;

	if (!str_int(v, &n) || n < s->least || n > s->most)
		return str_format(mem, "must be a number from %d to %d", s->least, s->most).p;
	*(int *)to = (int)n;
	return NULL;
}

static const char *read_boolean(struct arena *mem, const struct setting *s, struct str v, void *to)
{
	(void)mem;
	(void)s;
	if (!str_eq(v, S("yes")) && !str_eq(v, S("no")))
		return "must be yes or no";
	*(bool *)to = str_eq(v, S("yes"));
	return NULL;
}

static const char *read_path(struct arena *mem, const struct setting *s, struct str v, void *to)
{
	return v.n ? read_string(mem, s, v, to) : "must be a path";
}

static const char *read_socket(struct arena *mem, const struct setting *s, struct str v, void *to)
{
	if (v.n > SOCKET_PATH_MAX)
		return "is longer than the 107 bytes that the path of a socket may have";
	return read_string(mem, s, v, to);
}

static const char *read_level(struct arena *mem, const struct setting *s, struct str v, void *to)
{
	int level = name_find(&log_levels, v);

	(void)mem;
	(void)s;
	if (level < 0 || level == LEVEL_SECURITY)
		return "must be error, warn, info or debug";
	*(int *)to = level;
	return NULL;
}

static const char *read_instance(struct arena *mem, const struct setting *s, struct str v, void *to)
{
	struct str bytes;

	if (v.n != 8 || !crypt_hex_decode(mem, v, &bytes))
		return "must be 8 hexadecimal digits in small letters";
	return read_string(mem, s, v, to);
}

/* A name or address of a host: letters, digits, dots and hyphens, or [::1]. */
static bool host_ok(struct str host)
{
	const char *allowed = "abcdefghijklmnopqrstuvwxyz0123456789.-";

	if (str_begins(host, S("[")) && str_ends(host, S("]"))) {
		host = str_sub(host, 1, host.n - 2);
		allowed = "0123456789abcdef:.";
	}
	for (size_t i = 0; i < host.n; i++)
		if (host.p[i] == 0 || !strchr(allowed, host.p[i]))
			return false;
	return host.n > 0 && host.n <= 253;
}

static bool is_here(struct str host)
{
	return str_eq(host, S("127.0.0.1")) || str_eq(host, S("localhost")) ||
	       str_eq(host, S("[::1]"));
}

/* Cut ":8080" off the end, unless it is the one that browsers leave out. */
static bool cut_port(struct str *host, int64_t usual, int64_t *port)
{
	size_t colon = host->n;

	*port = 0;
	while (colon && host->p[colon - 1] >= '0' && host->p[colon - 1] <= '9')
		colon--;
	if (colon == 0 || host->p[colon - 1] != ':')
		return true;
	if (host->p[0] == '[' && !memchr(host->p, ']', colon))
		return true;                    /* a colon of the address */
	if (!str_int(str_from(*host, colon), port) || *port < 1 || *port > 65535)
		return false;
	if (*port == usual)
		*port = 0;
	host->n = colon - 1;
	return true;
}

/*
 * Kept as a browser writes an origin, so that it can be compared with one.
 * Cookies with the __Host- prefix do not live on http, save on this machine.
 */
static const char *read_base_url(struct arena *mem, const struct setting *s, struct str v, void *to)
{
	struct str host = str_lower(mem, v), scheme;
	bool secure = str_begins(host, S("https://"));
	int64_t port;

	(void)s;
	if (!secure && !str_begins(host, S("http://")))
		return "must begin with https:// (http:// only on 127.0.0.1, localhost or [::1])";
	scheme = secure ? S("https://") : S("http://");
	host = str_from(host, scheme.n);
	if (str_ends(host, S("/")))
		host.n--;
	if (!cut_port(&host, secure ? 443 : 80, &port) || !host_ok(host))
		return "must be only scheme, host and port: no path, account, query or blank";
	if (!secure && !is_here(host))
		return "must be https: browsers send our cookies over http only to 127.0.0.1, "
		       "localhost and [::1]";
	*(struct str *)to = port ?
		str_format(mem, "%.*s%.*s:%d", FMT(scheme), FMT(host), (int)port) :
		str_format(mem, "%.*s%.*s", FMT(scheme), FMT(host));
	return NULL;
}

static reader *const readers[] = {
	[STRING] = read_string, [INTEGER] = read_integer, [BOOLEAN] = read_boolean,
	[PATH] = read_path,     [SOCKET] = read_socket,   [LEVEL] = read_level,
	[BASE_URL] = read_base_url, [INSTANCE] = read_instance,
};

/* ---- the three sources ---- */

static struct str variable_of(struct arena *mem, const struct setting *s)
{
	struct str name = str_format(mem, "FIRSTLINE_%s_%s", s->section, s->key);
	char *p = arena_take(mem, name.n + 1);

	for (size_t i = 0; i < name.n; i++)
		p[i] = name.p[i] >= 'a' && name.p[i] <= 'z' ? (char)(name.p[i] - 32) : name.p[i];
	return (struct str){ p, name.n };
}

/* The value itself is not repeated: it may be a password in the wrong place. */
static enum err set(struct loader *l, int i, struct str value, int line)
{
	const struct setting *s = &settings[i];
	const char *why = str_is_text(value) ?
		readers[s->kind](l->mem, s, value, (char *)l->out + s->at) : "is not UTF-8 text";

	l->line[i] = line;
	if (!why)
		return OK;
	if (line == FROM_ENVIRONMENT)
		return fail(E_INVALID, "%s: %s", variable_of(l->mem, s).p, why);
	return fail(E_INVALID, "%s:%d: %s %s", l->file, line, s->key, why);
}

static int setting_of(struct str section, struct str key)
{
	for (int i = 0; i < COUNT; i++)
		if (str_eq(section, str_of(settings[i].section)) &&
		    str_eq(key, str_of(settings[i].key)))
			return i;
	return -1;
}

static enum err read_section(struct loader *l, struct str text, int line, struct str *section)
{
	*section = str_trim(str_sub(text, 1, text.n - 2));
	for (int i = 0; i < COUNT; i++)
		if (str_ends(text, S("]")) && str_eq(*section, str_of(settings[i].section)))
			return OK;
	return fail(E_INVALID, "%s:%d: there is no such section", l->file, line);
}

static enum err read_line(struct loader *l, struct str text, int line, struct str *section)
{
	size_t equals;
	struct str key;
	int i;

	text = str_trim(text);
	if (!text.n || text.p[0] == '#' || text.p[0] == ';')
		return OK;
	if (text.p[0] == '[')
		return read_section(l, text, line, section);
	equals = str_find(text, '=');
	if (equals == SIZE_MAX)
		return fail(E_INVALID, "%s:%d: expected key = value", l->file, line);
	key = str_trim(str_sub(text, 0, equals));
	i = setting_of(*section, key);
	if (i < 0)
		return fail(E_INVALID, "%s:%d: there is no key %.*s in section [%.*s]",
			    l->file, line, FMT(str_clip(key, 60)), FMT(*section));
	if (l->line[i] > 0)
		return fail(E_INVALID, "%s:%d: %.*s was given in line %d already", l->file, line,
			    FMT(key), l->line[i]);
	return set(l, i, str_trim(str_from(text, equals + 1)), line);
}

static enum err read_file(struct loader *l)
{
	struct str rest, text, section = S("");
	enum err e = file_read_whole(l->mem, l->file, CONF_MAX_BYTES, &rest);

	if (e == E_MISSING)
		return fail(E_INVALID, "%s: no such file", l->file);
	TRY(e);
	for (int line = 1; str_cut(&rest, '\n', &text); line++)
		TRY(read_line(l, text, line, &section));
	return OK;
}

enum err conf_load(struct arena *mem, const char *file, struct conf *out)
{
	struct loader l = { .mem = mem, .file = file, .out = out };

	*out = (struct conf){ 0 };
	for (int i = 0; i < COUNT; i++)
		if (settings[i].standard)
			TRY(set(&l, i, str_of(settings[i].standard), FROM_STANDARD));
	TRY(read_file(&l));
	for (int i = 0; i < COUNT; i++) {
		const char *value = getenv(variable_of(mem, &settings[i]).p);

		if (value)
			TRY(set(&l, i, str_of(value), FROM_ENVIRONMENT));
		else if (!settings[i].standard && l.line[i] == FROM_STANDARD)
			return fail(E_INVALID, "%s: %s is missing in section [%s]", file,
				    settings[i].key, settings[i].section);
	}
	return OK;
}

void conf_example(struct buf *out)
{
	const char *section = "";

	buf_add(out, S("# Firstline. A line with # shows the value that holds without it.\n"
		       "# Each key can also be given by the environment: FIRSTLINE_WEB_LISTEN.\n"));
	for (int i = 0; i < COUNT; i++) {
		const struct setting *s = &settings[i];

		if (strcmp(section, s->section) != 0)
			buf_format(out, "\n[%s]\n", s->section);
		section = s->section;
		buf_format(out, "# %s\n", s->help);
		buf_format(out, "%s%s = %s\n", s->standard ? "#" : "", s->key,
			   s->standard ? s->standard : "");
	}
}

enum err conf_secret(struct arena *mem, struct str path, struct key *out)
{
	const char *file = str_z(mem, path);
	struct stat st;
	struct str bytes;
	enum err e;

	if (stat(file, &st) == 0 && (st.st_mode & 07))
		return fail(E_INVALID, "%s: is open to everybody; use chmod 0600 or 0640", file);
	e = file_read_whole(mem, file, sizeof out->bytes, &bytes);
	if (e == E_MISSING)
		return fail(E_INVALID, "%s: there is no key; make one with: "
			    "head -c 32 /dev/urandom", file);
	TRY(e);
	if (bytes.n != sizeof out->bytes)
		return fail(E_INVALID, "%s: the key has %zu bytes instead of 32", file, bytes.n);
	memcpy(out->bytes, bytes.p, bytes.n);
	return OK;
}
