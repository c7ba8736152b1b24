/*
 * Every door of the house, tried by machine: each field of each form, each
 * question that a page reads from its address, and each page that links lead
 * to. A form that comes later is walked without being named here.
 */
#ifndef TESTS_WALK_H
#define TESTS_WALK_H

#include "http/form.h"
#include "http/route.h"
#include "tests/site.h"

/* Something in the house for each {id} of an address: a task, a place, a field, a template. */
void walk_furnish(void);

/* The text that goes into the field with that number. */
typedef struct str walk_text(int number);

/* Fills in each form once, by whoever may; gives the number of texts that were handed out. */
int walk_write(walk_text *text);

/* Each field of each form with that value, the others as they should be; all is undone again. */
typedef void walk_answer(const struct route *route, const char *field, const struct seen *seen);
void walk_fields(struct str value, walk_answer *look);

/* Each form that does not have this field, with it. */
void walk_more(const char *field, struct str value, walk_answer *look);

/* From the start page on by links, at most so many pages; gives how many there were. */
typedef void walk_look(const char *path, const struct seen *seen);
int walk_pages(const struct guest *who, int most, walk_look *look);

/* Each name that a page asks for, as tests/golden/asked.txt has it. */
typedef void walk_name(const char *path, const char *name);
void walk_queries(walk_name *ask);

#endif
