/* See import_known.h. */
#include "desk/import_known.h"

#include "base/arena.h"
#include "base/json.h"
#include "desk/domain.h"
#include "sys/lang.h"

static struct str emails_json(struct arena *mem, const struct str *emails, size_t n)
{
	struct buf b;

	buf_init(&b, mem, 16 << 20);
	buf_char(&b, '[');
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(&b, ',');
		json_text(&b, mem, emails[i]);
	}
	buf_char(&b, ']');
	return buf_str(&b);
}

enum err known_read(struct desk *d, const struct str *emails, size_t n, struct import_known *out)
{
	struct str json = emails_json(d->mem, emails, n);

	*out = (struct import_known){ .d = d };
	TRY(card_by_emails(d->db, d->mem, json, &out->cards));
	TRY(desk_read_more(d, (struct card *)out->cards.v, out->cards.n));
	return address_owners(d->db, d->mem, json, &out->owners);
}

static int by_email(const void *key, const void *card)
{
	return str_cmp(*(const struct str *)key, ((const struct card *)card)->email);
}

static int by_address(const void *key, const void *owner)
{
	return str_cmp(*(const struct str *)key, ((const struct owner *)owner)->address);
}

const struct card *known_card(const struct import_known *k, struct str email)
{
	return k->cards.n ? bsearch(&email, k->cards.v, k->cards.n, sizeof(struct card), by_email)
	                  : NULL;
}

/* Each domain is asked for once. */
static enum err find_home(struct import_known *k, struct str email, struct agency *out)
{
	struct str domain = str_from(email, str_find(email, '@') + 1);
	struct known_home *home;

	for (size_t i = 0; i < k->homes.n; i++) {
		if (!str_eq(k->homes.v[i].domain, domain))
			continue;
		*out = k->homes.v[i].agency;
		return OK;
	}
	TRY(desk_agency_of(k->d, email, out));
	home = vec_push(k->d->mem, &k->homes);
	*home = (struct known_home){ domain, *out };
	return OK;
}

/* Agencies and locations are those of the list of codes, or the ones she had. */
enum err known_facts(struct import_known *k, const struct card *was, const struct card *card,
                     struct card_facts *out)
{
	const struct card *manager = known_card(k, card->manager);
	const struct owner *owner;

	*out = (struct card_facts){ .agency = true, .location = true, .manager_id = -1 };
	if (manager && manager->active)
		out->manager_id = manager->id;
	if (was)
		return OK;
	owner = k->owners.n ? bsearch(&card->email, k->owners.v, k->owners.n, sizeof *owner,
	                              by_address) : NULL;
	if (owner)
		out->owner = (struct card){ .id = owner->id, .name = owner->name,
		                            .merged_into_id = owner->merged_into_id };
	return card->agency_id ? OK : find_home(k, card->email, &out->home);
}

/* ---- other addresses ---- */

static int by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

enum err known_read_more(struct import_known *k, const struct str *more, size_t n,
                         struct str *own, size_t own_n)
{
	struct str json = emails_json(k->d->mem, more, n);

	k->own = own;
	k->own_n = own_n;
	if (own_n)
		qsort(own, own_n, sizeof *own, by_text);
	if (!n)
		return OK;
	TRY(card_by_emails(k->d->db, k->d->mem, json, &k->more_cards));
	return address_owners(k->d->db, k->d->mem, json, &k->more_owners);
}

static struct card owner_of(const struct import_known *k, struct str address)
{
	const struct card *c = k->more_cards.n ? bsearch(&address, k->more_cards.v,
		k->more_cards.n, sizeof *c, by_email) : NULL;
	const struct owner *o = k->more_owners.n ? bsearch(&address, k->more_owners.v,
		k->more_owners.n, sizeof *o, by_address) : NULL;

	return c ? *c : o ? (struct card){ .id = o->id, .name = o->name,
	                                   .merged_into_id = o->merged_into_id }
	     : (struct card){ 0 };
}

void known_judge_more(const struct import_known *k, const struct card *was,
                      const struct card *card, struct errors *wrong)
{
	struct str rest = card->more, line;
	struct card owner;

	while (rest.n && str_cut(&rest, '\n', &line)) {
		if (was && has_line(was->more, line))
			continue;
		owner = owner_of(k, line);
		desk_judge_address(k->d, card, line, &owner, wrong);
		if (k->own_n && bsearch(&line, k->own, k->own_n, sizeof line, by_text))
			wrong_say(wrong, "more", str_format(k->d->mem,
				_("%.*s stands in a row of its own."), FMT(line)).p);
	}
}
