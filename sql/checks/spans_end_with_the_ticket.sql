SELECT t.id AS ticket_id, 'its last span does not end when it ended, or is not in the right court' AS what
  FROM ticket t
  LEFT JOIN span s ON s.id = (SELECT MAX(l.id) FROM span l WHERE l.ticket_id = t.id)
 WHERE s.id IS NULL
    OR (t.status IN ('closed', 'cancelled') AND NOT s.to_at <=> t.closed_at)
    OR (t.status NOT IN ('closed', 'cancelled')
        AND (s.to_at IS NOT NULL
             OR s.court <> CASE WHEN t.waiting_for = 'requester' OR t.status = 'resolved' THEN 'requester'
                                WHEN t.waiting_for = 'vendor' THEN 'vendor'
                                WHEN t.waiting_for = 'approval' THEN 'approver'
                                ELSE 'us' END))
