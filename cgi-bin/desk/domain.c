/* See domain.h. */
#include "desk/domain.h"

#include "base/arena.h"
#include "base/buf.h"
#include "desk/people.h"
#include "sys/lang.h"

/* Words between blanks and commas. */
static bool next_word(struct str *rest, struct str *word)
{
	while (rest->n && strchr(" ,\n", rest->p[0]))
		*rest = str_from(*rest, 1);
	for (size_t i = 0; i <= rest->n; i++) {
		if (i < rest->n && !strchr(" ,\n", rest->p[i]))
			continue;
		*word = str_sub(*rest, 0, i);
		*rest = str_from(*rest, i);
		return word->n > 0;
	}
	return false;
}

static enum err check_word(struct desk *d, const struct agency *a, struct str word,
                           struct errors *wrong)
{
	struct agency other;
	enum err e;

	if (!email_is_valid(str_format(d->mem, "a@%.*s", FMT(word))))
		return wrong_say(wrong, "domains",
		                 str_format(d->mem, _("\"%.*s\" is not the name of a mail domain."),
		                            FMT(word)).p);
	e = agency_by_domain(d->db, d->mem, word, a->id, &other);
	if (e == OK)
		return wrong_say(wrong, "domains",
		                 str_format(d->mem, _("%.*s belongs to %.*s already."), FMT(word),
		                            FMT(other.name)).p);
	return e == E_MISSING ? OK : e;
}

enum err desk_check_domains(struct desk *d, struct agency *a, struct errors *wrong)
{
	struct str rest = str_lower(d->mem, a->domains), word;
	struct buf b;

	buf_init(&b, d->mem, rest.n + 1);
	while (next_word(&rest, &word)) {
		enum err e = check_word(d, a, word, wrong);

		if (e != OK && e != E_INVALID)
			return e;
		buf_format(&b, "%s%.*s", b.n ? " " : "", FMT(word));
	}
	a->domains = buf_str(&b);
	return OK;
}

enum err desk_agency_of(struct desk *d, struct str email, struct agency *out)
{
	struct str domain = str_from(email, str_find(email, '@') + 1);

	*out = (struct agency){ 0 };
	while (str_find(domain, '.') != SIZE_MAX) {
		enum err e = agency_by_domain(d->db, d->mem, domain, 0, out);

		if (e != E_MISSING)
			return e;
		domain = str_from(domain, str_find(domain, '.') + 1);
	}
	return OK;
}
