/*
 * Somebody leaves, comes back, or turns out to be the same person as somebody
 * else. What they owned passes on; what they asked and wrote stays true.
 */
#ifndef DESK_LEAVE_H
#define DESK_LEAVE_H

#include "desk/desk.h"
#include "desk/wrong.h"
#include "store/card.h"
#include "store/estate.h"

#define UNDO_MS (30LL * 24 * 3600 * 1000)

/*
 * Her open tickets and tasks go to the heir (an address) as far as he may have
 * them, else back to the teams; her sessions end at once. E_INVALID under
 * "heir" or "person".
 */
enum err desk_deactivate(struct desk *d, int64_t id, struct str heir, struct errors *wrong);
enum err desk_reactivate(struct desk *d, int64_t id, struct errors *wrong);

/* Can it be? E_INVALID under "into" says why not. For the preview, too. */
enum err desk_can_merge(struct desk *d, const struct card *gone, const struct card *kept,
                        struct errors *wrong);

/*
 * The requests and follows of gone become kept's; its addresses, too. Roles
 * and teams stay as they are. For 30 days it can be undone.
 */
enum err desk_merge(struct desk *d, int64_t gone_id, int64_t kept_id, struct errors *wrong);
enum err desk_unmerge(struct desk *d, int64_t gone_id, struct errors *wrong);

#endif
