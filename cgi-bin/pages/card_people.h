/* The people on the card of a team or an agency, below its fields. v->id is the card. */
#ifndef PAGES_CARD_PEOPLE_H
#define PAGES_CARD_PEOPLE_H

#include "http/visit.h"

enum err card_members(struct visit *v, struct view *view);
enum err card_contacts(struct visit *v, struct view *view);

#endif
