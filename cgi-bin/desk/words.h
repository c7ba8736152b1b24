/*
 * The words for statuses, kinds, priorities and events, in the visitor's
 * language: pages, CSV, mail and API all say the same.
 */
#ifndef DESK_WORDS_H
#define DESK_WORDS_H

#include "store/event.h"
#include "store/promise.h"

struct str kind_word(int kind);
struct str kind_help(int kind);                 /* one line for whoever has to choose (S1-12) */
char kind_letter(int kind);                     /* I-10482 */
struct str status_word(int status, int waiting_for);
struct str status_for_requester(int status, int waiting_for);
struct str waiting_word(int waiting_for);
struct str channel_word(int channel);
struct str impact_word(int impact);
struct str urgency_word(int urgency);
struct str priority_word(int priority);
struct str resolution_word(int code);
struct str timer_word(int kind);
struct str court_word(int court);

/* The step in plain words: "changed the team from Service desk to Network". */
struct str event_sentence(struct arena *mem, const struct event *e);

/* "2 d 3 h", "18 min", "40 s": the two largest units. */
struct str duration_words(struct arena *mem, int64_t ms);
struct str size_words(struct arena *mem, int64_t bytes);

#endif
