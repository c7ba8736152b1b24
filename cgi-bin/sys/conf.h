/*
 * The configuration: an INI file, over it the environment (FIRSTLINE_WEB_LISTEN
 * for listen in [web]). Every key is a row of the table in conf.c. Whatever is
 * not right is E_INVALID, and fail() says "file:line: why" or the variable.
 * Texts live in the arena. Relative paths are relative to the working directory.
 */
#ifndef SYS_CONF_H
#define SYS_CONF_H

#include "base/buf.h"
#include "base/err.h"
#include "sys/crypt.h"
#include "sys/db.h"
#include "sys/log.h"

struct conf {
	struct str base_url;            /* as an origin: small letters, no slash at the end */
	struct str site_name, instance, zone;
	bool demo;
	struct db_place database;
	struct str listen;
	int workers;
	struct str templates, locale, static_files, sql, secret, tmp, common_passwords;
	int log_level;                  /* enum log_level */
};

enum err conf_load(struct arena *mem, const char *file, struct conf *out);

/* conf/firstline.conf.example, made from the table. */
void conf_example(struct buf *out);

/* The 32 bytes of the master key; refused when the file is readable by everybody. */
enum err conf_secret(struct arena *mem, struct str path, struct key *out);

#endif
