SELECT t.id AS ticket_id, 'a promise still runs on a ticket that is solved or over' AS what
  FROM ticket t
  JOIN timer c ON c.ticket_id = t.id
 WHERE c.state IN ('running', 'missed')
   AND (t.status IN ('closed', 'cancelled') OR (t.status = 'resolved' AND c.kind <> 'close'))
