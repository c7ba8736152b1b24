/* See leave.h. */
#include "desk/leave.h"

#include "base/arena.h"
#include "base/buf.h"
#include "desk/audit.h"
#include "desk/card.h"
#include "desk/handover.h"
#include "desk/may.h"
#include "desk/sign_in.h"
#include "sys/lang.h"

/* For the log: what was hers, and whose it is now. */
static enum err tell_handed(struct desk *d, const struct card *c, const struct person *heir,
                            const struct handed *h, const struct estate *duties)
{
	struct buf was, is;

	buf_init(&was, d->mem, 500);
	buf_init(&is, d->mem, 500);
	handed_say(h, heir->email, &was, &is);
	handed_count(&was, duties->reports, "person as manager", "people as manager");
	handed_count(&was, duties->agencies, "agency as security authority",
	             "agencies as security authority");
	if (duties->reports || duties->agencies)
		buf_format(&is, "%sduties to %.*s", is.n ? ", " : "",
		           FMT(heir->id ? heir->email : S("nobody")));
	return desk_audit(d, &(struct audited){ "person", c->id, c->name }, "deactivated",
	                  was.n ? buf_str(&was) : S("no open tickets or tasks"),
	                  is.n ? buf_str(&is) : S("nothing to hand over"));
}

static enum err shut_out(struct desk *d, int64_t id)
{
	TRY(token_delete_of(d->db, id));
	return desk_sign_out_everywhere(d, id);
}

static enum err find_heir(struct desk *d, const struct card *c, struct str address,
                          struct person *heir, struct errors *wrong)
{
	enum err e;

	*heir = (struct person){ 0 };
	if (!address.n)
		return OK;
	e = person_by_email(d->db, d->mem, address, heir);
	if (e == E_MISSING)
		return wrong_say(wrong, "heir", _("Nobody active has this address."));
	TRY(e);
	if (heir->id == c->id || !(may_of_roles(heir->roles) >> MAY_TAKE & 1))
		return wrong_say(wrong, "heir", _("This person does not work on tickets."));
	return OK;
}

static enum err deactivate_in_tx(struct desk *d, int64_t id, struct str heir_address,
                                 struct errors *wrong)
{
	struct estate duties;
	struct handed handed;
	struct person heir;
	struct card c;

	TRY(card_hold(d->db, d->mem, id, &c));
	if (!c.active)
		return wrong_say(wrong, "person", _("This person is not active."));
	if (c.id == d->by->id)
		return wrong_say(wrong, "person", _("Nobody sends himself away."));
	TRY(desk_keep_an_admin(d, &c, "person", wrong));
	TRY(find_heir(d, &c, heir_address, &heir, wrong));
	if (wrong->n)
		return E_INVALID;
	TRY(estate_of(d->db, d->mem, desk_viewer(d), id, &duties));
	TRY(desk_hand_over(d, &c, &heir, "has left", &handed));
	TRY(estate_update_duties(d->db, id, heir.id));
	TRY(desk_leave_teams(d, &c));
	TRY(shut_out(d, id));
	TRY(card_hold(d->db, d->mem, id, &c));
	c.active = false;
	c.leave_at = c.leave_at && c.leave_at < d->now ? c.leave_at : d->now;
	TRY(card_update(d->db, &c));
	return tell_handed(d, &c, &heir, &handed, &duties);
}

enum err desk_deactivate(struct desk *d, int64_t id, struct str heir, struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, deactivate_in_tx(d, id, heir, wrong));
}

static enum err reactivate_in_tx(struct desk *d, int64_t id, struct errors *wrong)
{
	struct card c;

	TRY(card_hold(d->db, d->mem, id, &c));
	if (c.active || c.erased || c.merged_into_id)
		return wrong_say(wrong, "person", _("This person cannot be taken back like this."));
	c.active = true;
	c.leave_at = 0;
	TRY(card_update(d->db, &c));
	return desk_audit(d, &(struct audited){ "person", id, c.name }, "reactivated", S(""),
	                  c.email);
}

enum err desk_reactivate(struct desk *d, int64_t id, struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, reactivate_in_tx(d, id, wrong));
}

/* ---- two records, one person ---- */

enum err desk_can_merge(struct desk *d, const struct card *gone, const struct card *kept,
                        struct errors *wrong)
{
	uint64_t plain = 1u << ROLE_EMPLOYEE | 1u << ROLE_CONTACT;

	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	if (gone->id == kept->id)
		return wrong_say(wrong, "into", _("This is the same record."));
	if (gone->erased || kept->erased || gone->merged_into_id || kept->merged_into_id
	    || !kept->active)
		return wrong_say(wrong, "into", _("One of the two is not there any more."));
	if (gone->roles & ~plain)
		return wrong_say(wrong, "into",
		                 _("The record that goes has rights of the desk. Keep that one, or "
		                   "take its roles away first."));
	return OK;
}

static enum err pass_address(struct desk *d, const struct merge *m, bool phone, struct str value)
{
	int64_t id;

	if (value.n < 3)
		return OK;
	TRY(address_insert(d->db, m->kept_id, phone, value, &id));
	return merge_part_insert_address(d->db, m->id, id);
}

static enum err pass_addresses(struct desk *d, const struct merge *m, const struct card *gone,
                               const struct card *kept)
{
	const struct address *a;
	struct rows rows;

	TRY(address_list(d->db, d->mem, gone->id, &rows));
	a = rows.v;
	TRY(pass_address(d, m, false, gone->email));
	if (!str_eq(gone->phone, kept->phone))
		TRY(pass_address(d, m, true, gone->phone));
	for (size_t i = 0; i < rows.n; i++)
		TRY(pass_address(d, m, a[i].phone, a[i].value));
	return OK;
}

/* Rows are held in the order of their numbers, so that two merges cannot wait for one another. */
static enum err hold_both(struct desk *d, int64_t a, struct card *first, int64_t b,
                          struct card *second)
{
	if (a > b)
		return hold_both(d, b, second, a, first);
	TRY(card_hold(d->db, d->mem, a, first));
	return card_hold(d->db, d->mem, b, second);
}

static enum err tell_both(struct desk *d, const char *what, const struct card *gone,
                          const struct card *kept)
{
	TRY(desk_audit(d, &(struct audited){ "person", gone->id, gone->name }, what, gone->email,
	               kept->email));
	return desk_audit(d, &(struct audited){ "person", kept->id, kept->name }, what,
	                  gone->email, kept->email);
}

/* Both cards are newer then: who has one open does not write over what came with the other. */
static enum err merge_in_tx(struct desk *d, int64_t gone_id, int64_t kept_id,
                            struct errors *wrong)
{
	struct card gone, kept;
	struct merge m = { .at = d->now, .gone_id = gone_id, .kept_id = kept_id };

	TRY(hold_both(d, gone_id, &gone, kept_id, &kept));
	TRY(desk_can_merge(d, &gone, &kept, wrong));
	m.was_active = gone.active;
	TRY(merge_insert(d->db, &m, d->by->id, &m.id));
	TRY(merge_update_move(d->db, &m, desk_viewer(d)));
	TRY(pass_addresses(d, &m, &gone, &kept));
	TRY(desk_stop_work(d, &gone, "has become another record"));
	TRY(shut_out(d, gone_id));
	gone.active = false;
	gone.merged_into_id = kept_id;
	TRY(card_update(d->db, &gone));
	if (str_eq(kept.manager, gone.email))
		kept.manager = S("");
	TRY(card_update(d->db, &kept));
	return tell_both(d, "merged", &gone, &kept);
}

enum err desk_merge(struct desk *d, int64_t gone_id, int64_t kept_id, struct errors *wrong)
{
	TRY(db_begin(d->db));
	return db_end(d->db, merge_in_tx(d, gone_id, kept_id, wrong));
}

static enum err unmerge_in_tx(struct desk *d, int64_t gone_id, struct errors *wrong)
{
	struct card gone, kept;
	struct merge m;

	TRY(merge_of(d->db, d->mem, gone_id, &m));
	TRY(hold_both(d, gone_id, &gone, m.kept_id, &kept));
	if (d->now - m.at > UNDO_MS)
		return wrong_say(wrong, "person", _("This was too long ago to be undone."));
	if (gone.erased || kept.erased || kept.merged_into_id)
		return wrong_say(wrong, "person", _("One of the two is not there any more."));
	TRY(merge_update_return(d->db, &m));
	TRY(merge_update_undone(d->db, m.id, d->now));
	TRY(card_hold(d->db, d->mem, gone_id, &gone));
	gone.active = m.was_active;
	gone.merged_into_id = 0;
	TRY(card_update(d->db, &gone));
	TRY(card_update(d->db, &kept));
	return tell_both(d, "merge undone", &gone, &kept);
}

enum err desk_unmerge(struct desk *d, int64_t gone_id, struct errors *wrong)
{
	if (!may(d->by, MAY_ADMIN))
		return E_DENIED;
	TRY(db_begin(d->db));
	return db_end(d->db, unmerge_in_tx(d, gone_id, wrong));
}
