/* See doctor.h. */
#include "desk/doctor.h"

#include <inttypes.h>

#include "base/arena.h"
#include "desk/demo.h"
#include "store/job.h"
#include "store/schema.h"
#include "store/search.h"
#include "store/server.h"
#include "sys/file.h"
#include "sys/password.h"
#include "sys/tpl.h"
#include "sys/zone.h"

enum { SILENT_S = 60, FREE_PERCENT = 10, MANIFEST_MOST = 64 * 1024,
       INDEX_WAITS = 2000 };

struct patient {
	struct desk *d;
	const struct conf *conf;
	struct str detail;
};

static enum err secret_is_ours(struct patient *p)
{
	struct key key;

	p->detail = p->conf->secret;
	return conf_secret(p->d->mem, p->conf->secret, &key);
}

static enum err database_answers(struct patient *p)
{
	struct server server;

	TRY(server_facts(p->d->db, p->d->mem, &server));
	p->detail = str_format(p->d->mem, "%.*s, version %.*s", FMT(server.database),
	                       FMT(server.version));
	return OK;
}

static enum err schema_is_right(struct patient *p)
{
	TRY(schema_fits(p->d->db, p->d->mem));
	p->detail = str_format(p->d->mem, "number %d", SCHEMA_NEWEST);
	return OK;
}

static enum err commits_last(struct patient *p)
{
	struct server server;

	TRY(server_facts(p->d->db, p->d->mem, &server));
	p->detail = str_format(p->d->mem, "innodb_flush_log_at_trx_commit is %" PRId64
	                       "%s", server.flush, server.flush == 1 ? ""
	                       : "; with 1, nothing is lost when the power fails");
	return server.flush == 1 ? OK : E_INVALID;
}

static enum err zone_is_known(struct patient *p)
{
	struct zone *zone;

	p->detail = p->conf->zone;
	return zone_open(p->d->mem, p->conf->zone, &zone);
}

static enum err templates_load(struct patient *p)
{
	struct tpl *tpl;

	TRY(tpl_open(str_format(p->d->mem, "%.*s/en", FMT(p->conf->templates)).p, &tpl));
	tpl_close(tpl);
	p->detail = p->conf->templates;
	return OK;
}

static enum err assets_are_built(struct patient *p)
{
	struct str path = str_format(p->d->mem, "%.*s/manifest.txt", FMT(p->conf->static_files));
	struct str text;

	p->detail = path;
	return file_read_whole(p->d->mem, path.p, MANIFEST_MOST, &text);
}

static enum err common_passwords_known(struct patient *p)
{
	enum err e = password_common_open(str_z(p->d->mem, p->conf->common_passwords));

	p->detail = e == E_MISSING ? str_format(p->d->mem, "no list at %.*s; bad passwords are "
	                                        "accepted", FMT(p->conf->common_passwords))
	          : p->conf->common_passwords;
	password_common_close();
	return e;
}

static enum err worker_is_alive(struct patient *p)
{
	int64_t at;
	enum err e = heartbeat_newest(p->d->db, p->d->mem, S("worker"), &at);

	if (e == E_MISSING)
		p->detail = S("never heard of; firstlined does not run");
	TRY(e);
	p->detail = str_format(p->d->mem, "last heard of %" PRId64 " s ago",
	                       (p->d->now - at) / 1000);
	return p->d->now - at < SILENT_S * 1000 ? OK : E_BUSY;
}

/* Words that wait for long are found by nobody. */
static enum err search_keeps_up(struct patient *p)
{
	struct rows rows;

	TRY(search_due_list(p->d->db, p->d->mem, INDEX_WAITS, &rows));
	p->detail = str_format(p->d->mem, "%zu%s tickets wait to be indexed", rows.n,
	                       rows.n < INDEX_WAITS ? "" : " and more");
	return rows.n < INDEX_WAITS ? OK : E_BUSY;
}

static enum err demo_stays_here(struct patient *p)
{
	p->detail = !p->conf->demo ? S("no demo")
	          : str_format(p->d->mem, "demo company at %.*s", FMT(p->conf->base_url));
	return !p->conf->demo || demo_is_local(p->conf->base_url) ? OK : E_DENIED;
}

static enum err disk_has_room(struct patient *p)
{
	int percent;

	TRY(file_room(p->conf->tmp, &percent));
	p->detail = str_format(p->d->mem, "%d %% free at %.*s", percent, FMT(p->conf->tmp));
	return percent > FREE_PERCENT ? OK : E_BUSY;
}

static const struct {
	const char *name;
	enum err (*check)(struct patient *);
	bool alone;             /* loads or closes what a running server uses */
} checks[] = {
	{ "secret key",       secret_is_ours },
	{ "database",         database_answers },
	{ "schema",           schema_is_right },
	{ "durable commits",  commits_last },
	{ "time zone",        zone_is_known },
	{ "templates",        templates_load,         true },
	{ "static files",     assets_are_built },
	{ "common passwords", common_passwords_known, true },
	{ "worker",           worker_is_alive },
	{ "search",           search_keeps_up },
	{ "demo",             demo_stays_here },
	{ "disk",             disk_has_room },
};

int doctor_examine(struct desk *d, const struct conf *conf, doctor_say *say)
{
	int failed = 0;

	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
		struct patient p = { .d = d, .conf = conf };
		enum err e = checks[i].check(&p);

		say(checks[i].name, e, p.detail);
		failed += e != OK;
	}
	return failed;
}

size_t doctor_look(struct desk *d, const struct conf *conf, struct finding out[FINDINGS_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < sizeof checks / sizeof *checks && n < FINDINGS_MOST; i++) {
		struct patient p = { .d = d, .conf = conf };

		if (checks[i].alone)
			continue;
		out[n].name = checks[i].name;
		out[n].e = checks[i].check(&p);
		out[n++].detail = p.detail;
	}
	return n;
}
