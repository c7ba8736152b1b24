/* See import_known.h. */
#include "desk/import_known.h"

#include "base/arena.h"
#include "base/json.h"
#include "desk/domain.h"

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
