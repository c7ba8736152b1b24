/* The card of one person as a form, shared by the pages that keep people. */
#ifndef PAGES_PERSON_H
#define PAGES_PERSON_H

#include "store/card.h"
#include "pages/sheet.h"

/* A card as it is typed: texts for dates, a box for each role. */
struct person_in {
	int64_t version;
	struct str name, email, phone, place, manager, note, more, join, leave;
	int64_t agency_id, location_id;
	int kind;
	bool vip, agent, lead, admin, security, auditor, contact;
};
extern const struct form person_form;
extern const struct sheet person_sheet;

struct person_in person_in_of(struct arena *mem, const struct card *c, struct str more);
/* Into the card, whose other fields stay; a date that is none is said. */
void person_in_put(const struct person_in *in, struct card *c, struct errors *wrong);

struct str role_word(int role);
/* "Agent, Lead": all but what everybody has. */
struct str roles_words(struct arena *mem, uint64_t roles);

#endif
