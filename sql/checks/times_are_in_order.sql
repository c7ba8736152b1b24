SELECT t.id AS ticket_id, 'its time stamps are not in order, or do not fit its status' AS what
  FROM ticket t
 WHERE t.first_touched_at < t.created_at OR t.first_answered_at < t.created_at
    OR t.resolved_at < t.created_at OR t.closed_at < IFNULL(t.resolved_at, t.created_at)
    OR t.updated_at < t.created_at
    OR (t.status IN ('closed', 'cancelled')) <> (t.closed_at IS NOT NULL)
    OR (t.status = 'resolved' AND t.resolved_at IS NULL)
    OR (t.is_open AND t.resolved_at IS NOT NULL)
