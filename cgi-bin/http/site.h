/*
 * What a web process opens once and keeps: configuration, templates in each
 * language, keys, its one database connection, the arena of the request in
 * hand. Opened before the fork but for the connection, which is made when it
 * is first used.
 */
#ifndef HTTP_SITE_H
#define HTTP_SITE_H

#include "base/view.h"
#include "http/memo.h"
#include "store/queue.h"
#include "sys/conf.h"
#include "sys/magic.h"
#include "sys/tpl.h"

struct route;
struct visit;

enum { LANGUAGES_MOST = 16 };

struct language {
	struct str code;
	struct tpl *templates;
};

struct asset {
	struct str name, url;           /* "ASSET_APP_CSS", "/static/app.1a2b3c4d.css" */
};

struct site {
	const struct conf *conf;
	struct db *db;
	struct arena *kept;             /* as long as the site */
	struct arena *mem;              /* of the request in hand */
	struct magic *magic;
	struct key csrf_key, once_key, seal;
	struct language languages[LANGUAGES_MOST];
	size_t languages_count;
	struct asset *assets;
	size_t assets_count;
	struct str session_cookie, note_cookie; /* names of cookies of this instance */

	/* Given by the floor above: all routes, and what fills the frame of a page. */
	const struct route *const *routes;      /* tables ended by empty rows; ended by NULL */
	enum err (*frame)(struct visit *v, struct view *root);

	struct memo memo;

	/* A session that was used: written after the answer, so that nobody waits for it. */
	unsigned char seen[DIGEST_SIZE];
	int64_t seen_at;
};

/* E_BROKEN with the reason in the log when templates, assets or keys are not right. */
enum err site_open(struct arena *kept, const struct conf *conf, struct site *out);
void site_close(struct site *site);

const struct language *site_language(const struct site *site, struct str code);

#endif
