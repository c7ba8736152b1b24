/* Templates of tickets: kept by admins, on the audit log. */
#ifndef DESK_OUTLINE_H
#define DESK_OUTLINE_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/outline.h"

enum { OUTLINE_NAME = 120, OUTLINE_TEXT = 8000, OUTLINE_TASKS = 4000 };

/* id 0: a new one. E_STALE: somebody was quicker. */
enum err desk_save_outline(struct desk *d, struct outline *o, struct errors *wrong);

#endif
