/* See demo.h. */
#include "desk/demo.h"


#include <inttypes.h>

#include "base/arena.h"
#include "base/when.h"
#include "desk/demo_stage.h"
#include "desk/settings.h"
#include "store/demo.h"

bool demo_is_local(struct str base_url)
{
	static const struct str here[] = { STR("127.0.0.1"), STR("localhost"), STR("[::1]") };
	size_t scheme = str_search(base_url, S("://"));
	struct str host = scheme == SIZE_MAX ? S("") : str_from(base_url, scheme + 3);

	for (size_t i = 0; i < sizeof here / sizeof *here; i++)
		if (str_begins(host, here[i])
		    && (host.n == here[i].n || host.p[here[i].n] == ':'))
			return true;
	return false;
}

enum err demo_allowed(const struct conf *conf)
{
	if (!conf->demo)
		return fail(E_DENIED, "the configuration does not ask for a demo ([site] demo)");
	if (!demo_is_local(conf->base_url))
		return fail(E_DENIED, "a demo is only for 127.0.0.1, localhost or [::1], "
		            "not for %.*s", FMT(conf->base_url));
	return OK;
}

static enum err may_load(struct desk *d, const struct conf *conf)
{
	int64_t people;

	TRY(demo_allowed(conf));
	TRY(person_count(d->db, d->mem, &people));
	if (people)
		return fail(E_DENIED, "there are %" PRId64 " people here already; "
		            "the demo wants an empty house", people);
	return OK;
}

static enum err read_agreements(struct desk *d, struct agreement out[PRIORITIES])
{
	for (int i = 0; i < PRIORITIES; i++)
		TRY(agreement_of(d->db, d->mem, (enum priority)i, &out[i]));
	return OK;
}

static enum err write_plan(struct desk *d, const struct company *company, struct str dir,
                           const struct conf *conf, struct plan *plan)
{
	struct agreement agreements[PRIORITIES];
	struct stories *stories = NEW(d->mem, struct stories);
	struct zone *zone;

	TRY(zone_open(d->mem, conf->zone, &zone));
	TRY(read_agreements(d, agreements));
	TRY(stories_read(d->mem, dir, stories));
	return plan_make(d->mem, &(struct circumstances){ stories, company, zone, agreements,
	                                                  d->now }, plan);
}

static enum err load_in_tx(struct desk *d, struct arena *scratch, const struct conf *conf,
                           struct demo_size *out)
{
	struct str dir = str_format(d->mem, "%.*s/demo", FMT(conf->sql));
	struct desk beginning = *d;
	const char *why;
	struct company company;
	struct plan plan;
	struct stage stage = {
		.d = *d, .company = &company, .plan = &plan, .dir = dir, .tmp = conf->tmp };

	beginning.now = d->now - (DEMO_DAYS + 1) * MS_PER_DAY;
	TRY(company_found(&beginning, dir, &company));
	TRY(settings_set(d, S("desk_phone"), S("555-0100"), &why));
	TRY(write_plan(d, &company, dir, conf, &plan));
	TRY(table_read(d->mem, dir, "fills.tsv", &stage.fills));
	TRY(table_read(d->mem, dir, "files.tsv", &stage.files));
	stage.d.mem = scratch;
	stage.parts = arena_array(d->mem, plan.tellings, sizeof *stage.parts);
	*out = (struct demo_size){ (int64_t)company.agencies.n, (int64_t)company.teams.n,
	                           (int64_t)company.people_count, (int64_t)plan.tellings };
	return stage_play(&stage, d->now);
}

enum err demo_load(struct desk *d, struct arena *scratch, const struct conf *conf,
                   struct demo_size *out)
{
	TRY(may_load(d, conf));
	TRY(db_begin(d->db));
	return db_end(d->db, load_in_tx(d, scratch, conf, out));
}

enum err demo_purge(struct desk *d)
{
	int64_t foreign, people;

	TRY(demo_people(d->db, d->mem, &people));
	if (!people)
		return fail(E_DENIED, "there is no demo company in this house");
	TRY(demo_foreign(d->db, d->mem, &foreign));
	if (foreign)
		return fail(E_DENIED, "tickets of people who are not of the demo: %" PRId64,
		            foreign);
	TRY(db_begin(d->db));
	return db_end(d->db, demo_delete(d->db));
}
