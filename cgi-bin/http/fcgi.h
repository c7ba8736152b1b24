/*
 * The FastCGI door: requests from the web server's socket, one at a time, in
 * as many processes as there are. The socket is ours to make.
 */
#ifndef HTTP_FCGI_H
#define HTTP_FCGI_H

#include "http/site.h"

/* A listening Unix socket at that path, for the web server's group, too. */
enum err fcgi_listen(const char *path, int *fd);

/* Serve until TERM or INT, or so many requests are done. Signals are taken only between two. */
enum err fcgi_run(struct site *site, int fd, int requests);

#endif
