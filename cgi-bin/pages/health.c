/* For load balancers and monitors: is the process there, and can it work? */
#include "pages/routes.h"

#include "base/arena.h"
#include "store/job.h"
#include "store/schema.h"

enum { WORKER_SILENT_MS = 60 * 1000 };

static enum err healthz(struct visit *v)
{
	return visit_text(v, 200, "application/json", S("{\"serves\":true}\n"));
}

/* A worker that is silent is said, and does not take the web away. */
static enum err readyz(struct visit *v)
{
	enum err schema = schema_fits(v->site->db, v->rq->mem);
	int64_t beat = 0;
	bool worker = schema == OK
	           && heartbeat_newest(v->site->db, v->rq->mem, S("worker"), &beat) == OK
	           && v->desk.now - beat < WORKER_SILENT_MS;

	return visit_text(v, schema == OK ? 200 : 503, "application/json",
	                  str_format(v->rq->mem,
	                             "{\"ready\":%s,\"database\":%s,\"schema\":%d,\"worker\":%s}\n",
	                             schema == OK ? "true" : "false",
	                             schema == OK ? "true" : "false", SCHEMA_NEWEST,
	                             worker ? "true" : "false"));
}

const struct route health_pages[] = {
	{ GET, "/healthz", MAY_ANYONE, NULL, healthz, true },
	{ GET, "/readyz",  MAY_ANYONE, NULL, readyz,  true },
	{ 0 },
};
