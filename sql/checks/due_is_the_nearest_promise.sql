SELECT t.id AS ticket_id, 'due_at is not the nearest promise that runs' AS what
  FROM ticket t
  LEFT JOIN (SELECT c.ticket_id, MIN(c.due_at) AS due_at
               FROM timer c
              WHERE c.kind <> 'close' AND c.state IN ('running', 'missed') AND c.paused_at IS NULL
              GROUP BY c.ticket_id) k ON k.ticket_id = t.id
 WHERE t.due_at <> IFNULL(k.due_at, '9999-12-31 00:00:00.000')
