/*
 * See find.h. A search is a walk (a derived table of numbers, newest first)
 * and what is asked of each ticket on it. The optimizer is told the order:
 * it knows nothing of how rare words are.
 */
#include "store/find.h"

#include "base/arena.h"
#include "store/sight.h"

static const struct field hit_fields[] = {
	FIELD(struct hit, id, F_INT),
	FIELD(struct hit, internal, F_BOOL),
	FIELD(struct hit, first, F_INT),
	FIELD(struct hit, second, F_INT),
};
static const struct record hit_record = RECORD("hit", struct hit, hit_fields);

/* ---- walks: id and scope, newest first ---- */

#define NEWEST(from, where) \
	"(SELECT w.ticket_id AS id, w.scope FROM " from " WHERE " where \
	" AND w.ticket_id < ? ORDER BY w.ticket_id DESC LIMIT ?)"
#define NEWEST_TICKETS(index, where) \
	"(SELECT w.id, w.confidential AS scope FROM ticket w" index " WHERE " where \
	" w.id < ? ORDER BY w.id DESC LIMIT ?)"
#define TOGETHER(walks) "(SELECT u.id, u.scope FROM (" walks ") u ORDER BY u.id DESC LIMIT ?)"

#define POSTINGS         "search_posting w"
#define WORD(scope)      NEWEST(POSTINGS, "w.scope = " scope " AND w.word = ?")
#define BEGINNING(scope) \
	"(SELECT DISTINCT w.ticket_id AS id, w.scope FROM search_posting w" \
	"  WHERE w.scope IN (" scope ") AND w.word >= ? AND w.word < ? AND w.ticket_id < ?" \
	"  ORDER BY w.ticket_id DESC LIMIT ?)"
#define REQUESTED        NEWEST_TICKETS(" FORCE INDEX (requester)", "w.requester_id = ? AND")
#define SHARED \
	"(SELECT w.ticket_id AS id, s.confidential AS scope" \
	"   FROM follower w JOIN ticket s ON s.id = w.ticket_id" \
	"  WHERE w.person_id = ? AND NOT s.confidential AND w.ticket_id < ?" \
	"  ORDER BY w.ticket_id DESC LIMIT ?)"
#define OF_AGENCY        NEWEST_TICKETS(" FORCE INDEX (agency)", "w.agency_id = ? AND")

#define WALK_OWN      TOGETHER(REQUESTED " UNION " SHARED)
#define WALK_AGENCY   TOGETHER(REQUESTED " UNION " SHARED " UNION " OF_AGENCY)
#define WALK_ALL      NEWEST_TICKETS("", "")
/* Her own confidential tickets, by her and not by their words: nobody times those of others. */
#define HER_SECRETS \
	NEWEST_TICKETS(" FORCE INDEX (requester)", "w.requester_id = ? AND w.confidential AND")
#define WORD_DESK      TOGETHER(WORD("0") " UNION ALL " HER_SECRETS)
#define BEGINNING_DESK TOGETHER(BEGINNING("0") " UNION ALL " HER_SECRETS)
#define WORD_SECURITY TOGETHER(WORD("0") " UNION ALL " WORD("1"))

#define WALK_OF_ONE   NEWEST_TICKETS(" FORCE INDEX (requester)", "w.requester_id = ? AND")

#define EACH_WALK(row) { \
	[SIGHT_OWN]      = { [WALK_TICKETS] = row(OWN, WALK_OWN) }, \
	[SIGHT_AGENCY]   = { [WALK_TICKETS] = row(AGENCY, WALK_AGENCY), \
	                     [WALK_REQUESTER] = row(AGENCY, WALK_OF_ONE) }, \
	[SIGHT_TEAMS]    = { [WALK_TICKETS] = row(TEAMS, WALK_ALL), \
	                     [WALK_REQUESTER] = row(TEAMS, WALK_OF_ONE) }, \
	[SIGHT_DESK]     = { [WALK_TICKETS] = row(DESK, WALK_ALL), \
	                     [WALK_REQUESTER] = row(DESK, WALK_OF_ONE), \
	                     [WALK_WORD] = row(DESK, WORD_DESK), \
	                     [WALK_BEGINNING] = row(DESK, BEGINNING_DESK) }, \
	[SIGHT_SECURITY] = { [WALK_TICKETS] = row(SECURITY, WALK_ALL), \
	                     [WALK_REQUESTER] = row(SECURITY, WALK_OF_ONE), \
	                     [WALK_WORD] = row(SECURITY, WORD_SECURITY), \
	                     [WALK_BEGINNING] = row(SECURITY, BEGINNING("0, 1")) }, \
}

static size_t arg_walk(struct arg *v, struct arg key, const struct trail *t)
{
	v[0] = key;
	v[1] = arg(t->before);
	v[2] = arg(t->walked);
	return 3;
}

/* The last word there is that begins so, in order of bytes. */
static struct str end_of(struct arena *mem, struct str beginning)
{
	return str_format(mem, "%.*s\xf4\x8f\xbf\xbf", FMT(beginning));
}

static size_t walk_args(struct arena *mem, struct arg *v, struct viewer who,
                        const struct trail *t)
{
	bool own = who.sight == SIGHT_OWN || who.sight == SIGHT_AGENCY;
	size_t n = 0;

	if (t->walk == WALK_REQUESTER)
		return arg_walk(v, arg(t->requester_id), t);
	if (t->walk == WALK_BEGINNING) {
		v[n++] = arg(t->word);
		n += arg_walk(v + n, arg(end_of(mem, t->word)), t);
		if (who.sight == SIGHT_SECURITY)
			return n;
		n += arg_walk(v + n, arg(who.id), t);
	} else if (t->walk == WALK_WORD) {
		n += arg_walk(v + n, arg(t->word), t);
		n += arg_walk(v + n, who.sight == SIGHT_DESK ? arg(who.id) : arg(t->word), t);
	} else if (own) {
		n += arg_walk(v + n, arg(who.id), t);
		n += arg_walk(v + n, arg(who.id), t);
		if (who.sight == SIGHT_AGENCY)
			n += arg_walk(v + n, arg(who.agency_id), t);
	} else {
		v[n++] = arg(t->before);
	}
	v[n++] = arg(t->walked);
	return n;
}

/* ---- hits ---- */

#define FILTERS \
	"   AND (? = 0 OR (1 << (t.status - 1)) & ?)" \
	"   AND (? = 0 OR (1 << (t.kind - 1)) & ?)" \
	"   AND (? = 0 OR (1 << (t.priority - 1)) & ?)" \
	"   AND (? = 0 OR t.team_id = ?)" \
	"   AND (? = 0 OR t.agency_id = ?)" \
	"   AND (? = 0 OR t.assignee_id <=> NULLIF(?, -1))" \
	"   AND (? = 0 OR t.requester_id = ?)" \
	"   AND t.created_at >= ? AND t.created_at < ?"

#define HITS(sight, walk) { "find_hits_" #sight, &hit_record, \
	"SELECT STRAIGHT_JOIN k.id, " INSIDE_##sight " AS internal, p.place AS first," \
	"       q.place AS second" \
	"  FROM " walk " k" \
	"  LEFT JOIN search_posting p ON p.scope = k.scope AND p.word = ? AND p.ticket_id = k.id" \
	"  JOIN ticket t ON t.id = k.id" \
	"  LEFT JOIN search_posting q ON q.scope = k.scope AND q.word = ? AND q.ticket_id = k.id" \
	" WHERE " SEEN_##sight \
	"   AND (p.place IS NOT NULL OR ?)" \
	"   AND (q.place IS NOT NULL OR ?)" \
	FILTERS \
	" ORDER BY k.id DESC" \
	" LIMIT ?" }

static const struct query hits[SIGHTS][WALKS] = EACH_WALK(HITS);

static size_t arg_twice(struct arg *v, int64_t number)
{
	v[0] = v[1] = arg(number);
	return 2;
}

static size_t filter_args(struct arg *v, const struct filters *f)
{
	size_t n = 0;

	n += arg_twice(v + n, f->statuses);
	n += arg_twice(v + n, f->kinds);
	n += arg_twice(v + n, f->priorities);
	n += arg_twice(v + n, f->team_id);
	n += arg_twice(v + n, f->agency_id);
	n += arg_twice(v + n, f->assignee_id);
	n += arg_twice(v + n, f->requester_id);
	v[n++] = arg_at(f->from ? f->from : 1);
	v[n++] = arg_at(f->to ? f->to : DUE_NEVER);
	return n;
}

enum err find_hits(struct db *db, struct arena *mem, struct viewer who, const struct trail *t,
                   const struct filters *filters, struct rows *out)
{
	struct arg v[48];
	size_t n;

	if (!hits[who.sight][t->walk].sql)
		return E_MISSING;
	n = inside_args(who, v);
	n += walk_args(mem, v + n, who, t);
	v[n++] = arg(t->first);
	v[n++] = arg(t->second);
	n += seen_args(who, v + n);
	v[n++] = arg(!t->need_first);
	v[n++] = arg(!t->need_second);
	n += filter_args(v + n, filters);
	v[n++] = arg(t->limit);
	return db_all(db, mem, &hits[who.sight][t->walk], (struct args){ v, n }, out);
}

struct bottom {
	int64_t lowest, walked;
};
static const struct field bottom_fields[] = {
	FIELD(struct bottom, lowest, F_INT),
	FIELD(struct bottom, walked, F_INT),
};
static const struct record bottom_record = RECORD("bottom", struct bottom, bottom_fields);

#define BOTTOM(sight, walk) { "find_bottom_" #sight, &bottom_record, \
	"SELECT IFNULL(MIN(k.id), 0) AS lowest, COUNT(*) AS walked" \
	"  FROM " walk " k" }

static const struct query bottoms[SIGHTS][WALKS] = EACH_WALK(BOTTOM);

enum err find_bottom(struct db *db, struct arena *mem, struct viewer who,
                     const struct trail *trail, int64_t *lowest, int64_t *walked)
{
	struct bottom bottom = { 0 };
	struct arg v[16];

	TRY(db_one(db, mem, &bottoms[who.sight][trail->walk],
	           (struct args){ v, walk_args(mem, v, who, trail) }, &bottom));
	*lowest = bottom.lowest;
	*walked = bottom.walked;
	return OK;
}

/* ---- how rare words are ---- */

struct rarity {
	int64_t w1, w2, w3, w4, w5, w6, w7, w8;
};
static const struct field rarity_fields[] = {
	FIELD(struct rarity, w1, F_INT), FIELD(struct rarity, w2, F_INT),
	FIELD(struct rarity, w3, F_INT), FIELD(struct rarity, w4, F_INT),
	FIELD(struct rarity, w5, F_INT), FIELD(struct rarity, w6, F_INT),
	FIELD(struct rarity, w7, F_INT), FIELD(struct rarity, w8, F_INT),
};
static const struct record rarity_record = RECORD("rarity", struct rarity, rarity_fields);
_Static_assert(sizeof(struct rarity) == TERMS_MOST * sizeof(int64_t), "a count for each word");

#define COUNT(scope) \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM search_posting p" \
	" WHERE p.scope IN (" scope ") AND p.word = ? LIMIT 2001) c)"
#define RARITY(name, scope) { name, &rarity_record, \
	"SELECT " COUNT(scope) " AS w1, " COUNT(scope) " AS w2, " COUNT(scope) " AS w3," \
	" " COUNT(scope) " AS w4, " COUNT(scope) " AS w5, " COUNT(scope) " AS w6," \
	" " COUNT(scope) " AS w7, " COUNT(scope) " AS w8" }

static const struct query rarity = RARITY("find_rarity", "0");
static const struct query rarity_security = RARITY("find_rarity_security", "0, 1");

enum err find_rarity(struct db *db, struct arena *mem, struct viewer who, const struct str *words,
                     int64_t *counts)
{
	struct arg v[TERMS_MOST];
	struct rarity row = { 0 };

	if (who.sight < SIGHT_DESK)
		return E_MISSING;
	for (size_t i = 0; i < TERMS_MOST; i++)
		v[i] = arg(words[i]);
	TRY(db_one(db, mem, who.sight == SIGHT_SECURITY ? &rarity_security : &rarity,
	           (struct args){ v, TERMS_MOST }, &row));
	memcpy(counts, &row, sizeof row);
	return OK;
}

#define MANY(name, scope) { name, &bottom_record, \
	"SELECT 0 AS lowest, COUNT(*) AS walked" \
	"  FROM (SELECT 1" \
	"          FROM search_posting p" \
	"         WHERE p.scope IN (" scope ") AND p.word >= ? AND p.word < ?" \
	"         LIMIT 20001) c" }

static const struct query many = MANY("find_beginning", "0");
static const struct query many_security = MANY("find_beginning_security", "0, 1");

enum err find_rarity_of_beginning(struct db *db, struct arena *mem, struct viewer who,
                                  struct str beginning, int64_t *count)
{
	struct bottom row = { 0 };

	if (who.sight < SIGHT_DESK)
		return E_MISSING;
	TRY(db_one(db, mem, who.sight == SIGHT_SECURITY ? &many_security : &many,
	           ARGS(arg(beginning), arg(end_of(mem, beginning))), &row));
	*count = row.walked;
	return OK;
}

/* ---- what hits say ---- */

static const struct field kept_fields[] = {
	FIELD(struct kept_doc, id, F_INT),
	FIELD(struct kept_doc, subject, F_STR),
	FIELD(struct kept_doc, words, F_STR),
};
static const struct record kept_record = RECORD("kept_doc", struct kept_doc, kept_fields);

#define IDS "JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) k"

#define DOCS(sight) { "find_docs_" #sight, &kept_record, \
	"SELECT STRAIGHT_JOIN k.id, t.subject, d.words" \
	"  FROM " IDS \
	"  JOIN ticket t ON t.id = k.id" \
	"  JOIN search_doc d ON d.ticket_id = t.id" \
	" WHERE " SEEN_##sight \
	" LIMIT 1000" }

static const struct query docs[SIGHTS] = { EACH_SIGHT(DOCS) };

enum err find_docs(struct db *db, struct arena *mem, struct viewer who, struct str ids,
                   struct rows *out)
{
	struct arg v[1 + SIGHT_ARGS] = { arg(ids) };

	return db_all(db, mem, &docs[who.sight], (struct args){ v, 1 + seen_args(who, v + 1) },
	              out);
}

static const struct field text_fields[] = {
	FIELD(struct said, ticket_id, F_INT),
	FIELD(struct said, internal, F_BOOL),
	FIELD(struct said, text, F_STR),
};
static const struct record text_record = RECORD("said", struct said, text_fields);

#define TEXTS(sight) { "find_texts_" #sight, &text_record, \
	"SELECT STRAIGHT_JOIN e.ticket_id, e.visibility = 'internal' AS internal," \
	"       " TEXT_SEARCHED \
	"  FROM " IDS \
	"  JOIN ticket t ON t.id = k.id" \
	"  JOIN entry e FORCE INDEX (by_ticket) ON e.ticket_id = t.id" \
	" WHERE " SEEN_##sight \
	"   AND (e.visibility = 'public' OR " INSIDE_##sight ")" \
	" ORDER BY e.ticket_id DESC, e.id" \
	" LIMIT ?" }

static const struct query texts[SIGHTS] = { EACH_SIGHT(TEXTS) };

enum err find_texts(struct db *db, struct arena *mem, struct viewer who, struct str ids,
                    struct rows *out)
{
	struct arg v[2 + 2 * SIGHT_ARGS] = { arg(ids) };
	size_t n = 1;

	n += seen_args(who, v + n);
	n += inside_args(who, v + n);
	v[n++] = arg(FOUND_TEXTS_MOST);
	return db_all(db, mem, &texts[who.sight], (struct args){ v, n }, out);
}

#define ALL_SIGHTS(table) &table[SIGHT_OWN], &table[SIGHT_AGENCY], &table[SIGHT_TEAMS], \
	&table[SIGHT_DESK], &table[SIGHT_SECURITY]
#define ALL_WALKS(table) &table[SIGHT_OWN][WALK_TICKETS], &table[SIGHT_AGENCY][WALK_TICKETS], \
	&table[SIGHT_TEAMS][WALK_TICKETS], &table[SIGHT_DESK][WALK_TICKETS], \
	&table[SIGHT_DESK][WALK_WORD], &table[SIGHT_DESK][WALK_BEGINNING], \
	&table[SIGHT_SECURITY][WALK_TICKETS], &table[SIGHT_SECURITY][WALK_WORD], \
	&table[SIGHT_SECURITY][WALK_BEGINNING], &table[SIGHT_AGENCY][WALK_REQUESTER], \
	&table[SIGHT_TEAMS][WALK_REQUESTER], &table[SIGHT_DESK][WALK_REQUESTER], \
	&table[SIGHT_SECURITY][WALK_REQUESTER]

const struct query *const find_queries[] = {
	ALL_WALKS(hits), ALL_WALKS(bottoms), &rarity, &rarity_security, &many, &many_security,
	ALL_SIGHTS(docs), ALL_SIGHTS(texts), NULL,
};
