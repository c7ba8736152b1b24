/*
 * multipart/form-data (RFC 7578) as it arrives: feed it pieces of any size,
 * it tells a reader what it sees. Memory is one block of some 8 KiB in the
 * arena, whatever the body's size. Strict: what is not in the RFC is
 * E_INVALID, and multipart_wrong() says why. After an error every call
 * answers the same error.
 */
#ifndef BASE_MULTIPART_H
#define BASE_MULTIPART_H

#include "base/err.h"
#include "base/str.h"

struct part {
	struct str name;        /* valid UTF-8, not empty */
	bool has_filename;      /* a file field; the name is empty when no file was chosen */
	struct str filename;    /* bytes as sent: file_name_clean() before anybody sees it */
	struct str type;        /* as sent, "" when not said; never believed */
};

/*
 * Who listens. Views in struct part are good until that part's end, data only
 * during the call. An error from here ends the reading and is passed on.
 */
struct multipart_reader {
	size_t max_parts;
	size_t max_name;
	enum err (*begin)(void *who, const struct part *part);
	enum err (*data)(void *who, struct str bytes);
	enum err (*end)(void *who);
};

struct multipart;

/* The boundary of a Content-Type header; false when it is none of multipart/form-data. */
bool multipart_boundary(struct str content_type, struct str *boundary);

/* boundary: from multipart_boundary. The reader and who must outlive the reading. */
struct multipart *multipart_open(struct arena *mem, struct str boundary,
                                 const struct multipart_reader *reader, void *who);

enum err multipart_feed(struct multipart *m, struct str piece);

/* There is no more: E_INVALID when the closing boundary was not seen. */
enum err multipart_end(struct multipart *m);

/* One short line in English for the log, "" when nothing is wrong. */
const char *multipart_wrong(const struct multipart *m);

#endif
