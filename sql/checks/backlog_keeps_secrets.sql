SELECT b.ticket_id, 'kept with a day as if it were not, or were, confidential' AS what
  FROM backlog_day b
  JOIN ticket t ON t.id = b.ticket_id
 WHERE b.confidential <> t.confidential
 LIMIT 10
