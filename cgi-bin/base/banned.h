/*
 * C functions that we never call, as compile errors: they measure nothing,
 * or depend on the locale, or write past what they were given.
 * Every file gets this through base/str.h.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok
#pragma GCC poison atoi atol atoll system popen tmpnam mktemp
#pragma GCC poison gmtime localtime ctime asctime

#endif
