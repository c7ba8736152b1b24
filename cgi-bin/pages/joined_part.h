/* JOINED, on the start page and the queue of the security team's members: who came to it. */
#ifndef PAGES_JOINED_PART_H
#define PAGES_JOINED_PART_H

#include "http/visit.h"

enum err show_joined(struct visit *v, struct view *view);

#endif
