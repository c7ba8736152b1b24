/*
 * People as rows, and the viewer: a person as the WHERE of every question
 * sees her. E-mail addresses are kept in lower case and compared as bytes.
 */
#ifndef STORE_PERSON_H
#define STORE_PERSON_H

#include "store/seek.h"

enum role { ROLE_EMPLOYEE, ROLE_AGENT, ROLE_LEAD, ROLE_ADMIN, ROLE_SECURITY, ROLE_AUDITOR,
            ROLE_CONTACT, ROLES };
extern const struct names role_names;
extern const struct names person_kind_names;
extern const struct names theme_names;

enum person_kind { PERSON_EMPLOYEE, PERSON_BUSINESS };
enum theme { THEME_SYSTEM, THEME_LIGHT, THEME_DARK };

/* What of the desk a viewer's lists may hold; TEAMS and above are the desk. */
enum sight { SIGHT_OWN, SIGHT_AGENCY, SIGHT_TEAMS, SIGHT_DESK, SIGHT_SECURITY, SIGHTS };

struct viewer {
	int64_t id;
	enum sight sight;
	int64_t agency_id;      /* of an agency contact */
	int64_t only_team;      /* where she works; 0: nowhere, or in several */
};

struct person {
	int64_t id;
	struct str email, name, phone, location;
	int64_t agency_id;
	struct str agency;
	int kind;               /* enum person_kind */
	uint64_t roles;         /* a bit per enum role */
	bool vip, active, demo;
	struct str zone, language;
	int theme;
	struct str teams;       /* ids, with commas between them */
	bool in_security;       /* member of a security team */
	bool teams_only;        /* agents see tickets of their own teams: setting agents_see */
};
extern const struct record person_record;

/* For statements that give a person with something else: person p, agency a. */
#define PERSON_COLUMNS \
	"p.id, p.email, p.name, p.phone, p.location, p.agency_id, a.name AS agency, p.kind," \
	" p.roles, p.vip, p.active, p.demo, p.zone, p.language, p.theme," \
	" (SELECT GROUP_CONCAT(m.team_id) FROM membership m WHERE m.person_id = p.id) AS teams," \
	" EXISTS (SELECT 1 FROM membership m JOIN team s ON s.id = m.team_id" \
	"          WHERE m.person_id = p.id AND s.kind = 'security') AS in_security," \
	" EXISTS (SELECT 1 FROM setting g" \
	"          WHERE g.name = 'agents_see' AND g.value = 'own-teams') AS teams_only"
#define PERSON_FIELDS(type, part) \
	FIELD_IN(type, part, id, F_INT), \
	FIELD_IN(type, part, email, F_STR), \
	FIELD_IN(type, part, name, F_STR), \
	FIELD_IN(type, part, phone, F_STR), \
	FIELD_IN(type, part, location, F_STR), \
	FIELD_IN(type, part, agency_id, F_INT), \
	FIELD_IN(type, part, agency, F_STR), \
	FIELD_IN(type, part, kind, F_ENUM, &person_kind_names), \
	FIELD_IN(type, part, roles, F_SET, &role_names), \
	FIELD_IN(type, part, vip, F_BOOL), \
	FIELD_IN(type, part, active, F_BOOL), \
	FIELD_IN(type, part, demo, F_BOOL), \
	FIELD_IN(type, part, zone, F_STR), \
	FIELD_IN(type, part, language, F_STR), \
	FIELD_IN(type, part, theme, F_ENUM, &theme_names), \
	FIELD_IN(type, part, teams, F_STR), \
	FIELD_IN(type, part, in_security, F_BOOL), \
	FIELD_IN(type, part, teams_only, F_BOOL)

struct choice {                 /* one line of a select */
	int64_t id;
	struct str name, detail;
	int64_t group_id;
};
extern const struct record choice_record;

enum err person_by_id(struct db *db, struct arena *mem, int64_t id, struct person *out);
enum err person_by_email(struct db *db, struct arena *mem, struct str email, struct person *out);

/* Up to 20 active people by what was typed; struct person. */
enum err person_find(struct db *db, struct arena *mem, const struct seek *seek, struct rows *out);

/*
 * The same in order of name, after that one. An agency contact finds her
 * agency's, without words all of them.
 */
enum err person_search(struct db *db, struct arena *mem, struct viewer who,
                       const struct seek *seek, struct str after_name, int64_t after_id,
                       int limit, struct rows *out);

/* How many there are, counted no further than to. */
enum err person_search_count(struct db *db, struct arena *mem, struct viewer who,
                             const struct seek *seek, int to, int64_t *out);

/* The hash is read by nobody but sign-in. E_MISSING: no such active person. */
struct credential {
	int64_t id;
	struct str hash, name, email;
	uint64_t roles;
	bool demo;
};
enum err person_credential(struct db *db, struct arena *mem, struct str email,
                           struct credential *out);
enum err person_credential_by_id(struct db *db, struct arena *mem, int64_t id,
                                 struct credential *out);

enum err person_insert(struct db *db, const struct person *p, int64_t now, int64_t *id);
enum err person_update_profile(struct db *db, const struct person *p);
enum err person_update_password(struct db *db, int64_t id, struct str hash);
enum err person_update_roles(struct db *db, int64_t id, uint64_t roles);

/*
 * Every team and who works in it: a choice per person, group_id and detail
 * are the team; one with id 0 stands for a team without people.
 */
enum err person_workers(struct db *db, struct arena *mem, struct rows *out);

enum err person_count(struct db *db, struct arena *mem, int64_t *out);

extern const struct query *const person_queries[];

#endif
