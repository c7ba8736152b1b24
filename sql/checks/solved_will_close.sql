SELECT t.id AS ticket_id, 'it is solved and nothing will close it' AS what
  FROM ticket t
  LEFT JOIN timer c ON c.ticket_id = t.id AND c.kind = 'close' AND c.state = 'running'
 WHERE t.status = 'resolved' AND c.id IS NULL
