/* Mail domains of agencies: whoever is new and has an address below one belongs there. */
#ifndef DESK_DOMAIN_H
#define DESK_DOMAIN_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/place.h"

/* In small letters with one blank between them; what is wrong is said under "domains". */
enum err desk_check_domains(struct desk *d, struct agency *a, struct errors *wrong);

/* The agency in use that has this domain or one above it; id 0 for none. */
enum err desk_agency_of(struct desk *d, struct str email, struct agency *out);

#endif
