/*
 * The file that was sent with a form and waits in its basket, while somebody
 * looks at what it would do.
 */
#ifndef DESK_BASKET_H
#define DESK_BASKET_H

#include "desk/desk.h"
#include "desk/wrong.h"

enum { BASKET_BYTES = 2 << 20 };

/* The newest file in the basket of a form, as text; it is taken out with the basket. */
enum err desk_basket_text(struct desk *d, struct str basket, struct str *out,
                          struct errors *wrong);
enum err desk_basket_empty(struct desk *d, struct str basket);

#endif
